"""Lists of addresses as communities keep them."""

from datetime import date

import pytest

from fieldkit.exchange.foreign.addresses import doors_in, read_addresses, taken_apart
from fieldkit.exchange.foreign.problems import AddressProblem, ForeignError
from fieldkit.kernel.errors import FieldkitError

TITLES = ["小区", "楼栋", "单元", "户号"]


def keys(listing):
    return [door.key for door in listing.doors]


def codes(listing):
    return [problem.code for problem in listing.problems]


def test_a_row_for_each_door(list_file):
    listing = read_addresses(list_file([TITLES, ["幸福里", "3栋", "2单元", "301"], ["幸福里", 3, 2, 302]]))
    assert keys(listing) == ["|幸福里|3|2|301", "|幸福里|3|2|302"]
    assert not listing.problems


def test_a_heading_above_the_titles_is_passed_over(list_file):
    listing = read_addresses(list_file([["幸福里小区住户名单", "", "", ""], TITLES, ["幸福里", 3, 2, 301]]))
    assert len(listing.doors) == 1


def test_a_cell_merged_over_the_doors_of_a_building_says_the_same_for_each(list_file):
    rows = [TITLES, ["幸福里", "3栋", "1", "101"], ["", "", "1", "102"]]
    listing = read_addresses(list_file(rows, merged=("A2:A3", "B2:B3")))
    assert keys(listing) == ["|幸福里|3|1|101", "|幸福里|3|1|102"]


def test_a_building_counted_by_stairways_floors_and_doors(list_file):
    listing = read_addresses(
        list_file([["小区", "楼栋", "单元数", "层数", "每层户数"], ["幸福里", "5", 2, 3, 2]])
    )
    assert len(listing.doors) == 12
    assert keys(listing)[0] == "|幸福里|5|1|101"
    assert keys(listing)[-1] == "|幸福里|5|2|302"


def test_a_grid_of_buildings_and_stairways_with_doors_in_its_cells(list_file):
    listing = read_addresses(
        list_file([["楼栋", "1单元", "2单元"], ["1", "101、102", "101-103"], ["2", "201，202", ""]])
    )
    assert keys(listing) == [
        "||1|1|101", "||1|1|102", "||1|2|101", "||1|2|102", "||1|2|103", "||2|1|201", "||2|1|202",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "doors"),
    [
        ("101、102", ["101", "102"]),
        ("101-103", ["101", "102", "103"]),
        ("0101~0102", ["0101", "0102"]),
        ("1-101", ["1-101"]),
        ("甲 乙", ["甲", "乙"]),
    ],
)
def test_door_numbers_in_a_cell(cell, doors):
    assert doors_in(cell) == doors


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("幸福里3号楼2单元301室", {"compound": "幸福里", "building": "3", "unit": "2", "door": "301"}),
        ("幸福里12栋504", {"compound": "幸福里", "building": "12", "door": "504"}),
        ("3-2-301", {"building": "3", "unit": "2", "door": "301"}),
        ("东关村老槐树旁", {"door": "东关村老槐树旁"}),
    ],
)
def test_an_address_in_one_cell_is_taken_apart_where_it_can_be(address, parts):
    assert taken_apart(address, {}) == parts


def test_one_column_of_addresses_is_enough(list_file):
    listing = read_addresses(list_file([["序号", "地址"], [1, "幸福里3栋2单元301"]]))
    assert keys(listing) == ["|幸福里|3|2|301"]


def test_the_same_door_twice_counts_once_and_is_said(list_file):
    listing = read_addresses(
        list_file([TITLES, ["幸福里", "3栋", "2", "301"], ["幸福里", "03号楼", "2单元", "301室"]])
    )
    assert len(listing.doors) == 1
    assert codes(listing) == [AddressProblem.TWICE]
    assert "第 2 行" in listing.problems[0].say("zh")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["幸福里", "3", "2", ""], AddressProblem.NO_DOOR),
        (["幸福里", "", "2", "301"], AddressProblem.NO_BUILDING),
        (["幸福里", "3", "2", date(2026, 3, 1)], AddressProblem.SPOILT),
    ],
)
def test_a_row_that_names_no_door_is_left_out_with_its_reason(list_file, row, code):
    listing = read_addresses(list_file([TITLES, row, ["幸福里", "3", "2", "302"]]))
    assert keys(listing) == ["|幸福里|3|2|302"]
    assert codes(listing) == [code]
    assert listing.problems[0].place.row == 2


def test_counts_that_are_no_numbers_are_left_out_with_their_reason(list_file):
    listing = read_addresses(list_file([["楼栋", "层数", "每层户数"], ["1", "很多", 2], ["2", 1, 1]]))
    assert keys(listing) == ["||2||101"]
    assert codes(listing) == [AddressProblem.BAD_COUNT]


def test_names_and_phones_are_noticed_and_kept_apart(list_file):
    listing = read_addresses(
        list_file([[*TITLES, "户主姓名", "联系电话"], ["幸福里", 3, 2, 301, "张三", "13812345678"]])
    )
    assert listing.has_personal
    assert dict(listing.doors[0].personal) == {"resident": "张三", "phone": "13812345678"}
    assert "张三" not in listing.doors[0].key


def test_a_column_of_the_list_divides_it_by_its_title_or_any_usual_one(list_file):
    listing = read_addresses(list_file([[*TITLES, "楼型"], ["幸福里", 3, 2, 301, "高层"]]))
    assert listing.doors[0].value_of("楼型") == "高层"
    assert listing.doors[0].value_of("楼号") == "3"
    assert listing.has_column("楼号")
    assert not listing.has_column("颜色")


def test_every_sheet_with_addresses_is_read(list_file):
    path = list_file(
        [TITLES, ["幸福里", 1, 1, 101]],
        others={"二期": [TITLES, ["幸福里二期", 1, 1, 101]], "说明": [["备注"]]},
    )
    assert keys(read_addresses(path)) == ["|幸福里|1|1|101", "|幸福里二期|1|1|101"]


def test_a_file_without_addresses_is_refused_with_what_to_write(list_file):
    with pytest.raises(FieldkitError) as refusal:
        read_addresses(list_file([["店名", "业态"], ["老王早点", "早餐"]]))
    assert refusal.value.code is ForeignError.NO_ADDRESSES
    assert "户号" in refusal.value.say("zh")
