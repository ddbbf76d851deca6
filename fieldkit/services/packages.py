"""Packages: what travels between workspaces. Each is taken whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Literal

from fieldkit import __version__
from fieldkit.exchange.package import PackageContent, Sender
from fieldkit.exchange.plan import ImportPlan, plan_import
from fieldkit.exchange.reading import read_package
from fieldkit.exchange.tables import RegisterCells
from fieldkit.exchange.workbook import write_package
from fieldkit.kernel.changes import Topic
from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import ReplicaId
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.ledger.union import gaps_of, united_ranges
from fieldkit.ledger.writing import foreign_tail
from fieldkit.services.names import NamesInPackage, file_name
from fieldkit.services.scope import Scope
from fieldkit.storage import folder, ledger_store, packages, settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from fieldkit.exchange.package import Package
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Dot
    from fieldkit.ledger.state import RecordState
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection, Work
    from fieldkit.storage.packages import TakenPackage

CHECKING = Text("核对数据包", "Checking packages")
TAKING = Text("导入数据包", "Taking packages")
COLLECTING = Text("收集要交的内容", "Collecting what to hand in")
ACCEPTED = Text(
    "{file}：已导入，新增 {added} 条改动，表格里改过 {edits} 处，待定冲突 {conflicts} 处。",
    "{file}: taken; {added} new changes, {edits} corrections in the sheet, {conflicts} conflicts to settle.",
)
KNOWN = Text("{file}：内容已经收过，没有变化。", "{file}: known already; nothing changed.")
REFUSED = Text("{file}：{reason}", "{file}: {reason}")

Status = Literal["ready", "known", "refused"]
Outcome = Literal["accepted", "known", "refused"]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    path: Path
    records: int
    changes: int


@dataclass(frozen=True, slots=True)
class Planned:
    """A file as it was verified, before anything is taken.

    Attributes:
        status: ``ready``, ``known`` (nothing in it is new) or ``refused``.
        person, device: the sender, as they call themselves.
        added, known, edits, damage, conflicts: counts of what taking it would do.
        missing: 缺号: which numbers of the sender's are still not here, in words; empty for none.
        problems: damaged cells, doubled rows and the like, with sheet and row.
        refusal: why it cannot be taken.
    """

    file: Path
    status: Status
    person: str = ""
    device: str = ""
    created: str = ""
    added: int = 0
    known: int = 0
    edits: int = 0
    damage: int = 0
    conflicts: int = 0
    missing: str = ""
    problems: tuple[Problem, ...] = ()
    refusal: FieldkitError | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    file: Path
    status: Outcome
    added: int = 0
    known: int = 0
    edits: int = 0
    damage: int = 0
    conflicts: int = 0
    problems: tuple[Problem, ...] = ()
    refusal: FieldkitError | None = None

    def say(self, language: Language) -> str:
        """One sentence for the terminal or a toast."""
        if self.refusal is not None:
            return REFUSED.say(language, file=self.file.name, reason=self.refusal.say(language))
        text = KNOWN if self.status == "known" else ACCEPTED
        return text.say(
            language, file=self.file.name, added=self.added, edits=self.edits, conflicts=self.conflicts
        )


class _Held:
    """What this workspace holds, for weighing a package (see ``exchange.plan.Known``)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hashes(self, dots: Iterable[Dot]) -> Mapping[Dot, str]:
        return ledger_store.held_hashes(self._connection, dots)

    def states(self, records: Sequence[str]) -> Mapping[str, RecordState]:
        return ledger_store.states_of(self._connection, records)


