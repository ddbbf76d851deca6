"""The page in a real window over a real workspace."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from fieldkit.kernel.texts import Text
from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.duplicates.entry import entry
from ui.outlets.entry import entry as outlets
from ui.shell import PageEntry
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip

PLACE = {"community": "幸福里社区", "address": "应理北街 3 号"}


class Opened:
    """The page with its parts at hand."""

    def __init__(self, window, workspace, qtbot):
        self.window, self.qtbot = window, qtbot
        self.records = RecordService(workspace)
        self.gone_to = []

    @property
    def page(self):
        return self.window.page("duplicates")

    @property
    def toast(self):
        return self.window._toast.words

    @property
    def number(self):
        return self.page._number.text()

    @property
    def strip(self):
        return self.window._strip._change.text()

    def go(self, argument=None):
        self.window.go("duplicates", argument)
        self.settle()
        return self

    def settle(self):
        """Let the key come up again, the work be done, and its answers be shown."""
        buttons = self.window.findChildren(Button)
        self.qtbot.waitUntil(lambda: not any(isValid(one) and one.isDown() for one in buttons))
        self.qtbot.waitUntil(lambda: not self.window.runner.jobs())
        for _ in range(3):
            QApplication.processEvents()

    def press(self, key, widget=None):
        self.qtbot.keyClick(widget or QApplication.focusWidget(), key)
        self.settle()

    @property
    def lines(self):
        model = self.page.table.model()
        titles = [model.row_value(row).title for row in range(model.rowCount())]
        return [" / ".join(sorted(title.split(" / "))) for title in titles]

    @property
    def words(self):
        """Everything that the records at the right say."""
        return [one.text() for one in self.page.records._scroll.widget().findChildren(QLabel)]

    @property
    def marks(self):
        return [one.label for one in self.page.records._scroll.widget().findChildren(Chip)]

    @property
    def empty(self):
        shown = self.page._stack.currentWidget()
        return [one.text() for one in shown.findChildren(QLabel) if one.text()]

    @property
    def shown(self):
        return sorted(str(one.values["name"]) for one in self.records.every("outlet"))


@pytest.fixture
def open_page(shown, qtbot):
    """Open the window over a workspace, as the application does."""
    opened = []

    def open_over(workspace, *, with_outlets=False):
        gone_to = []

        class Elsewhere(QWidget):
            def entered(self, argument):
                gone_to.append(argument)

        packages = PageEntry("packages", Text("数据包", "Packages"), "package", lambda _: Elsewhere())
        empty = PageEntry("outlets", Text("网点", "Outlets"), "outlet", lambda _: QWidget())
        first = outlets(workspace) if with_outlets else empty
        window = make_window([first, packages], inner=[entry(workspace)])
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        shown(window, 1366, 768)
        made = Opened(window, workspace, qtbot)
        made.gone_to = gone_to
        return made

    yield open_over
    for workspace, window in opened:
        qtbot.waitUntil(lambda window=window: not window.runner.jobs())
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()


@pytest.fixture
def street(workspace):
    """Four outlets that are two; ids by name."""
    records = RecordService(workspace)
    records.add("area", {"name": "幸福里社区", "level": "社区"})
    ids = {}
    for name, typed in (
        ("惠之家便利店", {**PLACE, "phone": "0955-7012345", "staff": "2"}),
        ("惠之家超市", {**PLACE, "phone": "0955-7012345"}),
        ("老王早点", {"community": "幸福里社区", "address": "长城西街 8 号"}),
        ("老王早点铺", {"community": "幸福里社区", "address": "长城西街 8 号"}),
    ):
        ids[name] = records.add("outlet", {"name": name, **typed}).record
    workspace.ids = ids
    return workspace


@pytest.fixture
def duplicates(street, open_page):
    opened = open_page(street).go()
    opened.ids = street.ids
    return opened
