"""Figures of the documents that follow from the plans' own data."""

from datetime import date
from decimal import Decimal

import pytest

from fieldkit.plans.reading import load_plan
from fieldkit.plans.scopes import Scope
from fieldkit.plans.sums import yearly_parts, yearly_sum
from fieldkit.registers.business_types import TypeClass


def required(plan, target_id):
    return load_plan(plan).target(f"{plan}.{target_id}").required


def of_item(plan, item):
    return [target for target in load_plan(plan).targets if target.item == item]


# -- 南通 -----------------------------------------------------------------------


def test_the_years_of_nantong_add_up_to_95_and_not_to_100():
    plan = load_plan("nantong")
    total = plan.target("nantong.N-11.2025")
    assert total.required == 100
    assert yearly_sum(plan, total) == (20, 25, 25, 25)
    assert sum(yearly_sum(plan, total)) == 95


def test_the_minima_of_nantongs_areas_fall_short_by_one_circle_a_year():
    plan = load_plan("nantong")
    assert yearly_parts(plan, 2022, "circles_started") == (15, 4)
    for year in (2023, 2024, 2025):
        assert yearly_parts(plan, year, "circles_built") == (20, 4)


def test_the_urban_area_of_nantong_has_six_units_of_which_three_are_functional_zones():
    plan = load_plan("nantong")
    levels = {area.name: area.level for area in plan.areas}
    members = plan.areas_of(Scope("group", "市区"))
    assert len(members) == 6
    assert sum(levels[name] == "zone" for name in members) == 3
    assert plan.areas_of(Scope("each_other", "市区")) == ("海安市", "如皋市", "如东县", "启东市")
    assert {area.name for area in plan.areas if not area.is_confirmed} == {
        "海安市",
        "如皋市",
        "如东县",
        "启东市",
    }


def test_nantong_judges_a_circle_by_seven_qualities_and_four_levels():
    kinds = [one.kind for one in load_plan("nantong").dimensions]
    assert (kinds.count("quality"), kinds.count("level")) == (7, 4)
    assert "数字化" in {one.label.zh for one in load_plan("nantong").dimensions}


def test_nantong_gives_tasks_to_twelve_departments_and_the_areas():
    units = [unit for task in load_plan("nantong").tasks for unit in task.units]
    assert len(units) == 13
    assert len([unit for unit in units if "各县" not in unit]) == 12


# -- 淮安 -----------------------------------------------------------------------


def test_the_yearly_target_of_huaian_gives_30_while_its_quotas_give_45():
    plan = load_plan("huaian")
    total = plan.target("huaian.H-09.2025")
    assert total.required == 40
    assert sum(yearly_sum(plan, total)) == 30
    for year in (2023, 2024, 2025):
        assert yearly_parts(plan, year, "circles_started") == (4, 2, 2, 7)
    assert sum(sum(yearly_parts(plan, year, "circles_started")) for year in (2023, 2024, 2025)) == 45


def test_huaian_has_ten_areas_seven_of_them_without_a_quota_of_their_own():
    plan = load_plan("huaian")
    others = next(one.scope for one in of_item("huaian", "H-37") if one.scope.kind == "each_other")
    assert len(plan.areas) == 10
    assert len(plan.areas_of(others)) == 7


def test_huaian_has_eleven_tasks_and_wants_ten_outlets_of_each_circle():
    assert [task.number for task in load_plan("huaian").tasks] == list(range(1, 12))
    (target,) = of_item("huaian", "H-44")
    assert (target.required, target.scope.kind, target.unit_type) == (10, "each_circle", "outlet")


def test_huaian_wants_a_shop_a_market_and_a_supermarket_in_5_10_and_15_minutes():
    rings = {rule.codes: rule.high for rule in load_plan("huaian").rules if rule.item == "H-06"}
    assert rings == {("B01",): 5, ("B03",): 10, ("B02",): 15}


# -- 中卫 -----------------------------------------------------------------------


def test_the_years_of_zhongwei_add_up_to_24_circles_and_33_communities():
    circles = [required("zhongwei", "W-10.2024-circles"), required("zhongwei", "W-11.2025-circles")]
    communities = [
        required("zhongwei", "W-10.2024-communities"),
        required("zhongwei", "W-11.2025-communities"),
    ]
    assert (circles, sum(circles)) == ([5, 19], 24)
    assert (communities, sum(communities)) == ([6, 27], 33)
    assert required("zhongwei", "W-11.all-communities") == 33


def test_zhongwei_has_six_sorts_of_facilities_five_of_them_with_a_coverage_for_2025():
    rules = [rule for rule in load_plan("zhongwei").rules if rule.item == "W-39"]
    assert len({rule.source for rule in rules}) == 6
    wanted = {rule.label.zh: rule.coverage_target for rule in rules if rule.coverage_target}
    assert sorted(wanted.values()) == [35, 60, 60, 80, 85]
    assert {rule.coverage_by for rule in rules if rule.coverage_target} == {2025}


