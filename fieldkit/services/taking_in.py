"""Taking in: each file is verified, weighed, shown, and then taken whole in one transaction or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.plan import plan_import
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.reading import file_digest, read_package
from fieldkit.exchange.tables import RegisterCells
from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.ids import RecordId, ReplicaId
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.ledger import writing
from fieldkit.ledger.change import DELETED
from fieldkit.ledger.union import gaps_of, united_ranges
from fieldkit.services import trust
from fieldkit.services.arriving import LOCKED, Content, Decision, Imported, Planned
from fieldkit.services.names import NamesInPackage
from fieldkit.services.quarantine import Quarantine
from fieldkit.storage import arrivals, bulk, delivery, files, folder, ledger_store, packages
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from fieldkit.exchange.package import Package
    from fieldkit.exchange.plan import ImportPlan
    from fieldkit.ledger.change import Change, Dot
    from fieldkit.ledger.state import RecordState
    from fieldkit.services.trust import Verdict
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection, Work

CHECKING = Text("核对数据包", "Checking packages")
TAKING = Text("导入数据包", "Taking packages")
REJECTED = "$rejected/"
"""Prefix of the units that say "this correction was declined": ``$rejected/<replica of the correction>``."""

NOT_ITS_FAULT = frozenset((ExchangeError.NO_ROOM, ExchangeError.UNREADABLE_FILE))
"""The file may be sound: it does not belong in quarantine."""


class TrustError(ErrorCode):
    """Why a sender was not believed."""

    CHANGED_KEY = Text(
        "“{file}”自称来自“{device}”，但签名不是这台设备以前的（以前 {before}，这次 {found}）。没有导入任何内容。"
        "请打电话向对方核对指纹；确是对方换了电脑或重装过，再选择信任。",
        "“{file}” says it comes from “{device}” but is not signed with that device's key (before {before}, "
        "now {found}). Nothing was taken. Compare the fingerprint on the phone before you trust it.",
    )


NO_SIGNATURE = Text("没有签名", "unsigned")


class _Held:
    """What this workspace holds, for weighing a package (see ``exchange.plan.Known``)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hashes(self, dots: Iterable[Dot]) -> Mapping[Dot, str]:
        return ledger_store.held_hashes(self._connection, dots)

    def states(self, records: Sequence[str]) -> Mapping[str, RecordState]:
        return ledger_store.states_of(self._connection, records)

    def rejected(self, records: Sequence[str]) -> set[str]:
        return {
            unit.removeprefix(REJECTED)
            for state in self.states(records).values()
            for unit in state.heads
            if unit.startswith(REJECTED) and state.value(unit) is not None
        }


