"""Communities that a plan itself names as pilots (Z-31)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pilot:
    """One row of a plan's list of pilots.

    Attributes:
        number: place in the list, from 1.
        area: county, district or zone.
        name: the community or circle.
        street: street office.
    """

    item: str
    number: int
    area: str
    name: str
    street: str
