"""An office approves and gives back; a worker mends; what was joined is split again."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewService
from ui.outlets.give_back_dialog import GiveBackDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def in_dialog():
    """Do something in the dialog that is about to open."""

    def later(act):
        def try_it():
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(10, try_it)
                return
            try:
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()  # it would wait for ever

        QTimer.singleShot(0, try_it)

    return later


def check(workspace, record):
    values = RecordService(workspace).get(record).values
    return values["checked"], values["return_reason"]


def test_an_office_gives_an_outlet_back_with_a_reason_and_goes_on(
    office_with, open_page, in_dialog, type_chinese, qtbot
):
    worker, office = office_with("惠之家便利店", "百姓超市")
    page = open_page(office)
    page.table.choose(worker.ids["惠之家便利店"])
    problems = []

    def fill(dialog):
        qtbot.keyClick(dialog.reason_field, Qt.Key.Key_Return)
        problems.append(dialog.problem)
        type_chinese("电话少一位", dialog.reason_field)
        qtbot.keyClick(dialog.reason_field, Qt.Key.Key_Return)

    in_dialog(fill)
    qtbot.mouseClick(page.panel.give_back_button, Qt.MouseButton.LeftButton)

    assert problems == ["请写退回的原因，让登记的人知道改什么。没有改动。"]
    assert check(office, worker.ids["惠之家便利店"]) == ("returned", "电话少一位")
    assert page.presenter.record.current == worker.ids["百姓超市"]
    assert page.strip == "刚才：“惠之家便利店”已退回，随下次回执送到"

    page.page.undo_requested.emit()
    assert check(office, worker.ids["惠之家便利店"]) == (None, None)


def test_usual_reasons_are_a_press_away_and_add_up(shown, qtbot):
    dialog = shown(GiveBackDialog(None, "惠之家"))
    for button in dialog.findChildren(type(dialog.yes)):
        if button.text() in {"电话不对", "地址不全"}:
            button.click()

    assert dialog.reason == "电话不对，地址不全"


def test_escape_gives_nothing_back(office_with, open_page, in_dialog, qtbot):
    worker, office = office_with("惠之家便利店")
    page = open_page(office)
    in_dialog(lambda dialog: qtbot.keyClick(dialog.reason_field, Qt.Key.Key_Escape))
    page.panel.give_back_requested.emit()

    assert check(office, worker.ids["惠之家便利店"]) == (None, None)


def test_one_key_approves_without_touching_who_surveyed_and_when(office_with, open_page, qtbot):
    worker, office = office_with("惠之家便利店", "百姓超市")
    page = open_page(office)
    first = worker.ids["惠之家便利店"]
    page.table.choose(first)
    assert page.panel.next_button.text() == "已核，下一家"

    qtbot.keyClick(page.table, Qt.Key.Key_Return, CTRL)

    values = page.values(first)
    assert (values["checked"], values["surveyed_on"], values["surveyor"]) == ("checked", None, None)
    assert page.presenter.record.current == worker.ids["百姓超市"]


def test_what_waits_for_the_worker_is_passed_by_and_can_be_approved_after_all(office_with, open_page):
    worker, office = office_with("惠之家便利店", "百姓超市")
    first = worker.ids["惠之家便利店"]
    ReviewService(office).give_back(first, "电话少一位")
    page = open_page(office)
    page.table.choose(first)
    assert page.panel.returned.accessibleName() == "已退回，等登记的人改：电话少一位"
    assert not page.panel.give_back_button.isVisible()

    page.page.next_requested.emit()
    assert check(office, first) == ("returned", "电话少一位")
    page.table.choose(first)
    page.panel.return_settled.emit()
    assert check(office, first) == ("checked", None)
    assert not page.panel.returned.isVisible()


def test_a_worker_neither_approves_nor_gives_back(outlets):
    assert not outlets.panel.give_back_button.isVisible()
    assert outlets.panel.closed_button.isVisible()


def test_the_worker_mends_with_one_key_and_the_next_hand_in_says_so(
    office_with, open_page, send_receipt, qtbot
):
    worker, office = office_with("惠之家便利店", "百姓超市")
    first = worker.ids["惠之家便利店"]
    ReviewService(office).give_back(first, "电话少一位")
    send_receipt(office, worker)
    page = open_page(worker)
    page.table.choose(first)
    assert page.panel.next_button.text() == "已改好，下一家"

    qtbot.keyClick(page.editor("staff"), Qt.Key.Key_Return, CTRL)

    assert check(worker, first) == ("unchecked", None)
    assert page.presenter.record.current == worker.ids["百姓超市"]
    assert page.strip == "刚才：“惠之家便利店”已改好，下次交上去再核"
    page.page.undo_requested.emit()
    assert check(worker, first) == ("returned", "电话少一位")


def test_the_reason_is_gone_when_a_worker_finds_the_outlet_closed(office_with, open_page, send_receipt):
    worker, office = office_with("惠之家便利店")
    first = worker.ids["惠之家便利店"]
    ReviewService(office).give_back(first, "去看看还开不开")
    send_receipt(office, worker)
    page = open_page(worker)
    page.panel.closed_down.emit()

    assert check(worker, first) == ("checked", None)


def test_an_outlet_joined_of_two_says_so_is_edited_as_usual_and_split_again(outlets, street):
    one, other = outlets.ids["惠之家便利店"], outlets.ids["百姓超市"]
    assert not outlets.panel.joined.isVisible()
    joined = DuplicateService(street).join(one, other)
    outlets.settle()
    outlets.table.choose(joined.record)
    assert len(outlets.names) == 2
    assert outlets.panel.joined.accessibleName() == "由 2 条登记合并成一家，改哪一项都行。"

    outlets.form.left.emit("staff", "5")
    assert outlets.values(joined.record)["staff"] == "5"

    outlets.panel.joined.action_requested.emit()
    outlets.settle()
    assert len(outlets.names) == 3
    assert not outlets.panel.joined.isVisible()

    outlets.window._strip.undo_requested.emit()
    outlets.settle()
    assert len(outlets.names) == 2
    assert outlets.panel.joined.isVisible()