class TakingInService:
    """What comes into this workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._quarantine = Quarantine(workspace)

    def preview(
        self, paths: Sequence[Path], *, passwords: Sequence[str] = (), progress: Progress | None = None
    ) -> list[Planned]:
        """Verify files and say what each would bring; nothing is taken."""
        progress = progress or Progress()
        progress.begin(CHECKING, len(paths))
        planned = []
        for file in paths:
            planned.append(self._preview(file, passwords, progress))
            progress.step(detail=file.name)
        return planned

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        passwords: Sequence[str] = (),
        decisions: Mapping[Path, Decision] | None = None,
        progress: Progress | None = None,
    ) -> list[Imported]:
        """Take files one after the other, each in one transaction; a bad one never stops the others.

        Raises:
            OperationCancelledError: those taken so far stay taken, the one in hand is not.
        """
        progress = progress or Progress()
        progress.begin(TAKING, len(paths))
        results = []
        with bulk.uncollected():
            for file in paths:
                decision = (decisions or {}).get(file, Decision())
                results.append(self._import(file, passwords, decision, progress))
                progress.step(detail=file.name)
        return results

    # -- one file --------------------------------------------------------

    def _preview(self, file: Path, passwords: Sequence[str], progress: Progress) -> Planned:
        try:
            before = self._taken_before(file_digest(file))
            if before is not None:
                return Planned(
                    file,
                    "known",
                    person=before.person,
                    device=before.device,
                    replica=before.sender,
                    known=before.added + before.known,
                )
            with (
                read_package(file, progress.part(), passwords) as package,
                self._workspace.database.read() as connection,
            ):
                return self._weigh(file, package, connection)
        except FieldkitError as refusal:
            return Planned(file, "locked" if refusal.code in LOCKED else "refused", refusal=refusal)

    def _weigh(self, file: Path, package: Package, connection: Connection) -> Planned:
        manifest, sender = package.manifest, package.manifest.sender
        plan = _plan(package, connection)
        photos = self._new_photos(package)
        news = not plan.is_known or photos or _confirms(connection, package)
        return Planned(
            file,
            "ready" if news else "known",
            content=_content_of(package),
            person=sender.person,
            device=sender.device,
            replica=sender.replica,
            created=manifest.created,
            added=plan.new,
            known=plan.known,
            edits=len(plan.edits),
            damage=len(plan.damage),
            conflicts=plan.conflicts,
            photos=len(photos),
            held_back=len(plan.held_back),
            corrections=plan.corrections,
            missing=_missing(connection, package),
            verdict=trust.verdict(connection, manifest),
            problems=(*plan.damage, *plan.problems),
        )

    def _import(
        self, file: Path, passwords: Sequence[str], decision: Decision, progress: Progress
    ) -> Imported:
        digest = ""
        try:
            digest = file_digest(file)
            before = self._taken_before(digest)
            if before is not None:
                self._note_known(file, before)
                return Imported(file, "known", device=before.device, known=before.added + before.known)
            with read_package(file, progress.part(), passwords) as package:
                taken = self._take(file, digest, package, decision, progress)
        except FieldkitError as refusal:
            if refusal.code not in LOCKED | NOT_ITS_FAULT and not isinstance(refusal.code, StorageError):
                self._quarantine.put(file, digest, refusal)
            return Imported(file, "refused", refusal=refusal)
        self._workspace.refresh_identity()
        self._quarantine.taken(digest)
        return taken

    def _take(
        self, file: Path, digest: str, package: Package, decision: Decision, progress: Progress
    ) -> Imported:
        manifest = package.manifest
        with self._workspace.database.write() as work:
            plan = _plan(package, work.connection)
            verdict = trust.verdict(work.connection, manifest)
            if verdict.needs_consent and not decision.is_trusted:
                raise FieldkitError(
                    TrustError.CHANGED_KEY,
                    file=file.name,
                    device=manifest.sender.device or manifest.sender.person,
                    before=verdict.before,
                    found=verdict.fingerprint or NO_SIGNATURE.zh,
                )
            photos = self._new_photos(package)
            progress.check()
            confirms = self._confirm(work, package)
            imported = self._result(file, package, plan, decision, verdict, photos, confirms=confirms)
            self._log(work, package, imported, digest)
            before = ledger_store.count_erasures(work.connection)
            self._apply(work, package, plan, decision)
            self._keep_photos(work, package, photos)
            erased = ledger_store.count_erasures(work.connection) > before
            if erased:
                files.remove_unreferenced(work, self._workspace.path)
            trust.remember(work, manifest)
            arrivals.hear(work, {**manifest.known, **manifest.held})
            progress.check()
        if erased:
            self._workspace.database.scrub()
        return imported

    def _result(
        self,
        file: Path,
        package: Package,
        plan: ImportPlan,
        decision: Decision,
        verdict: Verdict,
        photos: set[str],
        *,
        confirms: bool,
    ) -> Imported:
        wanted = [edit for edit in plan.edits if edit.replica not in decision.declined]
        cleared = len(plan.held_back)
        news = plan.new or wanted or photos or confirms or (cleared and decision.take_cleared)
        return Imported(
            file,
            "accepted" if news or len(wanted) < len(plan.edits) else "known",
            content=_content_of(package),
            device=package.manifest.sender.device,
            added=plan.new,
            known=plan.known,
            edits=len(wanted) + (cleared if decision.take_cleared else 0),
            damage=len(plan.damage),
            conflicts=plan.conflicts,
            photos=len(photos),
            held_back=0 if decision.take_cleared else cleared,
            declined=len(plan.edits) - len(wanted),
            verdict=verdict,
            problems=(*plan.damage, *plan.problems),
        )

    def _apply(self, work: Work, package: Package, plan: ImportPlan, decision: Decision) -> None:
        manifest = package.manifest
        replica = ReplicaId(self._workspace.identity.replica)
        own = ledger_store.cursor_of(work.connection, replica)
        # What the plan, made in this very transaction, says to be new need not be looked for again.
        ledger_store.add(
            work, plan.new_changes(), package=manifest.id, fresh=not plan.fills_gap, expected=plan.new
        )
        wanted = [edit for edit in plan.edits if edit.replica not in decision.declined]
        if decision.take_cleared:
            wanted += plan.held_back
        ledger_store.add(work, wanted, package=manifest.id)
        if ledger_store.cursor_of(work.connection, replica).seq > own.seq:
            # Somebody went on under our own number: this database is an older copy of it.
            folder.mint_again(work)
        for edit in plan.edits:
            if edit.replica in decision.declined:
                self._reject(work, edit.record, edit.kind, edit.replica)

    def _reject(self, work: Work, record: str, kind: str, edit: str) -> None:
        """Remember that a person declined this correction, so that the same file does not ask again."""
        state = ledger_store.state(work.connection, record)
        unit = REJECTED + edit

        def compose(cursor: writing.Cursor, who: writing.Signature) -> tuple[list[Change], writing.Cursor]:
            if state is not None:
                return writing.resolve(cursor, who, state, unit, "1")
            # A row that somebody added and nobody wants: it must not stand as an empty record.
            values = {unit: "1", DELETED: "1"}
            change, after = writing.write(cursor, who, record=RecordId(record), kind=kind, values=values)
            return [change], after

        self._workspace.refresh_identity_in(work.connection)
        self._workspace.append(work, compose, "import")

    def _confirm(self, work: Work, package: Package) -> bool:
        receipt = package.manifest.receipt
        return receipt is not None and delivery.note_confirmed(work, receipt.held, receipt.files)

    def _log(self, work: Work, package: Package, result: Imported, digest: str) -> None:
        manifest = package.manifest
        senders = {sender.replica: sender for sender in (*manifest.replicas, manifest.sender)}
        packages.meet(
            work,
            [
                packages.Replica(one.replica, one.device, one.person, one.role, is_own=False)
                for one in senders.values()
            ],
        )
        now = stamp(self._workspace.clock)
        packages.log(
            work,
            packages.TakenPackage(
                id=manifest.id,
                sender=manifest.sender.replica,
                person=manifest.sender.person,
                device=manifest.sender.device,
                file_name=result.file.name,
                received=now,
                added=result.added,
                known=result.known,
                edits=result.edits,
                damage=result.damage,
            ),
        )
        is_whole = not result.held_back
        arrivals.note(
            work,
            arrivals.Arrival(
                file_name=result.file.name,
                file_hash=digest if is_whole else "",
                received=now,
                status=result.status,
                package=manifest.id,
                sender=manifest.sender.replica,
                person=manifest.sender.person,
                device=manifest.sender.device,
                added=result.added,
                known=result.known,
                edits=result.edits,
                damage=result.damage,
                conflicts=result.conflicts,
                photos=result.photos,
            ),
        )

    def _note_known(self, file: Path, before: arrivals.Arrival) -> None:
        with self._workspace.database.write() as work:
            arrivals.note(
                work,
                arrivals.Arrival(
                    file_name=file.name,
                    file_hash=before.file_hash,
                    received=stamp(self._workspace.clock),
                    status=arrivals.KNOWN,
                    package=before.package,
                    sender=before.sender,
                    person=before.person,
                    device=before.device,
                    known=before.added + before.known,
                ),
            )

    def _taken_before(self, digest: str) -> arrivals.Arrival | None:
        with self._workspace.database.read() as connection:
            return arrivals.taken_before(connection, digest)

    # -- photos ----------------------------------------------------------

    def _new_photos(self, package: Package) -> set[str]:
        return {
            one.sha256
            for one in package.files()
            if not files.path_of(self._workspace.path, one.sha256).is_file()
        }

    def _keep_photos(self, work: Work, package: Package, wanted: set[str]) -> None:
        for one in package.files():
            if one.sha256 in wanted:
                files.add(work, self._workspace.path, one.name, one.read())


def _content_of(package: Package) -> Content:
    if package.manifest.receipt is not None:
        return "receipt"
    return "photos" if package.manifest.part is not None else "package"


def _confirms(connection: Connection, package: Package) -> bool:
    """Whether a receipt says anything that is not known here."""
    receipt = package.manifest.receipt
    if receipt is None:
        return False
    present = delivery.confirmed(connection)
    news = any(
        united_ranges(present.get(replica, ()), ranges) != present.get(replica, ())
        for replica, ranges in receipt.held.items()
    )
    return news or bool(set(receipt.files) - delivery.confirmed_files(connection))


def _plan(package: Package, connection: Connection) -> ImportPlan:
    return plan_import(package, _Held(connection), RegisterCells(NamesInPackage.of(package)))


def _missing(connection: Connection, package: Package) -> str:
    """The sender's numbers below the highest that neither this workspace nor the package holds."""
    sender = package.manifest.sender.replica
    here = ledger_store.held(connection).get(sender, ())
    gaps = gaps_of(united_ranges(here, package.manifest.held.get(sender, ())))
    return in_words(gaps)


def in_words(gaps: Iterable[tuple[int, int]]) -> str:
    """``1–3、7``."""
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in gaps)
