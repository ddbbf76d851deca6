"""填报模板 by keyboard: a template is dropped, a column pointed at, its content typed, the filled copy saved."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.filling import FillingService
from ui.analysis.entry import entry as analysis
from ui.app import make_window
from ui.filling.entry import entry


class ChosenFiles:
    """Stands for the system's dialogs: the answer is known before."""

    def __init__(self, folder):
        self.path, self.names, self.opened = folder / "填好.xlsx", [], []

    def save_as(self, _parent, _title, name, _ending):
        self.names.append(name)
        return self.path

    def folder(self, _parent, _title):
        return self.path.with_name("每圈一份")

    def open(self, path):
        self.opened.append(path)


@pytest.fixture
def template(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "情况表"
    sheet["A1"] = "填报单位："
    for at, title in enumerate(("序号", "便民生活圈名称", "服务人口", "本级意见", "人均"), start=1):
        sheet.cell(3, at, title)
    sheet["E4"] = "=C4*2"
    book.create_sheet("封面")["A1"] = "封面"
    path = tmp_path / "情况表.xlsx"
    book.save(path)
    return path


class Desk:
    def __init__(self, window, qtbot, dialogs):
        self.window, self._qtbot, self.dialogs = window, qtbot, dialogs
        window.go("filling")
        self.page = window.page("filling")

    def settle(self):
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.window.runner.jobs())
        QApplication.processEvents()

    def press(self, *keys, with_=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, with_)
            self.settle()

    def type(self, words):
        self._qtbot.keyClicks(QApplication.focusWidget(), words)

    def read(self, path):
        self.page.begin.drop.dropped.emit((path,))
        self.settle()

    def tied(self, row, column):
        return self.page.grid.model().sheet.ties.get((row, column), "")


@pytest.fixture
def desk(shown, qtbot, sample, tmp_path):
    dialogs = ChosenFiles(tmp_path)
    window = make_window([analysis(sample)], inner=[entry(sample, dialogs)])
    sample.database.subscribe(window.relay.publish)
    shown(window, 1366, 768)
    yield Desk(window, qtbot, dialogs)
    sample.database.unsubscribe(window.relay.publish)
    window.hide()
    window.runner.close()


def test_what_the_titles_say_shows_in_its_place(desk, template):
    desk.read(template)
    assert desk.tied(3, 1) == "生活圈名称"
    assert desk.tied(3, 2) == "服务人口"
    assert desk.tied(0, 1) == "填报单位"
    assert desk.page.grid.hasFocus()


def test_a_column_is_tied_with_the_keyboard_alone_and_undone(desk, template, sample):
    desk.read(template)
    desk.page.grid.go_to(2, 3)
    desk.press(Qt.Key.Key_Return)
    desk.type("dj")
    desk.press(Qt.Key.Key_Return)
    assert desk.tied(3, 3) == "等级"
    assert desk.page.grid.hasFocus()
    assert FillingService(sample).kept()[0].blocks[0].columns["D"] == "grade"
    desk.press(Qt.Key.Key_Delete)
    assert not desk.tied(3, 3)


def test_the_value_is_seen_at_once(desk, template):
    desk.read(template)
    desk.page.grid.go_to(3, 1)
    desk.settle()
    assert (
        desk.page.content._value.text()
        == "现在会填 24 行：瑞丰一刻钟便民生活圈、向阳一刻钟便民生活圈、民族巷一刻钟便民生活圈…"
    )
    desk.page.grid.go_to(0, 1)
    desk.settle()
    assert desk.page.content._value.text() == "现在会填：示例数据，非真实网点"


def test_a_column_that_nobody_recognised_is_marked_and_counted(desk, template):
    desk.read(template)
    assert desk.page.grid.model().sheet.missing == {(3, 3)}
    assert "还有 1 列没认出" in desk.page._number.text()
    desk.page.grid.go_to(3, 3)
    desk.press(Qt.Key.Key_Return)
    desk.type("dj")
    desk.press(Qt.Key.Key_Return)
    assert not desk.page.grid.model().sheet.missing
    assert "没认出" not in desk.page._number.text()


def test_a_preview_that_comes_after_its_template_was_left_is_not_shown(desk, template):
    desk.read(template)
    desk.page.preview_wanted.emit()
    desk.page.another.click()
    desk.settle()
    assert desk.page.begin.isVisible()
    desk.read(template)
    assert desk.tied(3, 2) == "服务人口"
    assert not desk.page.coming.isVisible()


def test_the_filled_sheet_is_looked_at_before_it_is_saved(desk, template):
    desk.read(template)
    desk.page.grid.go_to(3, 2)
    desk.press(Qt.Key.Key_F3)
    sheet = desk.page.grid.model().sheet
    assert sheet.rows[3][1] == "瑞丰一刻钟便民生活圈"
    assert (26, 1) in sheet.filled
    assert (2, 1) not in sheet.filled
    assert "1 个格子、24 行" in desk.page.coming.accessibleName()
    assert not desk.dialogs.path.exists()
    assert desk.page.grid.hasFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Escape)
    assert desk.tied(3, 2) == "服务人口"
    assert desk.page.grid.place() == (3, 2)
    assert desk.page.coming.isHidden()


def test_a_formula_cannot_be_tied(desk, template):
    desk.read(template)
    desk.page.grid.go_to(3, 4)
    desk.settle()
    assert not desk.page.content.search.isEnabled()
    assert desk.page.content._tied.text() == "这里是公式，不会改动"


