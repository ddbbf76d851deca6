"""The 208 items, and that everything named as serving them exists."""

from collections import Counter

import pytest

from fieldkit.kernel.resources import resource
from fieldkit.plans.items import CONTRADICTIONS, MUST_BE_SERVED, known_items, seed_items
from fieldkit.plans.measures import MEASURES
from fieldkit.plans.reading import available_plans, choose_profile, load_plan
from fieldkit.plans.tracing import trace
from fieldkit.registers.business_types import business_type
from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.reports import registry

WAYS = {
    "field", "target", "rule", "deadline", "task", "phase", "group", "threshold", "bucket", "profile",
    "plan", "table", "command", "print", "check", "questionnaire", "register", "type",
}  # fmt: skip
PRINTS = {"poster"}
CHECKS = {"circle-size"} | CONTRADICTIONS
COMES_OUT = {"command", "table", "print", "questionnaire", "check"}


@pytest.fixture(scope="module")
def traced():
    return trace(available_plans(), KINDS, ((one.name, one.items) for one in registry.TABLES))


def names(traced, way):
    return {
        (one.item.item, name.removeprefix(f"{way} "))
        for one in traced
        for name in one.served_by
        if name.startswith(f"{way} ")
    }


def commands():
    from fieldkit.cli.main import build_parser

    return set(build_parser()._subparsers._group_actions[0].choices)


def test_the_inventory_has_208_items_in_order():
    counted = Counter(one.item[0] for one in seed_items())
    assert counted == {"N": 49, "H": 47, "M": 31, "W": 49, "Z": 32}
    numbers = [one.item for one in seed_items()]
    assert numbers == [f"{letter}-{at:02}" for letter, many in counted.items() for at in range(1, many + 1)]
    assert len(known_items()) == 208 + 21


def test_every_item_says_what_it_is_and_is_of_a_known_kind():
    for one in seed_items():
        assert one.statement
        assert one.kinds
        assert set(one.kinds) <= MUST_BE_SERVED | set("AWX")


def test_what_can_be_computed_tracked_printed_or_checked_is_served_and_not_only_noted(traced):
    assert [one.item.item for one in traced if one.item.must_be_served and not one.served_by] == []


def test_what_is_served_comes_out_somewhere_and_is_not_only_a_field_or_a_line_of_a_plan(traced):
    assert [one.item.item for one in traced if not one.served_by] == ["N-47"]
    for one in traced:
        if one.served_by:
            assert {name.partition(" ")[0] for name in one.served_by} & COMES_OUT, one.item.item


def test_a_table_is_named_by_every_item_that_it_says_it_serves(traced):
    named = {(item, name) for item, name in names(traced, "table")}
    assert named >= {(item, one.name) for one in registry.TABLES for item in one.items if item[0] != "A"}
    assert ("Z-27", "issues") in named


def test_what_nothing_serves_has_a_note_that_says_why(traced):
    for one in traced:
        assert one.served_by or one.item.note, one.item.item
        if one.item.kinds == ("X",):
            assert one.item.note, one.item.item


def test_nothing_is_named_twice_and_every_name_is_of_a_known_way(traced):
    for one in traced:
        assert len(set(one.served_by)) == len(one.served_by)
        assert {name.partition(" ")[0] for name in one.served_by} <= WAYS


def test_every_figure_that_a_document_sets_is_a_target_rule_or_date_of_its_plan(traced):
    for one in traced:
        if {"T", "D"} & set(one.item.kinds):
            ways = {name.partition(" ")[0] for name in one.served_by}
            assert ways & {"target", "deadline", "phase"}, one.item.item


def test_every_field_and_register_exists(traced):
    fields = {f"{kind.key}.{field.key}" for kind in KINDS for field in kind.fields}
    assert {(item, name) for item, name in names(traced, "field") if name not in fields} == set()
    assert {(item, name) for item, name in names(traced, "register") if kind_of(name) is None} == set()


