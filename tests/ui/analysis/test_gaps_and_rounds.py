"""Gaps onto the demand list, and coverage beside another round, in the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from fieldkit.kernel.texts import Text
from fieldkit.services.records import RecordService
from ui.analysis.page import AnalysisPage
from ui.analysis.panels import REACH, Panel, Surroundings, Tool
from ui.analysis.presenter import AnalysisPresenter
from ui.analysis.round_questions import DayDialog
from ui.analysis.rounds import day_of


def choose(menu, words):
    next(action for action in menu.choices_menu.actions() if action.text().startswith(words)).trigger()


def demands(workspace):
    return [one.values["name"] for one in RecordService(workspace).every("demand")]


def words(page, row):
    matrix = page.coverage.matrix.model().matrix
    return [cell.word for cell in matrix.cells[[line.name for line in matrix.rows].index(row)]]


def test_a_gap_is_put_on_the_demand_list_by_keys_and_the_button_then_leads_there(
    window, page, sample, settled, qtbot
):
    page.coverage.matrix.setFocus()
    qtbot.keyClick(page.coverage.matrix, Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.coverage.card.list_gap.text() == "已在需求清单，去看")

    assert demands(sample) == ["缺少综合超市"]
    settled()
    page.coverage.card.list_gap.click()

    (demand,) = RecordService(sample).every("demand")
    assert window.page("registers").arguments == [f"demand/{demand.id}"]


def test_a_gap_put_on_the_list_is_taken_off_again_from_the_strip(window, page, sample, settled, qtbot):
    page.coverage.card.list_gap.click()
    qtbot.waitUntil(lambda: demands(sample) == ["缺少综合超市"])
    settled()

    window._strip.undo_requested.emit()

    qtbot.waitUntil(lambda: demands(sample) == [])
    qtbot.waitUntil(lambda: page.coverage.card.list_gap.text() == "列入需求清单")


def test_the_communities_of_a_circle_that_have_none_are_listed_together(page, sample, settled, qtbot):
    page.level_chosen.emit("circle")
    settled()
    grid = page.findChild(AnalysisPresenter).found.grid
    column = grid.column_of("Q05")
    circle = next(
        unit for unit, row in zip(grid.units, grid.cells, strict=True) if len(row[column].lacking) > 1
    )
    page.coverage.matrix.go_to(circle.id, "Q05")
    settled()
    count = len(page.coverage.card.state.gap.wanted)

    page.coverage.card.list_gap.click()
    settled()

    assert demands(sample) == ["缺少书店书吧"] * count


def test_another_plan_beside_this_one_marks_what_differs_and_names_types_of_one_side(page, settled):
    page.round_chosen.emit("plan:nantong/body")
    settled()

    told = page.coverage.compared.accessibleName()
    assert told.startswith("对比 ")
    assert "只有一边列出" in told
    cells = page.coverage.matrix.model().matrix.cells
    assert all(cell.faint == (len(cell.word) == 1) for row in cells for cell in row)


def test_an_earlier_day_shows_what_became_better_and_ending_it_shows_the_matrix_again(
    open_page, make_workspace, qtbot
):
    workspace = make_workspace("街道")
    place = RecordService(workspace).add("area", {"name": "光明社区", "level": "社区"}).record
    RecordService(workspace).add(
        "outlet",
        {
            "name": "新早点",
            "business_type": "早餐店",
            "community": place,
            "stage": "新增",
            "stage_date": "2026-06-20",
        },
    )
    window = open_page(workspace)
    page = window.page("analysis")
    presenter = page.findChild(AnalysisPresenter)
    presenter.questions.day = lambda _: date(2026, 6, 1)

    choose(page.rounds, "另选日期")
    qtbot.waitUntil(lambda: "变好 1 处" in page.coverage.compared.accessibleName())

    assert words(page, "光明社区").count("齐↑") == 1
    assert page.coverage.card.state.was == "2026-06-01 时为“缺失”，变好了"
    assert [(bar.name, bar.figure) for bar in page.coverage.bars._bars] == [("早餐", "↑1 ↓0")]
    page.filters.only.click()
    qtbot.waitUntil(lambda: page.coverage.matrix.model().columnCount() == 1)

    page.coverage.compared.action_requested.emit()
    qtbot.waitUntil(lambda: words(page, "光明社区").count("齐") == 1)
    assert page.coverage.compared.isHidden()


def test_the_copy_of_an_earlier_round_stands_beside_this_one(open_page, make_workspace, dialogs, qtbot):
    before, after = make_workspace("上一轮"), make_workspace("这一轮")
    for one in (before, after):
        home = RecordService(one).add("area", {"name": "光明社区", "level": "社区"}).record
    RecordService(after).add("outlet", {"name": "早点", "business_type": "早餐店", "community": home})
    dialogs.path = before.path
    page = open_page(after).page("analysis")

    choose(page.rounds, "上一轮的工作区")

    qtbot.waitUntil(lambda: page.coverage.compared.accessibleName().startswith("对比 上一轮：变好 1 处"))


def test_a_file_that_is_no_list_is_refused_and_the_matrix_stays(window, page, settled, tmp_path, qtbot):
    other = tmp_path / "别的.json"
    other.write_text("[1]", encoding="utf-8")
    page.findChild(AnalysisPresenter).questions.file = lambda: other

    choose(page.rounds, "上一轮的覆盖清单")

    qtbot.waitUntil(lambda: "不是覆盖情况清单" in window._toast.words)
    settled()
    assert page.rounds.current == "nothing"
    assert "缺" in words(page, "瑞丰社区")


@pytest.mark.parametrize(
    ("key", "today", "day"),
    [
        ("month", date(2026, 6, 30), date(2026, 5, 31)),
        ("quarter", date(2026, 6, 30), date(2026, 3, 31)),
        ("quarter", date(2026, 7, 1), date(2026, 6, 30)),
        ("quarter", date(2026, 2, 1), date(2025, 12, 31)),
        ("year", date(2026, 6, 30), date(2025, 12, 31)),
    ],
)
def test_the_lines_of_the_menu_mean_days(key, today, day):
    assert day_of(key, today) == day


def test_a_day_is_taken_from_the_calendar_by_keys(qtbot):
    dialog = DayDialog(None, date(2026, 5, 31))
    qtbot.addWidget(dialog)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Left)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Return)

    assert dialog.day == date(2026, 5, 30)


class Visited(QLabel):
    def __init__(self):
        super().__init__("可达")
        self.arguments = []

    def entered(self, argument):
        self.arguments.append(argument)


def test_another_view_joins_as_a_tab_and_a_gap_leads_to_it(shown, workspace):
    panel = Panel(REACH, Text("步行可达", "Reach"), lambda _: Visited())
    tool = Tool("picture", Text("存为图片…", "Save picture…"), lambda *_: None)
    page = shown(
        AnalysisPage(panels=[panel], tools=[tool], surroundings=Surroundings(workspace, None, None)),
        1200,
        700,
    )
    pressed = []
    page.coverage.tool_pressed.connect(pressed.append)

    page.coverage.tools["picture"].click()
    page.entered(REACH)
    reached = page.tabs.view(REACH)
    shown_first = page.tabs.current, reached.isVisible(), page.filters.isVisible()
    page.tabs.segments.choose("matrix")

    assert pressed == ["picture"]
    assert shown_first == (REACH, True, False)
    assert reached.arguments == [None]
    assert page.coverage.isVisible()
    assert page.filters.isVisible()
