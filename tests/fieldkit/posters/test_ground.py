"""The map of a circle: nothing that is read covers another thing or leaves the frame."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.posters.ground import (
    Area,
    AreaKind,
    Ground,
    GroundMark,
    LandmarkKind,
    Rail,
    Street,
    StreetClass,
)
from fieldkit.posters.groundspots import located
from fieldkit.posters.layout import lay_out
from fieldkit.posters.mapview import MapDrawer
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.plane import Plane, extent_of
from fieldkit.posters.setting import Setter
from fieldkit.posters.shapes import READABLE, Badge, Clipped, Passage, Path, Rect
from fieldkit.posters.template import template

WEST, SOUTH = 105.176, 37.508
_STREETS = ("蔡桥路", "民生路", "文昌街", "清真寺巷", "向阳街", "新墩街", "商城南街", "迎宾路")


def place(x, y):
    """Metres east and north of the town's corner, as degrees."""
    return WEST + x / (111_195 * math.cos(math.radians(SOUTH))), SOUTH + y / 111_195


def line(*points):
    return tuple(place(x, y) for x, y in points)


def bent(along, across, *, upright, bend=0.0):
    """A street through the town, a little bent."""
    points = [(t, along + bend * math.sin(t / 260)) for t in range(0, across + 1, 100)]
    return line(*((y, x) if upright else (x, y) for x, y in points))


