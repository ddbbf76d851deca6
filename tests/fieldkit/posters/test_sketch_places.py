"""What is moved by hand on a poster stands there on the laid-out sheet, and covers nothing."""

from dataclasses import replace
from itertools import combinations

import pytest

from fieldkit.posters.fonts import poster_font
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.shapes import Badge
from fieldkit.posters.sketch_places import sketch_places
from fieldkit.posters.spec import Landmark


@pytest.mark.parametrize("order", [PosterOrder(), PosterOrder(paper="A2横"), PosterOrder(bleed=True)])
def test_a_moved_number_stands_where_it_was_put(a_poster, order):
    spec = replace(a_poster(12), order=order)
    first, *others = spec.outlets
    spec = replace(spec, outlets=(replace(first, position=(0.31, 0.62)), *others))

    places = sketch_places(spec)

    assert places.centres[first.id] == pytest.approx(places.point((0.31, 0.62)), abs=0.01)
    assert places.position(*places.centres[first.id]) == pytest.approx((0.31, 0.62), abs=0.001)
    assert places.outlet_at(*places.centres[first.id]) == first.id


def test_what_has_no_sketch_has_no_places(a_poster):
    order = PosterOrder(template="door_card", paper="A6")
    assert sketch_places(replace(a_poster(3), order=order)) is None


def test_landmarks_and_numbers_leave_each_other_room(a_poster):
    marks = tuple(
        Landmark(f"第{n}小学", (x / 5, y / 4))
        for n, (x, y) in enumerate((x, y) for x in range(6) for y in range(5))
    )
    layout = lay_out(replace(a_poster(30), landmarks=marks, you_are_here=(0.5, 0.5)), poster_font())

    page = layout.pages[0]
    overlapping = [
        (a, b)
        for a, b in combinations(page.readable, 2)
        if not _both_discs(a, b) and a.bounds.overlaps(b.bounds)
    ]
    assert overlapping == []
    said = {getattr(shape, "text", "") for shape in page.readable}
    left_out = {one.values["name"] for one in layout.problems if one.code is PosterProblem.LANDMARK_LEFT_OUT}
    assert {one.name for one in marks} == (said & {one.name for one in marks}) | left_out
    assert len(left_out) < len(marks) / 2


def _both_discs(one, other):
    """Discs keep their distance as discs; the squares around them may meet at a corner."""
    return isinstance(one, Badge) and isinstance(other, Badge)
