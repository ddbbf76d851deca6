"""Packages dropped on the window, and conflicts decided with one key."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from ui.packages.hand_in import HandInDialog
from ui.packages.question_card import AnotherEdit
from ui.packages.state import FileState
from ui.widgets.buttons import Button
from ui.widgets.choice_field import ChoiceField

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def drop(page, paths):
    """Drop files as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    here = page.rect().center()
    QApplication.sendEvent(page, QDragEnterEvent(here, COPY, mime, LEFT, PLAIN))
    QApplication.sendEvent(page, QDropEvent(QPointF(here), COPY, mime, LEFT, PLAIN))


def states(page):
    return [row.state for row in page._files.values()]


def asked(page):
    return [words.text() for words in page.card.findChildren(QLabel) if words.isVisible()]


def wait_for_question(qtbot, page):
    def is_asked():
        button = page.card.findChild(Button, "option-1")
        return (
            button is not None and button.isVisible() and page.card.isAncestorOf(QApplication.focusWidget())
        )

    qtbot.waitUntil(is_asked)


def test_files_dropped_on_the_window_are_checked_and_imported_with_one_key(crew, window_over, qtbot):
    office, (one, _), outlet = crew
    one.records.set(outlet, {"staff": "3"})
    one.records.add("outlet", {"name": "老王家早点"})
    window = window_over(office.workspace)
    page = window.page("packages")

    drop(page, [one.hand_in()])
    qtbot.waitUntil(lambda: states(page) == [FileState.READY])
    assert page.take.text() == "导入 1 个"
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: states(page) == [FileState.TAKEN])

    assert office.records.get(outlet).values["staff"] == "3"
    assert office.records.count("outlet") == 2
    qtbot.waitUntil(lambda: len(page._log) == 1)


def test_a_file_that_was_taken_before_is_known_and_offers_no_import(crew, window_over, qtbot):
    office, (one, _), outlet = crew
    one.records.set(outlet, {"staff": "3"})
    file = one.hand_in()
    office.packages.import_files([file])
    page = window_over(office.workspace).page("packages")

    drop(page, [file])
    qtbot.waitUntil(lambda: states(page) == [FileState.KNOWN])

    assert not page.take.isEnabled()


def test_a_cut_off_file_is_set_aside_and_says_that_nothing_was_taken(crew, window_over, qtbot):
    office, (one, _), outlet = crew
    one.records.set(outlet, {"staff": "3"})
    whole = one.hand_in()
    broken = whole.with_name("湖畔社区_0005.xlsx")
    broken.write_bytes(whole.read_bytes()[:3000])
    page = window_over(office.workspace).page("packages")

    drop(page, [broken, whole])
    qtbot.waitUntil(lambda: states(page) == [FileState.REFUSED, FileState.READY])

    assert "没有" in page.detail.accessibleName()
    assert page.take.text() == "导入 1 个"


def test_the_packages_inside_a_dropped_folder_are_checked(crew, window_over, qtbot, tmp_path):
    office, (one, other), outlet = crew
    one.records.set(outlet, {"staff": "3"})
    other.records.set(outlet, {"floor": "1"})
    disk = tmp_path / "U盘"
    disk.mkdir()
    for worker in (one, other):
        file = worker.hand_in()
        file.rename(disk / file.name)
    page = window_over(office.workspace).page("packages")

    drop(page, [disk])

    qtbot.waitUntil(lambda: states(page) == [FileState.READY, FileState.READY])


def test_a_file_of_another_kind_is_turned_down_in_a_sentence(crew, window_over, tmp_path):
    office, _, _ = crew
    window = window_over(office.workspace)
    page = window.page("packages")
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"1")

    drop(page, [photo])

    assert states(page) == []
    assert "没有导入" in window._toast.words


def test_a_conflict_is_asked_as_a_question_with_both_values_and_who_wrote_them(disputed, window_over, qtbot):
    office, _ = disputed
    window = window_over(office.workspace)
    page = window.page("packages")
    wait_for_question(qtbot, page)

    words = asked(page)
    assert "应理北街 3 号的便利店叫什么？" in words
    assert {"惠之家便利店", "惠之家（应理店）", "改前：惠家便利", "设备：3 号设备"} <= set(words)
    assert window.rail._buttons["packages"].badge == 1


