"""Posters that hang outside are outdated as soon as a new one would tell other things."""

import pytest

from fieldkit.posters.adjusting import Adjustments
from fieldkit.posters.order import PosterOrder
from fieldkit.services.posted_posters import PostedPosterService
from fieldkit.services.poster_designs import PosterDesignService
from fieldkit.services.records import RecordService

GUIDE = PosterOrder(paper="A2")


@pytest.fixture
def records(workspace):
    return RecordService(workspace)


@pytest.fixture
def circle(records):
    boundary = "东至东街，南至南街，西至西街，北至包兰铁路"
    return records.add("circle", {"name": "甲一刻钟便民生活圈", "boundary": boundary}).record


@pytest.fixture
def shop(records, circle):
    area = records.add("area", {"name": "甲社区", "level": "社区", "circle": circle}).record
    words = {"name": "甲早点", "business_type": "B05", "community": area, "address": "东街 1 号"}
    return records.add("outlet", {**words, "status": "营业"}).record


@pytest.fixture
def posted(workspace):
    return PostedPosterService(workspace)


def test_what_was_posted_is_told_with_place_day_paper_and_template(posted, circle, shop, clock):
    posted.post(circle, GUIDE, "东门公告栏", "2026-06-30")

    (one,) = posted.of_circle(circle)
    assert (one.place, one.posted_on, one.size, one.template) == ("东门公告栏", "2026-06-30", "A2", "guide")
    assert one.hangs
    assert not one.outdated
    assert posted.outdated() == {}


@pytest.mark.parametrize(
    "change",
    [{"name": "乙早点"}, {"hours": "06:00-10:00"}, {"status": "停业"}, {"address": "西街 2 号"}],
    ids=["name", "hours", "closed", "address"],
)
def test_a_poster_is_outdated_once_an_outlet_on_it_says_other_things(posted, records, circle, shop, change):
    posted.post(circle, GUIDE, "东门")

    records.set(shop, change)

    assert posted.of_circle(circle)[0].outdated
    assert posted.outdated() == {circle: 1}


def test_what_a_poster_does_not_print_does_not_outdate_it(posted, records, workspace, circle, shop):
    posted.post(circle, GUIDE, "东门")
    posted.post(circle, PosterOrder(template="night"), "西门")

    records.set(shop, {"remarks": "店主姓王", "phone": "0955-7012345"})
    PosterDesignService(workspace).save(circle, "guide", Adjustments(colour="#123f6b"))

    assert posted.outdated() == {}


def test_a_change_outdates_only_the_templates_that_print_it(posted, records, circle, shop):
    posted.post(circle, GUIDE, "东门")
    posted.post(circle, PosterOrder(template="night"), "西门")

    records.set(shop, {"hours": "06:00-10:00"})

    assert [one.place for one in posted.of_circle(circle) if one.outdated] == ["东门"]


def test_an_outlet_left_out_by_hand_outdates_what_hangs(posted, workspace, circle, shop):
    posted.post(circle, GUIDE, "东门")

    PosterDesignService(workspace).save(circle, "guide", Adjustments(hidden=frozenset({shop})))

    assert posted.outdated() == {circle: 1}


def test_a_new_poster_in_its_place_is_up_to_date(posted, records, circle, shop):
    record = posted.post(circle, GUIDE, "东门")
    records.set(shop, {"name": "乙早点"})

    posted.renew(record)

    assert posted.outdated() == {}
    assert posted.of_circle(circle)[0].hangs


def test_what_was_taken_down_asks_for_nothing(posted, records, circle, shop):
    record = posted.post(circle, GUIDE, "东门")
    records.set(shop, {"name": "乙早点"})

    posted.take_down(record)

    assert posted.outdated() == {}
    assert [one.hangs for one in posted.of_circle(circle)] == [False]


def test_a_poster_written_down_by_hand_is_outdated_only_when_somebody_says_so(posted, records, circle, shop):
    words = {"name": "南门", "circle": circle, "posted_on": "2026-03-01"}
    record = records.add("posted_poster", words).record
    assert posted.outdated() == {}

    records.set(record, {"state": "待更换"})

    assert posted.outdated() == {circle: 1}
