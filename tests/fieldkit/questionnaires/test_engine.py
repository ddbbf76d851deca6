"""What an interview does with answers."""

from __future__ import annotations

import random

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.problems import AnswerProblem, QuestionnaireProblem
from fieldkit.questionnaires.views import AnswerStatus, Device, Progress, ScreenKind

AGE = """
    integer | age | 年龄 | | yes | . >= 0 and . < 120 | |
    text | school | 学校 | ${age} < 18 | yes | | |
"""


def names(paths):
    return [path.rpartition("/")[2] for path in paths]


def codes(problems):
    return [(problem.place.field, problem.code) for problem in problems]


def test_question_is_asked_only_while_its_condition_holds(begin):
    interview = begin(AGE)
    interview.answer("/data/age", "30")
    assert not interview.is_relevant("/data/school")
    interview.answer("/data/age", "12")
    assert interview.is_relevant("/data/school")


def test_answer_to_a_question_that_is_not_asked_changes_nothing(begin):
    interview = begin(AGE)
    interview.answer("/data/age", "30")
    assert interview.answer("/data/school", "一小").status is AnswerStatus.IRRELEVANT
    assert interview.value("/data/school") == ""


def test_answer_comes_back_with_its_question(begin):
    interview = begin(AGE)
    interview.answer("/data/age", "12")
    interview.answer("/data/school", "一小")
    interview.answer("/data/age", "30")
    assert "/data/school" not in interview.finalise().answers
    interview.answer("/data/age", "12")
    assert interview.finalise().answers["/data/school"] == "一小"


def test_irrelevant_group_takes_its_questions_along(begin):
    interview = begin("""
        text | who | 谁 | | | | |
        begin group | more | 更多 | ${who} = 'a' | | | |
        begin group | inner | 里面 | | | | |
        text | what | 什么 | | yes | | |
        end group | | | | | | |
        end group | | | | | | |
    """)
    assert not interview.is_relevant("/data/more/inner/what")
    assert interview.finalise().is_complete
    interview.answer("/data/who", "a")
    assert codes(interview.finalise().problems) == [("/data/more/inner/what", AnswerProblem.REQUIRED)]


def test_unasked_answer_counts_as_empty_in_other_expressions(begin):
    interview = begin("""
        text | who | 谁 | | | | |
        integer | n | 数 | ${who} = 'a' | | | |
        calculate | state | | | | | if(${n} = '', 'none', concat('n', ${n})) |
    """)
    interview.answer("/data/who", "a")
    interview.answer("/data/n", "3")
    assert interview.value("/data/state") == "n3"
    interview.answer("/data/who", "b")
    assert interview.value("/data/state") == "none"


def test_invalid_answer_is_kept_and_flagged(begin):
    interview = begin(AGE)
    answered = interview.answer("/data/age", "500")
    assert answered.status is AnswerStatus.INVALID
    assert answered.problem.code is AnswerProblem.CONSTRAINT
    assert interview.value("/data/age") == "500"
    assert not interview.finalise().is_complete


def test_text_in_a_number_question_is_kept_and_flagged(begin):
    interview = begin(AGE)
    answered = interview.answer("/data/age", "三十")
    assert answered.problem.code is AnswerProblem.NOT_INTEGER
    assert "三十" in answered.problem.say("zh")


def test_constraint_is_not_asked_of_an_empty_answer(begin):
    interview = begin("integer | n | 数 | | | . > 5 | |")
    assert interview.finalise().is_complete


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("integer", "１２", "12"),
        ("decimal", "2.50", "2.5"),
        ("date", "2026/3/1", "2026-03-01"),
        ("date", "2026年3月1日", "2026-03-01"),
        ("text", "  幸福里  ", "幸福里"),
    ],
)
def test_answer_is_stored_in_its_canonical_form(begin, kind, typed, kept):
    interview = begin(f"{kind} | q | 题 | | | | |")
    assert interview.answer("/data/q", typed).changed == {"/data/q": kept}


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("decimal", "1,5", AnswerProblem.NOT_DECIMAL),
        ("date", "2026-02-30", AnswerProblem.NOT_DATE),
        ("time", "25:00", AnswerProblem.NOT_TIME),
        ("dateTime", "昨天", AnswerProblem.NOT_DATE),
    ],
)
def test_answer_that_does_not_fit_its_type_is_named(begin, kind, typed, code):
    interview = begin(f"{kind} | q | 题 | | | | |")
    assert interview.answer("/data/q", typed).problem.code is code


