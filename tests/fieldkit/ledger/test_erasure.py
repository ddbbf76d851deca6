"""P22: what was erased is gone wherever the purge arrives, in any order, and everybody agrees."""

import json
import random
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger import writing
from fieldkit.ledger.change import DELETED, LedgerError, read_change
from fieldkit.ledger.state import state_of
from fieldkit.ledger.union import Ledger

A = "a" * 32
OFFICES = 4
UNITS = ("name", "phone")
BEGINNING = "ph*"
"""Erases the phone whether or not it was seen."""


class Desk:
    """An office with its set in memory and the live changes a store would keep."""

    def __init__(self, number):
        self.cursor = writing.Cursor(f"{number:032x}")
        self.ledger = Ledger()
        self.live = ()

    @property
    def state(self):
        return self.ledger.state(A)

    def begin(self, values):
        change, self.cursor = writing.write(
            self.cursor, writing.Signature(), record=A, kind="outlet", values=values
        )
        self.take([change])

    def write(self, make):
        made, self.cursor = make(self.cursor, writing.Signature())
        self.take(made)

    def take(self, changes):
        self.ledger.add(changes)
        if changes:
            self.live = state_of((*self.live, *changes)).live


def play(seed, steps=24):
    """Desks that write, erase and pass parts on; returns them and every change in its full form."""
    dice = random.Random(seed)
    desks = [Desk(number) for number in range(OFFICES)]
    full, count = {}, 0
    for _ in range(steps):
        desk = dice.choice(desks)
        state = desk.state
        act = dice.choice(("write", "write", "write", "send", "send", "send", "purge", "settle", "delete"))
        before = {change.dot for change in desk.ledger}
        if act == "send":
            package = [read_change(change.body()) for change in desk.ledger if dice.random() < 0.8]
            dice.choice(desks).take(package)
            continue
        count += 1
        unit, word = dice.choice(UNITS), f"<w{count}>"
        if state is None:
            desk.begin({unit: word})
        elif state.is_purged:
            continue
        elif act == "purge":
            which = BEGINNING if dice.random() < 0.2 else unit
            desk.write(lambda c, s, st_=state, u=which: writing.purge(c, s, st_, [u]))
        elif act == "settle" or state.conflict(unit) is not None:
            desk.write(lambda c, s, st_=state, u=unit, w=word: writing.resolve(c, s, st_, u, w))
        elif act == "delete" and dice.random() < 0.3:
            desk.write(lambda c, s, st_=state: writing.purge(c, s, st_))
        else:
            desk.write(lambda c, s, st_=state, u=unit, w=word: writing.edit(c, s, st_, {u: w}))
        full.update((change.dot, change) for change in desk.ledger if change.dot not in before)
    return desks, list(full.values())


@given(st.integers(0, 2**32))
def test_purges_in_any_order_with_late_packages_give_everybody_the_same(seed):
    desks, everything = play(seed)
    dice = random.Random(seed)
    straight = Ledger(everything)
    for desk in desks:
        late = [change for change in everything if change.dot not in desk.ledger]
        relayed = [read_change(change.body()) for change in dice.choice(desks).ledger]
        parts = [*late, *relayed, *everything]
        dice.shuffle(parts)
        for at in range(0, len(parts), 5):
            desk.take(parts[at : at + 5])
        assert desk.ledger.digest() == straight.digest()
        assert sorted(c.body() for c in desk.ledger) == sorted(c.body() for c in straight)
        if everything:
            assert state_of(desk.live).values() == straight.state(A).values()
            assert state_of(desk.live).live == straight.state(A).live


@given(st.integers(0, 2**32))
def test_no_value_that_did_not_know_of_a_purge_is_left_in_any_body(seed):
    _, everything = play(seed)
    ledger = Ledger(everything)
    purges = [c for c in everything if any(unit.startswith("$purged") for unit in c.values)]
    bodies = "\n".join(change.body() for change in ledger)
    for change in everything:
        for unit, word in change.values.items():
            if word is None or unit.startswith("$"):
                continue
            gone = any(
                purge.values.get("$purged")
                or (f"$purged/{BEGINNING}" in purge.values and unit.startswith("ph"))
                or (f"$purged/{unit}" in purge.values and change.seen.get(purge.replica, 0) < purge.seq)
                for purge in purges
            )
            assert (word in bodies) is not gone


