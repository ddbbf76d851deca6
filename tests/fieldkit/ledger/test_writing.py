"""Making the next change: only what differs, only on what was seen; undo, restore, contradictions."""

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger.change import DELETED, LedgerError
from fieldkit.ledger.state import state_of
from fieldkit.ledger.union import Ledger
from fieldkit.ledger.writing import Cursor, Signature, alias, delete, edit, resolve, restore, undo, write

A, B, ONE, TWO, THREE = "a" * 32, "b" * 32, "1" * 32, "2" * 32, "3" * 32
SIGN = Signature("李梅", "2026-06-30T09:31:00+08:00")


def created(values, cursor=None):
    change, cursor = write(cursor or Cursor(ONE), SIGN, record=A, kind="outlet", values=values)
    return [change], cursor


def disputed():
    """An outlet whose phone two people changed without knowing of each other."""
    first, cursor = created({"name": "老王修锁", "phone": "1"})
    mine, cursor = edit(cursor, SIGN, state_of(first), {"phone": "2"})
    theirs, _ = edit(Cursor(TWO), SIGN, state_of(first), {"phone": "3"})
    return [*first, *mine, *theirs], cursor


def test_saving_what_is_shown_writes_nothing_in_conflict_or_not():
    """P24."""
    changes, cursor = disputed()
    state = state_of(changes)
    assert edit(cursor, SIGN, state, state.values()) == ([], cursor)
    assert edit(cursor, SIGN, state, {"name": "老王修锁", "brand": None}) == ([], cursor)


def test_another_value_for_a_field_in_conflict_is_refused_and_asks_for_a_decision():
    changes, cursor = disputed()
    with pytest.raises(FieldkitError) as refused:
        edit(cursor, SIGN, state_of(changes), {"name": "新名", "phone": "4"})
    assert refused.value.code is LedgerError.FIELD_IN_CONFLICT
    assert refused.value.values == {"field": "phone"}


def test_settling_a_conflict_with_the_shown_value_writes_a_change_that_saw_both():
    changes, cursor = disputed()
    state = state_of(changes)
    made, _ = resolve(cursor, SIGN, state, "phone", state.value("phone"))
    assert all(made[0].sees(head) for head in state.heads["phone"])
    assert state_of([*changes, *made]).conflicts() == ()


def test_fields_that_were_seen_alike_travel_in_one_change_and_others_apart():
    first, cursor = created({"name": "老王修锁", "phone": "1"})
    second, cursor = edit(cursor, SIGN, state_of(first), {"phone": "2"})
    state = state_of([*first, *second])
    made, _ = edit(cursor, SIGN, state, {"name": "新名", "phone": "3", "brand": "某牌", "floor": "2"})
    assert [set(change.values) for change in made] == [{"name"}, {"phone"}, {"brand", "floor"}]
    assert [change.seen for change in made] == [{ONE: 1}, {ONE: 2}, {}]
    assert [change.seq for change in made] == [3, 4, 5]
    assert [later.previous for later in made[1:]] == [earlier.hash for earlier in made[:-1]]


def test_a_later_change_does_not_claim_to_know_one_of_another_field_that_was_lost():
    """P4: with one vector for both fields the lost change would be dropped when it comes."""
    first, _ = created({"name": "老王修锁", "phone": "1"})
    lost, cursor = edit(Cursor(TWO), SIGN, state_of(first), {"name": "王师傅修锁"})
    sent, _ = edit(cursor, SIGN, state_of([*first, *lost]), {"phone": "2"})
    here = state_of([*first, *sent])
    mine, _ = edit(Cursor(THREE), SIGN, here, {"name": "新名", "phone": "3"})
    state = state_of([*first, *sent, *mine, *lost])
    assert set(state.conflict("name").values) == {"新名", "王师傅修锁"}
    assert state.conflict("phone") is None


def test_deleting_twice_writes_once_and_a_restore_brings_every_value_back():
    first, cursor = created({"name": "老王修锁"})
    gone, cursor = delete(cursor, SIGN, state_of(first))
    deleted = state_of([*first, *gone])
    assert deleted.is_deleted
    assert delete(cursor, SIGN, deleted) == ([], cursor)
    back, cursor = restore(cursor, SIGN, deleted)
    state = state_of([*first, *gone, *back])
    assert not state.is_deleted
    assert state.value("name") == "老王修锁"
    assert restore(cursor, SIGN, state) == ([], cursor)
    assert restore(cursor, SIGN, state_of(first)) == ([], cursor)


def test_deleting_again_after_a_dispute_settles_it_and_keeps_what_the_first_deleter_knew():
    """The second deleter has not got everything that the first one had seen."""
    first, cursor = created({"name": "老王修锁", "phone": "1"})
    late, cursor = edit(cursor, SIGN, state_of(first), {"name": "王师傅修锁"})
    gone, _ = delete(cursor, SIGN, state_of([*first, *late]))
    unknown, _ = edit(Cursor(TWO), SIGN, state_of(first), {"phone": "2"})
    here = state_of([*first, *gone, *unknown])
    assert here.changed_after_deletion() == ("phone",)
    again, _ = delete(Cursor(THREE), SIGN, here)
    assert state_of([*here.live, *again]).is_deleted
    assert state_of([*here.live, *again, *late]).is_deleted


