"""项目与台账 by keyboard: what is lacking becomes a project, nothing typed is lost, everything can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.registers.entry import entry


class Office:
    """The window as a clerk uses it."""

    def __init__(self, window, workspace, qtbot, type_chinese):
        self.window, self._qtbot, self._chinese = window, qtbot, type_chinese
        self.records = RecordService(workspace)
        self.page = window.page("registers")

    @property
    def view(self):
        return self.page.view

    def settle(self):
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.window.runner.jobs())
        QApplication.processEvents()

    def go(self, register):
        self.window.go("registers", register)
        self.settle()

    def press(self, *keys, with_=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, with_)
            self.settle()

    def type(self, words):
        if words.isascii():
            self._qtbot.keyClicks(QApplication.focusWidget(), words)
        else:
            self._chinese(words, composing="pin yin")
        QApplication.processEvents()

    def new(self, *words):
        """Ctrl+N, then each field and Tab."""
        self.press(Qt.Key.Key_N, with_=Qt.KeyboardModifier.ControlModifier)
        for one in words:
            self.type(one)
            self.press(Qt.Key.Key_Tab)


@pytest.fixture
def office(workspace, shown, qtbot, type_chinese):
    records = RecordService(workspace)
    circle = records.add("circle", {"name": "瑞丰一刻钟便民生活圈"}).record
    records.add("area", {"name": "瑞丰社区", "level": "community", "circle": circle})
    window = make_window((entry(workspace),))
    workspace.database.subscribe(window.relay.publish)
    shown(window, 1366, 768)
    made = Office(window, workspace, qtbot, type_chinese)
    made.settle()
    yield made
    window.runner.close()


def test_a_demand_is_written_down_and_becomes_a_project_of_its_circle(office):
    office.go("demand")
    office.new("缺早餐店")
    (demand,) = office.records.every("demand")
    office.records.set(demand.id, {"community": "瑞丰社区", "business_type": "早餐店"})
    office.settle()

    office.view._make_project.click()
    office.settle()

    (project,) = office.records.every("project")
    assert project.values["name"] == "缺早餐店"
    assert project.values["business_type"] == "B05"
    assert office.records.names("circle")[project.values["circle"]] == "瑞丰一刻钟便民生活圈"
    assert office.records.get(demand.id).values["project"] == project.id
    assert office.page._presenter.kind.key == "project", "the clerk goes on with the project"


def test_a_new_record_is_kept_once_its_first_field_is_left_and_the_next_fields_follow(office):
    office.go("meeting")
    office.new("第一次居民议事会")
    office.type("圆桌")
    office.press(Qt.Key.Key_Return, Qt.Key.Key_Tab)
    (meeting,) = office.records.every("meeting")
    assert meeting.values["name"] == "第一次居民议事会"
    assert meeting.values["meeting_type"] == "round_table"


def test_a_deleted_record_comes_back_with_undo(office):
    office.records.add("event", {"name": "邻里节", "starts_on": "2026-05-01"})
    office.go("event")
    office.view.table.setFocus()
    office.press(Qt.Key.Key_Delete)
    assert office.records.every("event") == []
    office.press(Qt.Key.Key_Z, with_=Qt.KeyboardModifier.ControlModifier)
    assert [one.values["name"] for one in office.records.every("event")] == ["邻里节"]


def test_a_search_that_finds_nothing_says_so_and_the_list_comes_back(office):
    office.records.add("contact", {"name": "王主任", "unit": "市商务局"})
    office.go("contact")
    office.page.search.setFocus()
    office.type("民政")
    office.press(Qt.Key.Key_Return)
    assert list(office.view._model.ids()) == []
    office.press(Qt.Key.Key_Escape)
    assert len(office.view._model.ids()) == 1


def test_the_satisfied_list_holds_the_projects_whose_residents_are_satisfied(office):
    office.records.add("project", {"name": "菜市场改造", "stage": "群众满意"})
    office.records.add("project", {"name": "早餐点", "stage": "在建"})
    office.go("satisfied")
    assert [office.records.get(one).values["name"] for one in office.view._model.ids()] == ["菜市场改造"]


# -- from a demand to satisfied residents --------------------------------------


def test_making_a_project_is_taken_back_in_one_step(office):
    office.go("demand")
    office.new("缺早餐店")
    office.view._make_project.click()
    office.settle()
    office.window._undo_last()
    office.settle()
    assert office.records.every("project") == []
    (demand,) = office.records.every("demand")
    assert (demand.values["project"], demand.values["state"]) == (None, None)


def test_a_project_goes_step_by_step_to_the_list_of_satisfied_residents(office):
    office.go("demand")
    office.new("缺早餐店")
    office.view._make_project.click()
    office.settle()
    stages = []
    for _ in range(3):
        office.view._step.setFocus()
        office.press(Qt.Key.Key_Space)
        (project,) = office.records.every("project")
        stages.append(project.values["stage"])
    assert stages == ["planned", "building", "finished"]
    assert project.values["finished_on"]

    office.view._step.setFocus()
    office.press(Qt.Key.Key_Space)
    assert office.records.every("project")[0].values["stage"] == "finished", "nobody was asked yet"
    assert office.view.form.field("satisfaction").editor.hasFocus()

    office.type("70")
    office.press(Qt.Key.Key_Tab)
    office.type("20")
    office.press(Qt.Key.Key_Tab)
    office.view._step.click()
    office.settle()
    assert office.records.every("project")[0].values["stage"] == "finished", "85 % are wanted in 中卫"

    office.records.set(project.id, {"satisfaction": "90"})
    office.settle()
    office.view._step.click()
    office.settle()
    assert office.records.every("project")[0].values["stage"] == "satisfied"
    assert office.records.every("demand")[0].values["state"] == "met"
    assert office.page._presenter.chosen_list == "satisfied"


def test_the_three_lists_stand_as_stages_above_each_of_them_and_lead_to_each_other(office):
    office.records.add("demand", {"name": "缺书店", "community": "瑞丰社区"})
    office.records.add("project", {"name": "早餐点", "stage": "在建"})
    office.go("demand")
    cards = office.view.stages.cards
    assert [card._count.text() for card in cards.values()] == ["1", "1", "0"]
    assert cards["demand"]._note.text() == "1 条待办"
    cards["project"].setFocus()
    office.press(Qt.Key.Key_Return)
    assert office.page._presenter.chosen_list == "project"
    office.go("meeting")
    assert not office.view.stages.isVisible()


def test_an_empty_list_of_the_three_leads_to_where_its_records_come_from(office):
    office.go("satisfied")
    office.view._empty.currentWidget().button.click()
    office.settle()
    assert office.page._presenter.chosen_list == "project"
    office.view._empty.currentWidget().button.click()
    office.settle()
    assert office.page._presenter.chosen_list == "demand"


def test_a_project_leads_back_to_its_demand(office):
    demand = office.records.add("demand", {"name": "缺书店", "community": "瑞丰社区"}).record
    project = office.records.add("project", {"name": "书店", "stage": "储备"}).record
    office.records.set_values(demand, {"project": project})
    office.go(f"project/{project}")
    office.view._other.click()
    office.settle()
    assert office.page._presenter.current == demand
