"""What is too small to go out stays in, and nobody can work it out from what goes out."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldkit.analysis.small_cells import hidden_in_list, publish
from fieldkit.analysis.small_places import hidden_places

COUNTS = st.integers(0, 9)


def could_be(cells, found):
    """For each hidden cell the numbers that fit everything shown, looked for one up and one down."""
    hidden = [(r, c) for r, line in enumerate(found.cells) for c, count in enumerate(line) if count is None]
    fits = {place: set() for place in hidden}
    for changes in product((0, 1, -1), repeat=len(hidden)):
        change = dict(zip(hidden, changes, strict=True))
        down, across = Counter(), Counter()
        for (row, column), by in change.items():
            across[row] += by
            down[column] += by
        if sum(changes) or any(cells[r][c] + by < 1 for (r, c), by in change.items() if cells[r][c]):
            continue
        if any(by < 0 for (r, c), by in change.items() if not cells[r][c]):
            continue
        if any(by and found.rows[row] is not None for row, by in across.items()):
            continue
        if any(by and found.columns[column] is not None for column, by in down.items()):
            continue
        for (row, column), by in change.items():
            fits[row, column].add(cells[row][column] + by)
    return fits


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((3, 20, 30), {0, 1}),  # one small count: the next smallest hides it
        ((4, 1, 30), {0, 1}),  # two that come to five hide one another
        ((2, 2, 30), {0, 1, 2}),  # four people in two lines would be four people
        ((1, 1, 1, 1, 1), {0, 1, 2, 3, 4}),  # nothing else to hide them behind
        ((0, 3), {1}),
        ((20, 0, 30), set()),
    ],
)
def test_a_small_count_of_a_list_is_hidden_behind_others(counts, hidden):
    assert hidden_in_list(counts) == hidden


def test_a_small_cell_takes_the_cheapest_others_along():
    cells = [[3, 20, 30], [10, 21, 31], [9, 22, 32]]
    found = publish(cells, [53, 62, 63], [22, 63, 93])
    assert found.cells == ((None, None, 30), (10, 21, 31), (None, None, 32))
    assert found.rows == (53, 62, 63)


def test_two_ones_in_a_row_do_not_count_as_hidden_behind_one_another():
    cells = [[1, 1, 30], [1, 1, 30], [20, 20, 20]]
    found = publish(cells, [32, 32, 60], [22, 22, 80])
    assert all(len(fits) > 1 for fits in could_be(cells, found).values())


def test_a_group_of_fewer_than_five_is_not_told_by_the_others():
    found = publish([[30, 20, 2], [10, 20, 1]], [52, 31], [40, 40, 3])
    assert found.columns.count(None) >= 2
    assert found.cells[0][2] is None
    assert found.cells[1][2] is None


def test_nothing_of_a_table_goes_out_where_a_small_count_cannot_hide():
    assert publish([[3, 40]], [43], [3, 40]).cells == ((None, None),)


@given(
    st.integers(2, 3).flatmap(
        lambda width: st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=2, max_size=3)
    )
)
@example([[1, 1, 0], [1, 1, 0], [0, 0, 9]])
@example([[4, 9, 9], [9, 9, 9], [9, 9, 9]])
def test_no_small_count_of_a_table_can_be_worked_out_from_its_sums(cells):
    rows = [sum(line) for line in cells]
    columns = [sum(column) for column in zip(*cells, strict=True)]
    found = publish(cells, rows, columns, hidden_in_list(rows))
    if not any(count is not None for line in found.cells for count in line):
        return  # the table stays in as a whole
    fits = could_be(cells, found)
    for row, line in enumerate(cells):
        for column, count in enumerate(line):
            shown = found.cells[row][column]
            assert shown is None or shown == count
            if 0 < count < 5:
                assert shown is None
                assert len(fits[row, column]) > 1, f"{count} at {row}, {column} can be told"


def consistent(shown, counts):
    """Every other way to fill in the communities (each as it is, or one or two more or fewer) with the same face."""
    names = sorted(counts)

    def fill(at, made):
        if at == len(names):
            if all(sum(made[one] for one in inside) == n for inside, n in shown):
                yield dict(made)
            return
        for change in (0, 1, -1, 2, -2):
            number = counts[names[at]] + change
            if number >= 1:
                made[names[at]] = number
                yield from fill(at + 1, made)

    yield from fill(0, {})


AREAS = {
    ("total", ""): "abcde",
    ("street", "1"): "ab",
    ("street", "2"): "cde",
    ("circle", "x"): "bc",
    ("circle", "y"): "de",
}


@given(st.fixed_dictionaries({one: st.integers(1, 12) for one in "abcde"}))
@example({"a": 3, "b": 20, "c": 20, "d": 20, "e": 20})
@example({"a": 2, "b": 2, "c": 20, "d": 20, "e": 20})
@example({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1})
def test_no_small_community_street_or_circle_can_be_worked_out_from_the_sums(counts):
    places = {key: {one: counts[one] for one in inside} for key, inside in AREAS.items()}
    places |= {("community", one): {one: n} for one, n in counts.items()}
    hidden = hidden_places(places)
    shown = [(tuple(inside), sum(inside.values())) for key, inside in places.items() if key not in hidden]
    others = list(consistent(shown, counts))
    for key, inside in places.items():
        n = sum(inside.values())
        if n < 5:
            assert key in hidden
            assert any(sum(other[one] for one in inside) != n for other in others), f"{key} can be told"


def test_a_small_community_hides_one_neighbour_of_its_street_and_nothing_else():
    counts = {"a": 3, "b": 20, "c": 30, "d": 40}
    places = {("total", ""): counts, ("street", "1"): {"a": 3, "b": 20, "c": 30}, ("street", "2"): {"d": 40}}
    places |= {("community", one): {one: n} for one, n in counts.items()}
    assert hidden_places(places) == {("community", "a"), ("community", "b")}


def test_a_small_community_alone_in_its_street_takes_the_street_along():
    counts = {"a": 3, "b": 20}
    places = {("total", ""): counts, ("street", "1"): {"a": 3}, ("street", "2"): {"b": 20}}
    places |= {("community", one): {one: n} for one, n in counts.items()}
    assert hidden_places(places) == set(places) - {("total", "")}


def test_sheets_of_no_community_are_not_told_by_the_total():
    counts = {"a": 20, "b": 30, "": 2}
    places = {("total", ""): counts, ("community", "a"): {"a": 20}, ("community", "b"): {"b": 30}}
    assert hidden_places(places) == {("community", "a")}
