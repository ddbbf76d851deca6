"""Visits at the door: outcomes, the route, interviews that count when they are closed."""

import random

import pytest

from fieldkit.kernel.clock import FixedClock
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.rehearsal import rehearse
from fieldkit.registers.consent import Consent
from fieldkit.services.consent import ConsentService
from fieldkit.services.interviews import SENSITIVE, InterviewService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import SamplingService
from fieldkit.services.visit_problems import VisitError
from fieldkit.services.visits import VisitService

AGREED = Consent("read_out")
AGE = "/data/interview/profile/age_band"


@pytest.fixture
def street(workspace, tmp_path):
    """Twelve doors in two buildings, four of them drawn; the notice is filled in."""
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"})
    lines = ["小区,楼栋,单元,户号"]
    lines += [
        f"幸福里,{building},1,{floor}0{door}"
        for building in (10, 2)
        for floor in (1, 2, 3)
        for door in (1, 2)
    ]
    path = tmp_path / "名单.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    SamplingService(workspace).import_and_draw(path, 4, "42", by="楼栋")
    ConsentService(workspace).set_terms({"handler": "文昌街道办事处", "contact": "0955-1234567"})
    return workspace


def decline(sitting):
    sitting.answer("/data/notice/consent", "no")
    sitting.answer("/data/refusal_reason", "busy")
    assert sitting.finish() == ()


def close(sitting):
    """Answer what is asked for until the sheet can be closed."""
    chance = random.Random(3)
    rehearse(sitting.interview, chance)
    assert sitting.finish() == ()


def outcomes(service):
    return {line.address: line.standing.outcome for line in service.board().lines}


def test_today_one_walks_to_the_drawn_doors_building_by_building(street):
    route = [line.building for line in VisitService(street).board().route]
    assert route == ["幸福里2栋", "幸福里2栋", "幸福里10栋", "幸福里10栋"]


