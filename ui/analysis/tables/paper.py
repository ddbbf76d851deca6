"""Draws an official table as the first sheets of paper that it is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from ui.theme import font

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from fieldkit.services.tables import Printed, Value

Row = tuple["Value", ...]

SHOWN_ROWS = 60
"""Rows that a preview draws at most."""
_SIDES = {"A4": (794, 1123), "A3": (1123, 1587)}
"""Pixels at 96 dots an inch, upright."""
_MARGIN = 58
_PAD = 4.0
_BODY, _TITLE = 13, 24
_WRAPPED = int(Qt.TextFlag.TextWrapAnywhere)
_FLAGS = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "center": int(Qt.AlignmentFlag.AlignCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
}
_INK, _PAPER = QColor("#1d1d1d"), QColor("#ffffff")


@dataclass(frozen=True, slots=True)
class _Box:
    """A piece of text with its place from the left.

    Attributes:
        framed: its edges are drawn, but for the upper one of a box that goes on from above (``joined``) and the
            lower one of a box that goes on below (``goes_on``).
    """

    left: float
    width: float
    text: str
    align: str = "center"
    bold: bool = False
    framed: bool = True
    joined: bool = False
    goes_on: bool = False
    size: int = _BODY


@dataclass(frozen=True, slots=True)
class _Band:
    """Boxes beside one another; ``height`` of all."""

    boxes: tuple[_Box, ...]
    height: float


def draw_pages(printed: Printed, ratio: float = 1.0) -> list[QImage]:
    """The sheets as pictures, ``ratio`` pixels for each pixel of the screen."""
    return _Sheets(printed, ratio).draw()


class _Sheets:
    """Lays bands out from the top of each sheet down, heads first."""

    def __init__(self, printed: Printed, ratio: float) -> None:
        self._table, self._head, self._ratio = printed.table, printed.head, ratio
        short, long = _SIDES[str(printed.kind.paper)]
        self._width, self._height = (long, short) if printed.kind.landscape else (short, long)
        room = self._width - 2 * _MARGIN
        whole = sum(one.width for one in self._table.columns)
        self._widths = [one.width / whole * room for one in self._table.columns]
        self._lefts = [_MARGIN + sum(self._widths[:at]) for at in range(len(self._widths))]
        self._room = room

    def draw(self) -> list[QImage]:
        """Every sheet that the rows shown need."""
        heads = self._heads()
        sheets: list[list[_Band]] = [[*self._top(), *heads]]
        used = sum(one.height for one in sheets[0])
        repeated = sum(one.height for one in heads)
        for band in (*self._rows(), *self._below()):
            if used + band.height > self._height - 2 * _MARGIN:
                sheets.append(list(heads))
                used = repeated
            sheets[-1].append(band)
            used += band.height
        return [self._sheet(bands) for bands in sheets]

    def _sheet(self, bands: list[_Band]) -> QImage:
        size = int(self._width * self._ratio), int(self._height * self._ratio)
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        image.fill(_PAPER)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        top = float(_MARGIN)
        for band in bands:
            for box in band.boxes:
                _paint(painter, box, top, band.height)
            top += band.height
        painter.end()
        return image

    # --- what stands on the sheets ------------------------------------------

    def _top(self) -> list[_Band]:
        head = self._head
        bands = [self._line(head.number, align="left")] if head.number else []
        bands.append(self._line(head.title, size=_TITLE, bold=True, space=18))
        unit, day = head.unit_words, head.date_words
        half = self._room / 2
        boxes = (
            _Box(_MARGIN, half, unit, "left", framed=False),
            _Box(_MARGIN + half, half, day, "right", framed=False),
        )
        return [*bands, _band(boxes)]

    def _heads(self) -> list[_Band]:
        language = self._head.language
        columns = self._table.columns
        words = [column.head_words(language, self._table.sizes.body) for column in columns]
        if not any(column.group for column in columns):
            return [_band(tuple(self._box(at, said, bold=True) for at, said in enumerate(words)), space=10)]
        upper = []
        for group, members in groupby(enumerate(columns), key=lambda one: one[1].group):
            places = [at for at, _ in members]
            if group is None:
                upper += [self._box(at, "", goes_on=True) for at in places]
            else:
                width = sum(self._widths[at] for at in places)
                upper.append(_Box(self._lefts[places[0]], width, group.say(language), bold=True))
        lower = tuple(
            self._box(at, said, bold=True, joined=columns[at].group is None) for at, said in enumerate(words)
        )
        return [_band(tuple(upper)), _band(lower)]

    def _box(
        self,
        at: int,
        words: str,
        align: str = "center",
        *,
        bold: bool = False,
        joined: bool = False,
        goes_on: bool = False,
    ) -> _Box:
        """A box in column ``at``."""
        left, width = self._lefts[at], self._widths[at]
        return _Box(left, width, words, align, bold=bold, joined=joined, goes_on=goes_on)

    def _rows(self) -> list[_Band]:
        table = self._table
        if not table.rows and not table.blank:
            return [_band((_Box(_MARGIN, self._room, self._head.no_rows_words),), space=12)]
        if not table.rows:
            return [self._row((at, *[""] * (len(table.columns) - 1))) for at in range(1, table.blank + 1)]
        rows = table.rows[:SHOWN_ROWS]
        return [
            self._row(values, above, below)
            for values, above, below in zip(rows, (None, *rows), (*rows[1:], None), strict=False)
        ]

    def _row(self, values: Row, above: Row | None = None, below: Row | None = None) -> _Band:
        """A row; neighbours tell which cells are one with those above and below."""
        boxes = []
        joins = True
        for at, (value, column) in enumerate(zip(values, self._table.columns, strict=True)):
            joins = joins and column.joins
            joined = joins and above is not None and above[: at + 1] == values[: at + 1]
            goes_on = joins and below is not None and below[: at + 1] == values[: at + 1]
            words = "" if joined else column.shown(value)
            boxes.append(self._box(at, words, str(column.align_of(value)), joined=joined, goes_on=goes_on))
        return _band(tuple(boxes))

    def _below(self) -> list[_Band]:
        if len(self._table.rows) > SHOWN_ROWS:
            return [self._line("⋮")]
        bands = []
        if self._table.totals and self._table.rows:
            bands.append(self._totals())
        bands += [self._line(words, align="left", size=_BODY - 1) for words in self._head.note_lines()]
        return bands

    def _totals(self) -> _Band:
        at, boxes = 0, []
        for total in self._table.totals:
            width = sum(self._widths[at : at + total.span])
            words = self._table.columns[at].shown(total.value)
            boxes.append(_Box(self._lefts[at], width, words, bold=True))
            at += total.span
        return _band(tuple(boxes))

    def _line(
        self, words: str, *, align: str = "center", size: int = _BODY, bold: bool = False, space: float = 6
    ) -> _Band:
        return _band((_Box(_MARGIN, self._room, words, align, bold, framed=False, size=size),), space=space)


def _band(boxes: tuple[_Box, ...], space: float = 8) -> _Band:
    return _Band(boxes, max(_text_height(one) for one in boxes) + space)


def _font(box: _Box) -> QFont:
    return font(box.size, bold=box.bold)


def _text_height(box: _Box) -> float:
    room = QRectF(0, 0, max(box.width - 2 * _PAD, 8), 10_000)
    flags = _FLAGS["left"] & ~int(Qt.AlignmentFlag.AlignVCenter)
    return QFontMetricsF(_font(box)).boundingRect(room, flags | _WRAPPED, box.text or " ").height()


def _paint(painter: QPainter, box: _Box, top: float, height: float) -> None:
    edges = QRectF(box.left, top, box.width, height)
    if box.framed:
        painter.setPen(QPen(_INK, 1))
        painter.drawLine(edges.topLeft(), edges.bottomLeft())
        painter.drawLine(edges.topRight(), edges.bottomRight())
        if not box.joined:
            painter.drawLine(edges.topLeft(), edges.topRight())
        if not box.goes_on:
            painter.drawLine(edges.bottomLeft(), edges.bottomRight())
    painter.setPen(_INK)
    painter.setFont(_font(box))
    inner = edges.adjusted(_PAD, 0, -_PAD, 0)
    painter.drawText(inner, _FLAGS[box.align] | _WRAPPED, box.text)
