"""How many outlets are enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.plans.norms import DEFAULT_SETTING, Norm, norm_population
from fieldkit.plans.reading import load_plan


@pytest.mark.parametrize(
    ("people", "required"), [(None, 1), (0, 1), (1, 1), (4000, 1), (4001, 2), (8000, 2), (12_002, 4)]
)
def test_one_more_outlet_is_wanted_for_each_step_begun(people, required):
    assert Norm("B05", 4000).required(people) == required


def test_the_minimum_holds_for_small_and_unknown_populations():
    norm = Norm("B05", 4000, minimum=2)
    assert (norm.required(None), norm.required(100), norm.required(9000)) == (2, 2, 3)


def test_a_norm_without_a_step_does_not_grow_with_people():
    assert Norm("Q05").required(200_000) == 1


@given(st.integers(1, 300_000), st.integers(0, 5000), st.integers(1, 20_000))
def test_more_people_never_want_fewer_outlets(people, more, step):
    norm = Norm("B01", step)
    assert norm.required(people) <= norm.required(people + more)


def test_a_community_takes_its_own_population_where_it_has_one():
    assert norm_population(9000, 23_181, 3) == 9000


def test_a_community_without_its_own_figure_takes_an_equal_share_of_its_circle():
    assert norm_population(None, 23_181, 3) == 7727
    assert norm_population(None, 20_490, 2) == 10_245
    assert norm_population(None, 10, 3) == 4


def test_nothing_is_known_when_neither_figure_is():
    assert norm_population(None, None, 2) is None
    assert norm_population(None, 20_000, 0) is None


def test_a_norm_for_a_circle_is_wanted_once_for_each():
    norm = Norm("B03", None, 1, per_circle=True)
    assert (norm.required(None), norm.required(20_000, 3)) == (1, 3)
    assert Norm("B03", None, 1).required(None, 3) == 1


def test_default_norms_say_that_they_are_not_from_a_document():
    plan = load_plan("zhongwei")
    assert {norm.basis for norm in plan.norms} == {DEFAULT_SETTING}
    assert plan.norm("B03").required(23_217) == 1
    assert plan.norm("Q05").required(23_217) == 1