def test_calculation_follows_its_questions(begin):
    interview = begin("""
        integer | a | 甲 | | | | |
        calculate | double | | | | | ${a} * 2 |
        calculate | triple | | | | | ${double} + ${a} |
    """)
    changed = interview.answer("/data/a", "4").changed
    assert changed == {"/data/a": "4", "/data/double": "8", "/data/triple": "12"}


def test_calculation_and_metadata_cannot_be_answered(begin):
    interview = begin("start | start | | | | | |\ninteger | a | 甲 | | | | |\ncalculate | c | | | | | ${a} |")
    assert interview.answer("/data/c", "9").status is AnswerStatus.READONLY
    assert interview.answer("/data/start", "9").status is AnswerStatus.READONLY


def test_readonly_question_keeps_its_default(begin):
    head = "type | name | label | default | read_only"
    interview = begin("integer | a | 甲 | 3 | yes", head=head)
    assert interview.answer("/data/a", "9").status is AnswerStatus.READONLY
    assert interview.value("/data/a") == "3"


def test_computed_default_is_put_in_once(begin):
    interview = begin("date | d | 日期 | | | | | today()")
    assert interview.value("/data/d") == "2026-06-30"
    interview.answer("/data/d", "2026-01-01")
    assert interview.value("/data/d") == "2026-01-01"


def test_trigger_sets_a_value_when_its_question_changes(begin):
    head = "type | name | label | calculation | trigger"
    interview = begin("text | a | 甲 | |\ntext | b | 乙 | concat(${a}, '!') | ${a}", head=head)
    interview.answer("/data/a", "好")
    assert interview.value("/data/b") == "好!"
    interview.answer("/data/b", "改")
    assert interview.value("/data/b") == "改"


def test_metadata_is_filled_in(begin):
    interview = begin(
        "start | start | | | | | |\nend | end | | | | | |\ntoday | today | | | | | |\ntext | a | 甲 | | | | |"
    )
    stored = interview.stored()
    assert stored["/data/start"] == "2026-06-30T09:30:00.000+08:00"
    assert stored["/data/today"] == "2026-06-30"
    assert stored["/data/meta/instanceID"].startswith("uuid:")
    assert "/data/end" not in stored
    assert interview.finalise().answers["/data/end"] == "2026-06-30T09:30:00.000+08:00"


def test_metadata_of_the_device_is_filled_in_when_given(form_of, clock):
    form = form_of("username | username | | | | | |\ntext | a | 甲 | | | | |")
    assert Interview.start(form, clock, device=Device(username="李")).value("/data/username") == "李"
    assert Interview.start(form, clock).value("/data/username") == ""


def test_offenders_are_listed_from_first_to_last(begin):
    interview = begin("""
        text | a | 甲 | | yes | | |
        integer | b | 乙 | | | . < 10 | |
        text | c | 丙 | | yes | | |
    """)
    interview.answer("/data/b", "99")
    assert codes(interview.finalise().problems) == [
        ("/data/a", AnswerProblem.REQUIRED),
        ("/data/b", AnswerProblem.CONSTRAINT),
        ("/data/c", AnswerProblem.REQUIRED),
    ]


def test_required_may_depend_on_an_answer(begin):
    interview = begin("text | a | 甲 | | | | |\ntext | b | 乙 | | ${a} = 'x' | | |")
    assert not interview.is_required("/data/b")
    interview.answer("/data/a", "x")
    assert interview.is_required("/data/b")


def test_leaving_out_a_group_is_felt_by_whoever_uses_its_answers(begin):
    interview = begin("""
        text | who | 谁 | | | | |
        begin group | more | 更多 | ${who} = 'a' | | | |
        integer | n | 数 | | | | |
        end group | | | | | | |
        calculate | twice | | | | | coalesce(${n} * 2, 'none') |
    """)
    interview.answer("/data/who", "a")
    interview.answer("/data/more/n", "4")
    assert interview.value("/data/twice") == "8"
    assert interview.answer("/data/who", "b").changed == {"/data/who": "b", "/data/twice": "none"}


def test_calculation_has_the_last_word_over_a_computed_default(begin):
    interview = begin("integer | a | 甲 | | | | 1 + 1 | 3 + 4")
    assert interview.value("/data/a") == "2"


CASCADE = """
    zone | east | 东区 |
    zone | west | 西区 |
    street | e1 | 东一街 | east
    street | e2 | 东二街 | east
    street | w1 | 西一街 | west
"""
CASCADE_HEAD = "type | name | label | choice_filter | calculation"
CASCADE_SURVEY = """
    select_one zone | zone | 区 | |
    select_multiple street | street | 街 | kind = ${zone} |
    calculate | said | | | jr:choice-name(${zone}, '${zone}')
"""


