"""Numbers, choices and skip instructions of a paper form, read off the form before anything is set."""

import pytest

from fieldkit.posters.paper.atoms import holds
from fieldkit.posters.paper.conditions import QUESTION, ConditionWriter
from fieldkit.posters.paper.keying import keying_order
from fieldkit.posters.paper.limits import digits_of, most_picks
from fieldkit.posters.paper.numbering import numbered
from fieldkit.posters.paper.outline import Condition, Outline
from fieldkit.posters.paper.skips import END, SkipFinder
from fieldkit.posters.paper.spec import PaperSpec
from fieldkit.posters.paper.wording import Speaker
from fieldkit.questionnaires.expression import parse
from fieldkit.questionnaires.reader import read_tables, shipped_form

CHOICES = """
| choices |
| | list_name | name | label |
| | yesno | yes | 是 |
| | yesno | no | 否 |
| | shops | market | 菜市场 |
| | shops | super | 超市 |
| | shops | other | 其他 |
| | scale | 1 | 满意 |
| | scale | 5 | 不满意 |
| | scale | 9 | 不了解 |
"""


class Sheet:
    """A form with everything that puts it into words."""

    def __init__(self, form, **values):
        self.form = form
        self.outline = Outline(form)
        self.speaker = Speaker(PaperSpec(form, **values), self.outline)
        self.skips = SkipFinder(self.outline, self.speaker)
        self.writer = ConditionWriter(form, self.speaker)

    def path(self, name):
        return next(path for path in self.form.binds if path.endswith(f"/{name}"))

    def condition(self, name):
        path = self.path(name)
        return self.writer.say(self.form.binds[path].relevant.tree, path)

    def jumps(self, number):
        return [self.skips.say(number, jump) for jump in self.skips.jumps(number)]

    def is_handled(self, name):
        path = self.path(name)
        number = int(self.outline.numbers[path])
        return self.skips.is_handled(Condition(path, self.form.binds[path].relevant), [number])

    def label(self, name):
        return self.speaker.say(self.form.questions[self.path(name)].label, self.path(name))

    def choices(self, name):
        found = self.speaker.choices(self.form.questions[self.path(name)])
        return [(one.code, one.value, one.label) for one in found]


@pytest.fixture
def sheet():
    def build(survey, settings="", **values):
        return Sheet(
            read_tables(f"| survey |\n{survey.strip()}\n{CHOICES}\n{settings}", name="问卷"), **values
        )

    return build


def test_questions_are_numbered_through_and_notes_and_calculations_are_not(sheet):
    one = sheet("""
| | type | name | label | calculation | readonly |
| | note | hello | 您好 | | |
| | text | a | 甲 | | |
| | calculate | c | | 1 + 1 | |
| | integer | shown | 合计 | 1 + 1 | |
| | integer | fixed | 固定 | | yes |
| | begin_group | g | 组 | | |
| | integer | b | 乙 | | |
| | end_group | | | | |
| | begin_repeat | r | 成员 | | |
| | text | d | 丁 | | |
| | end_repeat | | | | |
""")
    numbers = {path.rpartition("/")[2]: number for path, number in one.outline.numbers.items()}
    assert numbers == {"a": "1", "b": "2", "d": "3"}


def test_a_default_by_once_is_asked_on_paper_and_another_calculation_is_not(sheet):
    given = sheet(
        """
        | | type | name | label | calculation | relevant |
        | | integer | n | 几口人 | | |
        | | date | day | 哪一天 | once(today()) | |
        | | integer | twice | 两倍 | ${n} * 2 | |
        | | text | why | 为何 | | ${day} = '' |
        """
    )
    names = ("n", "day", "twice", "why")
    assert [given.speaker.number(given.path(name)) for name in names] == ["1", "2", None, "3"]


def test_rows_of_a_table_share_a_number(sheet):
    one = sheet("""
| | type | name | label | appearance |
| | text | a | 甲 | |
| | begin_group | g | 满意吗 | table-list |
| | select_one scale | s1 | 买菜 | |
| | select_one scale | s2 | 早餐 | |
| | end_group | | | |
""")
    assert [one.outline.numbers[one.path(name)] for name in ("a", "s1", "s2")] == ["1", "2（1）", "2（2）"]


