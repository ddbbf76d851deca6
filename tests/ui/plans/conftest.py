"""The page 方案 in the real window, with places to go beside it, driven by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.kernel.texts import Text
from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.plans.entry import entry
from ui.shell import PageEntry
from ui.widgets.page_frame import PageFrame

PLACES = ("circles", "registers", "interviews", "outlets")


class Place(PageFrame):
    """A page that only notes what it was entered with."""

    def __init__(self):
        super().__init__("")
        self.arguments = []

    def entered(self, argument):
        self.arguments.append(argument)


class Desk:
    """The window as a clerk uses it."""

    def __init__(self, window, workspace, qtbot, type_chinese):
        self.window, self.workspace, self._qtbot, self._chinese = window, workspace, qtbot, type_chinese
        self.records = RecordService(workspace)
        self.page = window.page("plans")

    def settle(self):
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.window.runner.jobs())
        QApplication.processEvents()

    def go(self, tab):
        self.window.go("plans", tab)
        self.settle()

    def press(self, *keys, with_=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, with_)
            self.settle()

    def type(self, words):
        if words.isascii():
            self._qtbot.keyClicks(QApplication.focusWidget(), words)
        else:
            self._chinese(words, composing="pin yin")
        QApplication.processEvents()

    def use(self, plan):
        """Choose another plan from the menu."""
        next(one for one in self.page.plans.actions() if one.objectName() == plan).trigger()
        self.settle()

    def went_to(self, page):
        return self.window.page(page).arguments


@pytest.fixture
def desk_over(shown, qtbot, type_chinese):
    """Open the page over a workspace."""
    opened = []

    def open_desk(workspace):
        others = [PageEntry(key, Text(key, key), "info", lambda _: Place()) for key in PLACES]
        window = make_window((entry(workspace), *others))
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        shown(window, 1366, 768)
        desk = Desk(window, workspace, qtbot, type_chinese)
        desk.settle()
        return desk

    yield open_desk
    for workspace, window in opened:
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()


@pytest.fixture
def desk(desk_over, sample):
    """The page over the 中卫 sample."""
    return desk_over(sample)
