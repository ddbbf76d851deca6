"""Sensitive questions are put to a resident only after the separate consent; a refusal passes over them."""

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.reader import shipped_form
from fieldkit.registers.consent import Consent
from fieldkit.services.consent import ConsentService
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.records import RecordService
from fieldkit.services.visit_problems import VisitError

FORM = """| survey |
| | type         | name    | label          | required | bind::fieldkit:sensitive |
| | text         | street  | 哪条街？       | | |
| | integer      | income  | 收入多少？     | yes | yes |
| | begin group  | health  | 健康           | | yes |
| | text         | illness | 有什么病？     | yes | |
| | end group    |         |                | | |
| | text         | closing | 还有什么？     | | |
| settings |
| | namespaces |
| | fieldkit="urn:fieldkit" |"""
INCOME, ILLNESS = "/data/income", "/data/health/illness"


@pytest.fixture
def clerk(workspace, use_form):
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"})
    ConsentService(workspace).set_terms({"handler": "文昌街道", "contact": "0955-1234567"})
    use_form(workspace, FORM)
    return workspace


@pytest.fixture
def sitting(clerk):
    (community,) = RecordService(clerk).ids("area")
    return ConsentService(clerk).begin(community, Consent("read_out"))


def put(sitting):
    """The paths of the screens as they are put to the resident."""
    screen, found = sitting.interview.screens()[0], []
    while screen is not None:
        found += screen.questions
        screen = sitting.screen_after(screen.path)
    return found


def test_the_first_sensitive_question_waits_for_the_separate_consent(sitting):
    assert not sitting.waits_for_consent(["/data/street"])
    assert sitting.waits_for_consent([INCOME])
    with pytest.raises(FieldkitError) as refusal:
        sitting.answer(INCOME, "3000")
    assert refusal.value.code is VisitError.SENSITIVE_NOT_AGREED


def test_who_agrees_is_asked_everything_and_not_asked_again(clerk, sitting):
    ConsentService(clerk).agree_sensitive(sitting, agreed=True)
    assert not sitting.waits_for_consent([INCOME, ILLNESS])
    sitting.answer(INCOME, "3000")
    assert put(sitting) == ["/data/street", INCOME, ILLNESS, "/data/closing"]
    again = InterviewService(clerk).resume(sitting.record)
    assert not again.waits_for_consent([ILLNESS])
    again.answer(ILLNESS, "无")
    assert RecordService(clerk).get(sitting.record).values["sensitive_consent"] == "1"


def test_who_refuses_is_not_asked_and_the_sheet_closes_without(clerk, sitting):
    ConsentService(clerk).agree_sensitive(sitting, agreed=False)
    assert put(sitting) == ["/data/street", "/data/closing"]
    closing = sitting.interview.screen_of("/data/closing")
    assert sitting.screen_before(closing.path).path == "/data/street"
    assert sitting.problems() == ()
    assert sitting.finish() == ()
    found = RecordService(clerk).get(sitting.record)
    assert (found.values["state"], found.values["sensitive_consent"]) == ("complete", "0")
    assert not found.answers.keys() & {INCOME, ILLNESS}


def test_a_refusal_is_remembered_when_the_sheet_is_taken_up_again(clerk, sitting):
    ConsentService(clerk).agree_sensitive(sitting, agreed=False)
    again = InterviewService(clerk).resume(sitting.record)
    assert not again.waits_for_consent([INCOME])
    assert put(again) == ["/data/street", "/data/closing"]


def test_a_sheet_keyed_from_paper_says_that_the_consent_is_signed_there(clerk):
    (community,) = RecordService(clerk).ids("area")
    sitting = InterviewService(clerk).start(community)
    ConsentService(clerk).record_paper_consent(sitting, version="0123456789ab", sensitive=True)
    values = RecordService(clerk).get(sitting.record).values
    assert (values["consent"], values["consent_way"], values["notice_version"]) == (
        "1",
        "signed",
        "0123456789ab",
    )
    assert values["consent_at"] == "2026-06-30T09:30:00+08:00"
    sitting.answer(INCOME, "3000")


def test_paper_without_the_second_signature_takes_no_sensitive_answer(clerk):
    (community,) = RecordService(clerk).ids("area")
    sitting = InterviewService(clerk).start(community)
    ConsentService(clerk).record_paper_consent(sitting)
    with pytest.raises(FieldkitError):
        sitting.answer(ILLNESS, "高血压")
    notice = ConsentService(clerk).notice().version
    assert RecordService(clerk).get(sitting.record).values["notice_version"] == notice


def test_who_declines_a_form_that_does_not_ask_why_leaves_a_closed_refusal(clerk):
    (community,) = RecordService(clerk).ids("area")
    record = ConsentService(clerk).decline(community).record
    found = RecordService(clerk).get(record)
    assert (found.values["state"], found.values["consent"]) == ("refused", "0")
    assert found.values["finished"]


def test_who_declines_the_shipped_form_is_asked_why(clerk):
    FormService(clerk).use(shipped_form().id)
    (community,) = RecordService(clerk).ids("area")
    sitting = ConsentService(clerk).decline(community)
    assert sitting.interview.is_relevant("/data/refusal_reason")
    sitting.answer("/data/refusal_reason", "busy")
    assert sitting.finish() == ()
    assert RecordService(clerk).get(sitting.record).values["state"] == "refused"
