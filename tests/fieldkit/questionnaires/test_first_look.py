"""A form is tried out before it is taken: what would stop ODK Collect is refused where its author wrote it."""

from __future__ import annotations

import pytest

from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.problems import FormProblem, FormRefusedError
from fieldkit.questionnaires.reader import read_file, read_tables, read_xform
from tests.fieldkit.questionnaires.oracle.expressions import ONLY_HERE, form_with
from tests.fieldkit.questionnaires.oracle.forms import tables, xform

INPUT = '<input ref="/data/a"><label>a</label></input>'
NUMBER = "integer | n | N\n"
REPEAT = "begin repeat | r | R\ninteger | q | Q\nend repeat\n"


def refusals(read, *what):
    with pytest.raises(FormRefusedError) as caught:
        read(*what)
    return caught.value.problems


STOPS = {
    "an axis": ("text | a | A | count(//a) > 1", 2, "relevant", "//"),
    "a variable": ("text | a | A | $v = 1", 2, "relevant", "$v"),
    "a function that no form has": ("text | a | A | lang('zh')", 2, "relevant", "lang()"),
    "a number to look for": ("text | a | A\ntext | b | B | selected(${a}, 1)", 3, "relevant", "selected()"),
    "a bare time": ("text | a | A\ncalculate | b | | | | | decimal-time('10:00')", 3, "calculation", "10:00"),
    "a day put together": (
        "text | a | A\ncalculate | b | | | | | date(concat('x', 'y'))",
        3,
        "calculation",
        "xy",
    ),
    "a missing translation": ("text | a | A\ncalculate | b | | | | | jr:itext('zz')", 3, "calculation", "zz"),
    "a property": ("text | a | A\ncalculate | b | | | | | property('zz')", 3, "calculation", "zz"),
    "a default": ("text | a | A | | | | | date('x')", 2, "default", "x"),
    "a branch that is taken": (
        "text | a | A\ncalculate | b | | | | | if(1 = 1, foo(), 2)",
        3,
        "calculation",
        "foo()",
    ),
    "a choice filter": (
        "select_one yn | b | B | | | | | | | selected(name, 1)",
        2,
        "choice_filter",
        "selected()",
    ),
    "a second instance": (f"{REPEAT}calculate | b | | | | | string(${{q}})", 5, "calculation", "q"),
}


@pytest.mark.parametrize(("survey", "row", "column", "reason"), STOPS.values(), ids=STOPS)
def test_what_stops_a_form_is_refused_with_row_column_and_reason(survey, row, column, reason):
    (problem,) = refusals(read_tables, tables(survey))
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("survey", row, column)
    assert problem.code is FormProblem.EXPRESSION
    assert reason in problem.say("zh")
    assert reason in problem.say("en")


WAITS = {
    "a constraint": "text | a | A | | | foo(.)",
    "a constraint with a variable": "text | a | A | | | . = $v",
    "a constraint with an axis": "text | a | A | | | count(//a) = 1",
    "a branch that is not taken": "text | a | A\ncalculate | b | | | | | if(${a} = 'x', foo(), 2)",
    "an and that is decided": "text | a | A\ntext | b | B | ${a} = 'x' and selected(${a}, 1)",
    "a trigger": "text | a | A\ninteger | b | B | | | | selected(${a}, 1) | | | | | | ${a}",
    "a filter of other rows": "text | a | A\nselect_one yn | b | B | | | | | | | ${a} = 'x' and selected(name, 1)",
}


@pytest.mark.parametrize("name", WAITS)
def test_what_waits_for_an_answer_keeps_no_form_from_running(name, clock):
    interview = Interview.start(read_tables(tables(WAITS[name])), clock)
    assert not interview.finalise().problems


def test_expression_that_may_fail_is_a_doubt_for_its_author():
    form = read_tables(tables(WAITS["a branch that is not taken"]))
    (doubt,) = form.problems
    assert (doubt.place.row, doubt.place.column, doubt.values["reason_en"]) == (
        3,
        "calculation",
        "unknown function foo()",
    )


@pytest.mark.parametrize("expression", [one for one in ONLY_HERE if "(" in one])
def test_function_that_runs_only_here_is_worked_out(expression, clock):
    interview = Interview.start(read_xform(form_with("calculate", expression)), clock)
    expected = {
        "floor(1.5)": "1",
        "ceiling(1.5)": "2",
        "substring('abc', 1)": "abc",
        "/data/r[last()]/q": "1",
    }
    assert interview.value("/data/z") == expected.get(expression, "2")


