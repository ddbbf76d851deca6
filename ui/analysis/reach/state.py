"""What the reach view shows: frozen, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class CircleLine:
    """A circle in the list; ``out`` counts the types that are out of reach."""

    id: str
    name: str
    out: int


@dataclass(frozen=True, slots=True)
class SuggestedPlace:
    """A place for a missing type.

    Attributes:
        coordinates: longitude, latitude as they are pasted.
    """

    id: str
    near: str
    gain: str
    people: str
    coordinates: str


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A type in one circle.

    Attributes:
        walk: how far, as it was measured; ``straight`` the same by a straight line.
        shares: within 5, 10, 15 minutes.
        said: sentences of the card.
    """

    code: str
    name: str
    verdict: str
    tone: Tone
    walk: str
    straight: str
    shares: tuple[str, str, str]
    outlets: str
    said: tuple[str, ...]
    places: tuple[SuggestedPlace, ...]
    no_place: str


@dataclass(frozen=True, slots=True)
class RingLine:
    """What the plan wants within some minutes."""

    id: str
    label: str
    item: str
    verdict: str
    tone: Tone
    share: str
    straight: str
    wanted: str


@dataclass(frozen=True, slots=True)
class CircleState:
    """The circle that is looked at."""

    id: str
    name: str
    starts: str
    types: tuple[TypeLine, ...]
    rings: tuple[RingLine, ...]


@dataclass(frozen=True, slots=True)
class WalkingState:
    """How people walk, as it stands in the fields."""

    speed: str = ""
    detour: str = ""
    enough: str = ""


@dataclass(frozen=True, slots=True)
class ReachState:
    """All of it.

    Attributes:
        origins: key and words of each sort of start points.
        streets: which streets were used, in words.
        told: what could not be taken into account.
        lack: ``circles``, ``places`` or empty.
    """

    circles: tuple[CircleLine, ...] = ()
    circle: CircleState | None = None
    origin: str = "auto"
    origins: tuple[tuple[str, str, str], ...] = ()
    streets: str = ""
    has_streets: bool = False
    walking: WalkingState = WalkingState()
    told: tuple[str, ...] = ()
    lack: str = ""
