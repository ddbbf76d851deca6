"""Each question type and event of the XLSForm world, by its name."""

from __future__ import annotations

import pytest
from lxml import etree

from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.problems import AnswerProblem
from fieldkit.questionnaires.reader import read_file, read_tables, read_xform
from fieldkit.questionnaires.sheets import answers_of_xml
from fieldkit.questionnaires.views import AnswerStatus, Device
from tests.fieldkit.questionnaires.oracle.forms import ENTITY, ENTITY_UPDATE, LANGUAGES, tables, xform

TYPES = {
    "barcode": (QuestionType.BARCODE, "6901234567892", "6901234567892"),
    "geopoint": (QuestionType.GEOPOINT, "37.5,105.19", "37.5 105.19"),
    "geotrace": (QuestionType.GEOTRACE, "37 105;37.1 105.1", "37 105; 37.1 105.1"),
    "geoshape": (QuestionType.GEOSHAPE, "0 0;0 1;1 1;0 0", "0 0; 0 1; 1 1; 0 0"),
    "image": (QuestionType.IMAGE, "店面.jpg", "店面.jpg"),
    "audio": (QuestionType.AUDIO, "a.m4a", "a.m4a"),
    "video": (QuestionType.VIDEO, "a.mp4", "a.mp4"),
    "file": (QuestionType.FILE, "a.pdf", "a.pdf"),
    "acknowledge": (QuestionType.ACKNOWLEDGE, "OK", "OK"),
    "time": (QuestionType.TIME, "09:30", "09:30"),
    "integer": (QuestionType.INTEGER, "12", "12"),
}


@pytest.mark.parametrize("name", TYPES)
def test_type_is_asked_for_and_its_answer_kept(sit, name):
    kind, typed, kept = TYPES[name]
    interview = sit(f"{name} | q | Q")
    assert interview.view("/data/q").type is kind
    assert interview.answer("/data/q", typed).status is AnswerStatus.OK
    assert etree.fromstring(interview.finalise().xml).findtext("q") == kept


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("geopoint", "91 0"),
        ("geopoint", "37"),
        ("geopoint", "37 105; 38 106"),
        ("geotrace", "37 105"),
        ("geoshape", "0 0;0 1;1 1;2 2"),
    ],
)
def test_place_that_cannot_be_is_flagged(sit, name, typed):
    interview = sit(f"{name} | q | Q")
    assert interview.answer("/data/q", typed).problem.code is AnswerProblem.NOT_PLACE


def test_range_ends_where_the_form_says(sit):
    interview = sit("range | q | Q | | | | | | | | start=1 end=10 step=1")
    assert interview.answer("/data/q", "1").status is AnswerStatus.OK
    assert interview.answer("/data/q", "10").status is AnswerStatus.OK
    assert interview.answer("/data/q", "11").problem.code is AnswerProblem.NOT_IN_RANGE


def test_rank_keeps_the_order_of_the_answer_and_wants_every_choice(sit):
    interview = sit("rank city | q | Q")
    assert interview.answer("/data/q", "nt zw yc").changed == {"/data/q": "nt zw yc"}
    assert interview.answer("/data/q", "nt").status is AnswerStatus.INVALID


def test_or_other_asks_for_the_other(sit):
    interview = sit("select_one yn or_other | q | Q")
    interview.answer("/data/q", "other")
    assert interview.is_relevant("/data/q_other")


def test_hidden_is_no_question_and_stays_in_the_sheet(sit):
    interview = sit("hidden | h\ntext | q | Q")
    assert interview.questions() == ("/data/q",)
    assert "<h/>" in interview.finalise().xml


def test_unknown_appearance_does_no_harm(sit):
    interview = sit("text | a | A | | | | | | | | | | | blinking")
    assert interview.form.problems == ()
    assert interview.view("/data/a").appearance == {"blinking"}


def test_email_and_phonenumber_come_from_the_device(sit):
    interview = sit(
        "email | e\nphonenumber | p\ntext | a | A", device=Device(email="a@b.cn", phonenumber="0955")
    )
    assert (interview.value("/data/e"), interview.value("/data/p")) == ("a@b.cn", "0955")


def test_instancename_is_worked_out(clock):
    settings = "| settings |\n| | instance_name |\n| | concat('户 ', ${a}) |\n"
    interview = Interview.start(read_tables(tables("text | a | A", settings)), clock)
    interview.answer("/data/a", "3")
    assert interview.value("/data/meta/instanceName") == "户 3"


