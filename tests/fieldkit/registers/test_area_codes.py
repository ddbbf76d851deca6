"""Administrative codes of areas."""

import pytest

from fieldkit.kernel.problems import Severity
from fieldkit.registers import area_codes
from fieldkit.registers.checks import check_area_code, check_area_code_among
from fieldkit.registers.problems import RegisterProblem


@pytest.mark.parametrize("code", ["640500", "640502", "640502001", "640502001001", "L001", "L2026-3"])
def test_codes_of_every_level_and_local_ones_have_no_problem(code):
    assert check_area_code(code) == []


@pytest.mark.parametrize("code", ["64050", "6405020010011", "六四零五零二", "640502O01001", "001"])
def test_a_code_of_another_form_is_only_warned_about(code):
    (problem,) = check_area_code(code)
    assert problem.code is RegisterProblem.AREA_CODE_SHAPE
    assert problem.severity is Severity.WARNING


def test_a_province_that_does_not_exist_is_warned_about():
    (problem,) = check_area_code("990502")
    assert problem.code is RegisterProblem.AREA_CODE_PROVINCE
    assert "99" in problem.say("zh")


def test_there_are_34_provinces():
    assert len(area_codes.PROVINCES) == 34


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("640000", "province", None),
        ("640500", "city", "640000"),
        ("640502", "district", "640500"),
        ("640502001", "street", "640502"),
        ("640502001001", "community", "640502001"),
        ("110101001000", "street", "110101"),
        ("640500000000", "city", "640000"),
        # 东莞 has no counties: its towns stand straight below the city
        ("441900003", "street", "441900"),
        ("L001", None, None),
        ("甲", None, None),
    ],
)
def test_a_code_tells_its_level_and_the_area_above(code, level, parent):
    assert area_codes.level_of(code) == level
    assert area_codes.parent_of(code) == parent


def test_a_community_whose_street_is_unknown_is_warned_about_with_the_missing_code():
    known = ["640500", "640502", "640502002000"]
    (problem,) = check_area_code_among("640502001001", known)
    assert problem.code is RegisterProblem.AREA_CODE_PARENT
    assert "640502001" in problem.say("zh")
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize("street", ["640502001", "640502001000"])
def test_a_street_is_found_whether_its_code_is_padded_or_not(street):
    assert check_area_code_among("640502001001", ["640502", street]) == []


def test_local_codes_and_empty_lists_have_no_area_above_to_look_for():
    assert check_area_code_among("L001", ["640502"]) == []
    assert check_area_code_among("640502001001", []) == []


def test_a_wrong_form_is_told_once_and_not_looked_up():
    assert [p.code for p in check_area_code_among("6405", ["640502"])] == [RegisterProblem.AREA_CODE_SHAPE]


def test_a_province_that_does_not_exist_is_told_before_the_area_above_is_looked_for():
    problems = check_area_code_among("990502", ["640502"])
    assert [problem.code for problem in problems] == [RegisterProblem.AREA_CODE_PROVINCE]


def test_padding_gives_twelve_digits_and_leaves_local_codes_alone():
    assert area_codes.padded("640502") == "640502000000"
    assert area_codes.padded("L001") == "L001"
    assert area_codes.is_local("L001")
    assert not area_codes.is_local("640502")
