"""Coverage beside what it was, on workspaces that lived through some days."""

from datetime import date

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.comparison import ComparisonError, ComparisonService
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.records import RecordService
from tests.fieldkit.services.calendar_clock import Calendar

MAY, JUNE, JULY = date(2026, 5, 31), date(2026, 6, 15), date(2026, 7, 15)


@pytest.fixture
def clock():
    return Calendar()


@pytest.fixture
def place(workspace):
    return RecordService(workspace).add("area", {"name": "光明社区", "level": "社区"}).record


def outlet(workspace, place, name, **more):
    typed = {"name": name, "business_type": "早餐店", "community": place, "status": "营业", **more}
    return RecordService(workspace).add("outlet", typed).record


def told(view):
    return [(one.place, one.code, str(one.before), str(one.after)) for one in view.comparison.differences]


def test_an_outlet_that_opened_in_between_makes_its_type_better(workspace, place, clock):
    clock.day = JUNE
    outlet(workspace, place, "新早点", stage="新增", stage_date="2026-06-10")

    view = ComparisonService(workspace).since(MAY)

    assert told(view) == [("光明社区", "B05", "absent", "full")]
    assert view.comparison.better == view.comparison.differences
    assert view.recorded_later == {}


def test_an_outlet_that_closed_in_between_makes_its_type_worse(workspace, place, clock):
    shop = outlet(workspace, place, "老早点")
    clock.day = JUNE
    RecordService(workspace).set(shop, {"status": "歇业"})

    view = ComparisonService(workspace).since(MAY)

    assert told(view) == [("光明社区", "B05", "full", "absent")]
    assert view.comparison.worse == view.comparison.differences


def test_a_deleted_outlet_stood_there_before_it_was_deleted(workspace, place, clock):
    shop = outlet(workspace, place, "老早点")
    clock.day = JUNE
    RecordService(workspace).delete(shop)

    assert told(ComparisonService(workspace).since(MAY)) == [("光明社区", "B05", "full", "absent")]
    assert told(ComparisonService(workspace).since(JUNE, JULY)) == []


def test_an_outlet_that_says_it_opened_earlier_stood_there_though_put_down_later(workspace, place, clock):
    clock.day = JUNE
    outlet(workspace, place, "四月开的", stage="新增", stage_date="2026-04-01")

    assert told(ComparisonService(workspace).since(MAY)) == []


def test_an_old_outlet_put_down_late_counts_as_better_and_is_named_as_such(workspace, place, clock):
    clock.day = JUNE
    outlet(workspace, place, "老早点", stage="存量")

    view = ComparisonService(workspace).since(MAY)

    assert len(view.comparison.better) == 1
    assert view.recorded_later == {(place, "B05"): 1}


def test_the_day_itself_belongs_to_what_was_before(workspace, place, clock):
    clock.day = MAY
    shop = outlet(workspace, place, "早点")
    clock.day = JUNE
    RecordService(workspace).set(shop, {"staff": "3"})

    assert told(ComparisonService(workspace).since(MAY)) == []


def test_up_to_an_earlier_day_leaves_out_what_came_after_it(workspace, place, clock):
    clock.day = JUNE
    outlet(workspace, place, "早点")
    clock.day = JULY

    view = ComparisonService(workspace).since(date(2026, 5, 1), MAY)

    assert told(view) == []


def test_two_outlets_that_were_joined_later_were_two_before(workspace, place, clock):
    AnalysisService(workspace).set_norm("B05", None, 2)
    first, second = outlet(workspace, place, "早点"), outlet(workspace, place, "早点铺")
    clock.day = JUNE
    DuplicateService(workspace).join(first, second)

    assert told(ComparisonService(workspace).since(MAY)) == [("光明社区", "B05", "full", "few")]


def test_a_day_that_is_not_before_today_is_refused(workspace, place):
    with pytest.raises(FieldkitError) as caught:
        ComparisonService(workspace).since(date(2027, 1, 1))

    assert caught.value.code is ComparisonError.NOT_BEFORE


def test_a_list_written_down_before_is_compared_by_the_words_of_its_types(workspace, place, tmp_path):
    outlet(workspace, place, "早点")
    kept = tmp_path / "上一轮.json"
    kept.write_text('{"光明社区": {"早餐": "缺失"}, "撤销的社区": {"早餐": "齐全"}}', encoding="utf-8")

    view = ComparisonService(workspace).file(kept)

    assert told(view) == [("光明社区", "B05", "absent", "full")]
    assert view.comparison.only_before == ("撤销的社区",)


@pytest.mark.parametrize("words", ["[1]", "{", '{"光明社区": {"早餐": "还行"}}'])
def test_a_file_that_is_no_such_list_is_refused(workspace, tmp_path, words):
    kept = tmp_path / "别的.json"
    kept.write_text(words, encoding="utf-8")

    with pytest.raises(FieldkitError) as caught:
        ComparisonService(workspace).file(kept)

    assert caught.value.code is ComparisonError.NOT_KEPT


def test_another_workspace_stands_for_an_earlier_round(make_workspace, clock):
    before, after = make_workspace("上一轮"), make_workspace("这一轮")
    for one in (before, after):
        home = RecordService(one).add("area", {"name": "光明社区", "level": "社区"}).record
    outlet(after, home, "早点")

    view = ComparisonService(after).workspace(before.path)

    assert told(view) == [("光明社区", "B05", "absent", "full")]


def test_two_plans_say_which_types_only_one_of_them_lists(sample):
    view = ComparisonService(sample).plans("nantong")

    assert view.comparison.compared > 0
    assert view.comparison.types_before
    assert set(view.comparison.types_before).isdisjoint(view.comparison.types_after)
