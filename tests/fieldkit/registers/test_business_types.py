"""The code table: names that documents and people use, and entry by a few letters."""

import csv

import pytest
from pypinyin import lazy_pinyin

from fieldkit.kernel.resources import resource
from fieldkit.registers.business_types import (
    TypeClass,
    business_type,
    business_types,
    match_business_type,
    suggest_business_types,
    type_purposes,
)

CODES = [
    *(f"B{n:02d}" for n in range(1, 16)),
    *(f"Q{n:02d}" for n in range(1, 14)),
    *(f"X{n:02d}" for n in range(1, 10)),
]


def test_the_table_has_every_code_once_and_in_order():
    assert [one.code for one in business_types()] == CODES


@pytest.mark.parametrize("code", CODES)
def test_every_name_alias_and_code_of_a_type_matches_it(code):
    one = business_type(code)
    names = (one.code, one.code.lower(), one.name.zh, one.name.en, one.short_name, *one.alias_texts)
    assert {match_business_type(name) for name in names} == {code}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("菜店", "B04"),
        ("菜店（市场）", "B03"),
        ("菜店(市场)", "B03"),
        ("生鲜超市(菜店)", "B04"),
        ("再生资源回收网点", "B13"),
        ("家政服务类业态", "B09"),
        ("邮政快递综合服务点（快递公共取送点）", "B12"),
        ("快递服务点", "B12"),
        ("智能快件箱", "B15"),
        ("老年康护", "Q01"),
        ("婴幼儿照护服务", "Q02"),
        ("书店书吧", "Q05"),
        ("自动贩卖机", "X05"),
        ("餐饮（含早餐）", "B05"),
        (" Ｂ０１ ", "B01"),
        ("便 利 店", "B01"),
        ("理发", "B07"),
        ("洗衣网点", "B06"),
    ],
)
def test_match_reads_the_names_of_documents_in_any_writing(typed, code):
    assert match_business_type(typed) == code


@pytest.mark.parametrize("typed", ["", "  ", "店", "B99", "卖东西的", "药"])
def test_match_leaves_open_what_it_does_not_know(typed):
    assert match_business_type(typed) is None


def test_an_optician_is_a_type_that_no_list_of_a_plan_has():
    """Z-15 names 眼镜店 and 专卖店 as brands to bring in."""
    assert match_business_type("眼镜店") == match_business_type("专卖店") == "X09"


def test_kindergarten_is_not_a_nursery():
    """A-11: every circle lists 幼托 as existing while 21 communities lack 托育."""
    assert match_business_type("幼托") == match_business_type("幼儿园") == "X08"
    assert match_business_type("托育") == "Q02"


def test_a_restaurant_is_not_a_breakfast_shop():
    """All 24 circles list 餐饮, yet 14 communities have too few breakfast shops (A-10)."""
    assert match_business_type("餐饮") == match_business_type("面馆") == "X07"
    assert match_business_type("早点铺") == "B05"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bld", "B01"),
        ("BLD", "B01"),
        ("bianli", "B01"),
        ("bian'li", "B01"),
        ("便利", "B01"),
        ("b01", "B01"),
        ("csc", "B03"),
        ("zcd", "B05"),
        ("早", "B05"),
        ("yd", "B11"),
        ("kd", "B12"),
        ("ty", "Q02"),
        ("yh", "X01"),
        ("xxp", "X04"),
    ],
)
def test_suggest_puts_what_was_meant_first(typed, first):
    assert suggest_business_types(typed)[0].code == first


def test_suggest_offers_everything_before_anything_is_typed_and_nothing_for_nonsense():
    assert suggest_business_types("") == business_types()
    assert suggest_business_types("qqqq") == ()


def test_suggest_names_each_type_once():
    found = suggest_business_types("c")
    assert len(found) == len(set(found)) > 3


def test_the_pinyin_in_the_table_is_that_of_the_names():
    for file, column in (("types.csv", "name_zh"), ("aliases.csv", "alias")):
        with resource("business_types", file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                name = row[column].split("（")[0] if file == "types.csv" else row[column]
                bare = "".join(char for char in name if char not in "（）")
                assert row["pinyin"] == " ".join(lazy_pinyin(bare)), name


def test_every_alias_says_where_it_comes_from():
    assert all(alias.source for one in business_types() for alias in one.aliases)


def test_every_type_has_a_purpose_of_the_poster():
    keys = [purpose.key for purpose in type_purposes()]
    assert keys == ["food", "shopping", "repair", "care", "health", "home", "leisure", "other"]
    assert {one.purpose for one in business_types()} == set(keys)


def test_classes_read_as_the_plans_call_them():
    labels = [one.label.zh for one in TypeClass]
    assert labels == ["基本保障类", "品质提升类", "智慧升级类", "其他"]
