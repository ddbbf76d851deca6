"""Handing in: one package of what an office has not confirmed, or of everything; and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit import __version__
from fieldkit.exchange.package import PackageContent, PackageFile, Sender
from fieldkit.exchange.workbook import write_package
from fieldkit.kernel.changes import Topic
from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.ids import ReplicaId
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS
from fieldkit.registers.circle import MAP_FILES
from fieldkit.registers.form import BUNDLE
from fieldkit.registers.records import codes_of, fields_of
from fieldkit.services import trust
from fieldkit.services.answer_files import digests_of
from fieldkit.services.names import file_name
from fieldkit.services.scope import Scope
from fieldkit.storage import delivery, files, folder, ledger_store, lists, packages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection
    from fieldkit.storage.delivery import Delivery

COLLECTING = Text("收集要交的内容", "Collecting what to hand in")
MIB = 1024 * 1024
PHOTO_LIMIT = "photo_limit_mib"
"""Setting: photos over this size together go into companion packages; WeChat takes 100 MB, OA often 50."""
DEFAULT_PHOTO_LIMIT = 40
PHOTOS = "photos"
_ALWAYS = (BUNDLE, MAP_FILES)
"""Fields whose files are small and wanted by whoever gets their record."""


class HandInError(ErrorCode):
    """Why nothing could be handed in."""

    PASSWORD_WANTED = Text(
        "包里有居民答卷（{count} 份），属于个人信息，必须设密码才能导出。没有写出文件，数据都在。"
        "请设一个密码，另外告诉收的人（不要和文件放在一起发）。",
        "The package holds {count} residents' questionnaires. Personal data leaves only with a password; "
        "no file was written and all data is safe. Choose a password and tell the receiver separately.",
    )
    EMPTY_PASSWORD = Text(
        "密码是空的，没有写出文件。请写一个密码。", "The password is empty; no file was written. Choose one."
    )


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        path: the package; companions: further files that hold photos.
        records, changes, photos: how many are inside.
        is_encrypted: a password opens it.
    """

    path: Path
    records: int
    changes: int
    photos: int = 0
    companions: tuple[Path, ...] = ()
    is_encrypted: bool = False


