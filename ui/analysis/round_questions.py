"""Asks for the other side of a comparison: a day, the workspace of an earlier round, a kept list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout

from ui.analysis import texts
from ui.analysis.rounds import Beside, Round, day_of
from ui.language import say
from ui.widgets.cards import label
from ui.widgets.month_grid import MonthGrid

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from ui.widgets.file_dialogs import FileDialogs


class DayDialog(QDialog):
    """One day of a calendar; ``day`` is None when the person thought better of it."""

    def __init__(self, parent: QWidget | None, start: date) -> None:
        super().__init__(parent)
        self.day: date | None = None
        self.setWindowTitle(say(texts.CHOOSE_DAY))
        self.grid = MonthGrid(start)
        self.grid.show_day(start)
        self.grid.picked.connect(self._pick)
        self.grid.left.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(label(say(texts.CHOOSE_DAY), "heading"))
        column.addWidget(self.grid)
        column.addWidget(label(say(texts.CHOOSE_DAY_HINT), "muted"))
        self.grid.setFocus()

    def _pick(self, day: date) -> None:
        self.day = day
        self.accept()


class RoundQuestions:
    """Asks over the page."""

    def __init__(self, parent: QWidget, dialogs: FileDialogs) -> None:
        self._parent, self._dialogs = parent, dialogs

    def round_of(self, key: str, today: date) -> Round | None:
        """The round that a line of the menu means, asking where it has to; None when nothing was chosen."""
        kind, _, rest = key.partition(":")
        if kind == Beside.PLAN:
            return Round(key, plan=rest)
        if kind == Beside.DAY:
            day = self.day(today)
            return Round(key, day=day) if day else None
        if kind in {Beside.WORKSPACE, Beside.FILE}:
            path = self.workspace() if kind == Beside.WORKSPACE else self.file()
            return Round(key, path=path) if path else None
        day = day_of(kind, today)
        return Round(key, day=day) if day else None

    def day(self, today: date) -> date | None:
        """A day of the calendar."""
        start = day_of(Beside.MONTH, today)
        assert start is not None
        dialog = DayDialog(self._parent, start)
        dialog.exec()
        return dialog.day

    def workspace(self) -> Path | None:
        """The folder of another workspace."""
        return self._dialogs.folder(self._parent, say(texts.CHOOSE_WORKSPACE))

    def file(self) -> Path | None:
        """A list that was kept."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent, say(texts.CHOOSE_FILE), self._dialogs.folder_used, say(texts.LISTS)
        )
        return Path(chosen) if chosen else None
