"""Tick boxes with their codes, several columns where the choices are short."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.limits import most_picks
from fieldkit.posters.paper.setting import LEADING, MEASURE, NUMBER_COLUMN, SIZE, Row, Setter, gap
from fieldkit.questionnaires.model import QuestionType

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language
    from fieldkit.posters.paper.wording import PrintedChoice
    from fieldkit.posters.shapes import Shape
    from fieldkit.questionnaires.model import Bind, Question

MOST_CHOICES = 60
"""More choices than this are written by hand instead of ticked."""
BOX_SIGN = "□"
RANK_SIGN = Text("（　）", "(   )")
SEVERAL = Text("（可多选）", " (choose any)")
AT_MOST = Text("（最多选 {most} 项）", " (choose at most {most})")
RANK = Text("（在括号里填名次）", " (write the rank in the brackets)")
ROW = 6.6
_WIDTH = MEASURE - NUMBER_COLUMN
_SPACE = 3.0
_COLUMNS = (6, 5, 4, 3, 2)
_MOST_LONG = 0.2


def is_rank(question: Question) -> bool:
    """Whether choices are put in order."""
    kind: str = question.type.value
    return kind == "rank"


def how_many(question: Question, bind: Bind, own: Language) -> str:
    """Return what stands behind the label of a question with several answers."""
    if is_rank(question):
        return RANK.say(own)
    if question.type is not QuestionType.SELECT_MULTIPLE:
        return ""
    most = most_picks(bind)
    return AT_MOST.say(own, most=most) if most else SEVERAL.say(own)


def option_rows(choices: tuple[PrintedChoice, ...], setter: Setter, sign: str = BOX_SIGN) -> list[Row]:
    """Return the tick boxes in reading order, row by row.

    A choice that is wider than a column takes as many columns as it needs.
    """
    texts = [f"{sign} {choice.code}. {choice.label}" for choice in choices]
    widths = [setter.width(text) + _SPACE for text in texts]
    columns = _columns(widths)
    column = _WIDTH / columns
    rows: list[Row] = []
    shapes: list[Shape] = []
    at = 0
    for text, width in zip(texts, widths, strict=True):
        span = min(columns, math.ceil(width / column - 1e-6))
        if at + span > columns:
            rows.append(Row(ROW, tuple(shapes)))
            shapes, at = [], 0
        if width - _SPACE > _WIDTH:
            rows += _long(text, sign, setter)
            continue
        shapes.append(setter.words(text, NUMBER_COLUMN + at * column, 0.4))
        at += span
    if shapes:
        rows.append(Row(ROW, tuple(shapes)))
    return rows


def _columns(widths: list[float]) -> int:
    """Return the most columns in which all but a few choices fit."""
    for columns in _COLUMNS:
        long = sum(width > _WIDTH / columns for width in widths)
        if columns <= max(4, len(widths)) and long <= _MOST_LONG * len(widths):
            return columns
    return 1


def _long(text: str, sign: str, setter: Setter) -> list[Row]:
    """Return a choice of several lines, indented behind its box."""
    indent = setter.width(f"{sign} ")
    lines = setter.lines(text.removeprefix(f"{sign} "), _WIDTH - indent)
    first, *others = lines
    box = setter.words(sign, NUMBER_COLUMN, 0.4)
    rows = [Row(LEADING * SIZE + 0.4, (box, setter.words(first, NUMBER_COLUMN + indent, 0.4)))]
    rows += [Row(LEADING * SIZE, (setter.words(one, NUMBER_COLUMN + indent, 0.0),)) for one in others]
    return [*rows, gap(0.9)]
