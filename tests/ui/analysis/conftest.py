"""The analysis page in a real window, on the 中卫 sample."""

import pytest
from PySide6.QtWidgets import QWidget

from fieldkit.kernel.texts import Text
from ui.analysis.entry import entry
from ui.app import make_window
from ui.shell import PageEntry


class OtherPage(QWidget):
    def __init__(self, _shell):
        super().__init__()
        self.arguments = []

    def entered(self, argument):
        self.arguments.append(argument)


class ChosenFiles:
    """Stands for the system's dialogs: the answer is known before."""

    def __init__(self, folder):
        self.path, self.names, self.opened = folder / "表.xlsx", [], []
        self.folder_used = str(folder)

    def save_as(self, _parent, _title, name, _ending):
        self.names.append(name)
        return self.path

    def folder(self, _parent, _title):
        return self.path

    def open(self, path):
        self.opened.append(path)


@pytest.fixture
def dialogs(tmp_path):
    return ChosenFiles(tmp_path)


@pytest.fixture
def open_page(shown, qtbot, dialogs):
    opened = []

    def make(workspace):
        keys = ("outlets", "circles", "registers")
        others = [PageEntry(key, Text(key, key), "home", OtherPage) for key in keys]
        window = make_window([entry(workspace, dialogs), *others])
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        shown(window, 1366, 768)
        qtbot.waitUntil(lambda: not window.runner.jobs())
        return window

    yield make
    for workspace, window in opened:
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()


@pytest.fixture
def window(open_page, sample):
    return open_page(sample)


@pytest.fixture
def page(window):
    return window.page("analysis")


@pytest.fixture
def settled(window, qtbot):
    """Wait until nothing is computed any more."""

    def wait():
        qtbot.waitUntil(lambda: not window.runner.jobs())

    return wait
