"""Verdicts of circles: radii, rings, shares, densities, places for what is missing."""

import pytest

from fieldkit.analysis.reach.circles import Facts, reach
from fieldkit.analysis.reach.facts import CirclePeople, OutletPlace, StartPoint, WantedType
from fieldkit.analysis.reach.ground import Ground, metres
from fieldkit.analysis.reach.lattice import MOST, lattice
from fieldkit.analysis.reach.limits import Verdict, limit_for
from fieldkit.analysis.reach.network import Way, build_network
from fieldkit.analysis.reach.problems import ReachProblem
from fieldkit.analysis.reach.walking import By, Walking
from fieldkit.kernel.texts import Text
from fieldkit.plans.reading import load_plan

GROUND = Ground(105.19, 37.51)
FLAT = Walking(detour=1.0)
SHOP = WantedType("B01", ("B01",), Text("便利店", "Convenience store"))
PHARMACY = WantedType("B11", ("B11",), Text("药店", "Pharmacy"))


def outlet(code, x, y=0.0, *, is_new=False, name=""):
    return OutletPlace(f"{code}-{x}", name or f"{code} {x}", code, GROUND.degrees((x, y)), "c", is_new)


def start(x, people=None, y=0.0):
    return StartPoint(f"{x} 号门", "c", GROUND.degrees((x, y)), people)


def judged(starts, outlets, *wanted, plan="zhongwei", walking=FLAT, network=None, population=None):
    facts = Facts(
        (CirclePeople("c", "幸福里", population),),
        tuple(starts),
        tuple(outlets),
        wanted or (SHOP,),
        load_plan(plan).rules,
        GROUND,
    )
    return reach(facts, walking, network)


def only(result):
    return result.circles[0].types[0]


@pytest.mark.parametrize(
    ("far", "verdict"),
    [(299, Verdict.GREEN), (301, Verdict.AMBER), (499, Verdict.AMBER), (501, Verdict.RED)],
)
def test_a_convenience_shop_is_judged_by_300_to_500_metres(far, verdict):
    one = only(judged([start(0)], [outlet("B01", far)]))
    assert one.verdict is verdict
    assert one.limit.item == "W-43"
    assert one.metres == pytest.approx(far, abs=0.1)
    assert one.minutes == pytest.approx(far / 75, abs=0.01)


@pytest.mark.parametrize(
    ("code", "low", "high"),
    [("B11", 500, 700), ("B05", 1000, 1000), ("X07", 1000, 1000), ("B06", 800, 1000), ("B09", 1000, 1000)],
)
def test_radii_are_those_of_the_plan(code, low, high):
    limit = limit_for(code, load_plan("zhongwei").rules, FLAT)
    assert (limit.low_m, limit.high_m, limit.item) == (low, high, "W-43")


def test_the_other_plan_judges_by_minutes():
    rules = load_plan("huaian").rules
    found = {code: limit_for(code, rules, FLAT) for code in ("B01", "B03", "B02", "B06")}
    assert [found[code].high_m for code in ("B01", "B03", "B02")] == [375, 750, 1125]
    assert found["B01"].item == "H-06"
    assert (found["B06"].item, found["B06"].high_m) == ("H-05", 1125)


def test_a_straight_line_is_stretched_by_the_detour():
    one = only(judged([start(0)], [outlet("B01", 300)], walking=Walking()))
    assert one.metres == pytest.approx(390, abs=0.1)
    assert one.by is By.STRAIGHT


def test_shares_are_of_people_not_of_points():
    starts = [start(0, 100), start(1000, 300)]
    one = only(judged(starts, [outlet("B01", 0)]))
    assert one.shares == pytest.approx((25, 25, 100))
    assert one.within == pytest.approx(25)
    assert one.verdict is Verdict.RED


def test_points_without_people_count_like_the_mean_of_the_others():
    starts = [start(0, 100), start(0, 300), start(2000)]
    assert only(judged(starts, [outlet("B01", 0)])).within == pytest.approx(100 * 400 / 600)


def test_a_circle_reaches_what_enough_of_its_people_reach():
    starts = [start(0, 80), start(5000, 20)]
    assert only(judged(starts, [outlet("B01", 100)])).verdict is Verdict.GREEN
    starts = [start(0, 79), start(5000, 21)]
    assert only(judged(starts, [outlet("B01", 100)])).verdict is Verdict.RED


