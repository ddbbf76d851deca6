"""Unified social credit codes and the 15-digit numbers before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.problems import Severity
from fieldkit.registers import credit_codes
from fieldkit.registers.checks import check_credit_code
from fieldkit.registers.problems import RegisterProblem

SOUND = ("91350100M000100Y43", "91110000101623741K", "911101066976941872")
REAL_BUT_FAILING = "91350211M0000XUF46"
MISCOPIED = "91310115MA1H8R7C6D"


def codes_of(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize("code", SOUND)
def test_a_sound_code_has_no_problem(code):
    assert check_credit_code(code) == []


@pytest.mark.parametrize("code", [*SOUND, REAL_BUT_FAILING])
def test_the_organisation_code_inside_real_codes_passes_its_own_check(code):
    assert credit_codes.organisation_check(code) == code[16]


def test_the_organisation_code_has_x_for_ten_and_nought_for_eleven():
    assert credit_codes.organisation_check("00000000" + "40000000") == "X"
    assert credit_codes.organisation_check("00000000" + "00000000") == "0"


def test_a_failed_check_digit_is_only_a_warning_because_real_firms_have_such_codes():
    (problem,) = check_credit_code(REAL_BUT_FAILING)
    assert problem.code is RegisterProblem.CREDIT_CODE_CHECK_DIGIT
    assert problem.severity is Severity.WARNING


def test_a_code_that_fails_both_checks_is_said_to_be_miscopied_and_still_only_warned_about():
    (problem,) = check_credit_code(MISCOPIED)
    assert problem.code is RegisterProblem.CREDIT_CODE_BOTH_CHECKS
    assert problem.severity is Severity.WARNING


def test_a_sum_that_is_a_multiple_of_31_gives_the_check_character_0():
    # 1 in the last place weighs 28, 3 in the first weighs 1: 28 + 3 = 31.
    assert credit_codes.check_character("30000000000000001") == "0"


@given(st.text(alphabet=credit_codes.CHARACTERS, min_size=17, max_size=17))
def test_every_code_has_exactly_one_check_character(first):
    right = [last for last in credit_codes.CHARACTERS if credit_codes.check_character(first + last) == last]
    assert len(right) == 1


@given(
    st.text(alphabet=credit_codes.CHARACTERS, min_size=17, max_size=17),
    st.integers(0, 16),
    st.sampled_from(credit_codes.CHARACTERS),
)
def test_one_miscopied_character_is_always_noticed(first, at, wrong):
    miscopied = first[:at] + wrong + first[at + 1 :]
    same = credit_codes.check_character(first) == credit_codes.check_character(miscopied)
    assert same == (first == miscopied)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43"),
        ("91350100m000100y43", "91350100M000100Y43"),
        (" 9135 0100 M000 100Y 43 ", "91350100M000100Y43"),
        ("91350100-M000100Y4-3", "91350100M000100Y43"),
        ("\u3000", None),
        ("--", None),
    ],
)
def test_folding_gives_half_width_capitals_without_blanks(typed, canonical):
    assert credit_codes.canonical_code(typed) == canonical


def test_letters_that_look_like_digits_are_asked_about_when_the_corrected_code_is_sound():
    (problem,) = check_credit_code("9135O1OOM0001OOY43")
    assert problem.code is RegisterProblem.CREDIT_CODE_CHARACTERS
    assert problem.values == {"found": "O", "suggested": "91350100M000100Y43"}
    assert "91350100M000100Y43" in problem.say("zh")
    assert credit_codes.suggested_code("9IIIOIO66976941872") == "911101066976941872"


def test_letters_that_no_code_has_are_named_when_nothing_certain_can_be_suggested():
    (problem,) = check_credit_code("9135O100M000100Y44")
    assert problem.code is RegisterProblem.CREDIT_CODE_NO_SUCH_CHARACTERS
    assert problem.values == {"found": "O"}


def test_a_sound_code_needs_no_suggestion():
    assert credit_codes.suggested_code(SOUND[0]) is None


@pytest.mark.parametrize("code", ["9135010", "91350100M000100Y4", "91350100M000100Y433"])
def test_a_wrong_length_is_told_with_the_number_of_characters(code):
    (problem,) = check_credit_code(code)
    assert problem.code is RegisterProblem.CREDIT_CODE_LENGTH
    assert str(len(code)) in problem.say("zh")


def test_letters_where_the_district_stands_are_noticed():
    assert codes_of(check_credit_code("913A0100M000100Y43")) == [RegisterProblem.CREDIT_CODE_SHAPE]


def test_an_old_registration_number_of_15_digits_is_accepted():
    assert check_credit_code("110108000000016") == []


def test_a_miscopied_old_registration_number_is_warned_about():
    (problem,) = check_credit_code("110108000000017")
    assert problem.code is RegisterProblem.OLD_CODE_CHECK_DIGIT
    assert problem.severity is Severity.WARNING
