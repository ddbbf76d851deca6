"""Numbered discs stand as near to their places as they can."""

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.posters.markers import Want, place_markers
from fieldkit.posters.shapes import Rect

AREA = Rect(0, 0, 200, 120)
RADIUS, GAP = 4.0, 0.5
crowds = st.lists(
    st.tuples(st.floats(60, 130), st.floats(30, 90), st.integers(0, 2)), min_size=2, max_size=60
)


@given(crowds)
def test_no_two_discs_of_one_rank_would_stand_nearer_to_their_places_the_other_way_round(crowd):
    wants = [Want(f"o{at}", x, y, rank) for at, (x, y, rank) in enumerate(crowd)]
    centres = place_markers(wants, AREA, [Rect(90, 50, 20, 10)], radius=RADIUS, gap=GAP).centres
    assert len(centres) == len(wants)
    for one, other in combinations(wants, 2):
        a, b = centres[one.key], centres[other.key]
        assert math.dist(a, b) >= 2 * RADIUS + GAP - 1e-6
        if one.rank == other.rank:
            (x1, y1), (x2, y2) = (one.x, one.y), (other.x, other.y)
            as_is = math.dist(a, (x1, y1)) ** 2 + math.dist(b, (x2, y2)) ** 2
            turned = math.dist(b, (x1, y1)) ** 2 + math.dist(a, (x2, y2)) ** 2
            assert as_is <= turned + 0.05
