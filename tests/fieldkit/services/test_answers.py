"""Answers of a workspace: counted, sent out, taken in once."""

import csv
import io
import json
import zipfile
from itertools import pairwise

import openpyxl
import pytest

from fieldkit.analysis.formulas import Formula, Weighting
from fieldkit.cli.main import main
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.answer_sheets import SheetShelf
from fieldkit.services.answers import AnswerFormat, AnswerService
from fieldkit.services.answers_taking_in import AnswerArrivalService
from fieldkit.services.erasure import ErasureService
from fieldkit.services.interviews import CONSENT, InterviewService
from fieldkit.services.question_tables import QuestionTableService
from fieldkit.services.records import RecordService
from fieldkit.services.satisfaction import SatisfactionService

FORM = "resident_needs"
OVERALL = "/data/interview/satisfaction/overall"
LACKING = "/data/interview/demand/lacking"
INSTANCE = "uuid:11111111-1111-4111-8111-111111111111"
LATER = "uuid:22222222-2222-4222-8222-222222222222"


def submission(instance=INSTANCE, *, overall="1", community="幸福里", more=""):
    """A sheet as Collect sends it, complete by the rules of the form."""
    rates = "".join(
        f"<rate_{code}>{overall}</rate_{code}>"
        for code in ("B03", "B01", "B05", "B11", "B12", "B10", "B09", "Q01")
    )
    return f"""<data id="{FORM}" version="2026.1" xmlns:orx="http://openrosa.org/xforms">
<start>2026-06-30T09:30:00.000+08:00</start><end>2026-06-30T09:41:00.000+08:00</end><today>2026-06-30</today>
<community>{community}</community><notice><consent>yes</consent></notice>
<interview><profile><age_band>35_49</age_band><residence>registered</residence><household>none</household></profile>
<demand><lacking>B05 B03</lacking><wanted>B03</wanted><wanted_place>gate</wanted_place>
<minutes><minutes_market>8</minutes_market><minutes_breakfast>4</minutes_breakfast><minutes_parcel>20</minutes_parcel>
</minutes></demand><satisfaction><rating>{rates}</rating><overall>{overall}</overall>
</satisfaction></interview><orx:meta><orx:instanceID>{instance}</orx:instanceID>{more}</orx:meta></data>"""


@pytest.fixture
def area(workspace):
    circle = RecordService(workspace).add("circle", {"name": "东方圈"}).record
    values = {"name": "幸福里社区", "level": "社区", "circle": circle, "population": "3000"}
    return RecordService(workspace).add("area", values).record


@pytest.fixture
def come(workspace, tmp_path, area):
    """Take in submissions, one file each."""

    def take(*texts, preview=False, **more):
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for at, text in enumerate(texts):
            (folder / f"{at}.xml").write_text(text)
        service = AnswerArrivalService(workspace)
        return (service.preview if preview else service.take)(FORM, folder, **more)

    return take


def counts(found):
    return {key: found.as_json("zh")[key] for key in ("new", "edited", "known", "deleted")}


def only_sheet(workspace):
    (sheet,) = InterviewService(workspace).sheets()
    return RecordService(workspace).get(sheet.id)


def test_a_submission_of_collect_becomes_a_finished_sheet_of_its_community(workspace, come, area):
    assert counts(come(submission())) == {"new": 1, "edited": 0, "known": 0, "deleted": 0}
    record = only_sheet(workspace)
    assert (record.values["community"], record.values["state"], record.values["consent"]) == (
        area,
        "complete",
        "1",
    )
    assert record.values["started"] == "2026-06-30T09:30:00+08:00"
    assert record.answers[OVERALL] == "1"
    assert record.answers[LACKING] == "B03 B05", "in the order of the choices"


def test_the_same_submission_twice_changes_nothing(workspace, come):
    come(submission())
    before = len(RecordService(workspace).history(only_sheet(workspace).id))
    assert counts(come(submission(), submission())) == {"new": 0, "edited": 0, "known": 1, "deleted": 0}
    assert len(RecordService(workspace).history(only_sheet(workspace).id)) == before


def test_a_preview_writes_nothing(workspace, come):
    assert counts(come(submission(), preview=True))["new"] == 1
    assert InterviewService(workspace).sheets() == []


