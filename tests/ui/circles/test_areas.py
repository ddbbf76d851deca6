"""Communities and the areas above them: outlets need one before anything else."""

from PySide6.QtCore import Qt

from fieldkit.storage.lists import Filter


def test_the_first_community_of_an_empty_workspace_is_entered_by_keyboard(workspace, sit_down):
    desk = sit_down(workspace)
    desk.press(Qt.Key.Key_F4)
    desk.press_ctrl(Qt.Key.Key_N)
    desk.type("幸福里社区")
    desk.press(Qt.Key.Key_Return)

    (made,) = desk.records.every("area")
    assert (made.values["name"], made.values["level"]) == ("幸福里社区", "community")
    assert desk.areas.table.current_id() == made.id


def test_the_next_community_takes_its_parent_over(workspace, sit_down):
    desk = sit_down(workspace)
    street = desk.records.add("area", {"name": "鼓楼街道", "level": "street"}).record
    desk.records.add("area", {"name": "瑞丰社区", "level": "community", "parent": street})
    desk.settle()
    desk.page.entered("areas")
    desk.press_ctrl(Qt.Key.Key_N)
    desk.type("向阳社区")
    desk.press(Qt.Key.Key_Tab)

    made = desk.records.ids("area", Filter(search="向阳"))[0]
    assert desk.values(made)["parent"] == street


def test_level_code_parent_and_circle_of_a_community_are_saved(desk, circle):
    street = desk.records.add("area", {"name": "鼓楼街道", "level": "street"}).record
    desk.settle()
    desk.press(Qt.Key.Key_F4)
    desk.press_ctrl(Qt.Key.Key_N)
    desk.type("丰安社区")
    desk.press(Qt.Key.Key_Tab)
    desk.type_into(desk.areas.form.field("code"), "640502001003")
    for key, typed in (("parent", "gljd"), ("circle", "rf")):
        desk.areas.form.field(key).editor.setFocus()
        desk.type(typed)
        desk.press(Qt.Key.Key_Return)

    values = desk.values(desk.records.ids("area", Filter(search="丰安"))[0])
    assert values["code"] == "640502001003"
    assert values["parent"] == street
    assert values["circle"] == circle


def test_words_that_are_no_choice_are_explained_and_not_saved(desk):
    it = desk.records.ids("area")[0]
    desk.page.entered(it)
    field = desk.areas.form.field("parent")
    field.editor.setFocus()
    desk.type("没有的街道")
    desk.press(Qt.Key.Key_Tab)

    assert "没有的街道" in desk.areas.form.row("parent").problem
    assert desk.values(it)["parent"] is None


def test_going_to_the_page_with_a_record_shows_it(desk, circle):
    it = desk.records.ids("area")[0]

    desk.page.entered(it)
    assert desk.page.currentWidget() is desk.areas
    assert desk.areas.table.current_id() == it

    desk.page.entered(circle)
    assert desk.page.currentWidget() is desk.circles
