"""A plan's targets against a real workspace: counts, shares, each area, and what cannot be told."""

from datetime import date
from decimal import Decimal

import pytest

from fieldkit.registers.outlet import serves_today
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.records import RecordService
from fieldkit.services.targets import TargetService


@pytest.fixture
def find(sample):
    """A standing by its id, on a day."""

    def find(target, *, plan="zhongwei", on=date(2025, 12, 31)):
        _, standings = TargetService(sample).board(plan, on)
        return next(one for one in standings if one.target.id == target)

    return find


def build(sample, count, day):
    """So many circles are finished on a day."""
    records = RecordService(sample)
    waiting = [one for one in records.every("circle") if not one.values["built_on"]]
    for circle in waiting[:count]:
        records.set(circle.id, {"built_on": day})


def test_every_community_lies_in_a_circle(find):
    standing = find("zhongwei.W-04.2025")
    assert standing.reading.value == 100
    assert standing.met is True


def test_circles_count_in_the_year_in_which_they_were_finished(sample, find):
    build(sample, 5, "2024-11-30")
    build(sample, 19, "2025-10-01")
    assert find("zhongwei.W-10.2024-circles").reading.value == 5
    assert find("zhongwei.W-11.2025-circles").reading.value == 19
    assert find("zhongwei.W-11.all-communities").reading.value == 33, "5 + 19 circles are all 33 communities"
    assert find("zhongwei.W-11.all-communities").met is True


def test_what_is_finished_after_the_day_asked_for_does_not_count_yet(sample, find):
    build(sample, 5, "2024-11-30")
    standing = find("zhongwei.W-10.2024-circles", on=date(2024, 11, 29))
    assert standing.reading.value == 0
    assert find("zhongwei.W-10.2024-circles", on=date(2024, 11, 30)).reading.value == 5


def test_the_pace_so_far_tells_where_a_year_will_end(sample, find):
    build(sample, 2, "2024-03-01")
    standing = find("zhongwei.W-10.2024-circles", on=date(2024, 7, 1))
    assert standing.reading.value == 2
    assert standing.forecast == 4, "two in the first half, four in the year"


def test_satisfaction_without_sheets_is_unknown_and_not_nought(find):
    standing = find("zhongwei.W-05.2025")
    assert standing.reading.value is None
    assert standing.met is None
    assert "答卷" in standing.reading.note.zh


def test_areas_that_a_plan_names_and_the_workspace_lacks_have_reached_nothing(find):
    standing = find("nantong.N-07.2022", plan="nantong")
    assert standing.met is False
    assert standing.reading.value == 0
    assert {one.name for one in standing.places} >= {"如皋市", "启东市"}
    assert set(standing.behind) == {one.name for one in standing.places}


def test_the_share_of_chains_is_told_with_what_was_not_filled_in(sample):
    board = {one.target.measure: one for one in TargetService(sample).board("zhanjiang")[1]}
    if "chain_share" not in board:
        pytest.fail("湛江 asks for 30 % chains (Z-14)")
    reading = board["chain_share"].reading
    facts = TargetService(sample).facts("zhanjiang")
    pairs = [pair for sums in facts.outlets.values() for pair in sums.chains.items()]
    chains = sum(count for chain, count in pairs if chain in {"direct", "franchise", "voluntary"})
    total = len([one for one in RecordService(sample).every("outlet") if serves_today(one.values["status"])])
    assert abs(reading.value - Decimal(chains * 100) / total) <= Decimal("0.05")


def test_one_workspace_under_two_plans_gives_each_its_own_types(sample):
    service = AnalysisService(sample)
    ours, theirs = service.rollup("circle", "zhongwei")[0], service.rollup("circle", "nantong")[0]
    assert {one.code for one in ours.profile.entries} != {one.code for one in theirs.profile.entries}
    assert "B15" in {entry.code for entry in theirs.profile.entries}, "南通 counts parcel lockers as basic"


def test_a_circle_lacks_a_type_only_where_none_of_its_communities_has_it(sample):
    view, rolled = AnalysisService(sample).rollup("circle", "zhongwei")
    place = {one.id: at for at, one in enumerate(view.matrix.communities)}
    for unit, cells in zip(rolled.units, rolled.cells, strict=True):
        for column, cell in enumerate(cells):
            counts = [view.matrix.cells[place[one]][column].count for one in unit.communities]
            assert cell.count == sum(counts)
            assert (cell.state == "absent") == (cell.count == 0 and cell.required > 0)
            assert len(cell.lacking) == counts.count(0)


def test_the_city_is_all_communities_together_and_each_street_its_own(sample):
    service = AnalysisService(sample)
    view, city = service.rollup("city", "zhongwei")
    assert [len(unit.communities) for unit in city.units] == [33]
    _, communities = service.rollup("community", "zhongwei")
    assert len(communities.units) == 33
    assert [cell.state for cell in communities.cells[0]] == [cell.state for cell in view.matrix.cells[0]]


def test_new_and_upgraded_outlets_are_counted_for_each_circle(sample):
    records = RecordService(sample)
    circle = next(one for one in records.every("circle") if one.values["name"].startswith("瑞丰"))
    before = {one.name: one.reading.value for one in _outlets(sample).places}[circle.values["name"]]
    community = next(one for one in records.every("area") if one.values["circle"] == circle.id)
    outlet = {
        "name": "新店",
        "community": community.id,
        "status": "营业",
        "stage": "新增",
        "stage_date": "2024-05-01",
    }
    records.add("outlet", outlet)
    records.add("outlet", {**outlet, "name": "太早的店", "stage_date": "2019-05-01"})
    records.add("outlet", {**outlet, "name": "没开的店", "status": "空置"})
    after = {one.name: one.reading.value for one in _outlets(sample).places}[circle.values["name"]]
    assert after == before + 1


def _outlets(sample):
    _, standings = TargetService(sample).board("huaian", date(2025, 12, 31))
    return next(one for one in standings if one.target.measure == "new_or_upgraded_outlets")