def test_two_offices_that_take_the_same_file_in_have_one_sheet(make_workspace, come, tmp_path, hand_over):
    """The record follows from the instanceID, so a merge finds nothing to double."""
    come(submission())
    other = make_workspace("街道", person="李", device="9 号", role="street")
    AnswerArrivalService(other).take(FORM, tmp_path / "in")
    here = AnswerArrivalService(other).preview(FORM, tmp_path / "in")
    assert [one.outcome.value for one in here.decisions] == ["known"]
    assert here.decisions[0].record == come(submission()).decisions[0].record


def test_an_edit_made_in_collect_changes_the_sheet_and_old_files_do_not_change_it_back(workspace, come):
    come(submission())
    edit = submission(LATER, overall="2", more=f"<orx:deprecatedID>{INSTANCE}</orx:deprecatedID>")
    assert counts(come(edit))["edited"] == 1
    assert only_sheet(workspace).answers[OVERALL] == "2"
    assert counts(come(submission(), edit))["known"] == 2
    assert only_sheet(workspace).answers[OVERALL] == "2"


def test_a_chain_of_edits_keeps_the_last_whatever_comes_again(workspace, come):
    ids = [INSTANCE, LATER, LATER.replace("2222-", "3333-"), LATER.replace("2222-", "4444-")]
    edits = [
        submission(own, overall=str(at), more=f"<orx:deprecatedID>{before}</orx:deprecatedID>")
        for at, (before, own) in enumerate(pairwise(ids), start=2)
    ]
    for text in (submission(), *edits):
        come(text)
    for text in (*edits, submission()):
        assert counts(come(text))["known"] == 1
    assert only_sheet(workspace).answers[OVERALL] == "4"


def test_a_sheet_that_was_deleted_or_erased_here_does_not_come_back(workspace, come):
    come(submission(), submission(LATER))
    first, second = (sheet.id for sheet in InterviewService(workspace).sheets())
    RecordService(workspace).delete(first)
    ErasureService(workspace).purge(second)
    assert counts(come(submission(), submission(LATER))) == {"new": 0, "edited": 0, "known": 0, "deleted": 2}
    assert InterviewService(workspace).sheets() == []


def test_a_sheet_of_ours_that_comes_back_from_another_tool_is_known(workspace, area, tmp_path):
    InterviewService(workspace).rehearse(area, [1, 2])
    AnswerService(workspace).export(FORM, tmp_path / "x", AnswerFormat.XML)
    found = AnswerArrivalService(workspace).take(FORM, tmp_path / "x")
    assert counts(found) == {"new": 0, "edited": 0, "known": 2, "deleted": 0}


def test_a_refusal_comes_in_as_a_refusal(workspace, come):
    text = submission().replace("<consent>yes", "<consent>no")
    come(text[: text.index("<interview>")] + text[text.index("</interview>") + 12 :])
    assert (only_sheet(workspace).values["state"], only_sheet(workspace).answers[CONSENT]) == (
        "refused",
        "no",
    )


def test_an_answer_against_the_rules_is_kept_and_named(workspace, come):
    found = come(submission().replace("<minutes_market>8", "<minutes_market>900"))
    assert [(one.code.name, one.place.field.rpartition("/")[2]) for one in found.problems] == [
        ("AGAINST_RULES", "minutes_market")
    ]
    assert only_sheet(workspace).answers["/data/interview/demand/minutes/minutes_market"] == "900"


def test_a_sheet_whose_community_is_unknown_takes_the_one_that_is_named(workspace, come, area):
    found = come(submission(community="别处"))
    assert [one.code.name for one in found.problems] == ["NO_COMMUNITY"]
    come(submission(LATER, community="别处"), community="幸福里社区")
    assert {sheet.community for sheet in InterviewService(workspace).sheets()} == {"", area}


def test_a_community_that_is_not_here_stops_the_import(workspace, come):
    with pytest.raises(FieldkitError) as refused:
        come(submission(), community="没有的社区")
    assert refused.value.code.name == "NO_SUCH_AREA"
    assert InterviewService(workspace).sheets() == []


def test_sheets_go_to_central_and_come_back_whole_into_another_workspace(
    workspace, make_workspace, area, tmp_path
):
    InterviewService(workspace).rehearse(area, range(12))
    AnswerService(workspace).export(FORM, tmp_path / "a.zip", AnswerFormat.ODK)
    other = make_workspace("别的", device="2 号")
    AnswerArrivalService(other).take(FORM, tmp_path / "a.zip")
    AnswerService(other).export(FORM, tmp_path / "b.zip", AnswerFormat.ODK)
    first, second = (_main(tmp_path / name) for name in ("a.zip", "b.zip"))
    keep = [key for key in first[0] if key != "SubmissionDate"]
    assert sorted([one[key] for key in keep] for one in first) == sorted(
        [one[key] for key in keep] for one in second
    )


