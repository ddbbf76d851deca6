"""The page 问卷 in a real window over a real workspace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.consent import ConsentService
from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.circles.entry import entry as circles_entry
from ui.interviews.entry import entry


class Street:
    """The window as a person uses it: keys go to whatever has the focus."""

    def __init__(self, window, workspace, qtbot, type_chinese):
        self.window, self.workspace, self._qtbot, self._chinese = window, workspace, qtbot, type_chinese
        self.records = RecordService(workspace)
        self.page = window.page("interviews")

    @property
    def door(self):
        return self.page.door

    @property
    def sheets(self):
        return self.page.sheets

    def settle(self):
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.window.runner.jobs())
        QApplication.processEvents()

    def press(self, *keys, with_=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, with_)
            self.settle()

    def enter(self, times=1):
        self.press(*[Qt.Key.Key_Return] * times)

    def type(self, words):
        """Digits and letters as keys; Chinese as an input method commits it."""
        if words.isascii():
            for letter in words:
                self._qtbot.keyClicks(QApplication.focusWidget(), letter)
        else:
            self._chinese(words, composing="pin yin")
        QApplication.processEvents()

    def start(self):
        """Begin an interview; a notice that comes before the form is read out."""
        self.press(Qt.Key.Key_N, with_=Qt.KeyboardModifier.ControlModifier)
        if self.page._door_presenter._preface:
            self.type("1")
            self.enter()

    def answers(self, record):
        return self.records.get(record).answers

    def submissions(self):
        return self.records.every("submission")

    @property
    def asked(self):
        """The last step of the path of the screen in sight."""
        screen = self.page._door_presenter._screen
        return screen.path.rpartition("/")[2] if screen else ""


@pytest.fixture
def street(workspace, shown, qtbot, type_chinese):
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"})
    ConsentService(workspace).set_terms({"handler": "文昌街道办", "contact": "0955-1234567"})
    window = make_window((entry(workspace), circles_entry(workspace)))
    workspace.database.subscribe(window.relay.publish)
    shown(window, 1366, 768)
    made = Street(window, workspace, qtbot, type_chinese)
    made.settle()
    yield made
    window.runner.close()
