"""Two workers of one street, their packages, and a window over the office's workspace."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from fieldkit.kernel.texts import Text
from fieldkit.services.interviews import InterviewService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.packages.entry import entry
from ui.packages.incoming.password_dialog import PasswordDialog
from ui.packages.outgoing.hand_in_dialog import HandInDialog
from ui.packages.outgoing.receipt_dialog import ReceiptDialog
from ui.packages.outgoing.written_dialog import WrittenDialog
from ui.packages.presenter import PackagesPresenter
from ui.packages.state import View
from ui.shell import PageEntry
from ui.widgets.buttons import Button
from ui.widgets.confirm import ConfirmDialog

PASSWORD = "幸福里2026"
_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier
FIRST_ROW = 3
"""Row 1 of a sheet holds the keys, row 2 the captions."""


class Worker:
    """A workspace of its own that shares the office's records."""

    def __init__(self, workspace, folder):
        self.workspace = workspace
        self.records = RecordService(workspace)
        self.packages = PackageService(workspace)
        self._folder = folder
        self._sent = 0

    def hand_in(self, **how):
        """Write a package of everything; return the file."""
        self._sent += 1
        path = self._folder / f"{self.workspace.title}_{self._sent:04}.xlsx"
        self.packages.export(path, **how)
        return path

    def interview(self, count=1):
        """Ask residents; from now on a package needs a password."""
        area = self.records.add("area", {"name": f"{self.workspace.title}新村", "level": "社区"}).record
        InterviewService(self.workspace).rehearse(area, range(count))

    def takes(self, *files, **how):
        """Take files as the command line does."""
        return self.packages.import_files(files, **how)


class Opened:
    """The page in its window, with what a person sees and does."""

    def __init__(self, window, qtbot, gone_to):
        self.window, self.qtbot, self.gone_to = window, qtbot, gone_to
        self.window.go("packages")
        self.page = window.page("packages")
        self.lists, self.side = self.page.lists, self.page.side
        self.panel, self.card = self.side.panel, self.side.card
        self.settle()

    # --- what is seen ---------------------------------------------------------

    @property
    def states(self):
        """Chips of the files, in order."""
        return [row.state.text.zh for row in self.lists.files.rows.values()]

    @property
    def row(self):
        """Rows of the files by name."""
        return {row.name: row for row in self.lists.files.rows.values()}

    @property
    def toast(self):
        return self.window._toast.words

    @property
    def badge(self):
        return self.window.rail._buttons["packages"].badge

    def words(self, widget=None):
        """Every sentence in sight."""
        within = widget or self.page
        return [one.text() for one in within.findChildren(QLabel) if one.isVisible() and one.text()]

    def button(self, name, widget=None):
        """A button in sight by its words or its name."""
        within = widget or self.window
        return next(
            one
            for one in within.findChildren(Button)
            if one.isVisible() and name in {one.objectName(), one.text(), one.accessibleName()}
        )

    def dialog(self, kind):
        """The sheet in sight, once it is there."""
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def no_dialog(self, kind):
        return not any(isValid(one) and one.isVisible() for one in self.window.findChildren(kind))

    # --- what is done ---------------------------------------------------------

    def settle(self):
        """Let the key come up again, the work be done, and its answers be shown."""
        buttons = self.window.findChildren(Button)
        self.qtbot.waitUntil(lambda: not any(isValid(one) and one.isDown() for one in buttons))
        for _ in range(3):
            QApplication.processEvents()
            self.qtbot.waitUntil(self._is_at_rest, timeout=60_000)
        QApplication.processEvents()
        return self

    def _is_at_rest(self):
        """Nothing runs, and no reading waits for further changes."""
        waiting = self.page.findChild(PackagesPresenter)._soon.isActive()
        return not waiting and not self.window.runner.jobs()

    def drop(self, *paths):
        """Drop files on the page as a file manager does."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        here = self.page.rect().center()
        QApplication.sendEvent(self.page, QDragEnterEvent(here, _COPY, mime, _LEFT, _PLAIN))
        QApplication.sendEvent(self.page, QDropEvent(QPointF(here), _COPY, mime, _LEFT, _PLAIN))
        return self

    def press(self, key, modifiers=_PLAIN, widget=None):
        self.qtbot.keyClick(widget or QApplication.focusWidget() or self.window, key, modifiers)
        return self.settle()

    def click(self, button):
        button.click()
        return self.settle()

    def choose(self, name):
        """Choose a file of the list by its name."""
        key = next(key for key, row in self.lists.table.rows.items() if row.name == name)
        self.lists.table.choose(key)
        return self.settle()

    def view(self, view):
        self.lists.show_view(view)
        return self.settle()

    def take(self):
        """Ctrl+I."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        return self.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def sheets():
    """The kinds of sheets that come up over the page."""
    return {
        "password": PasswordDialog,
        "hand_in": HandInDialog,
        "receipts": ReceiptDialog,
        "written": WrittenDialog,
        "confirm": ConfirmDialog,
    }


@pytest.fixture
def views():
    return View


@pytest.fixture
def password():
    return PASSWORD


@pytest.fixture
def crew(make_workspace, tmp_path):
    """An office and two workers that all hold one outlet; returns (office, workers, outlet id)."""
    office = Worker(make_workspace("街道办", person="李", device="街道 1 号", role="street"), tmp_path)
    outlet = office.records.add(
        "outlet",
        {"name": "惠家便利", "business_type": "便利店", "address": "应理北街 3 号", "phone": "0955-7012345"},
    ).record
    given = office.hand_in()
    workers = []
    for name, person, device in (("幸福里社区", "马", "3 号设备"), ("文苑社区", "杨", "5 号设备")):
        worker = Worker(make_workspace(name, person=person, device=device), tmp_path)
        worker.takes(given)
        workers.append(worker)
    return office, workers, outlet


@pytest.fixture
def window_over(shown, qtbot):
    """Open the page of packages over a workspace, in the real window with its lanes."""
    opened = []

    def open_window(workspace):
        gone_to = []

        class Elsewhere(QWidget):
            def __init__(self, key):
                super().__init__()
                self._key = key

            def entered(self, argument):
                gone_to.append((self._key, argument))

        def other(key, under=""):
            return PageEntry(key, Text(key, key), "info", lambda _: Elsewhere(key), under=under)

        inner = (other("table_import", under="outlets"),)
        window = make_window((entry(workspace), other("outlets")), inner=inner)
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        return Opened(shown(window, 1366, 768), qtbot, gone_to)

    yield open_window
    for workspace, window in opened:
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()


@pytest.fixture
def disputed(crew):
    """The office after two workers named one outlet differently, both packages taken."""
    office, (one, other), outlet = crew
    one.records.set(outlet, {"name": "惠之家便利店"})
    other.records.set(outlet, {"name": "惠之家（应理店）"})
    office.takes(one.hand_in(), other.hand_in())
    return office, outlet


@pytest.fixture
def correct():
    """Somebody opens a package in a spreadsheet program and changes cells: ``{(row, key): value}``."""

    def correct(path, cells, sheet="网点"):
        book = load_workbook(path)
        table = book[sheet]
        keys = [cell.value for cell in table[1]]
        for (row, key), value in cells.items():
            table.cell(FIRST_ROW + row, keys.index(key) + 1).value = value
        book.save(path)
        return path

    return correct
