"""What became of each door, who stands in for whom, and the response rate."""

import pytest

from fieldkit.registers.household import MAIN, SPARE, address_key, door_address, walking_order
from fieldkit.registers.visiting import Attempt, Draw, in_force, quotas, response, standing

DAY = "2026-06-30"


def visits(*outcomes, again=""):
    return standing(
        Attempt(f"2026-06-{10 + at}T09:00:00+08:00", outcome, again) for at, outcome in enumerate(outcomes)
    )


def sample(*, main, spare, stratum="1栋"):
    return [Draw(name, "s", stratum, MAIN, at) for at, name in enumerate(main)] + [
        Draw(name, "s", stratum, SPARE, at) for at, name in enumerate(spare)
    ]


def test_the_last_visit_counts():
    assert visits("no_one", "appointment").outcome == "appointment"


def test_who_completed_once_is_completed_whatever_came_later():
    assert visits("completed", "no_one").outcome == "completed"


def test_visits_count_in_the_order_of_their_time_and_not_of_their_arrival():
    late, early = (
        Attempt("2026-06-12T09:00:00+08:00", "refused"),
        Attempt("2026-06-11T09:00:00+08:00", "no_one"),
    )
    assert standing([late, early]).outcome == "refused"


@pytest.mark.parametrize("times", [1, 2])
def test_a_door_that_nobody_opened_is_tried_again(times):
    assert visits(*["no_one"] * times).is_due(DAY)


def test_a_door_that_nobody_opened_three_times_is_given_up():
    assert visits("no_one", "no_one", "no_one").is_lost
    assert not visits("no_one", "no_one", "no_one").is_due(DAY)


def test_an_appointment_waits_for_its_day():
    assert not visits("appointment", again="2026-07-01T19:30:00+08:00").is_due(DAY)
    assert visits("appointment", again="2026-06-30T19:30:00+08:00").is_due(DAY)
    assert visits("appointment").is_due(DAY)


def test_nobody_is_sent_in_while_nobody_is_lost():
    draws = sample(main=("a", "b"), spare=("c", "d"))
    assert in_force(draws, {"a": visits("no_one")}) == {"a", "b"}


def test_the_first_replacement_of_the_stratum_stands_in_for_a_lost_address():
    draws = sample(main=("a", "b"), spare=("c", "d")) + sample(main=("x",), spare=("y",), stratum="2栋")
    assert in_force(draws, {"a": visits("refused")}) == {"a", "b", "c", "x"}


def test_a_replacement_that_is_lost_too_brings_in_the_next():
    draws = sample(main=("a",), spare=("c", "d", "e"))
    assert in_force(draws, {"a": visits("refused"), "c": visits("no_such_address")}) == {"a", "c", "d"}


def test_when_the_replacements_are_used_up_nobody_else_comes():
    draws = sample(main=("a", "b"), spare=("c",))
    assert in_force(draws, {"a": visits("refused"), "b": visits("refused")}) == {"a", "b", "c"}


def test_a_quota_counts_completed_interviews_of_replacements_too():
    draws = sample(main=("a", "b"), spare=("c",))
    (quota,) = quotas(draws, {"a": visits("refused"), "c": visits("completed")})
    assert (quota.wanted, quota.completed) == (2, 1)


def test_the_response_rate_leaves_out_addresses_that_do_not_exist_and_those_not_visited():
    rate = response(
        [visits("completed"), visits("refused"), visits("no_one"), visits("no_such_address"), visits()]
    )
    assert (rate.visited, rate.eligible, rate.completed) == (4, 3, 1)
    assert rate.rate == pytest.approx(1 / 3)


def test_without_a_visit_there_is_no_response_rate():
    assert response([visits()]).rate is None
    assert response([visits("no_such_address")]).rate is None


@pytest.mark.parametrize("building", ["3", "3栋", "03号楼", "３ 栋", "3幢"])
def test_one_building_has_one_key_however_it_is_written(building):
    parts = {"compound": "幸福里", "building": building, "unit": "2单元", "door": "301室"}
    assert address_key(parts) == "|幸福里|3|2|301"


def test_an_address_reads_as_people_write_it():
    assert (
        door_address({"compound": "幸福里", "building": "3", "unit": "2", "door": "301"})
        == "幸福里3栋2单元301室"
    )
    assert (
        door_address({"compound": "", "building": "东楼", "unit": "", "door": "后院平房"}) == "东楼后院平房"
    )


def test_one_walks_from_building_2_to_building_10():
    assert walking_order({"building": "2"}) < walking_order({"building": "10"})
