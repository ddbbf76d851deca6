"""Which rule of a plan a business type is judged by, in metres on foot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.analysis.reach.walking import Walking
    from fieldkit.plans.rules import Rule

CIRCLE_MINUTES = 15
"""A circle is what lies within about 15 minutes on foot (H-05): the limit of a type that no rule names."""
CIRCLE_ITEM = "H-05"
_WORDS = Text("步行 {high} 分钟内", "within {high} minutes on foot")
_RADIUS = Text("服务半径 {low}—{high} 米", "radius {low}–{high} m")
_FARTHEST = Text("最远 {high} 米", "at most {high} m")


class Verdict(StrEnum):
    """How a distance stands to a rule."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """The word for people; never colour alone."""
        return _LABELS[self]


_LABELS = {
    Verdict.GREEN: Text("达标", "within reach"),
    Verdict.AMBER: Text("勉强", "just within reach"),
    Verdict.RED: Text("够不着", "out of reach"),
    Verdict.UNKNOWN: Text("无法判断", "cannot be judged"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule, in metres.

    Attributes:
        item: seed item it comes from.
        low_m: up to here all is well; ``high_m``: up to here it will do.
        text: the rule in words.
    """

    item: str
    low_m: float
    high_m: float
    text: Text

    def verdict(self, metres: float | None) -> Verdict:
        """Of one way; none at all is out of reach."""
        if metres is None or metres > self.high_m:
            return Verdict.RED
        return Verdict.GREEN if metres <= self.low_m else Verdict.AMBER


def limit_for(code: str, rules: Iterable[Rule], walking: Walking) -> Limit:
    """The radius that a plan gives for a type; else the ring it names for this type alone; else 15 minutes."""
    found = [rule for rule in rules if code in rule.codes and rule.high is not None]
    radius = next((rule for rule in found if rule.kind == "radius"), None)
    if radius is not None and radius.high is not None:
        high = float(radius.high)
        low = high if radius.low is None else float(radius.low)
        text = _FARTHEST if radius.low is None else _RADIUS
        return Limit(radius.item, low, high, _filled(text, low=low, high=high))
    ring = next((rule for rule in found if rule.kind == "ring" and len(rule.codes) == 1), None)
    return _minutes(ring, walking) if ring is not None else _general(walking)


def _minutes(rule: Rule, walking: Walking) -> Limit:
    minutes = float(rule.high or CIRCLE_MINUTES)
    reach = walking.metres(minutes)
    return Limit(rule.item, reach, reach, _filled(_WORDS, high=minutes))


def _general(walking: Walking) -> Limit:
    reach = walking.metres(CIRCLE_MINUTES)
    return Limit(CIRCLE_ITEM, reach, reach, _filled(_WORDS, high=CIRCLE_MINUTES))


def _filled(text: Text, **figures: float) -> Text:
    shown = {name: f"{figure:g}" for name, figure in figures.items()}
    return Text(text.zh.format(**shown), text.en.format(**shown))
