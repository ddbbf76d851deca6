"""The list of submissions."""

from PySide6.QtCore import Qt

from fieldkit.services.interviews import InterviewService
from ui.interviews import texts
from ui.language import say


def test_the_head_counts_complete_unfinished_and_refused_sheets(street):
    community = street.records.ids("area")[0]
    InterviewService(street.workspace).rehearse(community, range(12))
    InterviewService(street.workspace).start(community)
    street.settle()

    states = [sheet.values["state"] for sheet in street.submissions()]
    counts = {state: states.count(state) for state in ("complete", "draft", "refused")}
    assert counts["draft"] == 1
    assert street.sheets._number.text() == say(texts.NUMBER, **counts)


def test_the_chosen_sheet_shows_its_answers_in_words(street):
    street.start()
    street.type("1")
    street.enter()
    street.type("4")
    street.press(Qt.Key.Key_Escape)
    street.settle()

    words = [
        one.text() for one in street.sheets.panel.findChildren(type(street.sheets._hint)) if one.isVisible()
    ]
    assert "您的年龄在哪一档？" in words
    assert "60～74 岁" in words


def test_a_closed_sheet_is_not_opened_again_by_enter(street):
    InterviewService(street.workspace).rehearse(street.records.ids("area")[0], [1])
    street.settle()
    street.sheets.table.setFocus()

    street.enter()

    assert street.page.currentWidget() is street.sheets


def test_the_community_of_the_last_interview_is_remembered(street, qtbot):
    other = street.records.add("area", {"name": "光明社区", "level": "community"}).record
    street.settle()
    street.start()  # two communities now: first it asks where
    assert street.page.currentWidget() is street.sheets
    street.type("gm")
    street.enter()

    street.start()

    assert street.submissions()[0].values["community"] == other
    assert street.workspace.setting("interviews.community") == other


def test_without_a_community_the_page_leads_to_entering_one(workspace, shown, qtbot):
    from ui.app import make_window
    from ui.circles.entry import entry as circles_entry
    from ui.interviews.entry import entry

    window = make_window((entry(workspace), circles_entry(workspace)))
    shown(window, 1366, 768)
    qtbot.waitUntil(lambda: not window.runner.jobs())

    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert window.current_page == "circles"
    assert window.page("circles").currentWidget() is window.page("circles").areas
    window.runner.close()
