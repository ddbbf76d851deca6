"""Formulas follow the rows that are put in, as a spreadsheet program would have them follow."""

import pytest

from fieldkit.exchange.templates.insertion import Insertion
from fieldkit.exchange.templates.references import copied, moved, ranges

BETWEEN = Insertion(6, 3)
AFTER_THE_ONLY = Insertion(6, 3, grows=5)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(B5:B6)", "SUM(B5:B9)"),
        ("B5*$C$6+B$7", "B5*$C$9+B$10"),
        ('"B9"&B9&LOG10(B9)', '"B9"&B12&LOG10(B12)'),
        ("'别的 表'!B9+表一!B9+汇总!B9", "'别的 表'!B9+表一!B12+汇总!B9"),
        ("表[B9]+B9", "表[B9]+B12"),
        ("SUM(B:B)+SUM(9:12)", "SUM(B:B)+SUM(12:15)"),
        ("B1048576", "B1048576"),
    ],
)
def test_references_below_move_and_others_stay(before, after):
    assert moved(before, BETWEEN, here="表一", there="表一") == after


def test_what_another_sheet_says_moves_only_where_it_names_the_sheet():
    assert moved("B9+表一!B9", BETWEEN, here="汇总", there="表一") == "B9+表一!B12"


@pytest.mark.parametrize(
    ("before", "after"),
    [("SUM(B5:B5)", "SUM(B5:B8)"), ("SUM(B5)", "SUM(B5:B8)"), ("B5*2", "B5*2"), ("B4:B5", "B4:B8")],
)
def test_totals_over_the_only_row_take_the_new_rows_in(before, after):
    assert moved(before, AFTER_THE_ONLY, here="表一", there="表一") == after


def test_a_copied_formula_keeps_what_has_a_dollar():
    assert copied("B5*$C$5+SUM(D$5:D5)", 2) == "B7*$C$5+SUM(D$5:D7)"
    assert copied("B5+$C5", 0, 2) == "D5+$C5"


def test_checks_and_formats_grow():
    assert ranges("D5 F5:F5 A9", AFTER_THE_ONLY) == "D5:D8 F5:F8 A12"
