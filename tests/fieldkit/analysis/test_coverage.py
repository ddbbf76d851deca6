"""Coverage: three states from open outlets and norms."""

from dataclasses import replace

import pytest

from fieldkit.analysis.coverage import CircleFacts, CommunityFacts, CoverageState, OutletFacts, coverage
from fieldkit.analysis.problems import CoverageProblem
from fieldkit.plans.norms import OFFICE_SETTING, Norm
from fieldkit.plans.reading import choose_profile

PLAN, PROFILE = choose_profile("zhongwei/annex2")
HERE = CommunityFacts("a", "瑞丰社区", 1, 10_454)


def outlets(number, business_type="B01", community="a", *, is_open=True):
    return tuple(
        OutletFacts(f"{community}-{business_type}-{at}", community, business_type, is_open)
        for at in range(number)
    )


def compute(*found, communities=(HERE,), circles=(), profile=PROFILE, **more):
    return coverage(communities, circles, found, PLAN, profile, **more)


@pytest.mark.parametrize(
    ("number", "state"),
    [(0, CoverageState.ABSENT), (1, CoverageState.FEW), (2, CoverageState.FEW), (3, CoverageState.FULL)],
)
def test_a_type_is_absent_few_or_enough_by_the_norm_for_the_population(number, state):
    """10,454 people at 5,000 a shop want three."""
    cell = compute(*outlets(number)).cell("a", "B01")
    assert (cell.state, cell.count, cell.required, cell.population) == (state, number, 3, 10_454)


def test_a_cell_names_the_outlets_behind_it():
    matrix = compute(*outlets(2), *outlets(1, "B11"))
    assert matrix.cell("a", "B01").outlet_ids == ("a-B01-0", "a-B01-1")
    assert matrix.cell("a", "B11").outlet_ids == ("a-B11-0",)


def test_outlets_that_serve_nobody_today_do_not_count():
    matrix = compute(*outlets(5, is_open=False), OutletFacts("x", None, None, is_open=False))
    assert matrix.cell("a", "B01").state is CoverageState.ABSENT
    assert (matrix.untyped, matrix.unplaced, matrix.problems) == ((), (), ())


def test_a_line_that_merges_types_counts_all_of_them_once():
    """X04 小修小补 fulfils 维修; no outlet counts in two columns."""
    matrix = compute(*outlets(1, "B10"), *outlets(2, "X04"))
    assert matrix.cell("a", "B10").count == 3
    assert matrix.cell("a", "X04") == matrix.cell("a", "B10")
    assert sum(cell.count for row in matrix.cells for cell in row) == 3


def test_merged_lines_follow_the_chosen_profile():
    body = PLAN.profile("body")
    assert compute(*outlets(1, "B04"), profile=body).cell("a", "B03").count == 1
    assert compute(*outlets(1, "B04")).cell("a", "B03").count == 0


def test_an_outlet_without_type_or_community_is_reported_and_not_counted():
    lost = (
        OutletFacts("1", "a", None),
        OutletFacts("2", None, "B01"),
        OutletFacts("3", "elsewhere", "B01"),
        OutletFacts("4", None, ""),
    )
    matrix = compute(*lost)
    assert matrix.untyped == ("1", "4")
    assert matrix.unplaced == ("2", "3", "4")
    assert all(cell.count == 0 for row in matrix.cells for cell in row)
    assert [(one.code, one.values["count"]) for one in matrix.problems] == [
        (CoverageProblem.WITHOUT_TYPE, 2),
        (CoverageProblem.WITHOUT_COMMUNITY, 3),
    ]
    for problem in matrix.problems:
        assert "没有计入" in problem.say("zh")
        assert "not counted" in problem.say("en")


def test_types_that_the_profile_does_not_list_are_kept_apart():
    matrix = compute(*outlets(2, "Q12"), *outlets(1, "X99"))
    assert matrix.unlisted == {"Q12": 2, "X99": 1}
    assert matrix.problems == ()


def test_a_norm_of_the_office_replaces_the_plans():
    office = {"B01": Norm("B01", None, 1, OFFICE_SETTING)}
    matrix = compute(*outlets(1), office_norms=office)
    assert matrix.cell("a", "B01").state is CoverageState.FULL
    assert matrix.norms[0].basis == OFFICE_SETTING


def test_nothing_is_missing_where_the_office_asks_for_nothing():
    matrix = compute(office_norms={"B01": Norm("B01", None, 0)})
    assert matrix.cell("a", "B01").state is CoverageState.FULL


