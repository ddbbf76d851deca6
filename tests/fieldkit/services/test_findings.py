"""What does not fit under a plan: floor areas, new estates, named shortages, medicines; never a refusal."""

from datetime import date

import pytest

from fieldkit.services.findings import FindingService
from fieldkit.services.records import RecordService

DAY = date(2025, 12, 31)


@pytest.fixture
def told(workspace):
    """``told(plan, …)`` records areas and outlets, and gives item and unit of every finding."""
    records = RecordService(workspace)

    def told(plan, *made):
        for kind, typed in made:
            records.add(kind, typed)
        found = FindingService(workspace).findings(plan, DAY)
        return {(one.item, one.unit): one.text.zh for one in found}

    return told


def community(name, **typed):
    return "area", {"name": name, "level": "community", **typed}


def shop(name, code, place, **typed):
    given = {
        "name": name,
        "business_type": code,
        "community": place,
        "address": "一号",
        "status": "operating",
    }
    return "outlet", {**given, **typed}


def test_each_share_of_floor_area_is_held_against_its_own_whole(told):
    """N-15, N-42, A-05."""
    areas = {"commerce_area_m2": "900", "service_area_m2": "50", "land_area_m2": "30000"}
    found = told(
        "nantong",
        community("新苑社区", community_kind="new", building_area_m2="20000", **areas),
        community("老街社区", community_kind="old", building_area_m2="9000", **areas),
    )
    assert found["N-15", "老街社区"].endswith("：3.2%，应为 10%")
    assert found["N-42", "新苑社区"].endswith("：4.8%，应为 10%")
    assert ("N-42", "老街社区") not in found


@pytest.mark.parametrize(("plan", "item"), [("nantong", "N-40"), ("zhongwei", "W-20"), ("zhanjiang", "Z-10")])
def test_a_new_estate_whose_shops_were_not_accepted_with_the_housing_is_told(told, plan, item):
    found = told(
        plan,
        community("新苑社区", community_kind="new", facilities_accepted="0"),
        community("阳光社区", community_kind="new", facilities_accepted="1"),
        community("没填的社区", community_kind="new"),
        community("老街社区", community_kind="old", facilities_accepted="0"),
    )
    assert [unit for serves, unit in found if serves == item] == ["新苑社区"]


def test_communities_named_as_short_of_care_are_told_with_what_their_outlets_show(told):
    """W-15 against annex 2."""
    found = told("zhongwei", community("文苑社区"), community("新河社区"), community("向阳社区"))
    assert found["W-15", "文苑社区"].endswith("登记的网点里缺少养老、托育")
    assert ("W-15", "向阳社区") not in found


def test_a_named_community_that_has_both_by_now_is_told_so(told, workspace):
    told("zhongwei", community("文苑社区"))
    place = next(one.id for one in RecordService(workspace).every("area"))
    found = told("zhongwei", shop("敬老之家", "Q01", place), shop("小太阳托育", "Q02", place))
    assert found["W-15", "文苑社区"].endswith("登记的网点里都有了")


def test_a_pharmacy_with_too_few_essential_medicines_is_told(told, workspace):
    """W-43: at least 70 %."""
    told("zhongwei", community("文苑社区"))
    place = next(one.id for one in RecordService(workspace).every("area"))
    found = told(
        "zhongwei",
        shop("恒信药房", "B11", place, medicines_share="65"),
        shop("同仁药房", "B11", place, medicines_share="70"),
        shop("没填的药房", "B11", place),
        shop("便利店", "B01", place, medicines_share="5"),
    )
    assert [unit for item, unit in found if item == "W-43"] == ["恒信药房"]
    assert found["W-43", "恒信药房"].endswith("65%，应为 70%")
