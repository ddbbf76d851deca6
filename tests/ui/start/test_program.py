"""From the first page into a workspace, out of it, and back into the one opened last."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel

from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace
from ui.app import Program, page_entries

RAIL = [
    "home",
    "outlets",
    "visits",
    "interviews",
    "circles",
    "packages",
    "analysis",
    "plans",
    "registers",
    "posters",
    "settings",
]


@pytest.fixture
def settings(tmp_path):
    """What is remembered, in a file of the test."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def program(qapp, qtbot, settings):
    """The program, not begun yet; ended after the test."""
    made = Program(qapp, settings)
    yield made
    made.end()
    made.deleteLater()
    qapp.processEvents()


@pytest.fixture
def folder(blank_folder, tmp_path):
    """An empty workspace that nobody has open."""
    path = tmp_path / "瑞丰.fieldkit"
    shutil.copytree(blank_folder, path)
    return path


def test_without_a_workspace_the_first_page_is_shown(program):
    program.begin(None)

    assert program.window is None
    assert program.start.isVisible()


def test_a_workspace_opens_on_its_desk_with_every_page_on_the_rail(program, folder, qtbot):
    program.begin(folder)

    assert program.window.current_page == "home"
    assert list(program.window._entries) == RAIL
    assert "瑞丰" in program.window.windowTitle()
    for page in RAIL:
        program.window.go(page)
    qtbot.waitUntil(lambda: not program.window.runner.jobs(), timeout=20_000)


def test_the_workspace_opened_last_is_opened_again(qapp, program, folder, settings):
    program.begin(folder)
    program.end()
    again = Program(qapp, settings)
    again.begin(None)

    assert again.window is not None
    assert "瑞丰" in again.window.windowTitle()
    again.end()
    again.deleteLater()


def test_a_folder_that_is_no_workspace_is_said_on_the_first_page(program, tmp_path):
    (tmp_path / "照片").mkdir()

    program.begin(tmp_path / "照片")

    assert program.window is None
    assert "不是便民圈外勤工具的工作区" in program.start.notice.accessibleName()


def test_choosing_a_workspace_on_the_first_page_opens_it(program, folder):
    program.begin(None)

    program.start.workspace_chosen.emit(folder, "zh")

    assert program.window.isVisible()
    assert program.start is None


@pytest.fixture
def older(sample_folder, tmp_path):
    """The sample as an earlier program wrote it: its tables are to be made anew."""
    path = tmp_path / "中卫.fieldkit"
    shutil.copytree(sample_folder, path)
    with closing(sqlite3.connect(path / "workspace.db")) as connection, connection:
        connection.execute("UPDATE setting SET value = 'earlier' WHERE key = 'projections'")
        connection.execute("DELETE FROM outlet")
    return path


def test_a_workspace_of_an_earlier_program_is_brought_up_to_date_beside_the_window(program, older, qtbot):
    program.begin(older)

    assert program.window is None
    assert "中卫" in program.start.updating.findChild(QLabel).text()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert RecordService(program._workspace).count("outlet") > 0


def test_bringing_up_to_date_can_be_left_for_later(program, older, qtbot):
    program.begin(older)
    qtbot.keyClick(program.start.updating.cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.start.updating is None, timeout=20_000)

    assert program.window is None
    assert program.start.form.isVisible()
    assert "数据都在" in program.start.notice.accessibleName()
    program.start.workspace_chosen.emit(older, "zh")
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert RecordService(program._workspace).count("outlet") > 0


def test_the_language_builds_the_window_anew_and_is_remembered(program, folder, settings, qtbot):
    program.begin(folder)
    first = program.window

    program.choose_language("en")
    qtbot.waitUntil(lambda: program.window is not first and program.window is not None)

    assert program.window.current_page == "settings"
    assert program.window._entries["home"].title.en == "Desk"
    assert program.window.rail._buttons["home"].text() == "Desk"
    assert settings.value("window/language") == "en"


def test_the_theme_is_remembered(program, folder, settings):
    from ui.theme import is_dark

    program.begin(folder)
    program.choose_theme("dark")

    assert is_dark()
    assert program.theme() == "dark"
    assert settings.value("window/theme") == "dark"


def test_leaving_a_workspace_goes_to_the_first_page_and_forgets_it(program, folder, settings, qtbot):
    program.begin(folder)

    program.leave_workspace()
    qtbot.waitUntil(lambda: program.start is not None and program.start.isVisible())

    assert program.window is None
    assert settings.value("window/workspace") is None


def test_a_change_by_a_service_reaches_the_pages_and_the_rail(program, folder, qtbot):
    program.begin(folder)
    page = program.window.page("home")
    qtbot.waitUntil(page.first.isVisible)

    RecordService(program._workspace).add("outlet", {"name": "惠家便利"})

    qtbot.waitUntil(lambda: [figure.figure for figure in page._state.figures][:1] == ["1"])


def test_a_workspace_with_changes_is_backed_up_when_it_is_opened(program, sample_folder, tmp_path, qtbot):
    path = tmp_path / "中卫.fieldkit"
    shutil.copytree(sample_folder, path)

    program.begin(path)

    qtbot.waitUntil(lambda: len(list((path / "backups").glob("*-daily.db"))) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: "上次备份 今天" in program.window.rail._foot.accessibleName(), timeout=20_000)


def test_ending_closes_the_workspace_so_that_its_folder_can_be_moved(program, folder, tmp_path):
    program.begin(folder)
    program.end()

    assert not (folder / "workspace.db-wal").exists()
    folder.rename(tmp_path / "搬走.fieldkit")
    open_workspace(tmp_path / "搬走.fieldkit").close()


def test_the_pages_of_a_workspace_come_in_the_order_of_the_rail(workspace):
    entries = page_entries(workspace)

    assert [entry.key for entry in entries] == RAIL
    assert [entry.key for entry in entries if entry.at_foot] == ["settings"]
    assert QApplication.instance() is not None
