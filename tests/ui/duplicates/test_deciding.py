"""One key says whether two records are one outlet; the next pair comes by itself; all of it can be undone."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from fieldkit.services.duplicates import DuplicateService
from ui.widgets.picture import Picture

FIRST, SECOND = "惠之家便利店 / 惠之家超市", "老王早点 / 老王早点铺"


def test_the_pairs_stand_at_the_left_and_both_records_at_the_right(duplicates):
    assert duplicates.lines == [FIRST, SECOND]
    assert duplicates.number == "还有 2 对要看"
    assert {"惠之家便利店", "惠之家超市", "0955-7012345", "应理北街 3 号"} <= set(duplicates.words)
    assert any(words.startswith("像的地方：电话相同：0955-7012345") for words in duplicates.words)
    assert any(words.startswith("王，今天 09:30") for words in duplicates.words)


def test_only_what_differs_is_marked(duplicates):
    assert duplicates.marks == ["不一样"]


def test_what_only_one_record_says_is_marked_as_such(street, open_page):
    opened = open_page(street)
    opened.records.set(street.ids["惠之家超市"], {"floor": "2 楼"})
    opened.go()
    assert opened.marks == ["不一样", "一边没填"]


def test_photos_stand_beside_the_record_they_belong_to(street, open_page, tmp_path):
    opened = open_page(street)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    image.save(str(tmp_path / "店.png"))
    opened.records.attach(street.ids["惠之家超市"], "店.png", (tmp_path / "店.png").read_bytes())
    opened.go()
    pictures = opened.page.records._scroll.widget().findChildren(Picture)
    assert sorted(one.has_image for one in pictures) == [False, True]


def test_one_key_joins_and_the_next_pair_comes_by_itself(duplicates):
    duplicates.press("1")
    assert duplicates.shown == ["惠之家便利店", "老王早点", "老王早点铺"] or duplicates.shown[0].startswith(
        "惠之家"
    )
    assert len(duplicates.shown) == 3
    assert duplicates.lines == [SECOND]
    assert "老王早点铺" in duplicates.words
    assert (
        duplicates.toast == "已合并“惠之家便利店”，有 1 项写得不一样，等您选定。"
        or "已合并" in duplicates.toast
    )
    assert duplicates.number == "还有 1 对要看"


def test_what_differs_after_a_join_leads_to_the_conflict(duplicates):
    duplicates.press("1")
    duplicates.window._toast._action.click()
    assert len(duplicates.gone_to) == 1
    assert duplicates.gone_to[0] in duplicates.ids.values()


def test_two_outlets_are_remembered_and_not_found_again(duplicates):
    duplicates.press("2")
    assert (duplicates.lines, len(duplicates.shown)) == ([SECOND], 4)
    duplicates.press(Qt.Key.Key_F5)
    assert duplicates.lines == [SECOND]


@pytest.mark.parametrize("key", ["3", Qt.Key.Key_Escape])
def test_later_goes_on_and_decides_nothing(duplicates, key):
    duplicates.press(key)
    assert duplicates.lines == [FIRST, SECOND]
    assert "老王早点铺" in duplicates.words
    duplicates.press(key)
    assert "惠之家超市" in duplicates.words
    assert len(duplicates.shown) == 4


@pytest.mark.parametrize("key", ["1", "2"])
def test_a_decision_is_taken_back_and_asked_again(duplicates, key):
    duplicates.press(key)
    assert duplicates.strip
    duplicates.qtbot.keyClick(duplicates.page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    duplicates.settle()
    assert duplicates.lines == [FIRST, SECOND]
    assert "惠之家超市" in duplicates.words
    assert len(duplicates.shown) == 4
    assert (duplicates.toast, duplicates.strip) == ("已撤销。", "")


def test_decisions_are_taken_back_one_after_the_other(duplicates):
    duplicates.press("1")
    duplicates.press("2")
    assert duplicates.lines == []
    for _ in range(2):
        duplicates.page.undo_wanted.emit()
        duplicates.settle()
    assert duplicates.lines == [FIRST, SECOND]
    assert len(duplicates.shown) == 4


def test_when_all_is_decided_the_page_says_so(duplicates):
    duplicates.press("1")
    duplicates.press("2")
    assert duplicates.empty[0] == "都看完了"
    assert duplicates.number == "没有要看的"
    assert QApplication.focusWidget().text() == "再查一遍"


def test_three_records_of_one_outlet_are_asked_about_no_more_than_needed(street, open_page):
    opened = open_page(street)
    opened.records.add("outlet", {"name": "惠之家", "phone": "0955-7012345", "address": "应理北街 3 号"})
    opened.go()
    assert len(opened.lines) == 4
    opened.press("1")
    assert len(opened.lines) == 2
    opened.press("1")
    assert opened.lines == [SECOND]
    assert len(opened.shown) == 3


def test_joined_records_are_listed_and_split_again(duplicates):
    duplicates.press("1")
    duplicates.page.segments.choose("joined")
    duplicates.settle()
    assert duplicates.lines == [FIRST]
    assert any("现在显示为一家" in words for words in duplicates.words)
    duplicates.press("1")
    assert len(duplicates.shown) == 4
    assert duplicates.empty[0] == "还没有合并过网点"
    duplicates.page.undo_wanted.emit()
    duplicates.settle()
    assert len(duplicates.shown) == 3


def test_of_three_joined_records_one_is_taken_out(street, open_page):
    third = open_page(street)
    extra = third.records.add("outlet", {"name": "惠之家", "phone": "0955-7012345"}).record
    service = DuplicateService(street)
    service.join(street.ids["惠之家便利店"], street.ids["惠之家超市"])
    service.join(extra, street.ids["惠之家超市"])
    third.go()
    third.page.segments.choose("joined")
    third.settle()
    third.page.records.findChild(type(third.page.search), f"split-{extra}").click()
    third.settle()
    (left,) = service.joined()
    assert {side.id for side in left.members} == {street.ids["惠之家便利店"], street.ids["惠之家超市"]}


def test_nothing_to_decide_is_said_in_words(workspace, open_page):
    opened = open_page(workspace).go()
    assert opened.empty[0] == "没有疑似重复的网点"
    opened.page.segments.choose("joined")
    assert opened.empty[0] == "还没有合并过网点"


def test_the_list_leads_to_the_candidates_of_one_outlet(duplicates):
    duplicates.go(duplicates.ids["老王早点"])
    assert duplicates.lines == [SECOND]
    assert duplicates.page.only.accessibleName() == "只列出和“老王早点”有关的 1 对。"
    duplicates.page.only._button.click()
    assert duplicates.lines == [FIRST, SECOND]


def test_the_last_candidate_of_one_outlet_decided_all_others_come_back(duplicates):
    duplicates.go(duplicates.ids["老王早点"])
    duplicates.press("2")
    assert duplicates.lines == [FIRST]
    assert not duplicates.page.only.isVisible()


def test_an_outlet_without_candidates_is_said_to_have_none(duplicates):
    lonely = duplicates.records.add("outlet", {"name": "新开的花店"}).record
    duplicates.go(lonely)
    assert duplicates.toast == "没有查到和“新开的花店”疑似重复的网点。"
    assert duplicates.lines == [FIRST, SECOND]


def test_outlets_that_changed_elsewhere_are_searched_when_one_comes_back(duplicates):
    duplicates.window.go("outlets")
    duplicates.records.add(
        "outlet", {"name": "老王早点店", "address": "长城西街 8 号", "community": "幸福里社区"}
    )
    duplicates.settle()
    duplicates.go()
    assert len(duplicates.lines) == 4


def test_who_comes_back_has_the_list_in_hand(duplicates):
    duplicates.window.go("outlets")
    duplicates.go()
    assert QApplication.focusWidget() is duplicates.page.table


def test_the_page_is_reached_from_the_outlets_by_key(street, open_page):
    opened = open_page(street, with_outlets=True)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    opened.qtbot.keyClick(opened.window.page("outlets"), Qt.Key.Key_U, keys)
    opened.settle()
    assert opened.window.current_page == "duplicates"
    assert opened.lines == [FIRST, SECOND]
    opened.qtbot.keyClick(opened.page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    assert opened.window.current_page == "outlets"


def test_a_long_search_is_stopped_and_says_that_nothing_was_changed(street, open_page, monkeypatch):
    started = threading.Event()

    def endless(self, progress, language):
        started.set()
        while True:
            progress.check()

    monkeypatch.setattr(DuplicateService, "review", endless)
    opened = open_page(street)
    opened.window.go("duplicates")
    assert started.wait(5)
    assert opened.empty[0] == "正在查有没有登记了两遍的网点"
    opened.window.runner.cancel_long()
    opened.settle()
    assert opened.toast == "已停止查找，什么也没有改动。"
    assert opened.empty[0] == "查找停止了"


def test_what_was_decided_while_a_search_ran_is_not_asked_again(duplicates, monkeypatch):
    found = DuplicateService.review
    go_on, begun = threading.Event(), threading.Event()

    def slow(self, progress, language):
        review = found(self, progress, language)
        begun.set()
        go_on.wait(5)
        return review

    monkeypatch.setattr(DuplicateService, "review", slow)
    duplicates.page.search_wanted.emit()
    assert begun.wait(5)
    duplicates.page.records.not_same.click()
    duplicates.qtbot.waitUntil(lambda: duplicates.lines == [SECOND])
    go_on.set()
    duplicates.settle()
    assert duplicates.lines == [SECOND]


def test_a_refused_decision_is_said_and_changes_nothing(duplicates):
    duplicates.records.delete(duplicates.ids["惠之家超市"])
    duplicates.press("1")
    assert "已经删除，没有改动" in duplicates.toast
    assert len(duplicates.shown) == 3


def test_everything_can_be_reached_with_the_tabulator(duplicates):
    reached = set()
    for _ in range(20):
        reached.add(QApplication.focusWidget())
        duplicates.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    page = duplicates.page
    assert {page.table, page.records.same, page.records.not_same, page.records.later, page.search} <= reached
