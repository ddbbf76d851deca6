"""Packages dropped on the window: checked, looked at, taken, or kept apart."""

import shutil

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldkit.services.handing_in import HandInService
from fieldkit.storage import settings

NOTHING_TAKEN = "没有导入"


@pytest.fixture
def many(crew, make_workspace, tmp_path, password):
    """Thirty files of three workers: new ones, one known, one cut off, one locked, one that is no package."""
    office, (one, other), _ = crew
    files = []
    for number in range(14):
        for worker in (one, other):
            worker.records.add("outlet", {"name": f"{worker.workspace.title}{number + 1} 号店"})
            files.append(worker.hand_in())
    office.takes(files[0])
    known = shutil.copy(files[0], tmp_path / "幸福里社区_0001 (1).xlsx")
    broken = tmp_path / "湖畔社区_0005.xlsx"
    broken.write_bytes(files[-1].read_bytes()[:3000])
    locked = tmp_path / "明珠社区_0009.xlsx"
    one.interview()
    one.packages.export(locked, password=password)
    return office, [*files[1:], known, broken, locked]


def test_thirty_files_are_told_apart_and_each_says_what_it_is(many, window_over, sheets):
    office, files = many
    opened = window_over(office.workspace).drop(*files)
    opened.dialog(sheets["password"]).reject()
    opened.settle()

    assert len(opened.states) == 30
    row = opened.row
    assert row["幸福里社区_0001 (1).xlsx"].state.text.zh == "已收过"
    assert row["湖畔社区_0005.xlsx"].state.text.zh == "已隔离"
    assert NOTHING_TAKEN in row["湖畔社区_0005.xlsx"].second
    assert row["明珠社区_0009.xlsx"].state.text.zh == "要密码"
    assert row["文苑社区_0003.xlsx"].sender == "5 号设备"
    assert row["文苑社区_0003.xlsx"].added == 3
    assert opened.page.take.text() == "导入 27 个"
    assert opened.lists.views.findChild(object, "segment-apart").count == 1


def test_import_takes_every_ready_file_says_so_and_keeps_the_log(many, window_over, sheets, views):
    office, files = many
    opened = window_over(office.workspace).drop(*files)
    opened.dialog(sheets["password"]).reject()
    opened.settle().take()

    assert office.records.count("outlet") == 1 + 28
    assert opened.toast.startswith("已导入 ")
    assert opened.row["文苑社区_0014.xlsx"].state.text.zh == "已导入"
    assert not opened.page.take.isEnabled()
    opened.view(views.LOG)
    latest = next(iter(opened.lists.log.rows.values()))
    assert (latest.sender, latest.status) in {("5 号设备", "已导入"), ("5 号设备", "已收过")}
    assert len(opened.lists.log.rows) == 1 + 27 + 1


def test_a_wrong_password_says_so_and_the_right_one_opens_every_locked_file(
    crew, window_over, sheets, password, type_chinese
):
    office, (one, other), _ = crew
    for worker in (one, other):
        worker.interview()
    opened = window_over(office.workspace)
    opened.drop(one.hand_in(password=password), other.hand_in(password=password))
    dialog = opened.dialog(sheets["password"])
    assert "这 2 个文件有密码" in opened.words(dialog)

    opened.qtbot.keyClicks(dialog._field.editor, "wrong-one")
    opened.press(Qt.Key.Key_Return, widget=dialog._field.editor)
    again = opened.dialog(sheets["password"])
    assert again.form.row("password").problem.startswith("密码不对，2 个都没有打开")
    assert opened.states == ["要密码", "要密码"]

    type_chinese(password, again._field.editor)
    opened.press(Qt.Key.Key_Return, widget=again._field.editor)
    assert opened.no_dialog(sheets["password"])
    assert opened.states == ["新设备", "新设备"]
    opened.take()
    assert office.records.count("submission") == 2


def test_a_password_put_off_can_be_given_from_the_panel(crew, window_over, sheets, password, type_chinese):
    office, (one, _), _ = crew
    one.interview()
    opened = window_over(office.workspace).drop(one.hand_in(password=password))
    opened.press(Qt.Key.Key_Escape, widget=opened.dialog(sheets["password"]))
    assert "没有导入任何内容" in " ".join(opened.words(opened.panel))

    opened.click(opened.panel.step)
    type_chinese(password, opened.dialog(sheets["password"])._field.editor)
    opened.press(Qt.Key.Key_Return, widget=opened.dialog(sheets["password"])._field.editor)
    assert opened.states == ["新设备"]