def _main(path):
    with zipfile.ZipFile(path) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(f"{FORM}.csv").decode())))


def test_submissions_can_go_out_as_one_zip_that_comes_in_again(workspace, area, tmp_path):
    InterviewService(workspace).rehearse(area, [1, 2])
    AnswerService(workspace).export(FORM, tmp_path / "x.zip", AnswerFormat.XML)
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert len(archive.namelist()) == 2
    assert counts(AnswerArrivalService(workspace).preview(FORM, tmp_path / "x.zip"))["known"] == 2


def test_answers_that_this_version_of_the_form_does_not_have_are_named(workspace, come, tmp_path, capsys):
    come(submission())
    RecordService(workspace).set(only_sheet(workspace).id, {"answer//data/old_question": "旧题"})
    out = AnswerService(workspace).export(FORM, tmp_path / "a.zip", AnswerFormat.ODK)
    assert "/data/old_question" in out.unknown
    workspace.close()
    main(["answers", str(workspace.path), FORM, "--format", "odk", "-o", str(tmp_path / "b.zip")])
    assert "old_question" in capsys.readouterr().err


def test_drafts_stay_here(workspace, area, tmp_path):
    InterviewService(workspace).start(area)
    InterviewService(workspace).rehearse(area, [1])
    out = AnswerService(workspace).export(FORM, tmp_path / "a.zip", AnswerFormat.ODK)
    assert (out.sheets, out.drafts, len(_main(tmp_path / "a.zip"))) == (1, 1, 1)


@pytest.mark.parametrize("personal", [False, True])
def test_who_asked_goes_out_only_when_asked_for(workspace, area, tmp_path, personal):
    InterviewService(workspace).rehearse(area, [1])
    AnswerService(workspace).export(FORM, tmp_path / "a.zip", AnswerFormat.ODK, personal=personal)
    assert _main(tmp_path / "a.zip")[0]["SubmitterName"] == ("王" if personal else "")


def test_satisfaction_is_given_for_everything_the_circle_and_the_community(workspace, come):
    come(*(submission(f"uuid:{at}", overall=code) for at, code in enumerate("112359")))
    view = SatisfactionService(workspace).figures([Formula.TOP2], items=["overall"])
    assert [(one.place.level, one.place.name, one.n, round(one.value, 1)) for one in view.figures] == [
        ("total", "全部", 5, 60.0),
        ("circle", "东方圈", 5, 60.0),
        ("community", "幸福里社区", 5, 60.0),
    ]


def test_figures_speak_the_language_that_is_asked_for(workspace, come):
    come(submission())
    one = SatisfactionService(workspace).figures([Formula.TOP2], items=["overall"], language="en").figures[0]
    assert one.label.startswith("All in all")
    assert "Very satisfied + Satisfied" in one.formula_text.en


def test_a_sheet_that_the_office_gave_back_does_not_count(workspace, come):
    come(*(submission(f"uuid:{at}") for at in range(6)))
    sheet = InterviewService(workspace).sheets()[0].id
    RecordService(workspace).set(sheet, {"checked": "退回"})
    (one, *_) = SatisfactionService(workspace).figures([Formula.TOP2], items=["overall"]).figures
    assert (one.n, one.invalid) == (5, {"returned": 1})


def test_weights_make_the_items_of_the_score(workspace, come):
    text = submission().replace("<rate_B03>1", "<rate_B03>5")
    come(*(text.replace(INSTANCE, f"uuid:{at}") for at in range(5)))
    view = SatisfactionService(workspace).figures([Formula.WMEAN], weights={"rate_B03": 3.0, "rate_B01": 1.0})
    assert view.figures[0].value == pytest.approx((3 * 20 + 100) / 4)


def test_the_workbook_hides_figures_of_fewer_than_five(workspace, come, tmp_path):
    come(*(submission(f"uuid:{at}") for at in range(4)))
    service = SatisfactionService(workspace)
    service.write(service.figures([Formula.TOP2]), tmp_path / "s.xlsx")
    cells = _cells(tmp_path / "s.xlsx")
    assert "样本太少，不公布" in cells
    assert "100.0%" not in cells
    assert any(isinstance(cell, str) and cell.startswith("注：") for cell in cells)


