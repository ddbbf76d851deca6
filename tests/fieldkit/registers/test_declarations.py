"""The declarations themselves: what every column, form and package builds upon."""

import re

import pytest

from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.kinds import FieldType, Personal
from fieldkit.registers.outlet import GROUPS, OPEN_STATUSES, OUTLET

FIELDS = [(kind, field) for kind in KINDS for field in kind.fields]
RESERVED = {"id", "kind", "no", "record", "answers", "conflicts", "deleted", "problems"}


def test_the_kinds_are_those_of_the_command_line():
    assert [kind.key for kind in KINDS] == [
        "outlet",
        "circle",
        "area",
        "submission",
        "household",
        "visit",
        "form",
        "facility",
        "mobile_outlet",
        "idle_space",
        "demand",
        "project",
        "task",
        "meeting",
        "opinion",
        "event",
        "posted_poster",
        "poster_design",
        "contact",
        "case",
        "inspection",
        "filing",
        "assessment",
        "start_point",
        "quota",
    ]
    assert kind_of("poster") is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_names_each_field_once_and_its_title_and_search_exist(kind):
    keys = [field.key for field in kind.fields]
    assert len(set(keys)) == len(keys)
    assert not RESERVED & set(keys)
    assert kind.title in keys
    assert set(kind.searched) <= set(keys)
    for language in ("zh", "en"):
        labels = [field.label.say(language) for field in kind.fields]
        assert len(set(labels)) == len(labels), "two columns of a sheet would look alike"


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda one: one.key)
def test_a_field_is_declared_whole(kind, field):
    assert re.fullmatch("[a-z][a-z0-9_]*", field.key)
    assert field.label.zh
    assert field.label.en
    assert bool(field.options) == (field.type in {FieldType.CHOICE, FieldType.CHOICES})
    assert bool(field.target) == (field.type is FieldType.REFERENCE)
    assert not field.target or kind_of(field.target)
    assert field.group in GROUPS
    assert all(re.fullmatch("[A-Z]-[0-9]{2}", item) for item in field.serves)


@pytest.mark.parametrize("field", [field for _, field in FIELDS if field.options], ids=lambda one: one.key)
def test_no_word_means_two_choices_of_one_field(field):
    words = [
        word.casefold()
        for option in field.options
        for word in {option.code, option.label.zh, option.label.en, *option.aliases}
    ]
    assert len(set(words)) == len(words)


def test_personal_fields_are_marked():
    personal = {field.key for field in OUTLET.fields if field.personal is not Personal.NONE}
    assert personal == {"phone", "operator", "surveyor"}


def test_the_columns_that_the_command_line_promises_exist():
    assert {"name", "business_type", "community", "address", "phone", "status"} <= {
        field.key for field in OUTLET.fields
    }
    assert {option.code for option in OUTLET.field("status").options} >= OPEN_STATUSES
