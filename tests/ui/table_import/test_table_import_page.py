"""A list of another office from the drop to the rows to mend, through the real widgets."""

import threading

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.packages import PackageService
from fieldkit.services.table_import import TableImportService
from tests.ui.table_import.conftest import ROWS
from ui.table_import.state import Group
from ui.table_import.template_dialog import TemplateDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


# --- before a list is there -------------------------------------------------------------


def test_the_empty_page_says_what_to_do_and_that_nothing_is_written_yet(page):
    assert page.shown == "begin"
    assert QApplication.focusWidget() is page.begin.drop
    assert not page.begin.templates.isVisible()


def test_a_file_that_is_no_table_is_refused_in_words_and_nothing_is_taken(page, tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 and nothing else")
    page.drop(broken)
    assert page.shown == "begin"
    assert "坏.xlsx" in page.begin.trouble.accessibleName()
    assert len(page.outlets) == 1


def test_a_file_without_header_asks_for_its_row_and_is_read_so(page, tmp_path, type_chinese):
    path = tmp_path / "怪表.csv"
    path.write_text("甲乙,丙丁\n惠之家,应理北街3号\n", encoding="utf-8")
    page.drop(path)
    assert QApplication.focusWidget() is page.begin.row.editor
    page.qtbot.keyClicks(page.begin.row.editor, "1")
    page.press(Qt.Key.Key_Return)
    assert page.shown == "plan"
    assert [
        field for field in page.matched.values() if field != "不导入"
    ] != [] or page.columns.trouble.text() == ""


def test_a_package_is_sent_to_the_page_of_packages(page, make_workspace, tmp_path):
    worker = make_workspace("社区")
    path = tmp_path / "社区_0001.xlsx"
    PackageService(worker).export(path)
    page.drop(path)
    assert page.begin.packages.isVisible()
    page.begin.packages.click()
    page.settle()
    assert page.gone_to == [("packages", (path,))]


# --- looking -------------------------------------------------------------------------------


def test_a_list_is_shown_with_its_columns_and_what_becomes_of_every_row(page, write_list):
    page.drop(write_list(above=[["滨河镇商户台账"]]))
    assert (page.shown, page.columns.header.editor.text()) == ("plan", "2")
    assert page.matched["店铺名称"] == "店招名称"
    assert page.matched["网格"] == "不导入"
    assert page.counts == [2, 1, 0, 2, 0]
    assert page.number == "沿街商户_202606.xlsx · 4 行"
    assert page.page.take.text() == "导入 3 行"
    assert set(page.outlets) == {"老王早点"}


def test_what_needs_a_person_stands_first_with_the_way_out(page, write_list):
    page.drop(write_list())
    assert page.rows.group is Group.PROBLEMS
    assert [(one.number, one.mark) for one in page.lines] == [(4, "新增"), (5, "不能导入")]
    assert "可填：营业" in page.rows.detail.notice.accessibleName()
    page.rows.table.setFocus()
    page.press(Qt.Key.Key_Return)
    assert page.columns.table.hasFocus()
    assert page.columns.table.current_id() == "6"


def test_of_an_updated_row_both_values_stand_side_by_side(page, write_list):
    page.drop(write_list())
    page.rows.segments.choose("updated")
    page.settle()
    detail = page.rows.detail
    values = {one.label: (one.before, one.now, one.will_ask) for one in detail._values.values()}
    assert values["详细地址"] == ("长城西街 8 号", "长城西街10号", True)
    assert values["经营状态"] == ("（空）", "营业", False)
    assert "两个写法都留着" in detail.note.text()


def test_a_column_is_corrected_by_hand_with_the_keyboard(page, write_list):
    page.drop(write_list())
    table = page.columns.table
    table.choose("7")
    table.setFocus()
    page.press(Qt.Key.Key_Return)
    chooser = page.columns.chooser
    assert chooser.isVisible()
    page.qtbot.keyClicks(chooser.editor, "bz")
    page.press(Qt.Key.Key_Return)
    assert page.matched["网格"] == "备注"
    assert not chooser.isVisible()
    page.take()
    assert page.outlets["惠之家"]["remarks"] == "一"


def test_letters_typed_on_a_column_begin_the_choice_and_escape_leaves_it(page, write_list):
    page.drop(write_list())
    page.columns.table.choose("7")
    page.columns.table.setFocus()
    page.press("d")
    assert page.columns.chooser.editor.text() == "d"
    page.press(Qt.Key.Key_Escape)
    assert page.matched["网格"] == "不导入"
    assert page.columns.table.hasFocus()


def test_another_sheet_another_header_and_another_kind_are_read_anew(page, write_list):
    path = write_list(
        above=[["说明"]], others={"社区": [["社区名称", "人口"], ["光明社区", 1200], ["文苑社区", 800]]}
    )
    page.drop(path)
    sheet = page.columns.sheet
    sheet.set_value("社区")
    sheet.left.emit("社区")
    page.settle()
    assert page.matched == {"社区名称": "名称", "人口": "常住人口"}
    assert page.columns.kind.value() == "area"
    sheet.left.emit("商户")
    page.settle()
    page.columns.header.left.emit("1")
    page.settle()
    assert "店铺名称" not in page.matched


def test_rows_without_community_take_the_chosen_one(page, write_list):
    page.drop(write_list([[1, "新店", "便利店", None, "甲街1号", None, None, None]]))
    page.plan.options.community.left.emit("瑞丰社区")
    page.settle()
    page.take()
    assert page.records.names("area")[page.outlets["新店"]["community"]] == "瑞丰社区"


def test_a_row_is_left_out_with_one_key_and_taken_again(page, write_list):
    page.drop(write_list())
    page.rows.segments.choose("created")
    page.rows.table.choose("2")
    page.rows.table.setFocus()
    page.settle()
    page.press(Qt.Key.Key_Space)
    assert page.page.take.text() == "导入 2 行"
    assert page.lines[0].is_off
    page.press(Qt.Key.Key_Space)
    assert page.page.take.text() == "导入 3 行"
    page.press(Qt.Key.Key_Space)
    page.take()
    assert set(page.outlets) == {"老王早点", "康泰药房"}


def test_who_goes_away_and_comes_back_finds_the_list_and_the_focus_in_it(page, write_list):
    page.drop(write_list())
    page.window.go("outlets")
    page.window.go("table_import")
    page.settle()
    assert page.shown == "plan"
    assert QApplication.focusWidget() is page.columns.table


def test_reading_can_be_stopped(page, write_list, monkeypatch):
    started = threading.Event()

    def endless(self, path, *, progress, **how):
        started.set()
        while True:
            progress.check()

    monkeypatch.setattr(TableImportService, "preview", endless)
    page.begin.drop.dropped.emit((write_list(),))
    assert started.wait(5)
    page.window.runner.cancel_long()
    page.settle()
    assert (page.shown, page.toast) == ("begin", "已停止，没有导入任何内容。")
    assert page.begin.drop.hasFocus()


# --- taking ---------------------------------------------------------------------------------


def test_the_good_rows_are_taken_and_the_bad_ones_come_back_to_be_mended(page, write_list):
    path = write_list()
    page.drop(path)
    page.take()
    assert page.shown == "result"
    assert page.figures == [2, 1, 0, 1]
    assert set(page.outlets) == {"老王早点", "惠之家", "康泰药房"}
    mend = path.with_name("沿街商户_202606_问题行.xlsx")
    assert mend.exists()
    assert "有 2 行要改" in page.result.problems.accessibleName()
    page.result.open.click()
    page.settle()
    assert page.dialogs.opened == [mend]
    book = load_workbook(mend)
    book.active["H2"], book.active["C3"] = "歇业", "小李理发"
    book.save(mend)
    page.result.another.click()
    page.settle()
    page.drop(mend)
    assert page.counts == [1, 1, 0, 0, 0]
    page.take()
    assert page.figures == [1, 1, 0, 0]
    assert page.outlets["康泰药房"]["status"] == "suspended"
    assert not page.result.open.isVisible()


def test_the_same_list_again_has_nothing_to_import(page, write_list):
    path = write_list(ROWS[:2])
    page.drop(path)
    page.take()
    page.result.another.click()
    page.settle()
    page.drop(path)
    assert page.counts == [0, 0, 2, 0, 0]
    assert not page.page.take.isEnabled()
    assert page.page.take.text() == "导入"


def test_what_differs_from_somebody_elses_word_leads_to_the_decision(page, write_list):
    page.drop(write_list())
    page.take()
    assert page.result.conflicts.isVisible()
    page.result.conflicts._button.click()
    page.settle()
    ((key, record),) = page.gone_to
    assert (key, page.records.get(record).kind) == ("packages", "outlet")


def test_after_new_outlets_one_can_look_for_duplicates(page, write_list):
    page.drop(write_list(ROWS[:1]))
    page.take()
    page.result.duplicates.click()
    page.settle()
    assert page.gone_to == [("duplicates", None)]


def test_several_lists_wait_behind_one_another(page, write_list):
    first, second = write_list(ROWS[:1], name="一.xlsx"), write_list(ROWS[1:2], name="二.xlsx")
    page.drop(first, second)
    assert page.toast == "一次看一份。另外 1 份在后面排着。"
    page.take()
    assert page.result.another.text() == "下一份：二.xlsx"
    page.result.another.click()
    page.settle()
    assert page.number.startswith("二.xlsx")


# --- what is remembered ----------------------------------------------------------------------


def test_a_matching_is_remembered_under_a_name_and_used_the_next_time(page, write_list, type_chinese):
    path = write_list()
    page.drop(path)
    page.columns.column_chosen.emit(7, "remarks")
    page.settle()
    page.plan.save.click()
    page.settle()
    dialog = page.page.findChild(TemplateDialog)
    assert dialog.name.value() == "沿街商户"
    dialog.name.editor.selectAll()
    type_chinese("综治办的表", dialog.name.editor)
    dialog.save.click()
    page.settle()
    assert page.toast == "已记住“综治办的表”，下次自动照这样对应。"
    page.window.go("table_import", write_list(name="七月.xlsx"))
    page.settle()
    assert page.columns.template.accessibleName() == "已按上次“综治办的表”的对应关系。"
    assert page.matched["网格"] == "备注"
    page.columns.template._button.click()
    page.settle()
    assert page.matched["网格"] == "不导入"


def test_a_matching_is_forgotten_after_a_question(page, write_list, town, monkeypatch):
    tables = TableImportService(town)
    tables.save_template("沿街商户", tables.preview(write_list()))
    page.window.go("outlets")
    page.window.go("table_import")
    page.settle()
    assert page.begin.templates.isVisible()
    asked = []
    monkeypatch.setattr("ui.table_import.entry.confirm", lambda *words, **_: asked.append(words[1]) or True)
    page.begin.table.setFocus()
    page.press(Qt.Key.Key_Delete)
    assert asked == ["不再记住“沿街商户”？"]
    assert tables.templates() == []
    assert not page.begin.templates.isVisible()


def test_a_list_of_one_row_is_shown_and_one_of_none_is_no_list(page, write_list):
    page.drop(write_list(ROWS[:1]))
    assert (page.shown, page.counts) == ("plan", [1, 0, 0, 0, 0])
    page.window.go("table_import", write_list([], name="空.xlsx"))
    page.settle()
    assert (page.shown, page.page.take.isEnabled()) == ("plan", False)
    assert page.rows.nothing.isVisible()


def test_everything_can_be_reached_with_the_tabulator(page, write_list):
    page.drop(write_list())
    reached = set()
    for _ in range(40):
        reached.add(QApplication.focusWidget())
        page.press(Qt.Key.Key_Tab)
    wanted = {
        page.columns.sheet.editor,
        page.columns.header.editor,
        page.columns.kind.editor,
        page.columns.table,
        page.plan.options.community.editor,
        page.plan.save,
        page.rows.table,
        page.rows.detail.skip,
        page.page.take,
    }
    assert wanted <= reached
