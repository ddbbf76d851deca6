"""What other clients do and we do not: the form loads, its data stay, nothing is refused."""

from __future__ import annotations

import pytest

from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.reader import read_tables, read_xform
from fieldkit.questionnaires.support import SupportState, support
from fieldkit.questionnaires.views import AnswerStatus
from tests.fieldkit.questionnaires.oracle.forms import tables, xform

IGNORED = [one.name for one in support() if (one.kind, one.state) == ("appearance", SupportState.IGNORED)]


@pytest.mark.parametrize("word", IGNORED)
def test_appearance_that_is_ignored_does_no_harm(sit, word):
    for kind, answer in (("text", "x"), ("select_one yn", "y"), ("date", "2026-03-01"), ("image", "a.jpg")):
        size = "max-pixels=1024" if kind == "image" else ""
        interview = sit(f"{kind} | a | A | | | | | | | | {size} | | | {word}")
        assert interview.form.problems == ()
        assert interview.answer("/data/a", answer).status is AnswerStatus.OK


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        ("geopoint", "allow-mock-accuracy=true"),
        ("image", "incremental=true"),
        ("audit", "location-priority=balanced location-min-interval=60 location-max-age=120"),
        ("audit", "track-changes=true identify-user=true track-changes-reasons=on-form-edit"),
    ],
)
def test_parameter_that_is_ignored_does_no_harm(clock, kind, parameters):
    name = "audit" if kind == "audit" else "a"
    if kind == "image":
        body = '<upload mediatype="image/*" ref="/data/a" incremental="true"><label>a</label></upload>'
        form = read_xform(xform("<a/>", '<bind nodeset="/data/a" type="binary"/>', body))
    else:
        form = read_tables(tables(f"{kind} | {name} | A | | | | | | | | {parameters}\ntext | b | B"))
    assert Interview.start(form, clock).finalise().xml


def test_column_that_is_ignored_does_no_harm(clock):
    settings = (
        "| settings |\n| | submission_url | auto_send | auto_delete | public_key | prefix |\n"
        "| | https://example.org/x | true | true | MIIBIjANBgkqh | zh |\n"
    )
    form = read_tables(tables("text | a | A", settings))
    assert form.problems == ()
    assert "<a/>" in Interview.start(form, clock).finalise().xml
    phone = '<input ref="/data/a" autoplay="audio" accuracyThreshold="5" intent="org.x.Y(z=1)"><label>a</label></input>'
    read_xform(xform("<a/>", '<bind nodeset="/data/a" type="string" saveIncomplete="true()"/>', phone))


def test_type_loop(clock):
    form = read_tables(
        "| survey |\n| | type | name | label |\n| | begin loop over place | l | 各处 |\n"
        "| | integer | n | %(label)s有几家？ |\n| | end loop | | |\n"
        "| choices |\n| | list_name | name | label |\n| | place | near | 楼下 |\n| | place | far | 街上 |\n"
    )
    interview = Interview.start(form, clock)
    assert interview.all_questions() == ("/data/l/near/n", "/data/l/far/n")
    assert interview.label("/data/l/far/n") == "街上有几家？"


def test_type_osm_takes_a_file(clock):
    form = read_tables(tables("osm | a | A"))
    interview = Interview.start(form, clock)
    assert interview.view("/data/a").type is QuestionType.FILE
    assert interview.answer("/data/a", "楼.osm").status is AnswerStatus.OK


def test_messages_are_those_of_the_form(clock):
    form = read_tables(
        "| survey |\n| | type | name | label | required | required_message | constraint | constraint_message |\n"
        "| | integer | a | A | yes | 请问一下年龄 | . < 120 | ${a} 岁太大了 |\n"
    )
    interview = Interview.start(form, clock)
    assert interview.problem("/data/a").say("zh").endswith("请问一下年龄")
    assert interview.answer("/data/a", "200").problem.say("zh").endswith("200 岁太大了")


def test_new_instance_has_the_shape_of_the_template(clock):
    form = read_xform(
        xform(
            '<r jr:template=""><a>默认</a></r><r><a>一</a></r>',
            "",
            '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r"><input ref="/data/r/a">'
            "<label>a</label></input></repeat></group>",
        )
    )
    interview = Interview.start(form, clock)
    interview.add_repeat("/data/r")
    assert [interview.value(f"/data/r[{number}]/a") for number in (1, 2)] == ["一", "默认"]
