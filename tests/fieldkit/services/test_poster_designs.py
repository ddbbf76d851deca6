"""Adjustments of a poster: kept beside the data, travelling and merging like any record."""

from dataclasses import replace

import pytest

from fieldkit.posters.adjusting import Adjustments
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.selecting import selected
from fieldkit.posters.spec import Landmark
from fieldkit.services.poster_designs import PosterDesignService
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService


@pytest.fixture
def circle(workspace):
    records = RecordService(workspace)
    made = records.add("circle", {"name": "瑞丰一刻钟便民生活圈", "code": "Q07"}).record
    records.add("area", {"name": "瑞丰社区", "level": "社区", "circle": "瑞丰一刻钟便民生活圈"})
    for name in ("甲超市", "乙超市", "丙超市"):
        records.add("outlet", {"name": name, "business_type": "便利店", "community": "瑞丰社区"})
    return made


@pytest.fixture
def designs(workspace):
    return PosterDesignService(workspace)


def printed(workspace, circle, **order):
    return PosterService(workspace).spec(circle, PosterOrder(**order))


def test_what_was_changed_comes_back_exactly(designs, circle):
    wanted = Adjustments(
        "瑞丰便民图", "#0f2f2e", ("b", "a"), frozenset(("c",)), {"a": (0.25, 0.5)},
        (Landmark("瑞丰公园", (0.1, 0.9)),), (0.5, 0.5),
    )  # fmt: skip
    designs.save(circle, "guide", wanted)
    assert designs.of(circle, "guide") == wanted
    assert designs.of(circle, "repairs") == Adjustments()


def test_a_hidden_outlet_is_left_out_and_the_rest_is_numbered_without_a_gap(workspace, designs, circle):
    first, second, third = printed(workspace, circle).outlets
    designs.save(circle, "guide", Adjustments(hidden=frozenset((second.id,)), order=(third.id,)))
    assert [(one.number, one.name) for one in printed(workspace, circle).outlets] == [
        (1, third.name),
        (2, first.name),
    ]
    assert RecordService(workspace).count("outlet") == 3


def test_title_colour_landmarks_and_moved_numbers_reach_the_poster(workspace, designs, circle):
    one = printed(workspace, circle).outlets[0]
    wanted = Adjustments(
        title="瑞丰便民图", colour="#123456", moved={one.id: (0.2, 0.3)},
        landmarks=(Landmark("瑞丰公园", (0.1, 0.9)),), here=(0.5, 0.6),
    )  # fmt: skip
    designs.save(circle, "guide", wanted)
    spec = printed(workspace, circle)
    assert (spec.title, spec.colour, spec.you_are_here) == ("瑞丰便民图", "#123456", (0.5, 0.6))
    assert spec.landmarks == wanted.landmarks
    assert spec.outlets[0].position == (0.2, 0.3)


def test_taking_adjustments_back_prints_the_data_again(workspace, designs, circle):
    before = printed(workspace, circle)
    designs.save(circle, "guide", Adjustments(title="别的", hidden=frozenset((before.outlets[0].id,))))
    designs.reset(circle, "guide")
    assert printed(workspace, circle) == before


def test_a_poster_that_nobody_changed_leaves_no_record(workspace, designs, circle):
    designs.save(circle, "guide", Adjustments())
    assert RecordService(workspace).count("poster_design") == 0


def test_a_second_change_keeps_the_first(designs, circle):
    designs.save(circle, "guide", Adjustments(title="甲"))
    designs.save(circle, "guide", replace(designs.of(circle, "guide"), colour="#123456"))
    assert designs.of(circle, "guide") == Adjustments(title="甲", colour="#123456")


def test_who_was_put_first_leads_even_where_opening_hours_give_the_order(workspace, designs, circle):
    early, late = (
        RecordService(workspace).add(
            "outlet",
            {"name": name, "community": "瑞丰社区", "business_type": "早餐店", "status": "营业", "hours": hours},
        ).record
        for name, hours in (("早起早餐", "05:00-09:00"), ("老王早餐", "06:30-10:00"))
    )  # fmt: skip
    assert [one.id for one in selected(printed(workspace, circle, template="breakfast")).outlets[:2]] == [
        early,
        late,
    ]
    designs.save(circle, "breakfast", Adjustments(order=(late,)))
    assert selected(printed(workspace, circle, template="breakfast")).outlets[0].id == late
