"""The window without a display; Chinese arrives as an input method sends it."""

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from itertools import count

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ui.language import use_language
from ui.theme import apply_theme, is_dark


def pytest_collection_modifyitems(items):
    """The offscreen platform complains about every window with a least size; it is no fault."""
    quiet = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)
    for item in items:
        if "/ui/" in item.path.as_posix():
            item.add_marker(quiet)


@pytest.fixture(scope="session")
def qapp_args():
    return ["fieldkit"]


_COLLECT_EVERY = 10
_finished = count(1)


@pytest.fixture(autouse=True)
def dressed(qapp):
    """Chinese and light before each test; its widgets are collected on the thread of the window.

    Collected in a lane of the runner, as the interpreter might, they bring the test of somebody else down.
    """
    use_language(qapp, "zh")
    if (
        is_dark() or not qapp.styleSheet()
    ):  # putting it on anew restyles every widget that an earlier test left
        apply_theme(qapp, "light")
    gc.disable()
    yield qapp
    gc.collect(2 if next(_finished) % _COLLECT_EVERY == 0 else 1)
    gc.enable()


@pytest.fixture
def type_chinese():
    """Commit text into the focused (or given) widget, first as unfinished composition.

    Key clicks with Chinese letters would abort the interpreter.
    """

    def type_text(text, widget=None, composing=""):
        target = widget or QApplication.focusWidget()
        if composing:
            QApplication.sendEvent(target, QInputMethodEvent(composing, []))
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(target, event)

    return type_text


@pytest.fixture
def shown(qtbot):
    """Show a widget in an active window, so that focus and shortcuts work."""

    def show(widget, width=640, height=480):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is widget.window())
        return widget

    return show
