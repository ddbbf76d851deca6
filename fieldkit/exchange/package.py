"""What a package holds, as values: written by ``workbook``, read by ``reading``, weighed by ``plan``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.ids import RecordId, ReplicaId
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.union import SeqRange

FORMAT = 1
"""Format that this program writes, and the newest it reads."""

PROPERTY_PACKAGE = "fieldkit-package"
PROPERTY_ROOT = "fieldkit-root"

MANIFEST, BASE, OPS = "_manifest", "_base", "_ops"
COVER, OPTIONS = "说明", "选项"
ID_KEY, ROW_KEY = "_id", "_row"
ID_LABEL, ROW_LABEL = "记录", "行"
"""What row 2 says over the hidden columns; no record is called so."""
FIRST_ROW = 3
"""Row of the sheet, counted from 1, in which records begin."""
COLUMN_LIMIT = 250
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
    """

    value: str | None
    seen: Mapping[str, int]


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
        units: every unit of the record that was ever set.
        disputed: keys of columns whose value is in conflict.
    """

    record: RecordId
    cells: tuple[str, ...]
    units: Mapping[str, UnitBase]
    disputed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackageTable:
    """One visible sheet: the records of one kind."""

    kind: str
    label: str
    columns: tuple[PackageColumn, ...]
    rows: tuple[PackageRow, ...]


@dataclass(frozen=True, slots=True)
class PackageContent:
    """Everything that goes into a package.

    Attributes:
        sender, created: who made it, and when (ISO with offset).
        program: name and version of the program.
        scope: names of the areas that were exported; empty for everything.
        changes: what travels, in any order.
        known: what the sender holds of everybody.
        replicas: who is behind the replica ids that occur.
        tables: what people see.
    """

    sender: Sender
    created: str
    program: str
    changes: tuple[Change, ...]
    tables: tuple[PackageTable, ...]
    scope: tuple[str, ...] = ()
    known: Mapping[ReplicaId, tuple[SeqRange, ...]] = field(default_factory=dict)
    replicas: tuple[Sender, ...] = ()


@dataclass(frozen=True, slots=True)
class KindSheet:
    """Which sheet holds which kind, and under which keys."""

    kind: str
    sheet: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says about itself; covered by ``root``.

    Attributes:
        id: first 32 digits of ``root``.
        root: SHA-256 over manifest, base and changes.
        counts: rows by sheet name, lines of ``_base`` and ``_ops``.
        held: sequence numbers of the changes inside.
        hashes: SHA-256 of ``_base`` and ``_ops``.
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


@dataclass(frozen=True, slots=True)
class BaseRow:
    """One row as it was exported; see :class:`PackageRow`."""

    number: int
    record: RecordId
    cells: tuple[str, ...]
    units: Mapping[str, UnitBase]


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
class Package:
    """A package that was read and verified.

    Attributes:
        manifest: what it says about itself.
        changes: its ledger.
        tables: its visible sheets.
    """

    manifest: Manifest
    changes: tuple[Change, ...]
    tables: tuple[ReadTable, ...]