def test_every_part_of_a_plan_exists(traced):
    found = {plan.key: plan for plan in available_plans()}
    for _, name in names(traced, "plan"):
        key, _, part = name.partition(".")
        assert getattr(found[key], part), name
    for _, name in names(traced, "profile"):
        assert choose_profile(name)[1].entries
    for _, name in names(traced, "bucket"):
        key, _, part = name.partition(".")
        assert part in {one.key for one in found[key].buckets}
    for way, parts in (("phase", "phases"), ("threshold", "thresholds")):
        for item, name in names(traced, way):
            key, _, part = name.partition(".")
            assert (item, part) in {(one.item, one.key) for one in getattr(found[key], parts)}
    for item, name in names(traced, "group"):
        key, _, part = name.partition(".")
        assert found[key].group(part).item == item
    for _, name in names(traced, "task"):
        key, _, item = name.partition(".")
        assert item in {one.item for one in found[key].tasks}
    assert all(business_type(name) for _, name in names(traced, "type"))


def test_an_item_that_the_notes_of_a_plan_serve_is_among_them(traced):
    found = {plan.key: {note.item for note in plan.notes} for plan in available_plans()}
    served = {(item, name) for item, name in names(traced, "plan") if name.endswith(".notes")}
    assert len(served) >= 3
    assert {(item, name) for item, name in served if item not in found[name.partition(".")[0]]} == set()


def test_every_target_rule_and_date_carries_the_item_that_it_serves(traced):
    plans = available_plans()
    ids = {
        "target": {one.id: one.item for plan in plans for one in plan.targets},
        "rule": {one.id: one.item for plan in plans for one in plan.rules},
        "deadline": {one.id: one.item for plan in plans for one in plan.deadlines},
    }
    for way, known in ids.items():
        for item, name in names(traced, way):
            assert known[name] == item
        assert len(known) == sum(
            len(getattr(plan, {"target": "targets", "rule": "rules", "deadline": "deadlines"}[way]))
            for plan in plans
        )


def test_every_print_check_and_questionnaire_exists(traced):
    assert {name for _, name in names(traced, "print")} <= PRINTS
    assert {name for _, name in names(traced, "check")} <= CHECKS
    for _, name in names(traced, "questionnaire"):
        assert resource("forms", f"{name}.xlsx").exists()


def test_every_command_exists(traced):

    assert {name for _, name in names(traced, "command")} <= commands()


def test_every_table_can_be_made(traced):
    known = {table.name for table in registry.TABLES}
    assert {(item, name) for item, name in names(traced, "table") if name not in known} == set()


def test_every_measure_that_a_target_asks_for_is_named():
    used = {target.measure for plan in available_plans() for target in plan.targets}
    assert used <= set(MEASURES)


def test_every_type_of_facility_that_a_rule_asks_for_can_be_recorded():
    known = {option.code for option in kind_of("facility").field("facility_type").options}
    for plan in available_plans():
        for rule in plan.rules:
            assert set(rule.facilities) <= known


def test_the_papers_that_a_plan_asks_for_have_somebody_who_makes_them():
    for plan in available_plans():
        for ask in plan.asks:
            assert ask.served_by, (plan.key, ask.item)
            assert {name.partition(" ")[0] for name in ask.served_by} <= WAYS


def test_chain_outlets_are_counted_by_codes_that_an_outlet_can_have():
    chains = {option.code for option in kind_of("outlet").field("chain").options}
    counted = [plan.chain for plan in available_plans() if plan.chain]
    assert len(counted) == 5
    assert all(set(one.counts) < chains and "none" not in one.counts for one in counted)


def test_satisfaction_is_counted_by_a_formula_that_there_is():
    from fieldkit.analysis.formulas import Formula
    from fieldkit.plans.features import FORMULAS

    assert tuple(FORMULAS) == tuple(one.value for one in Formula)
    assert {plan.satisfaction.formula for plan in available_plans() if plan.satisfaction} <= set(FORMULAS)


def test_the_three_information_bases_have_their_types():
    buckets = {one.title.zh: one.codes for one in load_plan("zhanjiang").buckets}
    assert set(buckets) == {"一店一早", "一菜一修", "一老一小"}
    assert all(business_type(code) for codes in buckets.values() for code in codes)
