"""A record between ledger units and declared fields."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.kinds import SEPARATOR
from fieldkit.registers.problems import RegisterProblem
from fieldkit.registers.records import (
    answers_of,
    codes_of,
    field_key,
    field_problems,
    fields_of,
    problems_of,
    several,
    units_of,
)
from fieldkit.registers.submission import SUBMISSION

OUTLET = kind_of("outlet")
FIELDS = [(kind, field) for kind in KINDS for field in kind.fields]
CODES = st.sets(st.text(alphabet="abcXYZ019_#", min_size=1, max_size=6), max_size=5)


def values_of(field):
    if not field.holds_several:
        return st.none() | st.text(min_size=1, max_size=20)
    declared = st.sets(st.sampled_from([option.code for option in field.options])) if field.options else CODES
    return st.builds(lambda known, other: several(field, known | other), declared, CODES)


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda one: one.key)
@settings(max_examples=max(8, settings.default.max_examples // 5))
@given(data=st.data())
def test_a_field_set_from_any_value_to_any_other_reads_back(kind, field, data):
    first, second = data.draw(values_of(field)), data.draw(values_of(field))
    units = units_of(field, first, None)
    assert fields_of(kind, units)[field.key] == first
    units |= units_of(field, second, first)
    assert fields_of(kind, units)[field.key] == second
    assert {field_key(unit) for unit in units} <= {field.key}


def test_each_code_of_several_is_a_unit_of_its_own_and_only_differences_are_set():
    services = OUTLET.field("services")
    assert units_of(services, "parcels;printing", None) == {"services#parcels": "1", "services#printing": "1"}
    assert units_of(services, "printing;laundry", "parcels;printing") == {
        "services#laundry": "1",
        "services#parcels": None,
    }
    assert units_of(services, "printing;parcels", "parcels;printing") == {}


def test_two_people_who_add_different_codes_agree():
    services = OUTLET.field("services")
    mine, yours = units_of(services, "parcels", None), units_of(services, "keys", None)
    assert fields_of(OUTLET, mine | yours)["services"] == "parcels;keys"


def test_codes_stand_in_declared_order_and_unknown_ones_after_them():
    services = OUTLET.field("services")
    assert several(services, ("zebra", "keys", "parcels", "apple")) == "parcels;keys;apple;zebra"
    assert several(services, ()) is None
    assert codes_of(None) == codes_of("") == ()


def test_every_declared_field_is_there_and_nothing_else():
    found = fields_of(OUTLET, {"name": "老王", "$deleted": None, "of_a_newer_version": "x"})
    assert list(found) == [field.key for field in OUTLET.fields]
    assert found["name"] == "老王"
    assert set(found.values()) == {"老王", None}


def test_answers_are_found_by_the_path_of_their_question():
    units = {"answer//data/age": "3", "answer//data/gone": None, "state": "draft"}
    assert answers_of(SUBMISSION, units) == {"/data/age": "3"}
    assert answers_of(OUTLET, units) == {}


def test_a_required_field_left_empty_is_a_warning_and_others_are_none():
    problems = {one.place.field: one for one in problems_of(OUTLET, "r1", fields_of(OUTLET, {}))}
    assert set(problems) == {field.key for field in OUTLET.fields if field.required}
    assert problems["name"].code is RegisterProblem.MISSING
    assert problems["name"].place.record == "r1"
    assert problems["name"].say("zh").endswith("“店招名称”还没有填。")


def test_what_is_wrong_with_a_value_is_said_beside_its_field():
    (problem,) = field_problems(OUTLET.field("phone"), "不详", "r1")
    assert (problem.place.field, problem.place.record) == ("phone", "r1")
    assert field_problems(OUTLET.field("phone"), None) == []
    assert field_problems(OUTLET.field("remarks"), "随便") == []


def test_the_separator_never_occurs_in_a_declared_code():
    codes = [option.code for _, field in FIELDS for option in field.options]
    assert not [code for code in codes if SEPARATOR in code or "#" in code]
