"""Today's route: building by building, with each appointment at its time."""

from datetime import datetime, timedelta

import pytest

from fieldkit.registers.route import A_DOOR, agreed_time, route

NOW = datetime.fromisoformat("2026-06-30T09:30:00+08:00")
DOORS = ("1-101", "1-201", "2-101", "2-201")


def stops(**appointments):
    """The four doors as one walks, and one appointment for each name, so many minutes from now."""
    agreed = [(name, NOW + timedelta(minutes=minutes)) for name, minutes in appointments.items()]
    return [*agreed, *((door, None) for door in DOORS)]


def test_without_appointments_it_is_the_walk():
    assert route(stops(), NOW) == DOORS


def test_an_appointment_stands_where_the_walk_reaches_its_time():
    assert route(stops(home=30), NOW) == ("1-101", "1-201", "home", "2-101", "2-201")


def test_a_door_that_would_make_somebody_wait_comes_after_the_appointment():
    assert route(stops(home=A_DOOR.total_seconds() / 60 - 1), NOW)[0] == "home"
    assert route(stops(home=A_DOOR.total_seconds() / 60), NOW)[1] == "home"


def test_the_time_spent_at_an_appointment_counts_for_the_next():
    assert route(stops(first=15, second=45), NOW) == (
        "1-101", "first", "1-201", "second", "2-101", "2-201",
    )  # fmt: skip


def test_waiting_before_a_door_counts_as_well():
    assert route(stops(first=14, second=40), NOW)[:3] == ("first", "second", "1-101")


def test_an_appointment_in_the_evening_comes_last():
    assert route(stops(evening=600), NOW) == (*DOORS, "evening")


def test_what_is_overdue_comes_first_and_the_longest_overdue_before_the_others():
    assert route(stops(today=-5, yesterday=-1440, noon=150), NOW) == ("yesterday", "today", *DOORS, "noon")


def test_appointments_at_one_time_stand_as_one_walks():
    assert route(stops(first=600, second=600), NOW)[-2:] == ("first", "second")


@pytest.mark.parametrize("moment", ["2026-06-30", "2026-06-30T00:00:00+08:00", "晚上", ""])
def test_a_day_alone_and_what_is_no_time_are_not_waited_for(moment):
    assert agreed_time(moment, NOW) is None


def test_a_time_without_a_zone_is_meant_as_it_is_here():
    assert agreed_time("2026-06-30T19:00", NOW) == datetime.fromisoformat("2026-06-30T19:00+08:00")
