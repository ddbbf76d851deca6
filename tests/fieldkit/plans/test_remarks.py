"""What contradicts in a plan is computed from its figures and said, never refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fieldkit.plans.reading import available_plans, load_plan
from fieldkit.plans.remarks import remarks
from fieldkit.plans.sentences import PLAN_TABLE

ALL = {f"A-{number:02}" for number in range(1, 22)}
IN_WORKSPACE_FIGURES = {"A-09", "A-10", "A-11", "A-12", "A-14"}
"""Told under the tables that they are about."""


def said(plan, item, on=None):
    return [note.text.zh for note in remarks(load_plan(plan), on) if note.item == item]


def test_every_contradiction_of_the_documents_is_said_somewhere():
    under_tables = {
        note.item for plan in available_plans() for note in plan.notes if note.table != PLAN_TABLE
    }
    about_plans = {note.item for plan in available_plans() for note in remarks(plan, date(2026, 11, 20))}
    assert under_tables >= IN_WORKSPACE_FIGURES
    assert ALL - (under_tables | about_plans) == set()


def test_a_sum_that_falls_short_is_shown_with_its_parts():
    notes = said("nantong", "A-01")
    assert any("20+25+25+25 = 95" in note and "100" in note for note in notes)
    assert any("15+4 = 19" in note and "20" in note for note in notes)
    assert sum("20+4 = 24" in note for note in notes) == 3


def test_quotas_that_reach_what_the_years_do_not_are_shown_beside_them():
    first, second = said("huaian", "A-02")
    assert "10+10+10 = 30" in first
    assert ("15" in second, "45" in second, "40" in second) == (True, True, True)


def test_plans_whose_figures_agree_are_left_in_peace():
    for plan in ("zhongwei", "zhanjiang"):
        assert not any("合计" in note.text.zh for note in remarks(load_plan(plan)))


def test_areas_that_add_up_exactly_are_left_in_peace():
    plan = load_plan("nantong")
    exact = [
        replace(target, required=Decimal(19)) if target.item == "N-04" else target for target in plan.targets
    ]
    notes = remarks(replace(plan, targets=tuple(exact)))
    assert not any("15+4" in note.text.zh for note in notes)


def test_lists_that_differ_name_the_types_that_only_some_have():
    assert any("不一致" in note and "保健养生" in note for note in said("huaian", "A-06"))
    assert not any("不一致" in note.text.zh for note in remarks(load_plan("nantong")))
    apart = said("zhongwei", "A-07")
    assert any("养老" in note and "归类不同" in note for note in apart)


def test_a_type_that_is_classed_by_area_is_said_with_both_classes():
    (note,) = said("zhongwei", "A-08")
    assert ("福润苑社区" in note, "基本保障类" in note, "品质提升类" in note) == (True, True, True)


def test_pilots_that_are_missing_are_counted():
    assert any("9" in note and "15" in note and "6" in note for note in said("zhanjiang", "A-17"))


@pytest.mark.parametrize(("on", "is_over"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_a_plan_whose_years_are_over_says_so(on, is_over):
    assert bool(said("nantong", "A-21", on)) is is_over


def test_every_remark_is_written_in_both_languages():
    for plan in available_plans():
        for note in remarks(plan, date(2031, 1, 1)):
            assert note.text.zh
            assert note.text.en
            assert "{" not in note.text.zh + note.text.en