def test_whoever_answers_no_is_sent_past_the_questions_that_need_a_yes(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | select_one yesno | car | 有车吗 | |
| | integer | cars | 几辆 | ${car} = 'yes' |
| | text | plate | 车牌 | ${car} = 'yes' |
| | text | last | 建议 | |
""")
    assert one.jumps(1) == ["答“否”的，跳到第 4 题。"]
    assert one.is_handled("cars")
    assert one.is_handled("plate")


def test_a_jump_past_the_last_question_ends_the_interview(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | select_one yesno | agree | 愿意吗 | |
| | text | a | 建议 | ${agree} = 'yes' |
""")
    assert [jump.target for jump in one.skips.jumps(1)] == [END]
    assert one.jumps(1) == ["答“否”的，访问到此结束。"]


def test_branches_lead_together_again_after_the_first_of_them(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | select_one yesno | agree | 愿意吗 | |
| | text | why | 为什么不愿意 | ${agree} = 'no' |
| | text | a | 建议 | ${agree} = 'yes' |
| | text | b | 备注 | |
""")
    assert one.jumps(1) == ["答“是”的，跳到第 3 题。"]
    assert one.jumps(2) == ["答完后，跳到第 4 题。"]


def test_a_question_that_was_stepped_over_counts_as_unanswered(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | select_one yesno | car | 有车吗 | |
| | select_one yesno | new | 是新车吗 | ${car} = 'yes' |
| | text | bought | 哪里买的 | ${new} = 'yes' |
| | text | last | 建议 | |
""")
    assert one.jumps(1) == ["答“否”的，跳到第 4 题。"]
    assert one.is_handled("bought")


def test_a_group_that_is_entered_by_its_heading_needs_no_words_for_what_a_jump_inside_it_says(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | select_multiple shops | shops | 去哪里 | |
| | begin_group | g | 市场 | selected(${shops}, 'market') |
| | select_one yesno | clean | 干净吗 | |
| | text | dirt | 哪里不干净 | ${clean} = 'no' |
| | end_group | | | |
| | text | last | 建议 | ${clean} = 'no' |
""")
    assert one.jumps(2) == ["答“是”的，访问到此结束。"]
    assert one.is_handled("dirt")
    assert not one.is_handled("last")


def test_no_jump_is_printed_where_the_next_question_depends_on_another_answer(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | select_one yesno | car | 有车吗 | |
| | text | between | 几口人 | |
| | integer | cars | 几辆 | ${car} = 'yes' |
""")
    assert one.jumps(1) == []
    assert not one.is_handled("cars")
    assert one.condition("cars") == "第 1 题答“是”"


def test_a_condition_that_holds_for_an_unanswered_question_is_said_although_a_jump_exists(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | select_one yesno | car | 有车吗 | |
| | integer | cars | 几辆 | ${car} != 'no' |
""")
    assert one.jumps(1) == ["答“否”的，访问到此结束。"]
    assert not one.is_handled("cars")


def test_inside_a_repeat_a_jump_never_leaves_the_block(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | begin_repeat | member | 成员 | |
| | select_one yesno | works | 工作吗 | |
| | text | job | 做什么 | ${works} = 'yes' |
| | end_repeat | | | |
| | text | last | 建议 | |
""")
    assert one.jumps(1) == ["答“否”的，本组其余的题不问。"]


def test_a_question_outside_a_repeat_is_not_stepped_over_for_one_answer_of_many(sheet):
    one = sheet("""
| | type | name | label | relevant |
| | begin_repeat | member | 成员 | |
| | select_one yesno | works | 工作吗 | |
| | end_repeat | | | |
| | text | last | 建议 | join(' ', ${works}) = 'yes' |
""")
    assert one.jumps(1) == []


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("/d/a = 'x' or /d/unknown = 1", True),
        ("/d/a = 'y' or /d/unknown = 1", None),
        ("/d/a = 'y' and /d/unknown = 1", False),
        ("/d/a = 'x' and /d/unknown = 1", None),
        ("not(selected(/d/a, 'x'))", False),
        ("not(/d/unknown = 1)", None),
        ("/d/empty != 'x'", True),
        ("/d/empty < 5", False),
        ("count-selected(/d/empty) = 0", True),
        ("true()", True),
    ],
)
def test_a_condition_is_judged_only_as_far_as_the_answers_are_known(source, verdict):
    assert holds(parse(source).tree, "/d/here", {"/d/a": "x", "/d/empty": ""}) is verdict


