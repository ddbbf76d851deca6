"""方案 by keyboard: where targets stand, who does what, what is due, and what the plan says."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.kernel.resources import resource
from fieldkit.services.plans import FOLDER, PlanService
from ui.plans.grouped import HEADING

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


# -- targets -------------------------------------------------------------------


def test_the_arrows_go_from_target_to_target_and_pass_over_the_headings(desk):
    board = desk.page.board
    seen = [board.table.current_id()]
    while board.table.choose_step(1) or len(seen) < 3:
        desk.press(K.Key_Down)
        if board.table.current_id() == seen[-1]:
            break
        seen.append(board.table.current_id())
    assert all(one and not one.startswith(HEADING) for one in seen)
    assert any(one.startswith(HEADING) for one in board.table.ids())


def test_enter_leads_to_the_places_behind_a_quota_and_esc_back(desk):
    board = desk.page.board
    board.table.setFocus()
    board.table.choose("zhongwei.W-39.clinic")
    desk.press(K.Key_Return)
    assert board.panel.places.hasFocus()
    desk.press(K.Key_Escape)
    assert board.table.hasFocus()


def test_a_circle_that_is_behind_opens_with_enter(desk):
    desk.use("huaian")
    desk.go("board")
    desk.page.board.table.choose("huaian.H-44.outlets")
    desk.page.board.table.setFocus()
    desk.press(K.Key_Return, K.Key_Return)
    (circle,) = desk.went_to("circles")
    assert desk.records.get(circle).kind == "circle"


def test_what_cannot_be_reckoned_leads_to_where_it_is_recorded(desk):
    desk.page.board.table.choose("zhongwei.W-05.2025")
    desk.page.board.table.setFocus()
    desk.press(K.Key_Return, K.Key_Space)
    assert desk.went_to("interviews") == [None]


def test_the_clause_is_shown_on_request_and_a_contradiction_beside_it(desk):
    desk.use("nantong")
    board = desk.page.board
    board.table.choose("nantong.N-11.2025")
    panel = board.panel
    assert not panel._statement.isVisible()
    panel._clause.setFocus()
    desk.press(K.Key_Space)
    assert "100" in panel._statement.text()
    assert "A-01" in panel._notes.text()


def test_another_day_shows_the_board_of_that_day_and_a_wrong_one_is_refused(desk):
    circle = desk.records.every("circle")[0]
    desk.records.set(circle.id, {"built_on": "2024-05-01"})
    desk.settle()
    board = desk.page.board
    board.day.editor.setFocus()
    for typed, figure in (("2024-04-30", "0 / 5"), ("2024-05-01", "1 / 5")):
        board.day.editor.selectAll()
        desk.type(typed)
        desk.press(K.Key_Tab)
        assert board._rows["zhongwei.W-10.2024-circles"].figures == figure
        board.day.editor.setFocus()
    board.day.editor.selectAll()
    desk.type("soon")
    desk.press(K.Key_Tab)
    assert board._day_problem.isVisible()


def test_the_board_follows_what_is_recorded_elsewhere(desk, qtbot):
    board = desk.page.board
    assert board._rows["zhongwei.W-39.clinic"].figures.startswith("0 /")
    community = next(one for one in desk.records.every("area") if one.values["level"] == "community")
    clinic = {"name": "站", "facility_type": "clinic", "community": community.id, "count": "2"}
    desk.records.add_values("facility", clinic)
    qtbot.waitUntil(lambda: board._rows["zhongwei.W-39.clinic"].figures.startswith("2 /"), timeout=3000)


def test_another_plan_governs_with_two_keys_and_nothing_is_entered_again(desk):
    before = desk.records.count("outlet")
    action = next(one for one in desk.page.plans.actions() if one.objectName() == "huaian")
    action.trigger()
    desk.settle()
    assert PlanService(desk.workspace).in_use() == "huaian"
    assert "huaian.H-09.2025" in desk.page.board._rows
    assert action.isChecked()
    assert desk.records.count("outlet") == before
    desk.window._undo_last()
    desk.settle()
    assert "zhongwei.W-04.2025" in desk.page.board._rows


def test_lines_are_put_together_by_year_phase_or_area(desk):
    headings = lambda: [one for one in desk.page.board.table.ids() if one.startswith(HEADING)]  # noqa: E731
    by_year = headings()
    desk.page._board.group("area")
    assert headings() != by_year
    assert set(desk.page.board._rows) - set(headings()) >= {"zhongwei.W-04.2025"}


# -- tasks ---------------------------------------------------------------------


def test_a_task_is_under_way_and_done_by_one_key_each_and_the_register_knows(desk):
    desk.go("tasks")
    desk.page.tasks.table.setFocus()
    desk.press(K.Key_2)
    (task,) = desk.records.every("task")
    assert (task.values["plan"], task.values["number"], task.values["state"]) == ("zhongwei", "1", "doing")
    desk.press(K.Key_3)
    (task,) = desk.records.every("task")
    assert (task.values["state"], task.values["done_on"]) == ("done", "2026-06-30")
    desk.window._undo_last()
    desk.settle()
    assert desk.records.every("task")[0].values["state"] == "doing"


def test_progress_is_noted_with_day_and_person_below_what_stands_there(desk):
    desk.go("tasks")
    desk.page.tasks.table.setFocus()
    for words in ("对接了三家银行", "落实了一家"):
        desk.press(K.Key_Return)
        desk.type(words)
        desk.press(K.Key_Return, K.Key_Escape)
    (task,) = desk.records.every("task")
    assert task.values["progress"] == "2026-06-30 李：对接了三家银行\n2026-06-30 李：落实了一家"
    assert task.values["state"] == "doing", "what has progress has begun"


def test_a_unit_sees_only_what_it_is_responsible_for(desk):
    desk.go("tasks")
    view = desk.page.tasks
    next(one for one in view.units.actions() if one.text() == "市民政局").trigger()
    assert [row.units for row in view._rows.values()] == ["市民政局"]
    view.states.choose("done")
    assert list(view._rows) == []
    assert view._stack.currentIndex() == 2, "says that nothing is left, and how to see the rest"


def test_a_day_that_has_passed_makes_a_task_late(desk):
    desk.go("tasks")
    view = desk.page.tasks
    view.panel.due.editor.setFocus()
    desk.type("2026-06-01")
    desk.press(K.Key_Tab)
    assert view._rows["task.W-48.1"].state_words == "逾期"


# -- dates ---------------------------------------------------------------------


@pytest.fixture
def dates(desk):
    desk.use("huaian")
    desk.go("dates")
    return desk


def test_an_area_is_marked_as_handed_in_by_keyboard_and_undo_takes_it_back(dates):
    view = dates.page.dates
    view.table.setFocus()
    view.table.choose("huaian.H-38.quarter@2025-Q1")
    dates.press(K.Key_Return, K.Key_Return)
    (filing,) = dates.records.every("filing")
    assert (filing.values["item"], filing.values["period"], filing.values["unit"]) == (
        "H-38",
        "2025-Q1",
        "清江浦区",
    )
    handed = [one.name for one in view.panel._areas.values() if one.is_handed]
    assert handed == ["清江浦区"]
    dates.window._undo_last()
    dates.settle()
    assert dates.records.every("filing") == []


def test_what_everybody_has_handed_in_leaves_the_list_and_stands_under_all(dates):
    view = dates.page.dates
    view.table.choose("huaian.H-01.2023@")
    view.panel.mark_all.setFocus()
    dates.press(K.Key_Space)
    assert "huaian.H-01.2023@" not in view.table.ids()
    view.segments.choose("all")
    assert "huaian.H-01.2023@" in view.table.ids()


def test_a_day_of_the_calendar_leads_to_what_is_due_on_it_or_next(dates):
    view = dates.page.dates
    view.panel.calendar.setFocus()
    dates.press(K.Key_PageDown)
    dates.press(K.Key_Return)
    assert view.table.current_id().endswith("2023-Q1")
    assert view.panel.calendar._marks


def test_a_plan_without_dates_says_where_to_write_them(desk):
    desk.use("nantong")
    desk.go("dates")
    assert desk.page.dates._stack.currentIndex() in {0, 1}
    desk.page.dates.contents_wanted.emit()
    desk.settle()
    assert desk.page.tabs.current == "contents"
    assert desk.page._contents.part.key == "calendar"


# -- contents --------------------------------------------------------------------


def test_a_target_is_changed_as_it_is_left_and_the_board_follows(desk, qtbot):
    desk.go("contents")
    view = desk.page.contents.view
    view.table.setFocus()
    view.table.choose("5")
    view.form.field("required").editor.setFocus()
    QApplication.focusWidget().selectAll()
    desk.type("7")
    desk.press(K.Key_Tab)
    plans = PlanService(desk.workspace)
    assert plans.is_own("zhongwei")
    assert plans.plan().target("zhongwei.W-10.2024-circles").required == 7
    desk.press(K.Key_1, with_=ALT)
    qtbot.waitUntil(lambda: desk.page.tabs.current == "board")
    desk.settle()
    assert desk.page.board._rows["zhongwei.W-10.2024-circles"].figures == "0 / 7"


def test_a_wrong_cell_is_said_beside_it_and_the_plan_stays(desk):
    desk.go("contents")
    view = desk.page.contents.view
    field = view.form.field("ends").editor
    field.setFocus()
    field.selectAll()
    desk.type("soon")
    desk.press(K.Key_Tab)
    assert "没有保存" in view.form.row("ends").problem
    assert not PlanService(desk.workspace).is_own("zhongwei")


def test_a_new_line_is_kept_once_what_must_be_filled_in_is(desk):
    desk.go("contents")
    before = len(PlanService(desk.workspace).plan().targets)
    desk.press(K.Key_N, with_=CTRL)
    desk.type("再建十个")
    desk.press(K.Key_Tab)
    targets = PlanService(desk.workspace).plan().targets
    assert len(targets) == before + 1
    assert (targets[-1].label.zh, targets[-1].item) == ("再建十个", "本单位")
    desk.window._undo_last()
    desk.settle()
    assert len(PlanService(desk.workspace).plan().targets) == before


def test_a_phase_of_the_head_is_changed_like_any_other_line(desk):
    desk.window.go("plans", "phase")
    desk.settle()
    view = desk.page.contents.view
    view.table.choose("2")
    view.form.field("ends").editor.setFocus()
    QApplication.focusWidget().selectAll()
    desk.type("2026-12-31")
    desk.press(K.Key_Tab)
    assert PlanService(desk.workspace).plan().phases[1].ends.isoformat() == "2026-12-31"


def test_a_sixth_plan_is_made_by_copying_and_governs(desk):
    desk.go("contents")
    desk.page.files.copy()
    dialog = desk.page.files.dialog
    dialog.key.editor.setFocus()
    desk.type("nantong")
    dialog.yes.click()
    assert dialog.problem.text(), "the name is taken; the dialog stays"
    dialog.key.set_value("我县2026")
    dialog.yes.click()
    desk.settle()
    plans = PlanService(desk.workspace)
    assert plans.in_use() == "我县2026"
    assert len(plans.plan().targets) == 10
    assert "我县2026.W-04.2025" in {one.id for one in plans.plan().targets}


def test_a_plan_with_mistakes_says_which_and_is_mended_in_the_window(desk_over, sample):
    own = shutil.copytree(resource("plans", "zhongwei"), sample.path / FOLDER / "zhongwei")
    file = own / "targets.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace(",percent,85,", ",percent,many,"), encoding="utf-8"
    )
    desk = desk_over(sample)
    assert "写错" in desk.page.broken._words.text()
    desk.page.broken.button.click()
    desk.settle()
    view = desk.page.contents
    assert "第 3 行" in view.notice._words.text()
    view.notice.button.setFocus()
    desk.press(K.Key_Space)
    view.view.form.field("required").editor.setFocus()
    QApplication.focusWidget().selectAll()
    desk.type("85")
    desk.press(K.Key_Tab)
    assert not desk.page.broken.isVisible()
    assert PlanService(sample).plan().target("zhongwei.W-05.2025").required == 85


# -- nothing there yet -------------------------------------------------------------


def test_an_empty_workspace_shows_its_plan_and_no_traceback(desk_over, workspace):
    desk = desk_over(workspace)
    assert desk.page.board._rows["zhongwei.W-10.2024-circles"].figures == "0 / 5"
    assert desk.page.board._rows["zhongwei.W-39.clinic"].state == "算不出"
    for tab in ("tasks", "dates", "contents"):
        desk.go(tab)
        assert desk.page.tabs.current == tab
