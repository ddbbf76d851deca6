"""The notice comes before a form that has none of its own, and sensitive questions wait for a consent of their own."""

import pytest
from PySide6.QtCore import Qt

from fieldkit.services.consent import ConsentService

FORM = """
| survey |
| | type | name | label | bind::fieldkit:sensitive |
| | text | street | 哪条街？ | |
| | integer | income | 收入多少？ | yes |
| | text | closing | 还有什么？ | |
| settings |
| | form_id | namespaces |
| | short | fieldkit="urn:fieldkit" |
"""
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def door(street, use_form):
    use_form(street.workspace, FORM)
    street.press(Qt.Key.Key_N, with_=CONTROL)
    return street


def test_nothing_is_recorded_before_the_notice_was_answered(door):
    assert door.page._door_presenter._preface == "/notice"
    assert door.submissions() == []
    door.press(Qt.Key.Key_Escape)
    assert door.submissions() == []
    assert door.page.currentWidget() is door.page.sheets


def test_how_the_resident_was_told_stands_on_the_sheet(door):
    door.type("2")
    door.enter()
    assert door.asked == "street"
    (sheet,) = door.submissions()
    assert sheet.values["consent_way"] == "shown"
    assert sheet.values["consent"] == "1"
    assert sheet.values["notice_version"] == ConsentService(door.workspace).notice().version


def test_who_declines_leaves_a_refusal_and_nothing_else(door):
    door.type("5")
    door.enter()
    (sheet,) = door.submissions()
    assert (sheet.values["state"], sheet.values["consent"]) == ("refused", "0")
    assert {path for path in sheet.answers if path.count("/") == 2} <= {"/data/meta"}


def test_a_guardian_agrees_for_somebody_under_14(door):
    door.type("4")
    door.enter()
    (sheet,) = door.submissions()
    assert sheet.values["guardian_consent"] == "1"


def test_sensitive_questions_are_put_after_the_separate_consent_only(door):
    door.type("1")
    door.enter()
    door.type("dongjie")
    door.enter()
    assert door.page._door_presenter._preface == "/sensitive"
    door.type("1")
    door.enter()
    assert door.asked == "income"
    (sheet,) = door.submissions()
    assert sheet.values["sensitive_consent"] == "1"


def test_a_refusal_passes_over_the_sensitive_questions_and_the_rest_is_asked(door):
    door.type("1")
    door.enter()
    door.type("dongjie")
    door.enter()
    door.type("2")
    door.enter()
    assert door.asked == "closing"
    door.press(Qt.Key.Key_PageUp)
    assert door.asked == "street", "going back passes over them as well"


def test_the_shipped_form_reads_its_own_notice_and_nobody_is_asked_twice(street):
    street.press(Qt.Key.Key_N, with_=CONTROL)
    assert street.page._door_presenter._preface == ""
    assert len(street.submissions()) == 1
