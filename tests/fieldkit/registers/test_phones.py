"""Phone numbers: as typed, canonical, masked, shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.problems import Severity
from fieldkit.registers.checks import check_phone
from fieldkit.registers.phones import (
    canonical_phone,
    display_phone,
    is_personal_mobile,
    is_phone,
    mask_phone,
    phone_numbers,
)
from fieldkit.registers.problems import RegisterProblem


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("0086-138-1234-5678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("手机：13812345678", "13812345678"),
        ("0955-7012345", "0955-7012345"),
        ("09557012345", "0955-7012345"),
        ("0955 701 2345", "0955-7012345"),
        ("（0955）7012345", "0955-7012345"),
        ("０９５５－７０１２３４５", "0955-7012345"),
        ("0955—7012345", "0955-7012345"),
        ("0955-7012345-801", "0955-7012345-801"),
        ("0955-7012345转801", "0955-7012345-801"),
        ("0955-7012345 分机 8", "0955-7012345-8"),
        ("+86 955 7012345", "0955-7012345"),
        ("010 8888 8888", "010-88888888"),
        ("02988888888", "029-88888888"),
        ("7012345", "7012345"),
        ("701-2345", "7012345"),
        ("4001234567", "400-123-4567"),
        ("400-1234-567", "400-123-4567"),
        ("800 820 8820", "800-820-8820"),
        ("95588", "95588"),
        ("12345", "12345"),
        ("110", "110"),
        ("13812345678、0955-7012345", "13812345678、0955-7012345"),
        ("13812345678/13912345678", "13812345678、13912345678"),
        ("13812345678 0955-7012345", "13812345678、0955-7012345"),
        ("13812345678，13812345678", "13812345678"),
        ("不详", "不详"),
        ("\u3000", None),
    ],
)
def test_a_typed_number_is_folded_to_digits_with_hyphens_where_they_belong(typed, canonical):
    assert canonical_phone(typed) == canonical


@given(st.text(alphabet="0123456789-（）() +、/转不详", max_size=24))
def test_folding_a_folded_number_changes_nothing(typed):
    once = canonical_phone(typed)
    assert once is None or canonical_phone(once) == once


def test_a_local_number_gets_the_area_code_of_the_project_when_there_is_one():
    assert canonical_phone("83900039", "0517") == "0517-83900039"
    assert canonical_phone("701-2345", "0955") == "0955-7012345"


@pytest.mark.parametrize("typed", ["13812345678", "0513-83900039", "400-123-4567", "12345", "95588"])
def test_the_area_code_of_the_project_is_not_put_before_whole_numbers(typed):
    assert canonical_phone(typed, "0955") == typed


@pytest.mark.parametrize(
    "number",
    [
        "13812345678", "19912345678", "0955-7012345", "0955-70123456", "0955-7012345-12", "010-88888888",
        "400-123-4567", "95588", "962345", "12345", "10086", "119",
    ],
)  # fmt: skip
def test_numbers_that_can_be_dialled_have_no_problem(number):
    assert is_phone(number)
    assert check_phone(number) == []


@pytest.mark.parametrize(
    ("number", "code", "severity"),
    [
        ("0955-70123", RegisterProblem.PHONE_LANDLINE_LENGTH, Severity.ERROR),
        ("0955-701234567", RegisterProblem.PHONE_LANDLINE_LENGTH, Severity.ERROR),
        ("70123", RegisterProblem.PHONE_LANDLINE_LENGTH, Severity.ERROR),
        ("0955", RegisterProblem.PHONE_LANDLINE_LENGTH, Severity.ERROR),
        ("1381234567", RegisterProblem.PHONE_MOBILE_LENGTH, Severity.ERROR),
        ("138123456789", RegisterProblem.PHONE_MOBILE_LENGTH, Severity.ERROR),
        ("12812345678", RegisterProblem.PHONE_SHAPE, Severity.ERROR),
        ("不详", RegisterProblem.PHONE_SHAPE, Severity.ERROR),
        ("010-8888888", RegisterProblem.PHONE_LANDLINE_EIGHT, Severity.ERROR),
        ("400123456", RegisterProblem.PHONE_HOTLINE_LENGTH, Severity.ERROR),
        ("14212345678", RegisterProblem.PHONE_UNUSUAL, Severity.WARNING),
        ("13491234567", RegisterProblem.PHONE_UNUSUAL, Severity.WARNING),
        ("7012345", RegisterProblem.PHONE_NO_AREA_CODE, Severity.NOTE),
    ],
)
def test_what_is_wrong_with_a_number_is_told(number, code, severity):
    (problem,) = check_phone(number)
    assert (problem.code, problem.severity) == (code, severity)


def test_the_sentence_for_a_short_landline_says_that_it_was_saved():
    (problem,) = check_phone("0955-70123")
    assert problem.say("zh") == "固定电话应为 7 或 8 位。已保存，可稍后更正。"


def test_each_of_several_numbers_is_looked_at():
    problems = check_phone("13812345678、0955-70123")
    assert [problem.code for problem in problems] == [RegisterProblem.PHONE_LANDLINE_LENGTH]
    assert not is_phone("13812345678、0955-70123")
    assert phone_numbers("13812345678、0955-70123") == ("13812345678", "0955-70123")


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13812341234", "138****1234"),
        ("0955-7012345", "0955-701****"),
        ("0955-7012345-801", "0955-701****"),
        ("7012345", "701****"),
        ("400-123-4567", "400-123-4567"),
        ("95588", "95588"),
        ("13812341234、0955-7012345", "138****1234、0955-701****"),
        ("1381234567", "****"),
    ],
)
def test_masking_hides_whose_number_it_is(number, masked):
    assert mask_phone(number) == masked


@given(st.from_regex(r"1[3-9][0-9]{9}|0955-[2-8][0-9]{6}|[2-8][0-9]{7}", fullmatch=True))
def test_no_masked_number_can_be_dialled(number):
    assert not is_phone(mask_phone(number))
    assert mask_phone(number).count("*") == 4


def test_a_mobile_belongs_to_a_person_a_landline_does_not():
    assert is_personal_mobile("13812345678")
    assert is_personal_mobile("0955-7012345、13812345678")
    assert not is_personal_mobile("0955-7012345")
    assert not is_personal_mobile("400-123-4567")
    assert not is_personal_mobile("12345")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138 1234 5678"),
        ("0955-7012345", "0955-7012345"),
        ("13812345678、0955-7012345", "138 1234 5678、0955-7012345"),
    ],
)
def test_shown_numbers_are_grouped_and_read_back_the_same(number, shown):
    assert display_phone(number) == shown
    assert canonical_phone(shown) == number
