"""What the page shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

LEAVE_OUT = "-"
"""Key of the choice that leaves a column out."""
NO_CHOICE = "*"
"""Key of the choice that nobody knows, or that nothing is filled in."""


class Group(StrEnum):
    """Rows that belong together for whoever looks through them."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    PROBLEMS = "problems"
    HINTS = "hints"


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to choose: its key, its words, grey words behind, and other words that find it."""

    key: str
    label: str
    note: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the list.

    Attributes:
        title: letter and title; samples: its first values.
        target: key of the field, :data:`LEAVE_OUT` for none; field: the same in words.
        sureness, tone: a word and its colour.
        is_off: the column is not taken.
    """

    title: str
    samples: str
    target: str
    field: str
    sureness: str
    tone: Tone
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the list in words.

    Attributes:
        number: as people count; title: what its record is called.
        what: what becomes of it; mark: a chip, may be empty.
        is_off: a person left it out.
    """

    number: int
    title: str
    what: str
    mark: str = ""
    tone: Tone = Tone.NEUTRAL
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One field of a row: what is recorded, what the list says."""

    label: str
    before: str
    now: str
    will_ask: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong in a row, in a sentence; ``column`` counts from 0, -1 for none."""

    words: str
    tone: Tone
    column: int = -1


@dataclass(frozen=True, slots=True)
class RowDetail:
    """Everything about one row.

    Attributes:
        title, how: which row, and which record.
        values: field by field; has_before: there is a record to compare with.
        troubles: what is wrong in it.
        can_leave_out: it would be taken; is_off: a person left it out.
    """

    title: str
    how: str
    values: tuple[ValueRow, ...] = ()
    has_before: bool = False
    troubles: tuple[Trouble, ...] = ()
    note: str = ""
    can_leave_out: bool = False
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class OptionsState:
    """How the rows are read, as it stands."""

    community: str = NO_CHOICE
    datum: str = NO_CHOICE
    blanks_clear: bool = False
    keep_unknown: bool = False
    has_place: bool = False
    has_community: bool = False


@dataclass(frozen=True, slots=True)
class PlanState:
    """A list that was read.

    Attributes:
        number: words beside the title.
        sheets, sheet: to choose from, and the one chosen; kinds, kind likewise.
        header_row: as people count.
        columns: by number from 0 as text.
        targets: fields that a column may be matched to.
        communities: names to choose from.
        notices: about the list as a whole.
        template: name of the matching in use.
        counts: rows by group.
        taken: rows that would be written.
        busy: it is being read anew or imported.
        trouble: why the last correction could not be followed.
    """

    number: str
    sheets: tuple[Pick, ...]
    sheet: str
    kinds: tuple[Pick, ...]
    kind: str
    header_row: int
    columns: tuple[tuple[str, ColumnRow], ...]
    targets: tuple[Pick, ...]
    communities: tuple[Pick, ...]
    options: OptionsState
    notices: tuple[Trouble, ...]
    template: str
    counts: tuple[tuple[Group, int], ...]
    has_refused: bool
    taken: int
    busy: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A kept matching."""

    name: str
    kind: str
    columns: str


@dataclass(frozen=True, slots=True)
class BeginState:
    """Before a list was read.

    Attributes:
        trouble: why the last file was not read.
        asks_row: reading it needs to be told where the header is.
        is_package: it is for another page.
        busy: a file is being read.
    """

    templates: tuple[TemplateRow, ...] = ()
    trouble: str = ""
    asks_row: bool = False
    is_package: bool = False
    busy: bool = False


@dataclass(frozen=True, slots=True)
class ResultState:
    """After a list was imported.

    Attributes:
        title: which file.
        figures: what, how many, and its colour.
        conflicts: decisions that wait.
        problem_words: where the rows to mend are; problem_file: None where there are none.
        next_file: the next one that waits; empty for none.
        can_save: the matching is not kept yet.
        can_look_for_duplicates: there are new outlets, which may be recorded already.
    """

    title: str
    figures: tuple[tuple[str, str, Tone | None], ...]
    conflicts: int
    problem_words: str
    problem_file: Path | None
    next_file: str
    can_save: bool
    can_look_for_duplicates: bool = False
