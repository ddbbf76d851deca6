"""What a figure of a plan is about: the whole city, a group of areas, each of them, one area, each circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ScopeKind = Literal["all", "group", "each_of_group", "each_other", "area", "each_community", "each_circle"]
SCOPE_KINDS: tuple[ScopeKind, ...] = (
    "all",
    "group",
    "each_of_group",
    "each_other",
    "area",
    "each_community",
    "each_circle",
)

AREA_LEVELS = ("district", "zone")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which areas, communities or circles a figure is about.

    Attributes:
        kind: ``group`` is one figure for all areas of a group together, ``each_of_group`` one for each of
            them, ``each_other`` one for each area of the plan that is not in the group.
        name: key of the group, or the name of the area; empty where the kind needs none.
    """

    kind: ScopeKind = "all"
    name: str = ""


WHOLE = Scope()


@dataclass(frozen=True, slots=True)
class PlanArea:
    """An area that the plan divides its work by; a functional zone need not be a district of the national list.

    Attributes:
        name: as the document writes it.
        level: ``district`` or ``zone``.
        is_confirmed: False where the document says 「其他各县」 and the name comes from the list of districts.
        item: the seed item that names it.
    """

    name: str
    level: str
    item: str
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """Areas that the plan counts together (市区, N-06).

    Attributes:
        name: what targets refer to; the word of the document.
        areas: names of :class:`PlanArea`.
    """

    name: str
    areas: tuple[str, ...]
    item: str
