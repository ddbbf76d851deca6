"""Words of long lists are remembered, but never beyond what they depend on."""

from fieldkit.kernel.clock import SystemClock
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import read_tables

SPOKEN = """
| survey |
| | type | name | label::中文 (zh) | label::English (en) | choice_filter |
| | text | who | 谁？ | Who? | |
| | select_one town | town | 哪里？ | Where? | |
| | select_one shop | shop | 哪家？ | Which? | town = ${town} |
| choices |
| | list_name | name | label::中文 (zh) | label::English (en) | town |
| | town | a | 甲镇 | A | |
| | town | b | 乙镇 | B | |
| | shop | s1 | 一店 | One | a |
| | shop | s2 | 二店 | Two | b |
"""


def labels(interview, path):
    return [choice.label for choice in interview.choices(path)]


def test_choices_are_the_same_object_until_something_changes():
    interview = Interview.start(read_tables(SPOKEN, name="表.xlsx"), SystemClock())
    assert interview.choices("/data/town") is interview.choices("/data/town")


def test_another_language_has_other_words():
    interview = Interview.start(read_tables(SPOKEN, name="表.xlsx"), SystemClock())
    assert labels(interview, "/data/town") == ["甲镇", "乙镇"]
    interview.language = "en"
    assert labels(interview, "/data/town") == ["A", "B"]


def test_a_cascade_follows_its_answer():
    interview = Interview.start(read_tables(SPOKEN, name="表.xlsx"), SystemClock())
    interview.answer("/data/town", "a")
    assert labels(interview, "/data/shop") == ["一店"]
    interview.answer("/data/town", "b")
    assert labels(interview, "/data/shop") == ["二店"]


def test_words_with_an_answer_in_them_follow_the_answer():
    told = SPOKEN.replace("甲镇", "${who}家")
    interview = Interview.start(read_tables(told, name="表.xlsx"), SystemClock())
    interview.answer("/data/who", "王")
    assert labels(interview, "/data/town")[0] == "王家"
    interview.answer("/data/who", "李")
    assert labels(interview, "/data/town")[0] == "李家"
