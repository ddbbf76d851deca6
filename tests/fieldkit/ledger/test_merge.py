"""Merge properties over drawn stories: union, order, loss, conflicts (P1–P8, P13, P17–P19)."""

import random
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.ledger import sameness
from fieldkit.ledger.change import DELETED
from fieldkit.ledger.state import state_of
from fieldkit.ledger.union import Ledger

KINDS = (
    *("write", "write", "write", "write", "send", "send", "send", "send", "settle"),
    *("delete", "restore", "join", "export", "correct"),
)
number = st.integers(0, 11)
actions = st.lists(
    st.tuples(st.sampled_from(KINDS), number, number, number, number, number, st.integers(0, 2**16)),
    min_size=24,
    max_size=60,
)
chance = st.integers(0, 2**32)
A, B, C = "a" * 32, "b" * 32, "c" * 32


def parts(changes, seed):
    """Cut into packages, some overlapping, in any order."""
    dice = random.Random(seed)
    changes = list(changes)
    dice.shuffle(changes)
    cuts = sorted(dice.randrange(len(changes) + 1) for _ in range(4))
    packages = [changes[low:high] for low, high in zip([0, *cuts], [*cuts, len(changes)], strict=True)]
    packages += [dice.sample(changes, dice.randrange(len(changes) + 1)) for _ in range(2)]
    dice.shuffle(packages)
    return packages


def dots(heads):
    return sorted(head.dot for head in heads)


@given(actions, chance)
def test_uniting_packages_gives_one_digest_in_any_order_grouping_and_repetition(play, story, seed):
    """P1."""
    everything = play(story).everything.values()
    straight = Ledger(everything)
    hub, between = Ledger(), Ledger()
    for at, package in enumerate(parts(everything, seed)):
        (hub if at % 2 else between).add(package)
        hub.add(package if at == 2 else [])
    hub.add(between)
    hub.add(between)
    assert hub.digest() == straight.digest()
    assert {c.hash for c in hub} == {c.hash for c in everything}


