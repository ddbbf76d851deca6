"""The list: found by name, type or community; narrowed, sorted; it never jumps under the hands."""

import threading

import pytest
from PySide6.QtCore import Qt

from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter
from ui.outlets import answers, list_presenter
from ui.outlets.state import Facet


def search(opened, qtbot, words):
    opened.listing.search.setFocus()
    opened.listing.search.setText(words)
    qtbot.keyClick(opened.listing.search, Qt.Key.Key_Return)


def test_the_title_says_how_many_there_are_and_how_many_are_checked(outlets):
    assert outlets.number == "3 家，已核 1"
    assert outlets.names == ["惠之家便利店", "老王早点", "百姓超市"]
    assert outlets.window._strip._note.text() == "2 家未核"


@pytest.mark.parametrize(
    ("typed", "names", "hint"),
    [
        ("hzj", ["惠之家便利店"], ""),
        ("bld", ["惠之家便利店", "百姓超市"], "便利店 · 拼音首字母"),
        ("早餐", ["老王早点"], "业态：早餐店"),
        ("gmsq", ["百姓超市"], "光明社区 · 拼音首字母"),
        ("幸福里社区", ["惠之家便利店", "老王早点"], "社区：幸福里社区"),
        ("bld xfl", ["惠之家便利店"], "便利店 · 拼音首字母"),
        ("长城西街", ["老王早点"], ""),
    ],
)
def test_an_outlet_is_found_by_its_name_its_type_or_its_community(outlets, qtbot, typed, names, hint):
    search(outlets, qtbot, typed)

    assert outlets.names == names
    assert outlets.listing._state.hint == hint
    assert outlets.number == f"3 家，已核 1 · 找到 {len(names)} 家"


def test_down_goes_from_the_search_to_the_list_enter_to_the_panel_and_escape_back(outlets, qtbot):
    search(outlets, qtbot, "bld")
    qtbot.keyClick(outlets.listing.search, Qt.Key.Key_Down)
    assert outlets.table.hasFocus()
    qtbot.keyClick(outlets.table, Qt.Key.Key_Down)
    assert outlets.form.field("name").value() == "百姓超市"
    qtbot.keyClick(outlets.table, Qt.Key.Key_Return)
    assert outlets.form.focused_key() == "name"
    qtbot.keyClick(outlets.form.field("name").editor, Qt.Key.Key_Escape)

    assert outlets.table.hasFocus()
    assert outlets.table.current_id() == outlets.ids["百姓超市"]


def test_filters_stand_as_chips_and_are_taken_off_again(outlets):
    outlets.listing.filter_switched.emit(Facet.STATUS, "operating")
    outlets.listing.filter_switched.emit(Facet.CLASS, "basic")
    assert outlets.chips == ["基本保障类", "营业"]
    assert outlets.names == ["老王早点"]

    chip = outlets.listing._chips.itemAt(1).widget()
    chip.removed.emit()
    assert outlets.chips == ["基本保障类"]
    assert len(outlets.names) == 3


def test_the_filter_menu_offers_types_by_their_class_and_what_is_on(outlets):
    outlets.listing.filter_switched.emit(Facet.TYPE, "B01")
    outlets.listing._fill_filter_menu()
    menu = outlets.listing._filter_menu
    types = next(action.menu() for action in menu.actions() if action.text() == "业态")
    basic = next(action.menu() for action in types.actions() if action.text() == "基本保障类")
    shop = next(action for action in basic.actions() if action.text() == "便利店")
    assert shop.isChecked()

    shop.trigger()
    assert outlets.chips == []


def test_the_order_is_asked_for_by_the_header_and_turned_round_by_a_second_click(outlets):
    outlets.listing._header_clicked(0)
    first = outlets.names
    outlets.listing._header_clicked(0)

    assert first == ["百姓超市", "惠之家便利店", "老王早点"], "by pinyin: bxcs, hzjbld, lwzd"
    assert outlets.names == first[::-1]
    assert outlets.listing._sort.text() == "按名称"


def test_columns_are_chosen_and_stay_chosen_the_next_time(outlets, open_page, street):
    outlets.listing._column_actions["phone"].trigger()
    assert not outlets.table.isColumnHidden(7)

    again = open_page(street)
    assert not again.table.isColumnHidden(7)
    assert again.table.isColumnHidden(8)


def test_nothing_found_offers_to_show_all_again(outlets, qtbot):
    search(outlets, qtbot, "没有这样的店")
    assert outlets.listing._stack.currentWidget() is outlets.listing._nothing
    assert not outlets.panel.isVisible()

    outlets.listing._nothing.action_requested.emit()
    assert len(outlets.names) == 3
    assert outlets.listing.search.text() == ""
    assert outlets.panel.isVisible()


def test_an_empty_workspace_says_what_to_do_first(workspace, open_page, qtbot):
    page = open_page(workspace)
    assert page.listing._stack.currentWidget() is page.listing._empty
    assert page.number == "还没有登记"
    assert not page.panel.isVisible()

    qtbot.mouseClick(page.listing._empty.button, Qt.MouseButton.LeftButton)
    assert page.panel.isVisible()
    assert page.form.focused_key() == "name"