def town():
    """Forty streets, a railway, a canal, a park, landmarks and the outline of one circle."""
    streets = [
        Street("鼓楼东街", StreetClass.MAIN, bent(330, 1700, upright=False)),
        Street("长城东街", StreetClass.MAIN, bent(900, 1700, upright=False, bend=14)),
        Street("应理北街", StreetClass.MAIN, bent(250, 1300, upright=True)),
        Street("怀远北路", StreetClass.MAIN, bent(1400, 1300, upright=True, bend=-10)),
    ]
    levels = (120, 480, 620, 760, 1040)
    for at, y in enumerate(levels):
        streets.append(
            Street(_STREETS[at], StreetClass.STREET, bent(y, 1700, upright=False, bend=8 * (at % 3)))
        )
    for at, x in enumerate((560, 820, 1130)):
        streets.append(Street(_STREETS[5 + at], StreetClass.STREET, bent(x, 1300, upright=True, bend=9)))
    for at in range(20):
        x, y = 300 + 250 * (at % 5), 340 + 140 * (at // 5)
        name = f"{'福康乐安和'[at % 5]}{'民居业里'[at // 5]}巷" if at % 2 else ""
        end = (x + 210, y + 60 + 20 * (at % 3)) if at % 3 else (x + 20, y + 130)
        streets.append(Street(name, StreetClass.LANE, line((x, y), end)))
    streets += [
        Street("", StreetClass.PATH, line((600 + 40 * at, 500), (600 + 40 * at, 620))) for at in range(8)
    ]
    return Ground(
        outlines=(line((250, 330), (1400, 330), (1400, 905), (830, 895), (255, 900)),),
        streets=tuple(streets),
        rails=(Rail("包兰铁路", bent(965, 1700, upright=False, bend=20)),),
        areas=(
            Area("美利渠", AreaKind.WATER, bent(262, 1700, upright=False, bend=30), closed=False),
            Area("", AreaKind.GREEN, line((850, 640), (1100, 640), (1100, 745), (850, 745))),
            Area("", AreaKind.WATER, line((930, 660), (1020, 668), (1040, 710), (960, 725))),
        ),
        landmarks=(
            GroundMark("香山公园", LandmarkKind.GREEN, place(1060, 690)),
            GroundMark("第三小学", LandmarkKind.SCHOOL, place(450, 560)),
            GroundMark("市人民医院", LandmarkKind.HOSPITAL, place(1250, 820)),
            GroundMark("社区服务中心", LandmarkKind.OFFICE, place(700, 400)),
            GroundMark("中心市场", LandmarkKind.MARKET, place(420, 800)),
            GroundMark("汽车站", LandmarkKind.STOP, place(1550, 240)),
        ),
        is_real=True,
    )


def drawn(spec, metrics, frame, paper="A3"):
    form = template()
    return MapDrawer(spec, form, form.papers[paper], Setter(metrics)).draw(frame)


def on_town(spec, places):
    outlets = tuple(
        replace(outlet, lonlat=at, position=None) for outlet, at in zip(spec.outlets, places, strict=True)
    )
    return replace(spec, ground=town(), outlets=outlets)


places = st.tuples(st.floats(200, 1450), st.floats(300, 950)).map(lambda xy: place(*xy))


@given(
    at=st.lists(places, max_size=40),
    size=st.tuples(st.floats(150, 400), st.floats(90, 300)),
    here=st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_nothing_that_is_read_on_a_map_covers_another_thing_or_leaves_the_frame(
    at, size, here, a_poster, metrics
):
    frame = Rect(13, 80, *size)
    view = drawn(replace(on_town(a_poster(len(at)), at), you_are_here=here), metrics, frame)
    read = [shape for shape in view.shapes if isinstance(shape, READABLE)]
    assert [shape for shape in read if not frame.holds(shape.bounds)] == []
    assert all(frame.holds(room) for room in view.rooms)
    for one, other in combinations(read, 2):
        if isinstance(one, Badge) and isinstance(other, Badge):
            apart = math.dist((one.x, one.y), (other.x, other.y))
            assert apart >= one.radius + one.ring + other.radius + other.ring - 1e-6
        else:
            assert not one.bounds.overlaps(other.bounds), (one, other)
    for room in view.rooms:
        assert not [one for one in read if isinstance(one, Badge) and one.bounds.overlaps(room)]


def test_the_streets_around_the_circle_and_its_landmarks_carry_their_names(a_poster, metrics):
    view = drawn(on_town(a_poster(5), [place(500, 500)] * 5), metrics, Rect(0, 0, 271, 160))
    said = {shape.text for shape in view.shapes if isinstance(shape, Passage)}
    assert {"鼓楼东街", "长城东街", "应理北街", "怀远北路", "包兰铁路", "第三小学", "北"} <= said


def test_one_scale_holds_in_both_directions_and_a_point_on_paper_leads_back_to_its_place(a_poster):
    spec = on_town(a_poster(2), [place(300, 400), place(1300, 800)])
    plane = Plane.fitted(extent_of(spec.ground, located(spec.outlets)), Rect(0, 0, 271, 120), 9)
    x, y = plane.point(place(600, 600))
    east, north = plane.point(place(700, 600)), plane.point(place(600, 700))
    assert east[0] - x == pytest.approx(y - north[1], rel=1e-3)
    assert plane.place(x, y) == pytest.approx(place(600, 600))


def test_a_black_printer_draws_streets_white_between_two_black_lines(a_poster, metrics):
    spec = replace(
        on_town(a_poster(5), [place(500, 500)] * 5),
        order=PosterOrder(paper="A3", black_white=True),
        you_are_here=(0.4, 0.4),
    )
    (page, *_) = lay_out(spec, metrics).pages
    (clipped,) = [shape for shape in page.shapes if isinstance(shape, Clipped)]
    drawn_lines = [one for one in clipped.shapes if isinstance(one, Path) and one.stroke and one.round]
    assert {one.stroke for one in drawn_lines} == {"#000000", "#ffffff"}
    edges = [one for one in drawn_lines if one.stroke == "#000000" and one.width > 1]
    assert len(edges) > 20
    for edge in edges:
        surfaces = [one for one in drawn_lines if one.points == edge.points and one.stroke == "#ffffff"]
        assert any(0.1 < edge.width - one.width < 0.6 for one in surfaces)
    pins = [one for one in page.shapes if isinstance(one, Path) and one.fill]
    assert {one.fill for one in pins} <= {"#000000", "#ffffff"}
