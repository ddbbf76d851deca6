"""How many pages a table is printed on."""

import pytest

from fieldkit.reports.page_setup import closer_together, pages_to_fit

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


def closer(rows, notes=1):
    heights = [20, 20, 20, *[20] * rows, *[15] * notes]
    return closer_together(heights, HEADS, 3 + rows, ROOM), heights


def test_a_few_rows_on_the_next_page_come_closer_and_share_one_page():
    made, before = closer(27)
    assert made != before
    assert made[:3] == before[:3]
    assert made[-1] == before[-1]
    assert pages_to_fit(made, HEADS, 30, ROOM) in (0, 1)
    assert sum(made) * 0.85 <= ROOM


def test_a_few_rows_too_many_for_a_page_printed_smaller_come_closer_as_well():
    """With a wider font the page is printed at 85 %, and 27 rows leave one for the next page."""
    made, before = closer(28, notes=0)
    assert made != before


@pytest.mark.parametrize("rows", [1, 21, 22, 34])
def test_rows_keep_their_distance_where_no_page_is_saved(rows):
    made, before = closer(rows)
    assert made == before
