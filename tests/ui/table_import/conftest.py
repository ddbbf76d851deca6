"""The page in a real window over a real workspace, and lists to drop on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid
from xlsxwriter import Workbook

from fieldkit.kernel.texts import Text
from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.shell import PageEntry
from ui.table_import.entry import entry
from ui.widgets.buttons import Button
from ui.widgets.file_dialogs import FileDialogs

HEADER = ["序号", "店铺名称", "行业", "所在社区", "门牌地址", "联系电话", "经营状况", "网格"]
ROWS = [
    [1, "惠之家", "小超市", "幸福里", "应理北街3号", "0955-7012345", "正常营业", "一"],
    [2, "老王早点", "早餐", "幸福里", "长城西街10号", "13895001234", "营业", "一"],
    [3, "康泰药房", "药店", "瑞丰", "鼓楼东街12号", "13995001122", "倒闭", "二"],
    [4, None, "理发", "瑞丰", "鼓楼东街14号", "13995001123", "营业", "二"],
]


class OpenedFiles(FileDialogs):
    """Remembers what would be opened with the system's program."""

    def __init__(self):
        super().__init__()
        self.opened = []

    def open(self, path):
        self.opened.append(path)


class Opened:
    """The page with its parts at hand."""

    def __init__(self, window, workspace, qtbot, dialogs, gone_to):
        self.window, self.qtbot, self.dialogs, self.gone_to = window, qtbot, dialogs, gone_to
        self.records = RecordService(workspace)
        self.window.go("table_import")
        self.page = window.page("table_import")
        self.plan, self.result, self.begin = self.page.plan, self.page.result, self.page.begin
        self.columns, self.rows = self.plan.columns, self.plan.rows
        self.settle()

    def drop(self, *paths):
        self.begin.drop.dropped.emit(tuple(paths))
        self.settle()
        return self

    def settle(self):
        """Let the key come up again, the work be done, and its answers be shown."""
        buttons = self.window.findChildren(Button)
        self.qtbot.waitUntil(lambda: not any(isValid(one) and one.isDown() for one in buttons))
        self.qtbot.waitUntil(lambda: not self.window.runner.jobs())
        for _ in range(3):
            QApplication.processEvents()

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        self.settle()

    def take(self):
        self.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)

    @property
    def shown(self):
        """Which of begin, plan and result is in sight."""
        views = {self.begin: "begin", self.plan: "plan", self.result: "result"}
        return views[self.page._stack.currentWidget()]

    @property
    def number(self):
        return self.page._number.text()

    @property
    def toast(self):
        return self.window._toast.words

    @property
    def matched(self):
        return {row.title.split("  ")[1]: row.field for row in self.columns._rows.values()}

    @property
    def counts(self):
        return [segment.count for segment in self.rows.segments._segments.values()]

    @property
    def lines(self):
        model = self.rows.table.model()
        return [model.row_value(at) for at in range(model.rowCount())]

    @property
    def figures(self):
        found = [one.text() for one in self.result.findChildren(QLabel) if one.property("role") == "figure"]
        return [int(one) for one in found]

    @property
    def outlets(self):
        return {one.values["name"]: one.values for one in self.records.every("outlet")}


@pytest.fixture
def write_list(tmp_path):
    """Write a list of another office."""

    def write(rows=ROWS, *, name="沿街商户_202606.xlsx", head=HEADER, above=(), others=None):
        path = tmp_path / name
        book = Workbook(str(path))
        for title, lines in {"商户": [*above, head, *rows], **(others or {})}.items():
            sheet = book.add_worksheet(title)
            for at, line in enumerate(lines):
                for column, cell in enumerate(line):
                    if cell is not None:
                        sheet.write(at, column, cell)
        book.close()
        return path

    return write


@pytest.fixture
def town(make_workspace):
    """An office with two communities and one outlet."""
    workspace = make_workspace("街道办", role="street", device="街道 1 号")
    records = RecordService(workspace)
    for name in ("幸福里社区", "瑞丰社区"):
        records.add("area", {"name": name, "level": "社区"})
    typed = {
        "name": "老王早点",
        "community": "幸福里社区",
        "address": "长城西街 8 号",
        "phone": "13895001234",
    }
    records.add("outlet", typed)
    return workspace


@pytest.fixture
def page(town, shown, qtbot):
    """The page in a window, before a list is there."""
    gone_to = []

    def elsewhere(key, title, under=""):
        class Elsewhere(QWidget):
            def entered(self, argument):
                gone_to.append((key, argument))

        return PageEntry(key, title, "outlet", lambda _: Elsewhere(), under=under)

    outlets = elsewhere("outlets", Text("网点", "Outlets"))
    packages = elsewhere("packages", Text("数据包", "Packages"))
    duplicates = elsewhere("duplicates", Text("疑似重复", "Duplicates"), "outlets")
    dialogs = OpenedFiles()
    window = make_window([outlets, packages], inner=[entry(town, dialogs), duplicates])
    town.database.subscribe(window.relay.publish)
    shown(window, 1366, 768)
    gone_to.clear()
    yield Opened(window, town, qtbot, dialogs, gone_to)
    qtbot.waitUntil(lambda: not window.runner.jobs())
    town.database.unsubscribe(window.relay.publish)
    window.hide()
    window.runner.close()
