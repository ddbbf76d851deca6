"""Dates that follow from a plan, and how they stand on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.texts import Text
from fieldkit.plans.calendar import RHYTHMS, Deadline, occurrences, period_of
from fieldkit.plans.due import SOON, DueState, Filing, due_list
from fieldkit.plans.reading import available_plans, load_plan

SAID = Text("季度总结", "quarterly summary")


def a_deadline(every="quarter", on=None, days_after=0):
    return Deadline(
        "x.H-38.q", "H-38", SAID, on, every, SAID, SAID, date(2023, 1, 1), date(2025, 12, 31), days_after
    )


def dates(deadline, until=date(2030, 1, 1)):
    return [one.due for one in occurrences(deadline, until)]


def test_quarters_end_with_their_months():
    assert dates(a_deadline())[:5] == [
        date(2023, 3, 31),
        date(2023, 6, 30),
        date(2023, 9, 30),
        date(2023, 12, 31),
        date(2024, 3, 31),
    ]
    assert len(dates(a_deadline())) == 12


def test_half_years_and_years_have_their_own_dates_and_names():
    assert dates(a_deadline("half_year"))[:2] == [date(2023, 6, 30), date(2023, 12, 31)]
    assert [one.period for one in occurrences(a_deadline("half_year"), date(2030, 1, 1))][:2] == [
        "2023-H1",
        "2023-H2",
    ]
    assert [one.period for one in occurrences(a_deadline("year"), date(2030, 1, 1))] == [
        "2023",
        "2024",
        "2025",
    ]


def test_days_after_the_period_are_added_to_its_end():
    assert dates(a_deadline(days_after=10))[0] == date(2023, 4, 10)
    assert len(dates(a_deadline(days_after=10))) == 12


def test_a_yearly_date_keeps_its_month():
    assert dates(a_deadline("year", on=date(2023, 9, 30))) == [
        date(2023, 9, 30),
        date(2024, 9, 30),
        date(2025, 9, 30),
    ]


def test_only_the_next_date_after_the_day_is_told():
    assert dates(a_deadline(), date(2023, 5, 1)) == [date(2023, 3, 31), date(2023, 6, 30)]


def test_on_the_due_day_itself_the_next_date_is_told_as_well():
    assert dates(a_deadline(), date(2023, 3, 31)) == [date(2023, 3, 31), date(2023, 6, 30)]


def test_a_rhythm_that_ends_within_a_year_ends_there():
    short = Deadline(
        "x.H-38.q", "H-38", SAID, None, "quarter", SAID, SAID, date(2023, 4, 1), date(2023, 9, 30)
    )
    assert dates(short) == [date(2023, 6, 30), date(2023, 9, 30)]


def test_what_is_due_once_is_told_once():
    once = a_deadline("", on=date(2023, 1, 20))
    assert dates(once, date(2020, 1, 1)) == [date(2023, 1, 20)]
    assert dates(a_deadline("", on=None)) == []


@given(st.sampled_from([one for one in RHYTHMS if one]), st.dates(date(2023, 1, 1), date(2025, 12, 31)))
def test_every_day_lies_in_a_period_that_the_calendar_names(every, day):
    named = {one.period for one in occurrences(a_deadline(every), date(2030, 1, 1))}
    assert period_of(every, day) in named


@given(st.sampled_from([one for one in RHYTHMS if one]), st.dates(date(2022, 1, 1), date(2026, 12, 31)))
def test_dates_come_in_order_and_stop_after_the_first_later_one(every, until):
    found = dates(a_deadline(every), until)
    assert found == sorted(set(found))
    assert sum(one > until for one in found) <= 1


def states(plan, on, filings=()):
    return {(one.deadline.id, one.period): one.state for one in due_list(load_plan(plan), on, filings)}


def test_on_one_day_a_deadline_is_overdue_due_or_next():
    found = states("huaian", date(2023, 6, 1))
    assert found["huaian.H-01.2023", ""] is DueState.OVERDUE
    assert found["huaian.H-38.quarter", "2023-Q1"] is DueState.OVERDUE
    assert found["huaian.H-38.quarter", "2023-Q2"] is DueState.DUE
    assert found["huaian.H-38.quarter", "2023-Q3"] is DueState.NEXT
    assert ("huaian.H-38.quarter", "2023-Q4") not in found


def test_the_day_itself_is_not_overdue():
    assert states("huaian", date(2023, 1, 20))["huaian.H-01.2023", ""] is DueState.DUE
    assert states("huaian", date(2023, 1, 21))["huaian.H-01.2023", ""] is DueState.OVERDUE
    assert states("huaian", date(2023, 1, 20) - SOON)["huaian.H-01.2023", ""] is DueState.DUE
    assert states("huaian", date(2023, 1, 20) - SOON - timedelta(1))["huaian.H-01.2023", ""] is DueState.NEXT


def handed(area, day=date(2023, 1, 19), item="H-01", period=""):
    return Filing(item, area, period, None, day)


def test_who_has_not_handed_in_is_named_until_all_have():
    plan = load_plan("huaian")
    some = [handed("清江浦区"), handed("工业园区")]
    first = due_list(plan, date(2023, 1, 25), some)[0]
    assert (first.state, len(first.missing), first.handed) == (DueState.OVERDUE, 8, ("清江浦区", "工业园区"))
    every = [handed(area.name) for area in plan.areas]
    assert due_list(plan, date(2023, 1, 25), every)[0].state is DueState.DONE
    assert due_list(plan, date(2023, 1, 18), every)[0].state is DueState.NEXT or len(
        due_list(plan, date(2023, 1, 18), every)[0].missing
    ) == len(plan.areas)


def test_a_summary_of_one_quarter_does_not_stand_for_another():
    plan = load_plan("huaian")
    every = [handed(area.name, date(2023, 4, 3), "H-38", "2023-Q1") for area in plan.areas]
    found = {(one.deadline.id, one.period): one.state for one in due_list(plan, date(2023, 7, 20), every)}
    assert found["huaian.H-38.quarter", "2023-Q1"] is DueState.DONE
    assert found["huaian.H-38.quarter", "2023-Q2"] is DueState.OVERDUE


@pytest.mark.parametrize("plan", [plan.key for plan in available_plans()])
def test_every_rhythm_of_a_shipped_plan_has_a_beginning_and_an_end(plan):
    for deadline in load_plan(plan).deadlines:
        assert list(occurrences(deadline, date(2031, 1, 1))), deadline.id


def test_zhanjiang_assesses_each_september_of_two_years():
    (found,) = [one for one in load_plan("zhanjiang").deadlines if one.item == "Z-30"]
    assert dates(found) == [date(2024, 9, 30), date(2025, 9, 30)]


def test_huaian_meets_every_half_year_for_three_years():
    (found,) = [one for one in load_plan("huaian").deadlines if one.item == "H-36"]
    assert len(dates(found)) == 6
