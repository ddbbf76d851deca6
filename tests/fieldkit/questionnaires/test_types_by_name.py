"""Each type of an XLSForm, data type and piece of metadata, by its name: how it is asked and what is stored."""

from __future__ import annotations

import pytest
from lxml import etree

from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.problems import AnswerProblem
from fieldkit.questionnaires.reader import read_file, read_tables, read_xform
from fieldkit.questionnaires.views import AnswerStatus, Device
from tests.fieldkit.questionnaires.oracle.forms import tables, xform


def stored(interview, name):
    """What the finished sheet says; None where it has no such element."""
    return etree.fromstring(interview.finalise().xml).findtext(name)


@pytest.fixture
def asked(sit):
    """Ask one question of a type, type an answer, and say what is stored."""

    def ask(row, typed, kind=None, status=AnswerStatus.OK):
        interview = sit(f"{row} | q | Q")
        if kind is not None:
            assert interview.view("/data/q").type is kind
        assert interview.answer("/data/q", typed).status is status
        return stored(interview, "q")

    return ask


@pytest.fixture
def of_data_type(clock):
    """Begin an interview of one input whose bind has a data type."""

    def start(name, control="input", more=""):
        bind = f'<bind nodeset="/data/q" type="{name}"/>'
        body = f'<{control} ref="/data/q"><label>q</label>{more}</{control}>'
        return Interview.start(read_xform(xform("<q/>", bind, body)), clock)

    return start


def test_type_text(asked):
    assert asked("text", "幸福里 <3> & 号", QuestionType.TEXT) == "幸福里 <3> & 号"


def test_type_integer(asked):
    assert asked("integer", "-7", QuestionType.INTEGER) == "-7"
    asked("integer", "1.5", status=AnswerStatus.INVALID)


def test_type_decimal(asked):
    assert asked("decimal", "12.50", QuestionType.DECIMAL) == "12.5"
    asked("decimal", "1e3", status=AnswerStatus.INVALID)


def test_type_range(sit):
    interview = sit("range | q | Q | | | | | | | | start=1 end=2 step=0.5")
    assert interview.answer("/data/q", "1.5").status is AnswerStatus.OK
    assert interview.answer("/data/q", "2.5").problem.code is AnswerProblem.NOT_IN_RANGE


def test_type_select_one(asked):
    assert asked("select_one yn", "y", QuestionType.SELECT_ONE) == "y"
    asked("select_one yn", "maybe", status=AnswerStatus.INVALID)


def test_type_select_multiple(asked):
    assert asked("select_multiple city", "nt zw", QuestionType.SELECT_MULTIPLE) == "zw nt"


def test_type_select_multiple_from_file(tmp_path, clock):
    (tmp_path / "doors.csv").write_text("name,label\n101,一零一\n102,一零二\n", encoding="utf-8")
    path = tmp_path / "form.md"
    path.write_text(tables("select_multiple_from_file doors.csv | q | Q"), encoding="utf-8")
    interview = Interview.start(read_file(path), clock)
    assert interview.view("/data/q").type is QuestionType.SELECT_MULTIPLE
    assert interview.answer("/data/q", "102 101").changed == {"/data/q": "101 102"}


def test_type_rank(asked):
    assert asked("rank yn", "n y", QuestionType.RANK) == "n y"


def test_type_note(asked):
    asked("note", "x", QuestionType.NOTE, AnswerStatus.READONLY)


def test_type_geopoint(asked):
    assert asked("geopoint", "37.5 105.2 1200 5", QuestionType.GEOPOINT) == "37.5 105.2 1200 5"


def test_type_geotrace(asked):
    assert asked("geotrace", "37 105;38 106", QuestionType.GEOTRACE) == "37 105; 38 106"


def test_type_geoshape(asked):
    assert asked("geoshape", "0 0;0 1;1 1;0 0", QuestionType.GEOSHAPE) == "0 0; 0 1; 1 1; 0 0"


def test_type_date(asked):
    assert asked("date", "2026-3-1", QuestionType.DATE) == "2026-03-01"
    asked("date", "2026-02-30", status=AnswerStatus.INVALID)


def test_type_time(asked):
    assert asked("time", "09:30", QuestionType.TIME) == "09:30"
    asked("time", "12", status=AnswerStatus.INVALID)


def test_type_datetime(asked):
    moment = "2026-03-01T09:30:00.000+08:00"
    assert asked("dateTime", moment, QuestionType.DATE_TIME) == moment


def test_type_image(asked):
    assert asked("image", "店面.jpg", QuestionType.IMAGE) == "店面.jpg"


def test_type_audio(asked):
    assert asked("audio", "a.m4a", QuestionType.AUDIO) == "a.m4a"


def test_type_video(asked):
    assert asked("video", "a.mp4", QuestionType.VIDEO) == "a.mp4"


