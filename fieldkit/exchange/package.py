"""What a package holds, as values: written by ``workbook``, read by ``reading``, weighed by ``plan``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from fieldkit.exchange.spool import Bodies
    from fieldkit.kernel.ids import RecordId, ReplicaId
    from fieldkit.kernel.problems import Problem
    from fieldkit.ledger.change import Change, Link
    from fieldkit.ledger.union import SeqRange

FORMAT = 1
"""Format that this program writes, and the newest it reads."""

PROPERTY_PACKAGE = "fieldkit-package"
PROPERTY_ROOT = "fieldkit-root"

MANIFEST, BASE, OPS, FILES = "_manifest", "_base", "_ops", "_files"
COVER, OPTIONS, PHOTOS, RECEIPT = "说明", "选项", "照片", "回执"
ID_KEY, ROW_KEY = "_id", "_row"
ID_LABEL, ROW_LABEL = "记录", "行"
"""What row 2 says over the hidden columns; no record is called so."""
FIRST_ROW = 3
"""Row of the sheet, counted from 1, in which records begin."""
COLUMN_LIMIT = 250
MOST_ROWS = 1_048_000
TEXT_LIMIT = 32_000
CUT = "……（未完）"
"""End of a text that was too long for a cell."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The writing database that made a package, as its people call it."""

    replica: ReplicaId
    person: str = ""
    device: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class UnitBase:
    """One unit as it was exported.

    Attributes:
        value: canonical value, None when it was cleared.
        seen: what somebody has seen who reads this value; the shown change itself is in it.
        record: the record that holds it, where several were joined into the one of the row; else empty.
    """

    value: str | None
    seen: Mapping[str, int]
    record: str = ""


class UnitGroup(NamedTuple):
    """Units of a row that share what was seen of them; see :class:`UnitBase`."""

    seen: Mapping[str, int]
    values: Mapping[str, str | None]
    record: str = ""


@dataclass(frozen=True, slots=True)
class PackageColumn:
    """One visible column.

    Attributes:
        key: machine key of row 1.
        label: what people read in row 2.
        width: in characters.
        options: texts of the drop-down; empty for none.
        editable: whether a correction is taken.
    """

    key: str
    label: str
    width: int = 12
    options: tuple[str, ...] = ()
    editable: bool = True


@dataclass(frozen=True, slots=True)
class PackageRow:
    """One record in a table.

    Attributes:
        record: its id.
        cells: what each cell shows, one for each column of the table.
        groups: every unit of the record that was ever set. A unit occurs again for each joined
            record that holds the same value; the shown one comes first.
        disputed: keys of columns whose value is in conflict.
    """

    record: RecordId
    cells: Sequence[str]
    groups: Sequence[UnitGroup]
    disputed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PackageTable:
    """One visible sheet: the records of one kind.

    Attributes:
        kind, label: which one, and the name of its sheet.
        columns: in their order.
        rows: taken once, while the workbook is written; they need not be in memory.
        count: how many rows there are.
    """

    kind: str
    label: str
    columns: tuple[PackageColumn, ...]
    rows: Iterable[PackageRow]
    count: int