def test_randomised_choices_keep_their_order_with_a_seed(sit):
    survey = "select_one city | a | A | | | | | | | | randomize=true seed=1"
    first, second = sit(survey), sit(survey)
    assert first.choices("/data/a") == second.choices("/data/a")
    assert [one.value for one in first.choices("/data/a")] != ["zw", "yc", "nt"]


def test_unknown_type_is_kept_as_text(clock):
    form = read_xform(
        xform(
            "<a/>",
            '<bind nodeset="/data/a" type="hologram"/>',
            '<input ref="/data/a"><label>a</label></input>',
        )
    )
    assert [problem.code.name for problem in form.problems] == ["UNSUPPORTED_TYPE"]
    interview = Interview.start(form, clock)
    assert interview.view("/data/a").type is QuestionType.TEXT
    interview.answer("/data/a", "见附件")
    assert "<a>见附件</a>" in interview.finalise().xml


def test_finished_sheet_leaves_out_what_was_not_asked_and_keeps_the_order_of_the_form(sit):
    interview = sit("integer | a | A\ntext | b | B | ${a} > 5\ntext | c | C")
    interview.answer("/data/a", "9")
    interview.answer("/data/b", "x")
    interview.answer("/data/a", "1")
    root = etree.fromstring(interview.finalise().xml)
    assert [child.tag for child in root] == ["a", "c", "meta"]
    assert root.get("id") == "data"


def test_namespaces_of_the_form_stay_in_the_sheet(clock):
    form = read_xform(xform("<a/>", "", '<input ref="/data/a"><label>a</label></input>'))
    root = etree.fromstring(Interview.start(form, clock).finalise().xml)
    assert root.find("{http://openrosa.org/xforms}meta") is not None


def test_sheet_read_back_from_its_xml_is_the_same(sit, clock):
    interview = sit("text | a | A\nbegin repeat | r | R\ntext | b | B\nend repeat")
    interview.answer("/data/a", "甲<乙&丙")
    interview.add_repeat("/data/r")
    interview.answer("/data/r[2]/b", "x")
    answers = answers_of_xml(interview.form, interview.finalise().xml)
    assert Interview.resume(interview.form, answers, clock).stored() == interview.stored()


# --- events ---------------------------------------------------------------------------


def _chained():
    return (
        "integer | a | A\ninteger | b | B | | | | ${a} + 1 | | | | | | ${a}\n"
        "integer | c | C | | | | ${b} + 1 | | | | | | ${b}"
    )


def test_xforms_value_changed_goes_on_from_one_question_to_the_next(sit):
    interview = sit(_chained())
    interview.answer("/data/a", "1")
    assert interview.value("/data/c") == "3"


def test_odk_new_repeat_fires_for_added_instances_and_not_for_those_of_the_form(clock):
    question = '<input ref="/data/r/a"><label>a</label></input>'
    form = read_xform(
        xform(
            '<r jr:template=""><a/></r><r><a/></r>',
            "",
            '<group ref="/data/r"><label>R</label><repeat nodeset="/data/r"><setvalue event="odk-new-repeat" '
            f'ref="/data/r/a" value="concat(\'n\', position(..))"/>{question}</repeat></group>',
        )
    )
    interview = Interview.start(form, clock)
    interview.add_repeat("/data/r")
    assert [interview.value(f"/data/r[{place}]/a") for place in (1, 2)] == ["", "n2"]


def test_odk_new_repeat_fires_for_counted_instances(sit):
    interview = sit(
        "integer | n | N\nbegin repeat | r | R | | | | | | ${n}\ntext | a | A | | | | | concat('x', ${n})\nend repeat"
    )
    interview.answer("/data/n", "2")
    assert interview.value("/data/r[2]/a") == "x2"


def test_odk_instance_first_load_does_not_fire_again(sit, clock):
    interview = sit("integer | a | A | | | | | 2 + 3")
    interview.answer("/data/a", "9")
    assert Interview.resume(interview.form, interview.stored(), clock).value("/data/a") == "9"


# --- repeats ---------------------------------------------------------------------------


def test_instance_can_be_put_between_others(sit):
    interview = sit("begin repeat | r | R\ntext | a | A\nend repeat")
    interview.answer("/data/r[1]/a", "一")
    interview.add_repeat("/data/r[1]")
    assert [interview.value(f"/data/r[{place}]/a") for place in (1, 2)] == ["", "一"]


