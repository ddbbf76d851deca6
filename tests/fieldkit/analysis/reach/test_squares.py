"""The nearest of some places is found however they lie."""

import math

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.analysis.reach.squares import Squares

COORDINATE = st.one_of(st.integers(-9_000, 9_000), st.integers(-300, 300), st.sampled_from((0, 200, 2000)))
PLACES = st.lists(st.tuples(COORDINATE.map(float), COORDINATE.map(float)), max_size=40)


@given(
    PLACES, st.tuples(COORDINATE.map(float), COORDINATE.map(float)), st.sampled_from((100.0, 800.0, 4000.0))
)
def test_the_nearest_is_as_near_as_trying_all_of_them_says(places, here, within):
    far, found = Squares(range(len(places)), places).nearest(here, within)
    expected = min((math.dist(here, one) for one in places), default=math.inf)
    if expected >= within:
        assert (far, found) == (within, -1)
    else:
        assert far == expected
        assert math.dist(here, places[found]) == expected


def test_only_the_places_that_were_named_are_found():
    assert Squares([1], [(0.0, 0.0), (900.0, 0.0)]).nearest((0.0, 0.0), 5000.0) == (900.0, 1)
