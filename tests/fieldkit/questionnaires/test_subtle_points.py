"""Where the specification leaves room and clients differ: what a whole form does here."""

from __future__ import annotations

import random

import pytest

from fieldkit.kernel.clock import SystemClock
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import read_tables, read_xform
from fieldkit.questionnaires.views import AnswerStatus
from tests.fieldkit.questionnaires.oracle.forms import tables, xform


def values(interview, *names):
    return [interview.value(f"/data/{name}") for name in names]


def test_dates_are_compared_and_counted_in_whole_local_days(sit):
    interview = sit(
        "date | a | A\ndate | b | B | | | . >= ${a} and . <= today() + 365\n"
        "calculate | days | | | | | ${b} - ${a}\ncalculate | next | | | | | date(${b} + 1)\n"
        "calculate | late | | | | | if(${b} > date('2024-12-31'), 'y', 'n')"
    )
    interview.answer("/data/a", "2024-02-28")
    assert interview.answer("/data/b", "2024-02-27").status is AnswerStatus.INVALID
    assert interview.answer("/data/b", "2024-03-01").status is AnswerStatus.OK
    assert values(interview, "days", "next", "late") == ["2", "2024-03-02", "n"]


def test_a_time_keeps_the_text_it_was_given_wherever_the_machine_stands(monkeypatch):
    """JavaRosa writes it anew, with the offset of the machine that reads it."""
    monkeypatch.setenv("TZ", "America/New_York")
    form = read_tables(
        "| survey |\n| | type | name | label | default |\n"
        "| | time | opens | 几点开门？ | 06:30 |\n| | dateTime | began | 何时开始？ | 2026-01-01T10:00 |\n"
        "| | time | shuts | 几点关门？ | |\n"
    )
    interview = Interview.start(form, SystemClock())
    interview.answer("/data/shuts", "21:00")
    assert values(interview, "opens", "began", "shuts") == ["06:30", "2026-01-01T10:00", "21:00"]


def test_entry_of_a_list_that_holds_an_element_twice_matches_by_either():
    entry = "<item><name>n1</name><label>L</label><kind>k</kind><kind>j</kind></item>"
    form = read_xform(
        xform(
            "<a/><b/>",
            f'<instance id="city"><root>{entry}</root></instance>',
            '<input ref="/data/a"><label>A</label></input><select1 ref="/data/b"><label>B</label>'
            "<itemset nodeset=\"instance('city')/root/item[kind=/data/a]\">"
            '<value ref="name"/><label ref="label"/></itemset></select1>',
        )
    )
    interview = Interview.start(form, SystemClock())
    offered = []
    for kind in ("k", "j", "x"):
        interview.answer("/data/a", kind)
        offered.append([one.value for one in interview.choices("/data/b")])
    assert offered == [["n1"], ["n1"], []]


def test_numbers_are_stored_without_noise_and_exponent(sit):
    interview = sit(
        "decimal | a | A\ncalculate | sum | | | | | ${a} + 0.2\ncalculate | big | | | | | ${a} * 10000000000000000000000\n"
        "calculate | zero | | | | | 0 * -1\ncalculate | same | | | | | if(${a} + 0.2 = 0.3, 'y', 'n')"
    )
    interview.answer("/data/a", "0.1")
    assert values(interview, "zero", "same") == ["0", "y"]
    assert float(interview.value("/data/sum")) == pytest.approx(0.3)
    assert "e" not in interview.value("/data/big").lower()


def test_unanswered_question_is_no_zero(sit):
    interview = sit(
        "integer | a | A\ninteger | b | B\ncalculate | plain | | | | | ${a} + ${b}\n"
        "calculate | kind | | | | | coalesce(${a}, 0) + coalesce(${b}, 0)"
    )
    interview.answer("/data/a", "3")
    assert values(interview, "plain", "kind") == ["", "3"]


def test_pattern_of_a_constraint_fits_the_whole_answer(sit):
    interview = sit("text | a | A | | | regex(., '[0-9]{3}')")
    assert interview.answer("/data/a", "1234").status is AnswerStatus.INVALID
    assert interview.answer("/data/a", "123").status is AnswerStatus.OK


def test_positions_move_up_when_an_instance_goes(sit):
    interview = sit(
        "begin_repeat | r | R\ntext | a | A\ncalculate | p | | | | | position(..)\n"
        "calculate | last | | | | | if(position(..) = count(${r}), 'y', 'n')\nend_repeat"
    )
    interview.add_repeat("/data/r")
    interview.add_repeat("/data/r")
    interview.remove_repeat("/data/r[1]")
    assert [interview.value(f"/data/r[{number}]/p") for number in (1, 2)] == ["1", "2"]
    assert [interview.value(f"/data/r[{number}]/last") for number in (1, 2)] == ["n", "y"]


def test_instance_before_is_reached_from_inside(sit):
    interview = sit(
        "begin_repeat | r | R\ninteger | a | A\n"
        "calculate | before | | | | | indexed-repeat(${a}, ${r}, position(..) - 1)\n"
        "calculate | more | | | | | ${a} - coalesce(/data/r[position() = position(current()/..) - 1]/a, 0)\nend_repeat"
    )
    interview.add_repeat("/data/r")
    for number, value in ((1, "10"), (2, "15")):
        interview.answer(f"/data/r[{number}]/a", value)
    assert interview.value("/data/r[2]/before") == "10"
    assert interview.value("/data/r[2]/more") == "5"


def test_answers_are_meant_by_an_absolute_path_among_choices(sit):
    interview = sit(
        "select_one prov | p | P\nselect_one city | c | C | | | | | | | kind = ${p} and name != 'yc'"
    )
    interview.answer("/data/p", "nx")
    assert [choice.value for choice in interview.choices("/data/c")] == ["zw"]


