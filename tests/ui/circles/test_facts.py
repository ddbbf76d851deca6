"""Facts of circles and communities, saved as they are left."""

from PySide6.QtCore import Qt

from fieldkit.storage.lists import Filter
from ui.circles import texts
from ui.language import say


def community(desk, name="瑞丰社区"):
    return desk.records.ids("area", Filter(search=name))[0]


def test_a_fact_of_the_circle_is_saved_when_its_field_is_left(desk, circle):
    desk.type_into(desk.circles.form.field("population"), "10454")
    desk.type_into(desk.circles.form.field("issuer"), "瑞丰社区居委会")

    assert desk.values(circle)["population"] == "10454"
    assert desk.values(circle)["issuer"] == "瑞丰社区居委会"
    assert desk.circles.table.model().index(0, 2).data() == "10,454"


def test_a_choice_is_found_by_its_initials_and_saved(desk, circle):
    field = desk.circles.form.field("intention")
    field.editor.setFocus()
    desk.type("gzts")
    desk.press(Qt.Key.Key_Return)

    assert desk.values(circle)["intention"] == "upgrade"


def test_types_of_business_are_added_one_by_one(desk, circle):
    field = desk.circles.form.field("suggested_types")
    for typed in ("zcd", "B10"):
        field.editor.setFocus()
        desk.type(typed)
        desk.press(Qt.Key.Key_Return)

    assert desk.values(circle)["suggested_types"] == "B05;B10"


def test_a_new_boundary_is_drawn_at_once(desk):
    desk.type_into(desk.circles.form.field("boundary"), "东至滨河路，南至中央大道，西至新墩南街，北至黄河。")

    assert desk.circles.sketch.sketch._sides.north.name == "黄河"
    assert desk.circles.sketch.sketch._sides.north.kind == "water"


def test_a_circle_outside_the_usual_size_gets_a_quiet_note(desk):
    row = desk.circles.form.row("population")
    desk.type_into(row.field, "6000")
    assert row.problem == say(texts.SIZE_BELOW)

    desk.type_into(row.field, "12000")
    assert row.problem == ""

    desk.type_into(row.field, "21188")
    assert row.problem == say(texts.SIZE_ABOVE)
    assert row.field.editor.property("tone") in {"", None}


def test_a_wrong_number_is_kept_and_explained_beside_the_field(desk, circle):
    row = desk.circles.form.row("population")

    desk.type_into(row.field, "1.5")

    assert desk.values(circle)["population"] == "1.5"
    assert row.problem
    assert row.field.editor.property("tone") == "missing"


def test_communities_that_do_not_add_up_are_mentioned(desk):
    desk.type_into(desk.circles.form.field("population"), "12000")
    desk.type_into(desk.circles.communities.field(community(desk), "population"), "11000")

    assert "11,000" in desk.circles.form.row("population").problem


def test_a_community_is_renamed_in_place(desk):
    it = community(desk)

    desk.type_into(desk.circles.communities.field(it, "name"), "瑞丰园社区")

    assert desk.values(it)["name"] == "瑞丰园社区"


def test_a_community_is_added_to_the_circle_by_keyboard(desk, circle):
    desk.press(Qt.Key.Key_N, with_=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.type("丰安社区")
    desk.press(Qt.Key.Key_Return)

    values = desk.values(community(desk, "丰安社区"))
    assert (values["circle"], values["level"]) == (circle, "community")
    assert desk.circles.table.model().index(0, 3).data() == "2"


def test_a_new_circle_comes_into_being_with_its_first_value(desk):
    desk.press_ctrl(Qt.Key.Key_N)
    assert desk.records.count("circle") == 1
    desk.type("向阳一刻钟便民生活圈")
    desk.press(Qt.Key.Key_Tab)

    (_, made) = desk.records.every("circle")
    assert (made.values["name"], made.values["number"]) == ("向阳一刻钟便民生活圈", "2")
    assert desk.circles.table.current_id() == made.id
    desk.type_into(desk.circles.form.field("population"), "21188")
    assert desk.values(made.id)["population"] == "21188"


def test_undoing_a_new_circle_takes_it_away(desk, circle):
    desk.press_ctrl(Qt.Key.Key_N)
    desk.type("向阳一刻钟便民生活圈")
    desk.press(Qt.Key.Key_Tab)

    desk.press_ctrl(Qt.Key.Key_Z)

    assert desk.records.count("circle") == 1
    assert desk.circles.table.current_id() == circle


def test_what_is_being_typed_is_not_overwritten_by_an_imported_change(desk, circle):
    field = desk.circles.form.field("issuer")
    field.editor.setFocus()
    desk.type("瑞丰社区")

    desk.records.set(circle, {"population": "10454"})
    desk.settle()

    assert field.value() == "瑞丰社区"
    assert desk.circles.form.field("population").value() == "10454"