def test_key_1_settles_a_conflict_and_undo_asks_again(disputed, window_over, qtbot):
    office, outlet = disputed
    window = window_over(office.workspace)
    page = window.page("packages")
    wait_for_question(qtbot, page)
    before = office.records.get(outlet).values["name"]

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: office.records.get(outlet).conflicts == ())
    chosen = office.records.get(outlet).values["name"]
    assert chosen != before
    qtbot.waitUntil(lambda: page.card.findChild(Button, "option-1") is None)
    assert window.rail._buttons["packages"].badge == 0

    window._toast.action_requested.emit()
    qtbot.waitUntil(lambda: "冲突 1 / 1 · 店招名称" in asked(page))
    assert office.records.get(outlet).values["name"] == before

    qtbot.keyClick(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page.card.findChild(Button, "option-1") is None)
    assert office.records.get(outlet).values["name"] == before
    assert office.records.get(outlet).conflicts == ()


def test_a_third_value_is_typed_after_its_number_key(disputed, window_over, qtbot, type_chinese):
    office, outlet = disputed
    page = window_over(office.workspace).page("packages")
    wait_for_question(qtbot, page)

    qtbot.keyClick(page, Qt.Key.Key_3)
    edit = QApplication.focusWidget()
    assert isinstance(edit, AnotherEdit)
    type_chinese("惠之家便利应理店", composing="hzj")
    qtbot.keyClick(edit, Qt.Key.Key_Return)

    assert office.records.get(outlet).values["name"] == "惠之家便利应理店"
    assert office.records.get(outlet).conflicts == ()


def test_digits_typed_into_the_third_value_stay_digits(disputed, window_over, qtbot):
    office, outlet = disputed
    page = window_over(office.workspace).page("packages")
    wait_for_question(qtbot, page)

    qtbot.keyClick(page, Qt.Key.Key_3)
    qtbot.keyClicks(QApplication.focusWidget(), "12")

    assert QApplication.focusWidget().text() == "12"
    assert office.records.get(outlet).conflicts == ("name",)


def test_a_state_is_settled_with_another_state_of_the_list_by_one_key(crew, window_over, qtbot):
    office, (one, other), outlet = crew
    one.records.set(outlet, {"status": "歇业"})
    other.records.set(outlet, {"status": "空置"})
    office.packages.import_files([one.hand_in(), other.hand_in()])
    page = window_over(office.workspace).page("packages")
    wait_for_question(qtbot, page)
    third = page.card.findChild(Button, "other-newly_opened")

    qtbot.keySequence(page, third.shortcut())

    qtbot.waitUntil(lambda: office.records.get(outlet).values["status"] == "newly_opened")


def test_esc_goes_on_to_the_next_question_and_decides_nothing(crew, window_over, qtbot):
    office, (one, other), outlet = crew
    one.records.set(outlet, {"name": "惠之家便利店", "phone": "0955-7011111"})
    other.records.set(outlet, {"name": "惠之家（应理店）", "phone": "0955-7022222"})
    office.packages.import_files([one.hand_in(), other.hand_in()])
    page = window_over(office.workspace).page("packages")
    wait_for_question(qtbot, page)
    first = asked(page)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: "冲突 2 / 2 · 电话" in asked(page))
    assert asked(page) != first
    assert set(office.records.get(outlet).conflicts) == {"name", "phone"}


def test_delete_against_change_is_asked_as_keep_or_delete(crew, window_over, qtbot):
    office, (one, other), outlet = crew
    one.records.delete(outlet)
    other.records.set(outlet, {"staff": "3"})
    office.packages.import_files([one.hand_in(), other.hand_in()])
    window = window_over(office.workspace)
    page = window.page("packages")
    wait_for_question(qtbot, page)
    assert "“惠家便利”要保留，还是删除？" in asked(page)

    qtbot.keyClick(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: office.records.get(outlet).is_deleted)

    window._toast.action_requested.emit()
    assert not office.records.get(outlet).is_deleted


def test_another_page_leads_to_the_conflict_of_one_record(crew, window_over, qtbot):
    office, (one, other), outlet = crew
    second = office.records.add("outlet", {"name": "老王家早点", "address": "长城西街 8 号"}).record
    given = office.hand_in()
    for worker, name in ((one, "甲"), (other, "乙")):
        worker.packages.import_files([given])
        for record in (outlet, second):
            worker.records.set(record, {"floor": name})
    office.packages.import_files([one.hand_in(), other.hand_in()])
    window = window_over(office.workspace)
    page = window.page("packages")

    for record, name in ((outlet, "惠家便利"), (second, "老王家早点")):
        window.go("packages", record)
        qtbot.waitUntil(lambda name=name: any(f"“{name}”" in words for words in asked(page)))


def test_closing_the_window_while_importing_stops_and_leaves_whole_packages(crew, window_over, qtbot):
    office, (one, _), outlet = crew
    files = []
    for number in range(6):
        one.records.set(outlet, {"staff": str(number + 1)})
        files.append(one.hand_in())
    window = window_over(office.workspace)
    page = window.page("packages")
    drop(page, files)
    qtbot.waitUntil(lambda: states(page) == [FileState.READY] * 6)

    page.take_wanted.emit()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    taken = len(office.packages.log())
    assert taken < 6
    assert office.records.get(outlet).values["staff"] == (str(taken) if taken else None)


