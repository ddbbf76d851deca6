"""The plan to scale that coordinates alone give, and what is put on a map by hand."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.posters.adjusting import Adjustments, adjusted, bounds_of, read, written
from fieldkit.posters.coordplan import coordinate_ground, without_slips
from fieldkit.posters.layout import lay_out
from fieldkit.posters.mapview import MapDrawer
from fieldkit.posters.plane import Extent
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.setting import Setter
from fieldkit.posters.shapes import MAP, SKETCH, Badge, Box, Passage, Path, Rect
from fieldkit.posters.sketch_places import sketch_places
from fieldkit.posters.spec import Landmark
from fieldkit.posters.template import template
from fieldkit.registers.boundaries import parse_boundary

WEST, SOUTH, PACE = 105.176, 37.508, 60.0
BOUNDARY = parse_boundary("东至鼓楼北街，南至长城西街，西至美利渠，北至包兰铁路。")
FRAME = Rect(13, 80, 271, 130)


def place(x, y):
    """Metres east and north of the circle's corner, as degrees."""
    return WEST + x / (111_195 * math.cos(math.radians(SOUTH))), SOUTH + y / 111_195


def on_plan(spec, metres):
    places = [place(*one) for one in metres]
    outlets = tuple(replace(one, lonlat=at) for one, at in zip(spec.outlets, places, strict=True))
    ground = coordinate_ground(BOUNDARY, places, PACE)
    return replace(spec, boundary=BOUNDARY, outlets=outlets, ground=ground)


def drawn(spec, metrics, frame=FRAME):
    form = template()
    return MapDrawer(spec, form, form.papers["A3"], Setter(metrics)).draw(frame)


def parts(shapes):
    return {shape.part for shape in shapes if isinstance(shape, Box)}


SQUARE = [(0, 0), (800, 0), (0, 500), (800, 500), (400, 250)]


def test_a_plan_to_scale_names_the_four_sides_and_rings_the_minutes_without_being_a_real_map(
    a_poster, metrics
):
    spec = on_plan(a_poster(5), SQUARE)
    view = drawn(spec, metrics)
    said = {shape.text for shape in view.shapes if isinstance(shape, Passage)}
    assert {"鼓楼北街", "长城西街", "美利渠", "包兰铁路", "从圈中心步行 5 分钟"} <= said
    assert MAP in parts(view.shapes)
    assert PosterProblem.APPROVAL_MISSING not in {one.code for one in view.problems}


def test_a_ring_lies_as_far_from_the_middle_as_one_walks_in_its_minutes(a_poster, metrics):
    spec = on_plan(a_poster(5), SQUARE)
    view = drawn(spec, metrics)
    badges = {shape.outlet: shape for shape in view.shapes if isinstance(shape, Badge)}
    west, east = (badges[spec.outlets[at].id] for at in (0, 1))
    metre = (east.x - west.x) / 800
    (ring, *_) = [
        one for one in _all(view.shapes) if isinstance(one, Path) and one.dash and len(one.points) > 100
    ]
    xs, ys = zip(*ring.points, strict=True)
    assert max(ys) - min(ys) == pytest.approx(2 * 5 * PACE * metre, rel=0.02)
    assert (max(xs) + min(xs)) / 2 == pytest.approx((west.x + east.x) / 2, abs=0.5)


def _all(shapes):
    for shape in shapes:
        yield shape
        yield from _all(getattr(shape, "shapes", ()))


def test_a_circle_too_drawn_out_for_its_numbers_keeps_the_sketch(a_poster, metrics):
    narrow = [(30 * (at % 3), 12 * at) for at in range(90)]
    assert SKETCH in parts(drawn(on_plan(a_poster(90), narrow), metrics).shapes)


def test_too_few_coordinates_give_no_scale():
    assert coordinate_ground(BOUNDARY, [place(0, 0), place(300, 300)], PACE) is None
    assert coordinate_ground(BOUNDARY, [place(9 * at, 900 * at) for at in range(5)], PACE) is None


