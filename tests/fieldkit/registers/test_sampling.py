"""Samples: anybody can draw them again, on any machine, with the written rules."""

import hashlib
import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.registers.sampling import Method, Unit, allocate, canonical_seed, draw, number_below

DOORS = [
    Unit(f"||{building}|1|{door}", f"{building}栋") for building in (1, 2, 3) for door in range(101, 141)
]
FOREVER_RANDOM = ("||1|1|120", "||2|1|116", "||1|1|113")
FOREVER_SYSTEMATIC = ("||1|1|108", "||1|1|138", "||2|1|128", "||3|1|118")

frames = st.dictionaries(st.text("ab12", min_size=1, max_size=4), st.integers(1, 60), min_size=1, max_size=8)


def test_a_sample_can_be_drawn_again_with_nothing_but_sha256():
    by_hand = sorted(DOORS, key=lambda unit: hashlib.sha256(f"2026\x1f{unit.key}".encode()).hexdigest())
    sample = draw(DOORS, 5, "2026")
    assert list(sample.strata[0].drawn) == [unit.key for unit in by_hand[:5]]
    assert list(sample.strata[0].spare) == [unit.key for unit in by_hand[5:10]]


def test_the_sample_of_a_seed_never_changes():
    assert draw(DOORS, 3, "42").strata[0].drawn == FOREVER_RANDOM
    assert draw(DOORS, 4, "42", Method.SYSTEMATIC).strata[0].drawn == FOREVER_SYSTEMATIC


def test_another_seed_gives_another_sample():
    assert draw(DOORS, 10, "1").strata != draw(DOORS, 10, "2").strata


@pytest.mark.parametrize("seed", ["7", " 7 ", "007", "+7"])
def test_a_number_is_the_same_seed_however_it_is_written(seed):
    assert canonical_seed(seed) == "7"


def test_the_order_of_the_list_does_not_matter_for_a_random_sample():
    forwards, backwards = draw(DOORS, 9, "5", stratified=True), draw(DOORS[::-1], 9, "5", stratified=True)
    assert forwards == backwards


def test_a_longer_list_leaves_every_address_its_random_number():
    few = draw(DOORS[:60], 60, "9").strata[0].drawn
    many = [key for key in draw(DOORS, 120, "9").strata[0].drawn if key in set(few)]
    assert list(few) == many


def test_a_systematic_sample_walks_in_even_steps():
    places = [
        DOORS.index(Unit(key, f"{key[2]}栋"))
        for key in draw(DOORS, 8, "3", Method.SYSTEMATIC).strata[0].drawn
    ]
    steps = {after - before for before, after in itertools.pairwise(places)}
    assert steps == {15}


def test_every_address_can_be_the_start_of_a_systematic_sample():
    starts = Counter(number_below(str(seed), "", 10) for seed in range(2000))
    assert set(starts) == set(range(10))
    assert all(150 < count < 250 for count in starts.values())


def test_every_address_is_drawn_as_often_as_any_other():
    drawn = Counter(key for seed in range(600) for key in draw(DOORS[:20], 5, str(seed)).strata[0].drawn)
    assert all(110 < drawn[unit.key] < 195 for unit in DOORS[:20])


def test_strata_share_by_largest_remainder():
    assert allocate({"1栋": 12, "2栋": 16, "3栋": 20, "4栋": 24, "5栋": 28}, 10) == {
        "1栋": 1,
        "2栋": 2,
        "3栋": 2,
        "4栋": 2,
        "5栋": 3,
    }


def test_of_equal_remainders_the_larger_stratum_comes_first_then_the_name():
    assert allocate({"乙": 1, "甲": 3}, 2) == {"乙": 0, "甲": 2}
    assert allocate({"10栋": 5, "2栋": 5}, 1) == {"2栋": 1, "10栋": 0}


@given(frames, st.data())
def test_shares_add_up_and_no_stratum_gives_more_than_it_has_or_less_than_its_part(sizes, data):
    total = data.draw(st.integers(1, sum(sizes.values())))
    shares = allocate(sizes, total)
    assert sum(shares.values()) == total
    for name, size in sizes.items():
        exact = total * size / sum(sizes.values())
        assert 0 <= shares[name] <= size
        assert abs(shares[name] - exact) < 1


@given(frames, st.data(), st.sampled_from(Method), st.booleans())
def test_a_sample_has_its_size_and_no_address_twice(sizes, data, method, stratified):
    units = [Unit(f"{name}/{at}", name) for name, size in sizes.items() for at in range(size)]
    size = data.draw(st.integers(1, len(units)))
    sample = draw(units, size, "11", method, stratified=stratified)
    keys = [key for stratum in sample.strata for key in (*stratum.drawn, *stratum.spare)]
    assert sample.size == size
    assert len(set(keys)) == len(keys)
    assert set(keys) <= {unit.key for unit in units}
    if stratified:
        assert all(key.startswith(f"{one.name}/") for one in sample.strata for key in one.drawn)
