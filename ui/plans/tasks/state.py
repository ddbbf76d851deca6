"""What the tasks show, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task in the list; ``state`` is its code, ``state_words`` and ``tone`` what is shown."""

    id: str
    number: str
    work: str
    second: str
    units: str
    due: str
    state: str
    state_words: str
    tone: Tone | None


@dataclass(frozen=True, slots=True)
class TasksState:
    """The list.

    Attributes:
        units: to filter by.
        is_empty: the plan has no tasks at all.
    """

    rows: tuple[TaskRow, ...] = ()
    units: tuple[str, ...] = ()
    number: str = ""
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """The chosen task; ``record`` is empty while nobody has written about it."""

    id: str
    work: str
    source: str
    units: tuple[str, ...]
    state: str
    due: str
    progress: str
    record: str
