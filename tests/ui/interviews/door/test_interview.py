"""An interview at the door, by keyboard alone, over a real workspace."""

from PySide6.QtCore import Qt

from ui.interviews import texts
from ui.language import say
from ui.widgets.buttons import Button

DATA = "/data/interview/"
AGE = """
| survey |
| | type | name | label | constraint |
| | integer | age | 年龄 | . <= 120 |
| settings |
| | form_id |
| | age |
"""


def agree_and_answer_the_profile(street):
    street.type("1")  # 同意
    street.enter()
    street.type("3")  # 50～59 岁
    street.enter()
    street.enter()  # 性别 may stay empty
    street.type("1")  # 本地户籍
    street.enter()
    street.type("9")  # 都没有
    street.enter()


def test_a_whole_interview_is_held_by_keyboard_alone(street):
    street.start()
    agree_and_answer_the_profile(street)
    street.type("35l")  # 菜市场、早餐店、其他
    street.enter()
    street.type("老裁缝铺")
    street.enter()
    street.type("2")  # of the ones named: 早餐店
    street.enter()
    street.type("1")  # 小区里面
    street.enter()
    for minutes in ("8", "12", "5"):
        street.type(minutes)
        street.enter()
    street.type("12345912")  # eight rows of the matrix
    street.enter()
    street.type("4")  # 不太满意
    street.enter()
    street.type("3")  # 价格偏高
    street.enter()
    street.type("希望小区门口早上能买到热乎的早餐。")
    street.enter(2)  # on, and past the thanks
    street.type("由家人代答")
    street.enter()
    assert street.door.ending.title == say(texts.READY_TITLE)
    street.enter()

    (sheet,) = street.submissions()
    answers = street.answers(sheet.id)
    assert sheet.values["state"] == "complete"
    assert sheet.values["consent"] == "1"
    assert answers[f"{DATA}demand/lacking"] == "B03 B05 other"
    assert answers[f"{DATA}demand/lacking_other"] == "老裁缝铺"
    assert answers[f"{DATA}demand/wanted"] == "B05"
    assert answers[f"{DATA}demand/minutes/minutes_breakfast"] == "12"
    assert answers[f"{DATA}satisfaction/rating/rate_B12"] == "5"
    assert answers[f"{DATA}satisfaction/rating/rate_B10"] == "9"
    assert answers[f"{DATA}closing/suggestion"] == "希望小区门口早上能买到热乎的早餐。"
    assert answers[f"{DATA}closing/interviewer_note"] == "由家人代答"


def test_each_answer_is_saved_before_the_next_question(street):
    street.start()
    street.type("1")

    (sheet,) = street.submissions()
    assert street.answers(sheet.id)["/data/notice/consent"] == "yes"
    assert street.door.saved_words == say(texts.SAVED)


