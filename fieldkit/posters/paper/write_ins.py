"""Room for answers that are written and not ticked: lines, boxes for digits, dates."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
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
MOST_STEPS = 11
"""A scale of so many steps is ticked; a finer one is written as a figure."""
SIGN_WIDTH, SIGN_HEIGHT = 76.0, 20.0

YEAR, MONTH, DAY = Text("年", "Y"), Text("月", "M"), Text("日", "D")
HOUR, MINUTE = Text("时", "h"), Text("分", "min")
BY_DEVICE = Text("设备采集，编号或文件名：", "taken with a device; number or file name:")
BETWEEN = Text("（{low} 到 {high}）", "({low} to {high})")
BETWEEN_STEPS = Text("（{low} 到 {high}，每 {step} 一档）", "({low} to {high} in steps of {step})")
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
    if {"start", "end"} <= question.parameters.keys():
        return _scale(question, pen)
    match question.type.value:
        case "date" | "time" | "dateTime":
            return [pen.moment(_moment_of(question))]
        case "integer" | "decimal":
            return [pen.figures(question, bind)]
        case "acknowledge":
            return [Row(LEADING * SIZE, (setter.words(CONFIRMED.say(own), NUMBER_COLUMN, 0.0),))]
        case "image" if not is_by_device(question):
            return [Row(SIGN_HEIGHT + 2.0, (frame(NUMBER_COLUMN, 1.0, SIGN_WIDTH, SIGN_HEIGHT),))]
        case kind if kind in DEVICE:
            return [pen.labelled_line(BY_DEVICE.say(own))]
        case _:
            return _text(question, bind, pen)


def is_by_device(question: Question) -> bool:
    """Whether an answer cannot be given on paper; a signature can."""
    return question.type.value in DEVICE and "signature" not in question.appearance


def _scale(question: Question, pen: _Pen) -> list[Row]:
    """Return the steps of a scale to tick, or where there are many a line to write a figure on."""
    low, high, step = (_figure(question, name) for name in ("start", "end", "step"))
    if low is None or high is None or not step:
        return [pen.figure_line("")]
    step = abs(step) if high >= low else -abs(step)
    count = int((high - low) / step) + 1
    if count <= MOST_STEPS:
        return pen.ticks([_plain(low + place * step) for place in range(count)])
    text = BETWEEN if abs(step) == 1 else BETWEEN_STEPS
    return [pen.figure_line(text, low=_plain(low), high=_plain(high), step=_plain(abs(step)))]


def _figure(question: Question, name: str) -> Decimal | None:
    try:
        figure = Decimal(question.parameters.get(name, "1" if name == "step" else ""))
    except InvalidOperation:
        return None
    return figure if figure.is_finite() else None


def _plain(figure: Decimal) -> str:
    return f"{figure.normalize():f}"


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

    def figure_line(self, text: Text | str, **values: object) -> Row:
        """Return a short line for a figure, and what stands behind it."""
        shapes: list[Shape] = [line(NUMBER_COLUMN, ROW - 2.0, NUMBER_COLUMN + SHORT_LINE)]
        if isinstance(text, Text):
            said = text.say(self._own, **values)
            shapes.append(self._setter.words(said, NUMBER_COLUMN + SHORT_LINE + 2.0, 2.6, SMALL, colour=SOFT))
        return Row(ROW, tuple(shapes))

    def ticks(self, steps: list[str]) -> list[Row]:
        """Return tick boxes with the figures of a scale, evenly spaced; the figure is the code."""
        width = max(self._setter.width(f"□ {step}") for step in steps) + 5.0
        in_a_row = max(1, int((MEASURE - NUMBER_COLUMN) / width))
        return [
            Row(
                LEADING * SIZE + 1.0,
                tuple(
                    self._setter.words(f"□ {step}", NUMBER_COLUMN + place * width, 0.4)
                    for place, step in enumerate(steps[start : start + in_a_row])
                ),
            )
            for start in range(0, len(steps), in_a_row)
        ]

    def labelled_line(self, text: str) -> Row:
        """Return a small label with a line behind it."""
        words = self._setter.words(text, NUMBER_COLUMN, 2.6, SMALL, colour=SOFT)
        start = NUMBER_COLUMN + self._setter.width(text, SMALL) + 2.0
        return Row(ROW, (words, line(start, ROW - 2.0, MEASURE)))
