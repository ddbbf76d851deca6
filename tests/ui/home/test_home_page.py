"""The desk says what to do today."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from ui.home.presenter import day_words, greeting
from ui.language import use_language


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def figures(page):
    return {figure.name: figure.figure for figure in page._state.figures}


def test_an_empty_workspace_offers_to_record_the_community_first(workspace, desk_over, qtbot, type_chinese):
    window = desk_over(workspace)
    page = window.page("home")
    qtbot.waitUntil(page.first.isVisible)
    field = page.first.form.field("name")
    field.editor.setFocus()
    type_chinese("瑞丰社区", composing="rfsq")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "12000")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "已登记：瑞丰社区。可以接着登记下一个。" in words(page))
    records = RecordService(workspace)
    (area,) = records.every("area")
    assert (area.values["name"], area.values["level"], area.values["population"]) == (
        "瑞丰社区",
        "community",
        "12000",
    )
    assert QApplication.focusWidget().text() == "新增网点"


def test_a_community_recorded_by_mistake_is_taken_back_from_the_strip(workspace, desk_over, qtbot):
    window = desk_over(workspace)
    page = window.page("home")
    qtbot.waitUntil(page.first.isVisible)
    page.first.form.field("name").set_value("瑞丰社区")
    page.first.register.click()
    qtbot.waitUntil(lambda: page._state.communities == ("瑞丰社区",))

    window._strip.undo_requested.emit()

    qtbot.waitUntil(lambda: page._state.communities == ())


def test_a_community_without_a_name_is_asked_for_one(workspace, desk_over, qtbot):
    page = desk_over(workspace).page("home")
    qtbot.waitUntil(page.first.isVisible)

    page.first.register.click()

    assert page.first.form.row("name").problem == "请先写社区名称。"
    assert RecordService(workspace).count("area") == 0


def test_the_first_steps_of_a_street_office_begin_with_packages(make_workspace, desk_over, qtbot):
    window = desk_over(make_workspace("街道", role="street"))
    page = window.page("home")
    qtbot.waitUntil(page.first.isVisible)

    page.first._buttons[0].click()

    assert window.current_page == "packages"


def test_the_figures_are_those_of_the_workspace(sample, desk_over, qtbot):
    records = RecordService(sample)
    records.set(records.ids("outlet")[0], {"staff": "9"})
    page = desk_over(sample).page("home")
    qtbot.waitUntil(lambda: page._state.figures != ())

    assert figures(page) == {
        "网点": str(records.count("outlet")),
        "已核": str(records.count_by("outlet", "checked")["checked"]),
        "答卷": "0",
        "未交改动": "1",
        "冲突": "0",
    }


def test_the_three_types_that_lack_in_most_communities_are_shown(sample, desk_over, qtbot):
    page = desk_over(sample).page("home")
    qtbot.waitUntil(lambda: page._state.gaps != ())

    absent = [gap.absent for gap in page._state.gaps]
    assert len(absent) == 3
    assert absent == sorted(absent, reverse=True)
    assert page._gaps.isVisible()


def test_a_change_elsewhere_shows_on_the_desk_at_once(sample, desk_over, qtbot):
    page = desk_over(sample).page("home")
    qtbot.waitUntil(lambda: page._state.figures != ())
    records = RecordService(sample)
    outlet = records.ids("outlet")[5]
    name = records.get(outlet).values["name"]

    records.set(outlet, {"floor": "2"})

    qtbot.waitUntil(lambda: page._state.recent[0].what == f"“{name}”：改了楼层")
    assert figures(page)["未交改动"] == "1"


def test_a_late_change_leads_to_its_record(sample, desk_over, qtbot):
    window = desk_over(sample)
    page = window.page("home")
    records = RecordService(sample)
    made = records.add("outlet", {"name": "老王家早点"}).record
    qtbot.waitUntil(lambda: [one.record for one in page._state.recent][:1] == [made])

    row = page._recent._rows.itemAt(0).widget()
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert window.current_page == "outlets"
    assert window.page("outlets").arguments == [made]


@pytest.mark.parametrize(
    ("role", "first"),
    [("community", ("outlets", "new")), ("street", ("packages", None))],
    ids=["社区", "街道"],
)
def test_the_first_thing_to_do_depends_on_the_role(make_workspace, desk_over, qtbot, role, first):
    workspace = make_workspace("甲", role=role)
    RecordService(workspace).add("outlet", {"name": "惠家便利"})
    window = desk_over(workspace)
    page = window.page("home")
    qtbot.waitUntil(lambda: len(page._steps._buttons) > 0)

    page._steps._buttons[0].click()

    assert window.current_page == first[0]
    assert window.page(first[0]).arguments == [first[1]]


def test_open_conflicts_come_before_everything_else(make_workspace, desk_over, qtbot, tmp_path):
    office = make_workspace("街道", role="street")
    records = RecordService(office)
    outlet = records.add("outlet", {"name": "惠家便利"}).record
    PackageService(office).export(tmp_path / "给社区.xlsx")
    files = []
    for number, name in enumerate(("惠之家便利店", "惠之家（应理店）")):
        worker = make_workspace(f"社区{number}")
        PackageService(worker).import_files([tmp_path / "给社区.xlsx"])
        RecordService(worker).set(outlet, {"name": name})
        files.append(tmp_path / f"{number}.xlsx")
        PackageService(worker).export(files[-1])
    PackageService(office).import_files(files)
    page = desk_over(office).page("home")

    qtbot.waitUntil(lambda: page._state.steps != ())
    assert page._state.steps[0].words == "决定 1 处冲突"


def test_likely_duplicates_that_a_search_found_are_something_to_do(workspace, desk_over, qtbot):
    records = RecordService(workspace)
    for name in ("老王早点", "老王早点铺"):
        records.add("outlet", {"name": name, "phone": "13895001234"})
    DuplicateService(workspace).find()
    page = desk_over(workspace).page("home")
    qtbot.waitUntil(lambda: page._state.steps != ())
    step = page._state.steps[0]
    assert (step.words, step.page) == ("看 1 对疑似重复", "duplicates")


def test_what_was_said_of_two_records_is_told_as_such(workspace, desk_over, qtbot):
    records, duplicates = RecordService(workspace), DuplicateService(workspace)
    pair = [records.add("outlet", {"name": "老王早点"}).record for _ in range(2)]
    page = desk_over(workspace).page("home")
    for decide, told in (
        (lambda: duplicates.not_same(*pair), "“老王早点”和另一家不是同一家"),
        (lambda: duplicates.join(*pair), "“老王早点”和另一家是不是同一家，要再看"),
        (lambda: duplicates.split(pair[0]), "拆开合并过的网点“老王早点”"),
        (lambda: duplicates.join(*pair), "合并重复的网点“老王早点”"),
    ):
        decide()
        qtbot.waitUntil(lambda told=told: told in [one.what for one in page._state.recent])


@pytest.mark.parametrize(
    ("hour", "zh", "en"),
    [
        (7, "马，早上好", "Good morning, 马"),
        (10, "马，上午好", "Good morning, 马"),
        (15, "马，下午好", "Good afternoon, 马"),
        (20, "马，晚上好", "Good evening, 马"),
    ],
)
def test_the_greeting_follows_the_time_of_day(qapp, hour, zh, en):
    now = datetime(2026, 6, 30, hour, 0)  # noqa: DTZ001
    assert greeting("马", now) == zh
    assert day_words(now) == "6月30日 星期二"
    use_language(qapp, "en")
    assert greeting("马", now) == en
    assert day_words(now) == "Tuesday, 30 June"
