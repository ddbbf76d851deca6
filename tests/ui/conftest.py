"""The window without a display; Chinese arrives as an input method sends it."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ui.language import use_language
from ui.theme import apply_theme


def pytest_collection_modifyitems(items):
    """The offscreen platform complains about every window with a least size; it is no fault."""
    quiet = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)
    for item in items:
        if "/ui/" in item.path.as_posix():
            item.add_marker(quiet)


@pytest.fixture(scope="session")
def qapp_args():
    return ["fieldkit"]


@pytest.fixture(autouse=True)
def dressed(qapp):
    """Chinese and light before each test."""
    use_language(qapp, "zh")
    apply_theme(qapp, "light")
    return qapp


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
