"""The canonical form of a change: one text on every machine, nothing half-read, newer keys kept (P17, P20, P21)."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger.change import HIGHEST, Change, LedgerError, join, read_change
from fieldkit.ledger.state import state_of
from fieldkit.ledger.union import Ledger
from fieldkit.ledger.writing import Cursor, Signature, edit, write

A, ONE, TWO = "a" * 32, "1" * 32, "2" * 32
BODY = (
    '{"cover":{"name":{"2":7}},"elapsed_ms":5,"kind":"outlet","person":"李梅",'
    '"previous":"0000000000000000000000000000000000000000000000000000000000000000",'
    '"record":"aa","replica":"1","seen":{"1":2,"2":3},"seq":4,"source":"form",'
    '"time":"2026-06-30T09:31:00+08:00","values":{"$deleted":"1","name":"=老王\\n𠮷野家\\u0001"}}'
)
HASH = "c88d1c8641158f6048c7fe7d61b3762a748dbf47998e780567febef27f82a185"

name = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
vector = st.dictionaries(name, st.integers(1, HIGHEST), max_size=3)
json_value = st.recursive(
    st.none() | st.booleans() | st.integers() | name, lambda inner: st.lists(inner, max_size=3), max_leaves=4
)
changes = st.builds(
    Change,
    replica=st.text(string.hexdigits, min_size=1, max_size=4).map(lambda text: "r" + text),
    seq=st.integers(1, HIGHEST),
    record=name,
    kind=name,
    values=st.dictionaries(name, st.none() | name, max_size=4),
    seen=st.dictionaries(name.map(lambda text: "s" + text), st.integers(1, HIGHEST), max_size=3),
    cover=st.dictionaries(name, vector, max_size=2),
    person=name,
    time=name,
    elapsed_ms=st.integers(0, HIGHEST),
    previous=st.text("0123456789abcdef", min_size=64, max_size=64),
    extra=st.dictionaries(name.map(lambda text: "x-" + text), json_value, max_size=2),
).map(Change.sealed)


def frozen():
    return Change(
        replica="1",
        seq=4,
        record="aa",
        kind="outlet",
        values={"name": "=老王\n𠮷野家\x01", "$deleted": "1"},
        seen={"2": 3, "1": 2},
        cover={"name": {"2": 7}},
        person="李梅",
        time="2026-06-30T09:31:00+08:00",
        elapsed_ms=5,
    ).sealed()


def test_the_canonical_form_and_its_hash_are_these_bytes_on_any_machine():
    """P17: the text is frozen; whoever alters it makes every older package unreadable."""
    assert frozen().body() == BODY
    assert frozen().hash == HASH


@given(changes)
def test_a_change_comes_back_from_its_canonical_form_as_it_was(change):
    again = read_change(change.body(), change.hash)
    assert again == change
    assert again.body() == change.body()


@given(changes, st.data())
def test_a_change_with_one_altered_character_is_refused(change, data):
    """P21."""
    body = change.body()
    at = data.draw(st.integers(0, len(body) - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"]).filter(lambda char: char != body[at]))
    with pytest.raises(FieldkitError) as refused:
        read_change(body[:at] + other + body[at + 1 :], change.hash)
    assert isinstance(refused.value.code, LedgerError)


def test_keys_of_a_newer_version_come_back_and_travel_on():
    """P20: an unknown key of the change, an unknown unit, an unknown kind."""
    content = {**json.loads(BODY), "kind": "kiosk", "weather": {"sun": [1, True, None]}}
    content["values"]["solar_roof"] = "1"
    body = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    change = read_change(body)
    assert change.extra == {"weather": {"sun": [1, True, None]}}
    passed_on = next(iter(Ledger([change])))
    assert passed_on.body() == body
    assert state_of([passed_on]).value("solar_roof") == "1"
    after, _ = edit(Cursor(TWO), Signature(), state_of([passed_on]), {"name": "新"})
    state = state_of([passed_on, *after])
    assert (state.kind, state.value("solar_roof"), state.value("name")) == ("kiosk", "1", "新")


def test_a_change_without_values_stays_with_the_record_and_hides_nothing():
    """P20: a newer version may have other things to say than values."""
    first, cursor = write(Cursor(ONE), Signature(), record=A, kind="outlet", values={"name": "甲"})
    silent, _ = write(cursor, Signature(), record=A, kind="outlet", values={})
    state = state_of([*state_of([first]).live, silent])
    assert state == state_of([first, silent])
    assert {change.dot for change in state.live} == {first.dot, silent.dot}
    assert state.values() == {"name": "甲"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", 0),
        ("seq", 2**64),
        ("seq", True),
        ("seq", "4"),
        ("seen", {"2": 0}),
        ("seen", {"2": 2**64}),
        ("seen", {"1": 4}),
        ("seen", [1]),
        ("cover", {"name": 7}),
        ("values", {"name": 7}),
        ("values", None),
        ("person", None),
        ("previous", "f" * 63),
        ("previous", "G" * 64),
        ("cover", {}),
        ("elapsed_ms", 1.5),
        ("extra", float("nan")),
    ],
)
def test_a_change_with_an_impossible_entry_is_refused_with_a_sentence(field, value):
    body = json.dumps(
        {**json.loads(BODY), field: value}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    with pytest.raises(FieldkitError) as refused:
        read_change(body)
    assert refused.value.code is LedgerError.UNREADABLE_CHANGE
    assert "没有导入任何内容" in refused.value.say("zh")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "x",
        "null",
        "[]",
        "{}",
        '"a"',
        "[" * 100_000,
        BODY + " ",
        BODY.replace('"李梅"', '"\\u674e梅"'),
        "\ud800",
    ],
    ids=["empty", "letters", "null", "list", "no keys", "text", "deep", "blank", "escaped", "surrogate"],
)
def test_text_that_is_no_canonical_change_is_refused_with_a_sentence(body):
    with pytest.raises(FieldkitError) as refused:
        read_change(body)
    assert refused.value.code is LedgerError.UNREADABLE_CHANGE


def test_what_a_writer_saw_is_the_highest_of_what_each_shown_change_saw():
    first = Change(ONE, 3, A, "outlet", {"name": "1"}, seen={TWO: 5, "3": 1})
    second = Change(TWO, 4, A, "outlet", {"name": "2"}, seen={ONE: 1})
    assert join([first, second]) == {ONE: 3, TWO: 5, "3": 1}
    assert join([]) == {}
