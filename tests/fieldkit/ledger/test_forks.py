"""Copied and restored databases: an alarm or a new id, never silence (P14); ranges and missing numbers."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger.change import Dot, LedgerError
from fieldkit.ledger.union import Ledger, SeqRange, check_links, gaps_of, ranges_of
from fieldkit.ledger.writing import Cursor, Signature, foreign_tail, write

A, ONE, TWO = "a" * 32, "1" * 32, "2" * 32


def history(count, cursor=None, text="值"):
    cursor, made = cursor or Cursor(ONE), []
    for _ in range(count):
        change, cursor = write(
            cursor, Signature(), record=A, kind="outlet", values={"name": f"{text}{cursor.seq}"}
        )
        made.append(change)
    return made, cursor


def copied():
    """Three changes, then two copies of the database that each write two more."""
    trunk, cursor = history(3)
    return trunk, history(2, cursor, "左")[0], history(2, cursor, "右")[0]


def arrive_one_by_one(changes):
    ledger = Ledger()
    for change in changes:
        ledger.add([change])


@given(st.integers(0, 4), st.integers(0, 3), st.integers(0, 3))
def test_two_copies_that_both_wrote_raise_the_alarm_wherever_their_tails_meet(shared, left, right):
    trunk, cursor = history(shared)
    one, two = history(left, cursor, "左")[0], history(right, cursor, "右")[0]
    ledger = Ledger([*trunk, *one])
    before = ledger.digest()
    if left and right:
        with pytest.raises(FieldkitError) as alarm:
            ledger.add(two)
        assert alarm.value.code is LedgerError.FORKED_REPLICA
        assert ledger.digest() == before
    else:
        ledger.add(two)
        assert len(ledger) == shared + left + right


def test_the_alarm_comes_in_every_order_in_which_single_changes_arrive():
    trunk, left, right = copied()
    for order in permutations([trunk[-1], *left, *right]):
        with pytest.raises(FieldkitError) as alarm:
            arrive_one_by_one(order)
        assert alarm.value.code is LedgerError.FORKED_REPLICA


def test_a_tail_whose_first_change_was_lost_still_does_not_fit_the_other_tail():
    trunk, left, right = copied()
    with pytest.raises(FieldkitError):
        Ledger([*trunk, left[0]]).add([right[1]])
    with pytest.raises(FieldkitError):
        Ledger([*trunk, left[1]]).add([right[0]])


def test_one_package_that_holds_both_tails_is_refused_as_a_whole():
    trunk, left, right = copied()
    ledger = Ledger()
    with pytest.raises(FieldkitError):
        ledger.add(change for change in [*trunk, *left, *right])
    assert len(ledger) == 0


def test_links_are_checked_also_when_the_newcomers_can_be_read_only_once():
    trunk, left, right = copied()
    held = {change.dot: change.hash for change in [*trunk, left[0]]}
    with pytest.raises(FieldkitError):
        check_links(held, (change for change in [right[1]]))


def test_a_first_change_that_names_a_change_before_it_is_refused(altered):
    (first,), _ = history(1)
    with pytest.raises(FieldkitError):
        Ledger([altered(first, previous="f" * 64)])


def test_a_database_put_back_to_an_older_copy_meets_its_own_later_changes_and_takes_a_new_id():
    trunk, left, _ = copied()
    restored = Cursor(ONE, 3, trunk[-1].hash)
    assert foreign_tail(restored, left)
    assert foreign_tail(restored, left[1:])
    ledger = Ledger(trunk)
    ledger.add(left)
    after, _ = history(1, Cursor(TWO))
    ledger.add(after)
    assert len(ledger) == 6


def test_own_changes_that_come_back_from_the_office_are_no_foreign_tail():
    trunk, cursor = history(3)
    assert not foreign_tail(cursor, trunk)
    assert not foreign_tail(cursor, history(5, Cursor(TWO))[0])
    assert not foreign_tail(cursor, [])


@given(st.lists(st.integers(1, 40)))
def test_ranges_hold_exactly_the_numbers_and_gaps_exactly_the_missing_ones(numbers):
    ranges = ranges_of(numbers)
    inside = {seq for low, high in ranges for seq in range(low, high + 1)}
    missing = {seq for low, high in gaps_of(ranges) for seq in range(low, high + 1)}
    assert inside == set(numbers)
    assert missing == set(range(1, max(numbers, default=0))) - inside
    assert all(later.first > earlier.last + 1 for earlier, later in pairwise(ranges))


def test_a_ledger_tells_which_numbers_of_which_device_it_holds():
    trunk, left, _ = copied()
    ledger = Ledger([trunk[0], left[0], *history(2, Cursor(TWO))[0]])
    assert ledger.held() == {ONE: (SeqRange(1, 1), SeqRange(4, 4)), TWO: (SeqRange(1, 2),)}
    assert Dot(ONE, 4) in ledger
    assert Dot(ONE, 2) not in ledger
    assert ledger.records() == (A,)
    assert ledger.state("b" * 32) is None
