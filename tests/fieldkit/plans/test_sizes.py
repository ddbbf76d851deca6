"""Circles outside the guideline of ten to twenty thousand people."""

import csv
from decimal import Decimal

import pytest

from fieldkit.kernel.resources import resource
from fieldkit.plans.reading import load_plan
from fieldkit.plans.sizes import CircleSize, out_of_size


@pytest.fixture(scope="module")
def circles():
    with resource("samples", "zhongwei", "circles.csv").open(encoding="utf-8", newline="") as lines:
        return [CircleSize(row["name"], int(row["population"])) for row in csv.DictReader(lines)]


def short(found, side):
    return {one.circle.removesuffix("一刻钟便民生活圈"): int(one.value) for one in found if one.side == side}


def test_half_of_the_published_circles_lie_outside_the_guideline(circles):
    found = out_of_size(load_plan("zhongwei"), circles)
    assert (len(circles), sum(circle.people for circle in circles)) == (24, 318_888)
    assert short(found, "above") == {"向阳": 21_188, "光明": 20_490, "花园": 23_181, "恒祥": 23_217}
    assert short(found, "below") == {
        "幸福里": 6000,
        "文苑": 9206,
        "杞香苑": 9487,
        "迎宾": 4431,
        "香山": 9414,
        "平安": 5037,
        "新河": 9128,
        "湖畔": 6043,
    }


def test_the_notes_under_the_table_of_circles_name_the_same_ones(circles):
    plan = load_plan("zhongwei")
    told = {name for note in plan.notes if note.item == "A-12" for name in note.areas}
    assert told == {one.circle for one in out_of_size(plan, circles)}


@pytest.mark.parametrize(
    ("people", "km2", "sides"),
    [
        (10_000, Decimal(2), []),
        (20_000, Decimal(3), []),
        (9999, Decimal("3.01"), ["below", "above"]),
        (20_001, None, ["above"]),
        (None, Decimal("1.9"), ["below"]),
        (None, None, []),
    ],
)
def test_the_ends_of_the_guideline_lie_inside_and_what_is_unknown_is_left_out(people, km2, sides):
    found = out_of_size(load_plan("zhongwei"), [CircleSize("圈", people, km2)])
    assert [one.side for one in found] == sides


def test_a_plan_without_a_size_finds_nothing(circles):
    assert out_of_size(load_plan("nantong"), circles) == ()
