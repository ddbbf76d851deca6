"""What the dates show, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date, or the heading of a month (``what`` and ``second`` only)."""

    id: str
    what: str
    second: str = ""
    day: str = ""
    whom: str = ""
    state: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class DatesState:
    """The list.

    Attributes:
        marks: days on which something is due, with the tone of the worst.
        begin: the line to begin with: the first that is not done.
        is_empty: the plan names no dates.
    """

    rows: tuple[DateRow, ...] = ()
    marks: Mapping[date, Tone] = field(default_factory=dict)
    begin: str = ""
    number: str = ""
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area that is asked; ``is_handed`` when it has handed in, ``words`` where something else is said."""

    name: str
    is_handed: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class DateDetail:
    """The chosen date.

    Attributes:
        areas: those asked one by one, the missing ones first.
        can_mark: something is left to mark as handed in.
        action: words of a further step (登记会议 …); ``page`` and ``argument`` where it leads.
    """

    id: str
    day: date | None
    title: str
    sentences: tuple[str, ...]
    areas_title: str = ""
    areas: tuple[AreaLine, ...] = ()
    can_mark: bool = False
    action: str = ""
    page: str = ""
    argument: object = None
