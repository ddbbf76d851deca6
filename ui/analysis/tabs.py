"""The tabs of the analysis page: the matrix, and the views that join it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.analysis import texts
from ui.language import say
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.analysis.panels import Panel, Surroundings

MATRIX = "matrix"


class ViewTabs(QWidget):
    """The matrix and, beside it, panels that are made when they are first wanted.

    ``row`` takes what belongs to the matrix alone; it is hidden with the matrix. Without
    panels there are no tabs.

    Signal: ``turned(key)`` when another view came into sight.
    """

    turned = Signal(str)

    def __init__(
        self,
        matrix: QWidget,
        panels: Sequence[Panel],
        surroundings: Surroundings | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._panels = {panel.key: panel for panel in panels}
        self._surroundings = surroundings
        self._made: dict[str, QWidget] = {MATRIX: matrix}
        names = [(MATRIX, say(texts.MATRIX_TAB), "Alt+1")]
        names += [(panel.key, say(panel.title), f"Alt+{at}") for at, panel in enumerate(panels, 2)]
        self.segments = Segments(names)
        self.segments.setVisible(bool(panels))
        self.segments.chosen.connect(self._turn)
        self.beside = QWidget()
        self.row = QHBoxLayout(self.beside)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.segments)
        head.addWidget(self.beside, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(matrix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    @property
    def current(self) -> str:
        """The key of the view in sight."""
        return self.segments.current

    def has(self, key: str) -> bool:
        """Whether there is such a view."""
        return key == MATRIX or key in self._panels

    def open(self, key: str, argument: object = None) -> None:
        """Bring a view into sight, and tell it what for."""
        if not self.has(key):
            return
        if self.segments.current != key:
            self.segments.blockSignals(True)
            self.segments.choose(key)
            self.segments.blockSignals(False)
        self._show(key, argument)

    def view(self, key: str) -> QWidget:
        """The widget of a view; made when it is first asked for."""
        if key not in self._made:
            assert self._surroundings is not None
            self._made[key] = self._panels[key].make(self._surroundings)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def _turn(self, key: str) -> None:
        self._show(key, None)

    def _show(self, key: str, argument: object) -> None:
        view = self.view(key)
        self.beside.setVisible(key == MATRIX)
        self._stack.setCurrentWidget(view)
        entered = getattr(view, "entered", None)
        if callable(entered):
            entered(argument)
        self.turned.emit(key)
