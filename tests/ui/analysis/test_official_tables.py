"""The list of official tables through its real widgets, on the 中卫 sample."""

from contextlib import contextmanager

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.kernel.texts import Text
from fieldkit.reports.registry import TABLES
from fieldkit.services.records import RecordService
from ui.analysis.tables import texts
from ui.analysis.tables.making import make_tables
from ui.app import make_window
from ui.language import say
from ui.shell import PageEntry


class ChosenFiles:
    """Stands for the system's dialogs: the answer is known before."""

    def __init__(self, folder):
        self.place, self.names, self.opened = folder, [], []

    def save_as(self, _parent, _title, name, _ending):
        self.names.append(name)
        return self.place / name

    def folder(self, _parent, _title):
        return self.place

    def open(self, path):
        self.opened.append(path)


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "表格"
    folder.mkdir()
    return ChosenFiles(folder)


@contextmanager
def opened(workspace, shown, qtbot, files):
    made = make_window(
        [
            PageEntry(
                "tables",
                Text("表格", "Tables"),
                "analysis",
                lambda shell: make_tables(workspace, shell, files),
            )
        ]
    )
    workspace.database.subscribe(made.relay.publish)
    shown(made, 1366, 768)
    settle(qtbot, made)
    yield made
    workspace.database.unsubscribe(made.relay.publish)
    made.hide()
    made.runner.close()


@pytest.fixture
def window(shown, qtbot, sample, files):
    with opened(sample, shown, qtbot, files) as made:
        yield made


@pytest.fixture
def view(window):
    return window.page("tables")


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.runner.jobs())


def choose(view, name, qtbot, window):
    assert view.table.choose(name)
    settle(qtbot, window)


def lines(view):
    return [view.table.model().id_at(row) for row in range(view.table.model().rowCount())]


def key(qtbot, pressed, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), pressed, modifier)


def test_every_table_stands_in_the_list_and_the_first_ones_page_beside_it(view):
    assert lines(view) == [kind.name for kind in TABLES]
    assert view.table.current_id() == "circles"
    assert view.size_words.text() == "A3 横向，24 行"
    assert not view.missing.isVisible()


def test_a_table_is_chosen_looked_at_and_saved_by_keys(window, view, files, qtbot):
    view.table.setFocus()
    for _ in range([one.name for one in TABLES].index("headline")):
        key(qtbot, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert view.table.current_id() == "headline"

    key(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.preview
    key(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view.table

    key(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(files.names))
    settle(qtbot, window)
    assert files.names == ["中卫市便民生活圈建设情况.xlsx"]
    cells = openpyxl.load_workbook(files.place / files.names[0]).active
    rows = list(cells.iter_rows(values_only=True))
    assert any(318_888 in row for row in rows)
    assert "中卫市便民生活圈建设情况" in {row[0] for row in rows}


def test_what_a_table_lacks_is_said_above_its_page(window, view, qtbot):
    choose(view, "register-facility", qtbot, window)
    assert view.missing.isVisible()
    assert "设施" in view.missing.accessibleName()

    choose(view, "headline", qtbot, window)
    assert not view.missing.isVisible()


def test_the_day_of_the_data_is_typed_and_a_wrong_one_is_told(window, view, qtbot):
    choose(view, "headline", qtbot, window)
    view.day.editor.setFocus()
    view.day.editor.selectAll()
    qtbot.keyClicks(view.day.editor, "20251231")
    key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert view.day.value() == "2025-12-31"

    view.day.editor.setFocus()
    view.day.editor.selectAll()
    qtbot.keyClicks(view.day.editor, "2025-13-40")
    key(qtbot, Qt.Key.Key_Return)
    assert view.missing.accessibleName() == say(texts.NOT_A_DAY)


def test_periods_of_a_summary_are_stepped_through(window, view, qtbot):
    choose(view, "summary-quarter", qtbot, window)
    assert view.period.text() == "2026年第2季度"

    view.table.setFocus()
    key(qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, window)
    assert view.period.text() == "2026年第1季度"
    view.earlier.click()
    settle(qtbot, window)
    assert view.period.text() == "2025年第4季度"

    choose(view, "summary-year", qtbot, window)
    assert view.period.text() == "2026年度"


def test_typing_narrows_the_list(window, view, qtbot, type_chinese):
    view.search.setFocus()
    type_chinese("总结")
    qtbot.waitUntil(lambda: len(lines(view)) < len(TABLES))
    assert lines(view) == ["summary-quarter", "summary-year"]
    settle(qtbot, window)


def test_tables_with_data_go_into_a_folder_at_once(shown, qtbot, make_workspace, files):
    street = make_workspace(role="street")
    RecordService(street).add("circle", {"name": "文昌便民生活圈"})
    with opened(street, shown, qtbot, files) as window:
        window.page("tables").save_all.click()
        settle(qtbot, window)
    written = {path.name for path in files.place.iterdir()}
    assert "城市一刻钟便民生活圈划分一览表.xlsx" in written
    assert "设施登记表.xlsx" not in written, "nothing is recorded there"


def test_a_record_that_comes_in_changes_the_page(window, view, sample, qtbot):
    choose(view, "register-facility", qtbot, window)
    assert view.missing.isVisible()
    RecordService(sample).add("facility", {"name": "东方邻里中心", "facility_type": "neighbourhood_centre"})
    qtbot.waitUntil(lambda: view.size_words.text().endswith("1 行"))
    settle(qtbot, window)
    assert not view.missing.isVisible()