def test_choices_follow_the_answer_they_are_filtered_by(begin):
    interview = begin(CASCADE_SURVEY, CASCADE, head=CASCADE_HEAD)
    assert interview.choices("/data/street") == ()
    interview.answer("/data/zone", "east")
    assert [choice.label for choice in interview.choices("/data/street")] == ["东一街", "东二街"]
    assert interview.value("/data/said") == "东区"


def test_answer_that_is_no_longer_offered_is_dropped(begin):
    interview = begin(CASCADE_SURVEY, CASCADE, head=CASCADE_HEAD)
    interview.answer("/data/zone", "east")
    interview.answer("/data/street", "e2 e1")
    assert interview.value("/data/street") == "e1 e2"
    assert interview.answer("/data/zone", "west").changed["/data/street"] == ""


def test_value_that_is_not_among_the_choices_is_flagged(begin):
    interview = begin(CASCADE_SURVEY, CASCADE, head=CASCADE_HEAD)
    assert interview.answer("/data/zone", "north").problem.code is AnswerProblem.NOT_A_CHOICE


MEMBERS_HEAD = "type | name | label | relevant | required | calculation | repeat_count"
MEMBERS = """
    begin repeat | member | 成员 | | | |
    text | name | 称呼 | | yes | |
    integer | age | 年龄 | | | |
    text | school | 学校 | ${age} < 18 | | |
    calculate | which | | | | position(..) |
    end repeat | | | | | |
    calculate | total | | | | sum(${age}) |
    calculate | people | | | | count(${member}) |
"""


def test_each_instance_of_a_repeat_has_its_own_relevance(begin):
    interview = begin(MEMBERS, head=MEMBERS_HEAD)
    interview.add_repeat("/data/member")
    interview.answer("/data/member[1]/age", "40")
    interview.answer("/data/member[2]/age", "9")
    assert not interview.is_relevant("/data/member[1]/school")
    assert interview.is_relevant("/data/member[2]/school")
    assert [interview.value(f"/data/{name}") for name in ("total", "people")] == ["49", "2"]
    assert interview.value("/data/member[2]/which") == "2"


def test_removing_an_instance_moves_the_others_up(begin):
    interview = begin(MEMBERS, head=MEMBERS_HEAD)
    interview.add_repeat("/data/member")
    interview.answer("/data/member[1]/name", "甲")
    interview.answer("/data/member[2]/name", "乙")
    changed = interview.remove_repeat("/data/member[1]").changed
    assert interview.value("/data/member[1]/name") == "乙"
    assert interview.value("/data/people") == "1"
    assert changed["/data/member"] == "1"
    assert changed["/data/member[2]/name"] == ""


def test_counted_repeat_follows_its_count_and_a_smaller_one_loses_no_answer(begin):
    interview = begin(
        """
        integer | n | 几口人 | | | |
        begin repeat | member | 成员 | | | | ${n}
        text | name | 称呼 | | yes | |
        end repeat | | | | | |
        """,
        head=MEMBERS_HEAD,
    )
    interview.answer("/data/n", "3")
    assert names(interview.questions()) == ["n", "name", "name", "name"]
    interview.answer("/data/member[3]/name", "阿三")
    interview.answer("/data/n", "1")
    assert [screen.kind for screen in interview.screens()] == [ScreenKind.QUESTION] * 4
    assert interview.value("/data/member[3]/name") == "阿三"
    interview.answer("/data/n", "4")
    assert names(interview.questions()) == ["n", "name", "name", "name", "name"]
    with pytest.raises(FieldkitError) as refusal:
        interview.add_repeat("/data/member")
    assert refusal.value.code is QuestionnaireProblem.NO_SUCH_QUESTION


COUNTED = """
integer | n | 几口人 | | | |
begin repeat | member | 成员 | | | | ${n}
begin group | g | | {relevant} | | |
text | name | 称呼 | | | |
end group | | | | | |
end repeat | | | | | |
"""


@pytest.mark.parametrize("is_reopened", [False, True])
def test_smaller_count_loses_nothing_that_was_typed(begin, clock, is_reopened):
    interview = begin(COUNTED.replace("{relevant}", ""), head=MEMBERS_HEAD)
    interview.answer("/data/n", "3")
    interview.answer("/data/member[3]/g/name", "小明")
    changed = interview.answer("/data/n", "1").changed
    assert changed == {"/data/n": "1"}
    if is_reopened:
        interview = Interview.resume(interview.form, interview.stored(), clock)
    assert interview.count_of("/data/member") == 3
    interview.answer("/data/n", "3")
    assert interview.value("/data/member[3]/g/name") == "小明"


