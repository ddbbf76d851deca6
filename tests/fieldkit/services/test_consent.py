"""A resident takes the consent back: the answers are gone everywhere, that it happened stays."""

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.consent import Consent
from fieldkit.services.consent import ConsentService
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.records import RecordService
from fieldkit.services.visit_problems import VisitError
from tests.fieldkit.services.forms_on_disk import SECOND, write_form

MINUTES = "/data/interview/profile/residence"


@pytest.fixture
def clerk(make_workspace):
    workspace = make_workspace("甲")
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"})
    ConsentService(workspace).set_terms({"handler": "文昌街道", "contact": "0955-1234567"})
    return workspace


def interviewed(workspace):
    """One sheet with an answer and a remark; returns its record and number."""
    records = RecordService(workspace)
    (community,) = records.ids("area")
    sitting = ConsentService(workspace).begin(community, Consent("read_out"))
    sitting.answer(MINUTES, "registered")
    records.set(sitting.record, {"remarks": "住在三楼的老人"})
    return sitting.record, records.get(sitting.record).values["sheet"]


def test_the_answers_are_gone_and_the_withdrawal_is_known(clerk):
    record, sheet = interviewed(clerk)
    done = ConsentService(clerk).withdraw(sheet)
    left = RecordService(clerk).get(record)
    assert done.answers > 0
    assert not any(left.answers.values())
    assert left.values["state"] == "withdrawn"
    assert left.values["consent"] == "0"
    assert left.values["withdrawn_at"] == "2026-06-30T09:30:00+08:00"
    assert left.values["remarks"] is None


def test_the_history_keeps_no_answer_either(clerk):
    record, sheet = interviewed(clerk)
    ConsentService(clerk).withdraw(sheet)
    words = repr([change.values for change in RecordService(clerk).history(record)])
    assert "registered" not in words
    assert "三楼" not in words


def test_a_withdrawal_travels_to_the_office_that_has_the_answers(clerk, make_workspace, hand_over):
    office = make_workspace("街道", role="street")
    record, sheet = interviewed(clerk)
    hand_over(clerk, office)
    assert RecordService(office).get(record).answers[MINUTES] == "registered"
    ConsentService(clerk).withdraw(sheet)
    hand_over(clerk, office)
    assert not any(RecordService(office).get(record).answers.values())
    assert RecordService(office).get(record).values["state"] == "withdrawn"


def test_an_answer_given_elsewhere_without_knowing_does_not_come_back(clerk, make_workspace, hand_over):
    office = make_workspace("街道", role="street")
    record, sheet = interviewed(clerk)
    hand_over(clerk, office)
    InterviewService(office).resume(record).answer("/data/interview/profile/sex", "female")
    ConsentService(clerk).withdraw(sheet)
    hand_over(office, clerk)
    assert not any(RecordService(clerk).get(record).answers.values())


def test_the_same_withdrawal_again_finds_nothing_left(clerk):
    _, sheet = interviewed(clerk)
    ConsentService(clerk).withdraw(sheet)
    assert ConsentService(clerk).withdraw(sheet.lower()).answers == 0


def test_a_number_that_no_sheet_has_is_refused(clerk):
    with pytest.raises(FieldkitError) as refusal:
        ConsentService(clerk).withdraw("ZZZZ-0001")
    assert refusal.value.code is VisitError.NO_SUCH_SHEET


def test_a_notice_has_no_other_terms(clerk):
    with pytest.raises(FieldkitError) as refusal:
        ConsentService(clerk).set_terms({"colour": "red"})
    assert refusal.value.code is VisitError.NO_SUCH_TERM


def test_an_emptied_term_brings_the_default_back(clerk):
    service = ConsentService(clerk)
    before = service.notice().version
    service.set_terms({"retention": "12 个月"})
    assert service.notice().version != before
    service.set_terms({"retention": ""})
    assert service.notice().version == before


def test_remarks_and_confirmations_beside_the_answers_are_gone_too(clerk):
    record, sheet = interviewed(clerk)
    sitting = InterviewService(clerk).resume(record)
    sitting.remark(MINUTES, "说自己住院刚回来")
    sitting.tick(MINUTES)
    ConsentService(clerk).withdraw(sheet)
    again = InterviewService(clerk).resume(record)
    assert again.remarks == {}
    assert not again.is_ticked(MINUTES)
    words = repr([change.values for change in RecordService(clerk).history(record)])
    assert "住院" not in words
    assert "=registered" not in words


def test_a_remark_written_elsewhere_without_knowing_does_not_come_back(clerk, make_workspace, hand_over):
    office = make_workspace("街道", role="street")
    record, sheet = interviewed(clerk)
    hand_over(clerk, office)
    InterviewService(office).resume(record).remark(MINUTES, "说自己住院刚回来")
    ConsentService(clerk).withdraw(sheet)
    hand_over(office, clerk)
    assert InterviewService(clerk).resume(record).remarks == {}


def test_a_member_of_the_household_added_elsewhere_after_the_withdrawal_is_stripped_too(
    clerk, make_workspace, hand_over, tmp_path
):
    office = make_workspace("街道", role="street")
    forms = FormService(clerk)
    forms.use(forms.install(write_form(tmp_path / "买菜.xlsx", SECOND)).version.record)
    records = RecordService(clerk)
    (community,) = records.ids("area")
    sitting = ConsentService(clerk).begin(community, Consent("read_out"))
    sitting.answer("/data/member[1]/age", "51")
    hand_over(clerk, office)
    ConsentService(clerk).withdraw(records.get(sitting.record).values["sheet"])
    there = InterviewService(office).resume(sitting.record)
    there.interview.add_repeat("/data/member")
    there.save()
    there.answer("/data/member[2]/age", "77")
    assert "77" in RecordService(office).get(sitting.record).answers.values()
    hand_over(office, clerk)
    hand_over(clerk, office)
    for workspace in (clerk, office):
        assert not any(RecordService(workspace).get(sitting.record).answers.values())
        kept = [
            value
            for change in RecordService(workspace).history(sitting.record)
            for value in change.values.values()
        ]
        assert "77" not in kept