def test_a_coordinate_typed_wrongly_does_not_shrink_the_plan():
    places = [place(*one) for one in SQUARE]
    assert without_slips([*places, place(90_000, 0)]) == places
    ground = coordinate_ground(BOUNDARY, [*places, place(90_000, 0)], PACE)
    assert max(x for x, _ in ground.outlines[0]) < place(1500, 0)[0]


def test_hiding_an_outlet_moves_nothing_else_on_the_plan(a_poster, metrics):
    spec = on_plan(a_poster(5), SQUARE)
    spec = replace(spec, ground=replace(spec.ground, outlines=(), is_real=True), you_are_here=(0.1, 0.1))
    hidden = adjusted(spec, Adjustments(hidden=frozenset({spec.outlets[1].id, spec.outlets[3].id})))
    kept = spec.outlets[4].id
    before, after = (one.position(*one.centres[kept]) for one in map(sketch_places, (spec, hidden)))
    assert after == pytest.approx(before, abs=0.01)


@given(at=st.tuples(st.floats(0.1, 0.9), st.floats(0.1, 0.9)), real=st.booleans())
def test_a_number_put_somewhere_on_a_map_by_hand_stands_there(at, real, a_poster):
    spec = on_plan(a_poster(5), SQUARE)
    spec = replace(spec, ground=replace(spec.ground, is_real=real))
    moved = spec.outlets[4].id
    places = sketch_places(adjusted(spec, Adjustments(moved={moved: at})))
    x, y = places.point(at)
    near = math.dist(places.centres[moved], (x, y))
    assert near <= 3 * places.radius
    assert places.position(x, y) == pytest.approx(at, abs=0.01)


def test_landmarks_and_you_are_here_stand_on_a_map_where_somebody_put_them(a_poster, metrics):
    spec = replace(
        on_plan(a_poster(5), SQUARE),
        landmarks=(Landmark("文化广场", (0.25, 0.3)), Landmark("三小", (0.7, 0.6))),
        you_are_here=(0.5, 0.8),
    )
    page = lay_out(spec, metrics).pages[0]
    places = sketch_places(spec)
    words = {shape.text: shape for shape in page.readable if isinstance(shape, Passage)}
    for name, at in (("文化广场", (0.25, 0.3)), ("三小", (0.7, 0.6)), ("你在这里", (0.5, 0.8))):
        x, y = places.point(at)
        bounds = words[name].bounds
        assert math.dist((bounds.x, bounds.y), (x, y)) < 30, name
    assert "步行 5 分钟" in words


def test_a_landmark_without_room_on_a_map_is_told(a_poster, metrics):
    crowd = tuple(Landmark(f"地标{at}", (0.5, 0.5)) for at in range(12))
    view = drawn(replace(on_plan(a_poster(5), SQUARE), landmarks=crowd), metrics)
    assert PosterProblem.LANDMARK_LEFT_OUT in {one.code for one in view.problems}


def test_places_stay_on_the_ground_when_the_circle_gets_another_map(a_poster, metrics):
    spec = on_plan(a_poster(5), SQUARE)
    moved = spec.outlets[4].id
    wanted = Adjustments(
        moved={moved: (0.25, 0.5)},
        landmarks=(Landmark("文化广场", (0.5, 0.25)),),
        here=(0.75, 0.5),
        extent=bounds_of(spec),
    )
    kept = read(written(wanted))
    before, there = adjusted(spec, kept), Extent(*bounds_of(spec))
    larger = tuple(place(x, y) for x, y in ((-400, -100), (1200, -100), (1200, 900), (-400, 900)))
    other = replace(spec, ground=replace(spec.ground, outlines=(larger,)))
    after, elsewhere = adjusted(other, kept), Extent(*bounds_of(other))
    assert before.you_are_here == (0.75, 0.5)
    for one, two in (
        (before.you_are_here, after.you_are_here),
        (before.landmarks[0].position, after.landmarks[0].position),
        (before.outlets[4].moved, after.outlets[4].moved),
    ):
        assert two != one
        assert elsewhere.at(two) == pytest.approx(there.at(one), abs=2e-6)
    assert adjusted(replace(spec, ground=None), kept).you_are_here == (0.75, 0.5)