@pytest.mark.parametrize(
    ("key", "pieces", "circles"),
    [
        ("market", (1, 1), (1, 2)),
        ("culture", (1, 1), (1, 2)),
        ("middle-school", (1, 1), (2, 4)),
        ("primary-school", (1, 1), (1, 3)),
        ("kindergarten", (1, 2), (2, 3)),
        ("clinic", (1, 1), (1, 2)),
        ("sports", (2, 2), (1, 1)),
        ("elderly", (1, 1), (1, 1)),
    ],
)
def test_zhongwei_says_how_many_facilities_for_how_many_circles(key, pieces, circles):
    rule = next(one for one in load_plan("zhongwei").rules if one.id == f"zhongwei.W-39.{key}")
    assert (rule.low, rule.high) == pieces
    assert (rule.per.unit, rule.per.low, rule.per.high) == ("circle", *circles)


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [
        ("convenience", 300, 500),
        ("pharmacy", 500, 700),
        ("dining", None, 1000),
        ("laundry", 800, 1000),
        ("housekeeping", None, 1000),
    ],
)
def test_zhongwei_gives_radii_in_metres(key, low, high):
    rule = next(one for one in load_plan("zhongwei").rules if one.id == f"zhongwei.W-43.{key}")
    assert (rule.kind, rule.low, rule.high, rule.unit) == ("radius", low, high, "m")


def test_zhongwei_wants_circles_of_ten_to_twenty_thousand_people_on_two_to_three_square_kilometres():
    sizes = {rule.unit: (rule.low, rule.high) for rule in load_plan("zhongwei").rules if rule.kind == "size"}
    assert sizes == {"people": (10_000, 20_000), "km2": (2, 3)}


def test_zhongwei_gives_tasks_to_thirteen_departments():
    tasks = load_plan("zhongwei").tasks
    assert len({unit for task in tasks for unit in task.units}) == len(tasks) == 13


def test_two_of_the_lists_of_zhongwei_have_twelve_basic_types_and_one_fourteen():
    plan = load_plan("zhongwei")
    basic = {one.key: len(one.of_class(TypeClass.BASIC)) for one in plan.profiles}
    assert basic == {"annex2": 13, "table2": 14, "body": 12, "guidance": 12}
    assert len(plan.profile("annex2").of_class(TypeClass.BASIC, "福润苑社区")) == 14


# -- 湛江、商务部、2025 ------------------------------------------------------------


def test_zhanjiang_names_nine_of_fifteen_pilots():
    plan = load_plan("zhanjiang")
    assert len(plan.pilots) == 9
    assert required("zhanjiang", "Z-02.2025") - len(plan.pilots) == 6
    assert [pilot.number for pilot in plan.pilots] == list(range(1, 10))


def test_zhanjiang_judges_by_eight_qualities_and_wants_30_per_cent_chains():
    qualities = [one for one in load_plan("zhanjiang").dimensions if one.kind == "quality"]
    assert len(qualities) == 8
    assert required("zhanjiang", "Z-14.chain") == 30


def test_the_twenty_two_practices_of_the_first_batch_are_there():
    assert [task.number for task in load_plan("mofcom").tasks] == list(range(1, 23))


def test_the_notice_of_2025_wants_chains_satisfaction_and_service_area_by_2030():
    plan = load_plan("national2025")
    figures = {target.measure: target.required for target in plan.targets}
    assert figures["chain_share"] == 30
    assert figures["satisfaction"] == 90
    assert figures["service_area_per_100_households"] == 30
    assert {target.ends for target in plan.targets} == {date(2030, 12, 31)}
    assert plan.profile().entries == load_plan("national").profile("guide2021").entries


@pytest.mark.parametrize(
    ("plan", "item", "percent", "pooled"),
    [
        ("nantong", "N-12", 90, "community"),
        ("huaian", "H-10", 90, "area"),
        ("zhongwei", "W-05", 85, "area"),
        ("zhanjiang", "Z-04", 90, "community"),
    ],
)
def test_each_plan_wants_its_own_satisfaction_of_its_own_residents(plan, item, percent, pooled):
    (target,) = of_item(plan, item)
    assert (target.measure, target.unit, target.required) == ("satisfaction", "percent", percent)
    assert load_plan(plan).satisfaction.pooled_over == pooled
    assert load_plan(plan).satisfaction.item == item


def test_a_province_may_propose_five_cities_and_a_municipality_three_districts():
    limits = {one.measure: (one.required, one.at_least) for one in of_item("mofcom", "M-05")}
    assert limits == {"cities_per_province": (5, False), "districts_per_province": (3, False)}


@pytest.mark.parametrize(
    ("plan", "phases"),
    [("nantong", (1, 3)), ("huaian", (3,)), ("zhongwei", (1, 2)), ("zhanjiang", (2, 3)), ("mofcom", (2, 3))],
)
def test_the_phases_of_each_plan_last_as_many_years_as_it_says(plan, phases):
    lasting = tuple(round((one.ends - one.begins).days / 365.25) for one in load_plan(plan).phases)
    assert lasting == phases


def test_a_target_is_met_from_its_figure_on_and_a_limit_up_to_it():
    at_least = load_plan("zhanjiang").target("zhanjiang.Z-14.chain")
    assert [at_least.met_by(Decimal(value)) for value in ("29.9", "30", "30.1")] == [False, True, True]
    at_most = load_plan("mofcom").target("mofcom.M-05.cities")
    assert [at_most.met_by(Decimal(value)) for value in (4, 5, 6)] == [True, True, False]


def test_a_rise_without_a_figure_is_neither_met_nor_missed():
    trend = load_plan("nantong").target("nantong.N-28.trend")
    assert trend.required is None
    assert trend.met_by(Decimal(99)) is None
    assert load_plan("nantong").target("nantong.N-12.2025").met_by(None) is None
