"""Room for answers that are written and not ticked: lines, boxes for digits, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.limits import digits_of
from fieldkit.posters.paper.setting import (
    LEADING,
    MEASURE,
    NUMBER_COLUMN,
    SIZE,
    SMALL,
    SOFT,
    Row,
    Setter,
    frame,
    line,
)
from fieldkit.questionnaires.model import Bind, QuestionType

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language
    from fieldkit.posters.shapes import Shape
    from fieldkit.questionnaires.model import Question

BOX, BOX_HEIGHT = 6.4, 7.4
ROW = 9.6
SHORT_LINE = 40.0
DEVICE = frozenset({"image", "audio", "video", "file", "geopoint", "geotrace", "geoshape"})
"""Types whose answer a device makes."""

YEAR, MONTH, DAY = Text("年", "Y"), Text("月", "M"), Text("日", "D")
HOUR, MINUTE = Text("时", "h"), Text("分", "min")
BY_DEVICE = Text("设备采集，编号或文件名：", "taken with a device; number or file name:")
CONFIRMED = Text("□ 1. 是", "□ 1. yes")
UNITS = {
    "min": Text("分钟", "min"),
    "m": Text("米", "m"),
    "yuan": Text("元", "yuan"),
    "people": Text("人", "people"),
}


def write_in(question: Question, bind: Bind, setter: Setter, own: Language) -> list[Row]:
    """Return the room for one answer, right of the number column."""
    pen = _Pen(setter, own)
    match question.type.value:
        case "date" | "time" | "dateTime":
            return [pen.moment(_moment_of(question))]
        case "integer" | "decimal":
            return [pen.figures(question, bind)]
        case "acknowledge":
            return [Row(LEADING * SIZE, (setter.words(CONFIRMED.say(own), NUMBER_COLUMN, 0.0),))]
        case kind if kind in DEVICE:
            return [pen.labelled_line(BY_DEVICE.say(own))]
        case _:
            return _text(question, bind, pen)


def _text(question: Question, bind: Bind, pen: _Pen) -> list[Row]:
    """Return boxes where only so many digits may be written, else lines."""
    digits = digits_of(bind)
    if digits is not None and digits <= 20 and _is_digits_only(bind):
        return [pen.boxes(digits, "")]
    count = 3 if "multiline" in question.appearance else 1
    return [Row(ROW, (line(NUMBER_COLUMN, ROW - 2.0, MEASURE),)) for _ in range(count)]


def _is_digits_only(bind: Bind) -> bool:
    return bind.constraint is not None and "regex" in bind.constraint.source


def _moment_of(question: Question) -> tuple[tuple[int, Text], ...]:
    date = ((4, YEAR), (2, MONTH), (2, DAY))
    time = ((2, HOUR), (2, MINUTE))
    if question.type is QuestionType.TIME:
        return time
    if "year" in question.appearance:
        return date[:1]
    if "month-year" in question.appearance:
        return date[:2]
    return date if question.type is QuestionType.DATE else date + time


class _Pen:
    def __init__(self, setter: Setter, own: Language) -> None:
        self._setter = setter
        self._own = own

    def boxes(self, count: int, after: str) -> Row:
        """Return boxes for single digits, and what stands behind them."""
        shapes: list[Shape] = [
            frame(NUMBER_COLUMN + place * BOX, 1.0, BOX, BOX_HEIGHT) for place in range(count)
        ]
        if after:
            shapes.append(self._setter.words(after, NUMBER_COLUMN + count * BOX + 2.0, 2.0))
        return Row(ROW, tuple(shapes))

    def moment(self, parts: tuple[tuple[int, Text], ...]) -> Row:
        """Return boxes for the parts of a date or a time."""
        shapes: list[Shape] = []
        x = NUMBER_COLUMN
        for count, name in parts:
            shapes += [frame(x + place * BOX, 1.0, BOX, BOX_HEIGHT) for place in range(count)]
            x += count * BOX + 1.2
            word = name.say(self._own)
            shapes.append(self._setter.words(word, x, 2.0))
            x += self._setter.width(word) + 2.4
        return Row(ROW, tuple(shapes))

    def figures(self, question: Question, bind: Bind) -> Row:
        """Return boxes where the form bounds the figure, else a short line; the unit behind."""
        unit = UNITS[bind.unit].say(self._own) if bind.unit in UNITS else bind.unit
        digits = digits_of(bind) if question.type is QuestionType.INTEGER else None
        if digits is not None:
            return self.boxes(digits, unit)
        shapes: list[Shape] = [line(NUMBER_COLUMN, ROW - 2.0, NUMBER_COLUMN + SHORT_LINE)]
        if unit:
            shapes.append(self._setter.words(unit, NUMBER_COLUMN + SHORT_LINE + 2.0, 2.0))
        return Row(ROW, tuple(shapes))

    def labelled_line(self, text: str) -> Row:
        """Return a small label with a line behind it."""
        words = self._setter.words(text, NUMBER_COLUMN, 2.6, SMALL, colour=SOFT)
        start = NUMBER_COLUMN + self._setter.width(text, SMALL) + 2.0
        return Row(ROW, (words, line(start, ROW - 2.0, MEASURE)))
