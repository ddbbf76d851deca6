"""Quotas and the list to print on the page 入户: loaded from a real table, seen cell by cell, ended at the door."""

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt

from fieldkit.services.quotas import QuotaService
from fieldkit.services.sampling import SamplingService
from ui.widgets.buttons import ButtonKind
from ui.widgets.confirm import ConfirmDialog

FIRST = "幸福里1栋1单元101室"


@pytest.fixture
def table(tmp_path):
    def write(*rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / "配额.xlsx"
        book.save(path)
        return path

    return write


def load(estate, path):
    estate.page.desk.read_table(path)
    estate.settle()
    estate.settle()


def panel(estate):
    return estate.page.list.panel


def test_a_loaded_table_shows_its_cells_by_band_and_sex(estate, table):
    assert not panel(estate).quotas.isVisible()
    load(estate, table(["年龄", "女", "男"], ["60-74", 3, 2], ["75岁以上", 1, 0]))
    assert panel(estate).quotas.isVisible()
    assert panel(estate)._quota_words.text() == "配额：还差 6 份"
    assert panel(estate).quotas.words == ("女 男", "60-74 0 / 3 0 / 2", "75岁以上 0 / 1 0 / 0")


def test_cells_that_do_not_cross_are_listed(estate, table):
    load(estate, table(["年龄", "份数"], ["60-74", 3], ["75岁以上", 1]))
    assert panel(estate).quotas.words == ("60-74 0 / 3", "75岁以上 0 / 1")


def test_the_dialog_says_what_quotas_are_for_and_takes_one_away(estate, table):
    estate.page.list.quota_button.click()
    estate.settle()
    assert not estate.dialog.grids
    load(estate, table(["年龄", "份数"], ["60-74", 3]))
    (clear,) = estate.dialog.clear_buttons
    dialog = estate.dialog
    clear.click()
    estate.page.findChild(ConfirmDialog).yes.click()
    estate.settle()
    estate.settle()
    assert not dialog.grids
    assert QuotaService(estate.workspace).forms() == ()
    dialog.reject()


def test_a_table_to_fill_in_is_written_and_said(estate, tmp_path):
    estate.page.desk.write_template(tmp_path / "配额表.xlsx")
    estate.settle()
    assert load_workbook(tmp_path / "配额表.xlsx").worksheets[0]["B1"].value == "女"
    assert "配额表.xlsx" in estate.window._toast.words


def test_a_table_that_means_nothing_leaves_the_quota(estate, table, qtbot):
    load(estate, table(["年龄", "份数"], ["60-74", 3]))
    with qtbot.waitSignal(estate.window.runner.refused) as refused:
        estate.page.desk.read_table(table(["学历", "份数"], ["大学", 3]))
    estate.settle()
    assert "没有找到配额表" in refused.args[0].say("zh")
    assert panel(estate).quotas.words == ("60-74 0 / 3",)


def test_six_records_a_full_quota_and_it_leaves_the_rate(estate):
    estate.press(Qt.Key.Key_6)
    assert estate.outcomes() == [(FIRST, "quota_full")]
    assert panel(estate)._figure.text() == "—"


def test_an_interview_from_a_door_is_ended_by_its_full_quota_with_the_keyboard_alone(estate, table):
    load(estate, table(["年龄", "女"], ["60-74", 0]))
    estate.press(Qt.Key.Key_1)  # the notice
    estate.press(Qt.Key.Key_1)  # read out, agrees
    estate.press(Qt.Key.Key_4, Qt.Key.Key_Return)  # 60～74 岁
    estate.press(Qt.Key.Key_1, Qt.Key.Key_Return)  # 女; the quota is full
    assert estate.outcomes() == []
    estate.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    estate.settle()
    assert estate.page.isVisible()
    assert estate.outcomes() == [(FIRST, "quota_full")]
    (sheet,) = estate.records.every("submission")
    assert sheet.values["state"] == "quota_full"


def test_the_drawn_doors_are_printed_from_the_page(bare, doors, tmp_path):
    assert not bare.page.list.print_button.isVisible()
    SamplingService(bare.workspace).import_and_draw(doors, 2, "42")
    bare.settle()
    assert bare.page.list.print_button.isVisible()
    bare.page.presenter.print_list(tmp_path / "走访名单.pdf")
    bare.settle()
    assert (tmp_path / "走访名单.pdf").read_bytes()[:5] == b"%PDF-"
    assert "走访名单.pdf" in bare.window._toast.words


def test_without_a_quota_its_table_to_fill_in_comes_first(estate, table):
    estate.page.list.quota_button.click()
    estate.settle()
    dialog = estate.dialog
    assert dialog.template_button._kind is ButtonKind.PRIMARY
    assert dialog.load_button._kind is ButtonKind.PLAIN
    load(estate, table(["年龄", "份数"], ["60-74", 3]))
    assert dialog.load_button._kind is ButtonKind.PRIMARY
    dialog.reject()


def test_each_stratum_stands_under_the_name_of_its_column_and_all_of_them_together(estate, doors):
    service = SamplingService(estate.workspace)
    service.import_and_draw(doors, 4, "42", by="楼栋")
    estate.page.presenter.load()
    estate.settle()
    grid = panel(estate)._quotas
    words = [grid.itemAt(at).widget().text() for at in range(grid.count())]
    assert words == ["楼栋", "完成 / 样本", "1", "0 / 2", "2", "0 / 2", "全部", "0 / 4"]