class HandInService:
    """What goes out of this workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def export(
        self,
        path: Path,
        *,
        areas: Sequence[str] = (),
        since_receipt: bool = False,
        password: str | None = None,
        photos: bool = False,
        progress: Progress | None = None,
    ) -> Exported:
        """Write a package.

        Args:
            path: where to.
            areas: only the records of these areas (code, name or id); empty for everything.
            since_receipt: only what no office has confirmed.
            password: encrypts the file; needed where residents' answers are inside.
            photos: take the pictures along; over the limit that is set they go into companion files.
            progress: told of every step; may cancel.

        Raises:
            FieldkitError: NO_SUCH_AREA, PASSWORD_WANTED, or the file cannot be written; no half file is left.
        """
        progress = progress or Progress()
        progress.begin(COLLECTING)
        if password is not None and not password.strip():
            raise FieldkitError(HandInError.EMPTY_PASSWORD)
        with self._workspace.database.write() as work:
            key = trust.own_key(work)
        with self._workspace.database.read() as connection:
            outside = delivery.confirmed(connection) if since_receipt else None
            scope = Scope(connection, areas, outside)
            if password is None:
                _refuse_residents(connection, scope)
            wanted = (PHOTOS, *_ALWAYS) if photos else _ALWAYS
            carried = self._carried(connection, scope, wanted, since_receipt=since_receipt)
            content = self._content(connection, scope, carried, key=key, since=since_receipt)
            limit = int(self._workspace.setting(PHOTO_LIMIT) or DEFAULT_PHOTO_LIMIT) * MIB
            written = write_package(content, path, progress, password=password, photo_limit=limit)
        with self._workspace.database.write() as work:
            delivery.note_handed(work, written.held)
            work.topics.add(Topic.PACKAGES)
        folder.note_handed_in(self._workspace.database)
        return Exported(
            path,
            sum(table.count for table in content.tables),
            sum(one.last - one.first + 1 for ranges in written.held.values() for one in ranges),
            sum(file.is_photo for file in carried),
            written.companions,
            password is not None,
        )

    def holds_residents(self, *, areas: Sequence[str] = (), since_receipt: bool = False) -> int:
        """How many residents' questionnaires such a package would hold; more than none asks for a password."""
        with self._workspace.database.read() as connection:
            outside = delivery.confirmed(connection) if since_receipt else None
            return _residents(connection, Scope(connection, areas, outside))

    def suggested_name(self) -> str:
        """A file name for the next package: what it is of, and which one it is."""
        title = self._workspace.title
        device = self._workspace.identity.device.replace(" ", "")
        day = stamp(self._workspace.clock)[:10].replace("-", "")
        name = "_".join(part for part in (title, device, day) if part)
        return file_name(name) + ".xlsx"

    def unsent(self) -> int:
        """How many changes written here were in no package yet."""
        with self._workspace.database.read() as connection:
            return delivery.unsent(connection)

    def unconfirmed(self) -> int:
        """How many changes written here no office has confirmed."""
        with self._workspace.database.read() as connection:
            return delivery.unconfirmed(connection)

    def has_receipt(self) -> bool:
        """Whether any office ever confirmed anything."""
        with self._workspace.database.read() as connection:
            return bool(delivery.confirmed(connection))

    def of_records(self, records: Sequence[str]) -> dict[str, Delivery]:
        """未交, 已交 or 已收 of each of these records that were written about here."""
        with self._workspace.database.read() as connection:
            return delivery.of_records(connection, records)

    def records_in(self, state: Delivery) -> set[str]:
        """The records that have come so far and no further."""
        with self._workspace.database.read() as connection:
            return delivery.records_in(connection, state)

    def fingerprint(self) -> str:
        """The fingerprint of this device's key, to be read out on the phone."""
        with self._workspace.database.write() as work:
            return trust.own_fingerprint(work)

    def _content(
        self,
        connection: Connection,
        scope: Scope,
        carried: Sequence[PackageFile],
        *,
        key: str,
        since: bool,
    ) -> PackageContent:
        identity = self._workspace.identity
        return PackageContent(
            sender=Sender(identity.replica, identity.person, identity.device, identity.role),
            created=stamp(self._workspace.clock),
            program=f"fieldkit {__version__}",
            ops=scope.ops(),
            tables=scope.tables(),
            scope=scope.names,
            known={ReplicaId(one): ranges for one, ranges in ledger_store.held(connection).items()},
            replicas=tuple(
                Sender(ReplicaId(one.id), one.person, one.device, one.role)
                for one in packages.replicas(connection).values()
            ),
            names=scope.named(),
            since=since,
            files=tuple(carried),
            key=key,
        )

    def _carried(
        self, connection: Connection, scope: Scope, wanted_fields: Sequence[str], *, since_receipt: bool
    ) -> list[PackageFile]:
        """The photos, forms and maps of the records in the package that lie here; with a delta, those no office has."""
        skip = delivery.confirmed_files(connection) if since_receipt else set()
        found: dict[str, PackageFile] = {}
        for kind in KINDS:
            key = next((one for one in wanted_fields if kind.field(one) is not None), "")
            holds_answers = bool(kind.open_prefix) and PHOTOS in wanted_fields
            if not key and not holds_answers:
                continue
            wanted = scope.records_of(kind.key)
            for at in range(0, len(wanted), 500):
                for record, state in ledger_store.states_of(connection, wanted[at : at + 500]).items():
                    units = state.values()
                    values = fields_of(kind, units)
                    named = [*codes_of(values.get(key)), *(digest for _, digest in digests_of(units))]
                    for digest in named:
                        path = files.path_of(self._workspace.path, digest)
                        if digest in skip or digest in found or not path.is_file():
                            continue
                        name = files.name_of(connection, digest) or f"{digest[:8]}.jpg"
                        title = values.get(kind.title) or ""
                        found[digest] = PackageFile(digest, name, path, record, title, key not in _ALWAYS)
        return list(found.values())


def _residents(connection: Connection, scope: Scope) -> int:
    """How many records in the package hold answers of residents."""
    wanted = scope.records()
    total = 0
    for kind in KINDS:
        if not kind.about_residents:
            continue
        # a deleted questionnaire's changes travel as well
        records = [*scope.records_of(kind.key), *lists.deleted(connection)] if wanted is None else wanted
        for at in range(0, len(records), 500):
            states = ledger_store.states_of(connection, records[at : at + 500]).values()
            total += sum(
                state.kind == kind.key
                and any(
                    unit.startswith(kind.open_prefix) and value is not None
                    for unit, value in state.values().items()
                )
                for state in states
            )
    return total


def _refuse_residents(connection: Connection, scope: Scope) -> None:
    count = _residents(connection, scope)
    if count:
        raise FieldkitError(HandInError.PASSWORD_WANTED, count=count)