def story():
    one, other, third = Desk(1), Desk(2), Desk(3)
    one.begin({"name": "惠家", "phone": "13812345678"})
    other.take(list(one.ledger))
    third.take(list(one.ledger))
    third.write(lambda c, s: writing.edit(c, s, third.state, {"phone": "13900000000"}))
    other.write(lambda c, s: writing.purge(c, s, other.state, ["phone"]))
    return one, other, third


def test_a_value_the_purger_never_saw_is_erased_as_well():
    one, other, third = story()
    for order in permutations([*one.ledger, *other.ledger, *third.ledger]):
        ledger = Ledger(order)
        assert ledger.state(A).values()["phone"] is None
        assert ledger.state(A).value("name") == "惠家"
        assert not any("138" in c.body() or "139" in c.body() for c in ledger)


def test_who_knows_of_a_purge_may_fill_the_field_anew():
    _, other, third = story()
    other.write(lambda c, s: writing.edit(c, s, other.state, {"phone": "0955-7012345"}))
    other.take(list(third.ledger))
    assert other.state.value("phone") == "0955-7012345"
    assert other.state.conflicts() == ()
    assert other.state.purged_units == ("phone",)


def test_an_erased_change_keeps_its_identity_and_is_read_back_as_it_stands():
    one, other, _ = story()
    (full,) = one.ledger
    other.take([full])
    erased = next(c for c in other.ledger if c.dot == full.dot)
    assert (erased.erased, erased.hash, dict(erased.values)) == (("phone",), full.hash, {"name": "惠家"})
    assert read_change(erased.body()) == erased


def test_an_erased_form_that_comes_before_its_purge_gives_way_to_the_full_one():
    one, other, _ = story()
    (full,) = one.ledger
    erased = next(c for c in other.ledger if c.dot == full.dot)
    ledger = Ledger([erased])
    assert ledger.state(A).value("phone") is None
    ledger.add([full])
    assert ledger.state(A).value("phone") == "13812345678"
    ledger.add([erased, full.without(["name"])])
    assert ledger.state(A).values() == {"name": "惠家", "phone": "13812345678"}
    parts = Ledger([erased])
    parts.add([full.without(["name"])])
    assert parts.digest() == ledger.digest()


def test_a_purged_record_is_deleted_takes_nothing_and_comes_back_by_no_way():
    one, other, third = story()
    one.write(lambda c, s: writing.purge(c, s, one.state))
    one.take([*other.ledger, *third.ledger])
    state = one.state
    assert state.is_purged
    assert state.is_deleted
    assert state.conflicts() == ()
    assert set(state.values()) - {"name", "phone"} <= {"$purged", "$purged/phone", DELETED}
    assert {state.value("name"), state.value("phone")} == {None}
    for act in (
        lambda c, s: writing.edit(c, s, state, {"name": "又来"}),
        lambda c, s: writing.restore(c, s, state),
    ):
        with pytest.raises(FieldkitError) as refusal:
            one.write(act)
        assert refusal.value.code is LedgerError.PURGED_RECORD


@pytest.mark.parametrize(
    "spoilt",
    [
        {"hash": "x", "units": ["phone"]},
        {"hash": "0" * 64, "units": []},
        {"hash": "0" * 64, "units": [1]},
        {"units": ["phone"]},
        ["phone"],
    ],
)
def test_a_change_whose_erasure_makes_no_sense_is_refused(spoilt):
    _, other, _ = story()
    body = json.loads(next(c for c in other.ledger if c.erased).body())
    with pytest.raises(FieldkitError) as refusal:
        read_change(
            json.dumps({**body, "erased": spoilt}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        )
    assert refusal.value.code is LedgerError.UNREADABLE_CHANGE
