"""What screens query follows the ledger: kept and rebuilt are the same, whatever was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.records import fields_of
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.storage import ledger_store, lists
from fieldkit.storage.lists import Filter

OUTLET = kind_of("outlet")
NUMBERS = {FieldType.INTEGER, FieldType.DECIMAL, FieldType.YES_NO}
KEYS = [field.key for field in OUTLET.fields if not field.holds_several]
TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@settings(max_examples=25)
@given(steps=st.lists(st.dictionaries(st.sampled_from(KEYS), TEXTS, max_size=4), min_size=1, max_size=5))
def test_the_tables_show_what_the_ledger_says_for_any_text(workspace, steps):
    records = RecordService(workspace)
    record = records.add_values("outlet", {"name": "店"}).record
    for values in steps:
        records.set_values(record, values)
    with workspace.database.read() as connection:
        state = ledger_store.state(connection, record)
        row = lists.rows(connection, "outlet", [record], KEYS)[record]
    expected = fields_of(OUTLET, state.values())
    for key in KEYS:
        if OUTLET.field(key).type not in NUMBERS:
            assert row[key] == expected[key]
    assert MaintenanceService(workspace).check() == []


def test_a_rebuild_gives_the_same_tables_for_the_whole_sample(sample):
    outlet = RecordService(sample).ids("outlet")[0]
    RecordService(sample).delete(outlet)
    assert MaintenanceService(sample).check() == []


def test_a_rebuild_keeps_the_order_in_which_records_came(sample):
    """A new version with one more field rebuilds: the lists and official tables must read as before."""
    records = RecordService(sample)
    records.set(records.ids("outlet")[5], {"name": "改过名的店"})
    before = {kind.key: records.ids(kind.key) for kind in KINDS}
    with sample.database.write() as work:
        ledger_store.rebuild(work)
    assert {kind.key: records.ids(kind.key) for kind in KINDS} == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_declared_field_can_be_listed_and_sorted_by(sample, kind):
    with sample.database.read() as connection:
        for field in kind.fields:
            ids = lists.ids(connection, kind.key, Filter(order=field.key, descending=True))
            assert len(ids) == lists.count(connection, kind.key)


def test_records_without_a_value_come_last_in_both_directions(workspace):
    records = RecordService(workspace)
    few, none, many = (records.add("outlet", {"staff": staff}).record for staff in ("2", "", "10"))
    assert records.ids("outlet", Filter(order="staff")) == [few, many, none]
    assert records.ids("outlet", Filter(order="staff", descending=True)) == [many, few, none]


def test_a_filter_takes_one_of_several_values_and_no_value_filters_nothing(workspace):
    records = RecordService(workspace)
    shop, stall = (records.add("outlet", {"business_type": code}).record for code in ("B01", "B05"))
    assert records.ids("outlet", Filter(equals=(("business_type", ("B05", "B06")),))) == [stall]
    assert records.ids("outlet", Filter(equals=(("business_type", ()),))) == [shop, stall]


def test_records_that_ever_were_are_counted_with_deleted_ones(workspace):
    records = RecordService(workspace)
    records.delete(records.add("outlet", {"name": "店"}).record)
    records.add("outlet", {"name": "店"})
    with workspace.database.read() as connection:
        assert (lists.count(connection, "outlet"), lists.count_ever(connection, "outlet")) == (1, 2)
