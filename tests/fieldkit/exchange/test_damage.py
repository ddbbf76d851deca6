"""Damage is never an edit, an edit is never damage (P11)."""

from datetime import date, datetime, time, timedelta

import pytest

from fieldkit.exchange.damage import Damage, damage_of, text_of

ID = "110101199001011237"
DAMAGED = [
    ("09557012345", 9557012345.0, Damage.ZEROS),
    ("0012", "12", Damage.ZEROS),
    ("1.10", 1.1, Damage.ZEROS),
    (ID, "1.10101E+17", Damage.EXPONENT),
    ("13800000000", "1.38E+10", Damage.EXPONENT),
    ("13899999999", "1.39E+10", Damage.EXPONENT),
    ("2E3", 2000.0, Damage.EXPONENT),
    (ID, float(ID), Damage.DIGITS),
    (ID, "110101199001011000", Damage.DIGITS),
    ("", 1.10101199001011e17, Damage.DIGITS),
    ("3-1", datetime(2026, 3, 1), Damage.DATE),  # noqa: DTZ001
    ("3-1", date(2026, 3, 1), Damage.DATE),
    ("3-1", "3月1日", Damage.DATE),
    ("3-1", "1-Mar", Damage.DATE),
    ("1/3", "1-Mar", Damage.DATE),
    ("3-1", "2026/3/1", Damage.DATE),
    ("2026-6", "Jun-26", Damage.DATE),
    ("2026.6", date(2026, 6, 1), Damage.DATE),
    ("2026-03-01", 46082.0, Damage.DATE),
    ("8:30", time(8, 30), Damage.DATE),
    ("8:30", "8:30:00", Damage.DATE),
    ("8:30", 8.5 / 24, Damage.DATE),
    ("12:05", timedelta(hours=12, minutes=5), Damage.DATE),
    ("6-7", datetime(2026, 6, 7, 1, 2), Damage.DATE),  # noqa: DTZ001
    ("1", True, Damage.TRUTH),
    ("是", "TRUE", Damage.TRUTH),
    ("否", "FALSE", Damage.TRUTH),
    ("王师傅", False, Damage.TRUTH),
    ("=老王", "#NAME?", Damage.FORMULA),
    ("-5号", "#VALUE!", Damage.FORMULA),
    ("123", "####", Damage.FORMULA),
    ("𠮷野家", "?野家", Damage.CHARACTERS),
    ("鼓楼街", "???", Damage.CHARACTERS),
    ("长" * 300, "长" * 255, Damage.CUT),
]
EDITED = [
    ("老王修锁", "王师傅修锁"),
    ("09557012345", "09557012346"),
    ("13800000000", 13900000000.0),
    ("2026-06-30", date(2026, 7, 1)),
    ("2026-06-05", date(2026, 5, 6)),
    ("2026-06-30", "2026/7/1"),
    ("3-1", "1-3"),
    ("3-1", "3-2"),
    ("3-1", date(2026, 3, 2)),
    ("12", 13.0),
    ("100", "10"),
    ("0", "10"),
    ("营业", ""),
    ("", "新品牌"),
    ("否", "是"),
    ("是", "FALSE"),
    ("8:30", "9:30"),
    ("8:30", 0.1),
    ("鼓楼东街?号", "鼓楼东街5号"),
    ("E5", "1.5E+5"),
    ("王", "1E+15"),
    (ID, "110101199001011245"),
    (ID, "110101199101011000"),
    ("长" * 300, "长" * 100),
]


@pytest.mark.parametrize(("before", "cell", "damage"), DAMAGED)
def test_what_a_spreadsheet_broke_is_damage(before, cell, damage):
    assert damage_of(before, cell) is damage


@pytest.mark.parametrize(("before", "cell"), EDITED)
def test_what_a_person_changed_is_no_damage(before, cell):
    assert damage_of(before, cell) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (12.0, "12"),
        (12.5, "12.5"),
        (1e17, "1e+17"),
        (True, "TRUE"),
        (date(2026, 6, 30), "2026-06-30"),
        (datetime(2026, 6, 30), "2026-06-30"),  # noqa: DTZ001
        (datetime(2026, 6, 30, 9, 31), "2026-06-30 09:31"),  # noqa: DTZ001
        (time(8, 30), "08:30"),
        ("甲", "甲"),
    ],
)
def test_a_cell_of_any_type_reads_as_a_person_sees_it(cell, text):
    assert text_of(cell) == text
