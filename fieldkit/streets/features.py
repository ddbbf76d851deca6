"""Lines, areas and points of a map, with what is said of them. Values only; WGS-84."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.analysis.reach.ground import Degrees


@dataclass(frozen=True, slots=True)
class MapFeature:
    """One thing of a map: ``shape`` is ``point``, ``line`` or ``area``; points in WGS-84."""

    shape: str
    points: tuple[Degrees, ...]
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MapContent:
    """What a map file draws.

    Attributes:
        credit: who must be named on what is made of it; empty for a map of one's own.
    """

    features: tuple[MapFeature, ...]
    credit: str = ""
