"""The board of a plan: quotas of areas and facilities, how each target will end, grades by the office's own sheet."""

from datetime import date

import pytest

from fieldkit.analysis.measures.outlook import Outlook
from fieldkit.services.plan_parts import PlanPartService
from fieldkit.services.plans import PlanService
from fieldkit.services.records import RecordService
from fieldkit.services.targets import TargetService

MID_2023 = date(2023, 6, 30)


class City:
    """Areas, communities and circles as an office records them."""

    def __init__(self, workspace):
        self.records, self.targets = RecordService(workspace), TargetService(workspace)
        self._areas = {}

    def area(self, name, level="district", **more):
        self._areas[name] = self.records.add("area", {"name": name, "level": level, **more}).record
        return self._areas[name]

    def circle(self, name, inside, **days):
        """A circle with one community in an area."""
        made = self.records.add("circle", {"name": name, **days}).record
        parent = self._areas.get(inside) or self.area(inside)
        community = {"name": f"{name}社区", "level": "community", "circle": made, "parent": parent}
        self.records.add_values("area", community)
        return made

    def standing(self, target, on=MID_2023):
        view = self.targets.overview(target.partition(".")[0], on)
        return next(one for one in (*view.standings, *view.standards) if one.target.id == target)

    def quota(self, key, plan="zhongwei"):
        return next(one for one in self.targets.overview(plan).quotas if one.rule.id.endswith(key))


@pytest.fixture
def city(workspace):
    return City(workspace)


# -- quotas of areas (H-37, N-05 … N-10) ---------------------------------------


def test_each_district_has_its_own_yearly_quota(city):
    for number in range(4):
        city.circle(f"清江{number}", "清江浦区", started_on="2023-02-01")
    city.circle("淮安", "淮安区", started_on="2023-03-01")
    city.circle("去年的", "淮安区", started_on="2022-03-01")
    assert city.standing("huaian.H-37.2023-qingjiangpu").met is True
    short = city.standing("huaian.H-37.2023-huaianqu")
    assert (short.reading.value, short.target.required, short.met) == (1, 2, False)


def test_every_other_county_needs_one_and_those_without_are_named(city):
    city.circle("涟水", "涟水县", started_on="2023-05-01")
    others = city.standing("huaian.H-37.2023-others")
    assert len(others.places) == 7
    assert others.met is False
    assert "涟水县" not in others.behind
    assert len(others.behind) == 6


def test_the_urban_area_is_the_sum_of_its_six_districts_and_zones(city):
    for number, name in enumerate(("崇川区", "通州区", "南通开发区", "海安市")):
        city.circle(f"圈{number}", name, started_on="2022-04-01")
    pilots = city.standing("nantong.N-05.2022", date(2022, 12, 31))
    assert pilots.reading.value == 3, "海安市 is not in the urban area"
    assert {one.name: one.reading.value for one in pilots.parts} == {
        "崇川区": 1,
        "通州区": 1,
        "南通开发区": 1,
    }
    assert city.standing("nantong.N-04.2022", date(2022, 12, 31)).reading.value == 4
    counties = city.standing("nantong.N-07.2022", date(2022, 12, 31))
    assert set(counties.behind) == {"如皋市", "如东县", "启东市"}


def test_built_circles_count_in_their_year_for_the_group_and_for_each_county(city):
    city.circle("甲", "崇川区", built_on="2023-05-01")
    city.circle("乙", "海门区", built_on="2024-05-01")
    city.circle("丙", "如皋市", built_on="2024-06-01")
    end = date(2024, 12, 31)
    assert city.standing("nantong.N-09.2023", end).reading.value == 1
    assert city.standing("nantong.N-09.2024", end).reading.value == 1
    assert "如皋市" not in city.standing("nantong.N-10.2024", end).behind
    assert city.standing("nantong.N-11.2025", end).reading.value == 3


# -- quotas of cities (M-05, M-06) ---------------------------------------------


def test_a_province_may_propose_five_cities_and_no_sixth(city):
    for number in range(5):
        city.area(f"市{number}", "city", code=f"32{number + 1:02}00")
    standing = city.standing("mofcom.M-05.cities", date(2024, 6, 1))
    assert (standing.reading.value, standing.target.required, standing.met) == (5, 5, True)
    city.area("第六", "city", code="320900")
    assert city.standing("mofcom.M-05.cities", date(2024, 6, 1)).met is False
    city.area("别省", "city", code="640500")
    assert city.standing("mofcom.M-05.cities", date(2024, 6, 1)).reading.value == 6, "each province by itself"


def test_only_those_that_are_marked_count_once_some_are(city):
    for number in range(7):
        marked = {"pilot_on": "2024-05-01"} if number < 3 else {}
        city.area(f"市{number}", "city", code=f"32{number + 1:02}00", **marked)
    assert city.standing("mofcom.M-05.cities", date(2024, 6, 1)).reading.value == 3


