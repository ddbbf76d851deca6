"""Bringing a workspace of an earlier program up to date: what it is for, how far it is, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from fieldkit.kernel.errors import OperationCancelledError
from fieldkit.services.workspace import open_workspace
from ui.language import say
from ui.start import texts
from ui.widgets.buttons import Button
from ui.widgets.cards import label
from ui.widgets.strip import job_words

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from ui.widgets.strip import JobState

_WIDTH = 620


class UpdatingPanel(QWidget):
    """Says what happens, shows a :class:`~ui.widgets.strip.JobState`, and can be left.

    Signal: ``cancel_requested``.
    """

    cancel_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(say(texts.UPDATING, name=name), "title", wrap=True))
        column.addWidget(label(say(texts.UPDATING_WORDS), wrap=True))
        column.addSpacing(12)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        column.addWidget(self.bar)
        foot = QHBoxLayout()
        self.what = label("", "muted")
        self.cancel = Button(say(texts.UPDATE_LATER), shortcut="Esc")
        self.cancel.clicked.connect(self.cancel_requested)
        foot.addWidget(self.what, 1)
        foot.addWidget(self.cancel)
        column.addLayout(foot)
        around = QVBoxLayout(self)
        around.setContentsMargins(56, 24, 56, 24)
        around.addStretch(1)
        around.addWidget(inner)
        around.addStretch(2)
        self.setFocusProxy(self.cancel)

    def show_job(self, state: JobState) -> None:
        """Show how far it is."""
        words = job_words(state)
        self.bar.setRange(0, state.total)
        self.bar.setValue(state.done)
        self.bar.setAccessibleName(words)
        self.what.setText(words)
        self.cancel.setEnabled(not state.stopping)


def bring_up_to_date(path: Path, progress: Progress) -> bool:
    """Open and close the workspace; runs beside the window.

    Returns:
        Whether it is up to date now; False where it was stopped.

    Raises:
        FieldkitError: it cannot be opened.
    """
    try:
        open_workspace(path, progress=progress).close()
    except OperationCancelledError:
        return False
    return True
