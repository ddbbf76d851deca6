"""The one place that shows errors: a sentence for what was refused, a page for a bug.

Never a traceback on the screen, always one in the log; what people said is in neither.
"""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from ui.crash_report import refusal, report_of, without_words
from ui.language import current_language, say
from ui.texts import shell
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

_log = logging.getLogger("fieldkit.window")
_LOG_SIZE = 1_000_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Failures(QObject):
    """Shows what went wrong, from any thread.

    Signals: ``said(words, tone)`` for a refused operation (the window shows it
    as a toast), ``crashed(report)`` for a bug (the window opens the page).
    """

    said = Signal(str, object)
    crashed = Signal(str)
    _came = Signal(object)

    def __init__(self, log_file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_file = log_file
        self._busy = False
        self._writer: RotatingFileHandler | None = None
        self._came.connect(self._sort, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody caught, on every thread, and Qt's own messages; start the log."""
        if self.log_file is not None:
            self.log_file.parent.mkdir(parents=True, exist_ok=True)
            writer = RotatingFileHandler(self.log_file, maxBytes=_LOG_SIZE, backupCount=3, encoding="utf-8")
            writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
            logging.getLogger().addHandler(writer)
            self._writer = writer
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back, end the log."""
        if self._writer is not None:
            logging.getLogger().removeHandler(self._writer)
            self._writer.close()
            self._writer = None
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def show(self, error: BaseException) -> None:
        """Show an error; callable from any thread."""
        self._came.emit(error)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do one thing; whether it could be done. Why it was refused is shown."""
        try:
            act()
        except FieldkitError as error:
            self.show(error)
            return False
        return True

    def _sort(self, error: BaseException) -> None:
        if isinstance(error, OperationCancelledError):
            return
        if isinstance(error, FieldkitError):
            _log.warning("refused: %s", refusal(error))
            self.said.emit(error.say(current_language()), Tone.MISSING)
            return
        report = report_of(error)
        _log.error("bug\n%s", report)
        if not self._busy:
            self._busy = True
            self.crashed.emit(report)
            self._busy = False

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del trace
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.show(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.show(args.exc_value)


class CrashPage(QDialog):
    """What happened, that the data is safe, what to do; the report to copy."""

    def __init__(self, report: str, log_file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(say(shell.CRASH_TITLE))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(shell.CRASH_TITLE), "title"))
        words = label(say(shell.CRASH_WORDS), wrap=True)
        words.setMinimumWidth(440)
        column.addWidget(words)
        if log_file is not None:
            column.addWidget(label(say(shell.CRASH_LOG, path=log_file), "muted", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        self.copy = Button(say(shell.COPY_REPORT))
        self.copy.clicked.connect(self._copy)
        self.go_on = Button(say(shell.GO_ON), kind=ButtonKind.PRIMARY, shortcut="Esc")
        self.go_on.clicked.connect(self.accept)
        row.addWidget(self.copy)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy.set_label(say(shell.COPIED))


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del context
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", without_words(message))
