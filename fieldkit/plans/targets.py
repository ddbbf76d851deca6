"""What a plan wants reached, by when, where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fieldkit.plans.scopes import WHOLE, Scope

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from fieldkit.kernel.texts import Text

UnitType = Literal["circle", "community", "outlet", "city", "resident", "household", "area"]
UNIT_TYPES: tuple[UnitType, ...] = (
    "circle",
    "community",
    "outlet",
    "city",
    "resident",
    "household",
    "area",
)


@dataclass(frozen=True, slots=True)
class Target:
    """One figure that a plan wants reached.

    Attributes:
        id: ``nantong.N-08.2023``.
        item: seed item or document.
        measure: a key of :data:`fieldkit.plans.measures.MEASURES`.
        unit: of the figure: ``count``, ``percent`` (90, not 0.9), ``people``, ``m2``.
        required: the figure; None where the document wants a rise and gives no number.
        begins: first day that counts; None for cumulative targets that count from the start.
        ends: the day it must stand.
        is_cumulative: everything up to ``ends`` counts, not only what came between ``begins`` and ``ends``.
        unit_type: what is counted, or whose share it is.
        at_least: False where the figure must not be passed.
    """

    id: str
    item: str
    label: Text
    measure: str
    unit: str
    required: Decimal | None
    begins: date | None
    ends: date | None
    is_cumulative: bool = False
    scope: Scope = WHOLE
    unit_type: UnitType = "circle"
    at_least: bool = True

    def met_by(self, value: Decimal | None) -> bool | None:
        """Whether a reading meets the figure; None when one of the two is not known."""
        if value is None or self.required is None:
            return None
        return value >= self.required if self.at_least else value <= self.required
