"""What people corrected in the visible cells of a package, as changes (FORMAT.md §9).

Everything here follows from the content of the file alone, never from the
workspace that reads it: so every office that takes the file makes the same changes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fieldkit.exchange.damage import damage_of, text_of
from fieldkit.exchange.package import CUT, TEXT_LIMIT, SheetRow, UnitBase
from fieldkit.exchange.packing import folded, tidy
from fieldkit.exchange.problems import ExchangeProblem
from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.kernel.ids import RecordId, ReplicaId, named_id
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.ledger.change import Change
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.records import field_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.exchange.package import BaseRow, Package, ReadTable
    from fieldkit.exchange.tables import CellReader
    from fieldkit.kernel.problems import ProblemCode
    from fieldkit.ledger.change import Dot

NEW_ROW = "+"
"""Key of the one change that a row somebody added makes."""
ADDED_ROW = Text("新增的行", "added row")
MOST_CLEARED = 5
MANY_MOVED = 4
MOVED_SHARE = 0.8
"""Of the changed cells of a column, how many hold the text of another one; the rest may be corrections."""
SHEET_REPLICA = "xl"
LONGEST = 32_767


@dataclass(frozen=True, slots=True)
class SheetEdit:
    """One change that somebody made in a cell, or with a row he added.

    Attributes:
        change: as it is taken.
        record, key: of the row and the column; the change may be about a record that was joined with it.
        title: what the record is called in the sheet.
        label: of the column; of the sheet, for an added row.
        before, now: texts of the cell, or of the added row.
        place: sheet, row and column.
    """

    change: Change
    record: str
    key: str
    title: str
    label: Text
    before: str
    now: str
    place: Place

    @property
    def dot(self) -> Dot:
        """The identity of the change."""
        return self.change.dot


@dataclass(slots=True)
class Corrections:
    """What was found in the sheets of one package."""

    edits: list[SheetEdit] = field(default_factory=list)
    held_back: list[SheetEdit] = field(default_factory=list)
    damage: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """The corrections, in one order."""

    edits: tuple[SheetEdit, ...]
    held_back: tuple[SheetEdit, ...]
    damage: tuple[Problem, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    """One cell that a person changed: the units it sets, its texts, and where it stands."""

    row: SheetRow
    key: str
    units: Mapping[str, str | None]
    before: str
    now: str

    @property
    def clears(self) -> bool:
        return not self.now


def corrections_of(package: Package, cells: CellReader) -> Found:
    """Every correction in the visible sheets of ``package``."""
    total = Corrections()
    for table in package.tables:
        _TableReader(package.manifest.id, table, cells, total).read()
    return Found(tuple(total.edits), tuple(total.held_back), tuple(total.damage), tuple(total.problems))


class _TableReader:
    """Goes through the changed rows of one sheet."""

    def __init__(self, package: str, table: ReadTable, cells: CellReader, total: Corrections) -> None:
        self._package = package
        self._table = table
        self._cells = cells
        self._total = total
        kind = kind_of(table.kind)
        self._texts = {one.key: one.label for one in kind.fields} if kind else {}
        self._labels = {key: label.zh for key, label in self._texts.items()}
        self._title = kind.title if kind else ""

    def read(self) -> None:
        table = self._table
        self._report_sheet()
        rows = [row for row in table.changed if self._is_sound(row)]
        moved = self._moved_columns(rows)
        if moved:
            labels = "、".join(self._labels.get(key, key) for key in moved)
            self._problem(ExchangeProblem.MIS_SORTED, columns=labels)
            return
        edits = [edit for row in rows for edit in self._edits(row)]
        cleared = [edit for edit in edits if edit.clears]
        held_back = cleared if len(cleared) > MOST_CLEARED else []
        if held_back:
            self._problem(ExchangeProblem.CLEARED_CELLS, count=len(held_back))
        for edit in edits:
            target = self._total.held_back if edit.clears and held_back else self._total.edits
            target.extend(self._changes(edit))
        self._add_new_rows()

    def _report_sheet(self) -> None:
        table = self._table
        if not table.has_header:
            self._problem(ExchangeProblem.LOST_HEADER)
            return
        if table.missing:
            self._problem(ExchangeProblem.MISSING_ROWS, severity=Severity.NOTE, count=table.missing)
        for key in table.doubled_keys:
            self._problem(ExchangeProblem.DOUBLED_COLUMN, column=self._labels.get(key, key))
        first: dict[str, SheetRow] = {}
        for row in table.changed:
            first.setdefault(row.record, row)
        for record, count in table.doubled.items():
            self._problem(ExchangeProblem.DOUBLED_ROW, first[record], count=count)

    def _problem(
        self,
        code: ProblemCode,
        row: SheetRow | None = None,
        key: str = "",
        *,
        severity: Severity = Severity.WARNING,
        **values: object,
    ) -> None:
        self._total.problems.append(Problem(code, severity, self._place(row, key), values))

    def _place(self, row: SheetRow | None, key: str) -> Place:
        return Place(
            record=row.record if row else "",
            field=key,
            sheet=self._table.sheet,
            row=row.number if row else 0,
            column=self._labels.get(key, key),
        )

    def _is_sound(self, row: SheetRow) -> bool:
        """Whether the row is one of the package's; rows that somebody added come later."""
        if not row.record or row.record in self._table.doubled:
            return False
        base = self._table.base.get(row.record)
        if base is None:
            self._problem(ExchangeProblem.UNKNOWN_ROW, row)
        elif row.token not in {str(base.number), ""}:
            self._problem(ExchangeProblem.MIXED_ROW, row)
        else:
            return True
        return False

    def _moved_columns(self, rows: list[SheetRow]) -> list[str]:
        """Columns that hold the same texts in other rows: part of the table was sorted apart from the rest."""
        moved, convincing = [], False
        for at, key in enumerate(self._table.columns):
            before, now = [], []
            for row in rows:
                old = folded(self._table.base[row.record].cells[at])
                new = folded(text_of(row.cells.get(key, old)))
                if old != new:
                    before.append(old)
                    now.append(new)
            stayed = (Counter(before) & Counter(now)).total()
            if len(before) >= MANY_MOVED and stayed >= MOVED_SHARE * len(before):
                moved.append(key)
                # 是 and 否 may change places by honest corrections; three texts that all do so hardly.
                convincing = convincing or len(set(before)) > 2
        return moved if convincing or len(moved) > 1 else []

    def _edits(self, row: SheetRow) -> list[_Edit]:
        base = self._table.base[row.record]
        current = {unit: held[0].value for unit, held in base.units.items()}
        edits = []
        for before, key in zip(base.cells, self._table.columns, strict=True):
            if key in row.cells and not self._stands(before, row.cells[key]):
                edit = self._edit(row, key, before, current)
                if edit is not None:
                    edits.append(edit)
        return _typed_over_derived(edits)

    @staticmethod
    def _stands(before: str, cell: object) -> bool:
        return folded(text_of(cell)) == folded(before)

    def _edit(self, row: SheetRow, key: str, before: str, current: Mapping[str, str | None]) -> _Edit | None:
        cell = row.cells[key]
        now = tidy(text_of(cell))
        if len(now) > LONGEST:
            self._problem(ExchangeProblem.LONG_TEXT, row, key, count=len(now))
            return None
        reading = self._cells.read(self._table.kind, key, now, current)
        units = {unit: value for unit, value in reading.units.items() if value != current.get(unit)}
        if not units and reading.refused is None:
            return None
        damage = damage_of(before, cell)
        if damage is not None:
            values = {"before": before, "now": now, "how": damage.value.zh, "how_en": damage.value.en}
            place = self._place(row, key)
            self._total.damage.append(Problem(ExchangeProblem.DAMAGE, Severity.WARNING, place, values))
            return None
        if before.endswith(CUT) and len(before) >= TEXT_LIMIT:
            self._problem(ExchangeProblem.CUT_TEXT, row, key)
            return None
        if reading.refused is not None:
            refused = reading.refused
            self._total.problems.append(
                Problem(refused.code, refused.severity, self._place(row, key), refused.values)
            )
            return None
        return _Edit(row, key, units, before, now)

    def _changes(self, edit: _Edit) -> list[SheetEdit]:
        """One change for all units that share what was seen of them and the record that holds them.

        Where the row stands for joined records, each that holds the shown value gets the new one;
        they would dispute it otherwise.
        """
        base = self._table.base[RecordId(edit.row.record)]
        groups: dict[tuple[str, tuple[tuple[str, int], ...]], dict[str, str | None]] = {}
        for unit, value in edit.units.items():
            for held in base.units.get(unit, (UnitBase(None, {}),)):
                about = (held.record or base.record, tuple(sorted(held.seen.items())))
                groups.setdefault(about, {})[unit] = value
        title = text_of(edit.row.cells.get(self._title, "")).strip() or self._title_before(base)
        return [
            SheetEdit(
                self._change(RecordId(record), edit.key, units, dict(seen)),
                base.record,
                edit.key,
                title,
                self._texts.get(edit.key, Text(edit.key, edit.key)),
                edit.before,
                edit.now,
                self._place(edit.row, edit.key),
            )
            for (record, seen), units in sorted(groups.items())
        ]

    def _title_before(self, base: BaseRow) -> str:
        shown = dict(zip(self._table.columns, base.cells, strict=True))
        return shown.get(self._title, "")

    def _change(
        self, record: RecordId, key: str, units: Mapping[str, str | None], seen: Mapping[str, int]
    ) -> Change:
        name = digest_of(canonical_json([self._package, record, key, dict(units)]))
        return Change(
            replica=ReplicaId(SHEET_REPLICA + name[:30]),
            seq=1,
            record=record,
            kind=self._table.kind,
            values=dict(units),
            seen=dict(seen),
            source="sheet",
            extra={"package": self._package},
        ).sealed()

    def _add_new_rows(self) -> None:
        times: Counter[str] = Counter()
        for row in self._table.changed:
            if row.record:
                continue
            units = self._units_of_new(row)
            if not units:
                continue
            content = canonical_json({key: tidy(text_of(cell)) for key, cell in row.cells.items()})
            times[content] += 1
            record = RecordId(named_id(self._package, self._table.kind, content, str(times[content])))
            texts = [text for cell in row.cells.values() if (text := tidy(text_of(cell)))]
            self._total.edits.append(
                SheetEdit(
                    self._change(record, NEW_ROW, units, {}),
                    record,
                    NEW_ROW,
                    text_of(row.cells.get(self._title, "")).strip(),
                    ADDED_ROW,
                    "",
                    "、".join(texts),
                    self._place(row, ""),
                )
            )

    def _units_of_new(self, row: SheetRow) -> dict[str, str | None]:
        units: dict[str, str | None] = {}
        for key, cell in row.cells.items():
            text = tidy(text_of(cell))
            if not text:
                continue
            reading = self._cells.read(self._table.kind, key, text, {})
            if reading.refused is not None:
                refused = reading.refused
                self._total.problems.append(
                    Problem(refused.code, refused.severity, self._place(row, key), refused.values)
                )
            for unit, value in reading.units.items():
                if value is not None and (unit not in units or field_key(unit) == key):
                    units[unit] = value
        return units


def _typed_over_derived(edits: list[_Edit]) -> list[_Edit]:
    """Where a column was typed in, no other column's text decides over it."""
    typed = {edit.key for edit in edits}
    kept = []
    for edit in edits:
        units = {
            unit: value
            for unit, value in edit.units.items()
            if field_key(unit) == edit.key or field_key(unit) not in typed
        }
        if units:
            kept.append(replace(edit, units=units))
    return kept
