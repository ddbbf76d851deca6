"""Records to visible tables, and what somebody typed into a cell back to units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from fieldkit.exchange.package import COLUMN_LIMIT, PackageColumn, PackageRow, PackageTable, UnitBase
from fieldkit.exchange.problems import ExchangeProblem
from fieldkit.kernel.canonical import plain_text
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.ledger.change import join
from fieldkit.registers.business_types import business_types
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import NO, YES, FieldType
from fieldkit.registers.reading import display, read_typed
from fieldkit.registers.records import field_key, fields_of, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.ledger.state import RecordState
    from fieldkit.registers.kinds import Field, Kind
    from fieldkit.registers.reading import Names

_NOT_IN_SHEETS = frozenset((FieldType.FILES,))
"""Shown as a number only; what stands behind it cannot be typed."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the sheets need besides the records.

    Attributes:
        references: by kind, the names that a reference may take, for the drop-downs.
        answers: by path of a question, its label.
    """

    references: Mapping[str, Sequence[str]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


def table_of(
    kind: Kind, states: Iterable[RecordState], names: Names, labels: Labels | None = None
) -> PackageTable:
    """The visible table of these records, in their order."""
    labels = labels or Labels()
    members = list(states)
    paths = _paths(kind, members)
    columns = [_column(one, labels) for one in kind.fields]
    columns += [
        PackageColumn(path, labels.answers.get(path.removeprefix(kind.open_prefix), path), 14)
        for path in paths
    ]
    shown = min(len(columns), COLUMN_LIMIT)
    rows = tuple(_row(kind, state, paths, names, shown) for state in members)
    return PackageTable(kind.key, kind.label.zh, tuple(columns[:shown]), rows)


def _paths(kind: Kind, states: Sequence[RecordState]) -> list[str]:
    if not kind.open_prefix:
        return []
    return sorted({unit for state in states for unit in state.heads if unit.startswith(kind.open_prefix)})


def _column(declared: Field, labels: Labels) -> PackageColumn:
    label = declared.label.zh if declared.unit is None else f"{declared.label.zh}（{declared.unit.zh}）"
    return PackageColumn(
        declared.key, label, declared.width, _options(declared, labels), declared.type not in _NOT_IN_SHEETS
    )


def _options(declared: Field, labels: Labels) -> tuple[str, ...]:
    match declared.type:
        case FieldType.CHOICE:
            return tuple(option.label.zh for option in declared.options)
        case FieldType.YES_NO:
            return (YES.zh, NO.zh)
        case FieldType.BUSINESS_TYPE:
            return tuple(one.name.zh for one in business_types())
        case FieldType.REFERENCE:
            return tuple(labels.references.get(declared.target, ()))
        case _:
            return ()


def _row(kind: Kind, state: RecordState, paths: Sequence[str], names: Names, shown: int) -> PackageRow:
    units = state.values()
    values = fields_of(kind, units)
    cells = [display(declared, values[declared.key], names) for declared in kind.fields]
    cells += [units.get(path) or "" for path in paths]
    base = {
        unit: UnitBase(heads[0].values[unit], join(heads[:1]))
        for unit, heads in state.heads.items()
        if not unit.startswith("$")
    }
    disputed = dict.fromkeys(field_key(conflict.unit) for conflict in state.conflicts())
    return PackageRow(state.record, tuple(cells[:shown]), base, tuple(disputed))


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a typed cell sets.

    Attributes:
        units: canonical value by unit.
        refused: why the text cannot stand.
    """

    units: Mapping[str, str | None]
    refused: Problem | None = None


class CellReader(Protocol):
    """Reads what people typed into cells."""

    def read(self, kind: str, key: str, typed: str, current: Mapping[str, str | None]) -> CellReading:
        """The units that ``typed`` in the column ``key`` sets, ``current`` being those of the record as exported."""
        ...


class RegisterCells:
    """Reads cells by the declarations of the registers; columns that nobody declared hold plain text."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def read(self, kind: str, key: str, typed: str, current: Mapping[str, str | None]) -> CellReading:
        """See :class:`CellReader`."""
        declared_kind = kind_of(kind)
        declared = declared_kind.field(key) if declared_kind else None
        if declared_kind is None or declared is None:
            return CellReading({key: plain_text(typed)})
        if declared.type in _NOT_IN_SHEETS:
            problem = Problem(ExchangeProblem.NOT_EDITABLE, Severity.WARNING, values={"now": typed})
            return CellReading({}, problem)
        reading = read_typed(declared, typed, self._names)
        if reading.refused is not None:
            return CellReading({}, reading.refused)
        before = fields_of(declared_kind, current)
        units: dict[str, str | None] = {}
        for name, value in reading.values(declared).items():
            target = declared_kind.field(name)
            assert target is not None
            units.update(units_of(target, value, before[name]))
        return CellReading(units)
