"""Sheets: ISO 216 from A6 to A0, upright and lying, and the roll-up; ``resources/posters/papers.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

LEGIBLE = 300
"""Reading distance divided by this is the least height of a Chinese character."""
SCANNED = 10
"""Reading distance divided by this is the least side of a code (W-29)."""
_TALL = 1.8
_STEP = 1.06


class Format(StrEnum):
    """How a sheet is composed."""

    UPRIGHT = "upright"
    LYING = "lying"
    TALL = "tall"


_LYING = "横"
"""Ends the key of a sheet that lies."""
ROLL_UP = Text("易拉宝 80×200 厘米", "Roll-up 80 × 200 cm")


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet, lengths in mm.

    Attributes:
        factor: scale, against A3, of what is read from afar.
        title_distance: metres from which the title must be legible.
        code_distance: metres from which the circle's code is scanned.
        row_most: scale of the largest rows of the list; the least is 1.
        hand: where the code of a sheet that stands on the floor goes, from the top edge.
        floor: height at the foot of such a sheet that nobody reads.
        distance: metres from which names must be legible too; 0 = as the template says.
    """

    key: str
    width: float
    height: float
    factor: float
    margin: float
    title_distance: float
    code_distance: float
    row_most: float
    hand: tuple[float, float] | None = None
    floor: float = 0.0
    distance: float = 0.0

    @property
    def name(self) -> Text:
        """What people call it: ``A3 横`` is A3 landscape."""
        size = self.key.removesuffix(_LYING)
        if self.key != size:
            return Text(f"{size} 横", f"{size} landscape")
        return ROLL_UP if self.format is Format.TALL else Text(self.key, self.key)

    @property
    def title_min(self) -> float:
        """Least height of the title's characters in mm."""
        return self.title_distance * 1000 / LEGIBLE

    @property
    def code_least(self) -> float:
        """Least side of the circle's code in mm."""
        return self.code_distance * 1000 / SCANNED

    @property
    def format(self) -> Format:
        """How the sheet is composed."""
        if self.width > self.height:
            return Format.LYING
        return Format.TALL if self.height > _TALL * self.width else Format.UPRIGHT

    def read_from(self, distance: float | None) -> Paper:
        """Return the sheet as it must be to be read from ``distance`` metres; None: as it is meant."""
        if distance is None:
            return self
        return replace(self, title_distance=distance, code_distance=distance, distance=distance)

    def row_scales(self) -> tuple[float, ...]:
        """Return the sizes of rows to try, largest first; 1 is the least legible one."""
        scales = [1.0]
        while scales[-1] * _STEP <= self.row_most:
            scales.append(scales[-1] * _STEP)
        return tuple(reversed(scales))


@cache
def sheets() -> Mapping[str, Paper]:
    """Return every sheet by its key."""
    raw: dict[str, dict[str, Any]] = tomllib.loads(resource("posters", "papers.toml").read_text("utf-8"))
    for paper in raw.values():
        if "hand" in paper:
            paper["hand"] = tuple(paper["hand"])
    return {name: Paper(key=name, **paper) for name, paper in raw.items()}