@pytest.mark.parametrize(
    ("relevant", "words"),
    [
        ("selected(${shops}, 'other')", "第 2 题选了“其他”"),
        ("not(selected(${shops}, 'other'))", "第 2 题没有选“其他”"),
        ("selected(${shops}, 'market') or selected(${shops}, 'super')", "第 2 题选了“菜市场”或“超市”"),
        ("${car} = 'yes' and selected(${shops}, 'super')", "第 1 题答“是”，且第 2 题选了“超市”"),
        ("${car} = 'yes' or ${age} >= 60", "第 1 题答“是”，或者第 3 题不少于 60"),
        (
            "${age} > 17 and (${car} = 'yes' or ${age} < 30)",
            "第 3 题大于 17，且（第 1 题答“是”，或者第 3 题小于 30）",
        ),
        ("60 <= ${age}", "第 3 题不少于 60"),
        ("${age} != ''", "第 3 题有回答"),
        ("${car} != 'no' and ${car} != ''", "第 1 题没有答“否”"),
        ("${scale} = 5 or ${scale} = 9", "第 4 题答“不满意”或“不了解”"),
        ("count-selected(${shops}) >= 2", "第 2 题至少选了 2 项"),
        ("${car} = 'yes' or true()", ""),
        ("${car} = 'yes' and true()", "第 1 题答“是”"),
        ("${is_old}", "第 3 题不少于 60"),
        ("${age} * 2 > ${age} + 30", None),
    ],
)
def test_relevance_is_said_in_words(sheet, relevant, words):
    one = sheet(f"""
| | type | name | label | relevant | calculation |
| | select_one yesno | car | 有车吗 | | |
| | select_multiple shops | shops | 去哪里 | | |
| | integer | age | 多大年纪 | | |
| | select_one scale | scale | 满意吗 | | |
| | calculate | is_old | | | ${{age}} >= 60 |
| | text | last | 建议 | {relevant} | |
""")
    assert one.condition("last") == words


def test_what_cannot_be_said_stands_as_a_formula_with_question_numbers(sheet):
    one = sheet("""
| | type | name | label | relevant | calculation |
| | integer | a | 甲 | | |
| | calculate | twice | | | ${a} * 2 |
| | text | last | 建议 | ${twice} + 1 > 7 | |
""")
    path = one.path("last")
    assert one.writer.formula(one.form.binds[path].relevant.tree, path) == "((第 1 题 * 2) + 1) > 7"


def test_choices_carry_their_place_unless_all_their_values_are_numbers(sheet):
    one = sheet("""
| | type | name | label |
| | select_one yesno | car | 有车吗 |
| | select_one scale | scale | 满意吗 |
""")
    assert one.choices("car") == [("1", "yes", "是"), ("2", "no", "否")]
    assert one.choices("scale") == [("1", "1", "满意"), ("5", "5", "不满意"), ("9", "9", "不了解")]


def test_a_list_that_an_answer_narrows_is_printed_whole(sheet):
    one = sheet("""
| | type | name | label | choice_filter |
| | select_multiple shops | been | 去过哪里 | |
| | select_one shops | best | 最喜欢哪里 | selected(${been}, name) |
""")
    assert [label for _, _, label in one.choices("best")] == ["菜市场", "超市", "其他"]


def test_an_answer_inside_a_label_becomes_a_reference_a_given_text_or_a_blank(sheet):
    survey = """
| | type | name | label |
| | hidden | community | |
| | text | plate | 车牌 |
| | text | where | **${plate}** 停在哪里 |
| | text | here | ${community}怎么样 |
"""
    one = sheet(survey)
    assert one.label("where") == "（第 1 题的答案） 停在哪里"
    assert one.label("here") == "＿＿＿＿＿怎么样"
    assert sheet(survey, filled={"community": "瑞丰社区"}).label("here") == "瑞丰社区怎么样"


