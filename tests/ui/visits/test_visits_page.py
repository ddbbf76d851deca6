"""Door to door with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.language import use_language
from ui.visits.columns import outcome_cell
from ui.visits.list_view import VisitsView

FIRST, SECOND = "幸福里1栋1单元101室", "幸福里1栋1单元201室"
CONSENT = "/data/notice/consent"


def interviews(estate):
    return estate.window.page("interviews")


def current(estate):
    """The view in sight, of whichever page."""
    return next(page.currentWidget() for page in (estate.page, interviews(estate)) if page.isVisible())


def test_an_empty_page_says_what_to_bring_and_how(bare):
    assert bare.number == "还没有名单"
    assert bare.page.list._stack.currentIndex() == 1
    assert not bare.page.list.import_button.isVisible()


def test_a_list_is_drawn_from_with_the_seed_that_is_shown(bare, doors):
    dialog = bare.read_list(doors)
    dialog.size_field.editor.setFocus()
    dialog.size_field.set_value("2")
    dialog.seed_field.set_value("42")
    bare.press(Qt.Key.Key_Return, with_=Qt.KeyboardModifier.ControlModifier)
    assert len(bare.doors) == 2
    assert "今天要走 2 户" in bare.number
    assert {one.values["draw"][:8] for one in bare.records.every("household") if one.values["draw"]} == {
        "seed=42 "
    }


def test_a_sample_larger_than_the_list_is_refused_beside_the_field(bare, doors):
    dialog = bare.read_list(doors)
    dialog.size_field.set_value("7")
    dialog.draw_button.click()
    assert dialog.isVisible()
    assert bare.records.every("household") == []


def test_a_list_may_be_visited_whole(bare, doors):
    bare.visit_everybody(doors)
    assert len(bare.doors) == 6


def test_a_file_that_is_no_list_is_refused_in_words(bare, tmp_path, qtbot):
    path = tmp_path / "店.csv"
    path.write_text("店名,业态\n老王,早餐", encoding="utf-8")
    with qtbot.waitSignal(bare.window.runner.refused) as refused:
        bare.page.presenter.read_list(path)
    assert "户号" in refused.args[0].say("zh")
    bare.settle()


@pytest.mark.parametrize(
    ("key", "outcome"),
    [(Qt.Key.Key_2, "no_one"), (Qt.Key.Key_3, "refused"), (Qt.Key.Key_5, "no_such_address")],
)
def test_one_key_records_an_outcome_and_goes_to_the_next_door(estate, key, outcome):
    assert estate.chosen == FIRST
    estate.press(key)
    assert estate.outcomes() == [(FIRST, outcome)]
    assert estate.chosen == SECOND


def test_an_outcome_pressed_by_mistake_is_taken_back(estate):
    estate.press(Qt.Key.Key_3)
    estate.page.presenter._undo(estate.visits.find(FIRST))
    estate.settle()
    assert estate.outcomes() == []
    assert estate.chosen == FIRST


def test_an_appointment_asks_when_and_leaves_today(estate):
    estate.press(Qt.Key.Key_4)
    assert estate.dialog.time_field.text() == "2026-07-01 19:00"
    estate.press(Qt.Key.Key_Return)
    assert estate.outcomes() == [(FIRST, "appointment")]
    assert FIRST not in estate.doors
    estate.page.list.choose_filter("later")
    assert estate.doors == [FIRST]


def test_an_overdue_appointment_stands_first_with_its_time_and_the_others_as_one_walks(estate):
    walk = estate.doors
    estate.visits.record(estate.visits.find(walk[3]), "appointment", come_again="2026-06-30 09:00")
    estate.page.presenter.load()
    estate.settle()
    assert estate.doors == [walk[3], *walk[:3], *walk[4:]]
    line = estate.page.list._model.row_value(0)
    assert outcome_cell(line).text == "已过约定 06-30 09:00"
    estate.page.list.choose_filter("")
    assert estate.doors == walk


def test_a_time_that_is_none_keeps_the_question_open(estate):
    estate.press(Qt.Key.Key_4)
    estate.dialog.time_field.setText("明天")
    estate.press(Qt.Key.Key_Return)
    assert estate.dialog.problem.isVisible()
    assert estate.outcomes() == []
    estate.press(Qt.Key.Key_Escape)


def test_the_notice_is_read_before_the_first_question(estate):
    estate.press(Qt.Key.Key_1)
    assert current(estate) is interviews(estate).notice
    assert estate.records.every("submission") == []
    estate.press(Qt.Key.Key_1)
    (sheet,) = estate.records.every("submission")
    assert sheet.values["consent_way"] == "read_out"
    assert current(estate) is interviews(estate).door


def test_a_closed_sheet_becomes_a_completed_visit(estate):
    estate.press(Qt.Key.Key_1, Qt.Key.Key_1)
    door = estate.window.page("interviews")._door_presenter
    door.answer(CONSENT, "no")
    door.answer("/data/refusal_reason", "busy")
    door.finish()
    estate.settle()
    assert estate.outcomes() == [(FIRST, "refused")]


def test_a_paused_interview_is_gone_on_with_by_the_same_key(estate):
    estate.press(Qt.Key.Key_1, Qt.Key.Key_1)
    estate.window.page("interviews")._door_presenter.pause()
    estate.settle()
    assert current(estate) is estate.page.list, "pausing leads back to the door"
    assert estate.chosen == FIRST
    assert estate.page.list.panel.interview.text() == "接着访问"
    estate.press(Qt.Key.Key_1)
    assert len(estate.records.every("submission")) == 1
    assert estate.window.page("interviews")._door_presenter.is_sitting


def test_a_no_at_the_notice_is_a_refusal_without_any_sheet(estate):
    estate.press(Qt.Key.Key_1, Qt.Key.Key_4)
    assert estate.outcomes() == [(FIRST, "refused")]
    assert estate.records.every("submission") == []
    assert current(estate) is estate.page.list


def test_escape_goes_back_and_records_nothing(estate):
    estate.press(Qt.Key.Key_1, Qt.Key.Key_Escape)
    assert current(estate) is estate.page.list
    assert estate.outcomes() == []


def test_a_minor_cannot_agree_without_the_guardian(estate):
    estate.press(Qt.Key.Key_1)
    view = interviews(estate).notice
    view.minor.click()
    assert not any(button.isEnabled() for button in view.ways.values())
    view.guardian.click()
    assert all(button.isEnabled() for button in view.ways.values())
    estate.press(Qt.Key.Key_3)
    (sheet,) = estate.records.every("submission")
    assert (sheet.values["guardian_consent"], sheet.values["consent_way"]) == ("1", "signed")


def test_a_notice_without_a_handler_is_completed_at_the_door_and_digits_are_no_keys(bare, doors):
    bare.visit_everybody(doors)
    bare.press(Qt.Key.Key_1)
    assert not interviews(bare).notice.ways["read_out"].isEnabled()
    bare.type("文昌街道")
    bare.press(Qt.Key.Key_Return)
    bare.type("0954-7012345")
    bare.press(Qt.Key.Key_Return)
    assert interviews(bare).notice.ways["read_out"].isEnabled()
    assert bare.outcomes() == []
    assert bare.workspace.setting("contact") == "0954-7012345"


def test_the_rate_is_shown_with_what_it_is_made_of(estate):
    estate.press(Qt.Key.Key_3, Qt.Key.Key_5)
    assert "应答率 0%（0 ÷ 1）" in estate.number
    assert "拒访 1，地址不存在 1" in estate.page.list.panel._counts.text()


def test_filters_part_today_later_and_done(estate):
    estate.press(Qt.Key.Key_3)
    labels = {key: button.text() for key, button in estate.page.list.filter_buttons.items()}
    assert labels == {"due": "今天要走 5", "later": "约在以后 0", "done": "不用再去 1", "": "全部 6"}
    estate.page.list.filter_buttons["done"].click()
    assert estate.doors == [FIRST]


def test_a_completed_door_offers_no_key(estate):
    estate.visits.record(estate.visits.find(FIRST), "completed")
    estate.settle()
    estate.page.list.choose_filter("done")
    assert estate.chosen == FIRST
    estate.press(Qt.Key.Key_3)
    assert estate.outcomes() == [(FIRST, "completed")]


def test_a_resident_withdraws_with_the_number_of_the_sheet(estate):
    estate.press(Qt.Key.Key_1, Qt.Key.Key_1)
    door = estate.window.page("interviews")._door_presenter
    door.answer("/data/interview/profile/residence", "registered")
    door.pause()
    estate.window.go("visits")
    estate.settle()
    (sheet,) = estate.records.every("submission")
    estate.page.list.withdraw_button.click()
    dialog = estate.dialog
    dialog.sheet_field.setText("ZZZZ-0001")
    dialog.erase.click()
    assert "没有编号为“ZZZZ-0001”" in dialog.problem.text()
    dialog.sheet_field.setText(sheet.values["sheet"])
    dialog.erase.click()
    estate.settle()
    assert not dialog.isVisible()
    left = estate.records.get(sheet.id)
    assert left.values["state"] == "withdrawn"
    assert not any(left.answers.values())
    assert estate.page.list._lines[estate.visits.find(FIRST)].sheet == ""


def test_the_page_speaks_english(dressed, shown):
    use_language(dressed, "en")
    view = shown(VisitsView(), 1000, 700)
    assert view.panel.buttons["no_such_address"].text() == "No such address"
    assert QApplication.activeWindow() is view


def draw(estate, path, seed):
    dialog = estate.read_list(path)
    dialog.size_field.set_value("2")
    dialog.seed_field.set_value(seed)
    dialog.draw_button.click()
    estate.settle()
    return dialog


def seeds(estate):
    return {one.values["draw"].split()[0] for one in estate.records.every("household") if one.values["draw"]}


def test_a_second_draw_asks_before_it_replaces_the_sample_and_keeps_the_visits(bare, doors):
    draw(bare, doors, "1")
    bare.page.presenter.record(bare.page.list._model.row_value(0).id, "no_one")
    bare.settle()
    dialog = draw(bare, doors, "2")
    assert dialog.isVisible()
    assert "seed=1 size=2/6" in dialog.warning.accessibleName()
    assert dialog.draw_button.text() == "替换原来的样本"
    assert seeds(bare) == {"seed=1"}
    dialog.draw_button.click()
    bare.settle()
    assert seeds(bare) == {"seed=2"}
    assert [outcome for _, outcome in bare.outcomes()] == ["no_one"]