@given(actions, chance)
def test_a_package_that_comes_late_counts_as_if_it_had_come_in_time(play, story, seed):
    """P2."""
    everything = list(play(story).everything.values())
    early = random.Random(seed).sample(everything, len(everything) // 2)
    ledger = Ledger(early)
    ledger.digest()
    ledger.add(everything)
    assert ledger.digest() == Ledger(everything).digest()


@given(actions, chance)
def test_any_part_of_the_changes_shows_exactly_the_conflicts_that_its_writers_had(play, story, seed):
    """P3, P5, P6: the oracle knows what each writer really saw."""
    world = play(story)
    everything = list(world.everything.values())
    part = random.Random(seed).sample(everything, random.Random(seed).randrange(len(everything) + 1))
    for held in (part, everything):
        ledger = Ledger(held)
        for record in ledger.records():
            state = ledger.state(record)
            for unit, heads in state.heads.items():
                expected = world.oracle.heads(held, record, unit)
                assert dots(heads) == dots(expected)
                values = {head.values[unit] for head in expected}
                conflict = state.conflict(unit)
                assert (conflict is not None) == (len(values) > 1)
                assert conflict is None or set(conflict.values) == values
                assert state.value(unit) in values


@given(actions)
def test_each_office_shows_exactly_the_conflicts_of_what_it_holds(play, story):
    """P5, P6 at every office of the story, not only in the end."""
    world = play(story)
    for office in world.offices:
        held = list(office.ledger)
        for record in office.ledger.records():
            for unit, heads in office.state(record).heads.items():
                assert dots(heads) == dots(world.oracle.heads(held, record, unit))


@given(actions)
def test_every_value_that_was_ever_typed_is_in_the_united_set(play, story):
    """P4."""
    world = play(story)
    hub = Ledger()
    for office in world.offices:
        hub.add(office.ledger)
    kept = sorted((c.record, u, v or "") for c in hub for u, v in c.values.items())
    assert kept == sorted((record, unit, value or "") for record, unit, value in world.oracle.typed)


@given(actions)
def test_a_settled_conflict_stays_settled_when_every_old_package_comes_again(play, story):
    """P7."""
    world = play(story)
    office = world.offices[0]
    office.take(list(world.everything.values()))
    for record in office.ledger.records():
        for conflict in office.state(record).conflicts():
            world.settle(0, record, conflict.unit, conflict.values[-1])
    settled = office.ledger.digest()
    for other in world.offices:
        for package in other.packages:
            office.take(package)
        office.take(other.ledger)
    assert office.ledger.digest() == settled
    assert not any(office.state(record).conflicts() for record in office.ledger.records())


@given(actions)
def test_folding_newcomers_into_the_live_changes_equals_folding_the_whole_set(play, story):
    """What a store keeps is enough."""
    for office in play(story).offices:
        for record in office.ledger.records():
            whole = office.state(record)
            assert office.live[record] == whole.live
            assert state_of(office.live[record]) == whole


@given(actions, chance)
def test_a_deletion_is_disputed_exactly_by_changes_that_no_deleter_knew_of(play, story, seed):
    """P13."""
    world = play(story)
    everything = list(world.everything.values())
    part = random.Random(seed).sample(everything, len(everything) * 2 // 3)
    for held in (part, everything):
        ledger = Ledger(held)
        for record in ledger.records():
            state, deletions = ledger.state(record), world.oracle.heads(held, record, DELETED)
            disputed = world.oracle.disputed(held, record)
            assert state.changed_after_deletion() == disputed
            gone = bool(deletions) and all(head.values[DELETED] for head in deletions)
            assert state.is_deleted == (gone and not disputed)


@given(actions)
def test_clocks_wrong_by_years_change_nothing(play, story):
    """P19: the same story under two sets of clocks."""
    one, two = play(story, random.Random(1)), play(story, random.Random(2))
    for first, second in zip(one.offices, two.offices, strict=True):
        for record in first.ledger.records():
            mine, theirs = first.state(record), second.state(record)
            assert mine.values() == theirs.values()
            assert [[h.dot for h in heads] for heads in mine.heads.values()] == [
                [h.dot for h in heads] for heads in theirs.heads.values()
            ]


@given(actions, chance)
def test_joins_and_splits_of_records_give_one_class_in_any_order(play, story, seed):
    """P18."""
    everything = list(play(story).everything.values())
    shuffled = Ledger()
    for package in parts(everything, seed):
        shuffled.add(package)
    ordered = Ledger(everything)
    found = []
    for ledger in (ordered, shuffled):
        pairs = sameness.joined_pairs(ledger.state(record) for record in ledger.records())
        found.append((sameness.classes(pairs), sameness.classes(reversed(pairs))))
        for record in ledger.records():
            members = sameness.record_ids(pairs, record)
            assert record in members
            assert sameness.classes(pairs).get(record, record) == members[0]
            states = [state for one in members if (state := ledger.state(one))]
            assert sameness.united(states) == sameness.united(reversed(states))
    assert found[0] == found[1]
    assert found[0][0] == found[0][1]


def test_equal_values_of_two_who_did_not_know_of_each_other_are_no_conflict(world):
    """P8."""
    story = world()
    story.write(0, A, {"name": "老王修锁"})
    story.offices[1].take(story.offices[0].ledger)
    for number in (0, 1):
        story.write(number, A, {"phone": "13800000000"})
    hub = Ledger([*story.offices[0].ledger, *story.offices[1].ledger])
    assert len(hub.state(A).heads["phone"]) == 2
    assert hub.state(A).conflict("phone") is None
    assert hub.state(A).value("phone") == "13800000000"


def test_equal_resolutions_agree_and_unequal_ones_are_a_new_conflict(world):
    """P8."""
    story = world()
    for number in (0, 1):
        story.write(number, A, {"name": str(number)})
    both = [*story.offices[0].ledger, *story.offices[1].ledger]
    for number, value in ((0, "1"), (1, "1"), (2, "0")):
        story.offices[number].take(both)
        story.settle(number, A, "name", value)
    alike = Ledger([*story.offices[0].ledger, *story.offices[1].ledger])
    assert alike.state(A).conflict("name") is None
    unlike = Ledger([*alike, *story.offices[2].ledger])
    assert set(unlike.state(A).conflict("name").values) == {"0", "1"}


@pytest.mark.parametrize("value", ["新名", None])
def test_a_change_unknown_to_the_deleter_keeps_the_record_in_every_order_of_arrival(world, value):
    """P13: typing and clearing alike."""
    story = world()
    story.write(0, A, {"name": "旧名", "phone": "1"})
    story.offices[1].take(story.offices[0].ledger)
    story.delete(0, A)
    story.write(1, A, {"name": value})
    everything = list(story.everything.values())
    assert story.offices[0].state(A).is_deleted
    for order in permutations(everything):
        ledger = Ledger()
        for change in order:
            ledger.add([change])
        state = ledger.state(A)
        assert not state.is_deleted
        assert state.changed_after_deletion() == ("name",)
        assert state.value("name") == value


def test_a_deleter_who_knew_the_change_wins_over_one_who_did_not(world):
    """P13: two delete, one of them knew."""
    story = world()
    story.write(0, A, {"name": "旧名"})
    story.offices[1].take(story.offices[0].ledger)
    story.delete(0, A)
    story.write(1, A, {"name": "新名"})
    story.delete(1, A)
    for order in permutations(story.everything.values()):
        assert Ledger(order).state(A).is_deleted


def test_a_joined_pair_shows_the_values_of_both_and_splits_again_when_withdrawn(world):
    """P18."""
    story = world()
    story.write(0, A, {"name": "老王修锁", "phone": "1"})
    story.write(1, B, {"name": "老王修锁", "phone": "9"})
    story.write(1, B, {"phone": "2"})
    office = story.offices[0]
    office.take(story.offices[1].ledger)
    story.join(0, B, A, same=True)
    pairs = sameness.joined_pairs(office.state(record) for record in (A, B))
    assert sameness.classes(pairs) == {A: A, B: A}
    assert sameness.record_ids(pairs, B) == (A, B)
    both = sameness.united([office.state(B), office.state(A)])
    assert both.record == A
    assert both.conflict("name") is None
    assert both.conflict("phone").values == ("2", "1")
    story.join(0, A, B, same=False)
    assert sameness.joined_pairs(office.state(record) for record in (A, B)) == []
    assert sameness.record_ids([], B) == (B,)


def test_three_records_joined_by_two_pairs_are_one_class_under_the_smallest_id():
    """P18."""
    for pairs in permutations([(B, C), (A, C)]):
        assert sameness.classes(pairs) == {A: A, B: A, C: A}