@pytest.mark.parametrize("expression", [one for one in ONLY_HERE if "(" in one and "randomize" not in one])
def test_author_hears_of_a_function_that_runs_only_here(expression):
    doubts = [
        one
        for one in read_xform(form_with("calculate", expression)).problems
        if one.code is FormProblem.ONLY_HERE
    ]
    assert [one.values["what"].rstrip("()") in expression for one in doubts] == [True]


@pytest.mark.parametrize(
    ("count", "instances"), [("2", 2), ("'2'", 2), ("number(true())", 1), ("number(false())", 0)]
)
def test_count_may_be_a_number_written_out(count, instances, clock):
    # The specification has it; JavaRosa takes a path only.
    repeat = f'<group ref="/data/r"><label>r</label><repeat nodeset="/data/r" jr:count="{count}">'
    body = f'{repeat}<input ref="/data/r/a"><label>a</label></input></repeat></group>'
    interview = Interview.start(read_xform(xform('<r jr:template=""><a/></r>', "", body)), clock)
    assert interview.count_of("/data/r") == instances


def test_count_that_is_worked_out_is_refused():
    body = '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r" jr:count="/data/n + 1">'
    body += '<input ref="/data/r/a"><label>a</label></input></repeat></group>'
    (problem,) = refusals(read_xform, xform('<n/><r jr:template=""><a/></r>', "", body))
    assert "calculate" in problem.say("zh")


def test_form_that_is_known_opens_whatever_other_clients_make_of_it(clock):
    xml = xform("<a/><b/>", '<bind nodeset="/data/b" calculate="selected(/data/a, 1) + count(//a)"/>', INPUT)
    assert refusals(read_xform, xml)
    form = read_xform(xml, is_known=True)
    assert Interview.start(form, clock).finalise().xml


def test_file_beside_the_form_keeps_no_form_from_running(tmp_path):
    (tmp_path / "people.csv").write_text("name,label\n,A\n,B\n", encoding="utf-8")
    (tmp_path / "form.md").write_text(
        "| survey |\n| | type | name | label | calculation | choice_filter |\n| | csv-external | people | | | |\n"
        "| | text | a | A | | |\n| | calculate | b | | instance('people')/root/item[name = ${a}]/label | |\n"
        "| | select_one_from_file people.csv | c | C | | selected(name, 1) |\n",
        encoding="utf-8",
    )
    assert read_file(tmp_path / "form.md").id


def test_several_rows_of_a_list_in_the_form_where_one_is_wanted_are_refused():
    (problem,) = refusals(read_xform, form_with("calculate", "instance('l')/root/item/label"))
    assert "名单" in problem.say("zh")


def test_choice_without_words_is_refused_by_its_row_in_the_choices():
    choices = "| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | l | y | |\n"
    survey = "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n"
    (problem,) = refusals(read_tables, survey + choices)
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("choices", 3, "label")


PLACES = {
    "a count": (NUMBER + "begin repeat | r | R | | | | | | foo(${n})\ntext | a | A\nend repeat", "", "survey", 3, "repeat_count"),
    "a condition of an entity": ("text | a | A", "| entities |\n| | list_name | label | create_if |\n| | t | ${a} | foo() |\n", "entities", 2, "create_if"),
    "a label of an entity": ("text | a | A", "| entities |\n| | list_name | label |\n| | t | foo(${a}) |\n", "entities", 2, "label"),
    "the name of a sheet": ("text | a | A", "| settings |\n| | instance_name |\n| | foo(${a}) |\n", "settings", 2, "instance_name"),
    "a blank in a code": ("select_multiple o | a | A", "| choices |\n| | list_name | name | label |\n| | o | x y | X |\n", "choices", 2, "name"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_refusal_names_sheet_row_and_column_where_the_form_has_no_question(name):
    survey, more, *place = PLACES[name]
    head = "| survey |\n| | type | name | label | x | y | z | calculation | default | repeat_count |\n"
    rows = "".join(f"| | {line.strip()} |\n" for line in survey.split("\n"))
    (problem,) = refusals(read_tables, head + rows + more)
    assert [problem.place.sheet, problem.place.row, problem.place.column] == place


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            "audit | audit | | location-priority=foo location-min-interval=1 location-max-age=2",
            "location-priority",
        ),
        ("audit | audit | | location-min-interval=1", "location"),
        ("audit | audit | | track-changes=maybe", "track-changes"),
        ("image | b | B | max-pixels=x", "max-pixels"),
    ],
)
def test_parameter_that_cannot_be_is_refused_by_its_row(row, reason):
    head = "| survey |\n| | type | name | label | parameters |\n| | text | a | A | |\n"
    (problem,) = refusals(read_tables, f"{head}| | {row} |\n")
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("survey", 3, "parameters")
    assert reason in problem.say("zh")
