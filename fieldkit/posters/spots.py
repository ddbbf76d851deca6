"""A place on the sketch or map, how it is known, and where an outlet goes of which nothing is known."""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Point = tuple[float, float]

_CANDIDATES = 24
_HOUSE = re.compile(r"(\d+)(?:[-—之]\d+)?\s*号")


class Known(StrEnum):
    """How an outlet's place on the sketch is known."""

    PLACED = "placed"
    COORDINATES = "coordinates"
    STREET = "street"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the sketch, 0..1 to the east and to the south."""

    x: float
    y: float
    known: Known


def house_number(address: str) -> int:
    """Return the number in front of 号; an address without one comes last."""
    found = _HOUSE.search(address)
    return int(found[1]) if found else 10**6


def most_lonely(key: str, taken: Iterable[Spot]) -> Point:
    """Of some points that depend on the outlet's id, return the one farthest from all others."""
    digest = hashlib.shake_256(key.encode()).digest(4 * _CANDIDATES)
    numbers = [int.from_bytes(digest[i : i + 2]) / 65535 for i in range(0, len(digest), 2)]
    points = [(0.1 + 0.8 * x, 0.12 + 0.76 * y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    others = [(spot.x, spot.y) for spot in taken]
    if not others:
        return points[0]
    return max(points, key=lambda point: min(math.dist(point, other) for other in others))
