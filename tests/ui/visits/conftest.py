"""The page 入户 in a real window over a real workspace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from fieldkit.services.consent import ConsentService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import SamplingService
from fieldkit.services.visits import VisitService
from ui.app import make_window
from ui.circles.entry import entry as circles
from ui.interviews.entry import entry as interviews
from ui.visits.entry import entry


class Estate:
    """The window as a visitor uses it: keys go to whatever has the focus."""

    def __init__(self, window, workspace, qtbot, type_chinese):
        self.window, self.workspace, self._qtbot, self._chinese = window, workspace, qtbot, type_chinese
        self.records = RecordService(workspace)
        self.page = window.page("visits")

    def settle(self):
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.window.runner.jobs())
        QApplication.processEvents()

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

    def read_list(self, path):
        self.page.presenter.read_list(path)
        self.settle()
        return self.dialog

    def visit_everybody(self, path):
        """Read a list and take it whole; the window is the active one again."""
        self.read_list(path)._take_all()
        self.settle()
        self.window.activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.page.list.table.setFocus()

    @property
    def dialog(self):
        return next(one for one in self.page.findChildren(QDialog) if one.isVisible())

    @property
    def chosen(self):
        line = self.page.list._lines.get(self.page.list.table.current_id())
        return line.address if line else ""

    @property
    def doors(self):
        model = self.page.list._model
        return [model.row_value(row).address for row in range(model.rowCount())]

    @property
    def number(self):
        return self.page.list._number.text()

    def outcomes(self):
        return [(one.values["visited_door"], one.values["outcome"]) for one in self.records.every("visit")]


@pytest.fixture
def doors(tmp_path):
    path = tmp_path / "名单.csv"
    lines = ["小区,楼栋,单元,户号"]
    lines += [f"幸福里,{building},1,{floor}01" for building in (1, 2) for floor in (1, 2, 3)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def bare(workspace, shown, qtbot, type_chinese):
    """A community and no list."""
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"})
    window = make_window((entry(workspace), interviews(workspace), circles(workspace)))
    workspace.database.subscribe(window.relay.publish)
    shown(window, 1366, 768)
    made = Estate(window, workspace, qtbot, type_chinese)
    made.settle()
    yield made
    window.runner.close()


@pytest.fixture
def estate(bare, doors):
    """Six doors to visit, the notice filled in."""
    ConsentService(bare.workspace).set_terms({"handler": "文昌街道", "contact": "0955-7012345"})
    service = SamplingService(bare.workspace)
    service.import_list(service.read(doors))
    bare.settle()
    bare.page.list.table.setFocus()
    bare.visits = VisitService(bare.workspace)
    return bare
