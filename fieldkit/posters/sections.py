"""Which outlets a template lists, and under which heading: conditions read from its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.texts import Text
from fieldkit.posters.spec import Purpose
from fieldkit.registers.hours import read_hours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.posters.spec import PosterOutlet

_LATEST = 24 * 60


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a template with what belongs under it.

    Attributes:
        words: an outlet whose name, services or own word for its type has one of them belongs here.
        types: codes of business types that belong here as far as no section's words say otherwise.
        opens_before: only what opens before this minute of the day; None: whatever its hours.
    """

    purpose: Purpose
    words: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()
    opens_before: int | None = None

    def open_in_time(self, outlet: PosterOutlet) -> bool:
        """Whether the outlet opens early enough; one whose hours nobody knows does not."""
        return self.opens_before is None or opens_at(outlet) < self.opens_before


def read_section(raw: Mapping[str, Any]) -> Section:
    """Read one ``[[section]]`` of a template's file."""
    return Section(
        Purpose(raw["key"], Text(raw["label_zh"], raw["label_en"]), raw["colour"]),
        tuple(raw.get("words", ())),
        frozenset(raw.get("types", ())),
        _minute(raw["opens_before"]) if "opens_before" in raw else None,
    )


def section_of(outlet: PosterOutlet, sections: tuple[Section, ...]) -> Section | None:
    """Return where an outlet belongs: by its name, else by what is told of it, else by its type."""
    there = [section for section in sections if section.open_in_time(outlet)]
    for text in (outlet.name, outlet.keywords):
        for section in there:
            if any(word in text for word in section.words):
                return section
    return next((section for section in there if outlet.business_type in section.types), None)


def opens_at(outlet: PosterOutlet) -> int:
    """Return the first minute of the day at which an outlet is open; past midnight when nobody knows."""
    if outlet.open_24h:
        return 0
    return min((period.start for period in read_hours(outlet.hours)), default=_LATEST)


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
