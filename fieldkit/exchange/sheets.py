"""One visible sheet as it stands in the file, held against the base it was exported with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from fieldkit.exchange.base_lines import line_start, read_base_line
from fieldkit.exchange.formulas import formula_cells
from fieldkit.exchange.package import ID_KEY, ID_LABEL, ROW_KEY, KindSheet, ReadTable, SheetRow
from fieldkit.kernel.canonical import read_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from python_calamine import CalamineSheet

    from fieldkit.exchange.package import BaseRow
    from fieldkit.exchange.spool import Lines
    from fieldkit.kernel.progress import Progress

HEADER_WITHIN = 5
"""Rows from the top in which the key row is looked for: somebody may have put a title above it."""
STEP = 500
_START = re.compile(r'\["([^"\\]+)",([1-9][0-9]*),("(?:[^"\\]|\\.)*"),\[')


class Exported:
    """The rows of one table as they were exported: lines of ``_base``, found by record.

    Args:
        kind: what the manifest says of the table.
        lines: all lines of ``_base``.
        first, last: those of the table, from 0, ``last`` not included.

    Raises:
        ValueError: the lines are not about this table, or two are about one record.
    """

    def __init__(self, kind: KindSheet, lines: Lines, first: int, last: int) -> None:
        self._kind = kind
        self._lines = lines
        self._at: dict[str, tuple[int, int]] = {}
        for at, line in enumerate(lines.part(first, last), start=first):
            found = _START.match(line)
            record = read_json(found[3]) if found else ""
            if found is None or found[1] != kind.kind or record in self._at:
                raise ValueError(line[:80])
            self._at[record] = (at, int(found[2]))

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, record: object) -> bool:
        return record in self._at

    def stands(self, record: str, token: str, cells: Sequence[object]) -> bool:
        """Whether the row is to the letter as it was exported."""
        at, number = self._at[record]
        if token != str(number) or not all(isinstance(cell, str) for cell in cells):
            return False
        return self._lines[at].startswith(line_start(self._kind.kind, number, record, cells))

    def row(self, record: str) -> BaseRow:
        """The row as it was exported."""
        at, _ = self._at[record]
        return read_base_line(read_json(self._lines[at]), self._kind.columns)


def read_table(
    sheet: CalamineSheet, xml: bytes, kind: KindSheet, exported: Exported, progress: Progress
) -> ReadTable:
    """The sheet's rows that do not stand as exported.

    Args:
        sheet: the visible sheet.
        xml: the same as it stands in the file.
        kind: what the manifest says of it.
        exported: the rows as they were.
        progress: told of every row.

    Raises:
        ValueError, TypeError, KeyError, IndexError: the base is malformed.
    """
    rows = _numbered(sheet)
    header = next((row for _, row in zip(range(HEADER_WITHIN), rows, strict=False) if ID_KEY in row[1]), None)
    if header is None:
        return ReadTable(kind.kind, kind.sheet, kind.columns, missing=len(exported), has_header=False)
    table = _compare(rows, header[1], kind, exported, progress)
    return _with_formulas(table, xml, sheet, header[1])


def _with_formulas(table: ReadTable, xml: bytes, sheet: CalamineSheet, header: list[object]) -> ReadTable:
    """The table with errors and formulas where the reader saw empty cells."""
    emptied = {
        (row.number, key)
        for row in table.changed
        if row.record in table.base
        for key, before in zip(table.columns, table.base[row.record].cells, strict=True)
        if before and row.cells.get(key) == ""
    }
    if not emptied:
        return table
    found = formula_cells(xml)
    first = sheet.start[1] + 1 if sheet.start is not None else 1
    columns = {key: first + at for at, key in enumerate(header)}
    changed = tuple(
        replace(
            row,
            cells={
                key: found.get((row.number, columns[key]), cell) if (row.number, key) in emptied else cell
                for key, cell in row.cells.items()
            },
        )
        for row in table.changed
    )
    return replace(table, changed=changed)


def _numbered(sheet: CalamineSheet) -> Iterator[tuple[int, list[object]]]:
    first = sheet.start[0] + 1 if sheet.start is not None else 1
    return zip(count(first), map(list, sheet.iter_rows()), strict=False)


def _compare(
    rows: Iterator[tuple[int, list[object]]],
    header: list[object],
    kind: KindSheet,
    exported: Exported,
    progress: Progress,
) -> ReadTable:
    keys = {key: at for at, key in enumerate(header) if key in {ID_KEY, ROW_KEY, *kind.columns}}
    times = Counter(header)
    doubled = tuple(key for key in kind.columns if times[key] > 1)
    columns = [(key, keys[key]) for key in kind.columns if key in keys and key not in doubled]
    in_place = header[: 2 + len(kind.columns)] == [ID_KEY, ROW_KEY, *kind.columns]
    stop = 2 + len(kind.columns)
    met: Counter[str] = Counter()
    changed: list[SheetRow] = []
    standing: set[str] = set()
    for at, (number, row) in enumerate(rows, start=1):
        if at % STEP == 0:
            progress.step(STEP)
        record = _text(row, keys[ID_KEY])
        token = _text(row, keys[ROW_KEY]) if ROW_KEY in keys else ""
        if record in exported:
            met[record] += 1
            if in_place and exported.stands(record, token, row[2:stop]):
                standing.add(record)
                continue
        elif record == ID_LABEL or (not record and not any(cell not in {"", None} for cell in row)):
            continue
        cells = {key: row[column] for key, column in columns if column < len(row)}
        changed.append(SheetRow(number, record, token, cells))
    about = {row.record for row in changed if row.record in exported}
    return ReadTable(
        kind=kind.kind,
        sheet=kind.sheet,
        columns=kind.columns,
        changed=tuple(changed),
        base={record: exported.row(record) for record in about},
        unchanged=len(standing - about),
        missing=len(exported) - len(met),
        doubled={record: met[record] for record in about if met[record] > 1},
        doubled_keys=doubled,
    )


def _text(row: Sequence[object], at: int) -> str:
    value = row[at] if at < len(row) else ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
