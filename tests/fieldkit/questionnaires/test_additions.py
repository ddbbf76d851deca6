"""Our own columns: doubts a person may confirm, marks for keying and for consent."""

from __future__ import annotations

import pytest

from fieldkit.kernel.problems import Severity
from fieldkit.questionnaires.problems import AnswerProblem, FormProblem

SETTINGS = 'namespaces\nfieldkit="urn:fieldkit"'
WARNING = "type | name | label | constraint | bind::fieldkit:warning | bind::fieldkit:warning_message"
MARKS = (
    "type | name | label | bind::fieldkit:twice | bind::fieldkit:input | bind::fieldkit:sensitive "
    "| bind::fieldkit:personal"
)


@pytest.fixture
def doubting(begin):
    return begin(
        """
        integer | usual | 平时 | | |
        integer | minutes | 分钟 | . >= 0 | . < 60 | 走了${minutes}分钟，平时 ${usual} 分钟？
        integer | floors | 楼层 | | . < ${usual} |
        """,
        head=WARNING,
        settings=SETTINGS,
    )


def test_warning_is_a_doubt_and_no_offence(doubting):
    doubting.answer("/data/minutes", "90")
    assert doubting.problem("/data/minutes") is None
    assert doubting.finalise().is_complete
    (doubt,) = doubting.warnings()
    assert (doubt.severity, doubt.place.field) == (Severity.WARNING, "/data/minutes")
    assert doubting.view("/data/minutes").warning == doubt


def test_warning_is_not_asked_of_an_empty_answer(doubting):
    assert doubting.warnings() == ()
    doubting.answer("/data/minutes", "59")
    assert doubting.warnings() == ()


def test_warning_waits_until_the_answer_is_right(doubting):
    doubting.answer("/data/minutes", "九十")
    assert doubting.problem("/data/minutes").code is AnswerProblem.NOT_INTEGER
    assert doubting.warning("/data/minutes") is None


def test_warning_follows_the_other_answers_it_mentions(doubting):
    doubting.answer("/data/usual", "6")
    doubting.answer("/data/floors", "5")
    assert doubting.warning("/data/floors") is None
    doubting.answer("/data/usual", "4")
    assert doubting.warning("/data/floors").code is AnswerProblem.UNUSUAL


def test_warning_message_tells_the_answers(doubting):
    doubting.answer("/data/usual", "10")
    doubting.answer("/data/minutes", "90")
    assert doubting.warning("/data/minutes").say("zh") == "走了90分钟，平时 10 分钟？"


def test_warning_message_is_in_the_language_of_the_interview(begin):
    interview = begin(
        "integer | n | 数 | N | . < 60 | 太多 | too many",
        head="type | name | label::中文 (zh) | label::English (en) | bind::fieldkit:warning "
        "| bind::fieldkit:warning_message::中文 (zh) | bind::fieldkit:warning_message::English (en)",
        settings='namespaces | default_language\nfieldkit="urn:fieldkit" | 中文 (zh)',
    )
    interview.answer("/data/n", "90")
    assert interview.warning("/data/n").say("zh") == "太多"
    interview.language = "en"
    assert interview.warning("/data/n").say("zh") == "too many"


def test_warning_may_lead_back_like_a_constraint(form_of):
    form = form_of(
        "integer | a | 甲 | | . < ${b} |\ninteger | b | 乙 | | . > ${a} |", head=WARNING, settings=SETTINGS
    )
    assert form.problems == ()


def test_marks_of_a_question_reach_the_screen(begin):
    interview = begin(
        "integer | a | 甲 | yes | digits | |\ntext | b | 乙 | | chinese | yes |",
        head=MARKS,
        settings=SETTINGS,
    )
    first, second = interview.view("/data/a"), interview.view("/data/b")
    assert (first.is_twice, first.input, first.is_sensitive) == (True, "digits", False)
    assert (second.is_twice, second.input, second.is_sensitive) == (False, "chinese", True)


def test_marks_of_a_group_hold_for_everything_inside(begin):
    interview = begin(
        """
        begin repeat | member | 家人 | | | yes | yes
        begin group | health | 健康 | | | |
        text | illness | 病 | | | |
        end group | | | | | |
        end repeat | | | | | |
        text | other | 其他 | | | |
        """,
        head=MARKS,
        settings=SETTINGS,
    )
    form = interview.form
    assert form.is_personal("/data/member/health/illness")
    assert form.is_sensitive("/data/member[2]/health/illness")
    assert interview.view("/data/member[1]/health/illness").is_sensitive
    assert not form.is_personal("/data/other")
    assert not form.is_sensitive("/data/other")


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("maybe | | |", "bind::fieldkit:twice", FormProblem.ADDITION_WRONG),
        ("| greek | |", "bind::fieldkit:input", FormProblem.ADDITION_WRONG),
        ("| | often |", "bind::fieldkit:sensitive", FormProblem.ADDITION_WRONG),
        ("| | | x", "bind::fieldkit:personal", FormProblem.ADDITION_WRONG),
    ],
)
def test_mark_that_cannot_be_is_a_doubt_with_its_cell(form_of, cells, column, code):
    form = form_of(f"text | a | 甲 | | | |\ntext | b | 乙 | {cells}", head=MARKS, settings=SETTINGS)
    (doubt,) = form.problems
    assert (doubt.code, doubt.place.sheet, doubt.place.row, doubt.place.column) == (code, "survey", 3, column)


def test_wrong_expression_of_a_warning_is_a_doubt_with_its_cell(form_of):
    form = form_of("integer | a | 甲 | | . < |", head=WARNING, settings=SETTINGS)
    (doubt,) = form.problems
    assert (doubt.code, doubt.severity) == (FormProblem.EXPRESSION, Severity.WARNING)
    assert (doubt.place.row, doubt.place.column) == (2, "bind::fieldkit:warning")


def test_column_of_ours_that_does_not_exist_is_a_doubt(form_of):
    form = form_of(
        "text | a | 甲 | yes", head="type | name | label | bind::fieldkit:twise", settings=SETTINGS
    )
    assert [one.code for one in form.problems] == [FormProblem.ADDITION_UNKNOWN]
