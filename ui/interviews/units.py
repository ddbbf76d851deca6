"""Units of answers as they are read."""

from __future__ import annotations

from ui.interviews import texts
from ui.language import say

_UNITS = {"min": texts.MINUTES, "m": texts.METRES, "yuan": texts.YUAN, "people": texts.PEOPLE}


def unit_words(code: str) -> str:
    """A unit of ``bind::fieldkit:unit`` in words; one that is not known here stands as it is written."""
    known = _UNITS.get(code)
    return say(known) if known else code
