"""The page 生活圈 in a real window over a real workspace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.circles.entry import entry


class Desk:
    """The window as a person uses it: keys go to whatever has the focus."""

    def __init__(self, window, workspace, qtbot, type_chinese):
        self.window, self._qtbot, self._chinese = window, qtbot, type_chinese
        self.records = RecordService(workspace)
        self.page = window.page("circles")

    @property
    def circles(self):
        return self.page.circles

    @property
    def areas(self):
        return self.page.areas

    def settle(self):
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.window.runner.jobs())
        QApplication.processEvents()

    def press(self, *keys, with_=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, with_)
            self.settle()

    def press_ctrl(self, key):
        self.press(key, with_=Qt.KeyboardModifier.ControlModifier)

    def click(self, widget, point):
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)
        self.settle()

    def type(self, words):
        if words.isascii():
            self._qtbot.keyClicks(QApplication.focusWidget(), words)
        else:
            self._chinese(words, composing="pin yin")
        QApplication.processEvents()

    def type_into(self, field, words):
        field.editor.setFocus()
        field.editor.selectAll()
        self.type(words)
        self.press(Qt.Key.Key_Tab)

    def values(self, record):
        return self.records.get(record).values


@pytest.fixture
def sit_down(shown, qtbot, type_chinese):
    """Open the page over a workspace."""
    windows = []

    def sit(workspace):
        window = make_window((entry(workspace),))
        workspace.database.subscribe(window.relay.publish)
        shown(window, 1366, 768)
        windows.append(window)
        made = Desk(window, workspace, qtbot, type_chinese)
        made.settle()
        return made

    yield sit
    for window in windows:
        window.runner.close()


@pytest.fixture
def circle(workspace):
    """A circle with one community of three outlets."""
    records = RecordService(workspace)
    made = records.add(
        "circle",
        {
            "name": "瑞丰一刻钟便民生活圈",
            "number": "1",
            "boundary": "东至应理南街，南至中央大道，西至新墩南街，北至包兰铁路。",
            "mode": "独立",
        },
    ).record
    records.add("area", {"name": "瑞丰社区", "level": "community", "circle": made})
    for name, kind in (("惠之家便利店", "B01"), ("老王家早点", "B05"), ("巧手裁缝", "B10")):
        records.add(
            "outlet", {"name": name, "business_type": kind, "community": "瑞丰社区", "status": "operating"}
        )
    return made


@pytest.fixture
def desk(workspace, circle, sit_down):
    """The page over that workspace."""
    return sit_down(workspace)
