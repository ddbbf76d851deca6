"""The outlets page in a real window over a real workspace."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.kernel.texts import Text
from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.outlets.entry import entry
from ui.outlets.presenter import OutletsPresenter
from ui.shell import PageEntry


class Opened:
    """The page with its parts at hand."""

    def __init__(self, window, workspace):
        self.window = window
        self.page = window.page("outlets")
        self.listing = self.page.listing
        self.table = self.listing.table
        self.panel = self.page.panel
        self.form = self.panel.form
        self.records = RecordService(workspace)
        self.presenter = self.page.findChild(OutletsPresenter)

    @property
    def strip(self):
        return self.window._strip._change.text()

    @property
    def toast(self):
        return self.window._toast.words

    @property
    def number(self):
        return self.page._number.text()

    @property
    def chips(self):
        return [entry.label for entry in self.listing._state.chips]

    @property
    def names(self):
        return [
            self.presenter.list.model.row_value(row).name
            for row in range(self.presenter.list.model.rowCount())
        ]

    def values(self, record=None):
        return self.records.get(record or self.presenter.record.current).values

    def settle(self):
        """Let the word of commits arrive."""
        for _ in range(3):
            QApplication.processEvents()

    def editor(self, key):
        self.form.focus(key)
        return self.form.field(key).editor


@pytest.fixture
def open_page(shown):
    """Open the page over a workspace, as the application does."""
    windows = []

    def open_over(workspace):
        gone_to = []

        class Packages(QWidget):
            def entered(self, argument):
                gone_to.append(argument)

        packages = PageEntry("packages", Text("数据包", "Packages"), "package", lambda _: Packages())
        window = make_window([entry(workspace), packages])
        workspace.database.subscribe(window.relay.publish)
        windows.append((workspace, window))
        shown(window, 1366, 768)
        opened = Opened(window, workspace)
        opened.gone_to = gone_to
        return opened

    yield open_over
    for workspace, window in windows:
        workspace.database.unsubscribe(window.relay.publish)
        window.close()
        window.runner.close()


@pytest.fixture
def street(workspace):
    """A workspace with two communities and three outlets; ids by name."""
    records = RecordService(workspace)
    ids = {}
    for name in ("幸福里社区", "光明社区"):
        ids[name] = records.add("area", {"name": name, "level": "社区"}).record
    for name, kind, community, more in (
        ("惠之家便利店", "便利店", "幸福里社区", {"phone": "0955-7012345", "staff": "2", "checked": "已核"}),
        ("老王早点", "早餐店", "幸福里社区", {"address": "长城西街 8 号", "status": "营业"}),
        ("百姓超市", "便利店", "光明社区", {"address": "应理北街 9 号", "status": "歇业"}),
    ):
        typed = {"name": name, "business_type": kind, "community": community, **more}
        ids[name] = records.add("outlet", typed).record
    workspace.ids = ids
    return workspace


@pytest.fixture
def outlets(street, open_page):
    opened = open_page(street)
    opened.ids = street.ids
    return opened