def test_a_figure_for_a_label_goes_beside_it(desk, template):
    desk.read(template)
    desk.page.sheets.choose("封面")
    desk.page.grid.go_to(0, 0)
    desk.press(Qt.Key.Key_Return)
    desk.type("shqsl")
    desk.press(Qt.Key.Key_Return)
    assert desk.tied(0, 1) == "生活圈数量"


def test_of_many_sheets_one_is_found_by_typing(desk, tmp_path):
    book = openpyxl.Workbook()
    for number in range(1, 16):
        sheet = book.create_sheet(f"附表{number} 便民生活圈业态情况")
        sheet["A1"], sheet["B1"], sheet["C1"] = "生活圈名称", "服务人口", f"意见{number}"
    book.save(tmp_path / "多表.xlsx")
    desk.read(tmp_path / "多表.xlsx")
    assert desk.window.minimumSizeHint().width() <= 1366
    desk.page.sheets._field.setFocus()
    desk.type("fb7")
    desk.press(Qt.Key.Key_Return)
    assert desk.page.current_sheet() == "附表7 便民生活圈业态情况"
    assert desk.page.grid.model().sheet.rows[0][2] == "意见7"
    assert desk.page.grid.place() == (1, 0)


def test_the_filled_copy_is_saved_and_said(desk, template):
    desk.read(template)
    desk.press(Qt.Key.Key_S, with_=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    sheet = openpyxl.load_workbook(desk.dialogs.path)["情况表"]
    assert [sheet.cell(row, 2).value for row in (4, 27)] == ["瑞丰一刻钟便民生活圈", "湖畔一刻钟便民生活圈"]
    assert desk.dialogs.names == ["情况表_已填_2026-06-30.xlsx"]
    assert "24 行" in desk.page.done.accessibleName()
    desk.page.done.action_requested.emit()
    assert desk.dialogs.opened == [desk.dialogs.path]


def test_the_template_is_known_the_next_time_until_it_is_forgotten(desk, template, sample):
    desk.read(template)
    desk.press(Qt.Key.Key_S, with_=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.page.another.click()
    desk.settle()
    assert desk.page.begin.table.current_id() == "情况表.xlsx"
    desk.read(template)
    assert "以前填过" in desk.page._number.text()
    desk.page.another.click()
    desk.page.begin.forget_wanted.emit("情况表.xlsx")
    assert not FillingService(sample).kept()
    assert desk.page.begin.kept.isHidden()


def test_one_circle_is_filled_when_it_is_chosen(desk, template, sample):
    desk.read(template)
    circle = next(key for key, name in _circles(sample) if name.startswith("向阳"))
    desk.page.content.scope_chosen.emit(f"circle:{circle}")
    desk.settle()
    desk.page.fill_wanted.emit()
    desk.settle()
    sheet = openpyxl.load_workbook(desk.dialogs.path)["情况表"]
    assert sheet["B4"].value == "向阳一刻钟便民生活圈"
    assert sheet["B5"].value is None


def test_a_form_about_one_circle_is_filled_with_its_fields(desk, tmp_path, sample):
    book = openpyxl.Workbook()
    for row, label in enumerate(("一圈一表", "便民生活圈名称", "服务人口", "四至", "上级意见"), start=1):
        book.active.cell(row, 1, label)
        book.active.cell(row, 2).number_format = "@"
    book.save(tmp_path / "一圈一表.xlsx")
    desk.read(tmp_path / "一圈一表.xlsx")
    circle = next(key for key, name in _circles(sample) if name.startswith("向阳"))
    desk.page.content.scope_chosen.emit(f"circle:{circle}")
    desk.settle()
    assert desk.tied(1, 1) == "生活圈名称"
    desk.page.grid.go_to(4, 0)
    desk.press(Qt.Key.Key_Return)
    desk.type("dj")
    desk.press(Qt.Key.Key_Return)
    assert desk.tied(4, 1) == "等级"
    desk.page.grid.go_to(1, 1)
    desk.settle()
    assert desk.page.content._value.text() == "现在会填：向阳一刻钟便民生活圈"
    desk.page.fill_wanted.emit()
    desk.settle()
    sheet = openpyxl.load_workbook(desk.dialogs.path).active
    assert [sheet.cell(row, 2).value for row in (2, 3)] == ["向阳一刻钟便民生活圈", 21188]


def test_a_form_is_filled_once_for_each_circle(desk, tmp_path):
    book = openpyxl.Workbook()
    for row, label in enumerate(("一圈一表", "生活圈名称", "服务人口"), start=1):
        book.active.cell(row, 1, label)
        book.active.cell(row, 2).number_format = "@"
    book.save(tmp_path / "一圈一表.xlsx")
    desk.read(tmp_path / "一圈一表.xlsx")
    desk.page.content.scope.setFocus()
    desk.type("mg")
    desk.press(Qt.Key.Key_Return)
    assert desk.tied(1, 1) == "生活圈名称"
    desk.page.fill_wanted.emit()
    desk.settle()
    made = sorted(one.name for one in (tmp_path / "每圈一份").iterdir())
    assert len(made) == 24
    assert made[1] == "02_向阳一刻钟便民生活圈_一圈一表.xlsx"
    assert openpyxl.load_workbook(tmp_path / "每圈一份" / made[1]).active["B3"].value == 21188
    assert "24 份" in desk.page.done.accessibleName()


def test_an_old_workbook_is_refused_in_its_place(desk, tmp_path):
    old = tmp_path / "旧.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    desk.read(old)
    assert "另存为" in desk.page.begin.trouble.accessibleName()
    assert desk.page.begin.drop.hasFocus()


def _circles(workspace):
    from fieldkit.services.records import RecordService

    return RecordService(workspace).names("circle").items()
