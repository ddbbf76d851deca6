import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from ui.actions import ACTIONS, KeyHelp
from ui.app import make_window
from ui.failures import CrashPage
from ui.shell import PageEntry
from ui.tasks import Lane
from ui.widgets.fields import LineField
from ui.widgets.page_frame import PageFrame


class Refused(ErrorCode):
    OPEN_IN_EXCEL = Text(
        "文件正被表格程序打开。没有改动。请关闭后再试。",
        "The file is open elsewhere. Nothing changed. Close it.",
    )


class NotePage(PageFrame):
    def __init__(self, shell):
        super().__init__("网点", "116 家")
        self.field = LineField()
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.shell = shell
        self.arguments = []
        self.setFocusProxy(self.field.editor)

    def entered(self, argument):
        self.arguments.append(argument)


@pytest.fixture
def window(shown):
    made_pages = []

    def factory(shell):
        made_pages.append(NotePage(shell))
        return made_pages[-1]

    entries = (
        PageEntry("outlets", Text("网点", "Outlets"), "outlet", factory),
        PageEntry("packages", Text("数据包", "Packages"), "package", factory),
    )
    made = make_window(entries)
    made.made_pages = made_pages
    shown(made, 1366, 768)
    yield made
    made.runner.close()


def test_a_page_is_made_when_it_is_first_gone_to(window):
    assert len(window.made_pages) == 1

    window.go("packages", "某条记录")
    window.go("outlets")

    assert len(window.made_pages) == 2
    assert window.made_pages[1].arguments == ["某条记录"]
    assert window.current_page == "outlets"


def test_changing_the_page_by_key_first_saves_the_field_in_hand(window, qtbot, type_chinese):
    left = []
    page = window.made_pages[0]
    page.field.left.connect(left.append)
    page.field.setFocus()
    type_chinese("惠之家")

    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    assert left == ["惠之家"]
    assert window.current_page == "packages"


def test_closing_the_window_first_saves_the_field_in_hand(window, type_chinese):
    left = []
    page = window.made_pages[0]
    page.field.left.connect(lambda value: left.append((value, window.isVisible())))
    page.field.setFocus()
    type_chinese("惠之家")

    window.close()

    assert left == [("惠之家", True)]


def test_closing_lets_the_last_field_be_written_to_its_end(window, qtbot, type_chinese):
    page, written, closing = window.made_pages[0], [], threading.Event()

    def save(value):
        def work(progress):
            closing.wait(5)
            progress.check()
            return value

        window.runner.run(
            work, lambda kept: written.append((kept, window.isVisible())), owner=page, lane=Lane.WRITE
        )

    page.field.left.connect(save)
    page.field.setFocus()
    type_chinese("惠之家")
    window.close()
    closing.set()

    qtbot.waitUntil(lambda: not window.isVisible())
    assert written == [("惠之家", True)]


def test_a_refused_operation_is_said_in_a_sentence_that_stays(window, qtbot):
    window.failures.show(FieldkitError(Refused.OPEN_IN_EXCEL))

    qtbot.waitUntil(lambda: window._toast.words != "")
    assert window._toast.words == Refused.OPEN_IN_EXCEL.text.zh


def test_a_bug_in_a_lane_opens_the_page_that_says_the_data_is_safe(window, qtbot):
    def break_down(progress):
        raise ZeroDivisionError("秘密")

    window.runner.run(break_down, print, owner=window)

    qtbot.waitUntil(lambda: window.findChild(CrashPage) is not None)
    page = window.findChild(CrashPage)
    page.copy.click()
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    page.go_on.click()


def test_the_last_change_is_undone_from_the_strip_once(window):
    undone = []
    window.say_change("从业人数 2 → 3", undo=lambda: undone.append(1))

    window._strip.undo_requested.emit()
    window._strip.undo_requested.emit()

    assert undone == [1]


def test_closing_waits_for_long_work_to_stop(window, qtbot):
    started = threading.Event()

    def work(progress):
        started.set()
        while True:
            progress.check()

    window.runner.run(work, print, owner=window, title=Text("导入", "Import"))
    started.wait(5)
    window.close()

    assert window.isVisible()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_no_key_means_two_things_at_once():
    keys = [entry.shortcut for entry in ACTIONS if entry.shortcut and not entry.only_help]

    assert len(keys) == len(set(keys))


def test_the_key_help_lists_every_action(qtbot):
    from PySide6.QtWidgets import QLabel

    page = KeyHelp()
    qtbot.addWidget(page)
    words = {label.text() for label in page.findChildren(QLabel)}

    assert {entry.text.zh for entry in ACTIONS} <= words


def test_a_window_without_pages_says_what_to_do(shown):
    window = shown(make_window(()))
    window.runner.close()

    assert window.current_page == ""


def test_the_layout_of_the_page_fits_a_small_screen(window):
    assert isinstance(window.made_pages[0].layout(), QVBoxLayout)
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
