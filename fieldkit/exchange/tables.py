"""Records to visible tables, and what somebody typed into a cell back to units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from fieldkit.exchange.package import COLUMN_LIMIT, PackageColumn, PackageTable
from fieldkit.exchange.problems import ExchangeProblem
from fieldkit.exchange.rows import RowMaker
from fieldkit.kernel.canonical import plain_text
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.registers.business_types import business_types
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import NO, YES, FieldType
from fieldkit.registers.reading import read_typed
from fieldkit.registers.records import fields_of, units_of

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
    kind: Kind,
    states: Iterable[RecordState],
    names: Names,
    labels: Labels | None = None,
    *,
    count: int | None = None,
    paths: Sequence[str] = (),
) -> PackageTable:
    """The visible table of these records, in their order.

    Args:
        kind: of the records.
        states: of the records; of joined ones the united state.
        names: what other records are called.
        labels: see there.
        count: how many states there are, when they come one by one and are only met when the rows
            are written; None when they may be looked at now.
        paths: with ``count``, the answers that have a column, see :func:`answer_paths`.
    """
    labels = labels or Labels()
    if count is None:
        states = list(states)
        count, paths = len(states), answer_paths(kind, states)
    columns = [_column(one, labels) for one in kind.fields]
    columns += [
        PackageColumn(path, labels.answers.get(path.removeprefix(kind.open_prefix), path), 14)
        for path in paths
    ]
    shown = tuple(columns[:COLUMN_LIMIT])
    reader = RowMaker(kind, names, paths)
    return PackageTable(kind.key, kind.label.zh, shown, map(reader.row, states), count)


def answer_paths(kind: Kind, states: Iterable[RecordState]) -> list[str]:
    """The units of these records that the kind does not declare and that have a column each."""
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
