"""The offices' other registers are kept, travel and are found as outlets are."""

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.catalogue import KINDS
from fieldkit.services.projects import ProjectError, ProjectService
from fieldkit.services.records import RecordService


@pytest.fixture
def office(workspace):
    """A circle with a community, and one project in each."""
    records = RecordService(workspace)
    circle = records.add("circle", {"name": "瑞丰一刻钟便民生活圈"}).record
    here = records.add("area", {"name": "瑞丰社区", "level": "community", "circle": circle}).record
    there = records.add("area", {"name": "新河社区", "level": "community"}).record
    records.add("project", {"name": "瑞丰菜市场改造", "circle": circle, "stage": "building"})
    records.add("project", {"name": "新河早餐点", "community": there, "stage": "planned"})
    records.add("contact", {"name": "王主任", "unit": "市商务局"})
    records.add("demand", {"name": "缺早餐店", "community": here, "people": "12"})
    return records


def test_a_package_of_one_community_takes_the_projects_of_its_circle_along_and_no_others(
    office, workspace, hand_over, make_workspace
):
    other = make_workspace("街道办")
    hand_over(workspace, other, areas=["瑞丰社区"])
    taken = RecordService(other)
    assert [one.values["name"] for one in taken.every("project")] == ["瑞丰菜市场改造"]
    assert [one.values["people"] for one in taken.every("demand")] == ["12"]
    assert taken.every("contact") == [], "who belongs to no area travels with everything only"


def test_a_demand_finds_its_project_by_name(office):
    demand = office.every("demand")[0]
    office.set(demand.id, {"project": "瑞丰菜市场改造", "state": "已列项目"})
    project = next(one for one in office.every("project") if one.values["name"] == "瑞丰菜市场改造")
    assert office.get(demand.id).values["project"] == project.id
    assert office.get(demand.id).values["state"] == "project"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_record_of_every_kind_is_kept_and_listed_by_its_title(office, kind):
    made = office.add(kind.key, {kind.title: "示例一"})
    assert any(one.id == made.record for one in office.every(kind.key))
    assert office.get(made.record).values[kind.title] == "示例一"


def test_a_demand_becomes_one_project_and_never_a_second(office, workspace):
    service = ProjectService(workspace)
    demand = office.every("demand")[0].id
    made = service.project_of(demand)
    assert office.get(demand).values["state"] == "project"
    with pytest.raises(FieldkitError) as refusal:
        service.project_of(demand)
    assert refusal.value.code is ProjectError.HAS_A_PROJECT
    office.delete(made)
    assert service.project_of(demand) != made, "a deleted project does not stand in the way"


def test_a_shortfall_is_put_on_the_demand_list_once(office, workspace):
    service = ProjectService(workspace)
    community = next(one.id for one in office.every("area") if one.values["name"] == "瑞丰社区")
    first = service.demand_of_gap(community, "B05", is_absent=True)
    assert service.demand_of_gap(community, "B05", is_absent=True) == first
    values = office.get(first).values
    assert (values["name"], values["source"], values["state"]) == ("缺少早餐店", "gap", "open")
    assert service.demand_of_gap(community, "B03", is_absent=False) != first
