"""存为图片: looked at, then kept, by the keyboard."""

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ui.analysis.entry import entry as analysis_entry
from ui.app import make_window
from ui.pictures.dialog import PicturesDialog
from ui.pictures.texts import SAVE_AS
from ui.plans.entry import entry
from ui.widgets.buttons import Button
from ui.widgets.file_dialogs import FileDialogs

GROUP = "{http://www.w3.org/2000/svg}g"


class Answering(FileDialogs):
    """A person who saves in one folder under the suggested name."""

    def __init__(self, folder):
        super().__init__()
        self._into, self.saved = folder, []

    def save_as(self, parent, title, name, ending):
        del parent, title
        self.saved.append(self._into / name)
        assert name.endswith(ending)
        return self.saved[-1]


@pytest.fixture
def dialogs(tmp_path):
    return Answering(tmp_path)


@pytest.fixture
def board_over(shown, qtbot, dialogs):
    """The page 方案 with its targets counted."""
    opened = []

    def open_board(workspace):
        window = make_window((entry(workspace, dialogs),))
        opened.append(window)
        shown(window, 1366, 768)
        window.go("plans")
        settle(window, qtbot)
        return window

    yield open_board
    for window in opened:
        for dialog in window.findChildren(PicturesDialog):
            dialog.reject()
        window.hide()
        window.runner.close()


def settle(window, qtbot):
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.runner.jobs())
    QApplication.processEvents()


def opened(window, qtbot):
    board = window.page("plans").board
    board.picture.setFocus()
    qtbot.keyClick(board.picture, Qt.Key.Key_Space)
    settle(window, qtbot)
    dialog = window.findChild(PicturesDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_board_is_kept_as_a_picture_of_the_day_it_shows(sample, board_over, dialogs, qtbot):
    window = board_over(sample)
    window.page("plans").board.day_left.emit("2025-06-30")
    settle(window, qtbot)
    dialog = opened(window, qtbot)
    assert dialog.png.isEnabled()
    assert "27 × " in dialog.words.text()
    qtbot.keyClick(dialog.svg, Qt.Key.Key_Space)
    settle(window, qtbot)
    (path,) = dialogs.saved
    assert path.name == f"{sample.title}_目标进度图_2025-06-30.svg"
    words = [one.get("aria-label") for one in ET.parse(path).getroot().iter(GROUP)]
    assert any(word and "数据截至 2025-06-30" in word for word in words)
    assert window.findChild(PicturesDialog) is None


def test_another_picture_is_one_key_away_and_saved_as_png(sample, board_over, dialogs, qtbot):
    window = board_over(sample)
    dialog = opened(window, qtbot)
    assert not dialog.levels.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.levels.isVisible)
    settle(window, qtbot)
    for level, enabled in (("district", True), ("street", False), ("circle", True)):
        dialog.levels.findChild(QPushButton, f"segment-{level}").click()
        settle(window, qtbot)
        assert dialog.png.isEnabled() is enabled, level
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(dialogs.saved))
    settle(window, qtbot)
    assert dialogs.saved[0].read_bytes().startswith(b"\x89PNG")
    assert "热力表" in dialogs.saved[0].name


def test_what_cannot_be_drawn_says_why_and_nothing_can_be_saved(sample, board_over, qtbot):
    window = board_over(sample)
    dialog = opened(window, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert "问卷" in dialog.refusal.text()
    assert not dialog.png.isEnabled()
    assert not dialog.svg.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.png.isEnabled)
    assert not dialog.refusal.isVisible()


def test_the_button_under_the_matrix_opens_the_heat_table(sample, shown, qtbot, dialogs):
    window = make_window((analysis_entry(sample, dialogs),))
    shown(window, 1366, 768)
    window.go("analysis")
    settle(window, qtbot)
    button = next(one for one in window.findChildren(Button) if one.text() == SAVE_AS.zh)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle(window, qtbot)
    dialog = window.findChild(PicturesDialog)
    qtbot.waitUntil(dialog.png.isEnabled)
    assert dialog.kinds.current == "coverage"
    dialog.reject()
    window.hide()
    window.runner.close()
