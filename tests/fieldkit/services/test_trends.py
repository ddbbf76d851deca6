"""What a plan wants to rise, beside an earlier day, on workspaces that lived through some days."""

from datetime import date

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.records import RecordService
from fieldkit.services.trends import TrendService
from tests.fieldkit.services.calendar_clock import Calendar

MAY, JUNE, JULY = date(2026, 5, 31), date(2026, 6, 15), date(2026, 7, 15)
CHAINS, NIGHT, CIRCLES = "nantong.N-28.trend", "nantong.N-30.count", "nantong.N-30.circles"


@pytest.fixture
def clock():
    return Calendar()


@pytest.fixture
def records(workspace):
    return RecordService(workspace)


@pytest.fixture
def shop(records):
    """``shop("和平店", chain="direct")``, in one community of one circle."""
    circle = records.add("circle", {"name": "光明圈"}).record
    place = records.add("area", {"name": "光明社区", "level": "community", "circle": circle}).record

    def shop(name, **typed):
        given = {"business_type": "B01", "community": place, "status": "operating", "chain": "none"}
        return records.add("outlet", {"name": name, **given, **typed}).record

    return shop


def told(workspace, day=MAY):
    return {
        one.target: (one.before, one.now, one.rose)
        for one in TrendService(workspace).since(day, "nantong").values()
    }


def test_the_share_of_chains_rises_when_a_shop_joins_one(workspace, records, shop, clock):
    first = shop("一号店")
    shop("二号店", chain="direct")
    clock.day = JUNE
    records.set(first, {"chain": "franchise"})
    assert told(workspace)[CHAINS] == (50, 100, True)


def test_a_shop_that_opened_since_counts_only_today(workspace, shop, clock):
    shop("一号店", chain="direct")
    clock.day = JUNE
    shop("新店", stage="new", stage_date="2026-06-10", open_24h="1")
    found = told(workspace)
    assert found[CHAINS] == (100, 50, False)
    assert found[NIGHT] == (0, 1, True)
    assert found[CIRCLES] == (0, 100, True)


def test_an_old_shop_that_was_put_down_late_stood_there_already(workspace, shop, clock):
    shop("一号店", chain="direct")
    clock.day = JUNE
    shop("老店", stage="stock", open_24h="1")
    found = told(workspace)
    assert found[CHAINS] == (50, 50, False)
    assert found[NIGHT] == (1, 1, False)


def test_a_shop_that_closed_since_stood_open_then(workspace, records, shop, clock):
    night = shop("夜店", open_24h="1")
    clock.day = JUNE
    records.set(night, {"status": "suspended"})
    assert told(workspace)[NIGHT] == (1, 0, False)


def test_before_the_first_outlet_was_put_down_there_is_nothing_to_compare_with(workspace, shop, clock):
    clock.day = JUNE
    shop("一号店", stage="stock", chain="direct")
    assert told(workspace)[CHAINS] == (None, 100, None)


def test_a_day_that_is_not_before_today_is_refused(workspace, shop, clock):
    clock.day = JUNE
    with pytest.raises(FieldkitError, match="不早于"):
        told(workspace, JULY)
