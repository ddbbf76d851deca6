"""The desk shows what the plan wants next, and how many dates have passed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.plan_parts import PlanPartService
from fieldkit.services.plans import FOLDER, PlanService


@pytest.fixture
def planned(sample):
    """中卫 with dates around 30 June 2026: one today, two soon, and those of the document, long past."""
    parts = PlanPartService(sample)
    for key, day in (("a", "2026-06-30"), ("b", "2026-07-12"), ("c", "2026-07-20"), ("d", "2026-12-31")):
        filled = {"title_zh": f"要办{key}", "for_zh": "街道", "hands_in_zh": "材料", "on": day}
        parts.edit("zhongwei", "calendar", 0, {"item": "会议纪要", "key": key, **filled})
    return sample


def test_the_next_three_dates_stand_on_the_desk_and_lead_to_the_calendar(planned, desk_over, qtbot):
    window = desk_over(planned)
    page = window.page("home")
    qtbot.waitUntil(lambda: bool(page._state.deadlines))
    assert [(one.what, one.left) for one in page._state.deadlines] == [
        ("要办a", "今天"),
        ("要办b", "还有 12 天"),
        ("要办c", "还有 20 天"),
    ]
    assert page._state.overdue == "另有 9 件逾期"
    page._deadlines.open.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.page("plans").arguments == ["dates"]


def test_what_is_late_fills_up_where_little_is_to_come(sample, desk_over, qtbot):
    page = desk_over(sample).page("home")
    qtbot.waitUntil(lambda: bool(page._state.deadlines))
    assert [one.left for one in page._state.deadlines] == ["逾期 181 天"] * 3
    assert page._state.overdue == "另有 6 件逾期"


def test_a_plan_with_mistakes_does_not_take_the_desk_away(sample, desk_over, qtbot):
    plans = PlanService(sample)
    plans.copy("huaian", "我市")
    plans.use("我市")
    (sample.path / FOLDER / "我市" / "calendar.csv").write_text("item,key\nH-99,x\n", encoding="utf-8")
    page = desk_over(sample).page("home")
    qtbot.waitUntil(lambda: bool(page._state.figures))
    assert page._state.deadlines == ()
