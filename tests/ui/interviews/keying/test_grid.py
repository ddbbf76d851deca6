"""A matrix is keyed as it stands on the paper: one line a row, one box a choice."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.double_entry import DoubleEntryService
from ui.interviews.keying.grid import GridHead, GridRow
from ui.interviews.keying.keys import KeysPage
from ui.interviews.keying.ticking import codes_after, completes
from ui.interviews.keying.waiting import waiting_lines

CONTROL = Qt.KeyboardModifier.ControlModifier
FORM = """
| survey |
| | type | name | label | appearance | constraint | bind::fieldkit:twice |
| | text | door | 门牌 | | | |
| | begin group | rating | 您满意吗？ | table-list | | |
| | select_one scale | market | 买菜 | | | yes |
| | select_one scale | parcel | 快递 | | . != 'bad' | yes |
| | select_one scale | repair | 维修 | | | |
| | end group | | | | | |
| | begin repeat | member | 家里人 | | | |
| | integer | age | 年龄 | | | |
| | end repeat | | | | | |
| | begin repeat | pet | 宠物 | | | |
| | text | kind | 哪一种 | | | |
| | end repeat | | | | | |
| | text | wish | 还缺什么 | | | |
| choices |
| | list_name | name | label |
| | scale | good | 满意 |
| | scale | fair | 一般 |
| | scale | bad | 不满意 |
| settings |
| | form_id | version | namespaces |
| | grid | 1 | fieldkit="urn:fieldkit" |
"""


@pytest.fixture
def desk(street, use_form):
    """A sheet on the desk, its door number keyed: the first row of the grid waits."""
    use_form(street.workspace, FORM)
    street.press(Qt.Key.Key_K, with_=CONTROL)
    street.settle()
    for words in ("7", "甲"):
        street.type(words)
        street.enter()
    return street


def at(street):
    return street.page.desk.sheet.current.rpartition("/")[2]


def kept(street, name):
    (sheet,) = street.submissions()
    return street.answers(sheet.id).get(f"/data/rating/{name}", "")


def row(street, name):
    return street.page.desk.sheet.row(f"/data/rating/{name}")


def test_number_keys_tick_one_row_after_the_other(desk):
    assert at(desk) == "market"
    desk.type("132")
    assert [kept(desk, name) for name in ("market", "parcel", "repair")] == ["good", "bad", "fair"]
    assert at(desk) == "age"


def test_the_head_says_the_choices_once_and_every_row_offers_them(desk):
    sheet = desk.page.desk.sheet
    (head,) = sheet.findChildren(GridHead)
    assert head.accessibleName() == "1 满意　2 一般　3 不满意"
    rows = sheet.findChildren(GridRow)
    assert [one.scale for one in rows] == [head.scale] * 3
    assert len({one.cell(2, 36).left() for one in (head, *rows)}) == 1, "boxes stand under their choice"


def test_arrows_go_to_a_box_and_space_ticks_it(desk):
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert kept(desk, "market") == "fair"
    assert at(desk) == "parcel"
    desk.press(Qt.Key.Key_Up)
    assert at(desk) == "market"
    desk.press(Qt.Key.Key_Delete)
    assert kept(desk, "market") == ""
    desk.enter()
    assert at(desk) == "parcel"


def test_a_click_ticks_the_box_under_it(desk, qtbot):
    parcel = row(desk, "parcel")
    box = parcel.cell(1, 36).center()
    qtbot.mouseClick(parcel, Qt.MouseButton.LeftButton, pos=QPoint(round(box.x()), round(box.y())))
    assert kept(desk, "parcel") == "fair"


def test_a_code_that_is_not_on_the_paper_stays_in_the_row_and_says_so(desk):
    desk.type("8")
    assert at(desk) == "market", "it waits for a look"
    assert "F9" in row(desk, "market").note
    desk.type("1")
    assert row(desk, "market").note == ""
    assert kept(desk, "market") == "good"


def test_what_the_form_doubts_is_said_below_the_row_and_let_stand_by_a_key(desk):
    desk.press(Qt.Key.Key_Down)
    desk.type("3")
    assert "F9" in row(desk, "parcel").note
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_F9)
    assert "照纸上" in row(desk, "parcel").note


def test_the_second_typist_gets_an_empty_grid_of_the_marked_rows(desk):
    desk.type("121")
    desk.press(Qt.Key.Key_Return, with_=CONTROL)
    view = desk.page.desk
    double = DoubleEntryService(desk.workspace)
    (line,) = waiting_lines(desk.records, double)
    view.begin.opened.emit(line)
    desk.settle()
    assert [one.typed for one in view.sheet.findChildren(GridRow) if one.isVisible()] == ["", ""]
    desk.type("12")
    desk.press(Qt.Key.Key_Return, with_=CONTROL)
    assert waiting_lines(desk.records, double) == [], "both passes agree"


def test_one_key_adds_a_row_to_the_repeat_in_which_the_typist_is(desk):
    sheet = desk.page.desk.sheet
    sheet.focus_on(next(path for path in sheet._rows if path.endswith("/kind")))
    desk.press(Qt.Key.Key_J, with_=CONTROL)
    assert at(desk) == "kind"
    assert sheet.current.startswith("/data/pet[2]")
    sheet.focus_on("/data/wish")
    desk.press(Qt.Key.Key_J, with_=CONTROL)
    assert sheet.current.startswith("/data/member[2]"), "outside of any, the first one there is"


def test_the_keys_of_the_page_are_shown_by_a_key_and_go_by_the_same(desk):
    desk.press(Qt.Key.Key_Slash, with_=CONTROL)
    (page,) = desk.page.desk.sheet.findChildren(KeysPage)
    assert page.isVisible()
    desk._qtbot.keyClick(page, Qt.Key.Key_Slash, CONTROL)
    QApplication.processEvents()
    assert not desk.page.desk.sheet.findChildren(KeysPage)


@pytest.mark.parametrize(
    ("begun", "codes", "is_one"),
    [("1", ("1", "2"), True), ("1", ("1", "10"), False), ("10", ("1", "10"), True), ("7", ("1", "2"), True)],
)
def test_a_code_counts_once_no_longer_one_can_come_of_it(begun, codes, is_one):
    assert completes(begun, codes) == is_one


def test_of_several_a_code_keyed_again_is_taken_away():
    assert codes_after("1 3", "2") == "1 3 2"
    assert codes_after("1 3", "1") == "3"
