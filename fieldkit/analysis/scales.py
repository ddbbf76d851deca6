"""Rating scales, recognised by the words of their choices: 非常满意 … 很不满意, 很近 … 很远."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STEMS = (
    re.compile(r"满意|satisf", re.IGNORECASE),
    re.compile(r"方便|便利|convenien", re.IGNORECASE),
    re.compile(r"同意|赞成|agree", re.IGNORECASE),
    re.compile(r"[近远]|near|\bfar\b", re.IGNORECASE),
)
_AGAINST = re.compile(r"不|远|\bnot\b|dissatisf|unsatisf|disagree|inconvenien|\bfar\b", re.IGNORECASE)
_NO_OPINION = re.compile(
    r"不了解|说不清|不清楚|不知道|不好说|没意见|无意见|拒答|拒绝回答|不适用"
    r"|don.?t know|no opinion|cannot say|refus|not applicable",
    re.IGNORECASE,
)
FEWEST_LEVELS, MOST_LEVELS = 3, 11
_TWO, _THREE = 2, 3


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating scale, best first.

    Attributes:
        levels: codes from the best to the worst.
        labels: words of each code.
        negative: codes whose words are against (不太满意).
        no_opinion: codes that are no rating (不了解, 没意见, 拒答); never in a denominator.
        points: what each level counts in a weighted score; empty for even steps from 100.
    """

    levels: tuple[str, ...]
    labels: Mapping[str, str]
    negative: frozenset[str]
    no_opinion: frozenset[str]
    points: tuple[float, ...] = ()

    def top(self, boxes: int) -> tuple[str, ...]:
        """The best codes that count as satisfied.

        Args:
            boxes: 2 or 3, meant for five levels; three levels (满意, 基本满意, 不满意) give one fewer.
        """
        wanted = boxes - 1 if len(self.levels) == FEWEST_LEVELS else boxes
        return tuple(code for code in self.levels[:wanted] if code not in self.negative)

    def in_steps(self, code: str) -> float:
        """What a level counts: the points that were set, else 100, 80, 60, 40, 20 for five levels."""
        if self.points:
            return self.points[self.levels.index(code)]
        levels = len(self.levels)
        return 100.0 * (levels - self.levels.index(code)) / levels

    def rescaled(self, code: str) -> float:
        """From 100 for the best to 0 for the worst, evenly."""
        last = len(self.levels) - 1
        return 100.0 * (last - self.levels.index(code)) / last


def scale_of(choices: Sequence[tuple[str, str]]) -> Scale | None:
    """Recognise a rating scale.

    Args:
        choices: code and words, in the order of the form.

    Returns:
        The scale, or None where the choices are no rating.
    """
    no_opinion = frozenset(code for code, words in choices if _NO_OPINION.search(words))
    rated = [(code, words) for code, words in choices if code not in no_opinion]
    if not FEWEST_LEVELS <= len(rated) <= MOST_LEVELS:
        return None
    first, last = rated[0][1], rated[-1][1]
    if not any(stem.search(first) and stem.search(last) for stem in _STEMS):
        return None
    if bool(_AGAINST.search(first)) == bool(_AGAINST.search(last)):
        return None
    if _AGAINST.search(first):
        rated.reverse()
    return Scale(
        tuple(code for code, _ in rated),
        dict(choices),
        frozenset(code for code, words in rated if _AGAINST.search(words)),
        no_opinion,
    )