def test_instances_beyond_a_smaller_count_are_hidden_where_the_form_says_so(begin):
    interview = begin(COUNTED.replace("{relevant}", "position(..) <= ${n}"), head=MEMBERS_HEAD)
    interview.answer("/data/n", "3")
    interview.answer("/data/member[3]/g/name", "小明")
    interview.answer("/data/n", "1")
    assert names(interview.questions()) == ["n", "name"]
    assert "小明" not in interview.finalise().xml
    interview.answer("/data/n", "3")
    assert interview.value("/data/member[3]/g/name") == "小明"
    assert "小明" in interview.finalise().xml


def test_repeat_asks_for_one_more_after_its_instances(begin):
    interview = begin(MEMBERS, head=MEMBERS_HEAD)
    interview.add_repeat("/data/member")
    kinds = [screen.kind for screen in interview.screens()]
    assert kinds[-1] is ScreenKind.REPEAT
    assert interview.screen_after("/data/member") is None
    assert interview.screen_before("/data/member").path == "/data/member[2]/age"
    assert interview.screen_after("/data/member[1]/age").path == "/data/member[2]/name"


def test_reopened_interview_is_the_same(begin, form_of, clock):
    interview = begin(MEMBERS, head=MEMBERS_HEAD)
    interview.add_repeat("/data/member")
    interview.answer("/data/member[2]/age", "9")
    again = Interview.resume(interview.form, interview.stored(), clock)
    assert again.stored() == interview.stored()
    assert again.screens() == interview.screens()
    assert again.finalise() == interview.finalise()


def test_reopened_interview_keeps_an_empty_instance(begin, clock):
    interview = begin(MEMBERS, head=MEMBERS_HEAD)
    interview.add_repeat("/data/member")
    interview.answer("/data/member[1]/name", "甲")
    stored = {
        path: text for path, text in interview.stored().items() if not path.startswith("/data/member[2]")
    }
    again = Interview.resume(interview.form, stored, clock)
    assert names(again.questions()) == ["name", "age", "name", "age"]


def test_trigger_inside_a_repeat_reaches_only_its_own_instance(begin):
    interview = begin(
        """
        begin repeat | member | 成员 | |
        text | name | 称呼 | |
        text | card | 称呼卡 | concat(${name}, '!') | ${name}
        end repeat | | | |
        """,
        head="type | name | label | calculation | trigger",
    )
    interview.add_repeat("/data/member")
    interview.answer("/data/member[1]/name", "甲")
    interview.answer("/data/member[1]/card", "手写")
    changed = interview.answer("/data/member[2]/name", "乙").changed
    assert changed == {"/data/member[2]/name": "乙", "/data/member[2]/card": "乙!"}


def test_reopening_draws_no_new_numbers_or_times(form_of, clock, begin):
    interview = begin("""
        text | a | 甲 | | | | |
        calculate | id | | | | | uuid() |
        calculate | at | | | | | now() |
        calculate | kept | | | | | once(random()) |
    """)
    later = type(clock)(clock.now().replace(hour=20))
    again = Interview.resume(interview.form, interview.stored(), later, chance=random.Random(99))
    assert again.stored() == interview.stored()


def test_reopening_works_out_calculations_that_somebody_elses_answer_changed(begin, clock):
    interview = begin("integer | a | 甲 | | | | |\ncalculate | c | | | | | ${a} + 1 |")
    interview.answer("/data/a", "1")
    merged = {**interview.stored(), "/data/a": "5"}
    assert Interview.resume(interview.form, merged, clock).value("/data/c") == "6"


def test_answers_of_another_version_of_the_form_are_left_aside(begin, clock):
    interview = begin("text | a | 甲 | | | | |")
    again = Interview.resume(interview.form, {"/data/a": "x", "/data/gone": "y"}, clock)
    assert again.value("/data/a") == "x"


LANGUAGES_HEAD = (
    "type | name | label::中文 (zh) | label::English (en) | hint::中文 (zh) | required | "
    "required_message::中文 (zh) | required_message::English (en)"
)
LANGUAGES = """
    text | who | 怎么称呼您？ | What may we call you? | 只记姓氏 | yes | 请填称呼 | Please enter a name
    note | hi | 您好，${who}！ | Hello, ${who}! | | | |
"""