def test_an_answer_in_the_title_of_a_table_inside_a_repeat_becomes_a_reference(sheet):
    one = sheet("""
| | type | name | label | appearance |
| | begin_repeat | member | 成员 | |
| | text | name | 称呼 | |
| | begin_group | views | ${name}的看法 | table-list |
| | select_one yesno | v1 | 愿意 | |
| | select_one yesno | v2 | 能够 | |
| | end_group | | | |
| | end_repeat | | | |
""")
    path = "/data/member/views"
    assert one.speaker.say(one.form.containers[path].label, path) == "（第 1 题的答案）的看法"


def test_a_form_in_two_languages_is_printed_in_the_one_asked_for():
    english = Sheet(shipped_form(), language="en")
    assert english.choices("consent") == [("1", "yes", "Yes"), ("2", "no", "No")]
    assert english.jumps(1) == ['If "Yes": go to question 4.']
    assert Sheet(shipped_form()).jumps(1) == ["答“同意”的，跳到第 4 题。"]


def test_whoever_refuses_the_shipped_interview_is_led_to_its_end():
    one = Sheet(shipped_form())
    assert one.jumps(2) == ["没有答“其他”的，访问到此结束。"]
    assert one.jumps(3) == ["答完后，访问到此结束。"]


@pytest.mark.parametrize(
    ("kind", "constraint", "digits"),
    [
        ("integer", ". >= 1 and . <= 20", 2),
        ("integer", ". < 100", 2),
        ("integer", ". <= 20 and . < 1000", 2),
        ("integer", "120 >= .", 3),
        ("text", "regex(., '^[0-9]{11}$')", 11),
        ("text", "string-length(.) = 6", 6),
        ("integer", ". > 5", None),
        ("text", "regex(., '^[A-Z]+$')", None),
    ],
)
def test_as_many_boxes_as_the_constraint_allows_digits(sheet, kind, constraint, digits):
    one = sheet(f"""
| | type | name | label | constraint |
| | {kind} | a | 甲 | {constraint} |
""")
    assert digits_of(one.form.binds[one.path("a")]) == digits


def test_the_most_choices_that_may_be_picked_come_from_the_constraint(sheet):
    one = sheet("""
| | type | name | label | constraint |
| | select_multiple shops | a | 甲 | count-selected(.) <= 2 |
""")
    assert most_picks(one.form.binds[one.path("a")]) == 2


def test_a_sheet_is_keyed_in_the_order_of_its_numbers_with_the_printed_codes(sheet):
    one = sheet("""
| | type | name | label | appearance |
| | select_one yesno | car | 有车吗 | |
| | text | a | 甲 | |
| | begin_group | g | 满意吗 | table-list |
| | select_one scale | s1 | 买菜 | |
| | select_one scale | s2 | 早餐 | |
| | end_group | | | |
| | begin_repeat | r | 成员 | |
| | integer | age | 年龄 | |
| | end_repeat | | | |
""")
    steps = keying_order(one.form)
    assert [(step.number, step.path.rpartition("/")[2]) for step in steps] == [
        ("1", "car"),
        ("2", "a"),
        ("3（1）", "s1"),
        ("3（2）", "s2"),
        ("4", "age"),
    ]
    assert dict(steps[0].values) == {"1": "yes", "2": "no"}
    assert list(steps[2].values) == ["1", "5", "9"]
    assert steps[4].repeat.endswith("/r")


ROWS = """
| | type | name | label | appearance | relevant |
| | begin_group | g | 满意吗 | table-list | |
| | select_one scale | s1 | 买菜 | | |
| | select_one scale | s2 | 早餐 | | |
| | end_group | | | | |
| | text | why | 为什么 | | ${s2} = '5' |
"""


def test_the_row_of_a_table_is_named_without_a_gap_and_in_english_with_narrow_brackets(sheet):
    assert sheet(ROWS).condition("why") == "第 1（2）题答“不满意”"
    assert numbered(QUESTION, "en", number="1（2）") == "question 1(2)"