def test_type_file(asked):
    assert asked("file", "a.pdf", QuestionType.FILE) == "a.pdf"


def test_type_barcode(asked):
    assert asked("barcode", "6901234567892", QuestionType.BARCODE) == "6901234567892"


def test_type_acknowledge(asked):
    assert asked("acknowledge", "OK", QuestionType.ACKNOWLEDGE) == "OK"


def test_type_trigger(asked):
    assert asked("trigger", "OK", QuestionType.ACKNOWLEDGE) == "OK"


def test_type_calculate(sit):
    interview = sit("integer | a | A\ncalculate | q | | | | | ${a} * 2")
    interview.answer("/data/a", "4")
    assert stored(interview, "q") == "8"


def test_type_xml_external(tmp_path, clock):
    (tmp_path / "rows.xml").write_text("<root><item><name>a</name><v>7</v></item></root>", encoding="utf-8")
    path = tmp_path / "form.md"
    look = "instance('rows')/root/item[name = 'a']/v"
    path.write_text(tables(f"xml-external | rows\ncalculate | q | | | | | {look}"), encoding="utf-8")
    assert stored(Interview.start(read_file(path), clock), "q") == "7"


def test_type_csv_external(tmp_path, clock):
    (tmp_path / "rows.csv").write_text("name,v\na,7\n", encoding="utf-8")
    path = tmp_path / "form.md"
    look = "instance('rows')/root/item[name = 'a']/v"
    path.write_text(tables(f"csv-external | rows\ncalculate | q | | | | | {look}"), encoding="utf-8")
    assert stored(Interview.start(read_file(path), clock), "q") == "7"


def test_type_begin_group(sit):
    interview = sit("begin_group | g | G\ntext | q | Q\nend_group")
    interview.answer("/data/g/q", "x")
    assert stored(interview, "g/q") == "x"


def test_type_begin_repeat(sit):
    interview = sit("begin_repeat | r | R\ntext | q | Q\nend_repeat")
    interview.add_repeat("/data/r")
    interview.answer("/data/r[2]/q", "x")
    assert etree.fromstring(interview.finalise().xml).xpath("r/q/text()") == ["x"]


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("string", "x", "x"),
        ("int", "5", "5"),
        ("decimal", "0.5", "0.5"),
        ("date", "2026-03-01", "2026-03-01"),
        ("time", "09:30", "09:30"),
        ("dateTime", "2026-03-01T09:30:00.000+08:00", "2026-03-01T09:30:00.000+08:00"),
        ("barcode", "690", "690"),
        ("geopoint", "1 2 0 0", "1 2 0 0"),
        ("geotrace", "1 2; 3 4", "1 2; 3 4"),
        ("geoshape", "0 0; 0 1; 1 1; 0 0", "0 0; 0 1; 1 1; 0 0"),
        ("boolean", "true", "true"),
        ("select1", "x", "x"),
        ("select", "x", "x"),
        ("xsd:int", "5", "5"),
        ("xsd:string", "x", "x"),
    ],
)
def test_data_type_takes_its_answer(of_data_type, name, typed, kept):
    interview = of_data_type(name)
    assert interview.answer("/data/q", typed).status is AnswerStatus.OK
    assert stored(interview, "q") == kept


def test_data_type_with_prefix_checks_as_without(of_data_type):
    assert of_data_type("xsd:int").answer("/data/q", "x").status is AnswerStatus.INVALID


def test_data_type_binary(of_data_type):
    interview = of_data_type("binary", "upload")
    interview.answer("/data/q", "a.jpg")
    assert stored(interview, "q") == "a.jpg"


def test_data_type_boolean_is_false_in_an_expression_when_it_says_so(clock):
    form = read_xform(
        xform(
            "<q/><p/>",
            '<bind nodeset="/data/q" type="boolean"/><bind nodeset="/data/p" calculate="if(/data/q, 1, 2)"/>',
            '<input ref="/data/q"><label>q</label></input>',
        )
    )
    interview = Interview.start(form, clock)
    interview.answer("/data/q", "false")
    assert interview.value("/data/p") == "2"
    interview.answer("/data/q", "true")
    assert interview.value("/data/p") == "1"


@pytest.fixture
def filled(sit):
    """The metadata of a sheet made on a known device."""

    def fill(kind):
        device = Device(deviceid="d1", username="王芳", phonenumber="0955", email="a@b.cn")
        return sit(f"{kind} | m\ntext | q | Q", device=device)

    return fill


def test_metadata_start(filled, clock):
    interview = filled("start")
    assert interview.value("/data/m") == clock.now().isoformat(timespec="milliseconds")


def test_metadata_end(filled, clock):
    interview = filled("end")
    assert interview.value("/data/m") == ""
    assert stored(interview, "m") == clock.now().isoformat(timespec="milliseconds")


