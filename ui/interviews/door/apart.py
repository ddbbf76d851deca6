"""Which answers stand apart: they are not read aloud, and rule out all others.

XLSForm has no word for it; forms follow the habit of surveys and give such an
answer one of a few codes (9, 99, dk, none …).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.questionnaires.views import ChoiceView

_WORDS = frozenset(("dk", "dont_know", "none", "na", "nr", "refused", "no_answer"))
_FIGURES = frozenset(("9", "99", "999", "8", "88", "98", "998", "-1", "-8", "-9", "-98", "-99"))


def apart_of(choices: Sequence[ChoiceView]) -> tuple[str, ...]:
    """Return the values that stand apart; a figure only where it leaps (1 … 5, 9)."""
    values = [choice.value for choice in choices]
    leaping = _leaping([value for value in values if value.lstrip("-").isdecimal()])
    return tuple(value for value in values if value.casefold() in _WORDS or value in leaping)


def _leaping(figures: Sequence[str]) -> frozenset[str]:
    """Return the customary figures that do not simply follow the one before."""
    found: set[str] = set()
    last = 0
    for figure in sorted(figures, key=int):
        if figure in _FIGURES and (int(figure) < 0 or int(figure) > last + 1):
            found.add(figure)
        else:
            last = int(figure)
    return frozenset(found)
