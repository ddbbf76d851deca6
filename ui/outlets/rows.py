"""One line of the list, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.registers.hours import display_hours
from fieldkit.registers.outlet import OPEN_STATUSES, STATUSES
from fieldkit.registers.reading import type_name
from fieldkit.registers.review import CHECK, RETURNED, UNCHECKED
from fieldkit.storage.delivery import Delivery
from ui.cells import Cell, Column
from ui.language import current_language, say
from ui.outlets import exchange_texts, texts
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.outlets.sources import Sources

KEYS = (
    "name",
    "business_type",
    "business_type_text",
    "address",
    "hours",
    "status",
    "community",
    "checked",
    "phone",
    "staff",
    "surveyed_on",
)
"""Fields that the list fetches."""

_STATUS = {option.code: option.label for option in STATUSES}
_CHECKED = {option.code: option.label for option in CHECK.options}
DELIVERIES = {
    Delivery.UNSENT: exchange_texts.UNSENT,
    Delivery.SENT: exchange_texts.SENT,
    Delivery.RECEIVED: exchange_texts.RECEIVED,
}
_STATUS_TONES = {"completed_not_open": Tone.INFO, "closed_to_check": Tone.FEW}


@dataclass(frozen=True, slots=True)
class OutletRow:
    """What the list shows of an outlet, in words where the field holds a code."""

    name: str
    type_name: str
    type_is_known: bool
    address: str
    hours: str
    status: str
    community: str
    checked: str
    phone: str
    staff: str
    surveyed_on: str
    has_conflict: bool
    delivery: Delivery | None


def outlet_row(
    values: Mapping[str, object], sources: Sources, *, has_conflict: bool, delivery: Delivery | None = None
) -> OutletRow:
    """A line from the stored values of :data:`KEYS`.

    Args:
        values: by key.
        sources: names of what the codes stand for.
        has_conflict: two values wait for a decision somewhere in it.
        delivery: how far what was written here has come; None where nothing was.
    """
    held = {key: "" if value is None else str(value) for key, value in values.items()}
    code = held["business_type"]
    language = current_language()
    return OutletRow(
        name=held["name"],
        type_name=type_name(code, language) if code else held["business_type_text"],
        type_is_known=bool(code),
        address=held["address"],
        hours=display_hours(held["hours"], language) if held["hours"] else "",
        status=held["status"],
        community=sources.community_names.get(held["community"], ""),
        checked=held["checked"],
        phone=held["phone"],
        staff=held["staff"],
        surveyed_on=held["surveyed_on"],
        has_conflict=has_conflict,
        delivery=delivery,
    )


def _name(row: OutletRow) -> Cell:
    return Cell(row.name) if row.name else Cell(say(texts.NO_NAME), muted=True)


def _status(row: OutletRow) -> Cell:
    if row.has_conflict:
        return Cell(say(texts.TWO_VALUES), tone=Tone.MISSING)
    if not row.status:
        return Cell("")
    label = _STATUS.get(row.status)
    calm = Tone.GOOD if row.status in OPEN_STATUSES else Tone.NEUTRAL
    return Cell(say(label) if label else row.status, tone=_STATUS_TONES.get(row.status, calm))


def _checked(row: OutletRow) -> Cell:
    label = _CHECKED.get(row.checked) or _CHECKED[UNCHECKED]
    if row.checked == RETURNED:
        return Cell(say(label), tone=Tone.MISSING)
    return Cell(say(label), muted=True)


def _delivery(row: OutletRow) -> Cell:
    if row.delivery is None:
        return Cell("")
    return Cell(say(DELIVERIES[row.delivery]), muted=row.delivery is not Delivery.UNSENT)


COLUMNS: tuple[Column[OutletRow], ...] = (
    Column("name", texts.NAME, _name, width=120, stretch=True),
    Column(
        "business_type", texts.TYPE, lambda row: Cell(row.type_name, muted=not row.type_is_known), width=96
    ),
    Column("address", texts.ADDRESS, lambda row: Cell(row.address), width=130),
    Column("hours", texts.HOURS, lambda row: Cell(row.hours), width=110, sortable=False),
    Column("status", texts.STATUS, _status, width=88),
    Column("community", texts.COMMUNITY, lambda row: Cell(row.community, muted=True), width=84),
    Column("checked", texts.CHECKED, _checked, width=56),
    Column("phone", texts.PHONE, lambda row: Cell(row.phone), width=126),
    Column("staff", texts.STAFF, lambda row: Cell(row.staff), width=64, numeric=True),
    Column("surveyed_on", texts.SURVEYED, lambda row: Cell(row.surveyed_on), width=104),
    Column("delivery", exchange_texts.DELIVERY, _delivery, width=56, sortable=False),
)
ENGLISH_WIDTHS = {
    "business_type": 110,
    "address": 104,
    "hours": 96,
    "status": 108,
    "community": 80,
    "checked": 82,
    "delivery": 84,
}
"""English words are longer; names and addresses stay Chinese."""
USUAL_COLUMNS: frozenset[str] = frozenset(
    ("name", "business_type", "address", "hours", "status", "community", "checked")
)
WORKER_COLUMNS: frozenset[str] = (USUAL_COLUMNS - {"community"}) | {"delivery"}
"""A worker has one community or two, and wants to know what the office has."""