@pytest.mark.parametrize("rounds", [1, 2], ids=["restored is shown", "deleted is shown"])
def test_a_deletion_that_somebody_took_back_unknowing_of_another_is_shown_and_not_obeyed(rounds):
    """P13."""
    first, cursor = created({"name": "老王修锁"})
    mine, cursor = delete(cursor, SIGN, state_of(first))
    back, cursor = restore(cursor, SIGN, state_of([*first, *mine]))
    theirs, other = delete(Cursor("f" * 32), SIGN, state_of(first))
    for _ in range(rounds - 1):
        again, other = restore(other, SIGN, state_of([*first, *theirs]))
        theirs += again
        again, other = delete(other, SIGN, state_of([*first, *theirs]))
        theirs += again
    assert state_of([*first, *mine, *theirs]).is_deleted
    state = state_of([*first, *mine, *back, *theirs])
    assert state.value(DELETED) == (None if rounds == 1 else "1")
    assert set(state.conflict(DELETED).values) == {"1", None}
    assert not state.is_deleted
    settled, _ = delete(cursor, SIGN, state)
    assert state_of([*state.live, *settled]).is_deleted


def test_undoing_sets_back_what_is_still_shown_and_leaves_what_others_changed():
    first, cursor = created({"name": "老王修锁", "phone": "1"})
    state = state_of(first)
    before = {unit: state.value(unit) for unit in ("name", "phone")}
    action, cursor = edit(cursor, SIGN, state, {"name": "新名", "phone": "2"})
    theirs, _ = edit(Cursor(TWO), SIGN, state_of([*first, *action]), {"phone": "9"})
    here = [*first, *action, *theirs]
    made, _ = undo(cursor, SIGN, state_of(here), action, before)
    state = state_of([*here, *made])
    assert state.values() == {"name": "老王修锁", "phone": "9"}


def test_undoing_an_action_that_wrote_a_field_twice_leaves_one_value():
    first, cursor = created({"name": "一"})
    second, cursor = edit(cursor, SIGN, state_of(first), {"name": "二"})
    third, cursor = edit(cursor, SIGN, state_of([*first, *second]), {"name": "二改"})
    fourth, cursor = edit(cursor, SIGN, state_of([*first, *second, *third]), {"name": "二"})
    here = [*first, *second, *third, *fourth]
    made, _ = undo(cursor, SIGN, state_of(here), [*second, *third, *fourth], {"name": "一"})
    assert len(made) == 1
    assert state_of([*here, *made]).heads["name"] == (made[0],)


def test_undoing_a_deletion_brings_the_record_back():
    first, cursor = created({"name": "老王修锁"})
    gone, cursor = delete(cursor, SIGN, state_of(first))
    back, _ = undo(cursor, SIGN, state_of([*first, *gone]), gone, {})
    assert not state_of([*first, *gone, *back]).is_deleted


def test_a_join_that_is_withdrawn_and_made_again_is_one_unit_of_the_smaller_record():
    first, cursor = created({"name": "老王修锁"})
    unit = "$same/" + B
    for same, value in ((True, "1"), (True, "1"), (False, None), (True, "1")):
        made, cursor = alias(cursor, SIGN, state_of(first), B, same=same)
        first = [*first, *made]
        assert state_of(first).value(unit) == value
    assert len(first) == 4


def test_changes_that_claim_to_have_seen_each_other_are_all_shown(altered):
    """Nobody can write such a history; a crafted one must neither crash nor hide a value."""
    one, _ = write(Cursor(ONE), SIGN, record=A, kind="outlet", values={"name": "一"}, seen={TWO: 1})
    two, _ = write(Cursor(TWO), SIGN, record=A, kind="outlet", values={"name": "二"}, seen={ONE: 1})
    state = state_of([one, two])
    assert set(state.conflict("name").values) == {"一", "二"}
    assert Ledger([one, two]).digest() == Ledger([two, one]).digest()


def test_the_kind_of_a_record_does_not_depend_on_what_a_store_still_keeps(altered):
    """A crafted change may name another kind; every machine shows the same one."""
    for number in range(8):
        first, cursor = created({"name": f"一{number}"})
        (second,), cursor = edit(cursor, SIGN, state_of(first), {"name": "二"})
        second = altered(second, kind="circle")
        third = altered(edit(cursor, SIGN, state_of([*first, second]), {"name": "三"})[0][0], kind="area")
        live = state_of([*state_of([*first, second]).live, third])
        assert live == state_of([*first, second, third])
        assert live.kind == "area"
