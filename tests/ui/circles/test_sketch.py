"""Placing outlets on the sketch of their circle."""

import pytest
from PySide6.QtCore import QPoint, Qt

from fieldkit.services.posters import PosterService
from fieldkit.storage.lists import Filter


def outlet(desk, name):
    return desk.records.ids("outlet", Filter(search=name))[0]


def place(desk, name):
    text = desk.values(outlet(desk, name))["sketch"]
    return tuple(map(float, text.split(","))) if text else None


def at(sketch, x, y):
    area = sketch._area()
    return QPoint(round(area.left() + x * area.width()), round(area.top() + y * area.height()))


def test_a_click_on_the_sketch_places_the_chosen_outlet(desk):
    panel = desk.circles.sketch
    panel.table.choose(outlet(desk, "老王家早点"))

    desk.click(panel.sketch, at(panel.sketch, 0.25, 0.75))

    assert place(desk, "老王家早点") == pytest.approx((0.25, 0.75), abs=0.01)
    assert place(desk, "惠之家便利店") is None


def test_an_outlet_is_placed_by_keyboard_alone_and_the_next_one_is_chosen(desk):
    panel = desk.circles.sketch
    panel.table.setFocus()
    panel.table.choose_step(1)
    first = panel.table.current_id()
    start = panel._spots[first]

    desk.press(Qt.Key.Key_Return)
    desk.press(*[Qt.Key.Key_Right] * 3, *[Qt.Key.Key_Up] * 2)
    desk.press(Qt.Key.Key_Return)

    x, y = map(float, desk.values(first)["sketch"].split(","))
    assert (x, y) == pytest.approx((min(1, start.x + 0.06), max(0, start.y - 0.04)), abs=0.001)
    assert panel.table.hasFocus()
    assert panel.table.current_id() not in {"", first}


def test_escape_while_placing_leaves_the_outlet_where_it_was(desk):
    panel = desk.circles.sketch
    panel.table.setFocus()
    panel.table.choose_step(1)
    first = panel.table.current_id()

    desk.press(Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Escape)

    assert desk.values(first)["sketch"] is None
    assert panel.table.hasFocus()


def test_a_placed_outlet_does_not_move_by_a_stray_click(desk):
    desk.records.set(outlet(desk, "巧手裁缝"), {"sketch": "0.2,0.2"})
    desk.settle()
    panel = desk.circles.sketch
    panel.table.choose(outlet(desk, "巧手裁缝"))

    desk.click(panel.sketch, at(panel.sketch, 0.9, 0.9))

    assert place(desk, "巧手裁缝") == (0.2, 0.2)


def test_delete_takes_an_outlet_off_the_sketch(desk):
    desk.records.set(outlet(desk, "巧手裁缝"), {"sketch": "0.2,0.2"})
    desk.settle()
    panel = desk.circles.sketch
    panel.table.choose(outlet(desk, "巧手裁缝"))
    panel.table.setFocus()

    desk.press(Qt.Key.Key_Delete)

    assert place(desk, "巧手裁缝") is None


def test_a_placement_is_undone_by_its_key(desk):
    panel = desk.circles.sketch
    panel.table.choose(outlet(desk, "老王家早点"))
    desk.click(panel.sketch, at(panel.sketch, 0.5, 0.5))

    desk.press_ctrl(Qt.Key.Key_Z)

    assert place(desk, "老王家早点") is None


def test_only_outlets_without_a_place_are_drawn_hollow(desk):
    desk.records.set(outlet(desk, "巧手裁缝"), {"sketch": "0.2,0.2"})
    desk.settle()

    markers = {marker.name: marker for marker in desk.circles.sketch.sketch._markers}

    assert [name for name, marker in markers.items() if not marker.guessed] == ["巧手裁缝"]
    assert (markers["巧手裁缝"].x, markers["巧手裁缝"].y) == (0.2, 0.2)


def test_numbers_on_the_sketch_are_those_of_the_poster(desk, workspace, circle):
    printed = {one.id: str(one.number) for one in PosterService(workspace).spec(circle).outlets}

    assert {marker.key: marker.number for marker in desk.circles.sketch.sketch._markers} == printed


def test_the_sides_of_the_sketch_are_those_of_the_boundary(desk):
    sides = desk.circles.sketch.sketch._sides

    assert (sides.north.name, sides.north.kind) == ("包兰铁路", "railway")
    assert (sides.east.name, sides.east.kind) == ("应理南街", "road")


def test_every_circle_of_the_sample_shows_its_outlets(sample, sit_down):
    desk = sit_down(sample)

    assert desk.circles.table.model().rowCount() == 24
    assert "318,888" in desk.circles._number.text()
    for row in (8, 23, 0):
        desk.circles.table.choose_step(row - desk.circles.table.currentIndex().row())
        printed = PosterService(sample).spec(desk.page._circles.current).outlets
        assert {marker.key for marker in desk.circles.sketch.sketch._markers} == {one.id for one in printed}