def test_without_a_sample_every_household_is_to_be_visited(workspace, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text("楼栋,户号\n1,101\n1,102", encoding="utf-8")
    service = SamplingService(workspace)
    service.import_list(service.read(path))
    assert len(VisitService(workspace).board().route) == 2


def test_an_outcome_is_kept_with_time_and_person(street):
    service = VisitService(street)
    door = service.board().route[0]
    service.record(door.id, "无人")
    line = next(one for one in service.board().lines if one.id == door.id)
    assert line.standing.last.at == "2026-06-30T09:30:00+08:00"
    assert line.standing.last.visitor == "王"
    assert line.is_due


def test_a_refusal_brings_the_replacement_of_its_stratum_into_the_route(street):
    service = VisitService(street)
    before = service.board()
    service.record(before.route[0].id, "refused")
    after = service.board()
    assert len(after.route) == 4
    (new,) = {line.id for line in after.lines} - {line.id for line in before.lines}
    come = next(line for line in after.lines if line.id == new)
    assert (come.drawn, come.stratum) == ("spare", before.route[0].stratum)


def test_an_appointment_comes_back_on_its_day(street):
    service = VisitService(street)
    door = service.board().route[0]
    service.record(door.id, "预约", come_again="2026-07-01 19:30")
    assert door.id not in {line.id for line in service.board().route}
    street.clock = FixedClock(street.clock.now().replace(month=7, day=1))
    assert door.id in {line.id for line in service.board().route}


def test_todays_appointments_stand_at_their_times_and_overdue_ones_first(street):
    service = VisitService(street)  # it is 9:30
    first, second, third, fourth = service.board().route
    for door, again in (
        (first, "2026-06-30 19:30"),
        (second, "2026-06-29 10:00"),
        (fourth, "2026-06-30 09:20"),
    ):
        service.record(door.id, "预约", come_again=again)
    route = service.board().route
    assert [line.id for line in route] == [second.id, fourth.id, third.id, first.id]
    assert [line.is_overdue for line in route] == [True, True, False, False]
    assert [line.id for line in service.board().lines] == [first.id, second.id, third.id, fourth.id]


def test_a_day_without_a_time_keeps_its_place_in_the_walk(street):
    service = VisitService(street)
    first, second, *_ = service.board().route
    service.record(second.id, "预约", come_again="2026-06-30")
    assert [line.id for line in service.board().route[:2]] == [first.id, second.id]
    assert not service.board().route[1].is_overdue


def test_a_visit_recorded_by_mistake_is_taken_back(street):
    service = VisitService(street)
    door = service.board().route[0]
    service.record(door.id, "no_such_address")
    service.undo()
    assert set(outcomes(service).values()) == {""}


@pytest.mark.parametrize(
    ("outcome", "again", "code"),
    [("搬走了", "", VisitError.NO_SUCH_OUTCOME), ("预约", "明天下午", VisitError.NO_SUCH_TIME)],
)
def test_an_outcome_or_time_nobody_knows_is_refused(street, outcome, again, code):
    service = VisitService(street)
    with pytest.raises(FieldkitError) as refusal:
        service.record(service.board().route[0].id, outcome, come_again=again)
    assert refusal.value.code is code
    assert RecordService(street).every("visit") == []


def test_a_household_is_found_by_its_door_as_people_write_it(street):
    service = VisitService(street)
    assert service.find("幸福里2栋1单元101室") == service.find("幸福里2栋1单元101")
    with pytest.raises(FieldkitError) as refusal:
        service.find("幸福里99栋")
    assert refusal.value.code is VisitError.NO_SUCH_HOUSEHOLD


def test_an_interview_at_the_door_counts_when_its_sheet_is_closed(street):
    service = VisitService(street)
    door = service.board().route[0]
    sitting = service.begin(door.id, AGREED)
    assert service.settle() == 0
    assert next(line for line in service.board().lines if line.id == door.id).sheet == sitting.record
    close(sitting)
    assert service.settle() == 1
    assert service.settle() == 0
    assert outcomes(service)[door.address] in {"completed", "refused"}


def test_who_declines_on_the_sheet_counts_as_refused(street):
    service = VisitService(street)
    door = service.board().route[0]
    decline(service.begin(door.id, AGREED))
    service.settle()
    assert next(one for one in RecordService(street).every("visit")).values["outcome"] == "refused"


def test_no_answer_sheet_says_at_which_door_it_was_filled(street):
    service = VisitService(street)
    door = service.board().route[0]
    sitting = service.begin(door.id, AGREED)
    sheet = RecordService(street).get(sitting.record)
    assert door.id not in sheet.values.values()
    assert door.address not in sheet.values.values()


def test_the_sheet_says_what_was_told_when_and_how(street):
    sitting = VisitService(street).begin(VisitService(street).board().route[0].id, Consent("signed"))
    values = RecordService(street).get(sitting.record).values
    assert values["consent"] == "1"
    assert values["consent_way"] == "signed"
    assert values["consent_at"] == "2026-06-30T09:30:00+08:00"
    assert values["notice_version"] == ConsentService(street).notice().version
    assert sitting.interview.value("/data/notice/consent") == "yes"


@pytest.mark.parametrize(
    ("consent", "terms", "code"),
    [
        (Consent("read_out", is_minor=True), {}, VisitError.GUARDIAN_NEEDED),
        (Consent("by_heart"), {}, VisitError.NO_SUCH_WAY),
        (AGREED, {"contact": ""}, VisitError.NOTICE_INCOMPLETE),
    ],
)
def test_an_interview_does_not_begin_without_a_sufficient_consent(street, consent, terms, code):
    ConsentService(street).set_terms(terms)
    service = VisitService(street)
    with pytest.raises(FieldkitError) as refusal:
        service.begin(service.board().route[0].id, consent)
    assert refusal.value.code is code
    assert InterviewService(street).sheets() == []


def test_a_sensitive_answer_is_taken_only_with_the_separate_consent(street):
    street.set_setting(SENSITIVE, "age_band")
    service = VisitService(street)
    without = service.begin(service.board().route[0].id, AGREED)
    with pytest.raises(FieldkitError) as refusal:
        without.answer(AGE, "18_34")
    assert refusal.value.code is VisitError.SENSITIVE_NOT_AGREED
    assert AGE not in RecordService(street).get(without.record).answers
    agreed = service.begin(service.board().route[1].id, Consent("read_out", sensitive=True))
    agreed.answer(AGE, "18_34")
    assert RecordService(street).get(agreed.record).answers[AGE] == "18_34"


def test_a_required_sensitive_question_does_not_keep_a_sheet_open(street):
    street.set_setting(SENSITIVE, "interview")
    service = VisitService(street)
    sitting = service.begin(service.board().route[0].id, AGREED)
    assert sitting.finish() == ()


def test_a_sheet_taken_up_again_still_refuses_what_was_not_agreed_to(street):
    street.set_setting(SENSITIVE, "age_band")
    service = VisitService(street)
    sitting = service.begin(service.board().route[0].id, AGREED)
    with pytest.raises(FieldkitError):
        InterviewService(street).resume(sitting.record).answer(AGE, "18_34")


def test_a_form_without_a_question_about_consent_leaves_what_was_agreed_to(street, use_form):
    use_form(street, "| survey |\n| | type | name | label |\n| | integer | age | 多大年纪？ |")
    service = VisitService(street)
    sitting = service.begin(service.board().route[0].id, AGREED)
    sitting.answer("/data/age", "35")
    assert sitting.finish() == ()
    values = RecordService(street).get(sitting.record).values
    assert (values["consent"], values["state"]) == ("1", "complete")
