"""The strip at the bottom: saved, the last change, and long work with its cancel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.language import say
from ui.texts import kit
from ui.theme import MARGIN, Tone, tokens
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import hairline, label, set_property

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

STRIP_HEIGHT = 32
_MINUTE = 90


@dataclass(frozen=True, slots=True)
class JobState:
    """Where long work stands, in words of the language in force.

    Attributes:
        what: stage and file in hand.
        done, total: steps; total 0 means that nobody knows.
        seconds_left: estimate, None while there is none.
        stopping: cancel was asked for.
    """

    what: str
    done: int = 0
    total: int = 0
    seconds_left: int | None = None
    stopping: bool = False


def job_words(state: JobState) -> str:
    """Return the line that tells about long work: what · 7 / 11 · 剩约 4 秒."""
    parts = [state.what]
    if state.total:
        parts.append(say(kit.JOB_COUNT, done=state.done, total=state.total))
    if state.stopping:
        parts.append(say(kit.JOB_STOPPING))
    elif state.seconds_left is not None:
        if state.seconds_left > _MINUTE:
            parts.append(say(kit.JOB_MINUTES, minutes=round(state.seconds_left / 60)))
        else:
            parts.append(say(kit.JOB_SECONDS, seconds=max(1, state.seconds_left)))
    return " · ".join(part for part in parts if part)


class _Dot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.tone = Tone.GOOD
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().tone(self.tone)[0]))
        painter.drawEllipse(QPointF(6, 6), 4.5, 4.5)


class BottomStrip(QWidget):
    """Quiet while nothing runs: saved, last change with 撤销, a note at the right.

    Signals: ``undo_requested``, ``cancel_requested``.
    """

    undo_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(STRIP_HEIGHT)
        self._stack.addWidget(self._make_quiet())
        self._stack.addWidget(self._make_job())
        column.addWidget(self._stack)
        self._stack.setStyleSheet("QStackedWidget { background: transparent; }")

    def _make_quiet(self) -> QWidget:
        quiet = QWidget()
        row = QHBoxLayout(quiet)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(6)
        self._dot = _Dot()
        self._saved = label("", "muted", tone=Tone.GOOD)
        self._change = label("", "muted")
        self._change.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._undo = Button(say(kit.UNDO), kind=ButtonKind.QUIET)
        self._undo.setStyleSheet("font-size: 12px;")
        self._undo.setFixedHeight(26)
        self._undo.hide()
        self._undo.clicked.connect(self.undo_requested)
        self._note = label("", "muted")
        for part in (self._dot, self._saved):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self._change)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._note)
        self.say_saved(say(kit.SAVED))
        return quiet

    def _make_job(self) -> QWidget:
        job = QWidget()
        row = QHBoxLayout(job)
        row.setContentsMargins(MARGIN, 0, MARGIN - 8, 0)
        row.setSpacing(16)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._what = label("", "muted")
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._cancel = Button(say(kit.CANCEL), kind=ButtonKind.QUIET, shortcut="Esc")
        self._cancel.setFixedHeight(28)
        self._cancel.clicked.connect(self.cancel_requested)
        row.addWidget(self._bar)
        row.addWidget(self._what, 1)
        row.addWidget(self._cancel)
        return job

    def say_saved(self, words: str, tone: Tone = Tone.GOOD) -> None:
        """Say how things stand: ● and a few words."""
        self._dot.tone = tone
        self._dot.update()
        self._saved.setText(words)
        set_property(self._saved, "tone", str(tone))

    def say_change(self, words: str, *, can_undo: bool = False) -> None:
        """Say what was changed last; empty words take it away."""
        self._change.setText(say(kit.JUST_NOW, change=words) if words else "")
        self._undo.setVisible(can_undo and bool(words))

    def say_note(self, words: str) -> None:
        """Say something of the page at the right end."""
        self._note.setText(words)

    def show_job(self, state: JobState) -> None:
        """Show long work in place of the quiet line."""
        self._bar.setRange(0, state.total)
        self._bar.setValue(state.done)
        self._what.setText(job_words(state))
        self._bar.setAccessibleName(job_words(state))
        self._cancel.setEnabled(not state.stopping)
        self._stack.setCurrentIndex(1)

    def end_job(self) -> None:
        """Go back to the quiet line."""
        self._stack.setCurrentIndex(0)

    @property
    def is_busy(self) -> bool:
        """Whether long work is shown."""
        return self._stack.currentIndex() == 1
