from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.posters.columns import Heights, balanced_height, flow

HEIGHTS = Heights(heading=9, again=7, before_heading=4)


def test_rows_follow_their_heading_in_one_column_while_there_is_room():
    (column,) = flow([[20, 20], [20]], HEIGHTS, [100])
    assert [(item.group, item.row, item.y) for item in column] == [
        (0, -1, 0),
        (0, 0, 9),
        (0, 1, 29),
        (1, -1, 53),
        (1, 0, 62),
    ]


def test_a_group_that_goes_on_in_the_next_column_gets_a_short_heading():
    first, second = flow([[20, 20, 20]], HEIGHTS, [50, 50])
    assert [item.row for item in first] == [-1, 0, 1]
    assert [(item.row, item.again, item.height) for item in second] == [(-1, True, 7), (2, False, 20)]


def test_a_heading_never_stands_alone_at_the_foot_of_a_column():
    first, second = flow([[20], [20]], HEIGHTS, [45, 45])
    assert first[-1].row == 0
    assert [item.row for item in second] == [-1, 0]


def test_a_group_stays_whole_when_asked_and_when_it_fits_one_column():
    broken = flow([[20, 20], [20, 20]], HEIGHTS, [85, 85])
    whole = flow([[20, 20], [20, 20]], HEIGHTS, [85, 85], whole=True)
    assert [len(column) for column in broken] == [5, 2]
    assert [len(column) for column in whole] == [3, 3]


def test_a_group_too_high_for_any_column_breaks_even_when_asked_to_stay_whole():
    columns = flow([[20, 20, 20]], HEIGHTS, [50, 50], whole=True)
    assert [len(column) for column in columns] == [3, 2]


def test_rows_that_do_not_fit_give_no_columns():
    assert flow([[20, 20, 20]], HEIGHTS, [50]) is None
    assert flow([[60]], HEIGHTS, [50, 50]) is None
    assert balanced_height([[60]], HEIGHTS, 3, 50) is None


groups = st.lists(st.lists(st.floats(5, 40), min_size=1, max_size=12), min_size=1, max_size=8)


@given(groups=groups, height=st.floats(60, 200), whole=st.booleans())
def test_every_row_stands_once_in_order_inside_its_column_and_below_its_neighbour(groups, height, whole):
    rows = sum(len(group) for group in groups)
    columns = flow(groups, HEIGHTS, [height] * (2 * rows + 1), whole=whole)
    placed = [(item.group, item.row) for column in columns for item in column if item.row >= 0]
    assert placed == [(g, r) for g, group in enumerate(groups) for r in range(len(group))]
    for column in columns:
        assert column[0].row == -1
        assert column[-1].row >= 0
        assert column[-1].y + column[-1].height <= height + 1e-6
        for above, below in pairwise(column):
            assert above.y + above.height <= below.y + 1e-6


@given(groups=groups, count=st.integers(1, 4))
def test_balanced_columns_are_as_low_as_they_can_be(groups, count):
    height = balanced_height(groups, HEIGHTS, count, 10_000)
    assert flow(groups, HEIGHTS, [height] * count) is not None
    assert height < 1 or flow(groups, HEIGHTS, [height - 1] * count) is None
