"""Tables per question, and what of them may go out."""

from dataclasses import replace

import pytest

from fieldkit.analysis.answer_tables import SheetAnswers, cross_table, question_table
from fieldkit.analysis.form_columns import columns_of
from fieldkit.analysis.personal_answers import is_personal
from fieldkit.questionnaires.reader import read_tables, shipped_form

SHIPPED = {column.name: column for column in columns_of(shipped_form()).columns()}
LACKING, MINUTES = "/data/interview/demand/lacking", "/data/interview/demand/minutes/minutes_market"


def sheets(*answers):
    return [SheetAnswers(one) for one in answers]


def test_several_answers_are_shares_of_those_who_answered():
    table = question_table(SHIPPED["lacking"], sheets({LACKING: "B03 B05"}, {LACKING: "B05"}, {}), "zh")
    lines = {line.label: (line.count, line.share) for line in table.lines if line.count}
    assert lines == {"菜市场": (1, 0.5), "早餐店": (2, 1.0)}
    assert (table.answered, table.unanswered, table.several) == (2, 1, True)


def test_minutes_come_in_the_bands_of_a_quarter_of_an_hour():
    given_ = [{MINUTES: str(minutes)} for minutes in (5, 6, 10, 11, 15, 16, 60)]
    table = question_table(SHIPPED["minutes_market"], sheets(*given_), "zh")
    assert [(line.label, line.count) for line in table.lines] == [
        ("≤ 5", 1), ("6–10", 2), ("11–15", 2), ("> 15", 2),
    ]  # fmt: skip
    assert (table.summary.median, table.summary.lower, table.summary.upper) == (11, 8, 15.5)


def test_open_answers_are_listed_in_an_order_that_tells_no_sheet():
    path = SHIPPED["suggestion"].path
    table = question_table(
        SHIPPED["suggestion"], sheets({path: "想要\n食堂"}, {path: "修鞋"}, {path: "修鞋"}), "zh"
    )
    assert table.texts == (("修鞋", 2), ("想要 食堂", 1))


def test_a_code_that_the_form_does_not_have_has_a_line_of_its_own():
    table = question_table(SHIPPED["sex"], sheets({SHIPPED["sex"].path: "x"}), "zh")
    assert [(line.label, line.count) for line in table.lines] == [("女", 0), ("男", 0), ("x", 1)]


def test_a_ranking_counts_what_stands_first():
    ranked = replace(SHIPPED["lacking"], kind="rank")
    table = question_table(ranked, sheets({LACKING: "B05 B03"}, {LACKING: "B05"}), "zh")
    assert [(line.label, line.count) for line in table.lines if line.count] == [("早餐店", 2)]


def test_questions_of_a_repeat_count_every_entry():
    found = SheetAnswers({"/data/member[1]/age": "40", "/data/member[2]/age": "9", "/data/x": "1"})
    assert list(found.get("/data/member/age")) == ["40", "9"]
    assert list(found.get("/data/x")) == ["1"]
    assert list(found.get("/data/y")) == []


def test_a_question_is_crossed_by_groups_with_the_base_of_each():
    path = SHIPPED["sex"].path
    given_ = sheets(*[{path: "male"}] * 6, *[{path: "female"}] * 5, {})
    member = ["甲"] * 6 + ["乙"] * 6
    table = cross_table(SHIPPED["sex"], given_, lambda at: [member[at]], ("甲", "乙"), "社区", "zh")
    assert table.groups == (("甲", 6), ("乙", 5))
    assert table.rows == (("女", (0, 5)), ("男", (6, 0)))


def test_nothing_is_shown_of_a_group_of_fewer_than_five():
    path = SHIPPED["sex"].path
    given_ = sheets(*[{path: "male"}] * 9, *[{path: "female"}] * 3)
    member = ["甲"] * 9 + ["乙"] * 3
    table = cross_table(SHIPPED["sex"], given_, lambda at: [member[at]], ("甲", "乙"), "社区", "zh")
    assert [row[1][1] for row in table.rows] == [None, None]


@pytest.mark.parametrize(
    ("row", "is_personal"),
    [
        ("text | full_name | 您怎么称呼", True),
        ("text | q1 | 请留下您的手机号", True),
        ("username | username |", True),
        ("text | idea | 您有什么建议", False),
        ("text | shop_name | 店铺招牌", False),
        ("select_one yes | has_phone | 家里有电话吗", False),
        ("calculate | slip | concat", True),
    ],
)
def test_a_question_about_who_or_where_somebody_is_counts_as_personal(row, is_personal):
    kind, name, label = (part.strip() for part in row.split("|"))
    calculation = "concat(${name}, '!')" if kind == "calculate" else ""
    form = read_tables(
        "| survey |\n| | type | name | label | calculation |\n| | text | name | 姓名 | |\n"
        f"| | {kind} | {name} | {'' if calculation else label} | {calculation} |\n"
        "| choices |\n| | list_name | name | label |\n| | yes | y | 有 |\n| | yes | n | 没有 |\n",
        name="x.xlsx",
    )
    column = next(one for one in columns_of(form).columns() if one.name == name)
    assert column.is_personal is is_personal


@pytest.mark.parametrize("data_type", ["geopoint", "geotrace", "geoshape", "binary"])
def test_positions_and_pictures_are_personal_whatever_they_are_called(data_type):
    assert is_personal("q7", ["这里"], data_type, preload="", is_picked=False, is_asked=True)


@pytest.mark.parametrize("mark", ["personal", "sensitive"])
def test_an_answer_that_the_author_marks_is_personal_whatever_it_is_called(mark):
    form = read_tables(
        f"| survey |\n| | type | name | label | bind::fieldkit:{mark} |\n"
        "| | begin group | g | 一组 | yes |\n| | text | idea | 建议 | |\n| | end group | | | |\n"
        "| | text | other | 其他 | |\n"
        '| settings |\n| | namespaces |\n| | fieldkit="urn:fieldkit" |\n',
        name="x.xlsx",
    )
    assert [column.path for column in columns_of(form).personal()] == ["/data/g/idea"]


def test_the_shipped_form_asks_nothing_personal():
    assert columns_of(shipped_form()).personal() == ()


@pytest.mark.parametrize(("mark", "is_personal"), [("yes", True), ("no", False), ("", False)])
@pytest.mark.parametrize("column", ["personal", "sensitive"])
def test_what_the_author_marks_counts_as_personal(column, mark, is_personal):
    form = read_tables(
        f"| survey |\n| | type | name | label | bind::fieldkit:{column} |\n| | text | illness | 病史 | {mark} |\n"
        '| | text | idea | 建议 | |\n| settings |\n| | namespaces |\n| | fieldkit="urn:fieldkit" |\n',
        name="x.xlsx",
    )
    found = {one.name: one.is_personal for one in columns_of(form).columns()}
    assert (found["illness"], found["idea"]) == (is_personal, False)
