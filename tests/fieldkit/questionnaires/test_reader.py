"""Which forms are taken and how the others are refused."""

from __future__ import annotations

import re
import string

import pytest
from pyxform.errors import ErrorCode

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.problems import Severity
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.problems import FormProblem, FormRefusedError, QuestionnaireProblem
from fieldkit.questionnaires.reader import read_file, read_tables, read_xform
from fieldkit.questionnaires.reading.complaints import complaint

HEAD = "| survey |\n| | type | name | label | relevant | calculation | read_only | required | constraint |\n"
CHOICES = "| choices |\n| | list_name | name | label |\n| | yn | y | Y |\n"


def refusal(survey, choices=""):
    rows = "".join(f"| | {line.strip()} |\n" for line in survey.strip().splitlines())
    with pytest.raises(FormRefusedError) as caught:
        read_tables(HEAD + rows + choices, name="问卷.xlsx")
    return caught.value


CIRCLES = {
    "calculate of itself": "text | a | A | | | | | |\ncalculate | c | | | ${c} + 1 | | | |",
    "calculate of its own value": "text | a | A | | | | | |\ncalculate | c | | | . + 1 | | | |",
    "relevant of itself": "integer | a | A | ${a} > 1 | | | | |",
    "read_only of itself": "integer | a | A | | | ${a} > 1 | | |",
    "required of itself": "integer | a | A | | | | ${a} > 1 | |",
    "two relevants": "integer | a | A | ${b} > 1 | | | | |\ninteger | b | B | ${a} > 1 | | | | |",
    "two requireds": "integer | a | A | | | | ${b} = '' | |\ninteger | b | B | | | | ${a} = '' | |",
    "relevant and calculate": "integer | a | A | ${c} > 1 | | | | |\ncalculate | c | | | ${a} + 1 | | | |",
    "group by its own question": (
        "begin group | g | G | ${a} > 1 | | | | |\ninteger | a | A | | | | | |\nend group | | | | | | | |"
    ),
    "group by a calculation inside": (
        "begin group | g | G | ${b} > 1 | | | | |\ninteger | a | A | | | | | |\nend group | | | | | | | |\n"
        "calculate | b | | | ${a} + 1 | | | |"
    ),
}


@pytest.mark.parametrize("survey", CIRCLES.values(), ids=CIRCLES)
def test_questions_that_wait_for_each_other_are_refused(survey):
    problem = refusal(survey).problems[0]
    assert problem.code is FormProblem.CYCLE
    assert problem.place.row >= 2


@pytest.mark.parametrize(
    "survey",
    [
        "integer | a | A | | | | | ${a} > 1 |",
        "integer | a | A | | | | | ${b} > 1 |\ninteger | b | B | | | | | ${a} > 1 |",
        "text | a | A | | | | | |\ncalculate | c | | | once(random()) | | | |",
    ],
    ids=["constraint of itself", "two constraints", "once"],
)
def test_constraint_may_refer_to_itself(survey):
    rows = "".join(f"| | {line.strip()} |\n" for line in survey.splitlines())
    assert read_tables(HEAD + rows).id


REFUSED = {
    "a type that does not exist": ("foo | a | A", FormProblem.TYPE_UNKNOWN, 2),
    "the same name twice": ("text | a | A\ntext | a | B", FormProblem.NAME_TWICE, 3),
    "a list that is missing": ("select_one no | a | A", FormProblem.LIST_MISSING, 2),
    "a question that is missing": ("text | a | A | ${b} = 1", FormProblem.NAME_UNKNOWN, 2),
    "a group that is not closed": ("begin group | g | G\ntext | a | A", FormProblem.GROUP_OPEN, 2),
    "an end without a beginning": ("text | a | A\nend group | | ", FormProblem.GROUP_NOT_OPENED, 3),
    "a question without a name": ("text | | A", FormProblem.NAME_MISSING, 2),
    "a question without text": ("text | a | ", FormProblem.LABEL_MISSING, 2),
    "a name that begins with a digit": ("text | 1a | A", FormProblem.NAME_SHAPE, 2),
    "a calculation without expression": ("calculate | a | ", FormProblem.CALCULATION_MISSING, 2),
    "a wrong expression": ("text | a | A\ntext | b | B | ${a} = = 1", FormProblem.EXPRESSION, 3),
    "an unknown function": ("text | a | A\ntext | b | B | foo(${a})", FormProblem.EXPRESSION, 3),
    "several answers where one is wanted": (
        "begin repeat | g | G\ntext | a | A\nend repeat\ntext | b | B | ${a} = 1",
        FormProblem.EXPRESSION,
        5,
    ),
    "an expression in a label": ("text | a | A\nnote | n | ${b}", FormProblem.NAME_UNKNOWN, 3),
}


