"""What keying shows: frozen values, made by the presenter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Scale: TypeAlias = tuple[tuple[str, str], ...]
"""Printed codes and labels, in printed order."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A sheet that can be opened: ``what`` is ``unfinished``, ``second`` or ``settle``."""

    record: str
    what: str
    sheet: str
    words: str


@dataclass(frozen=True, slots=True)
class BeginState:
    """Before a sheet: what carries over, and what waits.

    Attributes:
        communities: record id and name.
        rate: the error rate of the first pass, in words.
        whole_share: how many of a hundred sheets are keyed twice in whole.
        forms, form: id and title of the forms that a typed number may be of, and the one that it is.
    """

    communities: tuple[tuple[str, str], ...]
    community: str
    interviewer: str
    answered_on: str
    waiting: tuple[WaitingLine, ...]
    rate: str
    whole_share: int = 0
    forms: tuple[tuple[str, str], ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class FieldState:
    """One field of the sheet.

    Attributes:
        typed: as it is keyed, by printed codes.
        meaning: what the codes stand for.
        kind: ``code``, ``codes``, ``digits``, ``date``, ``time`` or ``text``.
        is_asked: False where the form skips it; it can be keyed all the same.
        note: what is said below the field; ``tone`` is ``missing``, ``few``, ``good`` or empty.
        can_be_confirmed: F9 lets it stand.
        remark: what somebody wrote about it.
        heading: of the part of the form that begins here, empty inside it.
        scale: of a row of a matrix the codes and labels of its columns; empty elsewhere.
        offered: the codes that this row offers; begins_grid: whether it is the first of its matrix.
    """

    path: str
    number: str
    label: str
    typed: str
    meaning: str
    kind: str
    unit: str
    is_asked: bool
    note: str = ""
    tone: str = ""
    can_be_confirmed: bool = False
    remark: str = ""
    heading: str = ""
    scale: Scale = ()
    offered: tuple[str, ...] = ()
    begins_grid: bool = False


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A part of the sheet: how many fields are keyed, how many want a look."""

    name: str
    first: str
    done: int
    total: int
    problems: int


@dataclass(frozen=True, slots=True)
class SheetState:
    """The sheet being keyed.

    Attributes:
        rows: repeats that take another row: path and words.
    """

    title: str
    place: str
    is_second: bool
    fields: tuple[FieldState, ...]
    sections: tuple[SectionLine, ...]
    rows: tuple[tuple[str, str], ...]
    done: int
    notice: str = ""
    is_correction: bool = False

    @property
    def shape(self) -> tuple[object, ...]:
        """What the rows on the screen are made of; the same shape keeps its widgets."""
        fields = ((one.path, one.number, one.label, one.kind, one.heading, one.scale) for one in self.fields)
        return (self.is_second, self.place, tuple(fields), self.rows)


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One field that differs, both entries as codes with what they mean."""

    path: str
    number: str
    label: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class SettleState:
    """The differences of one sheet."""

    place: str
    lines: tuple[DifferenceLine, ...]
