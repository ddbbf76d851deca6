"""What helps to decide: photos of the record by who took them, and where the places are."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.places import Datum, convert, distance_m, read_location
from fieldkit.registers.records import MARK, codes_of
from ui.language import say
from ui.packages.deciding import texts
from ui.packages.deciding.state import MapShown, PhotoShown
from ui.widgets.places import Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.registers.places import Location
    from fieldkit.services.conflict_views import ConflictView
    from fieldkit.services.records import RecordService

_DEGREE_M = 111_320.0
"""Length of one degree of latitude, near enough for a picture."""
_PHOTOS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a record beyond the values that compete.

    Attributes:
        by_replica: photos by the device that added them; others: the rest.
        changed: labels of what was changed by somebody who did not know of the deletion.
    """

    by_replica: dict[str, tuple[PhotoShown, ...]] = field(default_factory=dict)
    others: tuple[PhotoShown, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def has_photos(self) -> bool:
        """Whether there is any photo."""
        return bool(self.by_replica or self.others)


def evidence_of(view: ConflictView, records: RecordService) -> Evidence:
    """Read what helps with one question: one record and its history."""
    kind = kind_of(view.kind)
    record = records.get(view.record)
    changed: tuple[str, ...] = ()
    if view.deleted_and_changed and kind is not None:
        fields = (kind.field(key) for key in record.changed_after_deletion)
        changed = tuple(say(one.label) for one in fields if one is not None)
    photo_field = next((one for one in kind.fields if one.type is FieldType.FILES), None) if kind else None
    if photo_field is None:
        return Evidence(changed=changed)
    present = codes_of(record.values.get(photo_field.key))
    asked = view.unit.split(MARK, 1)[1] if view.field == photo_field.key and MARK in view.unit else ""
    added_by: dict[str, str] = {}
    for change in records.history(view.record):
        for unit, value in change.values.items():
            if unit.startswith(photo_field.key + MARK) and value is not None:
                added_by[unit.split(MARK, 1)[1]] = change.replica
    writers = {choice.replica for choice in view.choices}
    by_replica: dict[str, tuple[PhotoShown, ...]] = {}
    others: tuple[PhotoShown, ...] = ()
    for digest in dict.fromkeys((*((asked,) if asked else ()), *present)):
        shown = (PhotoShown(digest, records.photo_path(digest)),)
        writer = added_by.get(digest, "")
        if writer in writers and not asked:
            by_replica[writer] = (by_replica.get(writer, ()) + shown)[:_PHOTOS_SHOWN]
        elif len(others) < _PHOTOS_SHOWN and (not asked or digest == asked):
            others += shown
    return Evidence(by_replica, others, changed)


def map_of(view: ConflictView) -> MapShown | None:
    """The competing places to scale; None where there are not two that can be measured."""
    kind = kind_of(view.kind)
    declared = kind.field(view.field) if kind is not None else None
    if declared is None or declared.type is not FieldType.LOCATION:
        return None
    found: list[tuple[str, Location]] = []
    for number, choice in enumerate(view.choices, 1):
        location = read_location(choice.value) if choice.value else None
        if location is not None:
            found.append((str(number), location))
    if len(found) < 2 or len({one.datum is None for _, one in found}) > 1:
        return None
    apart = max(distance_m(one, other) or 0.0 for _, one in found for _, other in found)
    text = texts.APART if len(found) == 2 else texts.APART_MANY
    return MapShown(tuple(_spots(found)), say(text, metres=round(apart)))


def _spots(found: Sequence[tuple[str, Location]]) -> list[Spot]:
    places = [(number, convert(one, Datum.WGS84) if one.datum is not None else one) for number, one in found]
    _, origin = places[0]
    shrink = math.cos(math.radians(origin.latitude))
    return [
        Spot(
            number,
            (one.longitude - origin.longitude) * _DEGREE_M * shrink,
            (one.latitude - origin.latitude) * _DEGREE_M,
        )
        for number, one in places
    ]
