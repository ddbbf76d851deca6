"""A scenario: a form written as tables, answered with the interviewer's verbs."""

from __future__ import annotations

import random

import pytest

from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import read_tables, shipped_form
from tests.fieldkit.questionnaires.oracle.forms import tables

_SURVEY_HEAD = "type | name | label | relevant | required | constraint | calculation | default"


@pytest.fixture
def form_of():
    """Read a form: rows of the survey (under ``head``), rows of choices, settings."""

    def read(survey, choices="", head=_SURVEY_HEAD, settings=""):
        tables = "| survey |\n" + _rows(head) + _rows(survey)
        if choices:
            tables += "| choices |\n" + _rows("list_name | name | label | kind") + _rows(choices)
        if settings:
            tables += "| settings |\n" + _rows(settings)
        return read_tables(tables, name="问卷.xlsx")

    return read


def _rows(text):
    return "".join(f"| | {line.strip()} |\n" for line in text.strip().splitlines())


@pytest.fixture
def begin(form_of, clock):
    """Read a form and begin an interview."""

    def start(survey, choices="", **parts):
        return Interview.start(form_of(survey, choices, **parts), clock, chance=random.Random(7))

    return start


@pytest.fixture
def shipped(clock):
    """Begin an interview of the shipped questionnaire, the community filled in."""
    interview = Interview.start(shipped_form(), clock, chance=random.Random(7))
    interview.answer("/data/community", "东方社区")
    return interview


@pytest.fixture
def consenting(shipped):
    """The shipped questionnaire after the resident said yes."""
    shipped.answer("/data/notice/consent", "yes")
    return shipped


@pytest.fixture
def sit(clock):
    """Begin an interview of a form written as tables."""

    def start(survey, *more, **parts):
        return Interview.start(read_tables(tables(survey, *more)), clock, chance=random.Random(7), **parts)

    return start
