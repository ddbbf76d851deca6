"""The areas that an office may hand in alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.storage.lists import Filter

if TYPE_CHECKING:
    from fieldkit.services.records import RecordService

LEVELS = ("street", "zone", "community")


def areas_of(records: RecordService) -> tuple[tuple[str, str], ...]:
    """Record id and name of every street, zone and community, in their order."""
    names = records.names("area")
    found: list[tuple[str, str]] = []
    for level in LEVELS:
        ids = records.ids("area", Filter(equals=(("level", (level,)),), order="order"))
        found += [(one, names[one]) for one in ids if names.get(one)]
    return tuple(found)


def communities_within(records: RecordService, area: str) -> tuple[str, ...]:
    """An area and every area below it."""
    rows = records.rows("area", records.ids("area"), ("parent",))
    within, before = {area}, 0
    while len(within) > before:
        before = len(within)
        within |= {one for one, row in rows.items() if row["parent"] in within}
    return tuple(sorted(within))