def test_fixed_repeat_takes_no_more_instances(clock):
    question = '<input ref="/data/r/a"><label>a</label></input>'
    form = read_xform(
        xform(
            "<r><a/></r>",
            "",
            '<group ref="/data/r"><label>R</label><repeat nodeset="/data/r" jr:noAddRemove="true()">'
            f"{question}</repeat></group>",
        )
    )
    with pytest.raises(FieldkitError):
        Interview.start(form, clock).add_repeat("/data/r")


def test_count_without_a_value_leaves_the_instances_alone(sit):
    interview = sit("integer | n | N\nbegin repeat | r | R | | | | | | ${n}\ntext | a | A\nend repeat")
    interview.answer("/data/n", "3")
    interview.answer("/data/n", "")
    assert interview.count_of("/data/r") == 3


COUNTED = "integer | n | N\nbegin repeat | r | R | | | | | | ${n}\ntext | a | A\nend repeat"


def test_count_beyond_reason_adds_nothing_and_is_an_offence_until_it_is_corrected(sit):
    interview = sit(COUNTED)
    interview.answer("/data/n", "2")
    interview.answer("/data/n", "100000")
    assert interview.count_of("/data/r") == 2
    (offence,) = interview.problems()
    assert "10000" in offence.say("zh")
    interview.answer("/data/n", "3")
    assert interview.count_of("/data/r") == 3
    assert interview.problems() == ()


@pytest.mark.parametrize("value", ["好\ud800", "好\x00", "好\ufffe"])
def test_text_that_no_file_can_hold_does_not_keep_a_sheet_from_being_finished(sit, value):
    interview = sit("text | a | A")
    interview.answer("/data/a", value)
    assert etree.fromstring(interview.finalise().xml).findtext("a").startswith("好")
    assert interview.value("/data/a").encode()


@pytest.mark.parametrize("path", ["/data/r[x]", "/data/r[1", "/data/r[]", "/data/r[0]", "/data/r[9]"])
def test_repeat_is_not_added_at_a_place_that_cannot_be(sit, path):
    interview = sit("begin repeat | r | R\ntext | a | A\nend repeat")
    with pytest.raises(FieldkitError):
        interview.add_repeat(path)
    assert interview.count_of("/data/r") == 1


def test_position_inside_a_group_that_is_asked_later_is_that_of_its_instance(sit):
    interview = sit(
        "begin repeat | r | R\ninteger | a | A\nbegin group | g | G | ${a} > 3\n"
        "text | x | X\ncalculate | p | | | | | position(../..)\nend group\nend repeat"
    )
    interview.add_repeat("/data/r")
    interview.answer("/data/r[2]/a", "5")
    assert interview.value("/data/r[2]/g/p") == "2"


def test_choices_from_a_repeat_are_the_answers_given_there(sit):
    interview = sit("begin repeat | r | R\ntext | a | A\nend repeat\nselect_one ${a} | b | B")
    interview.answer("/data/r[1]/a", "王芳")
    assert [choice.label for choice in interview.choices("/data/b")] == ["王芳"]


# --- lists beside the form --------------------------------------------------------------

STREETS = "name;label;code\nzx;中心街;64-1\ngl;鼓楼街;64-2\n"
GEO = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","id":"t1","geometry":{"type":"Point",'
    '"coordinates":[105.19,37.5]},"properties":{"title":"大树","age":12}}]}'
)


def _beside(tmp_path, survey, name, text, encoding="utf-8"):
    (tmp_path / name).write_bytes(text.encode(encoding))
    (tmp_path / "form.md").write_text(tables(survey), encoding="utf-8")
    return read_file(tmp_path / "form.md")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_choices_from_a_csv_file(tmp_path, clock, encoding):
    form = _beside(tmp_path, "select_one_from_file streets.csv | a | A", "streets.csv", STREETS, encoding)
    choices = Interview.start(form, clock).choices("/data/a")
    assert [(choice.value, choice.label) for choice in choices] == [("zx", "中心街"), ("gl", "鼓楼街")]


def test_choices_from_an_xml_file(tmp_path, clock):
    text = "<root><item><name>zx</name><label>中心街</label></item></root>"
    form = _beside(tmp_path, "select_one_from_file streets.xml | a | A", "streets.xml", text)
    assert [choice.label for choice in Interview.start(form, clock).choices("/data/a")] == ["中心街"]


