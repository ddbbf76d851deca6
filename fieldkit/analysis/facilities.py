"""How many facilities a plan wants and how many there are, for the whole and for each unit (W-39, 表1).

A quota such as 「每 1—2 个生活圈 1 处」 leaves room: the least is one for each two circles, the
most one for each. A whole is rounded up; a single circle is asked for its share (0.5), so that
the shares of all circles add up to the whole.

Two figures say how widely a type of facility is spread, and they are not the same. The plan's
coverage (15 分钟步行可达覆盖率, 表1 of W-39) is the share of the residents who walk to one within 15
minutes: :mod:`fieldkit.analysis.reach` measures it, and it alone is judged by the plan's figure.
The share of circles that have one needs no coordinates; it is told beside it, judged by nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.shares import per_cent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from fieldkit.analysis.rollup import Unit
    from fieldkit.plans.rules import Rule

PER_CIRCLE, PER_COMMUNITY, PER_PEOPLE = "circle", "community", "people"
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class FacilityFact:
    """Facilities of one type in use in one community; ``count`` of them."""

    facility_type: str
    community: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class CommunitySize:
    """What quotas are per: the circle and the people of a community; None where not known."""

    circle: str | None
    people: int | None


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One quota in one unit.

    Attributes:
        unit: name of the unit; empty for the whole.
        required, most: at least and at most so many; None where the people are not known.
        actual: facilities in use.
    """

    rule: Rule
    unit: str
    required: Decimal | None
    most: Decimal | None
    actual: int

    @property
    def gap(self) -> Decimal | None:
        """How many are missing; nought where there are enough."""
        return None if self.required is None else max(Decimal(0), self.required - self.actual)

    @property
    def met(self) -> bool | None:
        """Whether there are enough; None where it cannot be told."""
        return None if self.gap is None else self.gap == 0


def quotas(
    rules: Iterable[Rule],
    facilities: Sequence[FacilityFact],
    sizes: Mapping[str, CommunitySize],
    units: Sequence[Unit] = (),
) -> tuple[QuotaLine, ...]:
    """Every quota of facilities, for each unit in turn, or for the whole where none are given.

    Args:
        rules: of a plan; those that are no quota of facilities are passed over.
        facilities: in use.
        sizes: of every community, by id.
        units: circles or areas.
    """
    found = []
    for rule in rules:
        if rule.kind != "quota" or not rule.facilities or rule.low is None:
            continue
        if not units:
            everything = frozenset(sizes)
            actual = sum(one.count for one in facilities if one.facility_type in rule.facilities)
            required, most = _required(rule, everything, sizes, whole=True)
            found.append(QuotaLine(rule, "", required, most, actual))
        at: dict[str, int] = {}
        for one in facilities:
            if one.facility_type in rule.facilities:
                at[one.community] = at.get(one.community, 0) + one.count
        for unit in units:
            required, most = _required(rule, unit.communities, sizes, whole=False)
            actual = sum(at.get(one, 0) for one in unit.communities)
            found.append(QuotaLine(rule, unit.name, required, most, actual))
    return tuple(found)


def circles_with(
    rule: Rule,
    facilities: Iterable[FacilityFact],
    sizes: Mapping[str, CommunitySize],
    circles: Collection[str],
) -> Decimal | None:
    """Share of the circles (or communities, where the quota is for them) that have a facility, in per cent.

    Args:
        facilities: in use.
        sizes: of every community, by id.
        circles: ids of all circles, also of those without communities.

    Returns:
        None where there are no circles.
    """
    inside = {one.community for one in facilities if one.facility_type in rule.facilities} & set(sizes)
    if rule.per is not None and rule.per.unit == PER_COMMUNITY:
        return per_cent(len(inside), len(sizes))
    units = set(circles)
    return per_cent(len({sizes[one].circle for one in inside} & units), len(units))


def _required(
    rule: Rule, communities: Iterable[str], sizes: Mapping[str, CommunitySize], *, whole: bool
) -> tuple[Decimal | None, Decimal | None]:
    per = rule.per
    unit = PER_CIRCLE if per is None else per.unit
    amount = _amount(unit, communities, sizes)
    if amount is None or rule.low is None:
        return None, None
    low, high = (Decimal(1), Decimal(1)) if per is None else (per.low, per.high)
    figures = rule.low * amount / high, (rule.high or rule.low) * amount / low
    least, most = (
        one.to_integral_value(ROUND_CEILING) if whole else one.quantize(_HUNDREDTH, ROUND_HALF_UP)
        for one in figures
    )
    return least, most


def _amount(unit: str, communities: Iterable[str], sizes: Mapping[str, CommunitySize]) -> Decimal | None:
    """How many circles, communities or people the communities are; a community of a circle is its share of it."""
    inside = [sizes[one] for one in communities if one in sizes]
    if unit == PER_COMMUNITY:
        return Decimal(len(inside))
    if unit == PER_PEOPLE:
        people = [one.people for one in inside]
        return None if None in people else Decimal(sum(one or 0 for one in people))
    members: dict[str, int] = {}
    for one in sizes.values():
        if one.circle:
            members[one.circle] = members.get(one.circle, 0) + 1
    mine: dict[str, int] = {}
    for one in inside:
        if one.circle:
            mine[one.circle] = mine.get(one.circle, 0) + 1
    whole = sum(count == members[circle] for circle, count in mine.items())
    parts = [Decimal(count) / members[circle] for circle, count in mine.items() if count < members[circle]]
    return whole + sum(parts, Decimal(0))