def _cells(path):
    return [
        cell
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]


def test_tables_per_question_have_charts_crosses_and_open_answers(workspace, area, tmp_path):
    InterviewService(workspace).rehearse(area, range(30))
    QuestionTableService(workspace).write(tmp_path / "t.xlsx", by=["circle", "age_band"])
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["说明", "各题统计", "按生活圈", "按您的年龄在哪一档？", "开放题"]
    assert len(book["各题统计"]._charts) > 15
    assert "东方圈" in _cells(tmp_path / "t.xlsx")
    assert any(
        isinstance(cell, str) and "早餐" in cell
        for (_, cell, _) in book["开放题"].iter_rows(values_only=True)
    )


def test_a_question_that_nothing_can_be_broken_down_by_is_refused_before_writing(workspace, area, tmp_path):
    with pytest.raises(FieldkitError) as refused:
        QuestionTableService(workspace).write(tmp_path / "t.xlsx", by=["suggestion"])
    assert refused.value.code.name == "NO_SUCH_QUESTION"
    assert not (tmp_path / "t.xlsx").exists()


@pytest.mark.parametrize("count", [4, 5])
def test_the_command_prints_every_formula_as_json_and_hides_small_figures(workspace, come, capsys, count):
    come(*(submission(f"uuid:{at}") for at in range(count)))
    workspace.close()
    assert main(["satisfaction", str(workspace.path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["formulas"] == ["S-TOP2", "S-TOP3", "S-WMEAN", "S-MEAN100", "S-BAND"]
    assert {one["suppressed"] for one in shown["figures"]} == {count < 5}
    assert {one["n"] for one in shown["figures"]} == {count if count >= 5 else None}
    assert all((one["value"] is None) == (count < 5) for one in shown["figures"])


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["satisfaction", "{w}", "--formula", "S-BEST"], 2),
        (["satisfaction", "{w}", "--weight", "overall"], 2),
        (["satisfaction", "{w}", "--points", "100,80,90"], 2),
        (["satisfaction", "{w}", "--points", "好"], 2),
        (["satisfaction", "{w}", "--item", "shoe_size"], 1),
        (["answers", "{w}", "no_such_form", "-o", "{w}.zip"], 1),
        (["answers-import", "{w}", FORM, "{w}/nothing"], 1),
        (["tabulate", "{w}", "--by", "shoe_size", "-o", "{w}.xlsx"], 1),
    ],
)
def test_wrong_words_are_answered_in_a_sentence(workspace, capsys, words, status):
    workspace.close()
    assert main([word.format(w=workspace.path) for word in words]) == status
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(("points", "score"), [("", 80.0), ("100,75,50,25,0", 75.0), ("3,2,1", 80.0)])
def test_what_each_level_counts_is_a_setting_that_is_printed(workspace, come, capsys, points, score):
    """Points for three levels leave a question of five with even steps."""
    come(*(submission(f"uuid:{at}", overall="2") for at in range(5)))
    workspace.close()
    said = ["satisfaction", str(workspace.path), "--formula", "S-WMEAN", "--points", points]
    assert main([*said, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert {one["value"] for one in shown["figures"]} == {score}
    assert ("100、75、50、25、0" in str(shown)) == (score == 75)


def test_population_weights_are_said_under_the_table(workspace, come, tmp_path):
    come(*(submission(f"uuid:{at}") for at in range(5)))
    service = SatisfactionService(workspace)
    service.write(service.figures([Formula.TOP2], weighting=Weighting.POPULATION), tmp_path / "s.xlsx")
    assert any("按各社区常住人口加权" in str(cell) for cell in _cells(tmp_path / "s.xlsx"))


def test_a_sheet_that_was_mended_since_is_read_anew_by_who_keeps_sheets(workspace, come):
    come(submission(overall="1"), submission(LATER, overall="1"))
    shelf = SheetShelf()
    service = SatisfactionService(workspace, shelf)
    assert service.figures([Formula.TOP2], items=["overall"]).figures[0].n == 2
    returned = RecordService(workspace).every("submission")[0].id
    RecordService(workspace).set(returned, {"checked": "returned"})
    again = service.figures([Formula.TOP2], items=["overall"])
    assert again.figures[0].n == 1
    RecordService(workspace).delete(returned)
    assert service.figures([Formula.TOP2], items=["overall"]).sheets == {"complete": 1}
