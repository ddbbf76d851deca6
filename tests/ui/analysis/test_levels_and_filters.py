"""Levels of places, filters, search and the ranking of the analysis page."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldkit.services.records import RecordService


def names(page):
    return [line.name for line in page.coverage.matrix.model().matrix.rows]


def columns(page):
    return [line.name for line in page.coverage.matrix.model().matrix.columns]


def choose(menu, words):
    next(action for action in menu.choices_menu.actions() if action.text() == words).trigger()


def at(page):
    row, column = page.coverage.matrix.current_keys()
    matrix = page.coverage.matrix.model().matrix
    return (
        next(line.tip or line.name for line in matrix.rows if line.key == row),
        next(line.name for line in matrix.columns if line.key == column),
    )


def test_only_levels_that_the_workspace_has_places_of_are_offered(page):
    assert [action.text() for action in page.levels.choices_menu.actions()] == [
        "社区",
        "生活圈",
        "区县",
        "市",
    ]


def test_circles_are_judged_by_their_communities_together_and_called_by_what_tells_them_apart(page, settled):
    choose(page.levels, "生活圈")
    settled()

    assert len(names(page)) == 24
    assert names(page)[0] == "瑞丰"
    assert page.coverage.figures._whole.text() == "1 / 24 个生活圈基本保障类不缺"
    assert page.coverage.figures._note.text() == "方案要求 100%（W-08）"


def test_a_cell_of_the_district_lists_outlets_with_their_communities(page, settled):
    choose(page.levels, "区县")
    settled()
    page.coverage.matrix.go_to(page.coverage.matrix.model().matrix.rows[0].key, "B01")
    settled()

    card = page.coverage.card
    assert card.state.title == "沙坡头区 × 便利店"
    assert len(card.lines) == 87
    assert card.lines[0].place == "瑞丰社区"


def test_a_class_of_types_is_chosen(page, settled):
    choose(page.filters.classes, "品质提升类")
    settled()

    assert "便利店" not in columns(page)
    assert "书店" in columns(page)
    assert all(not bar.strong for bar in page.coverage.bars._bars)


def test_only_what_has_gaps_is_shown(page, settled):
    page.filters.only.click()
    settled()

    states = page.coverage.matrix.model().matrix
    assert all(any(cell.word != "齐" for cell in row) for row in states.cells)
    assert all(any(row[at].word != "齐" for row in states.cells) for at in range(len(states.columns)))
    assert page.coverage.figures._whole.text() == ""
    assert page.coverage.figures._extent.text().startswith(f"{len(states.rows)} 个社区")


@pytest.mark.parametrize(("typed", "found"), [("光明", "光明社区"), ("dfh", "东方红社区")])
def test_a_place_is_found_by_its_name_or_its_pinyin_and_enter_goes_there(
    page, qtbot, type_chinese, typed, found
):
    page.filters.search.setFocus()
    type_chinese(typed)
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)

    assert at(page)[0] == found
    assert QApplication.focusWidget() is page.coverage.matrix


def test_a_bar_leads_by_keys_from_one_place_without_the_type_to_the_next(page, qtbot):
    bars = page.coverage.bars
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    first = at(page)
    qtbot.keyClick(bars, Qt.Key.Key_Return)

    assert first == ("向阳社区", "家政服务")
    assert at(page) == ("阳光社区", "家政服务")
    assert page.coverage.card.state.word == "缺失"


def test_a_place_to_stay_in_narrows_matrix_and_ranking(open_page, workspace, qtbot):
    records = RecordService(workspace)
    for street in ("东街道", "西街道"):
        home = records.add("area", {"name": street, "level": "街道"}).record
        place = records.add("area", {"name": f"{street}社区", "level": "社区", "parent": home}).record
        records.add("outlet", {"name": street, "business_type": "早餐店", "community": place})
    window = open_page(workspace)
    page = window.page("analysis")

    choose(page.filters.places, "西街道")
    qtbot.waitUntil(lambda: names(page) == ["西街道社区"])

    assert page.filters.places.text() == "西街道"
    assert page.coverage._bars_note.text().startswith("1 个社区")


def test_what_a_cell_serves_is_said_with_its_clause(page):
    assert page.coverage.card._said[3].text() == "依据：W-08 每个生活圈基本保障类业态齐全"


def reached_by_tab(page, qtbot, key=Qt.Key.Key_Tab):
    """What has the focus on the way around, beginning with the matrix."""
    page.coverage.matrix.setFocus()
    reached = [QApplication.focusWidget()]
    while True:
        qtbot.keyClick(QApplication.focusWidget(), key)
        if QApplication.focusWidget() in reached:
            return reached
        reached.append(QApplication.focusWidget())


def test_tab_reaches_every_menu_and_button_from_the_matrix(page, qtbot):
    filters, card = page.filters, page.coverage.card
    wanted = {page.levels, page.rounds, page._buttons[-1]}
    wanted |= {filters.search, filters.profiles, filters.classes, filters.only}
    wanted |= {card.list_gap, card.people.editor, page.coverage.bars}

    assert wanted - set(reached_by_tab(page, qtbot)) == set()
    assert wanted - set(reached_by_tab(page, qtbot, Qt.Key.Key_Backtab)) == set()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_L, "levels"), (Qt.Key.Key_D, "rounds")])
def test_a_key_opens_a_menu_of_the_header(window, page, qtbot, key, name):
    menu = getattr(page, name).choices_menu
    shown = []
    QTimer.singleShot(200, lambda: (shown.append(menu.isVisible()), menu.close()))
    page.coverage.matrix.setFocus()
    qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(shown))

    assert shown == [True]
