"""What the page shows: frozen values, made by the presenter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.records.state import RecordState

SATISFIED = "satisfied"
"""The list of projects whose residents are satisfied; the other lists are called as their kind."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """One register at the left: its key, words and number of records; a heading has no key."""

    key: str
    words: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class StageCard:
    """One of the three lists as a stage on the way: how many, and what is left to do."""

    key: str
    title: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class RegisterState:
    """One register.

    Attributes:
        lists: everything at the left.
        chosen: key of the list that is shown; ``kind`` of its records.
        ids: its records in order, those that the search found.
        rows: in words, by id and field key.
        total: how many there are without the search.
        stages: the three lists, where one of them is shown.
    """

    lists: tuple[ListLine, ...]
    chosen: str
    kind: str
    ids: tuple[str, ...]
    rows: Mapping[str, Mapping[str, str]]
    total: int
    search: str = ""
    stages: tuple[StageCard, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenState:
    """The record in the panel.

    Attributes:
        can_become_project: a demand that is none yet.
        step: words of a project's next step; empty at the end of the way.
        hint: what the next step needs.
        other, other_list: the project of a demand, or the demand of a project, and its list.
    """

    record: RecordState
    title: str
    place: str
    can_become_project: bool = False
    step: str = ""
    hint: str = ""
    other: str = ""
    other_list: str = ""