def test_cancelling_the_check_takes_the_unchecked_files_off_the_list(crew, window_over, qtbot):
    office, (one, _), outlet = crew
    files = []
    for number in range(4):
        one.records.set(outlet, {"staff": str(number + 1)})
        files.append(one.hand_in())
    window = window_over(office.workspace)
    page = window.page("packages")

    drop(page, files)
    window.runner.cancel_long()

    qtbot.waitUntil(lambda: FileState.CHECKING not in states(page))
    assert states(page) == []


def test_handing_in_writes_the_package_under_the_suggested_name(crew, window_over, qtbot, tmp_path):
    _, (one, _), outlet = crew
    one.records.set(outlet, {"staff": "3"})
    one.workspace.set_setting("export_folder", str(tmp_path))
    window = window_over(one.workspace)
    page = window.page("packages")

    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(HandInDialog)
    assert not dialog.findChildren(ChoiceField)
    wanted = tmp_path / one.packages.suggested_name()
    assert dialog.path == wanted
    dialog.write.click()

    qtbot.waitUntil(lambda: "已生成" in window._toast.words)
    assert wanted.is_file()
    assert one.packages.unsent() == 0


def test_a_street_office_hands_in_one_community_alone(sample, window_over, qtbot, tmp_path):
    from fieldkit.services.records import RecordService

    sample.set_setting("export_folder", str(tmp_path))
    window = window_over(sample)
    page = window.page("packages")
    communities = RecordService(sample).names("area")
    chosen = next(record for record, name in communities.items() if name == "瑞丰社区")

    page.hand_in_wanted.emit()
    dialog = page.findChild(HandInDialog)
    dialog.form.field("area").set_value(chosen)
    dialog.form.field("name").set_value("瑞丰")
    dialog.write.click()

    qtbot.waitUntil(lambda: "瑞丰.xlsx" in window._toast.words)
    records = int(window._toast.words.split("：")[1].split(" ")[0])
    outlets = RecordService(sample).count_by("outlet", "community")[chosen]
    assert outlets < records < RecordService(sample).count("outlet")


@pytest.mark.parametrize("name", ["", "  "])
def test_a_package_without_a_name_is_asked_for_one(crew, window_over, tmp_path, name):
    _, (one, _), _ = crew
    page = window_over(one.workspace).page("packages")
    page.hand_in_wanted.emit()
    dialog = page.findChild(HandInDialog)
    dialog.form.field("name").set_value(name)
    dialog.write.click()

    assert dialog.form.row("name").problem == "请写一个文件名。"
    assert dialog.isVisible()


def test_two_answers_to_one_question_are_settled_like_any_other_conflict(crew, window_over, qtbot):
    office, (one, other), _ = crew
    question = "answer//data/profile/age"
    sheet = office.records.add("submission", {"sheet": "S-0001", question: "3"}).record
    given = office.hand_in()
    for worker, answer in ((one, "4"), (other, "5")):
        worker.packages.import_files([given])
        worker.records.set(sheet, {question: answer})
    office.packages.import_files([one.hand_in(), other.hand_in()])
    page = window_over(office.workspace).page("packages")
    wait_for_question(qtbot, page)
    shown = page.card.findChild(Button, "option-2").accessibleName().split()[-1]

    qtbot.keyClick(page, Qt.Key.Key_2)

    qtbot.waitUntil(lambda: page.card.findChild(Button, "option-1") is None)
    assert office.records.get(sheet).answers["/data/profile/age"] == shown


def test_two_services_in_dispute_are_settled_one_by_one(crew, window_over, qtbot):
    office, (one, other), outlet = crew
    office.records.set(outlet, {"services": "代收代发、打印复印、配钥匙"})
    given = office.hand_in()
    for worker in (one, other):
        worker.packages.import_files([given])
    one.records.set(outlet, {"services": "配钥匙"})
    one.records.set(outlet, {"services": "代收代发、打印复印、配钥匙"})
    other.records.set(outlet, {"services": "配钥匙"})
    office.packages.import_files([one.hand_in(), other.hand_in()])
    page = window_over(office.workspace).page("packages")
    wait_for_question(qtbot, page)
    assert "“惠家便利”有没有“代收代发”？" in asked(page)
    gone = [button for button in page.card._buttons if "没有" in button.accessibleName()]

    qtbot.keySequence(page, gone[0].shortcut())

    qtbot.waitUntil(lambda: "“惠家便利”有没有“打印复印”？" in asked(page))
    assert office.records.get(outlet).values["services"] == "printing;keys"