def test_metadata_today(filled, clock):
    assert filled("today").value("/data/m") == clock.now().date().isoformat()


def test_metadata_deviceid(filled):
    assert filled("deviceid").value("/data/m") == "d1"


def test_metadata_username(filled):
    assert filled("username").value("/data/m") == "王芳"


def test_metadata_phonenumber(filled):
    assert filled("phonenumber").value("/data/m") == "0955"


def test_metadata_email(filled):
    assert filled("email").value("/data/m") == "a@b.cn"


@pytest.mark.parametrize("kind", ["simserial", "subscriberid"])
def test_metadata_of_a_phone_card_stays_empty(clock, kind):
    interview = Interview.start(read_tables(tables(f"{kind} | m\ntext | q | Q")), clock)
    assert interview.value("/data/m") == ""


def test_metadata_instanceid(sit):
    assert stored(sit("text | q | Q"), "meta/instanceID").startswith("uuid:")


@pytest.fixture
def on_event(clock):
    """A form whose setvalue counts an event up from 0."""

    def start(event, instance="<n>0</n><q/>", inside=""):
        action = f'<setvalue ref="/data/n" event="{event}" value="/data/n + 1"/>'
        form = read_xform(
            xform(
                instance,
                '<bind nodeset="/data/n" type="int"/>' + ("" if inside else action),
                f'<input ref="/data/q"><label>q</label>{action if inside else ""}</input>',
            )
        )
        return Interview.start(form, clock)

    return start


def test_event_odk_instance_load(on_event, clock):
    first = on_event("odk-instance-load")
    assert first.value("/data/n") == "1"
    assert Interview.resume(first.form, first.stored(), clock).value("/data/n") == "2"


def test_event_odk_instance_first_load(on_event, clock):
    first = on_event("odk-instance-first-load")
    assert Interview.resume(first.form, first.stored(), clock).value("/data/n") == "1"


def test_event_xforms_ready(on_event, clock):
    first = on_event("xforms-ready")
    assert Interview.resume(first.form, first.stored(), clock).value("/data/n") == "1"


def test_event_xforms_value_changed(on_event):
    interview = on_event("xforms-value-changed", inside="yes")
    assert interview.value("/data/n") == "0"
    interview.answer("/data/q", "x")
    interview.answer("/data/q", "x")
    interview.answer("/data/q", "y")
    assert interview.value("/data/n") == "2"


def test_event_xforms_revalidate(on_event):
    interview = on_event("xforms-revalidate")
    assert interview.value("/data/n") == "0"
    assert stored(interview, "n") == "1"


def test_several_events_on_one_action(on_event, clock):
    first = on_event("odk-instance-first-load odk-instance-load")
    assert first.value("/data/n") == "2"
    assert Interview.resume(first.form, first.stored(), clock).value("/data/n") == "3"


def test_action_setvalue_without_a_value_clears(clock):
    form = read_xform(
        xform(
            "<n>7</n><q/>",
            "",
            '<input ref="/data/q"><label>q</label><setvalue ref="/data/n" event="xforms-value-changed"/></input>',
        )
    )
    interview = Interview.start(form, clock)
    interview.answer("/data/q", "x")
    assert interview.value("/data/n") == ""


def test_action_setvalue_with_text(clock):
    form = read_xform(
        xform(
            "<n/><q/>",
            '<setvalue ref="/data/n" event="odk-instance-first-load">3 + 4</setvalue>',
            '<input ref="/data/q"><label>q</label></input>',
        )
    )
    assert Interview.start(form, clock).value("/data/n") == "3 + 4"


def test_parameter_value_and_label_name_the_columns_of_a_file(tmp_path, clock):
    (tmp_path / "doors.csv").write_text("号,住户\n101,王家\n", encoding="utf-8")
    path = tmp_path / "form.md"
    survey = "select_one_from_file doors.csv | q | Q | | | | | | | | value=id label=who"
    (tmp_path / "doors.csv").write_text("id,who\n101,王家\n", encoding="utf-8")
    path.write_text(tables(survey), encoding="utf-8")
    (choice,) = Interview.start(read_file(path), clock).choices("/data/q")
    assert (choice.value, choice.label) == ("101", "王家")


@pytest.mark.parametrize(
    ("kind", "parameter", "name"),
    [
        ("text", "rows=5", "rows"),
        ("geopoint", "capture-accuracy=5", "accuracyThreshold"),
        ("geopoint", "warning-accuracy=20", "unacceptableAccuracyThreshold"),
        ("image", "max-pixels=640", "max-pixels"),
        ("audio", "quality=low", "quality"),
    ],
)
def test_parameter_reaches_the_screen(sit, kind, parameter, name):
    interview = sit(f"{kind} | q | Q | | | | | | | | {parameter}")
    assert parameter.partition("=")[2] in interview.view("/data/q").parameters.values(), name
