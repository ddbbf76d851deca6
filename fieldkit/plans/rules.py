"""How a plan wants things placed: rings, radii, densities, quotas of facilities, sizes, shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from fieldkit.kernel.texts import Text

RuleKind = Literal["ring", "radius", "density", "quota", "size", "share", "named"]
CoverageOf = Literal["walk", "other"]
COVERAGES: tuple[CoverageOf, ...] = ("walk", "other")
RULE_KINDS: tuple[RuleKind, ...] = ("ring", "radius", "density", "quota", "size", "share", "named")


@dataclass(frozen=True, slots=True)
class Per:
    """What a figure is per: 1 to 2 circles, 500 m, one community."""

    unit: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: ``zhongwei.W-43.pharmacy``.
        item: seed item.
        kind: ``ring``: one of ``codes`` within ``high`` minutes on foot; ``radius``: within ``low`` to
            ``high`` metres; ``density``: at most ``high`` within ``per``; ``quota``: ``low`` to ``high``
            pieces for each ``per``; ``size``: of a circle; ``share``: per cent of what ``source`` says;
            ``named``: ``areas`` are said to lack ``codes``.
        codes: business types, any of which will do.
        facilities: types of facility, any of which will do.
        low, high: the figures; None where the document gives one side only.
        unit: ``min``, ``m``, ``count``, ``people``, ``km2``, ``percent``.
        coverage_target: share in per cent that is to be reached, and ``coverage_by`` the year.
        coverage_of: ``walk``: of the residents who walk to one within 15 minutes (15 分钟步行可达覆盖率);
            ``other``: of something that the document reckons its own way (普惠性幼儿园覆盖率), not known here.
        source: the place in the document.
        areas: names of the communities that the document singles out.
    """

    id: str
    item: str
    kind: RuleKind
    label: Text
    codes: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    per: Per | None = None
    coverage_target: Decimal | None = None
    coverage_by: int | None = None
    coverage_of: CoverageOf = "walk"
    source: str = ""
    areas: tuple[str, ...] = ()

    @property
    def walk_target(self) -> Decimal | None:
        """Share of the residents that is to walk to one within 15 minutes, in per cent; None where none is named."""
        return self.coverage_target if self.coverage_of == "walk" else None
