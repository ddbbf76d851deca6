"""Which outlets of a register may be one: what is a ground, what is none, and at what cost."""

import random
from dataclasses import replace

import pytest

from fieldkit.exchange.duplicates import search as searching
from fieldkit.exchange.duplicates.blocks import CROWDED
from fieldkit.exchange.duplicates.entry import DuplicateNote, Entry, ReasonCode
from fieldkit.exchange.duplicates.search import candidates, likely, search
from fieldkit.kernel.errors import OperationCancelledError
from fieldkit.kernel.progress import Progress
from tests.benchmarks.duplicates import district

CODE = "92640502MA75X0XX9T"


def outlet(number, name="", **more):
    """An outlet of 幸福里 unless another community is given."""
    return Entry(f"{number:032x}", name, **{"community": "幸福里", **more})


def pairs_of(*entries, **how):
    return [(int(one.a, 16), int(one.b, 16)) for one in candidates(entries, **how)]


def reasons_of(*entries):
    (found,) = candidates(entries)
    return {reason.code for reason in found.reasons}


# --- what is a ground ----------------------------------------------------------------


def test_one_credit_code_is_a_ground_by_itself():
    one = outlet(1, "惠之家", credit_code=CODE)
    other = outlet(2, "幸福超市", credit_code=CODE, community="瑞丰")
    assert reasons_of(one, other) == {ReasonCode.SAME_CODE}


def test_one_phone_is_a_ground_with_or_without_its_area_code():
    one = outlet(1, "惠之家超市", phone="0955-7012345", business_type="B01")
    other = outlet(2, "惠家超市", phone="7012345", business_type="B01")
    assert ReasonCode.SAME_PHONE in reasons_of(one, other)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("惠之家便利店", "惠之家（个体工商户）", ReasonCode.SAME_NAME),
        ("福来便民超市", "福来便明超市", ReasonCode.NEAR_NAME),
        ("四季春天果蔬", "四季春果蔬店", ReasonCode.NEAR_NAME),
        ("惠之家便利店", "惠之佳便利店", ReasonCode.SOUNDS_ALIKE),
    ],
)
def test_a_like_name_at_one_address_is_a_ground(first, second, reason):
    one = outlet(1, first, address="应理北街3号")
    other = outlet(2, second, address="沙坡头区应理北街 三 号")
    found = reasons_of(one, other)
    assert ReasonCode.SAME_ADDRESS in found
    assert found & {reason, ReasonCode.NEAR_NAME}


def test_a_like_name_in_another_street_is_none():
    assert (
        pairs_of(outlet(1, "惠之家", address="应理北街3号"), outlet(2, "惠之佳", address="鼓楼东街90号"))
        == []
    )


def test_a_like_name_within_thirty_metres_is_a_ground_and_at_two_hundred_none():
    here = {"longitude": 105.18952, "latitude": 37.51403, "datum": "GCJ02"}
    near, far = {**here, "latitude": 37.51420}, {**here, "latitude": 37.51603}
    assert ReasonCode.NEAR_POSITION in reasons_of(outlet(1, "惠之家", **here), outlet(2, "惠之佳", **near))
    assert pairs_of(outlet(1, "惠之家", **here), outlet(2, "惠之佳", **far)) == []


def test_positions_under_two_datums_are_not_compared():
    here = {"longitude": 105.18952, "latitude": 37.51403, "community": ""}
    one, other = outlet(1, "惠之家", **here, datum="GCJ02"), outlet(2, "惠之佳", **here, datum="BD09")
    assert pairs_of(one, other) == []
    assert pairs_of(one, replace(other, datum="GCJ02")) == [(1, 2)]


# --- what is none -----------------------------------------------------------------------


def test_one_address_alone_is_none():
    assert pairs_of(*(outlet(at, name, address="应理北街3号") for at, name in enumerate("甲乙丙丁"))) == []