@pytest.mark.parametrize(("survey", "code", "row"), REFUSED.values(), ids=REFUSED)
def test_form_is_refused_by_naming_the_row(survey, code, row):
    error = refusal(survey, CHOICES)
    assert [(problem.code, problem.place.row) for problem in error.problems] == [(code, row)]
    assert f"第 {row} 行" in error.say("zh")
    assert f"row {row}" in error.say("en")


@pytest.mark.parametrize(
    ("survey", "column"),
    [("foo | a | A", "type"), ("text | a | A\ntext | a | B", "name"), ("text | a | ", "label")],
)
def test_complaint_names_the_column_where_the_converter_does_not(survey, column):
    assert refusal(survey, CHOICES).problems[0].place.column == column


def test_two_choices_of_one_name_are_refused_by_their_row():
    problem = refusal("select_one yn | a | A", CHOICES + "| | yn | y | Z |\n").problems[0]
    assert (problem.code, problem.place.sheet, problem.place.row) == (FormProblem.CHOICE_TWICE, "choices", 3)


def test_all_reasons_are_told_at_once_in_the_order_of_the_rows():
    error = refusal("text | a | A | bar(1)\ntext | b | B | foo(1)\nbarcode | c | C\ntext | d | D | 1 +")
    assert [problem.place.row for problem in error.problems] == [2, 3, 5]


def test_selects_without_a_choices_sheet_are_refused():
    assert refusal("select_one yn | a | A").problems[0].code is FormProblem.CHOICES_MISSING


def test_expression_error_says_where_in_the_expression():
    problem = refusal("text | a | A\ntext | b | B | 1 + foo(${a})").problems[0]
    assert problem.values["position"] == 5
    assert problem.place.column == "relevant"


def test_missing_translation_is_a_doubt_and_no_refusal():
    tables = "| survey |\n| | type | name | label::中文 (zh) | label::English (en) | hint::中文 (zh) |\n| | text | a | 甲 | A | 注 |\n"
    assert [problem.code for problem in read_tables(tables).problems] == [FormProblem.AUTHOR_NOTE]


def test_picture_in_a_label_is_a_doubt_and_no_refusal():
    tables = "| survey |\n| | type | name | label | media::image |\n| | text | a | 甲 | a.png |\n"
    assert [problem.code for problem in read_tables(tables).problems] == [FormProblem.MEDIA_MISSING]


@pytest.mark.parametrize("name", ["missing.xlsx", "missing.xml", "broken.xlsx", "broken.xml", "other.xml"])
def test_file_that_is_no_form_is_refused(tmp_path, name):
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 torn off")
    (tmp_path / "broken.xml").write_text("<html", encoding="utf-8")
    (tmp_path / "other.xml").write_text("<html/>", encoding="utf-8")
    with pytest.raises(FieldkitError) as caught:
        read_file(tmp_path / name)
    assert caught.value.code is QuestionnaireProblem.FORM_UNREADABLE
    assert name in caught.value.say("zh")


def test_missing_list_of_choices_is_a_doubt_that_names_the_file():
    head = "| survey |\n| | type | name | label |\n| | select_one_from_file streets.csv | s | 街 |\n"
    doubts = read_tables(head).problems
    assert [problem.code for problem in doubts] == [FormProblem.FILE_MISSING]
    assert "streets.csv" in doubts[0].say("zh")


def test_path_that_the_form_does_not_have_is_a_doubt_as_in_javarosa():
    tables = HEAD + "| | text | a | A | |\n| | text | b | B | /data/x/y = 1 |\n"
    doubt = next(one for one in read_tables(tables).problems)
    assert (doubt.code, doubt.place.row) == (FormProblem.UNKNOWN_REFERENCE, 3)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("start-geopoint | here | |", "start-geopoint"),
        ("background-geopoint | here | | ${a}", "background-geopoint"),
        ("background-audio | heard | |", "background-audio"),
        ("audit | audit | |", "audit"),
    ],
)
def test_what_only_a_phone_does_is_a_doubt_in_the_words_of_its_author(row, what):
    form = read_tables(
        f"| survey |\n| | type | name | label | trigger |\n| | text | a | A | |\n| | {row} |\n"
    )
    (doubt,) = form.problems
    assert doubt.code is FormProblem.NOT_DONE_HERE
    assert f"“{what}”" in doubt.say("zh")


