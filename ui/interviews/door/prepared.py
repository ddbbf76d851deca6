"""Long lists made ready before their screen comes: words without marks, and the index for typing."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.widgets.choice_index import ChoiceIndex
from ui.widgets.markdown import plain

if TYPE_CHECKING:
    from fieldkit.questionnaires.engine import Interview
    from fieldkit.questionnaires.views import ChoiceView, Screen

MOST_AT_ONCE = 24
"""Choices that are shown at once; beyond, one types."""
_KEPT = 4


@dataclass(frozen=True, slots=True)
class PreparedList:
    """A list of choices: code and words of each, and where typing finds them."""

    choices: tuple[ChoiceView, ...]
    pairs: tuple[tuple[str, str], ...]
    index: ChoiceIndex


_made: deque[PreparedList] = deque(maxlen=_KEPT)


def prepared(choices: tuple[ChoiceView, ...]) -> PreparedList:
    """Return a list made ready; the last few are kept for as long as the choices are the very same."""
    for known in _made:
        if known.choices is choices:
            return known
    pairs = tuple((choice.value, plain(choice.label)) for choice in choices)
    made = PreparedList(choices, pairs, ChoiceIndex(pairs))
    _made.append(made)
    return made


def prepare_after(interview: Interview, screen: Screen) -> None:
    """Make the long lists of the screen ready that comes after this one."""
    ahead = interview.screen_after(screen.path)
    for path in ahead.questions if ahead is not None else ():
        choices = interview.choices(path)
        if len(choices) > MOST_AT_ONCE:
            prepared(choices)
