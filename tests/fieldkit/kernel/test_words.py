"""Sentences, problems, refusals, ids, resources, pinyin: the words that every room uses."""

import re

import pytest

from fieldkit.kernel.changes import ChangeSet
from fieldkit.kernel.clock import stamp, today
from fieldkit.kernel.errors import ErrorCode, FieldkitError, UsageError
from fieldkit.kernel.ids import named_id, new_record_id, new_replica_id, short
from fieldkit.kernel.pinyin import initials_of
from fieldkit.kernel.problems import Place, Problem, ProblemCode
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text


class Refusal(ErrorCode):
    GONE = Text("{path} 不见了，数据都在。", "{path} is gone; the data is safe.")


class Doubt(ProblemCode):
    ODD = Text("{value} 少见，请核对。", "{value} is unusual; please check.")


def test_a_sentence_is_said_in_the_language_asked_for_with_its_values():
    assert Refusal.GONE.text.say("zh", path="U 盘") == "U 盘 不见了，数据都在。"
    assert Refusal.GONE.text.say("en", path="the disk") == "the disk is gone; the data is safe."


def test_a_sentence_without_values_may_hold_braces():
    assert Text("{名称}", "{name}").say("zh") == "{名称}"


def test_a_value_that_looks_like_a_placeholder_is_said_as_it_is():
    assert Refusal.GONE.text.say("zh", path="{0}{path}") == "{0}{path} 不见了，数据都在。"


def test_a_refusal_says_its_sentence_and_ends_a_command_with_one_and_wrong_usage_with_two():
    refusal = FieldkitError(Refusal.GONE, path="a.xlsx")
    assert (str(refusal), refusal.exit_status) == ("a.xlsx 不见了，数据都在。", 1)
    assert UsageError(Refusal.GONE, path="a").exit_status == 2


def test_a_problem_leads_with_its_place_as_far_as_that_is_known():
    place = Place(file="甲.xlsx", sheet="网点", row=12, column="电话", field="phone")
    assert Problem(Doubt.ODD, place=place, values={"value": "134"}).say("zh") == (
        "甲.xlsx工作表“网点”第 12 行“电话”列：134 少见，请核对。"
    )
    assert Problem(Doubt.ODD, place=Place(sheet="网点", row=12), values={"value": "134"}).say("en") == (
        "sheet “网点”, row 12: 134 is unusual; please check."
    )
    assert Problem(Doubt.ODD, values={"value": "134"}).say("zh") == "134 少见，请核对。"


def test_ids_are_new_each_time_and_named_ids_the_same_everywhere():
    made = {new_record_id() for _ in range(100)} | {new_replica_id() for _ in range(100)}
    assert len(made) == 200
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in made)
    assert named_id("zhongwei", "area", "L006") == "605d64deffa45fd5a86f9f40aed7aaca", (
        "samples out in the field hold it"
    )
    assert named_id("a", "bc") != named_id("ab", "c")
    assert short("0123456789abcdef") == "01234567"


def test_the_time_is_written_with_its_offset(clock):
    assert stamp(clock) == "2026-06-30T09:30:00+08:00"
    assert today(clock).isoformat() == "2026-06-30"


def test_a_resource_is_found_and_a_missing_one_is_named():
    assert resource("fonts", "OFL.txt").is_file()
    with pytest.raises(FileNotFoundError, match="fonts/none"):
        resource("fonts", "none.ttf")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("便利店", "bld"), ("早餐店", "zcd"), ("长城西街", "ccxj"), ("银行", "yh"), ("24小时", "24xs"), ("Ａ店", "ａd"),
        ("重庆小面", "cqxm"), ("惠之家ABC", "hzjabc"),
    ],
)  # fmt: skip
def test_the_initials_that_people_type_are_among_those_of_the_text(text, typed):
    assert typed in initials_of(text).split(" ")


def test_many_characters_with_two_readings_give_few_variants():
    assert len(initials_of("长长长长长长长长").split(" ")) <= 4


def test_a_change_set_tells_which_kinds_it_touches():
    told = ChangeSet(frozenset({("outlet", "1")}))
    assert told.touches("outlet")
    assert not told.touches("area")
    assert ChangeSet(many=True).touches("area")
