"""What is due from this office, and food self-checks that are too long ago."""

from datetime import date

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.due import DueState
from fieldkit.services.due import DueService
from fieldkit.services.plans import PlanService
from fieldkit.services.records import RecordService


@pytest.fixture
def due(workspace):
    return DueService(workspace)


def state(due, on, plan, deadline, period=""):
    found = due.due(on, plan, with_done=True)
    return next(one for one in found if (one.deadline.id, one.period) == (deadline, period))


def test_the_plan_in_use_is_asked_unless_another_is_named(due, workspace):
    assert {one.deadline.id.partition(".")[0] for one in due.due(date(2024, 1, 1))} == {"zhongwei"}
    PlanService(workspace).use("zhanjiang")
    assert {one.deadline.id.partition(".")[0] for one in due.due(date(2024, 1, 1))} == {"zhanjiang"}
    assert due.due(date(2024, 6, 1), "mofcom")[0].due == date(2024, 6, 15)
    with pytest.raises(FieldkitError):
        due.due(date(2024, 1, 1), "atlantis")


def test_a_deadline_of_an_own_plan_is_asked_for(due, workspace):
    plans = PlanService(workspace)
    plans.copy("mofcom", "省里")
    plans.save("省里", "省里.M-08.2024", {"on": "2024-07-01"})
    (found,) = due.due(date(2024, 6, 20), "省里")
    assert (found.due, found.state, found.days) == (date(2024, 7, 1), DueState.DUE, 11)


def test_dates_come_in_order(due):
    found = due.due(date(2024, 12, 10), "huaian")
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert DueState.DONE not in {one.state for one in found}


def test_what_was_handed_in_is_done_for_its_area_and_period(due, workspace):
    records = RecordService(workspace)
    area = records.add("area", {"name": "清江浦区", "level": "区"}).record
    filing = {"name": "一季度总结", "plan": "huaian", "item": "H-38", "area": area, "period": "2023-Q1"}
    records.add("filing", filing | {"handed_on": "2023-04-02"})
    other = records.add("area", {"name": "淮安区", "level": "区"}).record
    records.add("filing", filing | {"handed_on": "2023-04-02", "area": other, "plan": "nantong"})
    before = state(due, date(2023, 4, 1), "huaian", "huaian.H-38.quarter", "2023-Q1")
    after = state(due, date(2023, 4, 3), "huaian", "huaian.H-38.quarter", "2023-Q1")
    assert (len(before.missing), before.handed) == (10, ())
    assert (len(after.missing), after.handed) == (9, ("清江浦区",))


def test_a_joint_meeting_that_was_held_is_done_for_its_half_year(due, workspace):
    records = RecordService(workspace)
    records.add("meeting", {"name": "第一次", "meeting_type": "联席会议", "held_on": "2023-05-06"})
    records.add("meeting", {"name": "居民会", "meeting_type": "居民议事厅", "held_on": "2023-11-06"})
    first = state(due, date(2023, 8, 1), "huaian", "huaian.H-36.meeting", "2023-H1")
    second = state(due, date(2024, 1, 5), "huaian", "huaian.H-36.meeting", "2023-H2")
    assert (first.state, second.state) == (DueState.DONE, DueState.OVERDUE)


def test_food_checks_are_asked_of_open_shops_only_and_by_the_plans_interval(due, workspace):
    records = RecordService(workspace)
    for name, kind, status, day in (
        ("早查过", "B01", "营业", "2026-06-25"),
        ("正好", "B02", "营业", "2026-05-31"),
        ("过期", "B01", "营业", "2026-05-30"),
        ("没登记", "B02", "营业", ""),
        ("关了", "B01", "歇业", ""),
        ("理发店", "B07", "营业", ""),
    ):
        typed = {"name": name, "business_type": kind, "status": status}
        records.add("outlet", typed | ({"food_check": day} if day else {}))
    checks = due.food_checks(date(2026, 6, 30), "nantong")
    assert (checks.days, checks.asked) == (30, 4)
    assert checks.overdue == ("过期", "没登记")
    assert due.food_checks(date(2026, 6, 30), "huaian") is None
    PlanService(workspace).save("nantong", "nantong.N-36.food_check_days", {"value": "60"})
    assert due.food_checks(date(2026, 6, 30), "nantong").overdue == ("没登记",)


def test_what_is_done_is_left_out_unless_asked_for(due):
    due.hand_in("mofcom.M-08.2024", date(2024, 6, 1), plan="mofcom")
    assert due.due(date(2024, 6, 10), "mofcom") == ()
    (done,) = due.due(date(2024, 6, 10), "mofcom", with_done=True)
    assert done.state is DueState.DONE


def test_handing_in_is_recorded_and_can_be_taken_back(due, workspace):
    records = RecordService(workspace)
    records.add("area", {"name": "淮安区", "level": "区"})
    made = due.hand_in("huaian.H-01.2023", date(2023, 1, 18), plan="huaian", area="淮安区")
    assert state(due, date(2023, 1, 20), "huaian", "huaian.H-01.2023").handed == ("淮安区",)
    assert records.get(made).values["item"] == "H-01"
    records.delete(made)
    assert state(due, date(2023, 1, 20), "huaian", "huaian.H-01.2023").handed == ()
    with pytest.raises(FieldkitError):
        due.hand_in("huaian.H-01.2099", date(2023, 1, 18), plan="huaian")
    with pytest.raises(FieldkitError):
        due.hand_in("huaian.H-01.2023", date(2023, 1, 18), plan="huaian", area="没有的区")
    assert records.count("filing") == 0
