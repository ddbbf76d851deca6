"""The history of an outlet stands below its form and can be read with one change or two hundred."""

from PySide6.QtCore import Qt

from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewService
from ui.outlets.history_view import AT_ONCE


def open_history(page, qtbot):
    page.panel.history.toggle.setFocus()
    qtbot.keyClick(page.panel.history.toggle, Qt.Key.Key_Space)
    return page.panel.history


def test_it_says_who_changed_what_when_and_what_stood_there_before(outlets, qtbot):
    outlets.form.left.emit("staff", "5")
    view = open_history(outlets, qtbot)

    assert [(line.head, line.words) for line in view.lines] == [
        ("今天 09:30 · 王 · 1 号", "从业人数：2 → 5"),
        (
            "今天 09:30 · 王 · 1 号",
            "登记\n店招名称：惠之家便利店\n业态：便利店\n社区：幸福里社区\n电话：0955-7012345\n从业人数：2\n核查状态：已核",
        ),
    ]


def test_only_the_count_is_shown_until_somebody_looks(outlets, qtbot):
    assert outlets.panel.history.lines == ()
    assert outlets.panel.history._count.text() == "1"

    assert len(open_history(outlets, qtbot).lines) == 1
    outlets.form.left.emit("staff", "5")
    assert len(outlets.panel.history.lines) == 2
    assert outlets.panel.history.is_open

    outlets.table.choose(outlets.ids["老王早点"])
    assert not outlets.panel.history.is_open


def test_marks_corrections_and_taking_back_are_said_in_words(outlets, street, qtbot):
    outlet = outlets.ids["老王早点"]
    records = RecordService(street)
    records.set(outlet, {"services": "早餐"}, source="sheet")
    records.set(outlet, {"services": ""}, source="resolution")
    ReviewService(street).give_back(outlet, "地址不全")
    outlets.table.choose(outlet)

    said = [(line.head.rpartition(" · ")[2], line.words) for line in open_history(outlets, qtbot).lines[:3]]
    assert said == [
        ("1 号", "退回：地址不全"),
        ("冲突选定", "搭载服务：−早餐"),
        ("表格修改", "搭载服务：+早餐"),
    ]


def test_two_hundred_changes_come_a_page_at_a_time(outlets, street, qtbot):
    outlet = outlets.ids["老王早点"]
    records = RecordService(street)
    for number in range(1, 200):
        records.set(outlet, {"staff": str(number)})
    outlets.table.choose(outlet)
    view = open_history(outlets, qtbot)

    assert (len(view.lines), view.shown) == (200, AT_ONCE)
    assert view.lines[0].words == "从业人数：198 → 199"
    assert view.more.text() == f"再看 {AT_ONCE} 次更早的"
    while view.more.isVisibleTo(view):
        view.more.setFocus()
        qtbot.keyClick(view.more, Qt.Key.Key_Space)
    assert view.shown == 200
    assert view.toggle.hasFocus()
