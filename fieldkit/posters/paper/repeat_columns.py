"""Whether a repeat of short questions fits as a table, and how wide its columns are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from fieldkit.posters.paper.limits import digits_of, must_be_answered
from fieldkit.posters.paper.options import BOX_SIGN, how_many
from fieldkit.posters.paper.outline import Asked, Told
from fieldkit.posters.paper.setting import MEASURE, SIZE, SMALL
from fieldkit.posters.paper.write_ins import UNITS
from fieldkit.questionnaires.model import Bind, QuestionType

if TYPE_CHECKING:
    from fieldkit.posters.paper.outline import Many
    from fieldkit.posters.paper.setting import Setter
    from fieldkit.posters.paper.wording import PrintedChoice, Speaker
    from fieldkit.questionnaires.model import Form, Question

COUNTER_WIDTH = 11.0
PAD = 1.2
BOX = 5.4
"""A box for one digit inside a cell, mm wide."""
_MOST_COLUMNS = 12
_MOST_TICKS, _WIDEST_TICK_LABEL = 5, 24.0
_MOST_CODES, _WIDEST_LABEL = 15, 52.0
_MOST_HEAD_LINES = 5
_MOST_BOXES = 4
_WIDEST = 46.0
_STEP = 2.0
_SPACE = 2.2
_WORD = re.compile(r"[^\s\u2e80-\U0003ffff]+")
"""What is not broken between lines; Chinese may be anywhere."""


class Kind(Enum):
    """How an answer is written into a cell."""

    TICKS = "ticks"
    CODES = "codes"
    DIGITS = "digits"
    FIGURE = "figure"
    WORDS = "words"
    DAY = "day"
    CLOCK = "clock"


_LEAST = {Kind.CODES: 13.0, Kind.FIGURE: 20.0, Kind.WORDS: 25.0, Kind.DAY: 36.0, Kind.CLOCK: 24.0}
_MOST = {Kind.WORDS: 70.0, Kind.FIGURE: 34.0}


@dataclass(frozen=True, slots=True)
class Column:
    """One question of the repeat.

    Attributes:
        number: as printed, with the mark of a required question.
        choices: to tick or to write the code of; empty where the answer is written.
        digits: how many boxes, for ``Kind.DIGITS``.
        unit: stands behind the answer.
        width: mm.
    """

    asked: Asked
    number: str
    label: str
    kind: Kind
    choices: tuple[PrintedChoice, ...] = ()
    digits: int = 0
    unit: str = ""
    width: float = 0.0


def columns_of(many: Many, form: Form, speaker: Speaker, setter: Setter) -> tuple[Column, ...]:
    """Return the columns over the whole width; none where the repeat does not fit as a table.

    It fits where all its questions are short (figures, words, dates, one or several of a few
    choices), with notes at most in front of them, and where their heads and answers have room
    beside each other. Choices are ticked in the cell where there is room; of longer lists first, codes are written.
    """
    asked = [element for element in many.elements if not isinstance(element, Told)]
    leading = many.elements[: len(many.elements) - len(asked)]
    if not 0 < len(asked) <= _MOST_COLUMNS or not all(isinstance(one, Told) for one in leading):
        return ()
    for ticks in range(_MOST_TICKS, 0, -1):
        found = []
        for one in asked:
            column = _column(one, form, speaker, setter, ticks) if isinstance(one, Asked) else None
            if column is None:
                return ()
            found.append(column)
        spare = MEASURE - COUNTER_WIDTH - sum(column.width for column in found)
        if spare >= 0 and all(column.width <= _WIDEST for column in found):
            return _stretched(found, spare)
    return ()


def tick_text(choices: tuple[PrintedChoice, ...]) -> str:
    """Return the boxes that stand in a cell."""
    return "  ".join(f"{BOX_SIGN}{choice.code}" for choice in choices)


def _column(asked: Asked, form: Form, speaker: Speaker, setter: Setter, ticks: int) -> Column | None:
    question = asked.question
    bind = form.binds.get(question.path) or Bind(question.path)
    if question.media is not None and speaker.picture(question.media):
        return None
    mark = "*" if must_be_answered(bind) else ""
    label = (speaker.say(question.label, question.path) or question.name) + how_many(
        question, bind, speaker.own
    )
    if setter.width(label, SMALL, bold=True) > _MOST_HEAD_LINES * _WIDEST:
        return None
    plain = Column(asked, f"{mark}{asked.number}", label, Kind.WORDS)
    column = _of_kind(plain, question, bind, speaker, setter, ticks)
    return None if column is None else replace(column, width=_least_width(column, setter))


def _of_kind(
    plain: Column, question: Question, bind: Bind, speaker: Speaker, setter: Setter, ticks: int
) -> Column | None:
    match question.type:
        case QuestionType.SELECT_ONE | QuestionType.SELECT_MULTIPLE:
            return _of_choices(plain, speaker.choices(question), setter, ticks)
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            unit = UNITS[bind.unit].say(speaker.own) if bind.unit in UNITS else bind.unit
            digits = digits_of(bind) if question.type is QuestionType.INTEGER else None
            if digits is not None and digits <= _MOST_BOXES:
                return replace(plain, kind=Kind.DIGITS, digits=digits, unit=unit)
            return replace(plain, kind=Kind.FIGURE, unit=unit)
        case QuestionType.TEXT if "multiline" not in question.appearance:
            return plain
        case QuestionType.DATE if "year" not in question.appearance:
            return replace(plain, kind=Kind.DAY)
        case QuestionType.TIME:
            return replace(plain, kind=Kind.CLOCK)
        case _:
            return None


def _of_choices(
    plain: Column, choices: tuple[PrintedChoice, ...], setter: Setter, ticks: int
) -> Column | None:
    if not choices or any(choice.picture for choice in choices):
        return None
    widest = max(setter.width(choice.label, SMALL) for choice in choices)
    if len(choices) <= ticks and widest <= _WIDEST_TICK_LABEL:
        return replace(plain, kind=Kind.TICKS, choices=choices)
    if len(choices) <= _MOST_CODES and widest <= _WIDEST_LABEL:
        return replace(plain, kind=Kind.CODES, choices=choices)
    return None


def _least_width(column: Column, setter: Setter) -> float:
    """Return the width that the answer and the head need; more than the widest where the head never fits."""
    width = _LEAST.get(column.kind, 0.0)
    if column.kind is Kind.DIGITS:
        width = max(13.0, column.digits * BOX + 2 * PAD)
    if column.kind is Kind.TICKS:
        lines = [f"{choice.code} {choice.label}" for choice in column.choices]
        width = max(setter.width(one, SMALL) for one in lines) + 0.6
        width = max(width, setter.width(tick_text(column.choices), SIZE)) + 2 * PAD
    if column.unit:
        width += setter.width(column.unit, SMALL) + _SPACE
    while width <= _WIDEST and not _head_fits(column, width, setter):
        width += _STEP
    return width


def _head_fits(column: Column, width: float, setter: Setter) -> bool:
    inner = width - 2 * PAD
    words = _WORD.findall(column.label)
    widest = max((setter.width(word, SMALL, bold=True) for word in words), default=0.0)
    return widest <= inner and len(setter.lines(column.label, inner, SMALL, bold=True)) <= _MOST_HEAD_LINES


def _stretched(columns: list[Column], spare: float) -> tuple[Column, ...]:
    """Give what is left over to the columns that are written into, then to all."""
    widths = [column.width for column in columns]
    for limits in (_MOST, dict.fromkeys(Kind, MEASURE)):
        room = [
            max(0.0, limits.get(one.kind, 0.0) - width) for one, width in zip(columns, widths, strict=True)
        ]
        given = min(spare, sum(room))
        if given > 0:
            widths = [width + given * part / sum(room) for width, part in zip(widths, room, strict=True)]
            spare -= given
    return tuple(replace(one, width=width) for one, width in zip(columns, widths, strict=True))
