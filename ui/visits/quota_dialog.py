"""配额: how full every cell is, a table to load, one to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import say
from ui.visits import quota_texts as texts
from ui.visits.quota_grid import QuotaGridView
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.services.quotas import FormQuota

_WIDTH, _HEIGHT = 600, 480


class QuotaDialog(QDialog):
    """Signals: ``load_wanted``, ``template_wanted``, ``clear_wanted(form)``."""

    load_wanted = Signal()
    template_wanted = Signal()
    clear_wanted = Signal(str)

    def __init__(self, parent: QWidget | None, quotas: Sequence[FormQuota]) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(texts.TITLE))
        self.setMinimumSize(_WIDTH, _HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.TITLE), "title"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        self.load_button = Button(say(texts.LOAD))
        self.load_button.clicked.connect(self.load_wanted)
        self.template_button = Button(say(texts.TEMPLATE))
        self.template_button.clicked.connect(self.template_wanted)
        close = Button(say(texts.CLOSE), shortcut="Esc")
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        foot.addStretch(1)
        foot.addWidget(self.template_button)
        foot.addWidget(self.load_button)
        column.addLayout(foot)
        self.grids: list[QuotaGridView] = []
        self.clear_buttons: list[Button] = []
        self.show_quotas(quotas)

    def show_quotas(self, quotas: Sequence[FormQuota]) -> None:
        """Show every quota anew."""
        inner = QWidget()
        inner.setObjectName("Body")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 12, 4)
        column.setSpacing(8)
        self.grids, self.clear_buttons = [], []
        for one in quotas:
            column.addLayout(self._head(one))
            grid = QuotaGridView()
            grid.show_fillings(one.fillings)
            self.grids.append(grid)
            column.addWidget(grid)
            column.addSpacing(8)
        if quotas:
            column.addStretch(1)
        else:
            empty = EmptyState(say(texts.NONE_TITLE), say(texts.NONE_WORDS), icon="plan")
            column.addWidget(empty, 1)
        self._scroll.setWidget(inner)
        self._lead_on(is_empty=not quotas)

    def _lead_on(self, *, is_empty: bool) -> None:
        """What comes next stands out: without a quota its table is downloaded, then loaded."""
        first, other = self.load_button, self.template_button
        if is_empty:
            first, other = other, first
        first.set_kind(ButtonKind.PRIMARY)
        other.set_kind(ButtonKind.PLAIN)
        first.setFocus()

    def _head(self, one: FormQuota) -> QHBoxLayout:
        row = QHBoxLayout()
        words = texts.SUM if one.still else texts.SUM_DONE
        row.addWidget(label(say(words, title=one.title, still=one.still), "heading", wrap=True), 1)
        clear = Button(say(texts.CLEAR), kind=ButtonKind.QUIET)
        clear.clicked.connect(lambda: self.clear_wanted.emit(one.form))
        self.clear_buttons.append(clear)
        row.addWidget(clear)
        return row
