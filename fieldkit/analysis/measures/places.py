"""Which communities and circles a target is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldkit.analysis.measures.facts import CircleFact, CommunityFact, Facts
    from fieldkit.plans.plan import Plan
    from fieldkit.plans.scopes import Scope


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the workspace that a figure is about.

    Attributes:
        id: record id where it is one area, circle or community; empty otherwise.
        name: what people call it; empty for the whole.
        is_known: False for an area of the plan that the workspace does not have.
    """

    id: str
    name: str
    communities: tuple[CommunityFact, ...]
    circles: tuple[CircleFact, ...]
    is_known: bool = True

    @property
    def community_ids(self) -> frozenset[str]:
        """Record ids of its communities."""
        return frozenset(one.id for one in self.communities)


def whole(facts: Facts) -> Place:
    """Everything there is."""
    return Place("", "", facts.communities, facts.circles)


def resolve(scope: Scope, plan: Plan, facts: Facts) -> tuple[Place, ...]:
    """The places of a scope: one for a sum, several where each has to reach the figure."""
    match scope.kind:
        case "each_circle":
            inside = facts.by_circle()
            return tuple(Place(one.id, one.name, inside[one.id], (one,)) for one in facts.circles)
        case "each_community":
            circles = {one.id: one for one in facts.circles}
            return tuple(_community(one, circles) for one in facts.communities)
        case "group":
            names = frozenset(plan.areas_of(scope))
            return (_of(facts, scope.name, lambda one: bool(names & one.area_names)),)
        case "area" | "each_of_group" | "each_other":
            return tuple(_area(name, facts) for name in plan.areas_of(scope))
        case _:
            return (whole(facts),)


def parts_of(scope: Scope, plan: Plan, facts: Facts) -> tuple[Place, ...]:
    """The areas of the plan that a sum is made of: those of its group, or all of them."""
    names = plan.areas_of(scope) if scope.kind == "group" else tuple(area.name for area in plan.areas)
    return tuple(_area(name, facts) for name in names)


def _area(name: str, facts: Facts) -> Place:
    return _of(facts, name, lambda one: name in one.area_names)


def _of(facts: Facts, name: str, is_inside: Callable[[CommunityFact], bool]) -> Place:
    communities = tuple(one for one in facts.communities if is_inside(one))
    circles = {one.circle for one in communities}
    return Place(
        "",
        name,
        communities,
        tuple(one for one in facts.circles if one.id in circles),
        is_known=bool(communities),
    )


def circle_place(circle: CircleFact, facts: Facts) -> Place:
    """One circle with its communities."""
    inside = tuple(one for one in facts.communities if one.circle == circle.id)
    return Place(circle.id, circle.name, inside, (circle,))


def _community(community: CommunityFact, circles: Mapping[str, CircleFact]) -> Place:
    circle = circles.get(community.circle or "")
    return Place(community.id, community.name, (community,), (circle,) if circle else ())