def test_a_paused_interview_goes_on_at_the_screen_where_it_was_left(street):
    street.start()
    agree_and_answer_the_profile(street)
    street.press(Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert street.asked == "sex"  # looked at again, still empty

    street.press(Qt.Key.Key_Escape)
    assert street.page.currentWidget() is street.sheets
    assert street.submissions()[0].values["state"] == "draft"
    street.enter()  # the draft is chosen in the list

    assert street.asked == "sex"
    street.enter(2)
    assert street.asked == "household"
    assert street.door.body.editor(f"{DATA}profile/household").choices.value() == ("none",)


def test_words_that_were_not_left_yet_are_kept_by_a_pause(street):
    street.start()
    agree_and_answer_the_profile(street)
    street.type("l")
    street.enter()
    street.type("修鞋摊")

    street.press(Qt.Key.Key_Escape)

    (sheet,) = street.submissions()
    assert street.answers(sheet.id)[f"{DATA}demand/lacking_other"] == "修鞋摊"


def test_after_a_power_cut_the_interview_goes_on_behind_the_last_answer(street):
    street.start()
    agree_and_answer_the_profile(street)
    (sheet,) = street.submissions()

    street.page._door_presenter._course = None  # nobody said goodbye
    street.page._door_presenter.resume(sheet.id)

    assert street.asked == "lacking"


def test_a_refusal_is_recorded_with_its_reason_and_without_an_interview(street):
    street.start()
    street.type("2")  # 不同意
    street.enter()
    street.type("3")  # 不感兴趣
    street.enter()
    assert not street.door.ending.offenders()
    street.enter()

    (sheet,) = street.submissions()
    assert sheet.values["state"] == "refused"
    assert sheet.values["consent"] == "0"
    assert street.answers(sheet.id)["/data/refusal_reason"] == "no_interest"
    assert not any(path.startswith(DATA) for path in street.answers(sheet.id))


def test_a_required_question_keeps_the_interview_until_it_is_answered(street):
    street.start()
    street.type("1")
    street.enter()

    street.enter(3)
    assert street.asked == "age_band"
    assert "必须" in street.door.body.problem(f"{DATA}profile/age_band")

    street.type("2")
    street.enter()
    assert street.asked == "sex"


def test_a_number_out_of_range_is_kept_and_explained_and_never_accepted(street):
    street.start()
    agree_and_answer_the_profile(street)
    street.type("9")  # 都不缺
    street.enter()
    street.type("500")
    street.enter()

    path = f"{DATA}demand/minutes/minutes_market"
    (sheet,) = street.submissions()
    assert street.answers(sheet.id)[path] == "500"
    assert "0～120" in street.door.body.problem(path)
    assert (
        street.window.focusWidget()
        is street.door.body.editor(path.replace("market", "breakfast")).focusProxy()
    )
    street.type("8")
    street.enter()
    street.type("5")
    street.enter(3)
    assert street.asked == "minutes"

    street.door.body.take_focus(path)
    street.type("50")
    street.enter(3)
    assert street.asked == "rating"


def test_the_end_lists_what_is_missing_and_enter_goes_there(street):
    street.start()
    street.type("1")
    street.enter()
    presenter = street.page._door_presenter
    presenter._show(None)  # as after a merge that left the sheet full of holes

    offenders = street.door.ending.offenders()
    assert offenders[0].path == f"{DATA}profile/age_band"
    assert f"{DATA}satisfaction/rating/rate_B01" in [one.path for one in offenders]
    street.press(Qt.Key.Key_Down)
    street.enter()

    assert street.asked == "residence"


def test_an_answer_that_rules_out_the_others_takes_them_away(street):
    street.start()
    agree_and_answer_the_profile(street)
    street.type("35")
    street.type("9")
    (sheet,) = street.submissions()
    assert street.answers(sheet.id)[f"{DATA}demand/lacking"] == "none"

    street.type("3")

    assert street.answers(sheet.id)[f"{DATA}demand/lacking"] == "B03"


def test_the_language_is_switched_in_the_middle_and_answers_stay(street):
    street.start()
    street.type("1")
    street.enter()
    street.type("2")

    street.press(Qt.Key.Key_L, with_=Qt.KeyboardModifier.ControlModifier)

    editor = street.door.body.editor(f"{DATA}profile/age_band")
    assert editor.choices.value() == "35_49"
    assert editor.choices.accessibleName() == "Which age group are you in?"


def test_the_interviewers_note_is_kept_with_the_sheet(street):
    street.start()
    street.press(Qt.Key.Key_F2, with_=Qt.KeyboardModifier.ShiftModifier)
    street.type("三单元，狗很凶")
    street.press(Qt.Key.Key_Escape)

    assert street.submissions()[0].values["remarks"] == "三单元，狗很凶"
    assert street.asked == "notice"


def test_an_interview_takes_the_whole_window_and_gives_it_back(street):
    street.start()
    assert not street.window.rail.isVisible()

    street.press(Qt.Key.Key_PageDown, with_=Qt.KeyboardModifier.ControlModifier)
    assert street.window.current_page == "circles"
    assert street.window.rail.isVisible()

    street.window.go("interviews")
    assert not street.window.rail.isVisible()
    street.press(Qt.Key.Key_Escape)
    assert street.window.rail.isVisible()


def test_after_the_thanks_enter_begins_at_the_next_door(street):
    street.start()
    street.type("2")
    street.enter()
    street.type("1")
    street.enter(2)
    street.enter()

    assert street.page.currentWidget() is street.page.notice
    assert [sheet.values["state"] for sheet in street.submissions()] == ["refused"]


def test_what_is_wrong_is_brought_into_sight_below_a_long_list(street):
    street.start()
    agree_and_answer_the_profile(street)
    street.window.resize(1366, 640)
    street.enter()
    words = street.door.body.block(f"{DATA}demand/lacking").problem_words
    assert words.isVisible()
    assert not words.visibleRegion().isEmpty()


def test_a_number_that_was_not_taken_is_replaced_by_what_is_typed_next(street, use_form):
    use_form(street.workspace, AGE)
    street.start()
    street.type("200")
    street.enter()
    assert street.asked == "age"
    street.type("20")
    street.enter()
    (sheet,) = street.submissions()
    assert street.answers(sheet.id)["/data/age"] == "20"


def test_a_closed_sheet_offers_neither_pause_nor_remark(street, use_form):
    use_form(street.workspace, AGE)
    street.start()
    street.type("20")
    street.enter(2)
    shown = {one.text() for one in street.door.findChildren(Button) if one.isVisible()}
    assert shown == {"下一家", "回到列表"}
    street.press(Qt.Key.Key_F2)
    assert not street.door._note_field.isVisible(), "it could not be kept any more"