def test_choices_from_a_geojson_file(tmp_path, clock):
    survey = (
        "select_one_from_file trees.geojson | a | A\n"
        "calculate | place | | | | | instance('trees')/root/item[id=${a}]/geometry"
    )
    interview = Interview.start(_beside(tmp_path, survey, "trees.geojson", GEO), clock)
    assert [(one.value, one.label) for one in interview.choices("/data/a")] == [("t1", "大树")]
    interview.answer("/data/a", "t1")
    assert interview.value("/data/place") == "37.5 105.19 0 0"


def test_pulldata_looks_up_a_row(tmp_path, clock):
    survey = "text | a | A\ncalculate | b | | | | | pulldata('streets', 'code', 'name', ${a})"
    interview = Interview.start(_beside(tmp_path, survey, "streets.csv", STREETS), clock)
    interview.answer("/data/a", "gl")
    assert interview.value("/data/b") == "64-2"


def test_damaged_list_is_a_doubt_that_names_the_file(tmp_path):
    form = _beside(tmp_path, "select_one_from_file streets.xml | a | A", "streets.xml", "<root>")
    assert [problem.code.name for problem in form.problems] == ["FILE_DAMAGED"]


def test_external_choices_come_from_their_sheet(clock):
    survey = "| survey |\n| | type | name | label | choice_filter |\n| | text | p | P | |\n"
    survey += "| | select_one_external city | c | C | kind=${p} |\n"
    survey += "| external_choices |\n| | list_name | name | label | kind |\n"
    survey += "| | city | zw | 中卫 | nx |\n| | city | nt | 南通 | js |\n"
    interview = Interview.start(read_tables(survey), clock)
    interview.answer("/data/p", "js")
    assert [choice.label for choice in interview.choices("/data/c")] == ["南通"]


def test_last_saved_gives_the_answers_of_the_sheet_before(sit):
    survey = "text | a | A | | | | | ${last-saved#a}"
    assert sit(survey).value("/data/a") == ""
    assert sit(survey, last_saved={"/data/a": "鼓楼街"}).value("/data/a") == "鼓楼街"


# --- entities, languages ----------------------------------------------------------------


def test_entity_is_made_when_its_condition_holds(clock):
    interview = Interview.start(read_tables(ENTITY), clock)
    interview.answer("/data/a", "国槐")
    assert interview.finalise().entities == ()
    interview.answer("/data/n", "4")
    finalised = interview.finalise()
    (entity,) = finalised.entities
    assert (entity.dataset, entity.label, entity.is_new, entity.properties) == (
        "trees", "国槐", True, {"species": "国槐"},
    )  # fmt: skip
    written = etree.fromstring(finalised.xml).find("meta/entity")
    assert (written.get("create"), written.get("id"), written.findtext("label")) == ("1", entity.id, "国槐")


def test_entity_keeps_its_id_when_the_sheet_is_reopened(clock):
    interview = Interview.start(read_tables(ENTITY), clock)
    again = Interview.resume(interview.form, interview.stored(), clock)
    assert again.value("/data/meta/entity/@id") == interview.value("/data/meta/entity/@id") != ""


def test_default_language_of_the_settings_comes_first_and_can_be_switched(clock):
    interview = Interview.start(read_tables(LANGUAGES), clock)
    interview.answer("/data/a", "y")
    assert (interview.label("/data/a"), interview.label("/data/b")) == ("A", "Hello y")
    interview.language = "zh"
    assert (interview.label("/data/b"), interview.choices("/data/a")[0].label) == ("你好 y", "是")


def test_absolute_path_inside_a_repeat_means_the_own_instance(clock):
    inside = "".join(f'<input ref="/data/r/{name}"><label>x</label></input>' for name in "ab")
    form = read_xform(
        xform(
            '<r jr:template=""><a/><b/></r><r><a/><b/></r>',
            '<bind nodeset="/data/r/b" calculate="/data/r/a + 1"/>',
            f'<group ref="/data/r"><label>R</label><repeat nodeset="/data/r">{inside}</repeat></group>',
        )
    )
    interview = Interview.start(form, clock)
    interview.add_repeat("/data/r")
    interview.answer("/data/r[2]/a", "5")
    assert [interview.value(f"/data/r[{place}]/b") for place in (1, 2)] == ["", "6"]


def test_entity_is_changed_by_its_id(clock):
    interview = Interview.start(read_tables(ENTITY_UPDATE), clock)
    interview.answer("/data/id", "b5d9")
    interview.answer("/data/a", "国槐")
    (entity,) = interview.finalise().entities
    assert (entity.id, entity.is_new, entity.properties) == ("b5d9", False, {"species": "国槐"})