def test_branches_of_a_chain_are_not_candidates():
    hotline = "400-123-4567"
    shops = [
        outlet(at, f"惠之家便利店（{street}店）", address=f"{street}{at}号", phone=hotline, community=street)
        for at, street in enumerate(("应理北街", "鼓楼东街", "长城西街", "怀远路", "迎宾大道"), 1)
    ]
    assert pairs_of(*shops) == []
    assert pairs_of(*shops[:2]) == []


def test_numbered_branches_in_one_street_are_two():
    one = outlet(1, "惠之家1号店", address="应理北街3号")
    assert pairs_of(one, outlet(2, "惠之家2号店", address="应理北街3号")) == []


def test_a_phone_or_a_code_of_everybody_is_none_and_the_code_is_told():
    shops = [
        outlet(at, name, phone="0955-7000000", credit_code=CODE, address=f"甲街{10 * at}号")
        for at, name in enumerate(("红星", "大众", "西北", "东方", "南山", "北海"), 1)
    ]
    found = search(shops)
    assert found.candidates == ()
    assert [note.code for note in found.notes] == [DuplicateNote.COMMON_CODE]


def test_two_families_at_one_door_are_two():
    shops = [
        outlet(at, f"{name}记面馆", address="甲街1号", business_type="X07") for at, name in enumerate("王马")
    ]
    assert pairs_of(*shops) == []


def test_what_people_settled_is_not_asked_again():
    shops = [outlet(at, "惠之家", address="应理北街3号") for at in (1, 2, 3)]
    assert len(pairs_of(*shops)) == 3
    assert pairs_of(*shops, settled={(shops[0].id, shops[1].id)}) == [(1, 3), (2, 3)]


# --- order, limits, cost ------------------------------------------------------------------


def test_the_result_does_not_hang_on_the_order_of_the_register():
    entries = list(district(1_000).entries)
    first = candidates(entries)
    random.Random(3).shuffle(entries)
    assert candidates(entries) == first


def test_the_surest_stands_first():
    door = {"address": "应理北街3号"}
    entries = [outlet(1, "惠之家", **door), outlet(2, "惠之佳", **door)]
    entries += [outlet(3, "老王早点", credit_code=CODE), outlet(4, "老王早点铺", credit_code=CODE)]
    assert pairs_of(*entries) == [(3, 4), (1, 2)]


def test_the_pairs_that_are_compared_grow_with_the_register_and_not_with_its_square(monkeypatch):
    weighed = []
    real = searching.weigh
    monkeypatch.setattr(searching, "weigh", lambda *both: weighed.append(1) or real(*both))

    def cost(count):
        weighed.clear()
        candidates(district(count).entries)
        return len(weighed) / count

    small, large = cost(2_000), cost(16_000)
    assert large < 3 * small
    assert large < 40


def test_a_crowd_at_one_door_is_compared_with_the_next_few_and_said_to_be():
    crowd = [
        outlet(at, f"{'甲乙丙丁戊己'[at % 6]}{'金木水火土'[at % 5]}", address="市场1号")
        for at in range(CROWDED + 40)
    ]
    found = search(crowd)
    assert DuplicateNote.CROWDED in {note.code for note in found.notes}


def test_most_of_the_true_pairs_of_a_district_are_found_and_most_that_are_found_are_true():
    made = district(6_000)
    found = {(one.a, one.b) for one in candidates(made.entries)}
    hits = len(found & made.truth)
    assert hits / len(made.truth) > 0.8
    assert hits / len(found) > 0.5


def test_a_search_that_is_cancelled_stops():
    progress = Progress()
    progress.cancel()
    with pytest.raises(OperationCancelledError):
        candidates(district(500).entries, progress=progress)


def test_the_one_being_typed_is_held_against_its_neighbours():
    typed = Entry("", "惠之家", "应理北街3号", "幸福里")
    near, other = outlet(1, "惠之家超市", address="应理北街3号"), outlet(2, "老王", address="应理北街3号")
    assert [one.b for one in likely(typed, [near, other])] == [near.id]


def test_every_reason_is_said_in_both_languages():
    for code in ReasonCode:
        assert code.text.zh
        assert code.text.en
