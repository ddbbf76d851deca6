"""What reach is computed from: outlets, start points, circles; places in WGS-84."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.reach.ground import Degrees
    from fieldkit.kernel.texts import Text
    from fieldkit.plans.rules import Rule


@dataclass(frozen=True, slots=True)
class OutletPlace:
    """An open outlet, or a facility in use, whose place is known.

    Attributes:
        business_type: its code; of a facility what :func:`facility_code` says.
        circle: id of its circle, or empty.
        is_new: it was newly set up (新增).
    """

    id: str
    name: str
    business_type: str
    place: Degrees
    circle: str = ""
    is_new: bool = False


def facility_code(facility_type: str) -> str:
    """What stands for a type of facility among the codes of business types."""
    return f"facility:{facility_type}"


def codes_of_rule(rule: Rule) -> tuple[str, ...]:
    """The business types and types of facility, any of which fulfils a rule."""
    return (*rule.codes, *map(facility_code, rule.facilities))


@dataclass(frozen=True, slots=True)
class StartPoint:
    """Where people set out.

    Attributes:
        circle: id of its circle.
        people: who set out here; None when not known.
    """

    name: str
    circle: str
    place: Degrees
    people: float | None = None


@dataclass(frozen=True, slots=True)
class CirclePeople:
    """A circle.

    Attributes:
        population: None when not known.
        starts_from: what its start points are, in words.
    """

    id: str
    name: str
    population: int | None = None
    starts_from: Text | None = None


@dataclass(frozen=True, slots=True)
class WantedType:
    """A line of a plan's list: what the circle should have.

    Attributes:
        code: the business type it stands for.
        codes: any of these fulfils it.
        name: as people read it.
    """

    code: str
    codes: tuple[str, ...]
    name: Text


def weighted(starts: Sequence[StartPoint], population: int | None) -> list[float]:
    """People per start point of one circle, so that they add up to its population where that is known.

    A point without a figure counts like the mean of those that have one; none has: all alike.
    """
    known = [one.people for one in starts if one.people is not None]
    mean = sum(known) / len(known) if known else 1.0
    people = [mean if one.people is None else one.people for one in starts]
    total = sum(people)
    if not total:
        people, total = [1.0] * len(starts), float(len(starts))
    if population is None:
        return people
    return [one * population / total for one in people]
