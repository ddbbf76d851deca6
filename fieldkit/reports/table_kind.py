"""What an official table is declared by: its words, the items it serves, what it needs, who builds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.reports.values import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.reports.official_table import OfficialTable
    from fieldkit.reports.source import Source


class Purpose(StrEnum):
    """What one makes a table for; groups them in lists."""

    CIRCLES = "circles"
    PLAN = "plan"
    LISTS = "lists"
    PERIODS = "periods"
    REGISTERS = "registers"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _PURPOSES[self]


_PURPOSES = {
    Purpose.CIRCLES: Text("生活圈和业态", "Circles and business types"),
    Purpose.PLAN: Text("方案、目标和设施", "Plan, targets and facilities"),
    Purpose.LISTS: Text("需求、项目、满意三张清单", "Demands, projects, satisfied"),
    Purpose.PERIODS: Text("季度和年度总结", "Quarterly and annual summaries"),
    Purpose.REGISTERS: Text("各类登记簿", "Registers"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a table cannot say anything without.

    Attributes:
        label: short, for lists.
        missing: what to do where it is not there.
        is_there: whether a workspace has it.
    """

    label: Text
    missing: Text
    is_there: Callable[[Source], bool]


@dataclass(frozen=True, slots=True)
class Built:
    """A table with what stands around it.

    Attributes:
        title: as printed, where it differs from the declared one.
        number: 「附件2」 … above it.
        notes: under it.
    """

    table: OfficialTable
    notes: tuple[Text, ...] = ()
    title: Text | None = None
    number: Text | None = None


@dataclass(frozen=True, slots=True)
class TableKind:
    """One official table.

    Attributes:
        name: on the command line.
        title: ``{area}`` is the largest area.
        items: seed items that it serves.
        builder: makes it of a workspace's figures.
        paper, landscape: its page.
    """

    name: str
    title: Text
    purpose: Purpose
    builder: Callable[[Source], Built]
    items: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    paper: Paper = Paper.A4
    landscape: bool = False
    number: Text = field(default=Text("", ""))

    @property
    def label(self) -> Text:
        """The title without the place, for lists."""
        return Text(*(_bare(words) for words in (self.title.zh, self.title.en)))

    def lacking(self, source: Source) -> tuple[Need, ...]:
        """What it needs and the workspace does not have."""
        return tuple(need for need in self.needs if not need.is_there(source))


def _bare(words: str) -> str:
    for part in (" of {area}", ", {area}", " in {area}", "{area}"):
        words = words.replace(part, "")
    return words.strip()
