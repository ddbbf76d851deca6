"""Functions on numbers."""

from __future__ import annotations

import math

import pytest


def test_number(ask):
    assert ask("number(' 12 ')") == 12
    assert ask("number('-.5')") == -0.5
    assert ask("number(true())") == 1
    assert ask("number('')") == "NaN"
    assert ask("number('1e3')") == "NaN"
    assert ask("number('1,5')") == "NaN"
    assert ask("number('+5')") == "NaN"
    assert ask("number()", node="/data/age") == 12


def test_int(ask):
    assert ask("int('7.9')") == 7
    assert ask("int(-7.9)") == -7
    assert ask("int('')") == "NaN"


def test_round(ask):
    assert ask("round(2.5)") == 3
    assert ask("round(-1.5)") == -1
    assert ask("round(2.345, 2)") == 2.35
    assert ask("round(1234.567, -2)") == 1200
    assert ask("round('x')") == "NaN"


def test_floor(ask):
    assert ask("floor(-1.5)") == -2


def test_ceiling(ask):
    assert ask("ceiling(1.2)") == 2


def test_sum(ask):
    assert ask("sum(/data/row/n)") == 10
    assert ask("sum(/data/nothing)") == 0
    assert ask("sum(/data/word)") == "NaN"


def test_max(ask):
    assert ask("max(/data/row/n)") == 7
    assert ask("max(-3, -1, '')") == -1
    assert ask("max(/data/nothing)") == "NaN"
    assert ask("max(1, 'a')") == "NaN"


def test_min(ask):
    assert ask("min(/data/row/n, 2)") == 2
    assert ask("min()") == "NaN"


def test_random(ask):
    assert 0 <= ask("random()") < 1
    assert ask("random()") != ask("random()")


def test_pi(ask):
    assert ask("pi()") == math.pi


@pytest.mark.parametrize(
    ("name", "source", "value"),
    [
        ("abs", "abs(-3.5)", 3.5),
        ("sqrt", "sqrt(16)", 4),
        ("sqrt", "sqrt(-1)", "NaN"),
        ("exp", "exp(0)", 1),
        ("exp", "exp(1000)", "Infinity"),
        ("exp10", "exp10(3)", 1000),
        ("exp10", "exp10('')", "NaN"),
        ("log", "log(1)", 0),
        ("log", "log(0)", "-Infinity"),
        ("log", "log(-1)", "NaN"),
        ("log10", "log10(1000)", 3),
        ("pow", "pow(2, 10)", 1024),
        ("pow", "pow(-8, 0.5)", "NaN"),
        ("pow", "pow(10, 400)", "Infinity"),
        ("pow", "pow(0, -1)", "Infinity"),
        ("sin", "sin(0)", 0),
        ("cos", "cos(0)", 1),
        ("tan", "tan(0)", 0),
        ("asin", "asin(1)", math.pi / 2),
        ("acos", "acos(2)", "NaN"),
        ("atan", "atan(1)", math.pi / 4),
        ("atan2", "atan2(1, -1)", math.atan2(1, -1)),
    ],
)
def test_mathematics(ask, name, source, value):
    assert source.startswith(name)
    found = ask(source)
    assert found == (value if isinstance(value, str) else pytest.approx(value))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("0.1 + 0.2", "0.30000000000000004"),
        ("1000000000000000000000", "1000000000000000000000"),
        ("1234567890123456789", "1234567890123456800"),
        ("0.0000001", "0.0000001"),
        ("-0", "0"),
        ("-1 div 0", "-Infinity"),
        ("0 div 0", "NaN"),
        ("5 mod -3", "2"),
        ("-5 mod 3", "-2"),
        ("5 mod 0", "NaN"),
        ("12345678.9", "12345678.9"),
    ],
)
def test_a_number_as_text_has_its_shortest_digits_and_no_exponent(ask, source, text):
    assert ask(f"string({source})") == text


def test_numbers_a_trillionth_apart_are_equal(ask):
    assert ask("6.1 - 7.8 = -1.7 and 0.1 + 0.2 = 0.3")
    assert ask("0.3 != 0.3001 and 1 div 0 = 2 div 0")


def test_not_a_number_is_equal_to_nothing(ask):
    assert not ask("number('x') = number('x')")
    assert ask("number('x') != number('x')")