class Op(NamedTuple):
    """A change as it travels: its dot, and the canonical text as stored."""

    replica: ReplicaId
    seq: int
    body: str


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A photo, or the files of a form, that goes along.

    Attributes:
        sha256: of its bytes; the name under which records refer to it.
        name: what people call the file.
        path: where its bytes are.
        record, title: the record it belongs to, and what that is called.
        is_photo: shown to people in the sheet of photos; other files travel hidden, in the package itself.
    """

    sha256: str
    name: str
    path: Path
    record: str = ""
    title: str = ""
    is_photo: bool = True


@dataclass(frozen=True, slots=True)
class PackageContent:
    """Everything that goes into a package.

    Attributes:
        sender, created: who made it, and when (ISO with offset).
        program: name and version of the program.
        ops: the changes that travel, by replica and number; taken once.
        tables: what people see.
        scope: names of the areas that were exported; empty for everything.
        known: what the sender holds of everybody.
        replicas: who is behind the replica ids that occur.
        names: id, name and code of what a corrected cell may refer to, by kind.
        since: only what no office has confirmed.
        files: the photos.
        key: the sender's private key, hexadecimal; empty leaves the package unsigned.
    """

    sender: Sender
    created: str
    program: str
    ops: Iterable[Op]
    tables: tuple[PackageTable, ...]
    scope: tuple[str, ...] = ()
    known: Mapping[ReplicaId, tuple[SeqRange, ...]] = field(default_factory=dict)
    replicas: tuple[Sender, ...] = ()
    names: Mapping[str, Sequence[tuple[str, str, str]]] = field(default_factory=dict)
    since: bool = False
    files: Sequence[PackageFile] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A record that was given back, in words.

    Attributes:
        record: its id.
        title, address: how the worker finds it.
        reason: what is to be mended.
    """

    record: str
    title: str
    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """Everything that goes into a receipt (回执).

    Attributes:
        device: whom it is for.
        held: what the office holds of everybody.
        missing: numbers of the device that exist and did not come (缺号).
        files: SHA-256 of the photos of the device that the office holds.
        returned: what was given back.
        ops: the marks of the office, by replica and number.
        For the others see :class:`PackageContent`.
    """

    sender: Sender
    created: str
    program: str
    device: Sender
    held: Mapping[ReplicaId, tuple[SeqRange, ...]]
    missing: tuple[SeqRange, ...] = ()
    files: tuple[str, ...] = ()
    returned: tuple[ReturnedRow, ...] = ()
    ops: Sequence[Op] = ()
    known: Mapping[ReplicaId, tuple[SeqRange, ...]] = field(default_factory=dict)
    replicas: tuple[Sender, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class KindSheet:
    """Which sheet holds which kind, and under which keys."""

    kind: str
    sheet: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt confirms.

    Attributes:
        device: replica id of the device it is for.
        held: what the office holds of everybody.
        files: SHA-256 of the device's photos that it holds.
    """

    device: ReplicaId
    held: Mapping[ReplicaId, tuple[SeqRange, ...]]
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A photo as the manifest lists it; ``size`` in bytes."""

    sha256: str
    name: str
    size: int
    record: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says about itself; all but ``signature`` is covered by ``root``.

    Attributes:
        id: first 32 digits of ``root``.
        root: SHA-256 over manifest, base and changes.
        counts: rows by sheet name, lines of ``_base`` and ``_ops``.
        held: sequence numbers of the changes inside.
        hashes: SHA-256 of ``_base`` and ``_ops``.
        members: SHA-256 of the sheets' XML as written, by sheet name; a sheet that still has it is untouched.
        names: see :class:`PackageContent`; None in packages of the first walk, which have none.
        receipt: set when the package is a receipt.
        part: number and count, when it holds photos of the package ``of``; else None.
        files: the photos inside.
        key: public key of the sender, hexadecimal; empty when the package is unsigned.
        signature: by that key over ``root``; it was verified.
        For the others see :class:`PackageContent`.
    """

    id: str
    root: str
    format: int
    program: str
    sender: Sender
    created: str
    scope: tuple[str, ...]
    counts: Mapping[str, int]
    kinds: tuple[KindSheet, ...]
    held: Mapping[ReplicaId, tuple[SeqRange, ...]]
    known: Mapping[ReplicaId, tuple[SeqRange, ...]]
    replicas: tuple[Sender, ...]
    hashes: Mapping[str, str]
    members: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[tuple[str, str, str], ...]] | None = None
    since: bool = False
    receipt: Receipt | None = None
    part: tuple[int, int] | None = None
    of: str = ""
    files: tuple[ListedFile, ...] = ()
    key: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A package that was written.

    Attributes:
        path: the file.
        manifest: what it says about itself.
        companions: further files that hold its photos.
    """

    path: Path
    manifest: Manifest
    companions: tuple[Path, ...] = ()

    @property
    def held(self) -> Mapping[ReplicaId, tuple[SeqRange, ...]]:
        """Sequence numbers of the changes inside."""
        return self.manifest.held


@dataclass(frozen=True, slots=True)
class BaseRow:
    """One row as it was exported; see :class:`PackageRow`. Of each unit the shown base comes first."""

    number: int
    record: RecordId
    cells: tuple[str, ...]
    units: Mapping[str, tuple[UnitBase, ...]]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it stands in the file now.

    Attributes:
        number: row of the sheet, from 1, for people.
        record: text of ``_id``; empty for a row that somebody added.
        token: text of ``_row``.
        cells: by column key; text, or what a spreadsheet made of it (number, date, truth value).
    """

    number: int
    record: str
    token: str
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One visible sheet: where it does not stand as it was exported.

    Attributes:
        kind, sheet: which one.
        columns: keys in the order of export.
        changed: rows that do not stand as exported, and those that somebody added.
        base: rows as exported, by record, of every record in ``changed``.
        unchanged: how many rows stand exactly as exported.
        missing: how many exported rows are no longer there.
        doubled: how many rows a record of ``changed`` has, where it has several.
        doubled_keys: columns that occur twice; their cells are left out of ``changed``.
        has_header: whether the key row was found; without it nothing is read.
    """

    kind: str
    sheet: str
    columns: tuple[str, ...]
    changed: tuple[SheetRow, ...] = ()
    base: Mapping[str, BaseRow] = field(default_factory=dict)
    unchanged: int = 0
    missing: int = 0
    doubled: Mapping[str, int] = field(default_factory=dict)
    doubled_keys: tuple[str, ...] = ()
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A photo that came, byte for byte as it was sent; readable while its package is open."""

    sha256: str
    name: str
    size: int
    record: str
    read: Callable[[], bytes]


class Package:
    """A package that was read and verified; close it when done.

    Attributes:
        manifest: what it says about itself.
        tables: its visible sheets, where they do not stand as exported.
        problems: what is wrong with its photos.
    """

    def __init__(
        self,
        manifest: Manifest,
        bodies: Bodies,
        tables: tuple[ReadTable, ...],
        files: tuple[CarriedFile, ...] = (),
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.manifest = manifest
        self.tables = tables
        self.problems = problems
        self._bodies = bodies
        self._files = files
        self._close: Callable[[], None] = lambda: None

    @property
    def count(self) -> int:
        """How many changes are inside."""
        return len(self._bodies)

    def changes(self) -> Iterator[Change]:
        """The changes, verified, by replica and number; as often as wanted."""
        return iter(self._bodies)

    def links(self) -> Iterator[Link]:
        """Which changes these are, in the same order, without their contents."""
        return self._bodies.links()

    def change(self, at: int) -> Change:
        """The change at this place of :meth:`changes`, from 0."""
        return self._bodies[at]

    def files(self) -> tuple[CarriedFile, ...]:
        """The photos that came whole."""
        return self._files

    def close_with(self, close: Callable[[], None]) -> None:
        """Say what else is to be let go of when the package is closed."""
        self._close = close

    def close(self) -> None:
        """Let go of the file and of what was put aside on disk."""
        self._bodies.close()
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
