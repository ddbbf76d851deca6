"""The outlets page in a real window over a real workspace."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.kernel.texts import Text
from fieldkit.services.packages import PackageService
from fieldkit.services.receipts import ReceiptService
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


@pytest.fixture
def office_with(make_workspace, tmp_path):
    """A worker's workspace and the street's that took its package; the outlet's id is ``ids[name]``."""

    def make(*names):
        worker = make_workspace("社区", person="王芳", device="3 号")
        records = RecordService(worker)
        area = records.add("area", {"name": "幸福里社区", "level": "社区"}).record
        worker.ids = {
            name: records.add(
                "outlet",
                {
                    "name": name,
                    "business_type": "便利店",
                    "community": "幸福里社区",
                    "address": f"长城西街 {at} 号",
                },
            ).record
            for at, name in enumerate(names, 1)
        }
        worker.ids["幸福里社区"] = area
        office = make_workspace("街道", person="李", device="街道 1 号", role="street")
        PackageService(worker).export(tmp_path / "交.xlsx")
        PackageService(office).import_files([tmp_path / "交.xlsx"])
        return worker, office

    return make


@pytest.fixture
def send_receipt(tmp_path):
    """The office answers the worker."""

    def send(office, worker):
        path = tmp_path / "回执.xlsx"
        ReceiptService(office).write("3 号", path)
        PackageService(worker).import_files([path])

    return send
