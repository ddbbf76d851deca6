"""How a target is likely to end: reached, on pace, behind, missed, or why that cannot be said."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.analysis.measures.counting import Reading
    from fieldkit.plans.targets import Target

GROWING = frozenset(
    (
        "circles_started",
        "circles_built",
        "communities_started",
        "communities_built",
        "new_or_upgraded_outlets",
    )
)
"""Counts that grow over a period, so that their pace says where they will end."""


class Outlook(StrEnum):
    """Where a target stands in its time."""

    REACHED = "reached"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    OPEN = "open"
    MISSED = "missed"
    NOT_BEGUN = "not_begun"
    NO_DATE = "no_date"
    NO_FIGURE = "no_figure"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """What people read."""
        return _LABELS[self]


_LABELS = {
    Outlook.REACHED: Text("达到", "met"),
    Outlook.ON_PACE: Text("按期可达", "on pace"),
    Outlook.BEHIND: Text("进度落后", "behind"),
    Outlook.OPEN: Text("未达到", "not met yet"),
    Outlook.MISSED: Text("到期未达", "missed"),
    Outlook.NOT_BEGUN: Text("未到期", "not begun"),
    Outlook.NO_DATE: Text("未达到，没有期限", "not met, no date"),
    Outlook.NO_FIGURE: Text("没有定数", "no figure"),
    Outlook.UNKNOWN: Text("算不出", "unknown"),
}


def forecast(target: Target, reading: Reading, on: date) -> Decimal | None:
    """The figure at the end, if what came per day so far goes on; rounded half up to a whole.

    ``value × days of the whole time ÷ days gone``, both ends of the time counted. None
    for what does not grow, has no beginning or end, has not begun or is over.
    """
    if target.measure not in GROWING or reading.value is None:
        return None
    if target.begins is None or target.ends is None or not target.begins <= on < target.ends:
        return None
    whole = (target.ends - target.begins).days + 1
    gone = (on - target.begins).days + 1
    return (reading.value * whole / gone).quantize(Decimal(1), ROUND_HALF_UP)


def outlook(
    target: Target, *, met: bool | None, value: Decimal | None, expected: Decimal | None, on: date
) -> Outlook:
    """How a target will end.

    Args:
        met: whether it is reached today.
        value: the figure of today.
        expected: its forecast.
        on: today.
    """
    if value is None:
        return Outlook.UNKNOWN
    if target.required is None:
        return Outlook.NO_FIGURE
    if met is None:
        return Outlook.UNKNOWN
    if met:
        return Outlook.REACHED
    if target.begins is not None and on < target.begins:
        return Outlook.NOT_BEGUN
    if target.ends is None:
        return Outlook.NO_DATE
    if on > target.ends:
        return Outlook.MISSED
    if expected is None:
        return Outlook.OPEN
    return Outlook.ON_PACE if target.met_by(expected) else Outlook.BEHIND
