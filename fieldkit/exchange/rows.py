"""Records to rows: what each cell shows, and what somebody has seen who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.package import COLUMN_LIMIT, PackageRow, UnitGroup
from fieldkit.ledger.change import join
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.reading import display
from fieldkit.registers.records import MARK, field_key, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState
    from fieldkit.registers.kinds import Field, Kind
    from fieldkit.registers.reading import Names

_AS_THEY_ARE = frozenset(
    (
        FieldType.TEXT,
        FieldType.NOTE,
        FieldType.CODE,
        FieldType.INTEGER,
        FieldType.DECIMAL,
        FieldType.DATE,
        FieldType.MOMENT,
        FieldType.SKETCH,
        FieldType.BOUNDARY,
    )
)
"""Types whose canonical text is what people read."""
_SELDOM_TWICE = frozenset((FieldType.PHONE, FieldType.LOCATION))
REMEMBERED = 20_000
"""Values of a column whose text is kept; statuses, types, communities and hours come again and again."""


class _Remembered(dict[str, str]):
    """The text of each value of one column, worked out once."""

    def __init__(self, field: Field, names: Names) -> None:
        self._field, self._names = field, names

    def __missing__(self, value: str) -> str:
        text = display(self._field, value, self._names)
        if len(self) < REMEMBERED:
            self[value] = text
        return text


def _formatter(field: Field, names: Names) -> Callable[[str], str] | None:
    """How a value of this field is shown; None where it is shown as it is."""
    if field.type in _AS_THEY_ARE:
        return None
    if field.type in _SELDOM_TWICE:
        return lambda value: display(field, value, names)
    return _Remembered(field, names).__getitem__


class RowMaker:
    """Makes the rows of one table, one after the other.

    Args:
        kind: of the records.
        names: what other records are called.
        paths: units that have a column without being declared.
    """

    def __init__(self, kind: Kind, names: Names, paths: Sequence[str]) -> None:
        self._several = {field.key: field for field in kind.fields if field.holds_several}
        columns = [(field.key, _formatter(field, names)) for field in kind.fields]
        columns += [(path, None) for path in paths]
        self._columns = columns[:COLUMN_LIMIT]

    def row(self, state: RecordState) -> PackageRow:
        """The row of one record, or of the united state of joined ones."""
        values = {unit: heads[0].values[unit] for unit, heads in state.heads.items() if unit[:1] != "$"}
        collected: dict[str, dict[str, None]] = {}
        for unit, value in values.items():
            if MARK in unit and value is not None:
                key, code = unit.split(MARK, 1)
                collected.setdefault(key, {})[code] = None
        shown = values
        if collected or not self._several.keys().isdisjoint(values):
            shown = {
                **values,
                **{key: several(field, collected.get(key, {})) for key, field in self._several.items()},
            }
        cells = [
            "" if (value := shown.get(key)) is None else value if form is None else form(value)
            for key, form in self._columns
        ]
        disputed: Iterable[str] = ()
        if len(state.live) > 1:
            disputed = dict.fromkeys(field_key(conflict.unit) for conflict in state.conflicts())
        return PackageRow(state.record, cells, _groups(state), tuple(disputed))


def _groups(state: RecordState) -> list[UnitGroup]:
    """The units of a record by the change that shows them.

    Of joined records each holds heads of its own, which never see one another's: the
    ones that hold the value that is shown stand in groups of their own behind.
    """
    shown: dict[int, tuple[Change, dict[str, str | None]]] = {}
    others: dict[int, tuple[Change, dict[str, str | None]]] = {}
    for unit, heads in state.heads.items():
        if unit[:1] == "$":
            continue
        first = heads[0]
        shown.setdefault(id(first), (first, {}))[1][unit] = first.values[unit]
        if len(heads) > 1:
            for head in _elsewhere(heads, unit):
                others.setdefault(id(head), (head, {}))[1][unit] = head.values[unit]
    if len(shown) == 1 and not others:
        change, values = next(iter(shown.values()))
        return [_group(state, change, values)]
    return [
        _group(state, change, values)
        for found in (shown, others)
        for change, values in sorted(found.values(), key=lambda one: one[0].dot)
    ]


def _group(state: RecordState, change: Change, values: dict[str, str | None]) -> UnitGroup:
    return UnitGroup(join((change,)), values, "" if change.record == state.record else change.record)


def _elsewhere(heads: Sequence[Change], unit: str) -> list[Change]:
    """The first head of each further record of the class, where it holds the shown value."""
    met = {heads[0].record}
    found = []
    for head in heads[1:]:
        if head.record not in met:
            met.add(head.record)
            if head.values[unit] == heads[0].values[unit]:
                found.append(head)
    return found
