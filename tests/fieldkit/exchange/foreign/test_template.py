"""A list that was matched once is recognised the next time, in any order of columns, blanks aside."""

import json

import pytest

from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.exchange.foreign.template import Options, Template, recognised, template_of
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.datums import Datum

TITLES = ("序号", "商户 名称", "电话：", "燃气安全", "主要商品")


@pytest.fixture
def template(best, list_file):
    choice = best(list_file([TITLES, [1, "老王早点", "13812341234", "已查", "豆浆"]]))
    options = Options(community="幸福里", blanks_clear=True, keep_unknown=True, datum=Datum.BD09)
    return template_of("街道办台账", "outlet", "台账", choice.matches, options)


def test_it_comes_back_from_its_json_as_it_was(template):
    assert Template.from_json(template.to_json()) == template


def test_it_is_recognised_in_another_order_and_with_other_blanks(template):
    assert recognised([template], ["燃气安全", "主要商品", "商户名称", "序 号", "", "电话"]) == template
    assert template.choices(["电话", "商户名称"]) == {0: "phone", 1: "name"}


def test_a_column_more_or_less_does_not_make_another_list_of_it(template):
    assert recognised([template], [*TITLES, "备注"]) == template
    assert recognised([template], ["店名", "电话", "地址"]) is None
    assert recognised([], TITLES) is None


def test_the_likest_of_several_is_taken(template):
    other = Template("别的", "outlet", "台账", template.titles[:-1], {}, Options())
    assert recognised([other, template], TITLES) == template


def test_the_column_of_problems_that_comes_back_is_none_of_its_titles(template):
    assert template.likeness(["问题", *TITLES]) == 1.0


def test_two_columns_of_one_title_are_not_remembered(best, list_file):
    choice = best(list_file([["店名", "电话", "电话"], ["老王早点", "13812341234", "0955-7012345"]]))
    assert "电话" not in template_of("台账", "outlet", "台账", choice.matches).columns


def test_a_field_that_this_version_does_not_have_is_left_unmatched(template):
    content = json.loads(template.to_json())
    content["columns"]["燃气安全"] = "gas_check"
    read = Template.from_json(json.dumps(content))
    assert "燃气安全" not in read.columns
    assert read.columns["商户名称"] == "name"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind": 1}', "null", '{"options": {"datum": "MARS"}}'])
def test_what_cannot_be_read_is_said_with_its_name(text):
    with pytest.raises(FieldkitError) as refused:
        Template.from_json(text, "街道办台账")
    assert refused.value.code is ForeignError.BAD_TEMPLATE
    assert "街道办台账" in refused.value.say("zh")
