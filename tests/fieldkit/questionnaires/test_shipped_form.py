"""The questionnaire 居民需求与满意度 as it is shipped."""

from __future__ import annotations

import csv
import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.kernel.resources import resource
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import SHIPPED_FORM, read_workbook, shipped_form
from fieldkit.questionnaires.reading.workbook import convert_workbook
from fieldkit.questionnaires.rehearsal import Habits, rehearse, sample_answers
from fieldkit.questionnaires.views import ScreenKind

FOLDER = resource("forms")
WORKBOOK, XFORM = FOLDER / f"{SHIPPED_FORM}.xlsx", FOLDER / f"{SHIPPED_FORM}.xml"
INTERVIEW = "/data/interview"
LACKING = f"{INTERVIEW}/demand/lacking"
WANTED = f"{INTERVIEW}/demand/wanted"
HOUSEHOLD = f"{INTERVIEW}/profile/household"
OVERALL = f"{INTERVIEW}/satisfaction/overall"


def test_shipped_xform_is_the_conversion_of_the_shipped_workbook():
    converted = convert_workbook(WORKBOOK, name=WORKBOOK.name)
    assert converted.doubts == ()
    assert XFORM.read_text(encoding="utf-8") == converted.xml


def test_shipped_files_come_out_of_their_maker_byte_for_byte(tmp_path):
    maker = Path(__file__).parents[3] / "packaging" / "make_form.py"
    spec = importlib.util.spec_from_file_location("make_form", maker)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for made, kept in zip(module.make(tmp_path), (WORKBOOK, XFORM), strict=True):
        assert made.read_bytes() == kept.read_bytes()


def test_workbook_reads_as_the_same_form():
    form, shipped = read_workbook(WORKBOOK), shipped_form()
    assert (form.id, form.version, form.title) == ("resident_needs", shipped.version, SHIPPED_FORM)
    assert list(form.questions) == list(shipped.questions)


def test_every_text_is_in_both_languages(shipped):
    for path in shipped.form.questions:
        both = set()
        for language in ("zh", "en"):
            shipped.language = language
            both.add((language, shipped.label(path)))
            assert shipped.label(path)
            assert all(choice.label for choice in shipped.choices(path))
        assert len({label for _, label in both}) == 2


def test_business_types_are_those_of_the_register(shipped):
    with (resource("business_types") / "types.csv").open(encoding="utf-8") as table:
        known = {row["code"] for row in csv.DictReader(table)}
    asked = {choice.value for choice in shipped.choices(LACKING)} - {"other", "none", "dk"}
    rated = {path.rpartition("rate_")[2] for path in shipped.form.questions if "/rate_" in path}
    assert asked <= known
    assert rated <= known
    assert len(asked) >= 15


def test_nothing_asked_identifies_a_person(shipped):
    names = {path.rpartition("/")[2] for path in shipped.form.binds}
    assert not names & {
        "name",
        "phone",
        "phonenumber",
        "address",
        "birthday",
        "id_number",
        "deviceid",
        "username",
    }


def test_refusal_ends_the_interview_with_its_reason(shipped):
    shipped.answer("/data/notice/consent", "no")
    assert [screen.path for screen in shipped.screens()] == ["/data/notice", "/data/refusal_reason"]
    shipped.answer("/data/refusal_reason", "busy")
    finalised = shipped.finalise()
    assert finalised.is_complete
    assert {path for path in finalised.answers if not path.startswith("/data/meta")} == {
        "/data/start", "/data/end", "/data/today", "/data/community", "/data/retention_months",
        "/data/notice/consent", "/data/refusal_reason",
    }  # fmt: skip


def test_notice_names_the_community_and_the_time_of_keeping(shipped):
    assert "东方社区" in shipped.label("/data/notice/notice_text")
    assert "24 个月" in shipped.label("/data/notice/notice_text")
    assert not shipped.is_relevant("/data/notice/notice_contact")
    shipped.answer("/data/contact", "0955-1234567")
    assert "0955-1234567" in shipped.label("/data/notice/notice_contact")


def test_whoever_withdraws_consent_leaves_no_answers_on_the_sheet(consenting):
    consenting.answer(f"{INTERVIEW}/profile/age_band", "18_34")
    consenting.answer("/data/notice/consent", "no")
    assert not any(path.startswith(INTERVIEW) for path in consenting.finalise().answers)
    consenting.answer("/data/notice/consent", "yes")
    assert consenting.value(f"{INTERVIEW}/profile/age_band") == "18_34"


@pytest.mark.parametrize(
    ("path", "value", "is_fine"),
    [
        (HOUSEHOLD, "none", True),
        (HOUSEHOLD, "under3 over60", True),
        (HOUSEHOLD, "none over60", False),
        (LACKING, "none", True),
        (LACKING, "B01 none", False),
        (LACKING, "B01 dk", False),
        (f"{INTERVIEW}/demand/minutes/minutes_market", "121", False),
        (f"{INTERVIEW}/demand/minutes/minutes_market", "-1", False),
        (f"{INTERVIEW}/demand/minutes/minutes_market", "0", True),
    ],
)
def test_answer_is_held_to_its_rule(consenting, path, value, is_fine):
    assert (consenting.answer(path, value).problem is None) is is_fine


