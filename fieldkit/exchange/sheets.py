"""One visible sheet as it stands in the file, held against the base it was exported with."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from fieldkit.exchange.formulas import formula_cells
from fieldkit.exchange.manifest import read_base_line
from fieldkit.exchange.package import ID_KEY, ID_LABEL, ROW_KEY, KindSheet, ReadTable, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from python_calamine import CalamineSheet

    from fieldkit.kernel.progress import Progress

HEADER_WITHIN = 5
"""Rows from the top in which the key row is looked for: somebody may have put a title above it."""
STEP = 500


def read_table(
    sheet: CalamineSheet, path: Path, kind: KindSheet, lines: Sequence[str], progress: Progress
) -> ReadTable:
    """The sheet's rows that do not stand as exported.

    Args:
        sheet: the visible sheet.
        path: the workbook.
        kind: what the manifest says of it.
        lines: the lines of ``_base`` about it.
        progress: told of every row.

    Raises:
        ValueError, TypeError, KeyError, IndexError: the base is malformed.
    """
    parsed = [json.loads(line) for line in lines]
    exported = {line[2]: line for line in parsed}
    if len(exported) != len(parsed) or any(line[0] != kind.kind for line in parsed):
        raise ValueError(kind.sheet)
    rows = _numbered(sheet)
    header = next((row for _, row in zip(range(HEADER_WITHIN), rows, strict=False) if ID_KEY in row[1]), None)
    if header is None:
        return ReadTable(kind.kind, kind.sheet, kind.columns, missing=len(parsed), has_header=False)
    table = _compare(rows, header[1], kind, exported, progress)
    return _with_formulas(table, path, sheet, header[1])


def _with_formulas(table: ReadTable, path: Path, sheet: CalamineSheet, header: list[object]) -> ReadTable:
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
    found = formula_cells(path, table.sheet)
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
    exported: dict[str, list[object]],
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
    standing: dict[str, int] = {}
    for at, (number, row) in enumerate(rows, start=1):
        if at % STEP == 0:
            progress.step(STEP)
        record = _text(row, keys[ID_KEY])
        line = exported.get(record)
        if line is not None:
            met[record] += 1
            if in_place and row[1] == str(line[1]) and row[2:stop] == line[3]:
                standing[record] = number
                continue
        elif record == ID_LABEL or (not record and not any(cell not in {"", None} for cell in row)):
            continue
        token = _text(row, keys[ROW_KEY]) if ROW_KEY in keys else ""
        cells = {key: row[column] for key, column in columns if column < len(row)}
        changed.append(SheetRow(number, record, token, cells))
    about = {row.record for row in changed if row.record in exported}
    return ReadTable(
        kind=kind.kind,
        sheet=kind.sheet,
        columns=kind.columns,
        changed=tuple(changed),
        base={record: read_base_line(exported[record], kind.columns) for record in about},
        unchanged=len(standing.keys() - about),
        missing=len(exported) - len(met),
        doubled={record: met[record] for record in about if met[record] > 1},
        doubled_keys=doubled,
    )


def _text(row: Sequence[object], at: int) -> str:
    value = row[at] if at < len(row) else ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
