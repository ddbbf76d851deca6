"""A list that was read: its columns at the left, what becomes of its rows at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import say
from ui.table_import import texts
from ui.table_import.columns_view import ColumnsView
from ui.table_import.options_view import OptionsView
from ui.table_import.rows_view import RowsView
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.table_import.state import Pick

_LEFT, _RIGHT = 13, 14


class PlanView(QWidget):
    """Puts the two sides together; their signals are their own."""

    def __init__(self, datums: Sequence[Pick], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = ColumnsView()
        self.options = OptionsView(datums)
        self.rows = RowsView()
        self.rows.column_wanted.connect(self.columns.show_column)
        self.save = Button(say(texts.SAVE_TEMPLATE))
        self.open_file = Button(say(texts.OPEN_FILE))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.columns, 1)
        left.addWidget(self.options)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addWidget(self.open_file)
        foot.addStretch(1)
        left.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, _LEFT)
        row.addWidget(self.rows, _RIGHT)

    def take_focus(self) -> None:
        """Put the focus where a person goes on."""
        self.columns.table.setFocus(Qt.FocusReason.OtherFocusReason)
