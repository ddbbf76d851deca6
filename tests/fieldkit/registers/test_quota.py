"""Quotas: which cell a sheet fills, how many are still wanted, and how people write a band of ages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.registers.quota import (
    Cell,
    Filling,
    band,
    conditions_line,
    conditions_of,
    fill,
    quota_id,
)


def cell(words, wanted=2, community=""):
    conditions = conditions_of(words)
    return Cell(quota_id("f", community, conditions), words, "f", community, conditions, wanted)


@pytest.mark.parametrize(
    ("words", "answers", "fits"),
    [
        ("sex=female", {"sex": "female"}, True),
        ("sex=female", {"sex": "male"}, False),
        ("sex=female", {}, None),
        ("sex=female|other", {"sex": "other"}, True),
        ("family=under3", {"family": "over60 under3"}, True),
        ("age=60..74", {"age": "60"}, True),
        ("age=60..74", {"age": "74"}, True),
        ("age=60..74", {"age": "75"}, False),
        ("age=75..", {"age": "102"}, True),
        ("age=..17", {"age": "18"}, False),
        ("age=60..74", {"age": "忘了"}, None),
        ("sex=female;age=60..74", {"sex": "female"}, None),
        ("sex=female;age=60..74", {"sex": "male"}, False),
        ("", {}, True),
    ],
)
def test_a_cell_is_known_to_fit_only_once_its_questions_are_answered(words, answers, fits):
    assert cell(words).fits(answers, "") is fits


def test_a_cell_of_one_community_takes_no_sheet_of_another():
    assert cell("sex=female", community="甲").fits({"sex": "female"}, "乙") is False
    assert cell("sex=female", community="甲").fits({"sex": "female"}, "甲") is True


def test_overlapping_cells_count_each_for_itself_and_more_than_wanted_is_told():
    women, old = cell("sex=female", wanted=1), cell("age=60..")
    sheets = [
        ({"sex": "female", "age": "61"}, ""),
        ({"sex": "female", "age": "30"}, ""),
        ({"sex": "male"}, ""),
    ]
    assert fill([women, old], sheets) == (Filling(women, 2), Filling(old, 1))
    filled = Filling(women, 2)
    assert (filled.is_full, filled.over, filled.still) == (True, 1, 0)
    assert (Filling(old, 1).is_full, Filling(old, 1).still) == (False, 1)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("60-74岁", 60, 74),
        ("60～74 岁", 60, 74),
        ("60 岁至 74 岁", 60, 74),
        ("60—74", 60, 74),
        ("75岁以上", 75, None),
        ("75 岁及以上", 75, None),
        ("75岁及以上（含）", 75, None),
        ("75+", 75, None),
        ("17岁以下", None, 17),
        ("17岁及以下", None, 17),
        ("不满18周岁", None, 17),
        ("18岁不满", None, 17),
        ("65", 65, 65),
    ],
)
def test_a_band_of_ages_is_read_as_people_write_it(words, low, high):
    ends = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert band(words) == ends


@pytest.mark.parametrize("words", ["老人", "", "男", "60-", "六十岁以上", "74-60"])
def test_what_is_no_band_is_none(words):
    assert band(words) is None


def test_the_order_of_conditions_makes_no_other_cell():
    one, two = conditions_of("sex=2|1;age=60..74"), conditions_of(" age = 60..74 ; sex = 1|2 ")
    assert conditions_line(one) == conditions_line(two) == "age=60..74;sex=1|2"
    assert quota_id("f", "", one) == quota_id("f", "", two)
    assert quota_id("f", "", one) != quota_id("g", "", one)


names = st.from_regex(r"[a-z]\w{0,6}", fullmatch=True).filter(str.isascii)
codes = st.lists(
    st.from_regex(r"[A-Za-z0-9_]{1,5}", fullmatch=True).filter(str.isascii), min_size=1, max_size=3
)


@given(st.dictionaries(names, codes, max_size=3))
def test_what_is_kept_of_conditions_reads_back_the_same(said):
    line = ";".join(f"{name}={'|'.join(some)}" for name, some in said.items())
    kept = conditions_line(conditions_of(line))
    assert conditions_line(conditions_of(kept)) == kept
    assert {one.question for one in conditions_of(kept)} == set(said)


@given(st.text(max_size=30))
def test_no_line_of_conditions_breaks_the_reader(words):
    kept = conditions_line(conditions_of(words))
    assert conditions_line(conditions_of(kept)) == kept
