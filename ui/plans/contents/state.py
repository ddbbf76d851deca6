"""What the contents show, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One part at the left; a heading has no key."""

    key: str
    words: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class ContentsState:
    """One part of the plan.

    Attributes:
        entries: everything at the left.
        part: key of the part that is shown.
        rows: shown cells in words, by the line's number as text.
        wrong: numbers of lines with a mistake.
        notice, tone: where the plan comes from, or what is wrong with it.
        is_own: the office's own plan.
        is_shipped: a shipped plan of this key is there to go back to.
        can_add: lines can be added to this part.
    """

    entries: tuple[PartEntry, ...] = ()
    part: str = ""
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()
    number: str = ""
    notice: str = ""
    tone: Tone = Tone.INFO
    has_problem: bool = False
    is_own: bool = False
    is_shipped: bool = True
    can_add: bool = True


@dataclass(frozen=True, slots=True)
class LineState:
    """The chosen line; ``line`` empty for a new one.

    Attributes:
        cells: as written, by column.
        wrong: words beside a column.
    """

    part: str
    line: str
    title: str
    place: str
    cells: Mapping[str, str]
    wrong: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
