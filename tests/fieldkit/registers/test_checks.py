"""Checks of single values that have no module of their own, and how checks stand in the declarations."""

import pytest

from fieldkit.registers.catalogue import KINDS
from fieldkit.registers.checks import check_amount, check_boundary, check_count, check_date
from fieldkit.registers.problems import RegisterProblem


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize("value", ["0", "3", "318888"])
def test_a_count_is_a_whole_number_from_nought(value):
    assert check_count(value) == []


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("3.5", RegisterProblem.NOT_WHOLE),
        ("-3", RegisterProblem.NEGATIVE),
        ("三", RegisterProblem.NOT_A_NUMBER),
        ("约3", RegisterProblem.NOT_A_NUMBER),
        ("1e3", RegisterProblem.NOT_A_NUMBER),
        ("３", RegisterProblem.NOT_A_NUMBER),
    ],
)
def test_other_counts_are_told_apart(value, code):
    assert codes(check_count(value)) == [code]


def test_an_amount_has_two_decimals_at_most():
    assert check_amount("85.25") == []
    assert codes(check_amount("85.255")) == [RegisterProblem.TOO_MANY_DECIMALS]
    assert codes(check_amount("-1")) == [RegisterProblem.NEGATIVE]


@pytest.mark.parametrize("value", ["2026-02-29", "2026-13-01", "20260518", "2026-W20-1", "去年", "2026-5-18"])
def test_a_date_must_exist_and_have_the_one_stored_form(value):
    assert codes(check_date(value)) == [RegisterProblem.NOT_A_DATE]


def test_a_leap_day_is_a_date():
    assert check_date("2028-02-29") == []


def test_a_boundary_without_a_side_is_told():
    assert check_boundary("东至应理南街，南至中央大道，西至新墩南街，北至南苑西路。") == []
    (problem,) = check_boundary("东至应理南街，南至中央大道，西至新墩南街。")
    assert "北" in problem.say("zh")


def test_every_declared_check_answers_to_any_text_with_problems_that_can_be_said():
    for kind in KINDS:
        for field in kind.fields:
            for value in ("甲", "0", "-", "1.5", "０９５５", "\N{PILE OF POO}"):
                for problem in field.check(value) if field.check else []:
                    assert problem.say("zh")
                    assert problem.say("en")
