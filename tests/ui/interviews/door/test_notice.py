"""The notice stands before every interview, and sensitive questions behind a consent of their own."""

import pytest
from PySide6.QtCore import Qt

from fieldkit.services.consent import ConsentService
from fieldkit.services.forms import FormService
from tests.fieldkit.services.forms_on_disk import FIRST, write_form

SENSITIVE_FORM = """| survey |
| | type         | name    | label          | required | bind::fieldkit:sensitive |
| | text         | street  | 哪条街？       | | |
| | integer      | income  | 收入多少？     | yes | yes |
| | text         | illness | 有什么病？     | yes | yes |
| | text         | closing | 还有什么？     | | |
| settings |
| | namespaces |
| | fieldkit="urn:fieldkit" |"""


@pytest.fixture
def notice(street):
    street.ask_to_start()
    assert street.page.currentWidget() is street.page.notice
    return street.page.notice


@pytest.fixture
def sensitive(street, use_form):
    use_form(street.workspace, SENSITIVE_FORM)
    ConsentService(street.workspace).set_terms({"necessity": "收入和健康，只为安排助餐"})
    street.ask_to_start()
    street.press(Qt.Key.Key_1)
    street.type("解放街")
    street.enter()
    return street


def current(street):
    return street.page.currentWidget()


def only_sheet(street):
    (sheet,) = street.submissions()
    return sheet


def test_nothing_is_written_while_the_notice_is_read(street, notice):
    assert street.submissions() == []
    said = [notice._lines.itemAt(at).widget().text() for at in range(notice._lines.count())]
    assert said[0] == "谁来处理：文昌街道。"
    assert any("您的权利" in line for line in said)


def test_the_notice_is_printed_from_the_gate(street, notice, tmp_path):
    street.page._gate.print_notice(tmp_path / "告知书.pdf")
    street.settle()
    assert (tmp_path / "告知书.pdf").read_bytes()[:5] == b"%PDF-"
    assert "告知书.pdf" in street.window._toast.words
    assert current(street) is notice


def test_who_agrees_is_not_asked_by_the_form_again(street, notice):
    street.press(Qt.Key.Key_2)
    assert current(street) is street.page.door
    assert street.asked == "age_band"
    sheet = only_sheet(street)
    kept = {key: sheet.values[key] for key in ("consent", "consent_way", "notice_version", "consent_at")}
    assert kept == {
        "consent": "1",
        "consent_way": "shown",
        "notice_version": ConsentService(street.workspace).notice().version,
        "consent_at": "2026-06-30T09:30:00+08:00",
    }


def test_who_declines_is_asked_only_why_and_counts_as_refused(street, notice):
    street.press(Qt.Key.Key_4)
    assert street.asked == "refusal_reason"
    street.type("1")
    street.enter(2)
    sheet = only_sheet(street)
    assert (sheet.values["state"], sheet.values["consent"]) == ("refused", "0")


def test_a_form_that_does_not_ask_why_leaves_a_refused_sheet_at_once(street, use_form):
    use_form(street.workspace, SENSITIVE_FORM)
    street.ask_to_start()
    street.press(Qt.Key.Key_4)
    assert current(street) is street.page.sheets
    assert only_sheet(street).values["state"] == "refused"


def test_escape_leaves_the_notice_and_no_sheet(street, notice):
    street.press(Qt.Key.Key_Escape)
    assert current(street) is street.page.sheets
    assert street.submissions() == []


def test_a_child_is_interviewed_only_with_the_guardian(street, notice):
    notice.minor.click()
    street.press(Qt.Key.Key_1)
    assert street.submissions() == []
    notice.guardian.click()
    notice.ways["read_out"].click()
    street.settle()
    assert only_sheet(street).values["guardian_consent"] == "1"


def test_the_separate_consent_is_asked_before_the_first_sensitive_question(sensitive):
    view = sensitive.page.separate
    assert current(sensitive) is view
    words = [line.text() for line in view.lines]
    assert words[1] == "为什么要问：收入和健康，只为安排助餐。"
    assert words[2] == "这一步要问：收入多少？"
    assert only_sheet(sensitive).values["sensitive_consent"] is None


def test_who_agrees_separately_is_asked_and_only_once(sensitive):
    sensitive.press(Qt.Key.Key_1)
    assert sensitive.asked == "income"
    assert current(sensitive) is sensitive.page.door
    sensitive.type("3000")
    sensitive.enter()
    assert sensitive.asked == "illness"
    assert current(sensitive) is sensitive.page.door
    assert sensitive.answers(only_sheet(sensitive).id)["/data/income"] == "3000"


def test_who_declines_separately_goes_past_these_questions_both_ways(sensitive):
    sensitive.press(Qt.Key.Key_2)
    assert sensitive.asked == "closing"
    presenter = sensitive.page._door_presenter
    presenter.go_back()
    assert sensitive.asked == "street"
    presenter.go_on()
    assert sensitive.asked == "closing"
    sensitive.enter(2)
    sheet = only_sheet(sensitive)
    assert (sheet.values["state"], sheet.values["sensitive_consent"]) == ("complete", "0")


def test_a_pause_at_the_separate_consent_asks_again_afterwards(sensitive):
    sensitive.press(Qt.Key.Key_Escape)
    assert current(sensitive) is sensitive.page.sheets
    sensitive.page.entered(f"resume/{only_sheet(sensitive).id}")
    sensitive.settle()
    assert current(sensitive) is sensitive.page.separate


def test_the_form_is_chosen_before_the_interview_where_there_are_two(street, tmp_path):
    street.ask_to_start()
    assert street.page.notice.form.isHidden()
    street.press(Qt.Key.Key_Escape)
    version = FormService(street.workspace).install(write_form(tmp_path / "买菜.xlsx", FIRST)).version
    street.ask_to_start()
    choice = street.page.notice.form
    assert not choice.isHidden()
    choice.set_value(version.id)
    choice.left.emit(version.id)
    street.settle()
    street.press(Qt.Key.Key_1)
    assert street.page.currentWidget() is street.door
    (sheet,) = street.submissions()
    assert sheet.values["form"] == version.id
