import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.posters.markers import Want, place_markers
from fieldkit.posters.positions import Known, named_sides, place_outlets
from fieldkit.posters.shapes import Rect
from fieldkit.posters.sketch import plan_sketch
from fieldkit.registers.boundaries import Boundary, Direction, parse_boundary

XINGFULI = parse_boundary("东至鼓楼北街，南至长城西街，西至应理北街，北至包兰铁路。")


def sketch(boundary=XINGFULI, seed="c06", width=271.0, height=120.0):
    return plan_sketch(boundary, seed, width, height)


def test_each_side_of_the_sketch_carries_its_street():
    where = {band.direction: band for band in sketch().bands}
    assert {direction: band.name for direction, band in where.items()} == {
        Direction.EAST: "鼓楼北街",
        Direction.SOUTH: "长城西街",
        Direction.WEST: "应理北街",
        Direction.NORTH: "包兰铁路",
    }
    plot = sketch().plot
    assert where[Direction.NORTH].rect.bottom == pytest.approx(plot.y)
    assert where[Direction.SOUTH].rect.y == pytest.approx(plot.bottom)
    assert where[Direction.WEST].rect.right == pytest.approx(plot.x)
    assert where[Direction.EAST].rect.x == pytest.approx(plot.right)


def test_a_square_lies_along_its_side_and_does_not_run_through():
    square = parse_boundary("东至蔡桥路，南到文化广场，西到鼓楼南街，北到鼓楼东街。")
    south = next(band for band in sketch(square).bands if band.direction is Direction.SOUTH)
    assert south.rect.width < 0.5 * sketch(square).plot.width


def test_the_same_circle_always_has_the_same_blocks_and_another_one_has_others():
    assert sketch().blocks == sketch().blocks
    assert sketch().blocks != sketch(seed="c07").blocks


def test_a_click_and_its_position_are_one_place_and_a_click_outside_is_none():
    x, y = sketch().point((0.25, 0.75))
    assert sketch().position(x, y) == pytest.approx((0.25, 0.75))
    assert sketch().position(1.0, 1.0) is None


names = st.sampled_from(["", "鼓楼北街", "清真寺巷", "包兰铁路", "美利渠", "文化广场"])


@given(
    sides=st.tuples(names, names, names, names),
    seed=st.text(max_size=5),
    width=st.floats(150, 400),
    height=st.floats(60, 300),
)
def test_blocks_lie_inside_the_circle_and_never_on_each_other(sides, seed, width, height):
    plan = plan_sketch(Boundary(*sides), seed, width, height)
    for place, block in enumerate(plan.blocks):
        assert plan.plot.holds(block)
        assert block.width > 3
        assert block.height > 3
        assert not any(block.overlaps(other) for other in plan.blocks[place + 1 :])
    assert not any(band.rect.overlaps(plan.plot) for band in plan.bands)


def test_an_outlet_placed_by_hand_stays_where_it_was_put(an_outlet):
    spots = place_outlets([an_outlet(1, position=(0.3, 0.7), lonlat=(105.18, 37.51))], XINGFULI)
    assert (spots["o001"].x, spots["o001"].y, spots["o001"].known) == (0.3, 0.7, Known.PLACED)


def test_coordinates_keep_their_directions_on_the_sketch(an_outlet):
    outlets = [
        an_outlet(1, lonlat=(105.180, 37.520)),
        an_outlet(2, lonlat=(105.190, 37.510)),
        an_outlet(3, lonlat=(105.185, 37.515)),
    ]
    spots = place_outlets(outlets, XINGFULI)
    north_west, south_east, middle = (spots[outlet.id] for outlet in outlets)
    assert north_west.x < middle.x < south_east.x
    assert north_west.y < middle.y < south_east.y
    assert middle.known is Known.COORDINATES


def test_two_coordinates_give_no_scale_so_the_address_decides(an_outlet):
    outlets = [an_outlet(n, lonlat=(105.18, 37.5 + n / 100), address="长城西街 8 号") for n in (1, 2)]
    assert {spot.known for spot in place_outlets(outlets, XINGFULI).values()} == {Known.STREET}


def test_an_address_on_a_boundary_street_puts_the_outlet_along_it_by_house_number(an_outlet):
    outlets = [an_outlet(n, address=f"长城 西街 {house} 号") for n, house in ((1, 31), (2, 8), (3, 21))]
    spots = place_outlets(outlets, XINGFULI)
    assert [key for key, _ in sorted(spots.items(), key=lambda item: item[1].x)] == ["o002", "o003", "o001"]
    assert all(spot.y > 0.95 for spot in spots.values())


def test_an_address_at_a_crossing_puts_the_outlet_into_the_corner(an_outlet):
    address = "鼓楼北街与长城西街交叉口"
    assert set(named_sides(address, XINGFULI)) == {Direction.EAST, Direction.SOUTH}
    spot = place_outlets([an_outlet(1, address=address)], XINGFULI)["o001"]
    assert spot.x > 0.95
    assert spot.y > 0.95


def test_an_outlet_of_which_nothing_is_known_is_marked_so(an_outlet):
    spots = place_outlets([an_outlet(n, address="小区南门") for n in range(1, 9)], XINGFULI)
    assert {spot.known for spot in spots.values()} == {Known.NOT}
    points = [(spot.x, spot.y) for spot in spots.values()]
    assert min(math.dist(p, q) for p in points for q in points if p != q) > 0.05


wants = st.lists(st.tuples(st.floats(-5, 105), st.floats(-5, 65)), max_size=40)


@given(points=wants, blocked=st.tuples(st.floats(0, 80), st.floats(0, 40)))
def test_markers_never_touch_each_other_an_obstacle_or_the_edge(points, blocked):
    area, obstacle = Rect(0, 0, 100, 60), Rect(*blocked, 20, 12)
    placing = place_markers(
        [Want(f"{n:02}", x, y, n % 3) for n, (x, y) in enumerate(points)], area, [obstacle], radius=3, gap=0.5
    )
    centres = list(placing.centres.values())
    assert len(centres) + len(placing.left_out) == len(points)
    assert not placing.left_out
    for place, (x, y) in enumerate(centres):
        square = Rect(x - 3, y - 3, 6, 6)
        assert area.holds(square)
        assert not square.overlaps(obstacle)
        assert all(math.dist((x, y), other) >= 6.5 - 1e-9 for other in centres[place + 1 :])


def test_a_marker_alone_stands_where_it_belongs():
    placing = place_markers([Want("a", 50, 30, 0)], Rect(0, 0, 100, 60), [], radius=3, gap=0.5)
    assert placing.centres == {"a": (50, 30)}


def test_markers_without_room_are_named():
    wants = [Want(f"{n:03}", 5, 5, 0) for n in range(30)]
    placing = place_markers(wants, Rect(0, 0, 20, 20), [], radius=3, gap=0.5)
    assert placing.left_out
    assert len(placing.centres) + len(placing.left_out) == 30
