"""A full cell of the quota is said at the door, and decided there with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.registers.quota import Cell, conditions_of, quota_id
from fieldkit.services.quotas import QuotaService

FORM = "bianmin_resident_needs"


@pytest.fixture
def quota(street):
    """Women from 60 to 74 are wanted no more; men of that age are."""

    def set_for(*wanted):
        service = QuotaService(street.workspace)
        form = service.of().form
        cells = []
        for line, label, count in wanted:
            conditions = conditions_of(line)
            cells.append(Cell(quota_id(form, "", conditions), label, form, "", conditions, count))
        service.set(cells)
        return street

    return set_for


@pytest.fixture
def full(quota):
    street = quota(("age_band=60_74;sex=female", "60～74 岁 · 女", 0), ("sex=male", "男", 5))
    street.start()
    street.press(Qt.Key.Key_PageDown)
    while street.asked != "age_band":
        street.enter()
    return street


def banner(street):
    return street.door.quota


def answer_full(street):
    """60～74 岁, 女; the answers stand and nothing was gone on from."""
    street.type("4")
    street.enter()
    assert street.asked == "sex"
    street.type("1")
    street.settle()


def sheet(street):
    (only,) = street.submissions()
    return only.values


def test_nothing_is_said_before_the_answers_make_the_cell(full):
    full.type("4")
    full.settle()
    assert not banner(full).isVisible()


def test_the_full_cell_is_said_as_soon_as_the_answers_make_it(full):
    answer_full(full)
    assert banner(full).isVisible()
    assert banner(full).words.strip() == "这一格已满：60～74 岁 · 女（已有 0 / 要 0）。"


def test_another_answer_takes_the_strip_away(full):
    answer_full(full)
    full.type("2")
    full.settle()
    assert not banner(full).isVisible()
    full.enter()
    assert full.asked != "sex"


def test_enter_goes_no_further_before_it_is_decided(full):
    answer_full(full)
    full.enter(3)
    assert full.asked == "sex"
    assert QApplication.focusWidget() is banner(full)
    assert "请先选怎么办" in banner(full).words
    assert sheet(full)["state"] == "draft"


def test_an_interview_is_ended_for_its_full_quota_with_the_keyboard_alone(full):
    answer_full(full)
    full.enter()
    full.press(Qt.Key.Key_Right)
    full.enter()
    assert full.page.currentWidget() is full.page.sheets
    assert sheet(full)["state"] == "quota_full"
    assert sheet(full)["finished"] == "2026-06-30T09:30:00+08:00"


def test_f12_ends_it_from_the_question(full):
    answer_full(full)
    full.press(Qt.Key.Key_F8, with_=Qt.KeyboardModifier.ShiftModifier)
    assert sheet(full)["state"] == "quota_full"
    assert not full.page._door_presenter.is_sitting


def test_a_sheet_ended_by_mistake_is_taken_up_again_at_its_question(full):
    answer_full(full)
    full.press(Qt.Key.Key_F8, with_=Qt.KeyboardModifier.ShiftModifier)
    assert not full.page._door_presenter.is_sitting
    full.window._undo_last()
    full.settle()
    assert sheet(full)["state"] == "draft"
    assert full.asked == "sex"
    assert banner(full).isVisible(), "what to do is asked again"


def test_ended_sheets_have_a_filter_and_enter_takes_the_ending_back(full):
    buttons = full.sheets._filter_buttons
    assert not buttons["quota_full"].isVisibleTo(full.sheets)
    answer_full(full)
    full.press(Qt.Key.Key_F8, with_=Qt.KeyboardModifier.ShiftModifier)
    assert buttons["quota_full"].text() == "配额已满 1"
    buttons["quota_full"].click()
    assert full.sheets.table.model().rowCount() == 1
    full.sheets.table.setFocus()
    full.enter()
    assert full.page._door_presenter.is_sitting
    assert sheet(full)["state"] == "draft"


def test_f3_goes_on_and_nothing_is_said_again_even_after_a_pause(full):
    answer_full(full)
    full.enter()
    full.press(Qt.Key.Key_F7, with_=Qt.KeyboardModifier.ShiftModifier)
    assert not banner(full).isVisible()
    assert sheet(full)["over_quota"] == "1"
    full.enter()
    assert full.asked != "sex"
    (record,) = (one.id for one in full.submissions())
    full.press(Qt.Key.Key_Escape)
    full.page.entered(f"resume/{record}")
    full.settle()
    assert not banner(full).isVisible()


def test_a_paused_sheet_of_a_full_cell_is_asked_about_when_it_is_taken_up(full):
    answer_full(full)
    (record,) = (one.id for one in full.submissions())
    full.press(Qt.Key.Key_Escape)
    full.page.entered(f"resume/{record}")
    full.settle()
    assert banner(full).isVisible()


def test_without_a_quota_the_keys_do_nothing(quota):
    street = quota()
    street.start()
    street.press(Qt.Key.Key_F8, with_=Qt.KeyboardModifier.ShiftModifier)
    assert sheet(street)["state"] == "draft"
    assert street.page._door_presenter.is_sitting
