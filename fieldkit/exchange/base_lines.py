"""The base of a package between rows and lines: what each visible cell was exported with (FORMAT.md §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.package import BaseRow, UnitBase
from fieldkit.kernel.canonical import canonical_json
from fieldkit.kernel.ids import RecordId
from fieldkit.ledger.change import HIGHEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.exchange.package import PackageRow

SAME_AS_TEXT = 1
"""Stands in a base line for a value that is the text of the column of the unit's name."""


def base_line(kind: str, number: int, row: PackageRow, cells: Sequence[str], keys: Sequence[str]) -> str:
    """The line of one row.

    Args:
        kind: of the table.
        number: of the row, from 1.
        row: the row.
        cells: what its cells show.
        keys: of the columns.
    """
    text_of = dict(zip(keys, cells, strict=True))
    packed: list[list[object]] = []
    for seen, values, record in row.groups:
        units = {
            unit: SAME_AS_TEXT if value is not None and text_of.get(unit) == value else value
            for unit, value in values.items()
        }
        packed.append([seen, units, record] if record else [seen, units])
    extra = {"disputed": sorted(row.disputed)} if row.disputed else {}
    return canonical_json([kind, number, row.record, cells, packed, extra])


def line_start(kind: str, number: int, record: str, cells: Sequence[object]) -> str:
    """What the line of a row begins with that shows these cells, up to its groups."""
    return canonical_json([kind, number, record, cells])[:-1] + ","


def read_base_line(line: list[object], keys: Sequence[str]) -> BaseRow:
    """A parsed line as a value.

    Raises:
        TypeError, ValueError, KeyError: it is not what :func:`base_line` writes.
    """
    _, number, record, cells, groups, *_ = line
    if not (isinstance(number, int) and isinstance(cells, list) and isinstance(groups, list)):
        raise TypeError
    text_of = dict(zip(keys, cells, strict=True))
    units: dict[str, tuple[UnitBase, ...]] = {}
    for seen, values, *holder in groups:
        vector, record_of = _vector(seen), str(holder[0]) if holder else ""
        for unit, value in values.items():
            held = UnitBase(text_of[unit] if value == SAME_AS_TEXT else _value(value), vector, record_of)
            units[unit] = (*units.get(unit, ()), held)
    return BaseRow(number, RecordId(str(record)), tuple(map(str, cells)), units)


def _value(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError
    return value


def _vector(seen: object) -> dict[str, int]:
    if not isinstance(seen, dict) or not all(
        type(high) is int and 0 < high <= HIGHEST for high in seen.values()
    ):
        raise TypeError
    return seen
