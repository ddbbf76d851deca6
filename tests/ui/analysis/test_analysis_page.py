"""The analysis page through its real widgets, on the 中卫 sample."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldkit.services.analysis import AnalysisService
from fieldkit.services.records import RecordService
from ui.widgets.cards import EmptyState


def community(workspace, name):
    return next(one for one, called in RecordService(workspace).names("area").items() if called == name)


def word(page, row, column):
    matrix = page.coverage.matrix.model().matrix
    rows = [line.name for line in matrix.rows]
    columns = [line.name for line in matrix.columns]
    return matrix.cells[rows.index(row)][columns.index(column)].word


def press(qtbot, key, times=1, modifier=Qt.KeyboardModifier.NoModifier):
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_norm(qtbot, field, typed):
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    if typed:
        qtbot.keyClicks(field.editor, typed)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)


def test_the_page_shows_every_community_and_type_with_its_state(page):
    matrix = page.coverage.matrix.model().matrix

    assert (len(matrix.rows), len(matrix.columns)) == (33, 22)
    assert word(page, "光明社区", "便利店") == "少"
    assert word(page, "瑞丰社区", "综合超市") == "缺"
    assert word(page, "瑞丰社区", "便利店") == "齐"


def test_the_page_begins_at_the_first_gap_and_says_how_many_are_wanted(page):
    cell = page.coverage.card.state

    assert cell.title == "瑞丰社区 × 综合超市"
    assert (cell.word, cell.count) == ("缺失", "有 0 处，应有 3 处")
    assert not page.coverage.card.outlets.isVisible()


def test_a_cell_is_reached_and_opened_by_keys_and_its_outlet_opens_on_its_own_page(window, page, qtbot):
    page.coverage.matrix.setFocus()
    press(qtbot, Qt.Key.Key_Down, 10)
    press(qtbot, Qt.Key.Key_Left)
    assert page.coverage.card.state.title == "光明社区 × 便利店"

    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.coverage.card.outlets
    outlet = page.coverage.card.outlets.current_id()
    press(qtbot, Qt.Key.Key_Return)

    assert window.current_page == "outlets"
    assert window.page("outlets").arguments == [outlet]


def test_escape_leads_from_the_card_back_to_the_matrix(page, qtbot):
    page.coverage.matrix.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.coverage.card.list_gap

    press(qtbot, Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is page.coverage.matrix


def test_a_population_shared_out_from_the_circle_is_called_an_estimate(page, sample):
    page.coverage.matrix.go_to(community(sample, "光明社区"), "B01")
    assert "估算" in page.coverage.card.state.people

    page.coverage.matrix.go_to(community(sample, "瑞丰社区"), "B01")
    assert page.coverage.card.state.people == "按社区人口 10,454 人计。"


def test_a_norm_changed_by_keys_is_judged_by_at_once(page, sample, qtbot):
    page.coverage.matrix.go_to(community(sample, "光明社区"), "B01")

    type_norm(qtbot, page.coverage.card.people, "20000")

    qtbot.waitUntil(lambda: word(page, "光明社区", "便利店") == "齐")
    assert page.coverage.card.state.count == "有 1 处，应有 1 处"
    assert page.coverage.card.state.norm_basis.startswith("本单位设置")


def test_without_people_the_norm_is_the_least_number_everywhere(page, sample, qtbot):
    page.coverage.matrix.go_to(community(sample, "光明社区"), "B01")

    type_norm(qtbot, page.coverage.card.people, "")
    qtbot.waitUntil(lambda: page.coverage.card.state.count == "有 1 处，应有 1 处")
    type_norm(qtbot, page.coverage.card.minimum, "2")
    qtbot.waitUntil(lambda: page.coverage.card.state.count == "有 1 处，应有 2 处")

    norm = AnalysisService(sample).norms()["B01"]
    assert (norm.people_per_outlet, norm.minimum) == (None, 2)


def test_a_changed_norm_is_taken_back_from_the_strip(window, page, sample, qtbot):
    page.coverage.matrix.go_to(community(sample, "光明社区"), "B01")
    type_norm(qtbot, page.coverage.card.people, "20000")
    qtbot.waitUntil(lambda: word(page, "光明社区", "便利店") == "齐")

    window._strip.undo_requested.emit()

    qtbot.waitUntil(lambda: word(page, "光明社区", "便利店") == "少")
    assert page.coverage.card.people.value() == "5000"


@pytest.mark.parametrize(("people", "minimum"), [("0", "1"), ("5000", ""), ("很多", "1")])
def test_a_norm_that_is_no_number_is_said_and_not_kept(page, sample, qtbot, type_chinese, people, minimum):
    page.coverage.card.people.editor.setFocus()
    page.coverage.card.people.editor.selectAll()
    type_chinese(people)
    page.coverage.card.minimum.editor.setFocus()
    page.coverage.card.minimum.editor.selectAll()
    qtbot.keyClick(page.coverage.card.minimum.editor, Qt.Key.Key_Delete)
    type_chinese(minimum)
    page.coverage.matrix.setFocus()

    assert "没有保存" in page.coverage.card._norm_words.text()
    assert AnalysisService(sample).norms() == {}


def test_another_list_of_types_is_chosen_from_the_menu(page, sample, qtbot):
    wanted = next(action for action in page.filters.profiles.choices_menu.actions() if "表2" in action.text())

    wanted.trigger()

    qtbot.waitUntil(lambda: page.coverage.matrix.model().columnCount() == 23)
    assert AnalysisService(sample).chosen_profile() == "zhongwei/table2"
    assert [
        action.text() for action in page.filters.profiles.choices_menu.actions() if action.isChecked()
    ] == [wanted.text()]


def test_an_outlet_entered_elsewhere_changes_its_cell(page, sample, qtbot):
    place = community(sample, "光明社区")
    page.coverage.matrix.go_to(place, "B05")
    assert page.coverage.card.state.word == "缺失"

    RecordService(sample).add("outlet", {"name": "新早点", "business_type": "B05", "community": place})

    qtbot.waitUntil(lambda: word(page, "光明社区", "早餐") == "少")
    assert [line.name for line in page.coverage.card.lines] == ["新早点"]
    assert page.coverage.matrix.current_keys() == (place, "B05")


def test_an_outlet_without_a_type_is_named_and_can_be_gone_to(window, page, sample, qtbot):
    saved = RecordService(sample).add("outlet", {"name": "杂货", "community": community(sample, "光明社区")})
    qtbot.waitUntil(page.coverage.loose.isVisible)
    assert page.coverage.loose.accessibleName() == "1 家网点没有填业态，没有计入"

    page.coverage.loose.action_requested.emit()

    assert window.page("outlets").arguments == [saved.record]


def test_the_ranking_tells_in_how_many_communities_a_type_is_missing(page):
    bars = page.coverage.bars._bars

    assert [(bar.name, bar.value, bar.strong) for bar in bars[:2]] == [
        ("书店", 29, False),
        ("家政服务", 25, True),
    ]
    assert len(bars) == 6


def test_a_key_writes_the_table_of_shortfalls_and_offers_to_open_it(window, page, dialogs, qtbot):
    press(qtbot, Qt.Key.Key_T, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window._toast.words == "已存为“表.xlsx”")

    words = [str(cell) for row in load_workbook(dialogs.path).active.values for cell in row if cell]
    assert "光明社区" in " ".join(words)
    assert dialogs.names[0].startswith("中卫")
    window._act()
    assert dialogs.opened == [dialogs.path]


def test_the_list_of_circles_is_written_by_its_own_key(window, page, dialogs, qtbot):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    press(qtbot, Qt.Key.Key_T, modifier=both)
    qtbot.waitUntil(lambda: dialogs.path.exists() and not window.runner.jobs())

    words = " ".join(str(cell) for row in load_workbook(dialogs.path).active.values for cell in row if cell)
    assert "幸福里一刻钟便民生活圈" in words


def test_a_dialog_that_is_left_writes_nothing(window, page, dialogs, qtbot):
    dialogs.path = None

    page.shortfalls_wanted.emit()

    assert not window.runner.jobs()
    assert window._toast.words == ""


def test_a_workspace_without_communities_leads_to_the_circles(open_page, workspace):
    window = open_page(workspace)
    empty = window.page("analysis").findChild(EmptyState)

    empty.button.click()

    assert window.current_page == "circles"


def test_communities_without_outlets_are_not_judged(open_page, workspace, qtbot):
    RecordService(workspace).add("area", {"name": "光明社区", "level": "社区"})
    window = open_page(workspace)

    window.page("analysis").findChild(EmptyState).button.click()

    assert window.current_page == "outlets"


def test_the_strip_tells_how_old_the_data_is(window):
    assert window._strip._note.text() == "数据截至 2026-06-30"
