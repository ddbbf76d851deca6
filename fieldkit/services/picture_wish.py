"""What is asked of a picture, and the words that every picture shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.texts import Text
from fieldkit.storage import lists

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.kernel.texts import Language
    from fieldkit.services.workspace import Workspace

DATED = Text("数据截至 {day}", "as of {day}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked.

    Attributes:
        plan: name of a plan, perhaps with a profile; None for the one in use.
        by: level of the columns of a heat table: community, circle, street, district, city.
        on: the day for which targets are judged; None for today.
    """

    plan: str | None = None
    by: str = "community"
    on: date | None = None
    language: Language = "zh"


def day_of(workspace: Workspace, wish: Wish) -> date:
    """The day that a picture is of."""
    return wish.on or today(workspace.clock)


def region(workspace: Workspace) -> str:
    """Name of the largest area there is, for titles; empty without one."""
    with workspace.database.read() as connection:
        for level in ("city", "district", "street"):
            found = lists.ids(connection, "area", lists.Filter(equals=(("level", (level,)),)))
            if found:
                return str(lists.rows(connection, "area", found[:1], ["name"])[found[0]]["name"] or "")
    return ""


def subtitle(language: Language, *parts: str) -> str:
    """What a picture shows, part by part."""
    return ("  ·  " if language == "zh" else " · ").join(part for part in parts if part)
