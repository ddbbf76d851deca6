"""Canonical forms: what a person would call the same comes out the same, and only that."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldkit.kernel.canonical import (
    canonical_json,
    code_text,
    decimal_text,
    digest_of,
    one_line,
    plain_text,
)

FORMS = (plain_text, one_line, code_text, decimal_text)


@pytest.mark.parametrize("form", FORMS)
@given(typed=st.text(max_size=30))
@example(typed="a\u00a8")
@example(typed="\ud83d")
@example(typed=" \u200b ")
def test_folding_what_is_folded_changes_nothing(form, typed):
    once = form(typed)
    assert form(once) == once
    assert once is None or once.encode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("typed", [None, "", " ", "\u3000\t\r\n", "\ufeff"])
def test_nothing_and_blanks_are_nothing(form, typed):
    assert form(typed) is None


def test_letters_with_accents_compare_equal_however_they_were_typed():
    assert plain_text("cafe\u0301") == "caf\u00e9"


def test_full_width_stays_in_names_and_folds_in_codes():
    assert one_line("老王（Ａ店）") == "老王（Ａ店）"
    assert code_text("９１６４ ０５００ＭＡ") == "91640500MA"


def test_line_ends_are_one_kind_in_notes_and_blanks_in_names():
    assert plain_text("一\r\n二\r三") == "一\n二\n三"
    assert one_line("  老王\r\n早点\u3000\u2028  铺 ") == "老王 早点 铺"


def test_marks_that_nobody_sees_are_left_behind_by_copying():
    assert code_text("\u202d138 1234 5678\u202c") == "13812345678"
    assert one_line("\ufeff老王\u200b早点") == "老王早点"
    family = "\U0001f468\u200d\U0001f469"
    assert plain_text(family) == family, "a joiner inside a character is no such mark"


def test_half_a_character_becomes_a_sign_that_can_be_kept_and_two_halves_one_character():
    assert plain_text("老王\udcff") == "老王\ufffd"
    assert plain_text("\ud83c\udf5c面") == "\U0001f35c面"


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("１２.50", "12.5"), ("007", "7"), ("+3", "3"), ("-0", "0"), ("0.0", "0"), (".5", "0.5"), ("100", "100"),
        ("1e3", "1e3"), ("三", "三"), ("1,5", "1,5"), ("1.10101E+17", "1.10101E+17"), ("inf", "inf"), ("1_000", "1_000"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ],
)  # fmt: skip
def test_a_number_loses_needless_zeros_and_other_text_stays(typed, canonical):
    assert decimal_text(typed) == canonical


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_number_keeps_its_value(number):
    assert float(decimal_text(format(number, "f"))) == float(number)


def test_json_has_one_form_for_equal_values():
    assert canonical_json({"b": 1, "a": "中"}) == canonical_json({"a": "中", "b": 1}) == '{"a":"中","b":1}'
    with pytest.raises(ValueError, match="JSON"):
        canonical_json(float("nan"))
    assert digest_of("中") == "a567bdaa11367f260f0708391f4d10766b5962f565d9e432f17981a3584fe1e2"
