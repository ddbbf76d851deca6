"""Rows of long lists are found by value, and found the same as without an index."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.questionnaires.expression import Context, ListDocument, evaluate, parse
from fieldkit.questionnaires.tree import Node

ROWS = 5_000
MOST_CALLS = 1_000
"""Functions called for one look-up: fewer than there are rows by far."""


class Answers:
    """Answers with one list."""

    language = ""

    def __init__(self, listed):
        self.listed = listed
        self.chance = random.Random(1)
        self.document = Node("")
        data = self.document.add("data")
        data.add("a", "n7")
        data.add("many", "1")

    def instance(self, _name):
        return self.listed


def filled(document, count, value=str):
    root = document.add("root")
    for number in range(count):
        item = root.add("item")
        item.add("name", f"n{number}")
        if value(number) is not None:
            item.add("size", value(number))
    return document


def found(listed, source):
    answers = Answers(listed)
    nodes = evaluate(parse(source).tree, Context.at(answers, answers.document.children[0]))
    return [node.string_value for node in nodes]


@pytest.fixture(scope="module")
def towns():
    return filled(ListDocument(), ROWS)


@pytest.mark.parametrize(
    "test",
    ["name = 'n4777'", "name = /data/a", "'n5' = name", "size = 99", "size = 5 and name = 'n5'",
     "name = current()/a"],
)  # fmt: skip
def test_a_row_of_a_long_list_is_found_without_going_through_it(towns, test, calls_of):
    source = f"instance('towns')/root/item[{test}]/name"
    assert len(found(towns, source)) == 1
    assert calls_of(lambda: found(towns, source)) < MOST_CALLS


def test_pulldata_looks_up_without_going_through_the_list(towns, calls_of):
    answers = Answers(towns)
    tree = parse("pulldata('towns', 'size', 'name', 'n4999')").tree
    context = Context.at(answers, answers.document.children[0])
    assert evaluate(tree, context) == "4999"
    assert calls_of(lambda: evaluate(tree, context)) < MOST_CALLS


CONDITIONS = st.sampled_from(
    ["name = 'n3'", "name = ''", "size = ''", "size = 2", "size = '2'", "size = 2.5", "size = /data/many",
     "size = /data/nothing", "2 = size and position() < 4", "name = 'n3' or size = 1", "size = true()", "size = 3",
     "size != 2", "size = -0", "size = 1 div 0", "name = name", "size = 1 + 1", "size = 18262",
     "size = date('2020-01-01')"]
)  # fmt: skip
VALUES = st.lists(
    st.sampled_from([None, "", "1", "2.9999999999999996", "2", "2.0", " 2", "2.5", "x", "2020-01-01"]),
    min_size=30,
    max_size=40,
)


@given(CONDITIONS, VALUES)
@settings(max_examples=200, deadline=None)
def test_an_index_changes_no_result(condition, values):
    source = f"instance('x')/root/item[{condition}][1]/name | instance('x')/root/item[{condition}]/name"
    count = len(values)
    indexed = filled(ListDocument(), count, values.__getitem__)
    plain = filled(Node(""), count, values.__getitem__)
    assert found(indexed, source) == found(plain, source)