def test_language_switches_in_the_middle_of_an_interview(begin):
    interview = begin(LANGUAGES, head=LANGUAGES_HEAD, settings="default_language\n中文 (zh)")
    assert interview.label("/data/who") == "怎么称呼您？"
    assert interview.problem("/data/who").say("zh").endswith("请填称呼")
    interview.answer("/data/who", "王")
    interview.language = "en"
    assert interview.label("/data/who") == "What may we call you?"
    assert interview.label("/data/hi") == "Hello, 王!"
    assert interview.value("/data/who") == "王"


def test_missing_translation_falls_back_to_the_default_language(begin):
    interview = begin(LANGUAGES, head=LANGUAGES_HEAD, settings="default_language\n中文 (zh)")
    interview.language = "en"
    assert interview.hint("/data/who") == "只记姓氏"


def test_unknown_language_is_refused_and_the_old_one_stays(begin):
    interview = begin(LANGUAGES, head=LANGUAGES_HEAD, settings="default_language\n中文 (zh)")
    with pytest.raises(FieldkitError) as refusal:
        interview.language = "fr"
    assert refusal.value.code is QuestionnaireProblem.NO_SUCH_LANGUAGE
    assert interview.language == "中文 (zh)"


def test_unknown_question_is_refused(begin):
    with pytest.raises(FieldkitError) as refusal:
        begin(AGE).answer("/data/nothing", "1")
    assert refusal.value.code is QuestionnaireProblem.NO_SUCH_QUESTION


def test_relevance_that_could_not_be_worked_out_is_no_offence_once_it_can(begin):
    interview = begin("text | a | 甲 | | | | |\ntext | b | 乙 | date(${a}) > date('2025-01-01') | | | |")
    interview.answer("/data/a", "昨天")
    assert codes(interview.problems()) == [("/data/b", AnswerProblem.NOT_COMPUTABLE)]
    interview.answer("/data/a", "2026-01-01")
    assert interview.problems() == ()


def test_calculation_that_cannot_be_worked_out_is_a_problem_not_a_crash(begin):
    interview = begin("text | a | 甲 | | | | |\ncalculate | d | | | | | date(${a}) |")
    interview.answer("/data/a", "昨天")
    assert codes(interview.problems()) == [("/data/d", AnswerProblem.NOT_COMPUTABLE)]
    interview.answer("/data/a", "2026-01-01")
    assert interview.problems() == ()


def test_field_list_is_one_screen_with_its_relevant_questions(begin):
    interview = begin(
        """
        begin group | g | 一起问 | | field-list
        text | a | 甲 | |
        text | b | 乙 | ${a} = 'x' |
        end group | | | |
        text | z | 末 | |
        """,
        head="type | name | label | relevant | appearance",
    )
    assert [names(screen.questions) for screen in interview.screens()] == [["a"], ["z"]]
    interview.answer("/data/g/a", "x")
    first, last = interview.screens()
    assert (first.kind, first.path, names(first.questions)) == (ScreenKind.LIST, "/data/g", ["a", "b"])
    assert interview.screen_of("/data/g/b") == first
    assert interview.screen_after("/data/g/a") == last
    assert interview.screen_before("/data/z") == first
    assert interview.screen_before("/data/g/b") is None
    assert interview.screen_after("/data/z") is None
    assert interview.progress("/data/z") == Progress(2, 2)


def test_screen_that_just_closed_still_leads_on_and_back(begin):
    interview = begin("""
        text | a | 甲 | | | | |
        text | b | 乙 | ${a} = 'x' | | | |
        text | c | 丙 | | | | |
    """)
    assert interview.screen_of("/data/b") is None
    assert interview.screen_after("/data/b").path == "/data/c"
    assert interview.screen_before("/data/b").path == "/data/a"
    assert interview.progress("/data/b") == Progress(1, 2)
    assert interview.progress("/data/c") == Progress(2, 2)


def test_reopened_sheet_goes_on_at_the_first_open_screen(begin):
    interview = begin("text | a | 甲 | | | | |\nnote | n | 说明 | | | | |\ntext | b | 乙 | | | | |")
    interview.answer("/data/a", "x")
    assert interview.first_open_screen().path == "/data/b"


def test_view_holds_all_that_a_screen_needs(begin):
    interview = begin(
        "integer | walk | 走几分钟？ | 填整数 | yes | min",
        head="type | name | label | hint | required | bind::fieldkit:unit",
        settings='namespaces\nfieldkit="urn:fieldkit"',
    )
    view = interview.view("/data/walk")
    assert (view.label, view.hint, view.unit, view.is_required, view.is_readonly) == (
        "走几分钟？", "填整数", "min", True, False,
    )  # fmt: skip
    assert view.problem.code is AnswerProblem.REQUIRED
