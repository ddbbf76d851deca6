"""Interviews: each answer is kept when it is given, whatever happens next."""

import pytest

from fieldkit.kernel.clock import FixedClock
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.interviews import CONSENT, InterviewService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace

REASON = "/data/refusal_reason"
LACKING = "/data/interview/demand/lacking"
OTHER = "/data/interview/demand/lacking_other"


@pytest.fixture
def area(workspace):
    return RecordService(workspace).add("area", {"name": "幸福里社区", "level": "社区"}).record


@pytest.fixture
def interviews(workspace):
    return InterviewService(workspace)


def test_a_sheet_begins_with_its_number_form_place_and_interviewer(interviews, workspace, area):
    values = RecordService(workspace).get(interviews.start(area).record).values
    own = workspace.identity.replica[:4].upper()
    assert (values["sheet"], values["community"], values["state"]) == (f"{own}-0001", area, "draft")
    assert (values["form"], values["interviewer"]) == ("resident_needs", "王")
    assert values["started"] == "2026-06-30T09:30:00+08:00"


def test_every_answer_stands_in_the_workspace_before_the_next_question(interviews, workspace, area, clock):
    """The machine stops after each answer: the database is opened by another process's eyes."""
    sitting = interviews.start(area)
    for path, value in ((CONSENT, "yes"), (LACKING, "other"), (OTHER, "修表")):
        sitting.answer(path, value)
        elsewhere = open_workspace(workspace.path, clock)
        assert RecordService(elsewhere).get(sitting.record).answers[path] == value
        elsewhere.close()


def test_a_draft_is_taken_up_exactly_as_it_was_left(interviews, workspace, area, clock):
    sitting = interviews.start(area)
    sitting.answer(CONSENT, "yes")
    sitting.answer(LACKING, "other")
    sitting.answer(OTHER, "修表")
    left = sitting.interview.stored()
    workspace.close()
    again = open_workspace(workspace.path, clock)
    resumed = InterviewService(again).resume(sitting.record)
    assert dict(resumed.interview.stored()) == dict(left)
    count = len(RecordService(again).history(sitting.record))
    resumed.save()
    assert len(RecordService(again).history(sitting.record)) == count, "nothing new, nothing written"
    again.close()


def test_a_resident_who_does_not_agree_leaves_a_sheet_that_says_so_and_no_answers(
    interviews, workspace, area
):
    sitting = interviews.start(area)
    sitting.answer(CONSENT, "yes")
    sitting.answer(LACKING, "other")
    sitting.answer(CONSENT, "no")
    sitting.answer(REASON, "busy")
    assert sitting.finish() == ()
    record = RecordService(workspace).get(sitting.record)
    assert (record.values["state"], record.values["consent"]) == ("refused", "0")
    assert record.answers[REASON] == "busy"
    assert not [path for path in record.answers if path.startswith("/data/interview")]


def test_finishing_keeps_the_sheet_open_while_something_is_missing_and_names_it(interviews, workspace, area):
    sitting = interviews.start(area)
    problems = sitting.finish()
    assert problems
    assert all(problem.say("zh") for problem in problems)
    assert RecordService(workspace).get(sitting.record).values["state"] == "draft"


def test_finishing_drops_what_was_not_asked_for_in_the_end(interviews, workspace, area):
    assert interviews.rehearse(area, [3]) == 1
    (sheet,) = interviews.sheets()
    assert sheet.state == "complete"
    resumed = interviews.resume(sheet.id)
    resumed.answer(LACKING, "other")
    resumed.answer(OTHER, "修表")
    resumed.answer(LACKING, "none")
    assert RecordService(workspace).get(sheet.id).answers[OTHER] == "修表", "kept while the sheet is open"
    assert interviews.resume(sheet.id).finish() == ()
    answers = RecordService(workspace).get(sheet.id).answers
    assert OTHER not in answers
    assert answers[LACKING] == "none"
    kept = [change.values.get("answer/" + OTHER) for change in RecordService(workspace).history(sheet.id)]
    assert "修表" in kept, "the history forgets nothing"


def test_sheet_numbers_are_never_given_twice(interviews, workspace, area):
    records = RecordService(workspace)
    first, second = interviews.start(area).record, interviews.start(area).record
    records.delete(first)
    third = interviews.start(area).record
    records.delete(third)
    interviews.start(area)
    records.restore(first)
    records.restore(third)
    numbers = [sheet.sheet for sheet in interviews.sheets()]
    assert len(numbers) == len(set(numbers)) == 4
    assert second


def test_sheets_are_listed_latest_first(interviews, workspace, area, clock):
    for day in (3, 1, 2):
        workspace.clock = FixedClock(clock.now().replace(day=day))
        interviews.start(area)
    assert [sheet.started[:10] for sheet in interviews.sheets()] == ["2026-06-03", "2026-06-02", "2026-06-01"]
    assert {sheet.community for sheet in interviews.sheets()} == {area}


def test_made_sheets_of_one_seed_hold_the_same_answers(make_workspace):
    answers = []
    for name in ("甲", "乙"):
        workspace = make_workspace(name)
        area = RecordService(workspace).add("area", {"name": "幸福里社区"}).record
        InterviewService(workspace).rehearse(area, [5])
        (record,) = RecordService(workspace).every("submission")
        answers.append(dict(record.answers))
    assert answers[0] == answers[1]


def test_an_answer_given_at_the_door_settles_two_that_wait_and_none_is_lost(make_workspace, hand_over):
    left, right = make_workspace("甲"), make_workspace("乙")
    area = RecordService(left).add("area", {"name": "幸福里社区"}).record
    sheet = InterviewService(left).start(area).record
    hand_over(left, right)
    InterviewService(left).resume(sheet).answer(CONSENT, "yes")
    InterviewService(right).resume(sheet).answer(CONSENT, "no")
    hand_over(right, left)
    sitting = InterviewService(left).resume(sheet)
    other = "no" if sitting.interview.stored()[CONSENT] == "yes" else "yes"
    sitting.answer(CONSENT, other)
    assert RecordService(left).get(sheet).answers[CONSENT] == other
    assert not [view for view in ConflictService(left).every() if view.unit.endswith(CONSENT)]
