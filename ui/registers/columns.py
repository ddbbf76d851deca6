"""Which columns the list of a register has: its title, then what tells its records apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.kinds import FieldType
from ui.cells import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.registers.kinds import Field, Kind

_MOST = 5
_TOLD = {
    "demand": ("name", "business_type", "community", "people", "state"),
    "project": ("name", "business_type", "stage", "due", "responsible"),
    "facility": ("name", "facility_type", "community", "count", "status"),
    "idle_space": ("name", "space_type", "community", "area_m2", "status"),
    "posted_poster": ("name", "circle", "posted_on", "state"),
    "task": ("name", "units", "due", "state"),
    "meeting": ("name", "meeting_type", "held_on", "attendees"),
    "opinion": ("name", "topic", "community", "received_on", "state"),
    "contact": ("name", "unit", "role", "phone"),
    "inspection": ("name", "matters", "inspected_on", "result"),
    "assessment": ("name", "circle", "round", "value", "score"),
    "filing": ("name", "unit", "period", "due", "handed_on"),
}
"""What tells records of these registers apart best; the others show their first choices and dates."""
_TELLING = frozenset(
    (
        FieldType.CHOICE,
        FieldType.CHOICES,
        FieldType.REFERENCE,
        FieldType.DATE,
        FieldType.BUSINESS_TYPE,
        FieldType.INTEGER,
        FieldType.DECIMAL,
    )
)
_WIDTHS = {FieldType.DATE: 100, FieldType.INTEGER: 78, FieldType.DECIMAL: 88, FieldType.BUSINESS_TYPE: 96}
_NUMERIC = frozenset((FieldType.INTEGER, FieldType.DECIMAL))


def shown_keys(kind: Kind) -> tuple[str, ...]:
    """The keys of the columns, the title first."""
    if kind.key in _TOLD:
        return _TOLD[kind.key]
    telling = [field.key for field in kind.fields if field.type in _TELLING and field.key != kind.title]
    return (kind.title, *telling[: _MOST - 1])


def columns_of(kind: Kind) -> tuple[Column[Mapping[str, str]], ...]:
    """The columns of a kind's list."""
    fields = [field for key in shown_keys(kind) if (field := kind.field(key))]
    return tuple(_column(field, is_title=field.key == kind.title) for field in fields)


def _column(field: Field, *, is_title: bool) -> Column[Mapping[str, str]]:
    return Column(
        field.key,
        field.label,
        lambda row: Cell(row.get(field.key, ""), muted=not is_title),
        width=170 if is_title else _WIDTHS.get(field.type, 104),
        stretch=is_title,
        numeric=field.type in _NUMERIC,
        sortable=False,
    )
