"""Records in words: the lines of the lists, and records side by side with the fields that differ marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.outlet import OUTLET
from ui.duplicates import texts
from ui.duplicates.state import Compared, ListRow, Mark, PhotoShown, SideShown, ValueRow
from ui.duplicates.waiting import key_of
from ui.language import current_language, say
from ui.models.moments import when

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldkit.services.duplicates import JoinedClass, Pair, Side

    PathOf = Callable[[str], Path | None]

FIELDS = ("name", "business_type", "address", "floor", "community", "phone", "credit_code", "licence_name")
_PHOTOS_SHOWN = 2


def name_of(side: Side) -> str:
    """What a record is called."""
    return side.name or say(texts.NO_NAME)


def pair_row(pair: Pair) -> ListRow:
    """A pair as a line of the list; two records of one name are told once."""
    first, second = (name_of(side) for side in _by_age((pair.a, pair.b)))
    title = first if first == second else say(texts.PAIR_ROW, first=first, second=second)
    return ListRow(title, say(texts.BETWEEN).join(pair.because(current_language())))


def joined_row(joined: JoinedClass) -> ListRow:
    """Joined records as a line of the list."""
    names = dict.fromkeys(name_of(side) for side in joined.members)
    title = next(name_of(side) for side in joined.members if side.id == joined.record)
    others = " / ".join(name for name in names if name != title)
    place = next((side.address or side.community for side in joined.members if side.id == joined.record), "")
    return ListRow(f"{title} / {others}" if others else title, place)


def pair_compared(pair: Pair, *, number: int, total: int, path_of: PathOf, now: datetime) -> Compared:
    """Two records side by side, with the question."""
    sides = _by_age((pair.a, pair.b))
    return Compared(
        key=key_of(pair),
        place=say(texts.PLACE, number=number, total=total),
        ask=say(texts.ASK),
        why=say(texts.BECAUSE, reasons=say(texts.BETWEEN).join(pair.because(current_language()))),
        sides=tuple(_side(side, path_of, now) for side in sides),
        rows=_rows(sides, pair.distance_m),
        note=say(texts.WHAT_FOLLOWS),
    )


def joined_compared(joined: JoinedClass, *, path_of: PathOf, now: datetime) -> Compared:
    """Records that are one, each as it was recorded."""
    title = next(name_of(side) for side in joined.members if side.id == joined.record)
    return Compared(
        key=joined.record,
        place=say(texts.JOINED_PLACE, count=len(joined.members)),
        ask=title,
        why=say(texts.JOINED_WORDS),
        sides=tuple(_side(side, path_of, now) for side in _by_age(joined.members)),
        rows=_rows(_by_age(joined.members), None),
        note=say(texts.SPLIT_NOTE),
        is_joined=True,
    )


def _by_age(sides: Sequence[Side]) -> list[Side]:
    """The record that was made first stands first."""
    return sorted(sides, key=lambda side: (side.recorded, side.id))


def _side(side: Side, path_of: PathOf, now: datetime) -> SideShown:
    words = say(texts.RECORDED, person=side.person or say(texts.NOBODY), time=when(side.recorded, now))
    device = say(texts.ON_DEVICE, device=side.device) if side.device else ""
    written = say(texts.CHANGES, count=side.changes)
    photos = tuple(PhotoShown(one, path_of(one)) for one in side.photos[:_PHOTOS_SHOWN])
    return SideShown(
        side.id, name_of(side), words, " · ".join(one for one in (device, written) if one), photos
    )


def _rows(sides: Sequence[Side], distance_m: float | None) -> tuple[ValueRow, ...]:
    """Field by field; what nobody filled in is left out."""
    found = []
    for key in FIELDS:
        field = OUTLET.field(key)
        assert field is not None, key
        values = tuple(str(getattr(side, key)) for side in sides)
        if any(values):
            found.append(ValueRow(say(field.label), values, _mark(values)))
    if any(side.location for side in sides):
        near = say(texts.LOCATED if distance_m is None else texts.APART, metres=round(distance_m or 0))
        values = tuple(near if side.location else "" for side in sides)
        is_same = len({side.location for side in sides}) == 1
        mark = Mark.ALIKE if is_same else Mark.DIFFERS if all(values) else Mark.ONE_ONLY
        found.append(ValueRow(say(texts.LOCATION), values, mark))
    return tuple(found)


def _mark(values: Sequence[str]) -> Mark:
    written = {value for value in values if value}
    if len(written) > 1:
        return Mark.DIFFERS
    return Mark.ALIKE if all(values) else Mark.ONE_ONLY
