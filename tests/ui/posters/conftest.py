"""The poster page in a real window, with files and printer chosen beforehand."""

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from fieldkit.kernel.texts import Text
from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.posters.entry import entry
from ui.posters.printing import prepared_printer
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
        self.place, self.names, self.opened, self.several = folder, [], [], []

    def save_as(self, _parent, _title, name, _ending):
        self.names.append(name)
        return self.place / name

    def pick_several(self, _parent, _title, _wanted):
        return self.several

    def folder(self, _parent, _title):
        return self.place

    def open(self, path):
        self.opened.append(path)


class PaperFile:
    """Stands for the print dialog: a real printer that prints into a file."""

    def __init__(self, path):
        self.path, self.wanted = path, None

    def ask(self, _parent, _title, size, _pages):
        printer = prepared_printer(size)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        printer.setResolution(72)
        if self.wanted:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*self.wanted)
        return printer


@pytest.fixture
def dialogs(tmp_path):
    place = tmp_path / "海报"
    place.mkdir()
    return ChosenFiles(place)


@pytest.fixture
def printing(tmp_path):
    return PaperFile(tmp_path / "纸.pdf")


@pytest.fixture
def open_page(shown, qtbot, dialogs, printing):
    opened = []

    def make(workspace):
        others = [PageEntry(key, Text(key, key), "home", OtherPage) for key in ("outlets", "circles")]
        window = make_window([entry(workspace, dialogs, printing), *others])
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        shown(window, 1366, 768)
        return window

    yield make
    for workspace, window in opened:
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()


@pytest.fixture
def until(qtbot):
    """Wait for what is made beside the window; a loaded machine may take its time."""

    def wait(reached):
        qtbot.waitUntil(reached, timeout=60000)

    return wait


@pytest.fixture
def window(open_page, sample, until):
    made = open_page(sample)
    until(lambda: "A3" in made.page("posters")._panel._subtitle.text())
    return made


@pytest.fixture
def page(window):
    return window.page("posters")


@pytest.fixture
def two_circles(workspace):
    """Two small circles, one of them without outlets."""
    records = RecordService(workspace)
    for number, name in enumerate(("甲", "乙"), start=1):
        boundary = "东至东街，南至南街，西至西街，北至包兰铁路"
        words = {"name": f"{name}一刻钟便民生活圈", "number": str(number), "boundary": boundary}
        circle = records.add("circle", words).record
        records.add("area", {"name": f"{name}社区", "level": "社区", "circle": circle})
    community = next(one for one, name in records.names("area").items() if name == "甲社区")
    shop = {"name": "甲早点", "business_type": "B05", "community": community, "address": "东街 1 号"}
    shop |= {"hours": "06:00-10:00", "phone": "0955-7012345", "phone_public": "是"}
    records.add("outlet", {**shop, "status": "营业"})
    return workspace