def test_a_norm_for_a_circle_is_fulfilled_by_its_communities_together():
    """表1 wants a market for one to two circles: one market serves both communities."""
    two = (CommunityFacts("a", "向阳社区", 1, None, "c"), CommunityFacts("b", "阳光社区", 2, None, "c"))
    alone = CommunityFacts("d", "瑞丰社区", 3)
    market = (OutletFacts("1", "a", "B03"),)
    office = {"B03": Norm("B03", None, 1, OFFICE_SETTING, per_circle=True)}
    matrix = compute(*market, communities=(*two, alone), office_norms=office)
    states = [matrix.cell(one, "B03").state for one in "abd"]
    assert states == [CoverageState.FULL, CoverageState.FULL, CoverageState.ABSENT]
    assert [matrix.cell(one, "B03").count for one in "abd"] == [1, 0, 0]
    office = {"B03": Norm("B03", None, 2, OFFICE_SETTING, per_circle=True)}
    matrix = compute(*market, communities=(*two, alone), office_norms=office)
    assert [matrix.cell(one, "B03").state for one in "ab"] == [CoverageState.FEW, CoverageState.FEW]


def test_communities_of_a_merged_circle_share_its_people():
    """21,188 people in two communities: 10,594 each, marked as estimated."""
    two = (CommunityFacts("a", "向阳社区", 1, None, "c"), CommunityFacts("b", "阳光社区", 2, None, "c"))
    matrix = compute(communities=two, circles=(CircleFacts("c", "向阳", 21_188),))
    for row in matrix.cells:
        assert {(cell.population, cell.is_population_estimated) for cell in row} == {(10_594, True)}


def test_an_own_figure_leaves_the_rest_of_the_circle_to_its_neighbour():
    two = (CommunityFacts("a", "向阳社区", 1, 15_188, "c"), CommunityFacts("b", "阳光社区", 2, None, "c"))
    matrix = compute(communities=two, circles=(CircleFacts("c", "向阳", 21_188),))
    own, rest = (matrix.cell(one, "B01") for one in "ab")
    assert (own.population, own.is_population_estimated) == (15_188, False)
    assert (rest.population, rest.is_population_estimated) == (6_000, True)


def test_a_circle_smaller_than_its_communities_figures_is_shared_evenly():
    two = (CommunityFacts("a", "向阳社区", 1, 30_000, "c"), CommunityFacts("b", "阳光社区", 2, None, "c"))
    matrix = compute(communities=two, circles=(CircleFacts("c", "向阳", 21_188),))
    assert matrix.cell("b", "B01").population == 10_594


def test_an_unknown_population_asks_for_the_least_and_says_so():
    alone = CommunityFacts("a", "瑞丰社区", 1, None, "gone")
    matrix = compute(*outlets(1), communities=(alone,))
    cell = matrix.cell("a", "B01")
    assert (cell.state, cell.required, cell.population) == (CoverageState.FULL, 1, None)
    assert not cell.is_population_estimated
    (problem,) = matrix.problems
    assert problem.code is CoverageProblem.POPULATION_UNKNOWN
    assert "瑞丰社区" in problem.say("zh")


def test_rows_come_in_the_tables_order_and_can_be_narrowed():
    three = tuple(CommunityFacts(one, one, at) for one, at in (("c", 3), ("a", 1), ("b", 2)))
    matrix = compute(*outlets(1, "B01", "c"), communities=three)
    assert [one.id for one in matrix.communities] == ["a", "b", "c"]
    narrow = matrix.of_communities({"c", "a"})
    assert [one.id for one in narrow.communities] == ["a", "c"]
    assert narrow.cell("c", "B01").count == 1


def test_the_sample_has_a_cell_for_every_community_and_type(zhongwei):
    matrix = zhongwei.matrix
    assert (len(matrix.communities), len(matrix.entries)) == (33, 22)
    assert {len(row) for row in matrix.cells} == {22}
    assert sum(matrix.counts().values()) == 33 * 22
    counted = {outlet for row in matrix.cells for cell in row for outlet in cell.outlet_ids}
    open_ones = [one for one in zhongwei.outlets if one.is_open]
    assert len(counted) + sum(matrix.unlisted.values()) == len(open_ones)
    assert not {one.id for one in zhongwei.outlets if not one.is_open} & counted


def test_the_order_of_outlets_does_not_change_any_state(zhongwei):
    again = coverage(
        reversed(zhongwei.communities),
        zhongwei.circles,
        reversed(zhongwei.outlets),
        zhongwei.plan,
        zhongwei.profile,
    )
    assert again.communities == zhongwei.matrix.communities
    for mine, other in zip(zhongwei.matrix.cells, again.cells, strict=True):
        assert [replace(one, outlet_ids=()) for one in mine] == [replace(one, outlet_ids=()) for one in other]


def test_an_unknown_community_or_type_is_not_mistaken_for_a_gap(zhongwei):
    with pytest.raises(KeyError):
        zhongwei.matrix.cell("nowhere", "B01")
    with pytest.raises(KeyError):
        zhongwei.matrix.cell("L001", "B14")


def test_every_state_has_a_word_and_a_mark():
    assert [state.label.zh for state in CoverageState] == ["齐全", "偏少", "缺失"]
    assert [state.mark.zh for state in CoverageState] == ["齐", "少", "缺"]
