"""How many people a community's norms are computed with: its own figure, or its share of the circle's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fieldkit.analysis.problems import CoverageProblem
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.plans.norms import norm_population

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.analysis.matrix import CircleFacts, CommunityFacts


def populations(
    communities: Sequence[CommunityFacts], circles: Iterable[CircleFacts]
) -> dict[str, int | None]:
    """People per community; those without their own figure share what their circle has left."""
    people = {circle.id: circle.population for circle in circles}
    sharing = Counter(one.circle_id for one in communities if one.population is None)
    members = Counter(one.circle_id for one in communities)
    taken: Counter[str | None] = Counter()
    for one in communities:
        taken[one.circle_id] += one.population or 0
    result: dict[str, int | None] = {}
    for one in communities:
        whole = people.get(one.circle_id) if one.circle_id else None
        left = whole - taken[one.circle_id] if whole is not None else None
        # Figures of two sources may not fit together; then the plain share of the circle is the better guess.
        fits = left is not None and left > 0
        share = (left, sharing[one.circle_id]) if fits else (whole, members[one.circle_id])
        result[one.id] = norm_population(one.population, *share)
    return result


def population_problems(
    communities: Sequence[CommunityFacts], people: Mapping[str, int | None]
) -> list[Problem]:
    """A note for each community whose people are not known."""
    return [
        Problem(
            CoverageProblem.POPULATION_UNKNOWN,
            Severity.NOTE,
            Place(record=one.id, field="population"),
            {"name": one.name},
        )
        for one in communities
        if people[one.id] is None
    ]
