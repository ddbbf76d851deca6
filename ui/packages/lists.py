"""The left of the page: what came now, what was set aside, and everything that ever came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.language import say
from ui.packages.incoming import texts
from ui.packages.incoming.file_tables import apart_table, file_table, log_table
from ui.packages.state import PackagesState, View
from ui.theme import Tone
from ui.widgets.cards import EmptyState, Notice
from ui.widgets.file_drop import FileDrop
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.packages.incoming.file_tables import RowTable

_DROP_HEIGHT = 300


class Lists(QWidget):
    """Three tables, one in sight.

    Signals: ``files_wanted(paths)``; ``chosen(View, key)`` when another row or
    another list is in hand; ``opened(View, key)`` on Enter; ``unwanted(View,
    key)`` on Delete.

    Args:
        is_office: packages come here; a worker gets receipts.
    """

    files_wanted = Signal(object)
    chosen = Signal(object, str)
    opened = Signal(object, str)
    unwanted = Signal(object, str)

    def __init__(self, *, is_office: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        names = (
            (View.FILES, texts.VIEW_FILES),
            (View.APART, texts.VIEW_APART),
            (View.LOG, texts.VIEW_LOG),
        )
        self.views = Segments([(view.value, say(words), "") for view, words in names])
        self.views.chosen.connect(self._switch)
        column.addWidget(self.views)
        hint = texts.EMPTY_HINT if is_office else texts.EMPTY_HINT_WORKER
        self.drop = FileDrop(say(texts.EMPTY), hint=say(hint), name_filter=say(texts.NAME_FILTER))
        self.drop.setFixedHeight(_DROP_HEIGHT)
        self.drop.dropped.connect(self.files_wanted)
        self.files, self.apart, self.log = file_table(), apart_table(), log_table()
        self._tables: dict[View, RowTable[Any]] = {
            View.FILES: self.files,
            View.APART: self.apart,
            View.LOG: self.log,
        }
        self._stacks: dict[View, QStackedWidget] = {}
        self._stack = QStackedWidget()
        for view, empty in (
            (View.FILES, self._drop_area()),
            (View.APART, EmptyState(say(texts.QUARANTINE_EMPTY), say(texts.QUARANTINE_WORDS), icon="good")),
            (View.LOG, EmptyState(say(texts.LOG_EMPTY), say(texts.LOG_WORDS), icon="package")),
        ):
            self._add(view, empty)
        column.addWidget(self._stack, 1)
        self.gaps = Notice("", Tone.FEW, parent=self)
        column.addWidget(self.gaps)

    @property
    def view(self) -> View:
        """The list in sight."""
        return View(self.views.current)

    @property
    def table(self) -> RowTable[Any]:
        """The table in sight, or behind what stands for an empty one."""
        return self._tables[self.view]

    @property
    def key(self) -> str:
        """The row in hand; empty for none."""
        return self.table.current_id() if self.table.rows else ""

    def show_view(self, view: View) -> None:
        """Bring a list into sight."""
        self.views.choose(view.value)

    def show_file(self, key: str) -> None:
        """Bring a file of this sitting into sight."""
        self.show_view(View.FILES)
        self.files.choose(key)

    def take_focus(self) -> None:
        """Put the focus where the work is."""
        (self.table if self.table.rows else self.drop if self.view is View.FILES else self.views).setFocus()

    def render_state(self, state: PackagesState) -> None:
        """Show what came."""
        held = self.drop.hasFocus()
        for view, rows in (
            (View.FILES, state.incoming.files),
            (View.APART, state.apart),
            (View.LOG, state.log),
        ):
            table = self._tables[view]
            table.show_rows(rows)
            self._stacks[view].setCurrentIndex(1 if rows else 0)
            table.choose_first()
        self.views.set_count(View.FILES.value, len(state.incoming.files))
        self.views.set_count(View.APART.value, len(state.apart), Tone.MISSING)
        self.gaps.say_words(state.gaps, Tone.FEW)
        if held and state.incoming.files:
            self.files.setFocus()

    def _drop_area(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.drop)
        column.addStretch(1)
        return box

    def _add(self, view: View, empty: QWidget) -> None:
        table, stack = self._tables[view], QStackedWidget()
        stack.addWidget(empty)
        stack.addWidget(table)
        self._stacks[view] = stack
        self._stack.addWidget(stack)

        def choose(key: str) -> None:
            if self.view is view:
                self.chosen.emit(view, key)

        def open_row(key: str) -> None:
            self.opened.emit(view, key)

        def take_off(key: str) -> None:
            self.unwanted.emit(view, key)

        table.current_changed.connect(choose)
        table.opened.connect(open_row)
        table.unwanted.connect(take_off)

    def _switch(self, name: str) -> None:
        view = View(name)
        self._stack.setCurrentIndex(list(self._tables).index(view))
        self.chosen.emit(view, self.key)
