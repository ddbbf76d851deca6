"""The outline of a circle from the four streets that its 四至 names."""

import math
from dataclasses import replace

import pytest

from fieldkit.posters.ground import Area, AreaKind, Ground, Rail, Street, StreetClass
from fieldkit.posters.namedsides import outline_by_names
from fieldkit.registers.boundaries import parse_boundary

WEST, SOUTH = 105.176, 37.508
BOUNDARY = parse_boundary("东至鼓楼北街，南至长城西街，西至美利渠，北至包兰铁路。")


def place(x, y):
    """Metres east and north, as degrees."""
    return WEST + x / (111_195 * math.cos(math.radians(SOUTH))), SOUTH + y / 111_195


def metres(points):
    shrink = 111_195 * math.cos(math.radians(SOUTH))
    return [((x - WEST) * shrink, (y - SOUTH) * 111_195) for x, y in points]


def line(*points):
    return tuple(place(*one) for one in points)


def street(name, *points):
    return Street(name, StreetClass.MAIN, line(*points))


INSIDE = [place(400, 300), place(600, 400)]
TOWN = Ground(
    streets=(
        street("鼓楼北街", (1000, -500), (1000, 300)),
        street("鼓楼北街", (1000, 300), (1000, 1500)),
        street("鼓楼北街", (1016, 1500), (1016, -500)),
        street("长城西街", (-800, 0), (1800, 0)),
        street("文昌街", (-800, 350), (1800, 350)),
    ),
    rails=(Rail("包兰铁路", line((-800, 700), (500, 820), (1800, 700))),),
    areas=(Area("美利渠", AreaKind.WATER, line((0, -600), (0, 1600)), closed=False),),
    is_real=True,
)


def test_the_outline_runs_along_the_four_named_sides():
    ring = metres(outline_by_names(BOUNDARY, TOWN, INSIDE))
    for corner in ((0, 774), (1008, 774), (1008, 0), (0, 0)):
        assert min(math.dist(corner, point) for point in ring) < 30
    assert max(y for _, y in ring) == pytest.approx(815, abs=15)
    assert all(-20 <= x <= 1030 and -20 <= y <= 830 for x, y in ring)


def test_a_side_that_the_map_does_not_hold_leaves_the_outline_open():
    for missing in ("鼓楼北街", "长城西街"):
        short = replace(TOWN, streets=tuple(one for one in TOWN.streets if one.name != missing))
        assert outline_by_names(BOUNDARY, short, INSIDE) is None
    assert outline_by_names(parse_boundary("东至鼓楼北街，南至长城西街，西至美利渠。"), TOWN, INSIDE) is None


def test_without_outlets_the_named_streets_alone_tell_where_the_circle_is():
    assert outline_by_names(BOUNDARY, TOWN, []) == outline_by_names(BOUNDARY, TOWN, INSIDE)


def test_sides_that_do_not_meet_or_lie_the_wrong_way_round_make_no_outline():
    short = replace(TOWN, streets=(*TOWN.streets[:3], street("长城西街", (300, 0), (700, 0))))
    assert outline_by_names(BOUNDARY, short, INSIDE) is None
    turned = parse_boundary("东至美利渠，南至长城西街，西至鼓楼北街，北至包兰铁路。")
    assert outline_by_names(turned, TOWN, INSIDE) is None


def test_of_two_crossings_the_one_at_the_outlets_counts():
    ring_road = street("长城西街", (1800, 0), (1800, 1450), (-800, 1450))
    twice = replace(TOWN, streets=(*TOWN.streets, ring_road))
    assert outline_by_names(BOUNDARY, twice, INSIDE) == outline_by_names(BOUNDARY, TOWN, INSIDE)
