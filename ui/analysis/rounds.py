"""What coverage is set beside: an earlier day, another plan, another workspace, a list that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ui.analysis import texts
from ui.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.services.comparison import ComparisonService, ComparisonView
    from ui.analysis.state import ProfileChoice

_MONTH = 30
_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


class Beside(StrEnum):
    """The kinds of the other side, as the menu's keys."""

    NOTHING = "nothing"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAY = "day"
    PLAN = "plan"
    WORKSPACE = "workspace"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Round:
    """The other side.

    Attributes:
        key: of the menu.
        day: end of the day that counts; for days.
        plan: name of a list of business types (``zhongwei/annex2``); for plans.
        path: for workspaces and files.
    """

    key: str
    day: date | None = None
    plan: str = ""
    path: Path | None = None

    def read(self, service: ComparisonService, by: str, plan: str) -> ComparisonView:
        """Compare.

        Raises:
            FieldkitError: that day, workspace or file cannot be compared with.
        """
        if self.day is not None:
            return service.since(self.day, by=by, plan=plan)
        if self.plan:
            return service.plans(self.plan, by=by, plan=plan)
        assert self.path is not None
        if self.path.is_dir():
            return service.workspace(self.path, by=by, plan=plan)
        return service.file(self.path, by=by, plan=plan)


def day_of(key: str, today: date) -> date | None:
    """The day that a line of the menu means: a month ago, the last quarter's end, the last year's end."""
    if key == Beside.MONTH:
        return today - timedelta(days=_MONTH)
    if key == Beside.YEAR:
        return date(today.year - 1, 12, 31)
    if key == Beside.QUARTER:
        ends = [date(today.year - 1, 12, 31), *(date(today.year, *end) for end in _QUARTER_ENDS)]
        return max(end for end in ends if end < today)
    return None


def choices(profiles: Sequence[ProfileChoice], chosen: str, today: date) -> list[tuple[str, str, str]]:
    """The menu: key, words and group of each line."""
    lines = [(Beside.NOTHING.value, say(texts.BESIDE_NOTHING), "0")]
    named = (
        (Beside.MONTH, texts.BESIDE_MONTH),
        (Beside.QUARTER, texts.BESIDE_QUARTER),
        (Beside.YEAR, texts.BESIDE_YEAR),
    )
    for key, words in named:
        lines.append((key.value, say(words, day=str(day_of(key, today))), "1"))
    lines.append((Beside.DAY.value, say(texts.BESIDE_DAY), "1"))
    lines += [
        (f"{Beside.PLAN}:{one.name}", say(texts.BESIDE_PLAN, name=one.label), "2")
        for one in profiles
        if one.name != chosen
    ]
    lines.append((Beside.WORKSPACE.value, say(texts.BESIDE_WORKSPACE), "3"))
    lines.append((Beside.FILE.value, say(texts.BESIDE_FILE), "3"))
    return lines
