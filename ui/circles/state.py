"""What the page shows: frozen values, made by the presenters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.registers.boundaries import Boundary
    from ui.records.state import RecordState


@dataclass(frozen=True, slots=True)
class CircleLine:
    """One circle in the list; counts are of its communities and outlets."""

    id: str
    number: str
    name: str
    population: str
    communities: int
    outlets: int


@dataclass(frozen=True, slots=True)
class CirclesState:
    """The list, and the figures of its head."""

    lines: tuple[CircleLine, ...] = ()
    independent: int = 0
    merged: int = 0
    population: int = 0


@dataclass(frozen=True, slots=True)
class CommunityLine:
    """A community of the circle, as it is edited in place."""

    id: str
    name: str
    population: str


@dataclass(frozen=True, slots=True)
class OutletSpot:
    """An outlet of the circle.

    Attributes:
        number: as on the poster.
        color: of its purpose.
        x, y: on the sketch, 0 to 1.
        is_placed: somebody put it there; otherwise the place is estimated.
    """

    id: str
    number: int
    name: str
    business_type: str
    color: str
    x: float
    y: float
    is_placed: bool


@dataclass(frozen=True, slots=True)
class CircleState:
    """One circle.

    Attributes:
        title: its name, or what to say of one that has none yet.
        place: which of how many.
    """

    record: RecordState
    title: str
    place: str
    boundary: Boundary
    communities: tuple[CommunityLine, ...] = ()
    outlets: tuple[OutletSpot, ...] = ()

    @property
    def placed(self) -> int:
        """How many outlets somebody placed."""
        return sum(outlet.is_placed for outlet in self.outlets)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area in the list, references in words."""

    id: str
    name: str
    level: str
    is_community: bool
    code: str
    parent: str
    circle: str
    population: str
    outlets: int


@dataclass(frozen=True, slots=True)
class AreasState:
    """All areas, in the order of their level, number and code."""

    lines: tuple[AreaLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaState:
    """One area."""

    record: RecordState
    title: str
    place: str
