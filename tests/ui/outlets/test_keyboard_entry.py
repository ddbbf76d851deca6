"""J2: an outlet is recorded at the door without the mouse; Chinese arrives as an input method sends it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.records import RecordService

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def keys(qtbot, type_chinese):
    """A keyboard: ``keys.tap("Tab")``, ``keys.latin("bld")``, ``keys.chinese("惠之家")`` into what has the focus."""

    class Keys:
        def tap(self, name, modifier=Qt.KeyboardModifier.NoModifier):
            qtbot.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{name}"), modifier)

        def latin(self, words):
            qtbot.keyClicks(QApplication.focusWidget(), words)

        def chinese(self, words, composing="zhong wen"):
            type_chinese(words, composing=composing)

    return Keys()


@pytest.fixture
def community(workspace):
    return RecordService(workspace).add("area", {"name": "幸福里社区", "level": "社区"}).record


def test_an_outlet_is_entered_by_keyboard_alone(workspace, community, open_page, keys):
    page = open_page(workspace)
    form = page.form

    keys.tap("N", CTRL)
    assert form.focused_key() == "name"
    assert page.records.count("outlet") == 0
    keys.chinese("惠之家便利店", "hui zhi jia bian li dian")
    keys.tap("Tab")
    assert page.records.count("outlet") == 1

    assert form.focused_key() == "business_type"
    keys.latin("bld")
    keys.tap("Return")
    assert form.focused_key() == "services"
    keys.latin("dsdf")
    keys.tap("Return")
    keys.chinese("打印")
    keys.tap("Return")
    keys.tap("Tab")
    assert form.focused_key() == "community"
    keys.tap("Return")
    keys.chinese("应理北街 3 号", "ying li bei jie")
    keys.tap("Return")
    assert form.focused_key() == "floor"
    keys.tap("Tab")
    QGuiApplication.clipboard().setText("37.51403, 105.18952 高德")
    keys.tap("V", CTRL)
    keys.tap("Tab")
    assert form.focused_key() == "phone"
    keys.latin("0955-70123")
    keys.tap("Tab")
    assert form.focused_key() == "phone_public"
    keys.tap("Space")
    keys.tap("Tab")
    keys.chinese("早7点到晚11点")
    keys.tap("Tab")
    assert form.focused_key() == "open_24h"
    keys.tap("Tab")
    keys.latin("yy")
    keys.tap("Return")
    assert form.focused_key() == "staff"
    keys.latin("3")
    keys.tap("Return")

    values = page.values()
    assert {key: value for key, value in values.items() if value is not None} == {
        "name": "惠之家便利店",
        "business_type": "B01",
        "services": "parcels;printing",
        "community": community,
        "address": "应理北街 3 号",
        "location": "105.18952,37.51403,GCJ02,amap",
        "phone": "0955-70123",
        "phone_public": "1",
        "hours": "07:00-23:00",
        "status": "operating",
        "staff": "3",
        "surveyor": "王",
        "surveyed_on": "2026-06-30",
    }
    assert form.field("phone").value() == "0955-70123"
    assert form.words_beneath("phone") == "固定电话应为 7 或 8 位。已保存，可稍后更正。"
    assert form.field("location").value() == "105.18952, 37.51403"
    assert page.strip == "刚才：从业人数 空 → 3"

    keys.tap("Z", CTRL)
    assert page.values()["staff"] is None
    assert form.field("staff").value() == ""
    assert page.strip == "刚才：已撤销：从业人数 3 → 空"

    keys.tap("Return", CTRL)
    assert form.focused_key() == "name"
    assert form.field("name").value() == ""
    page.settle()
    assert page.names == ["惠之家便利店"]


def test_a_new_outlet_in_which_nothing_was_entered_is_never_written(outlets, keys):
    keys.tap("N", CTRL)
    keys.tap("Tab")
    keys.tap("Tab")
    keys.tap("Escape")

    assert outlets.records.count("outlet") == 3
    assert outlets.table.hasFocus()
    assert outlets.presenter.record.current == outlets.ids["惠之家便利店"]


def test_community_surveyor_and_date_carry_over_in_grey_and_are_saved_with_the_first_field(outlets, keys):
    outlets.table.choose(outlets.ids["百姓超市"])
    outlets.editor("surveyed_on")
    keys.latin("20260601")
    keys.tap("Return")
    keys.tap("N", CTRL)

    form = outlets.form
    assert form.field("community").is_old
    assert form.field("surveyed_on").is_old
    assert not form.field("address").is_old
    keys.chinese("新店")
    keys.tap("Return")

    values = outlets.values()
    assert values["community"] == outlets.ids["光明社区"]
    assert values["surveyed_on"] == "2026-06-01"
    assert values["business_type"] is None


def test_a_carried_value_that_is_emptied_writes_nothing_and_is_not_carried(outlets, keys):
    keys.tap("N", CTRL)
    outlets.editor("surveyor").clear()
    keys.tap("Tab")
    assert outlets.records.count("outlet") == 3

    outlets.form.focus("name")
    keys.chinese("新店")
    keys.tap("Tab")
    assert outlets.values()["surveyor"] is None
    assert outlets.values()["surveyed_on"] == "2026-06-30"


def test_f7_takes_the_value_from_the_outlet_before(outlets, keys):
    outlets.table.choose(outlets.ids["老王早点"])
    keys.tap("N", CTRL)
    keys.chinese("小李早点")
    keys.tap("Return")
    outlets.form.focus("address")

    keys.tap("F7")

    assert outlets.values()["address"] == "长城西街 8 号"
    assert outlets.form.field("address").value() == "长城西街 8 号"


def test_undo_belongs_to_the_text_first_and_then_to_the_record(outlets, keys):
    outlets.editor("staff")
    keys.latin("35")
    keys.tap("Z", CTRL)
    assert outlets.form.field("staff").value() != "35"
    assert outlets.values()["staff"] == "2"

    keys.latin("4")
    keys.tap("Tab")
    assert outlets.values()["staff"] == "4"
    keys.tap("Z", CTRL)
    assert outlets.values()["staff"] == "2"


def test_undoing_the_first_field_of_a_new_outlet_leaves_no_outlet_and_an_empty_form(outlets, keys):
    keys.tap("N", CTRL)
    keys.chinese("新店")
    keys.tap("Tab")
    keys.tap("Z", CTRL)
    outlets.settle()

    assert outlets.records.count("outlet") == 3
    assert "新店" not in outlets.names
    assert outlets.form.field("name").value() == ""
    assert outlets.strip == "刚才：已撤销：新增“新店”"


def test_a_business_type_that_nobody_knows_keeps_its_words(outlets, keys):
    outlets.editor("business_type")
    keys.chinese("黄河奇石馆")
    keys.tap("Tab")

    values = outlets.values()
    assert values["business_type"] is None
    assert values["business_type_text"] == "黄河奇石馆"
    assert outlets.form.field("business_type").editor.text() == "黄河奇石馆"
    assert "原文已保存" in outlets.form.words_beneath("business_type")

    outlets.editor("business_type").clear()
    keys.tap("Tab")
    assert outlets.values()["business_type_text"] is None


def test_a_type_chosen_later_keeps_the_words_as_written(outlets, keys):
    outlets.editor("business_type")
    keys.chinese("黄河奇石馆")
    keys.tap("Tab")
    outlets.editor("business_type")
    keys.latin("B01")
    keys.tap("Return")

    values = outlets.values()
    assert (values["business_type"], values["business_type_text"]) == ("B01", "黄河奇石馆")
    assert outlets.form.words_beneath("business_type") == "原文：黄河奇石馆"


def test_a_community_that_is_not_recorded_is_refused_beside_the_field_and_can_be_added(outlets, keys, qtbot):
    before = outlets.values()["community"]
    outlets.editor("community")
    keys.chinese("湖畔社区")
    keys.tap("Tab")

    assert outlets.values()["community"] == before
    assert outlets.form.field("community").editor.text() == "湖畔社区"
    assert "没有“湖畔社区”" in outlets.form.words_beneath("community")

    assert QApplication.focusWidget() is outlets.form.link("community")
    keys.tap("Space")
    outlets.settle()
    added = outlets.values()["community"]
    assert outlets.records.get(added).values["name"] == "湖畔社区"
    assert outlets.form.field("community").editor.text() == "湖畔社区"
    assert outlets.form.words_beneath("community") == ""


def test_the_same_name_in_the_same_community_is_offered_while_one_types(outlets, keys, qtbot):
    outlets.table.choose(outlets.ids["惠之家便利店"])
    keys.tap("N", CTRL)
    keys.chinese("惠之家 便利店")
    keys.latin(" ")
    qtbot.waitUntil(lambda: outlets.form.duplicate_words("name") != "")
    assert outlets.form.duplicate_words("name") == "可能与“惠之家便利店”重复，看一下"
    assert outlets.form.focused_key() == "name"

    keys.tap("F8")
    assert outlets.presenter.record.current == outlets.ids["惠之家便利店"]
    assert outlets.form.duplicate_words("name") == ""


def test_an_outlet_is_no_duplicate_of_itself(outlets, keys, qtbot):
    asked = []
    outlets.presenter.record.duplicates.found.connect(lambda _, words: asked.append(words))
    outlets.table.choose(outlets.ids["惠之家便利店"])
    outlets.editor("name")
    keys.chinese("惠之家便利店")
    keys.latin(" ")
    qtbot.waitUntil(lambda: bool(asked))

    assert asked == [""]


def test_the_same_phone_is_offered_also_where_two_communities_recorded_one_outlet(outlets, keys, qtbot):
    asked = []
    outlets.presenter.record.duplicates.found.connect(lambda key, words: asked.append((key, words)))
    outlets.table.choose(outlets.ids["老王早点"])
    outlets.editor("phone")
    keys.latin("09557012345")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[-1] == ("phone", "可能与“惠之家便利店”重复，看一下")

    outlets.table.choose(outlets.ids["百姓超市"])
    asked.clear()
    outlets.editor("phone")
    keys.latin("09557012345")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("phone", "可能与“惠之家便利店”重复，看一下")]


def test_a_name_written_a_little_differently_is_offered(outlets, keys, qtbot):
    outlets.table.choose(outlets.ids["惠之家便利店"])
    keys.tap("N", CTRL)
    keys.chinese("惠之家便利")
    keys.latin(" ")

    qtbot.waitUntil(lambda: outlets.form.duplicate_words("name") != "")
    assert outlets.form.duplicate_words("name") == "可能与“惠之家便利店”重复，看一下"


def test_two_outlets_that_people_told_apart_are_not_offered_again(outlets, keys, qtbot, street):
    DuplicateService(street).not_same(outlets.ids["惠之家便利店"], outlets.ids["老王早点"])
    asked = []
    outlets.presenter.record.duplicates.found.connect(lambda _, words: asked.append(words))
    outlets.table.choose(outlets.ids["老王早点"])
    outlets.editor("phone")
    keys.latin("09557012345")
    qtbot.waitUntil(lambda: bool(asked))

    assert asked == [""]


def test_f10_says_everything_that_is_missing_and_goes_to_the_first(outlets, keys):
    outlets.table.choose(outlets.ids["惠之家便利店"])
    assert outlets.form.words_beneath("address") == ""

    keys.tap("F10")

    assert outlets.form.words_beneath("address") == "“详细地址”还没有填。"
    assert outlets.form.focused_key() == "address"