def test_truth_is_stored_in_words(sit):
    interview = sit("integer | a | A\ncalculate | b | | | | | ${a} > 3")
    interview.answer("/data/a", "4")
    assert interview.value("/data/b") == "true"


def test_repeat_counted_from_inside_counts_all_its_instances(sit):
    interview = sit("begin repeat | r | R\ntext | a | A\ncalculate | n | | | | | count(${r})\nend repeat")
    interview.add_repeat("/data/r")
    assert [interview.value(f"/data/r[{place}]/n") for place in (1, 2)] == ["2", "2"]


def test_circle_of_triggers_ends(sit):
    interview = sit(
        "integer | a | A | | | | ${b} + 1 | | | | | | ${b}\ninteger | b | B | | | | ${a} + 1 | | | | | | ${a}"
    )
    interview.answer("/data/a", "1")
    assert interview.value("/data/b") == "2"


def test_choice_is_named_by_a_path_from_inside_its_repeat(sit):
    interview = sit(
        "begin_repeat | r | R\nselect_one prov | p | P\nselect_one city | a | A | | | | | | | kind = ${p}\n"
        "calculate | b | | | | | jr:choice-name(${a}, '${a}')\nend_repeat"
    )
    interview.add_repeat("/data/r")
    for number, province, city in ((1, "nx", "zw"), (2, "js", "nt")):
        interview.answer(f"/data/r[{number}]/p", province)
        interview.answer(f"/data/r[{number}]/a", city)
    assert [interview.value(f"/data/r[{number}]/b") for number in (1, 2)] == ["中卫", "南通"]


def test_defaults_are_put_in_before_anything_is_worked_out(sit):
    interview = sit(
        "integer | a | A | | | | | 1 + 1\ncalculate | double | | | | | ${a} * 2\ncalculate | fixed | | | | | 5\n"
        "text | b | B | | | | | concat('b', ${double}, '-', ${fixed})\n"
        "text | c | C | | | | | concat('c', ${double}, '-', ${fixed})"
    )
    assert interview.value("/data/fixed") == "5"
    assert interview.value("/data/b") == "b4-"


def test_default_that_sets_a_value_is_followed_by_what_hangs_on_that_value(sit):
    interview = sit(
        "integer | a | A | | | | | 1 + 1\ntext | b | B | | | | concat('a is ', ${a}) | | | | | | ${a}"
    )
    assert interview.value("/data/b") == "a is 2"


def test_count_of_a_question_that_is_not_asked_is_what_it_holds(sit):
    interview = sit(
        "select_one yn | more | M\nbegin_group | g | G | ${more} = 'y'\ninteger | n | N | | | | | 2\nend_group\n"
        "begin_repeat | r | R | | | | | | ${n}\ntext | a | A\nend_repeat"
    )
    assert interview.count_of("/data/r") == 2
    interview.answer("/data/more", "y")
    interview.answer("/data/g/n", "3")
    interview.answer("/data/more", "n")
    assert interview.count_of("/data/r") == 3


def test_count_is_looked_at_again_when_its_group_comes_to_be_asked(sit):
    interview = sit(
        "begin_repeat | home | H\ninteger | n | N\nbegin_group | g | G | ${n} > 3 or ${all} = 'y'\n"
        "begin_repeat | r | R | | | | | | ${n}\ntext | a | A\nend_repeat\nend_group\nend_repeat\nselect_one yn | all | All"
    )
    interview.answer("/data/home[1]/n", "3")
    interview.answer("/data/all", "y")
    assert interview.count_of("/data/home[1]/g/r") == 3


def test_relevance_inside_a_group_is_looked_at_again_when_the_group_comes_to_be_asked(sit):
    interview = sit(
        "begin_repeat | home | H\nbegin_group | g | G | ${all} = 'y'\ninteger | n | N\ninteger | m | M | ${n} > 3\n"
        "end_group\nend_repeat\nselect_one yn | all | All"
    )
    interview.answer("/data/all", "y")
    interview.answer("/data/home[1]/g/n", "5")
    interview.answer("/data/all", "n")
    interview.add_repeat("/data/home")
    interview.answer("/data/all", "y")
    assert [interview.is_relevant(f"/data/home[{number}]/g/m") for number in (1, 2)] == [True, False]


