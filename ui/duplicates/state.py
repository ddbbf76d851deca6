"""What the page shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class View(StrEnum):
    """Which list stands at the left."""

    OPEN = "open"
    JOINED = "joined"


class Mark(StrEnum):
    """How the values of one field stand to each other."""

    DIFFERS = "differs"
    ONE_ONLY = "one_only"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of the list: who, and in small print why."""

    title: str
    second: str


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A photo; ``path`` is None while its file has not come."""

    digest: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class SideShown:
    """One of the records: its name, who recorded it on which device, its photos."""

    record: str
    name: str
    by: str
    device: str
    photos: tuple[PhotoShown, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One field of all sides.

    Attributes:
        label: of the field.
        values: one for each side, in words; empty for nothing.
        mark: how they stand to each other.
    """

    label: str
    values: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Compared:
    """Records side by side.

    Attributes:
        key: of the line in the list.
        place: which of how many; ask: the question; why: what speaks for it.
        sides, rows: the records, and their fields.
        note: what follows from a decision.
        is_joined: they are one already, and can be split.
    """

    key: str
    place: str
    ask: str
    why: str
    sides: tuple[SideShown, ...]
    rows: tuple[ValueRow, ...]
    note: str
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class EmptyWords:
    """What stands in the place of a list that has nothing."""

    title: str
    words: str
    can_search: bool = False
    is_good: bool = True


@dataclass(frozen=True, slots=True)
class DuplicatesState:
    """The whole page.

    Attributes:
        number: words beside the title.
        view: which list is in sight.
        counts: of both lists; None where it is not known.
        keys: of the list in sight.
        shown: the line in hand; None for none.
        only: that the list is narrowed to one outlet; empty when it is not.
        notes: what the search left aside.
        empty: stands in place of the list and the records; None when there are some.
        is_searching, is_writing: keys wait until it is done.
    """

    number: str = ""
    view: View = View.OPEN
    counts: tuple[int, int] = (0, 0)
    keys: tuple[str, ...] = ()
    shown: Compared | None = None
    only: str = ""
    notes: tuple[str, ...] = ()
    empty: EmptyWords | None = None
    is_searching: bool = False
    is_writing: bool = False