def test_districts_count_only_in_municipalities(city):
    city.area("沙坡头区", code="640502")
    assert city.standing("mofcom.M-05.districts", date(2024, 6, 1)).reading.value is None
    for number in range(4):
        city.area(f"区{number}", code=f"31010{number + 1}")
    standing = city.standing("mofcom.M-05.districts", date(2024, 6, 1))
    assert (standing.reading.value, standing.met) == (4, False)


def test_one_or_two_communities_become_models(city):
    """W-10."""
    city.area("向阳社区", "community")
    assert city.standing("zhongwei.W-10.2024-models").met is False
    city.area("阳光社区", "community", model_community="1")
    assert city.standing("zhongwei.W-10.2024-models").met is True


def test_a_province_has_one_leading_area(city):
    """M-06."""
    city.area("南通市", "city", code="320600")
    assert city.standing("mofcom.M-06.leading", date(2024, 6, 1)).reading.value is None
    for name, code, met in (
        ("淮安市", "320800", True),
        ("中卫市", "640500", True),
        ("无锡市", "320200", False),
    ):
        city.area(name, "city", code=code, programmes="leading")
        assert city.standing("mofcom.M-06.leading", date(2024, 6, 1)).met is met


def test_the_main_urban_area_is_covered_when_each_of_its_communities_lies_in_a_circle(city):
    circle = city.circle("甲", "某区")
    inside = {"level": "community", "circle": circle, "main_urban": "1"}
    city.records.add_values("area", {"name": "城中", **inside})
    city.records.add_values("area", {"name": "城外", **inside, "circle": None})
    assert city.standing("mofcom.M-06.main-urban").reading.value == 50


# -- facilities (W-39) -----------------------------------------------------------


def test_quotas_of_facilities_are_reckoned_for_the_circles_there_are(sample):
    city = City(sample)
    quota = city.quota("W-39.clinic")
    assert (quota.units, quota.required, quota.most) == (24, 12, 24), "one for each one or two circles"
    assert city.quota("W-39.middle-school").required == 6, "one for each two to four"
    assert city.quota("W-39.kindergarten").required == 8, "one or two for each two or three"
    assert city.quota("W-39.sports").required == 48
    assert (quota.actual, quota.gap, quota.met) == (0, 12, False)


def test_facilities_in_use_count_by_their_number_and_planned_ones_do_not(sample):
    city = City(sample)
    community = next(one for one in city.records.every("area") if one.values["name"] == "瑞丰社区")
    clinic = {"facility_type": "社区卫生服务站", "community": community.id}
    city.records.add("facility", {"name": "一站", "count": "3", "status": "投用", **clinic})
    city.records.add("facility", {"name": "二站", "status": "规划", **clinic})
    quota = city.quota("W-39.clinic")
    assert (quota.actual, quota.gap) == (3, 9)
    assert str(quota.share) == "4.2", "one circle of 24 has one"
    assert len(quota.lacking) == 23


def test_without_circles_nothing_can_be_reckoned(city):
    assert city.quota("W-39.clinic").met is None


# -- floor area (N-15, N-42, H-11) -------------------------------------------------


def test_floor_area_is_held_against_land_or_building_as_the_document_says(city):
    area = {"level": "社区", "commerce_area_m2": "900", "service_area_m2": "300"}
    city.records.add("area", {"name": "老社区", **area, "land_area_m2": "20000", "building_area_m2": "10000"})
    new = {"community_kind": "新建居住区", "land_area_m2": "10000", "building_area_m2": "20000"}
    city.records.add("area", {"name": "新社区", **area, **new})
    of_land = {one.name: one.reading.value for one in city.standing("nantong.N-15.floor_area_share").places}
    assert of_land == {"老社区": 6, "新社区": 12}
    of_building = city.standing("nantong.N-42.floor_area_share_new")
    assert [(one.name, one.reading.value) for one in of_building.places] == [("新社区", 6)]
    assert of_building.met is False


def test_without_areas_the_board_says_what_lacks(city):
    city.records.add("area", {"name": "甲社区", "level": "社区"})
    reading = city.standing("nantong.N-15.floor_area_share").reading
    assert reading.value is None
    assert reading.lack == "areas"


# -- how it will end ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("built", "on", "forecast", "outlook"),
    [
        (0, date(2023, 12, 31), None, Outlook.NOT_BEGUN),
        (0, date(2024, 7, 1), 0, Outlook.BEHIND),
        (2, date(2024, 7, 1), 4, Outlook.BEHIND),
        (3, date(2024, 7, 1), 6, Outlook.ON_PACE),
        (5, date(2024, 7, 1), 10, Outlook.REACHED),
        (4, date(2024, 12, 31), None, Outlook.OPEN),
        (4, date(2025, 1, 1), None, Outlook.MISSED),
        (5, date(2025, 1, 1), None, Outlook.REACHED),
    ],
)
def test_a_target_ends_as_its_pace_says(city, built, on, forecast, outlook):
    """2024 has 366 days; on 1 July 183 of them are gone, exactly half."""
    for number in range(built):
        city.circle(f"圈{number}", "沙坡头区", built_on="2024-02-01")
    standing = city.standing("zhongwei.W-10.2024-circles", on)
    assert (standing.forecast, standing.outlook) == (forecast, outlook)


