"""What a poster's records say against printing them, each with its record and field."""

from datetime import date

import pytest

from fieldkit.posters.problems import PosterProblem
from fieldkit.services.poster_checks import outlet_problems

DAY = date(2026, 11, 29)
PLAIN = {"name": "老王早点", "phone": None, "phone_public": None, "status": "operating", "location": None, "surveyed_on": None}  # fmt: skip


def found(**values):
    return [
        (problem.code, problem.place.record, problem.place.field)
        for problem in outlet_problems([("r1", PLAIN | values)], DAY)
    ]


def test_an_outlet_with_nothing_against_it_is_silent():
    assert found() == []
    assert found(phone="0955-7012345", phone_public=True, surveyed_on="2026-06-30") == []


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"phone": "0955-7012345"}, PosterProblem.PHONE_PRIVATE, "phone_public"),
        ({"phone": "13812345678", "phone_public": True}, PosterProblem.PERSONAL_MOBILE, "phone"),
        ({"location": "105.19,37.51,,,"}, PosterProblem.DATUM_MISSING, "location"),
        ({"status": "suspended"}, PosterProblem.NOT_OPEN, "status"),
        ({"surveyed_on": "2025-11-29"}, PosterProblem.NOT_LOOKED_AT, "surveyed_on"),
    ],
    ids=["consent", "mobile", "datum", "closed", "long ago"],
)
def test_each_thing_to_look_at_leads_to_its_field(values, code, field):
    assert found(**values) == [(code, "r1", field)]


def test_a_day_short_of_a_year_is_not_long_ago():
    assert found(surveyed_on="2025-11-30") == []


def test_a_closed_outlet_is_asked_after_once():
    assert len(found(status="vacant", phone="13812345678", surveyed_on="2020-01-01")) == 1
