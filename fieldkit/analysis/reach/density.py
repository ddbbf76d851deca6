"""Density: how many outlets of a type are too near to one another where a new one is set up (W-43)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.ground import metres

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.reach.facts import OutletPlace
    from fieldkit.analysis.reach.ground import Flat
    from fieldkit.kernel.texts import Text
    from fieldkit.plans.rules import Rule


@dataclass(frozen=True, slots=True)
class DensityReach:
    """One new outlet.

    Attributes:
        count: outlets of the type within ``within_m`` as the crow flies, itself included.
        allowed: by the rule.
        neighbours: the others' names, nearest first, with metres.
    """

    item: str
    label: Text
    outlet: OutletPlace
    count: int
    allowed: int
    within_m: float
    neighbours: tuple[tuple[str, float], ...]

    @property
    def is_met(self) -> bool:
        """Whether the rule is kept."""
        return self.count <= self.allowed


def densities(
    rules: Sequence[Rule], outlets: Sequence[OutletPlace], places: Sequence[Flat]
) -> list[DensityReach]:
    """Every new outlet under every density rule; ``places`` are the outlets' on the plane.

    A density is an area's, so it is measured as the crow flies, without a detour.
    """
    found = []
    for rule in rules:
        if rule.kind != "density" or rule.per is None or rule.high is None or rule.per.unit != "m":
            continue
        members = [at for at, one in enumerate(outlets) if one.business_type in rule.codes]
        within = float(rule.per.high or rule.per.low)
        for at in members:
            if not outlets[at].is_new:
                continue
            near = sorted(
                (metres(places[at], places[other]), outlets[other].name) for other in members if other != at
            )
            close = tuple((name, far) for far, name in near if far <= within)
            found.append(
                DensityReach(
                    rule.item, rule.label, outlets[at], len(close) + 1, int(rule.high), within, close
                )
            )
    return found
