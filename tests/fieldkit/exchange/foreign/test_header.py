"""The header of a list is found under its titles, over two rows and in the middle; what is no record is left out."""

import pytest

from fieldkit.exchange.foreign.body import Skip
from fieldkit.exchange.foreign.choosing import choose_sheets
from fieldkit.exchange.foreign.header import find_header, header_at
from fieldkit.exchange.foreign.reading import read_table_file


def test_the_header_is_found_under_title_and_date(best, list_file):
    rows = [
        ["中卫市沙坡头区便民生活圈网点台账"],
        ["填报单位：幸福里社区", None, "填报日期：2026年5月"],
        [],
        ["序号", "店名", "经营地址", "联系方式"],
        [1, "老王早点", "文昌街1号", 13812341234],
    ]
    header = best(list_file(rows, merged=["A1:D1"])).header
    assert (header.first, header.last) == (3, 3)
    assert header.titles == ("序号", "店名", "经营地址", "联系方式")


def test_a_header_of_two_merged_rows_is_joined(best, list_file):
    rows = [
        ["网点台账"],
        ["序号", "店名", "位置", None, "负责人", None, "业态"],
        [None, None, "经度", "纬度", "姓名", "电话", None],
        [1, "老王早点", 105.18952, 37.51403, "王芳", "13812341234", "早餐店"],
    ]
    merged = ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"]
    choice = best(list_file(rows, merged=merged))
    assert choice.header.titles == (
        "序号",
        "店名",
        "位置/经度",
        "位置/纬度",
        "负责人/姓名",
        "负责人/电话",
        "业态",
    )
    assert (choice.header.first, choice.header.last) == (1, 2)
    assert [one.field_key for one in choice.matches] == [
        None,
        "name",
        "location:longitude",
        "location:latitude",
        "operator",
        "phone",
        "business_type",
    ]


def test_a_header_of_two_rows_is_joined_in_a_text_file_too(best, text_file):
    text = "店名,位置,,业态\n,经度,纬度,\n老王早点,105.18952,37.51403,早餐店\n"
    assert best(text_file(text.encode())).header.titles == ("店名", "位置/经度", "位置/纬度", "业态")


def test_a_first_record_is_no_second_row_of_the_header(best, text_file):
    text = "店名,地址,电话\n老王早点,文昌街1号,13812341234\n"
    assert best(text_file(text.encode())).header.last == 0


def test_a_row_that_numbers_the_columns_belongs_to_the_header(read, list_file):
    rows = [["店名", "地址", "电话"], ["甲", 1, 2], ["老王早点", "文昌街1号", "13812341234"]]
    assert [row.values["name"] for row in read(list_file(rows)).rows] == ["老王早点"]


def test_totals_notes_headings_blanks_and_a_second_header_are_left_out_and_counted(read, list_file):
    header = ["序号", "店名", "地址", "面积"]
    rows = [
        header,
        ["一、早餐类"],
        [1, "老王早点", "文昌街1号", 20],
        ["小计", "1家", None, 20],
        [],
        header,
        [2, "惠之家便利店", "鼓楼东街2号", 60],
        [3],
        ["合 计", None, None, 80],
        ["注：面积以平方米计。"],
        ["填表人：王芳", None, "审核人：李强"],
    ]
    found = read(list_file(rows))
    assert [row.number for row in found.rows] == [3, 7]
    assert found.skipped_by_reason() == {"NOTE": 3, "TOTAL": 2, "BLANK": 2, "HEADER": 1}
    assert {row.row for row in found.skipped if row.why is Skip.TOTAL} == {4, 9}


def test_shops_with_odd_names_are_no_totals_and_no_notes(read, list_file):
    rows = [
        ["店名", "地址"],
        ["合计利超市", "文昌街1号"],
        ["一品轩", None],
        ["7号仓", "鼓楼街3号"],
    ]
    names = [row.values["name"] for row in read(list_file(rows)).rows]
    assert names == ["合计利超市", "一品轩", "7号仓"]


def test_of_several_sheets_the_one_that_is_a_list_is_chosen(list_file, names):
    others = {
        "说明": [["填写说明"], ["店名要和招牌一致"]],
        "社区": [["社区名称", "所属街道", "户数"], ["幸福里社区", "文昌镇", 1200]],
        "网点": [["店名", "地址", "电话", "业态"], ["老王早点", "文昌街1号", "13812341234", "早餐店"]],
    }
    found = choose_sheets(read_table_file(list_file([["封面"]], sheet="封面", others=others)), names)
    assert [(one.sheet.name, one.kind.key) for one in found[:2]] == [("网点", "outlet"), ("社区", "area")]
    assert found[0].score > found[1].score


def test_a_list_of_circles_and_a_list_of_areas_are_known_as_such(best, list_file):
    circles = [
        ["序号", "生活圈名称", "四至范围", "服务人口"],
        [1, "瑞丰", "东至A路，南至B路，西至C路，北至D路", 9000],
    ]
    assert best(list_file(circles)).kind.key == "circle"
    areas = [["街道", "社区", "户数", "常住人口"], ["文昌镇", "幸福里社区", 1200, 3600]]
    choice = best(list_file(areas))
    assert choice.kind.key == "area"
    assert [one.field_key for one in choice.matches] == ["parent", "name", "households", "population"]


def test_a_sheet_without_header_has_none_until_a_person_points_at_it(list_file):
    (sheet,) = read_table_file(list_file([["老王早点", "文昌街1号"], ["惠之家", "鼓楼街2号"]])).sheets
    assert find_header(sheet) is None
    assert header_at(sheet, -1).titles == ("", "")
    assert header_at(sheet, 0).titles == ("老王早点", "文昌街1号")


@pytest.mark.parametrize("count", [1, 35])
def test_a_header_may_stand_far_down(best, list_file, count):
    rows = [["说明文字"]] * count + [["店名", "地址"], ["老王早点", "文昌街1号"]]
    assert best(list_file(rows)).header.first == count
