"""Columns find their fields by what offices write over them, and by what their cells look like."""

import pytest

from fieldkit.exchange.foreign.matching import Why, with_choices
from fieldkit.exchange.foreign.titles import NO_FIELD, meanings
from fieldkit.registers.catalogue import KINDS
from fieldkit.registers.kinds import FieldType


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("店名", "name"),
        ("商户名称*", "name"),
        ("字 号", "name"),
        ("店招名称（必填）", "name"),
        ("联系方式", "phone"),
        ("负责人联系电话", "phone"),
        ("手机号码", "phone"),
        ("经营范围", "business_type"),
        ("行业类别", "business_type"),
        ("门牌号", "address"),
        ("实际经营地址", "address"),
        ("面积(㎡)", "area_m2"),
        ("营业面积（平方米）", "area_m2"),
        ("从业人员数", "staff"),
        ("所属社区", "community"),
        ("统一社会信用代码", "credit_code"),
        ("营业执照编号", "credit_code"),
        ("经纬度", "location"),
        ("经度", "location:longitude"),
        ("GPS坐标", "location"),
        ("是否24小时营业", "open_24h"),
        ("营业状态", "status"),
        ("法定代表人", "operator"),
        ("序号", NO_FIELD),
        ("身份证号码", NO_FIELD),
        ("法人身份证号", NO_FIELD),
    ],
)
def test_what_offices_write_over_a_column_means_a_field(title, field):
    best = meanings("outlet", title)[0]
    assert best.field == field
    assert best.score > 0.6


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_field_of_every_kind_is_found_by_its_own_label_and_key(kind):
    for field in kind.fields:
        if field.type is FieldType.FILES:
            continue
        for title in (field.label.zh, field.key):
            assert field.key in {one.field for one in meanings(kind.key, title) if one.score >= 1}, title


def test_a_title_is_about_what_it_ends_with():
    assert "phone" not in {one.field for one in meanings("outlet", "电话是否接通") if one.score >= 0.5}
    assert meanings("outlet", "店铺所在详细地址")[0].field == "address"


def test_columns_without_a_telling_title_are_known_by_their_cells(matched, list_file):
    rows = [
        ["店名", "甲栏", "乙栏", "丙栏", "丁栏", "戊栏"],
        ["老王早点", "13812341234", "91110000101623741K", "早餐店", "105.18952,37.51403", "06:00-11:00"],
        ["惠之家", "0955-7012345", "91350100M000100Y43", "便利店", "105.18961,37.51444", "07:00-23:00"],
        ["便民菜店", "139 5555 6666", "911101066976941872", "菜店", "105.18971,37.51555", "8:00-20:00"],
    ]
    assert matched(list_file(rows)) == {
        "店名": "name",
        "甲栏": "phone",
        "乙栏": "credit_code",
        "丙栏": "business_type",
        "丁栏": "location",
        "戊栏": "hours",
    }


def test_cells_speak_against_a_title_too(best, list_file):
    rows = [["店名", "电话", "号码"], *[[f"店{at}", "有", f"1381234{at:04}"] for at in range(5)]]
    choice = best(list_file(rows))
    assert [one.field_key for one in choice.matches] == ["name", None, "phone"] or [
        one.field_key for one in choice.matches
    ] == ["name", "phone", "phone"]
    scores = {one.title: one.score for one in choice.matches}
    assert scores["号码"] > scores["电话"]


def test_the_name_on_the_sign_comes_before_the_name_on_the_licence(matched, list_file):
    both = [["企业名称", "店名", "地址"], ["中卫市惠家商贸有限公司", "惠之家便利店", "文昌街1号"]]
    assert matched(list_file(both)) == {"企业名称": "licence_name", "店名": "name", "地址": "address"}
    one = [["企业名称", "地址"], ["中卫市惠家商贸有限公司", "文昌街1号"]]
    assert matched(list_file(one)) == {"企业名称": "name", "地址": "address"}


def test_mobile_and_landline_are_both_phones(matched, list_file):
    rows = [["店名", "手机", "座机"], ["老王早点", "13812341234", "0955-7012345"]]
    assert matched(list_file(rows)) == {"店名": "name", "手机": "phone", "座机": "phone"}


def test_a_column_that_is_known_and_not_wanted_is_told_from_one_that_is_not_known(best, list_file):
    rows = [["序号", "店名", "身份证号", "燃气安全"], [1, "老王早点", "64052119800101001X", "已查"]]
    why = {one.title: one.why for one in best(list_file(rows)).matches}
    assert why == {"序号": Why.IGNORED, "店名": Why.TITLE, "身份证号": Why.IGNORED, "燃气安全": Why.NONE}


def test_a_person_corrects_a_column_and_takes_its_field_from_the_guess(best, list_file):
    rows = [["店名", "类型", "主要商品"], ["老王早点", "个体", "早餐店"], ["惠之家", "个体", "便利店"]]
    choice = best(list_file(rows))
    assert choice.matches[1].field_key == "business_type"
    corrected = with_choices(choice.kind, choice.matches, {2: "business_type"}, Why.HAND)
    assert [one.field_key for one in corrected] == ["name", None, "business_type"]
    assert corrected[2].why is Why.HAND


def test_the_visible_sheets_of_our_own_packages_are_known_by_their_keys(best, list_file):
    rows = [
        ["_id", "_row", "name", "phone", "future_field"],
        ["记录", "行", "店招名称", "电话", "将来"],
        ["c" * 32, "1", "老王早点", "138 1234 1234", "x"],
    ]
    choice = best(list_file(rows))
    assert (choice.header.first, choice.header.last) == (0, 1)
    assert [one.field_key for one in choice.matches] == ["_id", None, "name", "phone", None]
    assert choice.kind.key == "outlet"