def test_calculation_keeps_the_last_word_over_a_default_in_counted_instances_too(sit):
    interview = sit(
        "integer | n | N\nbegin_repeat | r | R | | | | | | ${n}\ninteger | a | A | | | | 3 | 1 + 1\nend_repeat"
    )
    interview.answer("/data/n", "2")
    assert [interview.value(f"/data/r[{number}]/a") for number in (1, 2)] == ["3", "3"]


def test_count_follows_the_calculation_of_its_question_and_not_the_default_before_it(sit):
    interview = sit(
        "integer | n | N | | | | 2 | 2 + 2\nbegin_repeat | r | R | | | | | | ${n}\ntext | a | A\nend_repeat"
    )
    assert interview.count_of("/data/r") == 2


def test_answer_that_its_list_lost_meanwhile_is_cleared_when_the_question_is_asked_again(sit):
    interview = sit(
        "select_one prov | p | P\nselect_one yn | ask | ?\nselect_one city | c | C | ${ask} = 'y' | | | | | | kind = ${p}"
    )
    for path, value in (("p", "nx"), ("ask", "y"), ("c", "zw"), ("ask", "n"), ("p", "js")):
        interview.answer(f"/data/{path}", value)
    assert interview.value("/data/c") == "zw"
    interview.answer("/data/ask", "y")
    assert interview.value("/data/c") == ""


def test_repeat_in_a_group_that_is_not_asked_does_not_grow_by_a_slip_in_its_count(sit):
    interview = sit(
        "integer | n | N\nselect_one yn | ask | ?\nbegin_group | g | G | ${ask} = 'y'\n"
        "begin_repeat | r | R | | | | | | ${n}\ntext | a | A\nend_repeat\nend_group"
    )
    for path, value in (("n", "30"), ("n", "3"), ("ask", "y")):
        interview.answer(f"/data/{path}", value)
    assert interview.count_of("/data/g/r") == 3


@pytest.mark.parametrize(
    ("kind", "default", "kept"),
    [
        ("integer", "1.5", ""),
        ("integer", "12345678901", "12345678901"),
        ("decimal", "viel", ""),
        ("date", "2026-3-1", "2026-03-01"),
        ("date", "2026-13-01", ""),
        ("time", "25:00", ""),
        ("geopoint", "中卫", ""),
        ("text", "1.5", "1.5"),
    ],
)
def test_default_that_cannot_be_an_answer_is_not_put_in_and_its_author_hears_of_it(sit, kind, default, kept):
    interview = sit(f"begin_repeat | r | R\n{kind} | a | A | | | | | {default}\nend_repeat")
    interview.add_repeat("/data/r")
    assert [interview.value(f"/data/r[{number}]/a") for number in (1, 2)] == [kept, kept]
    doubts = [(one.code.name, one.values["value"]) for one in interview.form.problems]
    assert doubts == ([] if kept else [("DEFAULT_UNFIT", default)])


def test_repeat_without_questions_keeps_no_text_when_a_sheet_is_reopened(clock):
    form = read_xform(
        xform(
            "<r/><a/>",
            "",
            '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r"><group><label>g</label>'
            '<input ref="/data/a"><label>a</label></input></group></repeat></group>',
        ),
        is_known=True,
    )
    interview = Interview.start(form, clock)
    again = Interview.resume(form, interview.stored(), clock)
    assert "<r/>" in again.finalise().xml


def test_count_follows_when_all_that_an_answer_sets_off_has_come_to_rest(sit):
    interview = sit(
        "text | a | A\ninteger | n | N | | | | string-length(${a}) | | | | | | ${a}\nbegin_group | g | G | ${a} != 'long'\n"
        "begin_repeat | r | R | | | | | | ${n}\ntext | b | B\nend_repeat\nend_group"
    )
    interview.answer("/data/a", "long")
    interview.answer("/data/a", "xy")
    assert (interview.value("/data/n"), interview.count_of("/data/g/r")) == ("2", 2)


def test_default_under_a_calculation_still_triggers_in_counted_instances(sit):
    interview = sit(
        "integer | n | N\nbegin_repeat | r | R | | | | | | ${n}\ninteger | a | A | | | | 3 | 1 + 1\n"
        "text | b | B | | | | concat('a is ', ${a}) | | | | | | ${a}\nend_repeat"
    )
    interview.answer("/data/n", "2")
    assert [interview.value(f"/data/r[{number}]/b") for number in (1, 2)] == ["a is 2", "a is 2"]
