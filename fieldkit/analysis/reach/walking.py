"""How people walk: settings of the office, none of them a rule of the programme (domain: computing coverage offline)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from fieldkit.kernel.texts import Text


class By(StrEnum):
    """How a distance was come by."""

    STRAIGHT = "straight"
    STREETS = "streets"

    @property
    def label(self) -> Text:
        """The words beside every verdict."""
        return _LABELS[self]


_LABELS = {
    By.STRAIGHT: Text("直线距离折算", "straight line × detour factor"),
    By.STREETS: Text("沿道路", "along streets"),
}


@dataclass(frozen=True, slots=True)
class Walking:
    """The settings.

    Attributes:
        detour: metres walked per metre of straight line, where no streets are known.
        speed: metres a minute.
        enough: share of the people, per cent, that must be within reach for a circle to count as such.
        to_street_m: a place farther than this from any street is not on the network.
        farthest_m: beyond this nothing is looked for.
    """

    detour: float = 1.3
    speed: float = 75.0
    enough: float = 80.0
    to_street_m: float = 300.0
    farthest_m: float = 5000.0

    def minutes(self, metres: float) -> float:
        """How long the way takes."""
        return metres / self.speed

    def metres(self, minutes: float) -> float:
        """How far one comes."""
        return minutes * self.speed


class Walk(NamedTuple):
    """The way to the nearest outlet; there are very many.

    Attributes:
        metres: None where none is near enough, or no street leads there.
        by: how it was measured.
        outlet: number of the outlet, -1 for none.
    """

    metres: float | None
    by: By
    outlet: int = -1