def test_an_outlet_that_no_longer_passes_the_filter_stays_until_the_filter_changes(outlets, qtbot):
    outlets.listing.filter_switched.emit(Facet.CHECKED, "unchecked")
    outlets.listing.filter_switched.emit(Facet.CHECKED, "unchecked")
    outlets.listing.filter_switched.emit(Facet.STATUS, "operating")
    outlets.form.left.emit("status", "vacant")
    outlets.settle()
    assert outlets.names == ["老王早点"]

    outlets.listing.filter_switched.emit(Facet.STATUS, "operating")
    outlets.listing.filter_switched.emit(Facet.STATUS, "operating")
    assert outlets.names == []


def test_what_others_bring_is_added_without_moving_the_row_in_hand(outlets, street):
    outlets.table.choose(outlets.ids["百姓超市"])
    others = RecordService(street)
    others.add("outlet", {"name": "新来的店", "community": "幸福里社区"})
    others.set(outlets.ids["老王早点"], {"name": "老王早点铺"})
    outlets.settle()

    assert outlets.names == ["惠之家便利店", "老王早点铺", "百姓超市", "新来的店"]
    assert outlets.table.current_id() == outlets.ids["百姓超市"]
    assert outlets.form.field("name").value() == "百姓超市"
    assert outlets.number == "4 家，已核 1"


def test_a_commit_from_elsewhere_leaves_the_text_being_typed_alone(outlets, street, qtbot, type_chinese):
    editor = outlets.editor("name")
    type_chinese("惠之家二店")
    RecordService(street).set(outlets.ids["惠之家便利店"], {"staff": "9"})
    outlets.settle()

    assert editor.text() == "惠之家二店"
    assert outlets.form.field("staff").value() == "9"


def test_another_page_asks_for_the_outlets_behind_a_figure(outlets):
    outlets.window.go(
        "outlets",
        Filter(equals=(("community", (outlets.ids["幸福里社区"],)), ("business_type", ("B01", "B05")))),
    )

    assert outlets.names == ["惠之家便利店", "老王早点"]
    assert outlets.chips == ["便利店等 2 种业态", "幸福里社区"]
    outlets.listing._chips.itemAt(0).widget().removed.emit()
    assert outlets.chips == ["幸福里社区"]


def test_another_page_asks_for_one_outlet_or_a_new_one(outlets):
    outlets.window.go("outlets", outlets.ids["百姓超市"])
    assert outlets.form.field("name").value() == "百姓超市"
    assert outlets.panel._place.text() == "3 / 3"

    outlets.window.go("outlets", "new")
    assert outlets.panel._title.text() == "新网点"


def test_what_came_while_another_page_was_in_sight_is_there_on_coming_back(outlets, street):
    outlets.window.go("packages")
    RecordService(street).add("outlet", {"name": "新来的店"})
    RecordService(street).set(outlets.ids["惠之家便利店"], {"staff": "9"})
    outlets.settle()
    outlets.window.go("outlets")

    assert outlets.names[-1] == "新来的店"
    assert outlets.form.field("staff").value() == "9"


@pytest.fixture
def large(sample, open_page, qtbot, monkeypatch):
    """The sample, taken for a register that is asked in a lane."""
    monkeypatch.setattr(list_presenter, "AT_ONCE", 100)
    page = open_page(sample)
    qtbot.waitUntil(lambda: page.presenter.list.model.rowCount() > 1000)
    return page


def test_a_large_register_is_asked_in_a_lane(large, qtbot):
    large.presenter.list.search("bld")
    qtbot.waitUntil(lambda: not large.window.runner.jobs())

    expected = set(large.records.ids("outlet", Filter(search="bld")))
    expected |= set(large.records.ids("outlet", Filter(equals=(("business_type", ("B01",)),))))
    assert set(large.presenter.list.model.ids()) == expected
    assert large.listing._state.hint == "便利店 · 拼音首字母"
    assert "已核 0" not in large.number

    large.form.left.emit("staff", "7")
    large.settle()
    qtbot.waitUntil(lambda: not large.window.runner.jobs())
    assert set(large.presenter.list.model.ids()) == expected


def test_a_late_answer_to_an_older_question_is_dropped(large, qtbot, monkeypatch):
    asked, answer = answers.find, threading.Event()

    def slow(records, wanted, sources, base):
        if wanted.search == "b":
            answer.wait(20)
        return asked(records, wanted, sources, base)

    monkeypatch.setattr(answers, "find", slow)
    large.presenter.list.search("b")
    large.presenter.list.search("bldx")
    qtbot.waitUntil(lambda: large.presenter.list.model.rowCount() < 100)
    shown = large.presenter.list.model.ids()
    answer.set()
    qtbot.waitUntil(lambda: not large.window.runner.jobs())

    assert large.presenter.list.model.ids() == shown


def test_rows_of_the_sample_are_in_words(sample, open_page):
    page = open_page(sample)
    model = page.presenter.list.model
    rows = [model.row_value(row) for row in range(64)]

    assert all(row.name and row.community.endswith("社区") for row in rows)
    assert all(row.type_is_known and not row.type_name.startswith("B0") for row in rows)
    assert page.number.startswith(f"{page.records.count('outlet'):,} 家")