def test_label_follows_the_language_in_the_middle_of_a_sheet(clock):
    form = read_tables(
        "| survey |\n| | type | name | label::中文 (zh) | label::English (en) | calculation |\n"
        "| | select_one yn | a | 甲 | A | |\n"
        "| | note | n | 您答的是${a} | You said ${a} | |\n| | calculate | c | | | jr:choice-name(${a}, '${a}') |\n"
        "| | note | m | 即${c} | that is ${c} | |\n"
        "| choices |\n| | list_name | name | label::中文 (zh) | label::English (en) |\n| | yn | y | 是 | Yes |\n"
    )
    interview = Interview.start(form, clock)
    interview.answer("/data/a", "y")
    assert (interview.label("/data/n"), interview.label("/data/m")) == ("您答的是y", "即是")
    interview.language = "English (en)"
    assert (interview.label("/data/n"), interview.label("/data/m")) == ("You said y", "that is Yes")


def test_answers_picked_twice_or_unknown_are_seen(sit):
    interview = sit(
        "select_multiple city | a | A\ncalculate | n | | | | | count-selected(${a})\n"
        "calculate | second | | | | | selected-at(${a}, 1)\ncalculate | far | | | | | selected-at(${a}, 9)"
    )
    assert interview.answer("/data/a", "nt zw nt").status is AnswerStatus.OK
    assert values(interview, "a", "n", "second", "far") == ["zw nt", "2", "nt", ""]
    assert interview.answer("/data/a", "zw beijing").status is AnswerStatus.INVALID


def test_truth_that_a_calculation_stores_can_be_asked_for_in_words(sit):
    interview = sit(
        "integer | a | A\ncalculate | old | | | | | ${a} > 60\ntext | b | B | ${old} = 'true'\n"
        "text | c | C | boolean-from-string(${old})"
    )
    interview.answer("/data/a", "50")
    assert [interview.is_relevant(f"/data/{name}") for name in "bc"] == [False, False]
    interview.answer("/data/a", "70")
    assert [interview.is_relevant(f"/data/{name}") for name in "bc"] == [True, True]


def test_drawn_values_stay_when_a_sheet_is_reopened_and_when_answers_change(sit, clock):
    rows = (
        "integer | a | A\ncalculate | u | | | | | once(uuid())\ncalculate | r | | | | | once(random())\n"
        "calculate | n | | | | | once(now())"
    )
    interview = sit(rows)
    drawn = values(interview, "u", "r", "n")
    interview.answer("/data/a", "3")
    assert all(drawn)
    assert values(interview, "u", "r", "n") == drawn
    again = Interview.resume(interview.form, interview.stored(), clock, chance=random.Random(99))
    assert values(again, "u", "r", "n") == drawn


def test_own_and_foreign_names_of_metadata_are_one_place(clock):
    form = read_xform(
        xform(
            "<a/><meta><instanceName/></meta>", "", '<input ref="/data/a"><label>a</label></input>'
        ).replace("<model>", '<model xmlns:orx="http://openrosa.org/xforms">', 1)
    )
    assert "instanceName" in Interview.start(form, clock).finalise().xml


def test_offenders_come_in_the_order_of_the_form_and_empty_ones_are_missing_not_wrong(sit):
    interview = sit("text | a | A | | yes | . != 'x'\ninteger | b | B | | | . > 3\ntext | c | C | | yes")
    interview.answer("/data/b", "1")
    assert [(one.place.field, one.code.name) for one in interview.problems()] == [
        ("/data/a", "REQUIRED"),
        ("/data/b", "CONSTRAINT"),
        ("/data/c", "REQUIRED"),
    ]


def test_thousands_are_separated_on_the_screen_only(sit):
    interview = sit("integer | a | A | | | | | | | | | | | thousands-sep")
    interview.answer("/data/a", "1234567")
    assert interview.value("/data/a") == "1234567"


def test_list_of_choices_without_rows_asks_nothing_and_refuses_nothing(sit):
    interview = sit("select_one prov | p | P\nselect_one city | c | C | | | | | | | kind = ${p}")
    assert interview.choices("/data/c") == ()
    assert interview.problems() == ()
    assert tables("text | a | A")


def test_calculated_question_may_be_answered_until_its_calculation_is_due_again(sit, clock):
    interview = sit(
        "integer | a | A\ninteger | b | B | | | | ${a} * 2\ndate | day | Day | | | | once(today())\n"
        "integer | fixed | F | | | | ${a} + 1 | | | | | yes"
    )
    interview.answer("/data/a", "3")
    assert interview.answer("/data/b", "9").status is AnswerStatus.OK
    assert interview.answer("/data/day", "2026-01-05").status is AnswerStatus.OK
    assert interview.answer("/data/fixed", "9").status is AnswerStatus.READONLY
    assert values(interview, "b", "day") == ["9", "2026-01-05"]
    interview.answer("/data/a", "4")
    assert values(interview, "b", "day") == ["8", "2026-01-05"]
    again = Interview.resume(interview.form, interview.stored(), clock)
    assert values(again, "b", "day") == ["8", "2026-01-05"]


def test_answer_over_a_calculation_is_not_lost_by_what_happens_in_another_instance(sit):
    interview = sit("begin_repeat | r | R\ninteger | a | A\ninteger | b | B | | | | ${a} + 1\nend_repeat")
    interview.add_repeat("/data/r")
    interview.answer("/data/r[2]/b", "9")
    interview.answer("/data/r[1]/a", "3")
    interview.add_repeat("/data/r")
    interview.remove_repeat("/data/r[1]")
    assert interview.value("/data/r[1]/b") == "9"
    interview.answer("/data/r[1]/a", "3")
    assert interview.value("/data/r[1]/b") == "4"
