"""A finished sheet is opened again from the list, put right, and closed anew."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.consent import ConsentService
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.keying import KeyingService
from tests.fieldkit.services.forms_on_disk import FIRST, write_form
from ui.interviews.sheets.corrections import CorrectDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def area(street, tmp_path):
    forms = FormService(street.workspace)
    forms.use(forms.install(write_form(tmp_path / "买菜.xlsx", FIRST)).version.record)
    return street.records.every("area")[0].id


@pytest.fixture
def at_door(street, area):
    sitting = InterviewService(street.workspace).start(area)
    sitting.answer("/data/market", "yes")
    sitting.answer("/data/minutes", "12")
    assert sitting.finish() == ()
    street.settle()
    street.sheets.table.setFocus()
    return sitting.record


def ask_why(street, words):
    street.press(Qt.Key.Key_G, with_=CONTROL)
    dialog = street.page.findChild(CorrectDialog)
    assert dialog is not None
    dialog.reason_field.setText(words)
    dialog.accept()
    street.window.activateWindow()  # as a window manager does when a dialog closes
    street.settle()


def test_a_sheet_of_the_door_is_put_right_at_the_door(street, at_door):
    ask_why(street, "居民来电")
    assert street.page.currentWidget() is street.door
    street.enter()  # the first answer stands
    street.type("21")
    street.enter(2)
    assert street.records.get(at_door).values["state"] == "draft"
    street.page._door_presenter.finish()
    street.settle()
    record = street.records.get(at_door)
    assert (record.values["state"], record.answers["/data/minutes"]) == ("complete", "21")


def test_who_opens_it_and_leaves_has_changed_nothing(street, at_door):
    before = street.records.get(at_door)
    ask_why(street, "看一看")
    street.press(Qt.Key.Key_Escape)
    assert street.page.currentWidget() is street.sheets
    assert street.records.get(at_door) == before


def test_without_a_reason_it_stays_closed(street, at_door):
    street.press(Qt.Key.Key_G, with_=CONTROL)
    dialog = street.page.findChild(CorrectDialog)
    dialog.accept()
    assert dialog.problem
    dialog.reject()
    street.settle()
    assert street.page.currentWidget() is street.sheets


def test_a_paper_sheet_is_put_right_at_the_desk_and_its_history_is_shown(street, area):
    sheet = KeyingService(street.workspace).begin("000007", area)
    sheet.key("/data/market", "1")
    sheet.key("/data/minutes", "12")
    assert sheet.finish() == ()
    street.settle()
    street.sheets.table.setFocus()
    ask_why(street, "录入时看错")
    desk = street.page.desk
    assert desk.currentWidget() is desk.sheet
    desk.sheet.focus_on("/data/minutes")
    QApplication.focusWidget().selectAll()
    street.type("21")
    street.enter()
    street.press(Qt.Key.Key_Return, with_=CONTROL)
    assert street.records.get(sheet.record).answers["/data/minutes"] == "21"
    assert street.records.get(sheet.record).values["state"] == "complete"
    street.press(Qt.Key.Key_Escape)
    street.sheets.choose(sheet.record)
    street.settle()
    shown = [one.text() for one in street.sheets.panel.findChildren(type(street.sheets._hint))]
    assert any("12 → 21" in words for words in shown)


def test_the_list_says_which_sheets_came_on_paper(street, area):
    KeyingService(street.workspace).begin("000007", area)
    street.settle()
    model = street.sheets.table.model()
    assert "纸质" in [model.index(0, at).data() for at in range(model.columnCount())]


def test_a_withdrawn_sheet_offers_no_correction(street, at_door):
    ConsentService(street.workspace).withdraw(street.records.get(at_door).values["sheet"])
    street.settle()
    assert not street.sheets._correct_action.isEnabled()