def test_the_first_package_of_a_device_shows_the_fingerprint_to_compare(crew, window_over):
    office, (one, _), _ = crew
    one.records.add("outlet", {"name": "新店"})
    opened = window_over(office.workspace).drop(one.hand_in()).settle()

    shown = opened.panel.trust._now.text()
    letters = "".join(sign for sign in HandInService(one.workspace).fingerprint() if sign.isalnum())
    assert shown.replace(" ", "") == letters
    assert "打电话" in opened.panel.trust._words.text()
    assert opened.page.take.isEnabled(), "a device is met once; nothing more need be said"


def test_another_key_is_taken_only_after_a_person_said_that_it_is_right(crew, window_over):
    office, (one, _), _ = crew
    office.takes(one.hand_in())
    with one.workspace.database.write() as work:
        settings.remove(work, settings.SIGNING_KEY)
    one.records.add("outlet", {"name": "新店"})
    opened = window_over(office.workspace).drop(one.hand_in()).settle()

    assert opened.states == ["签名不符"]
    assert not opened.page.take.isEnabled()
    trust = opened.panel.trust
    assert trust._before.text() != trust._now.text()
    opened.click(trust.yes)
    assert opened.page.take.text() == "导入 1 个"
    opened.take()
    assert office.records.count("outlet") == 2


def test_a_correction_in_the_sheet_can_be_declined_and_is_not_asked_again(crew, window_over, correct):
    office, (one, _), outlet = crew
    file = correct(one.hand_in(), {(0, "phone"): "0955-7099999", (0, "address"): "应理北街 5 号"})
    opened = window_over(office.workspace).drop(file).settle()
    items = {item.title: item for item in opened.panel.list.items() if item.key and item.ticked is not None}
    assert set(items) == {"惠家便利 · 电话", "惠家便利 · 详细地址"}
    assert "0955-7012345 → 0955-7099999" in items["惠家便利 · 电话"].words

    opened.panel.list.setFocus()
    at = [item.title for item in opened.panel.list.items()].index("惠家便利 · 电话")
    opened.panel.list.setCurrentIndex(opened.panel.list.model().index(at, 0))
    opened.press(Qt.Key.Key_Space, widget=opened.panel.list)
    assert next(iter(opened.row.values())).edits == 1
    opened.take()

    values = office.records.get(outlet).values
    assert (values["phone"], values["address"]) == ("0955-7012345", "应理北街 5 号")
    (planned,) = office.packages.preview([file])
    assert planned.corrections == ()


def test_many_cleared_cells_wait_for_a_word(crew, window_over, correct):
    office, (one, _), _ = crew
    for number in range(8):
        one.records.add("outlet", {"name": f"{number} 号店", "address": "长城西街"})
    file = one.hand_in()
    office.takes(file)
    correct(file, {(row, "address"): None for row in range(1, 9)})
    opened = window_over(office.workspace).drop(file).settle()
    assert opened.states == ["待你决定"]
    assert "有 8 个格子被清空，是有意清空的吗？" in opened.words(opened.panel)

    opened.click(opened.panel.yes)
    opened.take()
    assert [one.values["address"] for one in office.records.every("outlet")].count(None) == 8


def test_a_refused_file_is_kept_apart_and_taken_at_a_second_try(crew, window_over, views, monkeypatch):
    office, (one, _), _ = crew
    one.records.add("outlet", {"name": "新店"})
    whole = one.hand_in()
    broken = whole.with_name("文苑社区_0007.xlsx")
    broken.write_bytes(whole.read_bytes()[:3000])
    opened = window_over(office.workspace).drop(broken).settle()
    broken.unlink()
    opened.click(opened.panel.away)
    assert opened.states == []

    opened.view(views.APART)
    (row,) = opened.lists.apart.rows.values()
    assert row.name == "文苑社区_0007.xlsx"
    assert NOTHING_TAKEN in row.reason
    (arrival,) = office.packages.quarantine.every()
    office.packages.quarantine.path(arrival).write_bytes(whole.read_bytes())  # a disk that read badly once
    opened.click(opened.panel.step)
    assert opened.states == ["新设备"]
    assert opened.lists.view is views.FILES
    opened.take()
    assert office.records.count("outlet") == 2


def test_a_file_that_is_still_broken_stays_in_quarantine_once(crew, window_over, views, tmp_path):
    office, (one, _), _ = crew
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(one.hand_in().read_bytes()[:3000])
    opened = window_over(office.workspace).drop(broken).settle()
    opened.view(views.APART)
    opened.click(opened.panel.step)

    assert opened.states == ["已隔离", "已隔离"]
    assert len(office.packages.quarantine.every()) == 1


