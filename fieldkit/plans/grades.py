"""The sheet by which circles are graded 基础型, 提升型, 品质型; an office's own, no document gives thresholds (Z-28, W-49)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from fieldkit.kernel.texts import Text

Grade = Literal["basic", "improved", "quality"]
GRADES: tuple[Grade, ...] = ("basic", "improved", "quality")
"""From the lowest to the highest; the codes of the field ``circle.grade``."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the sheet.

    Attributes:
        id: ``zhanjiang.Z-28.types``.
        grade: the lowest grade that wants it.
        measure: a key of :data:`fieldkit.plans.measures.MEASURES`; empty where people judge, by an assessment
            of the same name.
        required: the figure; None where an assessment says by itself whether it is met.
        weight: as the office sets it; None counts nothing.
    """

    id: str
    item: str
    grade: Grade
    label: Text
    measure: str = ""
    unit: str = ""
    required: Decimal | None = None
    at_least: bool = True
    weight: Decimal | None = None

    def met_by(self, value: Decimal | None) -> bool | None:
        """Whether a reading meets the figure; None when one of the two is not known."""
        if value is None or self.required is None:
            return None
        return value >= self.required if self.at_least else value <= self.required
