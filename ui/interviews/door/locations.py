"""Editors of places: one point, a line of points, an area; typed or pasted, with the words of map pickers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from fieldkit.questionnaires.model import QuestionType
from fieldkit.registers.datums import Datum, convert_pair
from fieldkit.registers.pasted_places import read_pasted
from ui.input_methods import Wants
from ui.interviews import texts
from ui.interviews.door.editing import Editor
from ui.interviews.door.fields import DoorLine, DoorText
from ui.language import say
from ui.widgets.cards import label
from ui.widgets.markdown import plain
from ui.widgets.track import Track

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import QuestionView

_STORED = re.compile(r"-?\d+(?:\.\d+)?(?:[ ,]+-?\d+(?:\.\d+)?){1,3}")
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_WGS = frozenset((None, Datum.WGS84, Datum.CGCS2000))


def read_point(text: str) -> str:
    """Return a place as ODK stores it: latitude, longitude, altitude and accuracy in WGS 84.

    Places of other datums are converted. Without a word on the order, latitude comes first as
    in ODK, unless the figures say otherwise. What cannot be read comes back as it was typed.
    """
    bare = text.strip()
    found = read_pasted(bare)
    is_stored = _STORED.fullmatch(bare) is not None and (found is None or not found.order_is_stated)
    if is_stored:
        figures = bare.replace(",", " ").split()
        if abs(float(figures[0])) > 90 >= abs(float(figures[1])):
            figures[:2] = figures[1], figures[0]
        return " ".join([*figures, *("0" for _ in range(4 - len(figures)))])
    if found is None:
        return bare
    longitude, latitude = found.pair
    if not found.order_is_stated and abs(longitude) <= 90:
        longitude, latitude = latitude, longitude
    if found.datum not in _WGS:
        assert found.datum is not None, "None needs no conversion"
        longitude, latitude = convert_pair(longitude, latitude, found.datum, Datum.WGS84)
    return f"{_degrees(latitude)} {_degrees(longitude)} 0 {found.accuracy_m or 0:g}"


def read_points(text: str, *, closes: bool) -> str:
    """Return points, one a line or parted by semicolons, as ODK stores them; an area closes itself."""
    lines = [line for line in re.split(r"[;；\n]+", text) if line.strip()]
    points = [read_point(line) for line in lines]
    if closes and len(points) > 2 and points[0].split()[:2] != points[-1].split()[:2]:
        points.append(points[0])
    return "; ".join(points)


def points_of(value: str) -> list[tuple[float, float]]:
    """Latitude and longitude of each stored point; what is no point is left out."""
    found = []
    for point in value.split(";"):
        if _STORED.fullmatch(point.strip()):
            latitude, longitude = point.replace(",", " ").split()[:2]
            found.append((float(latitude), float(longitude)))
    return found


class PointEditor(Editor):
    """One place."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self.field = DoorLine(wants=Wants.TEXT, placeholder=say(texts.POINT_FORM))
        self.field.editor.setAccessibleName(plain(view.label))
        self.field.left.connect(self._send)
        self.field.gone_on.connect(self.done)
        self._read_back = label("", "subtitle")
        self._column.addWidget(self.field)
        self._column.addWidget(self._read_back)
        self.setFocusProxy(self.field.editor)
        self._shown = False
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show the place, and beneath it how it was understood."""
        if value != self._value or not self._shown:
            self._value, self._shown = value, True
            self.field.set_value(value)
            self._read_back.setText(_in_words(value))

    @property
    def keys_hint(self) -> str:
        """Paste."""
        return say(texts.KEYS_POINT)

    @property
    def read_back(self) -> str:
        """How the place was understood."""
        return self._read_back.text()

    def _send(self, value: object) -> None:
        self.answered.emit(read_point(str(value)))


class PointsEditor(Editor):
    """A line of places, or an area: one a line, drawn beside."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._closes = view.type is QuestionType.GEOSHAPE
        self.field = _PointLines(lines=6, placeholder=say(texts.POINTS_FORM))
        self.field.editor.setAccessibleName(plain(view.label))
        self.field.left.connect(self._send)
        self.field.gone_on.connect(self.done)
        self.track = Track(is_area=self._closes)
        self._column.addWidget(self.field)
        self._column.addWidget(self.track)
        self.setFocusProxy(self.field.editor)
        self._shown = False
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show one point a line; the last of an area, which repeats the first, is not shown."""
        if value != self._value or not self._shown:
            self._value, self._shown = value, True
            points = [point.strip() for point in value.split(";") if point.strip()]
            if self._closes and len(points) > 3 and points[0] == points[-1]:
                points.pop()
            self.field.set_value("\n".join(points))
            self.track.show_points(points_of(value))

    @property
    def keys_hint(self) -> str:
        """One a line."""
        return say(texts.KEYS_POINTS)

    @property
    def is_unfinished(self) -> bool:
        """While points are still being typed."""
        return self.field.editor.hasFocus()

    def _send(self, value: object) -> None:
        self.answered.emit(read_points(str(value), closes=self._closes))


class _PointLines(DoorText):
    """Enter begins a line, and goes on from an empty one."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_enter = (
            isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ENTER
        )
        if is_enter and self.editor.textCursor().block().text().strip():
            self.editor.insertPlainText("\n")
            return True
        return super().eventFilter(watched, event)


def _degrees(value: float) -> str:
    return f"{value:.7f}".rstrip("0").rstrip(".")


def _in_words(value: str) -> str:
    points = points_of(value)
    if len(points) != 1:
        return ""
    figures = value.replace(",", " ").split()
    words = say(texts.POINT_READ, latitude=figures[0], longitude=figures[1])
    if len(figures) > 2 and float(figures[2]):
        words += say(texts.POINT_ALTITUDE, metres=figures[2])
    if len(figures) > 3 and float(figures[3]):
        words += say(texts.POINT_ACCURACY, metres=figures[3])
    return words