def test_most_wanted_offers_what_is_lacking_and_takes_three(consenting):
    consenting.answer(LACKING, "B01 B03 B05 B10")
    assert [choice.value for choice in consenting.choices(WANTED)] == ["B01", "B03", "B05", "B10"]
    assert consenting.answer(WANTED, "B01 B03 B05").problem is None
    assert consenting.answer(WANTED, "B01 B03 B05 B10").problem is not None
    consenting.answer(LACKING, "B03 B10")
    assert consenting.value(WANTED) == "B03 B10"
    consenting.answer(LACKING, "none")
    assert not consenting.is_relevant(WANTED)
    assert not consenting.is_relevant(f"{INTERVIEW}/demand/wanted_place")


def test_filtered_answer_survives_a_change_of_mind_about_consent(consenting):
    consenting.answer(LACKING, "B01 B03")
    consenting.answer(WANTED, "B01")
    consenting.answer("/data/notice/consent", "no")
    consenting.answer("/data/notice/consent", "yes")
    assert consenting.value(WANTED) == "B01"


@pytest.mark.parametrize(
    ("answer", "block"), [("under3", "childcare/childcare_need"), ("over60", "meals/meal_need")]
)
def test_block_is_asked_of_the_families_it_concerns(consenting, answer, block):
    consenting.answer(HOUSEHOLD, "none")
    assert not consenting.is_relevant(f"{INTERVIEW}/{block}")
    consenting.answer(HOUSEHOLD, answer)
    assert consenting.is_relevant(f"{INTERVIEW}/{block}")


@pytest.mark.parametrize(
    ("answer", "is_asked"), [("1", False), ("2", False), ("3", True), ("5", True), ("9", False)]
)
def test_reason_is_asked_below_satisfied(consenting, answer, is_asked):
    consenting.answer(OVERALL, answer)
    assert consenting.is_relevant(f"{INTERVIEW}/satisfaction/reason") is is_asked


def test_ratings_are_one_matrix_with_a_heading(consenting):
    matrix = next(screen for screen in consenting.screens() if screen.kind is ScreenKind.MATRIX)
    assert consenting.label(matrix.path) == "您对步行 15 分钟以内的这些服务满意吗？"
    assert "不了解" in consenting.hint(matrix.path)
    assert len(matrix.questions) == 8
    assert [choice.value for choice in consenting.choices(matrix.questions[0])] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "9",
    ]
    assert matrix.section == "满意度"


def test_minutes_carry_their_unit(consenting):
    assert consenting.view(f"{INTERVIEW}/demand/minutes/minutes_parcel").unit == "min"


def test_made_sheet_is_complete_and_comes_out_the_same(clock):
    form = shipped_form()
    given_before = {"/data/community": "东方社区"}
    first = sample_answers(form, 11, clock, given=given_before)
    assert first == sample_answers(form, 11, clock, given=given_before)
    assert first != sample_answers(form, 12, clock, given=given_before)
    assert first["/data/community"] == "东方社区"


def test_made_sheets_hold_refusals_and_both_blocks(clock):
    sheets = [sample_answers(shipped_form(), seed, clock) for seed in range(40)]
    assert any("/data/refusal_reason" in sheet for sheet in sheets)
    for path in (f"{INTERVIEW}/childcare/childcare_need", f"{INTERVIEW}/meals/meal_need"):
        assert any(path in sheet for sheet in sheets)


@given(st.randoms(use_true_random=False))
def test_any_way_through_the_form_comes_to_an_end(chance):
    from fieldkit.kernel.clock import SystemClock

    interview = Interview.start(shipped_form(), SystemClock(), chance=chance)
    finalised = rehearse(interview, chance, Habits())
    assert finalised.problems == ()
    again = Interview.resume(shipped_form(), interview.stored(), SystemClock())
    assert again.stored() == interview.stored()
    assert again.screens() == interview.screens()


@given(st.data())
def test_any_order_of_answers_leaves_what_a_fresh_look_would_find(data):
    """After every answer the kept state is what working everything out anew gives."""
    from fieldkit.kernel.clock import SystemClock

    interview = Interview.start(shipped_form(), SystemClock())
    paths = [HOUSEHOLD, LACKING, WANTED, OVERALL, "/data/notice/consent", "/data/refusal_reason"]
    for _ in range(data.draw(st.integers(1, 8))):
        path = data.draw(st.sampled_from(paths))
        offered = [choice.value for choice in interview.choices(path)]
        picked = data.draw(st.lists(st.sampled_from(offered), max_size=3)) if offered else []
        answered = interview.answer(path, " ".join(picked))
        assert all(interview.value(changed) == text for changed, text in answered.changed.items())
        again = Interview.resume(shipped_form(), interview.stored(), SystemClock())
        assert again.questions() == interview.questions()
        assert again.problems() == interview.problems()


if shutil.which("java"):
    # The reference engine comes with pyxform and needs Java; users need neither.

    @pytest.mark.long
    def test_reference_engine_accepts_the_shipped_form():
        import pyxform.validators.odk_validate as validate

        jar = Path(validate.__file__).parent / "bin" / "ODK_Validate.jar"
        command = ["java", "-Djava.awt.headless=true", "-jar", str(jar), str(XFORM)]
        verdict = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "Xform is valid" in verdict.stdout + verdict.stderr