def test_nobody_near_means_no_distance_and_out_of_reach():
    one = only(judged([start(0)], []))
    assert (one.metres, one.verdict, one.shares) == (None, Verdict.RED, (0, 0, 0))


def test_a_circle_without_start_points_is_not_judged():
    result = judged([], [outlet("B01", 0)])
    assert only(result).verdict is Verdict.UNKNOWN
    assert [problem.code for problem in result.circles[0].problems] == [ReachProblem.NO_STARTS]


def test_a_ring_is_met_by_any_of_its_types():
    rings = {ring.label.zh: ring for ring in judged([start(0)], [outlet("B04", 700)]).circles[0].rings}
    assert rings["10分钟内有菜市场或生鲜超市"].is_met
    assert not rings["5分钟内有便利店"].is_met
    assert rings["5分钟内有便利店"].item == "W-36"


def test_a_third_pharmacy_within_500_metres_breaks_the_rule():
    near = [outlet("B11", 0, is_new=True), outlet("B11", 400), outlet("B11", 499), outlet("B11", 900)]
    density = judged([start(0)], near).circles[0].density
    assert [(one.count, one.allowed, one.is_met) for one in density] == [(3, 2, False)]
    assert [round(far) for _, far in density[0].neighbours] == [400, 499]
    assert judged([start(0)], near[:2]).circles[0].density[0].is_met


def test_pharmacies_that_were_there_before_are_not_judged_by_density():
    assert judged([start(0)], [outlet("B11", 0), outlet("B11", 1), outlet("B11", 2)]).circles[0].density == ()


def test_the_place_that_brings_most_people_within_reach_is_suggested():
    starts = [start(0, 50), start(2000, 400), start(2200, 500), start(2400, 300)]
    result = judged(starts, [outlet("B01", 0)], population=1250)
    place = result.circles[0].suggestions[0]
    assert metres(place.place, (2200, 0)) < 1
    assert place.people == pytest.approx(1200)
    assert place.share_before == pytest.approx(4)
    assert place.share_after == pytest.approx(100)


def test_further_places_serve_those_that_the_first_one_leaves():
    starts = [start(0, 100), start(3000, 100)]
    found = judged(starts, []).circles[0].suggestions
    assert len(found) == 2
    assert [one.share_after for one in found] == pytest.approx([50, 100])


def test_nothing_is_suggested_where_enough_people_are_within_reach():
    assert judged([start(0)], [outlet("B01", 100)]).circles[0].suggestions == ()


def test_streets_lengthen_the_way_and_the_verdict_says_so():
    detour = [(0, 0), (0, 300), (250, 300), (250, 0)]
    network = build_network([Way(tuple(detour), tuple(GROUND.degrees(one) for one in detour))], GROUND)
    one = only(judged([start(0)], [outlet("B01", 250)], network=network))
    assert one.by is By.STREETS
    assert one.metres == pytest.approx(850, abs=0.1)
    assert one.verdict is Verdict.RED
    assert only(judged([start(0)], [outlet("B01", 250)])).verdict is Verdict.GREEN


def test_streets_of_another_town_are_not_used_and_it_is_told():
    elsewhere = [(90_000, 0), (91_000, 0)]
    network = build_network([Way(tuple(elsewhere), tuple(map(GROUND.degrees, elsewhere)))], GROUND)
    result = judged([start(0)], [outlet("B01", 250)], network=network)
    assert only(result).by is By.STRAIGHT
    assert [problem.code for problem in result.problems] == [ReachProblem.NOT_COVERED]


def test_a_grid_stays_inside_the_places_and_small():
    corners = [(0, 0), (1000, 0), (1000, 1000), (0, 1000)]
    found = lattice(corners)
    assert 30 <= len(found) <= MOST
    assert all(0 <= x <= 1000 and 0 <= y <= 1000 for x, y in found)
    assert lattice([(5, 5)]) == [(5, 5)]
    assert lattice([]) == []
    assert 0 < len(lattice([*corners, (900_000, 500)])) <= MOST
