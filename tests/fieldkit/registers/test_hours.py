"""Business hours: as typed, canonical, shown, and whether a shop is open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.problems import Severity
from fieldkit.registers.checks import check_hours
from fieldkit.registers.hours import (
    EVERY_DAY,
    Period,
    display_hours,
    fold_hours,
    hours_text,
    is_around_the_clock,
    is_irregular,
    is_open_at,
    read_hours,
)
from fieldkit.registers.problems import RegisterProblem


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("07:00-23:00", "07:00-23:00"),
        ("7:00—23:00", "07:00-23:00"),
        ("7：30至22：30", "07:30-22:30"),
        ("８：００～２０：００", "08:00-20:00"),
        ("早7点到晚11点", "07:00-23:00"),
        ("早上七点到晚上十点", "07:00-22:00"),
        ("七点半至二十一点", "07:30-21:00"),
        ("上午8点-下午6点半", "08:00-18:30"),
        ("7点30分-19点", "07:30-19:00"),
        ("8 点 - 20 点", "08:00-20:00"),
        ("8-20", "08:00-20:00"),
        ("早7-晚9", "07:00-21:00"),
        ("8.30-20.00", "08:30-20:00"),
        ("0800-2000", "08:00-20:00"),
        ("7am-10pm", "07:00-22:00"),
        ("下午2点-6点", "14:00-18:00"),
        ("晚8点到晚12点", "20:00-24:00"),
        ("22:00-02:00", "22:00-02:00"),
        ("晚6点至次日凌晨2点", "18:00-02:00"),
        ("下午2点到夜里2点", "14:00-02:00"),
        ("8:00-12:00 14:00-18:00", "08:00-12:00,14:00-18:00"),
        ("上午8:00-12:00，下午14:00-18:00", "08:00-12:00,14:00-18:00"),
        ("8:00-12:00、14:00-18:00", "08:00-12:00,14:00-18:00"),
        ("24小时", "00:00-24:00"),
        ("24 小时营业", "00:00-24:00"),
        ("全天", "00:00-24:00"),
        ("08:00-08:00", "00:00-24:00"),
        ("每天 6:00-21:00", "06:00-21:00"),
        ("星期一至星期日 8:00-20:00", "08:00-20:00"),
        ("周一到周五8:30-18:00，周末休息", "周一至周五 08:30-18:00"),
        ("周一至周五 08:00-18:00；周六 09:00-12:00", "周一至周五 08:00-18:00;周六 09:00-12:00"),
        ("工作日9点-17点", "周一至周五 09:00-17:00"),
        ("周一、三、五 9:00-11:00", "周一、周三、周五 09:00-11:00"),
        ("不固定", "不定"),
        ("\u3000", None),
    ],
)
def test_typed_hours_are_folded_to_one_form(typed, canonical):
    assert fold_hours(typed) == canonical


@pytest.mark.parametrize(
    "typed",
    [
        "随叫随到",
        "早出晚归",
        "9:00",
        "25:00-26:00",
        "08:00-26:00",
        "7:60-8:00",
        "8:00-20:00;周六 9:00-12:00",
        "节假日休息",
    ],
)
def test_what_only_people_can_read_stays_as_typed(typed):
    assert fold_hours(typed) == typed
    assert read_hours(typed) == ()
    assert is_open_at(typed, 600) is None


@given(
    st.lists(
        st.builds(
            lambda start, end, days: Period(start, end, days) if start != end else Period(0, 1440, days),
            st.integers(0, 1439),
            st.integers(1, 1440),
            st.sampled_from([EVERY_DAY, (1, 2, 3, 4, 5), (6,), (6, 7), (1, 3, 5)]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_canonical_and_shown_hours_read_back_as_the_same_periods(periods):
    if len({period.days for period in periods}) > 1:
        periods = [period for period in periods if period.days != EVERY_DAY]
    canonical = hours_text(periods)
    assert read_hours(canonical) == tuple(periods)
    assert fold_hours(canonical) == canonical
    assert fold_hours(display_hours(canonical)) == canonical


@pytest.mark.parametrize(
    ("minute", "is_open"),
    [
        (7 * 60 - 1, False),
        (7 * 60, True),
        (12 * 60, False),
        (13 * 60, False),
        (14 * 60, True),
        (22 * 60, False),
    ],
)
def test_a_shop_with_two_periods_is_closed_at_noon_and_at_the_minute_it_closes(minute, is_open):
    assert is_open_at("07:00-12:00,14:00-22:00", minute) is is_open


def test_a_night_shop_is_open_before_and_after_midnight():
    assert is_open_at("22:00-02:00", 23 * 60)
    assert is_open_at("22:00-02:00", 60)
    assert not is_open_at("22:00-02:00", 2 * 60)
    assert not is_open_at("22:00-02:00", 12 * 60)


def test_a_friday_night_lasts_into_saturday_and_a_sunday_night_into_monday():
    friday, sunday = "周五 22:00-02:00", "周日 22:00-02:00"
    assert is_open_at(friday, 60, weekday=6)
    assert not is_open_at(friday, 60, weekday=5)
    assert is_open_at(sunday, 60, weekday=1)
    assert not is_open_at(sunday, 60, weekday=2)


def test_days_of_the_week_decide_when_a_day_is_asked_for():
    hours = "周一至周五 08:00-18:00;周六 09:00-12:00"
    assert is_open_at(hours, 600, weekday=6)
    assert not is_open_at(hours, 15 * 60, weekday=6)
    assert not is_open_at(hours, 600, weekday=7)
    assert is_open_at(hours, 15 * 60)


def test_around_the_clock_is_told_from_long_hours():
    assert is_around_the_clock("00:00-24:00")
    assert is_around_the_clock("24小时")
    assert not is_around_the_clock("06:00-24:00")
    assert not is_around_the_clock("周六 00:00-24:00")
    assert not is_around_the_clock("不定")
    assert all(is_open_at("00:00-24:00", minute) for minute in (0, 720, 1439))


@pytest.mark.parametrize(
    ("canonical", "zh", "en"),
    [
        ("07:00-23:00", "07:00–23:00", "07:00–23:00"),
        ("07:00-12:00,14:00-22:00", "07:00–12:00、14:00–22:00", "07:00–12:00, 14:00–22:00"),
        ("00:00-24:00", "24 小时", "24 hours"),
        ("周一至周五 08:00-18:00;周六 09:00-12:00", "周一至周五 08:00–18:00；周六 09:00–12:00", "Mon–Fri 08:00–18:00; Sat 09:00–12:00"),
        ("不定", "不定", "varies"),
        ("随叫随到", "随叫随到", "随叫随到"),
    ],
)  # fmt: skip
def test_hours_are_shown_in_both_languages(canonical, zh, en):
    assert display_hours(canonical) == zh
    assert display_hours(canonical, "en") == en


def test_hours_nobody_can_read_are_warned_about_unless_they_say_that_there_are_none():
    (problem,) = check_hours("早出晚归")
    assert problem.code is RegisterProblem.HOURS_SHAPE
    assert problem.severity is Severity.WARNING
    assert check_hours("不定") == []
    assert check_hours("随叫随到") == []
    assert is_irregular("需预约")


@pytest.mark.parametrize(
    ("hours", "overlaps"),
    [
        ("08:00-12:00,11:00-18:00", True),
        ("08:00-12:00,12:00-18:00", False),
        ("22:00-02:00,01:00-05:00", True),
        ("周六 09:00-12:00;周日 09:00-12:00", False),
        ("周一至周六 09:00-12:00;周六 10:00-11:00", True),
        ("周日 22:00-03:00;周一 02:00-04:00", True),
    ],
)
def test_periods_that_overlap_are_warned_about(hours, overlaps):
    found = [problem.code for problem in check_hours(hours)]
    assert found == ([RegisterProblem.HOURS_OVERLAP] if overlaps else [])
