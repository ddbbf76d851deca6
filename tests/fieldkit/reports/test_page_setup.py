"""How many pages a table is printed on."""

import pytest

from fieldkit.reports.page_setup import pages_to_fit

ROOM = 500
HEADS = range(3, 4)


def fitted(rows, notes=1):
    """Pages asked for with so many rows of 20 points between a top of 60 and notes of 15."""
    return pages_to_fit([20, 20, 20, *[20] * rows, *[15] * notes], HEADS, 3 + rows, ROOM)


@pytest.mark.parametrize("rows", [1, 10, 21])
def test_what_is_on_one_page_stays_as_it_is(rows):
    assert fitted(rows) == 0


@pytest.mark.parametrize("rows", [22, 23, 25])
def test_a_note_or_a_row_alone_on_the_next_page_is_drawn_onto_the_last_one(rows):
    assert fitted(rows) == 1


def test_what_fills_a_good_part_of_the_next_page_gets_that_page():
    assert fitted(30) == 0


def test_many_notes_are_not_squeezed_onto_the_page():
    assert fitted(22, notes=10) == 0


def test_a_long_list_is_made_smaller_by_little_only():
    assert fitted(22 + 24 * 9 + 1) == 10
    assert fitted(22 + 24 * 9 + 8) == 0
