"""Satisfaction by the five formulas: what each counts, what it leaves out, how sure it is."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.analysis.formulas import Formula, Weighting
from fieldkit.analysis.intervals import effective, mean_interval, share_interval, t95
from fieldkit.analysis.replies import Inquiry, Rated, Reply, Timed
from fieldkit.analysis.satisfaction import Place, satisfaction
from fieldkit.analysis.scales import scale_of

FIVE = scale_of(
    [
        ("1", "非常满意"),
        ("2", "比较满意"),
        ("3", "一般"),
        ("4", "不太满意"),
        ("5", "很不满意"),
        ("9", "不了解"),
    ]
)
OVERALL, MARKET, REPAIRS, WALK = "/data/overall", "/data/market", "/data/repairs", "/data/walk"
EVERYTHING = Place("", "全部", "total", None)
RATED = (
    Rated(OVERALL, "总的来说", FIVE, is_overall=True),
    Rated(MARKET, "买菜", FIVE),
    Rated(REPAIRS, "维修", FIVE),
)


def overall(codes, community="甲"):
    return [Reply(community, "complete", {OVERALL: code} if code else {}) for code in codes]


def figure(formula, replies, place=EVERYTHING, item=OVERALL, **more):
    found = satisfaction(formula, Inquiry(more.pop("rated", RATED), **more), replies, [place])
    return next(one for one in found if one.item == item)


def test_s_top2_is_the_share_of_the_two_best_among_valid_answers():
    one = figure(Formula.TOP2, overall("1122234559"))
    assert one.n == 9
    assert one.value == pytest.approx(100 * 5 / 9)
    assert "非常满意 + 比较满意" in one.formula_text.zh


def test_s_top3_takes_the_middle_box_too():
    assert figure(Formula.TOP3, overall("1122234559")).value == pytest.approx(100 * 6 / 9)


def test_s_mean100_gives_the_best_100_and_the_worst_nothing():
    assert figure(Formula.MEAN100, overall("12345")).value == pytest.approx(50)
    assert figure(Formula.MEAN100, overall("11112")).value == pytest.approx(95)


def test_s_wmean_weighs_the_means_of_the_items_at_100_80_60_40_20():
    replies = [
        Reply("甲", "complete", {OVERALL: "5", MARKET: "1", REPAIRS: "3"}),
        Reply("甲", "complete", {OVERALL: "5", MARKET: "2", REPAIRS: "9"}),
    ]
    rated = (RATED[0], Rated(MARKET, "买菜", FIVE, weight=3), Rated(REPAIRS, "维修", FIVE, weight=1))
    one = figure(Formula.WMEAN, replies, item="", rated=rated)
    assert one.value == pytest.approx((3 * 90 + 1 * 60) / 4), "the overall question is no item"
    assert one.left_out == {"no_opinion": 1}


def test_s_band_is_the_share_of_households_within_the_minutes():
    replies = [Reply("甲", "complete", {WALK: minutes}) for minutes in ("5", "15", "16", "40", "很远")]
    (one,) = satisfaction(Formula.BAND, Inquiry((), (Timed(WALK, "买菜"),)), replies, [EVERYTHING])
    assert (one.value, one.n, one.left_out) == (50, 4, {"not_a_rating": 1})


def test_refusals_drafts_and_empty_answers_are_counted_beside_the_figure_and_not_in_it():
    replies = [
        *overall(["1", "9", ""]),
        Reply("甲", "refused", {}),
        Reply("甲", "draft", {OVERALL: "5"}),
        Reply("甲", "returned", {OVERALL: "5"}),
    ]
    one = figure(Formula.TOP2, replies)
    assert (one.value, one.n, one.refused) == (100, 1, 1)
    assert one.left_out == {"no_opinion": 1, "unanswered": 1}
    assert one.invalid == {"draft": 1, "returned": 1}


def test_pooled_counts_every_sheet_the_same_and_population_counts_residents():
    replies = overall("1111", "甲") + overall("55", "乙")
    people = {"甲": 1000, "乙": 3000}
    assert figure(Formula.TOP2, replies).value == pytest.approx(100 * 4 / 6)
    weighted = figure(Formula.TOP2, replies, weighting=Weighting.POPULATION, population=people)
    assert weighted.value == pytest.approx(25)
    assert weighted.weighting is Weighting.POPULATION


def test_a_community_whose_residents_are_unknown_is_left_out_of_a_weighted_figure_and_said():
    replies = overall("1111", "甲") + overall("55", "丙")
    one = figure(Formula.TOP2, replies, weighting=Weighting.POPULATION, population={"甲": 1000})
    assert (one.value, one.n, one.left_out) == (100, 4, {"no_population": 2})


def test_a_place_counts_its_communities_only():
    replies = overall("11", "甲") + overall("55", "乙")
    circle = Place("c", "圈", "circle", frozenset({"乙"}))
    assert figure(Formula.TOP2, replies, circle).value == 0


def test_an_interval_stands_beside_fewer_than_400_answers_and_not_beside_more():
    some = figure(Formula.TOP2, overall("1" * 300 + "5" * 99))
    assert some.low < some.value < some.high
    many = figure(Formula.TOP2, overall("1" * 300 + "5" * 100))
    assert (many.low, many.high) == (None, None)


def test_without_answers_there_is_no_figure():
    one = figure(Formula.TOP2, overall("99"))
    assert (one.value, one.low, one.n, one.is_small) == (None, None, 0, False)


@pytest.mark.parametrize(("n", "small"), [(1, True), (4, True), (5, False)])
def test_fewer_than_five_answers_are_small(n, small):
    assert figure(Formula.TOP2, overall("1" * n)).is_small is small


def test_wilsons_interval_is_the_published_one_and_stays_within_0_and_1():
    low, high = share_interval(0.5, 10)  # textbook value for 5 of 10
    assert (round(low, 4), round(high, 4)) == (0.2366, 0.7634)
    assert share_interval(1.0, 20)[1] == 1.0
    assert 0.8 < share_interval(1.0, 20)[0] < 0.9


def test_the_interval_of_a_mean_is_students():
    values = [60.0, 80.0, 100.0, 80.0, 60.0]
    mean = sum(values) / 5
    low, high = mean_interval(mean, [(one - mean) / 5 for one in values])
    half = 2.776 * math.sqrt(sum((one - mean) ** 2 for one in values) / 4 / 5)
    assert (low, high) == (pytest.approx(mean - half, abs=0.2), pytest.approx(mean + half, abs=0.2))
    assert mean_interval(80.0, [0.0]) is None


@pytest.mark.parametrize(("freedom", "value"), [(4, 2.776), (10, 2.228), (30, 2.042), (200, 1.972)])
def test_students_t_is_that_of_the_tables(freedom, value):
    assert t95(freedom) == pytest.approx(value, abs=0.01)


def test_unequal_weights_are_worth_fewer_answers():
    assert effective([1, 1, 1, 1]) == 4
    assert effective([1, 1, 10]) < 2


@given(st.lists(st.sampled_from("123459"), max_size=60))
def test_s_top2_never_exceeds_s_top3_and_its_interval_holds_it(codes):
    two, three = (figure(formula, overall(codes)) for formula in (Formula.TOP2, Formula.TOP3))
    assert two.n + sum(two.left_out.values()) == len(codes)
    if two.n:
        assert two.value <= three.value
        assert two.low - 1e-9 <= two.value <= two.high + 1e-9


@given(
    st.dictionaries(
        st.sampled_from("甲乙丙"), st.lists(st.sampled_from("12345"), min_size=1, max_size=9), min_size=1
    )
)
def test_population_weights_are_the_mean_of_the_communities_by_their_residents(answers):
    people = {"甲": 100, "乙": 700, "丙": 2500}
    replies = [one for community, codes in answers.items() for one in overall(codes, community)]
    one = figure(Formula.MEAN100, replies, weighting=Weighting.POPULATION, population=people)
    means = {
        community: sum(25 * (5 - int(code)) * count for code, count in Counter(codes).items()) / len(codes)
        for community, codes in answers.items()
    }
    whole = sum(people[community] for community in answers)
    assert one.value == pytest.approx(sum(people[c] * mean for c, mean in means.items()) / whole)


@pytest.mark.parametrize(
    ("labels", "best", "worst"),
    [
        (["非常满意", "满意", "一般", "不满意", "非常不满意"], "0", "4"),
        (["很不满意", "不满意", "一般", "满意", "很满意"], "4", "0"),
        (["很近", "较近", "一般", "较远", "很远"], "0", "4"),
        (["非常方便", "方便", "不方便"], "0", "2"),
        (["Very satisfied", "Satisfied", "Neither", "Dissatisfied", "Very dissatisfied"], "0", "4"),
    ],
)
def test_a_scale_is_known_by_its_words_whichever_end_comes_first(labels, best, worst):
    scale = scale_of([(str(at), label) for at, label in enumerate(labels)])
    assert (scale.levels[0], scale.levels[-1]) == (best, worst)


@pytest.mark.parametrize(
    "labels", [["男", "女"], ["早餐店", "药店", "菜市场"], ["满意", "不满意"], ["需要", "可能需要", "不需要"]]
)
def test_choices_that_rate_nothing_are_no_scale(labels):
    assert scale_of([(str(at), label) for at, label in enumerate(labels)]) is None


def test_three_levels_count_one_box_fewer_and_never_an_unhappy_one():
    three = scale_of([("a", "满意"), ("b", "基本满意"), ("c", "不满意")])
    assert (three.top(2), three.top(3)) == (("a",), ("a", "b"))
    four = scale_of([("a", "非常满意"), ("b", "满意"), ("c", "不太满意"), ("d", "很不满意")])
    assert four.top(3) == ("a", "b")