class PackageService:
    """Handing in and taking in."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # -- handing in ------------------------------------------------------

    def export(self, path: Path, *, areas: Sequence[str] = (), progress: Progress | None = None) -> Exported:
        """Write a package of everything, or of the records of these areas (code, name or id).

        Raises:
            FieldkitError: NO_SUCH_AREA, or the file cannot be written; no half file is left.
        """
        progress = progress or Progress()
        progress.begin(COLLECTING)
        with self._workspace.database.read() as connection:
            scope = Scope(connection, areas)
            content = self._content(connection, scope)
        write_package(content, path, progress)
        with self._workspace.database.write() as work:
            for replica, handed in _handed(work.connection, self._workspace.identity.replica).items():
                inside = {change.seq for change in content.changes if change.replica == replica}
                # an export of some areas hands in only what lies in them
                reached = next(seq for seq in count(handed + 1) if seq not in inside) - 1
                settings.put(work, settings.HANDED + replica, str(reached))
            work.topics.add(Topic.PACKAGES)
        return Exported(path, sum(len(table.rows) for table in content.tables), len(content.changes))

    def suggested_name(self) -> str:
        """A file name for the next package: what it is of, and which one it is."""
        title = self._workspace.title
        device = self._workspace.identity.device.replace(" ", "")
        day = stamp(self._workspace.clock)[:10].replace("-", "")
        name = "_".join(part for part in (title, device, day) if part)
        return file_name(name) + ".xlsx"

    def unsent(self) -> int:
        """How many of this workspace's own changes were not in an export yet, under whichever id it wrote them."""
        with self._workspace.database.read() as connection:
            handed = _handed(connection, self._workspace.identity.replica)
            return sum(
                max(0, ledger_store.cursor_of(connection, ReplicaId(replica)).seq - reached)
                for replica, reached in handed.items()
            )

    def _content(self, connection: Connection, scope: Scope) -> PackageContent:
        identity = self._workspace.identity
        replicas = packages.replicas(connection)
        changes = tuple(ledger_store.all_changes(connection, scope.records()))
        writers = {change.replica for change in changes}
        return PackageContent(
            sender=Sender(identity.replica, identity.person, identity.device, identity.role),
            created=stamp(self._workspace.clock),
            program=f"fieldkit {__version__}",
            changes=changes,
            tables=scope.tables(),
            scope=scope.names,
            known={ReplicaId(one): ranges for one, ranges in ledger_store.held(connection).items()},
            replicas=tuple(
                Sender(ReplicaId(one.id), one.person, one.device, one.role)
                for one in replicas.values()
                if one.id in writers
            ),
        )

    # -- taking in -------------------------------------------------------

    def preview(self, files: Sequence[Path], progress: Progress | None = None) -> list[Planned]:
        """Verify files and say what each would bring; nothing is taken."""
        progress = progress or Progress()
        progress.begin(CHECKING, len(files))
        planned = []
        for file in files:
            planned.append(self._preview(file))
            progress.step(detail=file.name)
        return planned

    def take(self, planned: Sequence[Planned], progress: Progress | None = None) -> list[Imported]:
        """Take files that were previewed; those that were refused or are known stay as they are."""
        return self.import_files([one.file for one in planned], progress=progress)

    def import_files(self, files: Sequence[Path], *, progress: Progress | None = None) -> list[Imported]:
        """Take files one after the other, each in one transaction; a bad one never stops the others.

        Raises:
            OperationCancelledError: those taken so far stay taken, the one in hand is not.
        """
        progress = progress or Progress()
        progress.begin(TAKING, len(files))
        results = []
        for file in files:
            results.append(self._import(file))
            progress.step(detail=file.name)
        return results

    def log(self) -> list[TakenPackage]:
        """Every package that was taken in, latest first."""
        with self._workspace.database.read() as connection:
            return packages.taken(connection)

    def _preview(self, file: Path) -> Planned:
        try:
            package = read_package(file, Progress())
            with self._workspace.database.read() as connection:
                plan = _plan(package, connection)
                missing = _missing(connection, package)
        except FieldkitError as refusal:
            return Planned(file, "refused", refusal=refusal)
        sender = package.manifest.sender
        return Planned(
            file,
            "known" if plan.is_known else "ready",
            person=sender.person,
            device=sender.device,
            created=package.manifest.created,
            added=len(plan.new),
            known=plan.known,
            edits=len(plan.edits),
            damage=len(plan.damage),
            conflicts=plan.conflicts,
            missing=missing,
            problems=(*plan.damage, *plan.problems),
        )

    def _import(self, file: Path) -> Imported:
        try:
            package = read_package(file, Progress())
            with self._workspace.database.write() as work:
                plan = _plan(package, work.connection)
                self._apply(work, file, package, plan)
            self._workspace.refresh_identity()
        except FieldkitError as refusal:
            return Imported(file, "refused", refusal=refusal)
        return Imported(
            file,
            "known" if plan.is_known else "accepted",
            added=len(plan.new),
            known=plan.known,
            edits=len(plan.edits),
            damage=len(plan.damage),
            conflicts=plan.conflicts,
            problems=(*plan.damage, *plan.problems),
        )

    def _apply(self, work: Work, file: Path, package: Package, plan: ImportPlan) -> None:
        manifest = package.manifest
        own = ledger_store.cursor_of(work.connection, self._workspace.identity.replica)
        senders = {sender.replica: sender for sender in (*manifest.replicas, manifest.sender)}
        packages.meet(
            work,
            [
                packages.Replica(one.replica, one.device, one.person, one.role, is_own=False)
                for one in senders.values()
            ],
        )
        packages.log(
            work,
            packages.TakenPackage(
                id=manifest.id,
                sender=manifest.sender.replica,
                person=manifest.sender.person,
                device=manifest.sender.device,
                file_name=file.name,
                received=stamp(self._workspace.clock),
                added=len(plan.new),
                known=plan.known,
                edits=len(plan.edits),
                damage=len(plan.damage),
            ),
        )
        ledger_store.add(work, (*plan.new, *plan.edits), package=manifest.id)
        if foreign_tail(own, plan.new):
            # Somebody went on under our own number: this database is an older copy of it.
            folder.mint_again(work)


def _handed(connection: Connection, own: str) -> dict[str, int]:
    """Up to which number the changes of each replica that this database wrote as were handed in."""
    kept = settings.starting_with(connection, settings.HANDED)
    return {own: 0, **{replica: int(reached) for replica, reached in kept.items()}}


def _plan(package: Package, connection: Connection) -> ImportPlan:
    return plan_import(package, _Held(connection), RegisterCells(NamesInPackage(package.changes)))


def _missing(connection: Connection, package: Package) -> str:
    """The sender's numbers below the highest that neither this workspace nor the package holds."""
    sender = package.manifest.sender.replica
    here = ledger_store.held(connection).get(sender, ())
    gaps = gaps_of(united_ranges(here, package.manifest.held.get(sender, ())))
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in gaps)