def test_putting_a_refused_file_away_asks_first_and_keeps_the_line_in_the_log(
    crew, window_over, views, sheets, tmp_path
):
    office, (one, _), _ = crew
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(one.hand_in().read_bytes()[:3000])
    opened = window_over(office.workspace).drop(broken).settle()
    opened.view(views.APART)

    def answer(name):
        def press():
            getattr(opened.dialog(sheets["confirm"]), name).click()

        QTimer.singleShot(50, press)
        opened.press(Qt.Key.Key_Delete, widget=opened.lists.apart)

    answer("no")
    assert len(opened.lists.apart.rows) == 1
    answer("yes")
    assert opened.lists.apart.rows == {}
    opened.view(views.LOG)
    assert [row.status for row in opened.lists.log.rows.values()] == ["已处理"]


def test_another_workbook_leads_to_the_import_of_tables(crew, window_over, tmp_path):
    from openpyxl import Workbook

    office, _, _ = crew
    book = Workbook()
    book.active.append(["店铺名称", "地址"])
    path = tmp_path / "台账.xlsx"
    book.save(path)
    opened = window_over(office.workspace).drop(path).settle()
    assert opened.states == ["不是数据包"]

    opened.click(opened.panel.step)
    assert opened.gone_to[-1] == ("table_import", (path,))
    assert office.packages.quarantine.every() == []


def test_the_packages_inside_a_dropped_folder_are_checked(crew, window_over, tmp_path):
    office, (one, other), _ = crew
    disk = tmp_path / "U盘"
    disk.mkdir()
    for worker in (one, other):
        file = worker.hand_in()
        file.rename(disk / file.name)
    opened = window_over(office.workspace).drop(disk).settle()

    assert len(opened.states) == 2


def test_a_file_of_another_kind_is_turned_down_in_a_sentence(crew, window_over, tmp_path):
    office, _, _ = crew
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"1")
    opened = window_over(office.workspace).drop(photo).settle()

    assert opened.states == []
    assert NOTHING_TAKEN in opened.toast


def test_cancelling_the_check_takes_the_unchecked_files_off_the_list(crew, window_over):
    office, (one, _), _ = crew
    files = [one.hand_in() for _ in range(6)]
    opened = window_over(office.workspace).drop(*files)
    opened.qtbot.waitUntil(lambda: len(opened.states) == 6)
    opened.window.runner.cancel_long()
    opened.settle()

    assert "核对中" not in opened.states
    assert len(opened.states) < 6


def test_closing_the_window_while_importing_stops_and_leaves_whole_packages(crew, window_over):
    office, (one, _), outlet = crew
    files = []
    for number in range(6):
        one.records.set(outlet, {"staff": str(number + 1)})
        files.append(one.hand_in())
    opened = window_over(office.workspace).drop(*files).settle()

    opened.page.take_wanted.emit()
    opened.window.close()
    opened.qtbot.waitUntil(lambda: not opened.window.isVisible())
    taken = len(office.packages.log())
    assert taken < 6
    assert office.records.get(outlet).values["staff"] == (str(taken) if taken else None)


def test_cancelling_an_import_keeps_whole_packages_and_offers_the_rest_again(crew, window_over):
    office, (one, _), _ = crew
    files = []
    for number in range(12):
        one.records.add("outlet", {"name": f"{number} 号店"})
        files.append(one.hand_in())
    opened = window_over(office.workspace).drop(*files).settle()
    opened.page.take_wanted.emit()
    opened.qtbot.waitUntil(lambda: len(office.packages.log()) > 0)
    opened.window.runner.cancel_long()
    opened.settle()

    taken = len(office.packages.log())
    assert 0 < taken < 12
    assert opened.toast.startswith(f"已停止。已经导入的 {taken} 个都在")
    assert office.records.count("outlet") == 1 + taken
    assert opened.page.take.text() == f"导入 {12 - taken} 个"
    opened.take()
    assert office.records.count("outlet") == 13


def test_a_page_that_was_opened_with_files_checks_them(crew, window_over):
    office, (one, _), _ = crew
    opened = window_over(office.workspace)
    one.records.add("outlet", {"name": "新店"})
    opened.window.go("packages", (one.hand_in(),))
    opened.settle()

    assert opened.states == ["新设备"]
    assert QApplication.focusWidget() is opened.lists.files