def test_one_on_the_first_day_is_one_for_every_day_of_the_year(city):
    city.circle("甲", "沙坡头区", built_on="2024-01-01")
    assert city.standing("zhongwei.W-10.2024-circles", date(2024, 1, 1)).forecast == 366


def test_a_cumulative_target_is_forecast_over_its_whole_time(city):
    for number in range(2):
        city.circle(f"圈{number}", "崇川区", built_on="2023-05-01")
    standing = city.standing("nantong.N-11.2025", date(2023, 12, 31))
    assert standing.forecast == 4, "2 in 730 of 1,461 days: 2 × 1461 / 730 = 4.003"


def test_a_target_without_a_day_or_figure_says_so(sample):
    city = City(sample)
    assert city.standing("zhanjiang.Z-14.chain").outlook is Outlook.NO_DATE
    assert city.standing("nantong.N-28.trend").outlook is Outlook.NO_FIGURE
    assert city.standing("zhongwei.W-05.2025").outlook is Outlook.UNKNOWN


def test_the_place_furthest_behind_gives_the_pace_where_each_has_to_reach_it(city):
    city.circle("甲", "海安市", built_on="2023-02-01")
    standing = city.standing("nantong.N-10.2023")
    assert standing.reading.value == 0
    assert standing.outlook is Outlook.BEHIND


# -- two plans -----------------------------------------------------------------------


def test_one_workspace_answers_two_plans_each_in_its_own_way(sample):
    records = RecordService(sample)
    for circle in records.every("circle")[:6]:
        records.set(circle.id, {"started_on": "2023-03-01", "built_on": "2024-04-01"})
    before = records.count("outlet"), len(records.every("circle"))
    plans, targets = PlanService(sample), TargetService(sample)
    day = date(2024, 12, 31)
    answers = {}
    for key in ("zhongwei", "huaian"):
        plans.use(key)
        view = targets.overview(on=day)
        assert view.plan.key == key
        answers[key] = {one.target.id: one.reading.value for one in view.standings}
    assert answers["zhongwei"]["zhongwei.W-10.2024-circles"] == 6
    assert answers["huaian"]["huaian.H-08.2023"] == 6
    assert answers["huaian"]["huaian.H-08.2024"] == 0, "Huai'an counts the year in which a circle was begun"
    assert (records.count("outlet"), len(records.every("circle"))) == before, "nothing was entered again"


# -- grades ----------------------------------------------------------------------------


@pytest.fixture
def graded(sample):
    """中卫 with a sheet of three lines: one is measured, one judged by people, one for the second grade."""
    parts = PlanPartService(sample)
    for key, cells in (
        (
            "a",
            {
                "label_zh": "连片",
                "grade": "basic",
                "measure": "communities_in_circles_share",
                "required": "100",
            },
        ),
        ("b", {"label_zh": "居民议事", "grade": "basic", "required": "2"}),
        (
            "c",
            {
                "label_zh": "新增网点",
                "grade": "improved",
                "measure": "new_or_upgraded_outlets",
                "required": "9999",
            },
        ),
    ):
        parts.edit("zhongwei", "grades", 0, {"item": "本地标准", "key": key, **cells})
    return sample


def test_no_shipped_plan_invents_thresholds(sample):
    assert all(not plan.indicators for plan in PlanService(sample).plans())
    assert TargetService(sample).overview("zhongwei").grades == ()


def test_a_circle_reaches_a_grade_when_everything_of_it_is_met(graded):
    records = RecordService(graded)
    circle = records.every("circle")[0]
    unknown = next(one for one in TargetService(graded).overview("zhongwei").grades if one.id == circle.id)
    assert (unknown.grade, unknown.unknown) == ("", 1)
    judged = {"name": "居民议事", "circle": circle.id, "assessed_on": "2026-01-01"}
    records.add_values("assessment", {**judged, "value": "3", "assessed_on": "2026-05-01"})
    records.add_values("assessment", {**judged, "value": "1"})
    now = TargetService(graded).overview("zhongwei", date(2026, 6, 1)).grades[0]
    assert now.grade == "basic", "the latest assessment counts"
    assert [one.indicator.label.zh for one in now.lacking_for("improved")] == ["新增网点"]
    earlier = TargetService(graded).overview("zhongwei", date(2026, 3, 1)).grades[0]
    assert earlier.grade == ""


def test_a_score_is_told_only_where_every_indicator_has_a_weight(graded):
    parts = PlanPartService(graded)
    assert TargetService(graded).overview("zhongwei").grades[0].score is None
    for number, weight in enumerate(("3", "1", "0"), 1):
        parts.edit("zhongwei", "grades", number, {"weight": weight})
    assert TargetService(graded).overview("zhongwei").grades[0].score == 75
