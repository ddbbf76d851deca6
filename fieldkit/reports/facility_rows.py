"""What a plan asks for per circle against the facilities that are recorded (W-39)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.quotas import needed
from fieldkit.analysis.measures.shares import per_cent
from fieldkit.kernel.texts import Text
from fieldkit.registers.facility import TYPES, is_in_use, pieces

if TYPE_CHECKING:
    from decimal import Decimal

    from fieldkit.plans.rules import Rule
    from fieldkit.reports.source import Source

_BY_YEAR = Text("{year}年 {share}%", "{share} % by {year}")
_RECKONED_ELSEWHERE = Text(
    "{year}年 {share}%（按文件口径，另行统计）", "{share} % by {year} (reckoned elsewhere)"
)
_NONE = Text("", "")


@dataclass(frozen=True, slots=True)
class FacilityRow:
    """One type of facility.

    Attributes:
        quota, target: as the plan words them; empty for a type that it does not ask for.
        required: pieces for all circles, the lower end; None for no quota. ``gap`` is never below nought.
        actual: pieces in use.
        share: circles with one in per cent; None without circles.
        met: whether there are enough pieces, as on the board; target is of the residents, not of the circles.
    """

    label: Text
    quota: Text
    required: int | None
    actual: int
    share: Decimal | None
    target: Text
    met: bool | None

    @property
    def gap(self) -> int | None:
        """Pieces that are missing."""
        return None if self.required is None else max(0, self.required - self.actual)


def facility_rows(source: Source) -> tuple[list[FacilityRow], int, int]:
    """Rows, first those of the plan, then other types there are; circles; facilities without a place."""
    circles = {one.id for one in source.facts.circles}
    placed = facilities_in_use(source)
    counts: Counter[str] = Counter()
    where: dict[str, set[str]] = {}
    for code, circle, count in placed:
        counts[code] += count
        if circle in circles:
            where.setdefault(code, set()).add(circle)
    unplaced = sum(count for _, circle, count in placed if circle not in circles)
    rules = [one for one in source.plan.rules if one.kind == "quota" and one.facilities]
    rows = [_of_rule(rule, counts, where, len(circles)) for rule in rules]
    asked = {code for rule in rules for code in rule.facilities}
    rows += [
        FacilityRow(
            option.label, _NONE, None, counts[option.code],
            per_cent(len(where.get(option.code, ())), len(circles)), _NONE, None,
        )
        for option in TYPES
        if counts[option.code] and option.code not in asked
    ]  # fmt: skip
    return rows, len(circles), unplaced


def facilities_in_use(source: Source) -> list[tuple[str, str, int]]:
    """Type, circle (by its community; empty for none) and number of every facility in use."""
    circle_of = {one.id: one.circle or "" for one in source.facts.communities}
    return [
        (
            str(line["facility_type"] or "other"),
            circle_of.get(str(line["community"] or ""), ""),
            pieces(line["count"]),
        )
        for line in source.lines("facility", ("facility_type", "community", "status", "count"))
        if is_in_use(line["status"])
    ]


def _required(rule: Rule, circles: int) -> int | None:
    """Pieces that a quota for circles asks for at least; None for one that is for something else."""
    if rule.low is None or rule.per is None or rule.per.unit != "circle":
        return None
    return needed(rule, circles)[0]


def _of_rule(rule: Rule, counts: Counter[str], where: dict[str, set[str]], circles: int) -> FacilityRow:
    inside = set[str]().union(*(where.get(code, set()) for code in rule.facilities))
    share = per_cent(len(inside), circles)
    actual = sum(counts[code] for code in rule.facilities)
    required = _required(rule, circles)
    target = _NONE
    met = None if not required else actual >= required
    if rule.coverage_target is not None:
        values = {"year": rule.coverage_by, "share": rule.coverage_target}
        words = _BY_YEAR if rule.walk_target is not None else _RECKONED_ELSEWHERE
        target = Text(words.say("zh", **values), words.say("en", **values))
    return FacilityRow(rule.label, _quota(rule), required, actual, share, target, met)


def _quota(rule: Rule) -> Text:
    if rule.per is None or rule.low is None:
        return _NONE
    many, circles = _range(rule.low, rule.high), _range(rule.per.low, rule.per.high)
    return Text(f"每{circles}个生活圈{many}个", f"{many} for each {circles} circles")


def _range(low: Decimal, high: Decimal | None) -> str:
    return f"{low}" if high is None or high == low else f"{low}～{high}"
