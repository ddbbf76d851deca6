"""Correcting a finished sheet: for a reason, within what was agreed to, and nothing of it is lost."""

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.consent import Consent
from fieldkit.services.consent import ConsentService
from fieldkit.services.corrections import CorrectionError, CorrectionService
from fieldkit.services.double_entry import DoubleEntryService
from fieldkit.services.histories import HistoryService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.keying import KeyingService
from fieldkit.services.question_tables import QuestionTableService
from fieldkit.services.records import RecordService

FORM = """
| survey |
| | type | name | label | required | constraint | bind::fieldkit:twice | bind::fieldkit:sensitive |
| | select_one yn | shop | 楼下有便利店吗？ | yes | | | |
| | integer | minutes | 走几分钟？ | | . <= 60 | yes | |
| | text | illness | 有什么病？ | | | | yes |
| choices |
| | list_name | name | label |
| | yn | yes | 有 |
| | yn | no | 没有 |
| settings |
| | form_id | version | namespaces |
| | home | 3 | fieldkit="urn:fieldkit" |
"""
META = "/data/meta"


@pytest.fixture
def area(workspace, use_form):
    use_form(workspace, FORM)
    return RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"}).record


@pytest.fixture
def closed(workspace, area):
    sitting = InterviewService(workspace).start(area)
    sitting.answer("/data/shop", "yes")
    sitting.answer("/data/minutes", "12")
    assert sitting.finish() == ()
    return sitting.record


def of(workspace, record):
    return RecordService(workspace).get(record)


def test_a_finished_sheet_is_put_right_and_closed_again(workspace, closed):
    before = of(workspace, closed)
    sitting = CorrectionService(workspace).begin(closed, "抄错了分钟数")
    sitting.answer("/data/minutes", "21")
    assert of(workspace, closed).values["state"] == "draft"
    assert sitting.finish() == ()

    after = of(workspace, closed)
    assert after.values["state"] == "complete"
    assert after.values["sheet"] == before.values["sheet"]
    assert after.answers["/data/minutes"] == "21"
    assert after.answers[f"{META}/deprecatedID"] == before.answers[f"{META}/instanceID"]
    assert after.answers[f"{META}/instanceID"] != before.answers[f"{META}/instanceID"]


def test_the_reason_and_the_value_before_stand_in_the_history(workspace, closed):
    sitting = CorrectionService(workspace).begin(closed, "抄错了  分钟数")
    sitting.answer("/data/minutes", "21")
    steps = [step for entry in HistoryService(workspace).of(closed) for step in entry.steps]
    assert ("走几分钟？", "12", "21") in [(one.label, one.before, one.after) for one in steps]
    assert "抄错了 分钟数" in [one.after for one in steps if "更正原因" in one.label]


def test_who_only_looks_changes_nothing(workspace, closed):
    before = of(workspace, closed)
    sitting = CorrectionService(workspace).begin(closed, "看一看")
    sitting.answer("/data/minutes", "12")
    sitting.save()
    assert sitting.finish() == ()
    assert of(workspace, closed) == before


def test_a_correction_that_was_paused_is_gone_on_with(workspace, closed):
    sitting = CorrectionService(workspace).begin(closed, "改")
    sitting.answer("/data/minutes", "21")
    again = InterviewService(workspace).resume(closed)
    again.answer("/data/shop", "no")
    assert again.finish() == ()
    answers = of(workspace, closed).answers
    assert (answers["/data/minutes"], answers["/data/shop"]) == ("21", "no")
    assert answers[f"{META}/deprecatedID"]


def test_a_sheet_counts_once_and_not_while_it_is_corrected(workspace, closed):
    tables = QuestionTableService(workspace)
    sitting = CorrectionService(workspace).begin(closed, "改")
    sitting.answer("/data/minutes", "21")
    assert len(tables.read().complete) == 0
    sitting.finish()
    assert len(tables.read().complete) == 1


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_opened(workspace, closed, reason):
    with pytest.raises(FieldkitError) as refused:
        CorrectionService(workspace).begin(closed, reason)
    assert refused.value.code is CorrectionError.NO_REASON


def test_a_sheet_whose_resident_withdrew_cannot_be_filled_again(workspace, closed):
    ConsentService(workspace).withdraw(of(workspace, closed).values["sheet"])
    with pytest.raises(FieldkitError) as refused:
        CorrectionService(workspace).begin(closed, "改")
    assert refused.value.code is CorrectionError.WITHDRAWN


def test_a_draft_is_gone_on_with_and_not_corrected(workspace, area):
    draft = InterviewService(workspace).start(area).record
    with pytest.raises(FieldkitError) as refused:
        CorrectionService(workspace).begin(draft, "改")
    assert refused.value.code is CorrectionError.NOT_CLOSED


def test_what_the_resident_did_not_agree_to_cannot_be_filled_in_by_a_correction(workspace, area):
    consent = ConsentService(workspace)
    consent.set_terms({"handler": "文昌街道", "contact": "0955-7012345"})
    sitting = consent.begin(area, Consent(way="read_out", sensitive=False))
    sitting.answer("/data/shop", "yes")
    assert sitting.finish() == ()
    again = CorrectionService(workspace).begin(sitting.record, "补填")
    with pytest.raises(FieldkitError):
        again.answer("/data/illness", "高血压")


def test_a_withdrawal_takes_the_reason_along(workspace, closed):
    sitting = CorrectionService(workspace).begin(closed, "张阿姨来电话说记错了")
    sitting.answer("/data/minutes", "21")
    sitting.finish()
    ConsentService(workspace).withdraw(of(workspace, closed).values["sheet"])
    assert not any(InterviewService(workspace).units(closed)) or not any(
        "张阿姨" in (step.before + step.after)
        for entry in HistoryService(workspace).of(closed)
        for step in entry.steps
    )


def test_a_paper_sheet_is_corrected_at_the_desk_and_what_differs_from_the_second_pass_shows(workspace, area):
    keying = KeyingService(workspace)
    sheet = keying.begin("000007", area)
    sheet.key("/data/shop", "1")
    sheet.key("/data/minutes", "12")
    assert sheet.finish() == ()
    double = DoubleEntryService(workspace)
    double.open(sheet.record).key("/data/minutes", "12")
    assert double.waiting() == []

    again = keying.correct(sheet.record, "看错了")
    assert again.finish() == ()
    assert of(workspace, sheet.record).values["state"] == "complete"
    again.key("/data/minutes", "72")
    assert again.finish()
    again.confirm("/data/minutes")
    assert again.finish() == ()
    assert of(workspace, sheet.record).answers["/data/minutes"] == "72"
    (waiting,) = double.waiting()
    assert waiting.differing == 1