def test_search_in_an_appearance_is_a_doubt_and_the_written_choices_are_offered(clock):
    form = read_tables(
        "| survey |\n| | type | name | label | appearance |\n| | select_one s | a | A | search('streets') |\n"
        "| choices |\n| | list_name | name | label |\n| | s | code | title |\n"
    )
    assert [problem.code for problem in form.problems] == [FormProblem.SEARCH_LIST]
    assert [one.value for one in Interview.start(form, clock).choices("/data/a")] == ["code"]


def test_action_that_needs_a_phone_is_a_doubt_and_no_refusal():
    tables = "| survey |\n| | type | name | label |\n| | start-geopoint | here | |\n| | text | a | A |\n"
    assert [problem.code for problem in read_tables(tables).problems] == [FormProblem.NOT_DONE_HERE]


XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>手写</h:title><model>
 <instance><data id="hand" version="3"><a/><b/></data></instance>
 <bind nodeset="/data/a" type="select1"/><bind nodeset="/data/b" type="string" relevant="/data/a = 'x'"/>
 </model></h:head><h:body>
 <select1 ref="/data/a"><label>甲 <output value="/data/b"/></label>
  <item><label>第一</label><value>x</value></item><item><label>第二</label><value>y</value></item></select1>
 <group><label>组</label><input ref="/data/b"><label>乙</label></input></group>
 </h:body></h:html>"""


def test_xform_made_elsewhere_is_read():
    form = read_xform(XFORM)
    assert (form.id, form.version, form.title, form.languages) == ("hand", "3", "手写", ())
    assert [choice.value for choice in form.questions["/data/a"].choices] == ["x", "y"]


def test_xform_that_asks_for_an_entity_of_the_parser_reads_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    xml = XFORM.replace("<h:html", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><h:html', 1)
    with pytest.raises(FieldkitError) as caught:
        read_xform(xml.replace("手写", "手写&e;"))
    assert "geheim" not in caught.value.say("en")


@pytest.mark.parametrize("code", [code for code in ErrorCode if not code.name.startswith("INTERNAL")])
def test_every_complaint_of_the_converter_is_told_in_plain_words(code):
    message = code.value.msg
    named = {name for _, name, _, _ in string.Formatter().parse(message) if name}
    values = dict.fromkeys(named, "x") | dict.fromkeys(named & {"row", "other_row"}, "5")
    values |= dict.fromkeys(named & {"type"}, "group") | dict.fromkeys(named & {"sheet"}, "survey")
    problem = complaint(message.format(**values), Severity.ERROR, "问卷.xlsx")
    assert not re.search("[a-z] (is|are|must|the|a) [a-z]", problem.say("zh"))
    assert problem.place.row == (5 if "row" in named else "[row : 1]" in message)


def test_files_that_are_missing_are_named_with_their_sheet_row_and_column(tmp_path):
    (tmp_path / "form.md").write_text(
        "| survey |\n| | type | name | label::中文 (zh) | media::image::中文 (zh) | default |\n"
        "| | select_one yn | a | 甲 | a.png | |\n| | select_one_from_file list.csv | b | 乙 | | |\n"
        "| | image | c | 丙 | | c.jpg |\n"
        "| choices |\n| | list_name | name | label::中文 (zh) | audio::中文 (zh) |\n| | yn | y | 是 | |\n| | yn | n | 否 | n.mp3 |\n",
        encoding="utf-8",
    )
    found = {
        one.values["what"]: (one.place.sheet, one.place.row, one.place.column)
        for one in read_file(tmp_path / "form.md").problems
        if "what" in one.values
    }
    assert found == {
        "a.png": ("survey", 2, "media::image::中文 (zh)"),
        "list.csv": ("survey", 3, "type"),
        "c.jpg": ("survey", 4, "default"),
        "n.mp3": ("choices", 3, "audio::中文 (zh)"),
    }


MIXED = """
| survey |
| | type | name | label | hint | appearance |
| | begin group | shops | 买菜 | 逐行念 | table-list |
| | select_one scale | market | 菜市场 | | |
| | text | why | 为什么？ | | |
| | end group | | | | |
| choices |
| | list_name | name | label |
| | scale | good | 满意 |
| | scale | bad | 不满意 |
"""


def test_a_table_list_with_another_question_keeps_its_title_and_asks_nothing_that_only_laid_it_out():
    form = read_tables(MIXED)
    (group,) = form.elements
    assert [one.name for one in group.elements] == ["market", "why"]
    assert group.label.parts("", "") == ("买菜",)
    assert not group.is_matrix
