"""Keying paper at the desk, by keyboard alone, through the real widgets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.posters.reading import read_codes
from fieldkit.services.double_entry import DoubleEntryService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.paper import PaperService
from ui.interviews.keying import texts
from ui.interviews.keying.parts import PartButton
from ui.interviews.keying.waiting import waiting_lines

FORM = """
| survey |
| | type | name | label | required | constraint | constraint_message | relevant | bind::fieldkit:twice |
| | text | door | 门牌 | yes | | | | |
| | select_one yn | shop | 楼下有便利店吗？ | yes | | | | |
| | integer | minutes | 走几分钟？ | yes | . <= 60 | 一般不超过 60 分钟。 | ${shop} = 'yes' | yes |
| | select_multiple type | wanted | 想要什么店？ | | | | | |
| | begin repeat | member | 家庭成员 | | | | | |
| | integer | age | 年龄 | | | | | |
| | end repeat | | | | | | | |
| choices |
| | list_name | name | label |
| | yn | yes | 有 |
| | yn | no | 没有 |
| | type | market | 菜市场 |
| | type | repair | 维修点 |
| | type | canteen | 食堂 |
| settings |
| | form_id | version | namespaces |
| | home | 3 | fieldkit="urn:fieldkit" |
"""
NESTED = """
| survey |
| | type | name | label |
| | begin group | home | 住处 |
| | text | door | 门牌 |
| | begin group | lift | 电梯 |
| | text | works | 能用吗？ |
| | end group | | |
| | text | floor | 几楼？ |
| | end group | | |
| settings |
| | form_id | version |
| | nested | 1 |
"""
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(street, use_form):
    """The desk with a form of five questions, and a clerk who presses keys."""
    use_form(street.workspace, FORM)
    return _at_the_desk(street)


def _at_the_desk(street):
    street.press(Qt.Key.Key_K, with_=CONTROL)
    street.settle()
    return street


def waiting(street):
    """What the desk lists, read anew."""
    return waiting_lines(street.records, DoubleEntryService(street.workspace))


def begin(street, number):
    street.type(number)
    street.enter()
    street.settle()


def field(street):
    """The number of the field that has the focus."""
    desk = street.page.desk.sheet
    return next(
        (row.objectName().removeprefix("row-") for path, row in desk._rows.items() if path == desk.current),
        "",
    )


def key(street, *words):
    for one in words:
        street.type(one)
        street.enter()


def answers(street):
    (sheet,) = street.submissions()
    return street.answers(sheet.id)


def test_a_sheet_is_keyed_from_first_to_last_field_and_the_next_number_waits(desk):
    begin(desk, "000123")
    key(desk, "三单元201", "1", "12", "13")
    kept = answers(desk)
    assert kept["/data/door"] == "三单元201"
    assert (kept["/data/shop"], kept["/data/minutes"]) == ("yes", "12")
    assert kept["/data/wanted"] == "market canteen"
    desk.press(Qt.Key.Key_Return, with_=CONTROL)
    (sheet,) = desk.submissions()
    assert sheet.values["state"] == "complete"
    assert sheet.values["mode"] == "paper"
    assert desk.page.desk.begin.number.editor.hasFocus(), "the next sheet's number can be scanned at once"


def test_codes_show_their_meaning_beside_the_field(desk):
    begin(desk, "1")
    key(desk, "甲", "1", "", "13")
    assert desk.page.desk.sheet.row("/data/wanted")._meaning.text() == "菜市场、食堂"
    key(desk, *[""] * 0)
    assert desk.page.desk.sheet.row("/data/shop")._meaning.text() == "有"


def test_enter_passes_by_what_the_form_skips_and_arrows_go_there_all_the_same(desk):
    begin(desk, "1")
    key(desk, "甲", "2")
    assert field(desk) == "4", "走几分钟 is skipped without a shop"
    desk.press(Qt.Key.Key_Up)
    assert field(desk) == "3"
    key(desk, "15")
    row = desk.page.desk.sheet.row("/data/minutes")
    assert "15" in row._note.text()
    assert "/data/minutes" not in answers(desk), "the form's answer stays empty"


def test_an_answer_out_of_range_is_confirmed_by_one_key(desk):
    begin(desk, "1")
    key(desk, "甲", "1", "90", "1")
    desk.press(Qt.Key.Key_Return, with_=CONTROL)
    assert field(desk) == "3", "closing goes to what has to be looked at"
    assert "60" in desk.page.desk.sheet.row("/data/minutes")._note.text()
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Return, with_=CONTROL)
    (sheet,) = desk.submissions()
    assert sheet.values["state"] == "complete"
    assert answers(desk)["/data/minutes"] == "90"


def test_a_question_is_gone_to_by_its_number_and_a_remark_kept_with_it(desk):
    begin(desk, "1")
    desk.press(Qt.Key.Key_F6)
    key(desk, "4")
    assert field(desk) == "4"
    desk.press(Qt.Key.Key_F2)
    desk.type("字迹不清")
    desk.enter()
    assert field(desk) == "4"
    assert desk.page.desk.presenter.remark_of("/data/wanted") == "字迹不清"
    desk.press(Qt.Key.Key_F2)
    desk.enter()
    assert desk.page.desk.presenter.remark_of("/data/wanted") == "字迹不清", "looking at it leaves it"


def test_a_row_of_a_repeat_is_added_and_keyed(desk):
    begin(desk, "1")
    before = len(desk.page.desk.sheet._rows)
    desk.page.desk.sheet._row_buttons[0].click()
    desk.settle()
    assert len(desk.page.desk.sheet._rows) == before + 1
    key(desk, "35")
    assert "35" in answers(desk).values()


def test_a_sheet_that_was_left_is_opened_again_by_its_number(desk):
    begin(desk, "000123")
    key(desk, "甲")
    desk.press(Qt.Key.Key_Escape)
    begin(desk, "000123")
    assert field(desk) == "2", "the first field that waits"
    assert len(desk.submissions()) == 1


def test_the_second_typist_sees_nothing_of_the_first_and_what_differs_is_settled_by_a_key(desk):
    begin(desk, "000123")
    key(desk, "甲", "1", "12", "1")
    desk.press(Qt.Key.Key_Return, with_=CONTROL)
    (line,) = waiting(desk)
    assert line.what == "second"
    desk.page.desk.begin.opened.emit(line)
    desk.settle()
    (row,) = desk.page.desk.sheet._rows.values()
    assert row.field.value() == "", "only the marked field, and empty"
    key(desk, "21")
    desk.press(Qt.Key.Key_Return, with_=CONTROL)

    (line,) = waiting(desk)
    assert line.what == "settle"
    desk.page.desk.begin.opened.emit(line)
    desk.settle()
    desk.type("2")
    desk.settle()
    assert answers(desk)["/data/minutes"] == "21"
    assert DoubleEntryService(desk.workspace).first_pass().errors == 1
    assert waiting(desk) == []


def test_the_shipped_form_is_keyed_whole_by_keyboard_alone(street):
    _at_the_desk(street)
    begin(street, "A-0007")
    desk = street.page.desk
    typed = {
        "code": "1",
        "codes": "1",
        "digits": "10",
        "date": "20260101",
        "time": "0930",
        "text": "希望早点开",
    }
    seen = []
    while True:
        path = desk.sheet.current
        if seen and path == seen[-1]:
            break
        seen.append(path)
        asked = next(one for one in desk.presenter._state().fields if one.path == path)
        street.type(typed[asked.kind])
        if not asked.scale:  # a number key goes on by itself in a grid
            street.enter()
    street.press(Qt.Key.Key_Return, with_=CONTROL)
    for _ in range(len(seen)):
        if not desk.presenter.is_keying:
            break
        street.press(Qt.Key.Key_F9)
        street.press(Qt.Key.Key_Return, with_=CONTROL)
    (sheet,) = street.submissions()
    assert sheet.values["state"] == "complete"
    assert len(seen) > 15
    assert "希望早点开" in street.answers(sheet.id).values()


def test_the_keys_stay_with_the_typist_while_answers_are_saved(desk, qtbot):
    begin(desk, "1")
    for letter in "jia":
        qtbot.keyClick(QApplication.focusWidget(), letter)
    for one in ("\r", "1", "\r", "9", "\r", "1", "3", "\r"):
        target = QApplication.focusWidget()
        qtbot.keyClick(target, Qt.Key.Key_Return) if one == "\r" else qtbot.keyClick(target, one)
    desk.settle()
    kept = answers(desk)
    assert (kept["/data/door"], kept["/data/minutes"], kept["/data/wanted"]) == ("jia", "9", "market canteen")


def close_one(desk, number, *words):
    begin(desk, number)
    key(desk, *(words or ("甲", "1", "12", "1")))
    desk.press(Qt.Key.Key_Return, with_=CONTROL)


def test_a_kept_remark_stands_in_the_strip_and_enter_leaves_it(desk):
    begin(desk, "1")
    desk.press(Qt.Key.Key_F2)
    key(desk, "字迹不清")
    desk.press(Qt.Key.Key_F2)
    assert desk.page.desk.sheet._strip.field.value() == "字迹不清"
    desk.enter()
    assert desk.page.desk.presenter.remark_of("/data/door") == "字迹不清"


def test_a_date_that_is_none_is_told_at_its_field_and_nothing_is_begun(desk):
    view = desk.page.desk.begin
    view.answered_on.set_value("十月")
    begin(desk, "1")
    assert "十月" in view.form.row("answered_on").problem
    assert view.answered_on.editor.hasFocus()
    assert desk.submissions() == []
    view.answered_on.set_value("2026.1.8")
    view.number.editor.setFocus()
    desk.enter()
    (sheet,) = desk.submissions()
    assert sheet.values["started"].startswith("2026-01-08")


def test_a_number_that_is_keyed_already_leads_to_its_sheet_in_the_list(desk):
    close_one(desk, "000123")
    (sheet,) = desk.submissions()
    begin(desk, "000123")
    assert "000123" in desk.page.desk.begin.offer.accessibleName()
    assert desk.page.currentWidget() is desk.page.desk, "it is only offered"
    desk.enter()
    desk.settle()
    assert desk.page.currentWidget() is desk.page.sheets
    assert desk.page.sheets.table.current_id() == sheet.id
    assert len(desk.submissions()) == 1


def test_the_same_person_is_told_so_and_only_on_that_sheet(desk):
    view = desk.page.desk
    view.begin.interviewer.set_value("李强")
    close_one(desk, "1")
    (line,) = waiting(desk)
    assert desk.workspace.identity.person in line.words, "who typed, not who filled the paper in"
    view.begin.opened.emit(line)
    desk.settle()
    assert view.sheet._notice.isVisible()
    desk.press(Qt.Key.Key_Escape)
    begin(desk, "2")
    assert not view.sheet._notice.isVisible()


def test_each_pass_has_a_colour_of_its_own(desk):
    view = desk.page.desk
    begin(desk, "1")
    first = view.sheet.mode.colours()
    assert view.sheet.mode.accessibleName() == "录入"
    key(desk, "甲", "1", "12", "1")
    desk.press(Qt.Key.Key_Return, with_=CONTROL)
    (line,) = waiting(desk)
    view.begin.opened.emit(line)
    desk.settle()
    assert view.sheet.mode.accessibleName() == "第二遍录入"
    ground = view.sheet.mode.grab().toImage().pixelColor(4, 15).name()
    assert ground == view.sheet.mode.colours()[0] != first[0]


def test_the_head_of_the_sheet_says_who_filled_it_in_and_when(desk):
    view = desk.page.desk
    view.begin.interviewer.set_value("李强")
    view.begin.answered_on.set_value("20260108")
    begin(desk, "1")
    assert "李强 · 2026-01-08" in view.sheet._form.text()


def test_the_share_of_sheets_keyed_twice_in_whole_is_set_where_sheets_are_begun(desk):
    view = desk.page.desk
    view.begin.share.editor.setFocus()
    desk.type("100")
    desk.enter()
    desk.settle()
    assert DoubleEntryService(desk.workspace).whole_share == 100
    close_one(desk, "1")
    (line,) = waiting(desk)
    assert "5 项" in line.words or "4 项" in line.words
    assert view.begin.share.value() == "100"


def test_the_parts_at_the_left_are_the_headings_also_around_a_group_inside_a_group(street, use_form):
    use_form(street.workspace, NESTED)
    desk = _at_the_desk(street).page.desk
    begin(street, "1")
    state = desk.presenter._state()
    headings = [(one.heading, one.path) for one in state.fields if one.heading]
    assert [(one.name, one.first) for one in state.sections] == headings
    assert [one.total for one in state.sections] == [1, 1, 1]


def test_a_printed_code_opens_its_sheet_which_is_keyed_closed_and_listed(desk, use_form, tmp_path):
    form = InterviewService(desk.workspace).form()
    made = PaperService().make(form, tmp_path / "纸.pdf", copies=1, first_sheet="B-008")
    (code,) = {one.decoded for one in read_codes(made.path, made.qr_codes)}
    begin(desk, code)
    key(desk, "甲", "1", "12", "1")
    desk.press(Qt.Key.Key_Return, with_=CONTROL)
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    (sheet,) = desk.submissions()
    assert (sheet.values["sheet"], sheet.values["state"], sheet.values["mode"]) == (
        "B-008",
        "complete",
        "paper",
    )
    assert desk.page.currentWidget() is desk.page.sheets
    assert desk.page.sheets.table.choose(sheet.id)


def test_the_parts_of_the_sheet_before_are_gone_at_once(desk):
    view = desk.page.desk
    close_one(desk, "1")
    (line,) = waiting(desk)
    view.begin.opened.emit(line)
    desk.settle()
    seen = [one for one in view.sheet.findChildren(PartButton) if one.isVisible()]
    assert len(seen) == len(view.presenter._state().sections) == 1


FILTERED = """
| survey |
| | type | name | label | choice_filter | bind::fieldkit:twice |
| | select_multiple shop | lacking | 缺什么？ | | yes |
| | select_multiple shop | wanted | 最想要什么？ | selected(${lacking}, name) | yes |
| choices |
| | list_name | name | label |
| | shop | market | 菜市场 |
| | shop | canteen | 食堂 |
| settings |
| | form_id | version | namespaces |
| | filtered | 1 | fieldkit="urn:fieldkit" |
"""


def test_what_the_first_typist_chose_does_not_shine_through_a_filter_of_choices(street, use_form):
    use_form(street.workspace, FILTERED)
    close_one(_at_the_desk(street), "1", "1", "1")
    (line,) = waiting(street)
    view = street.page.desk
    view.begin.opened.emit(line)
    street.settle()
    key(street, "2", "2")
    assert view.sheet.row("/data/wanted")._meaning.text() == "食堂", "though the first typist left it out"


def test_the_form_of_a_typed_number_is_chosen_where_there_are_two(street, use_form):
    desk = _at_the_desk(street).page.desk
    assert desk.begin.form.row("form").isHidden()
    street.press(Qt.Key.Key_Escape)
    use_form(street.workspace, NESTED)
    _at_the_desk(street)
    assert not desk.begin.form.row("form").isHidden()
    desk.begin.which.set_value("resident_needs")
    desk.begin.which.left.emit("resident_needs")
    street.settle()
    desk.begin.number.editor.setFocus()
    begin(street, "8")
    assert "居民需求与满意度" in desk.sheet._form.text()


SKIPPED = """
| survey |
| | type | name | label | appearance | relevant |
| | select_one yn | shop | 楼下有便利店吗？ | | |
| | text | name | 店名是什么？ | | ${shop} = 'yes' |
| | begin group | why | 买菜 | table-list | |
| | select_one yn | market | 菜市场 | | |
| | text | more | 为什么？ | | |
| | end group | | | | |
| choices |
| | list_name | name | label |
| | yn | yes | 有 |
| | yn | no | 没有 |
| settings |
| | form_id | version |
| | skipped | 1 |
"""


def test_a_skipped_question_in_words_says_so_until_it_is_asked(street, use_form):
    use_form(street.workspace, SKIPPED)
    begin(_at_the_desk(street), "1")
    row = street.page.desk.sheet.row("/data/name")
    key(street, "2")
    assert row._meaning.isVisible()
    assert row._meaning.text() == texts.NOT_ASKED.zh
    assert row._meaning.width() >= row._meaning.sizeHint().width(), "the words are not cut"
    assert row._meaning.geometry().right() < row.width()
    street.press(Qt.Key.Key_Up)
    street.press(Qt.Key.Key_Up)
    key(street, "1")
    assert not row._meaning.isVisible()


def test_what_only_lays_a_table_out_is_not_keyed(street, use_form):
    use_form(street.workspace, SKIPPED)
    begin(_at_the_desk(street), "1")
    assert [path.rpartition("/")[2] for path in street.page.desk.sheet._rows] == [
        "shop", "name", "market", "more",
    ]  # fmt: skip


def test_a_field_near_the_foot_is_brought_clear_of_messages(street):
    begin(_at_the_desk(street), "1")
    sheet = street.page.desk.sheet
    key(street, "1", "3", "1", "1", "3")
    sheet.focus_on("/data/interview/demand/minutes/minutes_market")
    row = sheet.row("/data/interview/demand/minutes/minutes_market")
    bottom = row.mapTo(sheet._scroll.viewport(), row.rect().bottomLeft()).y()
    assert bottom < sheet._scroll.viewport().height() - 90
