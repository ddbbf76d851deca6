"""What a page's search finds, and how its clock reads hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.syllables import syllables_of
from fieldkit.posters.textflow import plain
from fieldkit.registers.business_types import business_type
from fieldkit.registers.hours import EVERY_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.registers.hours import Period

_DAY = 24 * 60


def pinyin_of(text: str) -> str:
    """Syllables parted by blanks; the page makes initials of them."""
    return " ".join(syllables_of(plain(text)))


def type_words(codes: Iterable[str]) -> dict[str, str]:
    """For each type: its names, one after another, then their pinyin; parted by ``;``."""
    found = {}
    for code in sorted(set(codes)):
        known = business_type(code)
        if known is not None:
            names = dict.fromkeys((known.name.zh, *known.alias_texts))
            spoken = dict.fromkeys((known.pinyin, *(alias.pinyin for alias in known.aliases)))
            found[code] = f"{' '.join(names)};{';'.join(spoken)}"
    return found


def clock_text(periods: Iterable[Period]) -> str:
    """Hours for the page's clock: ``420-1380`` in minutes, ``12345:510-1080`` on these days, parted by blanks.

    An end after 1440 lies on the next day.
    """
    parts = []
    for period in periods:
        end = period.end + _DAY if period.is_past_midnight else period.end
        days = "" if period.days == EVERY_DAY else "".join(map(str, period.days)) + ":"
        parts.append(f"{days}{period.start}-{end}")
    return " ".join(parts)
