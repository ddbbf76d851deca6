"""Keying paper sheets: the paper is right, what is odd is confirmed, and two pairs of eyes find slips."""

import pytest

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.paper.sheets import SheetCode
from fieldkit.posters.paper.typed import typed_of_value, value_of_typed
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import AnswerStatus
from fieldkit.services.double_entry import DoubleEntryService, Right
from fieldkit.services.interviews import InterviewService
from fieldkit.services.keying import KeyingError, KeyingService
from fieldkit.services.records import RecordService

FORM = """
| survey |
| | type | name | label | required | constraint | relevant | bind::fieldkit:twice |
| | text | door | 门牌 | yes | | | |
| | select_one yn | shop | 楼下有便利店吗？ | yes | | | |
| | integer | minutes | 走几分钟？ | yes | . <= 60 | ${shop} = 'yes' | yes |
| | select_multiple type | wanted | 想要什么店？ | | | | yes |
| | date | asked | 哪天问的？ | | | | |
| | begin repeat | member | 家庭成员 | | | | |
| | integer | age | 年龄 | | . < 120 | | |
| | end repeat | | | | | | |
| choices |
| | list_name | name | label |
| | yn | yes | 有 |
| | yn | no | 没有 |
| | type | market | 菜市场 |
| | type | repair | 维修点 |
| | type | canteen | 食堂 |
| settings |
| | form_id | version | namespaces |
| | home | 3 | fieldkit="urn:fieldkit" |
"""


@pytest.fixture
def community(workspace):
    return RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"}).record


@pytest.fixture
def keying(workspace, use_form):
    use_form(workspace, FORM)
    return KeyingService(workspace)


@pytest.fixture
def sheet(keying, community):
    return keying.begin("000007", community, interviewer="李强", answered_on="2026-10-08")


def path_of(sheet, number):
    return next(one.path for one in sheet.fields() if one.number == number)


def key_all(sheet, **typed):
    for name, words in {"door": "3-201", "shop": "1", "minutes": "12", "wanted": "13", **typed}.items():
        sheet.key(f"/data/{name}", words)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (QuestionType.SELECT_ONE, "2", "no"),
        (QuestionType.SELECT_ONE, "２", "no"),
        (QuestionType.SELECT_ONE, "7", "7"),
        (QuestionType.SELECT_MULTIPLE, "12", "yes no"),
        (QuestionType.SELECT_MULTIPLE, "1，2", "yes no"),
        (QuestionType.DATE, "20260131", "2026-01-31"),
        (QuestionType.TIME, "0930", "09:30"),
        (QuestionType.TEXT, "３号楼，东门", "３号楼，东门"),
        (QuestionType.INTEGER, "１２", "12"),
    ],
)
def test_what_is_keyed_becomes_what_the_form_stores(kind, typed, value):
    assert value_of_typed(kind, typed, {"1": "yes", "2": "no"}) == value


def test_codes_come_back_as_they_were_keyed():
    codes = {"1": "yes", "2": "no"}
    assert typed_of_value(QuestionType.SELECT_MULTIPLE, "yes no", codes) == "1 2"
    assert typed_of_value(QuestionType.INTEGER, "12", codes) == "12"


def test_the_sheet_bears_its_printed_number_and_who_filled_it_in(sheet, workspace):
    (record,) = RecordService(workspace).every("submission")
    assert record.values["sheet"] == "000007"
    assert record.values["interviewer"] == "李强"
    assert record.values["mode"] == "paper"
    assert record.values["started"].startswith("2026-10-08")


def test_a_scanned_code_names_the_sheet_and_must_be_of_a_form_that_is_here(keying):
    assert keying.named(SheetCode("home", "3", "A-0012").payload)[0] == "A-0012"
    with pytest.raises(FieldkitError) as refusal:
        keying.named(SheetCode("home", "2", "A-0012").payload)
    assert refusal.value.code is KeyingError.OTHER_FORM
    with pytest.raises(FieldkitError):
        keying.named("  ")


def test_a_number_is_keyed_once(keying, sheet, community):
    with pytest.raises(FieldkitError) as refusal:
        keying.begin("000007", community)
    assert refusal.value.code is KeyingError.ALREADY_KEYED
    assert keying.find("000007") == sheet.record


def test_fields_carry_the_numbers_of_the_paper_also_in_rows_of_a_repeat(sheet):
    sheet.add_row("/data/member")
    sheet.add_row("/data/member")
    numbers = [one.number for one in sheet.fields()]
    assert numbers == ["1", "2", "3", "4", "5", *(f"6 · {row}" for row in range(1, len(numbers) - 4))]
    assert len(numbers) >= 7
    assert sheet.repeats() == ("/data/member",)


def test_any_field_can_be_keyed_first_and_is_saved_at_once(sheet, workspace, keying):
    sheet.key("/data/asked", "20261008")
    again = keying.take_up(sheet.record)
    assert again.interview.value("/data/asked") == "2026-10-08"


def test_an_answer_out_of_range_stands_once_it_is_confirmed(sheet):
    key_all(sheet, minutes="90")
    assert [one.number for one in sheet.open_fields()] == ["3"]
    assert sheet.finish()
    sheet.confirm("/data/minutes")
    assert sheet.open_fields() == ()
    assert sheet.finish() == ()


def test_a_changed_answer_has_to_be_confirmed_anew(sheet):
    key_all(sheet, minutes="90")
    sheet.confirm("/data/minutes")
    sheet.key("/data/minutes", "95")
    assert [one.number for one in sheet.open_fields()] == ["3"]


def test_a_missing_answer_can_be_confirmed_too_because_the_paper_is_blank(sheet):
    key_all(sheet, door="")
    assert [one.number for one in sheet.open_fields()] == ["1"]
    sheet.confirm("/data/door")
    assert sheet.finish() == ()


def test_what_is_written_where_nothing_should_stand_is_kept_beside_the_question(sheet, keying):
    key_all(sheet, shop="2")
    assert sheet.key("/data/minutes", "15") is AnswerStatus.IRRELEVANT
    assert sheet.field("/data/minutes").on_paper == "15"
    assert sheet.finish() == ()
    assert keying.take_up(sheet.record).field("/data/minutes").on_paper == "15"


def test_an_answer_whose_gate_is_closed_later_is_kept_beside_the_question(sheet, keying):
    key_all(sheet)
    sheet.key("/data/shop", "2")
    assert sheet.field("/data/minutes").on_paper == "12"
    assert sheet.finish() == ()
    assert keying.take_up(sheet.record).field("/data/minutes").on_paper == "12"


def test_a_mended_gate_gives_the_answer_back_also_after_the_sheet_was_closed(sheet, keying):
    key_all(sheet)
    sheet.key("/data/shop", "2")
    assert sheet.finish() == ()
    again = keying.take_up(sheet.record)
    again.key("/data/shop", "1")
    field = keying.take_up(sheet.record).field("/data/minutes")
    assert (field.view.value, field.on_paper) == ("12", "")


def test_what_was_written_anew_while_the_gate_was_closed_is_the_answer_afterwards(sheet):
    key_all(sheet)
    sheet.key("/data/shop", "2")
    sheet.key("/data/minutes", "15")
    sheet.key("/data/shop", "1")
    assert sheet.interview.value("/data/minutes") == "15"


def test_what_was_taken_away_beside_a_closed_question_stays_away(sheet, keying):
    key_all(sheet)
    sheet.key("/data/shop", "2")
    sheet.key("/data/minutes", "")
    again = keying.take_up(sheet.record)
    assert again.finish() == ()
    assert again.field("/data/minutes").on_paper == ""


def test_settling_a_gate_keeps_what_it_closes(closed, workspace, keying):
    service = DoubleEntryService(workspace)
    service.set_whole_share(100)
    second = service.open(closed)
    second.key("/data/shop", "2")
    second.settle("/data/shop", Right.SECOND)
    assert keying.take_up(closed).field("/data/minutes").on_paper == "12"


@pytest.fixture
def closed(sheet):
    key_all(sheet)
    assert sheet.finish() == ()
    return sheet.record


def test_only_marked_fields_wait_for_the_second_typist(closed, workspace):
    (waiting,) = DoubleEntryService(workspace).waiting()
    assert (waiting.sheet, waiting.to_key, waiting.differing) == ("000007", 2, 0)


def test_two_equal_entries_need_nobody(closed, workspace):
    service = DoubleEntryService(workspace)
    second = service.open(closed)
    second.key("/data/minutes", "12")
    second.key("/data/wanted", "31")
    assert second.differences() == ()
    assert service.waiting() == []
    assert service.first_pass().per_thousand == 0


def test_a_difference_is_settled_by_the_paper_and_counts_against_the_first_pass(closed, workspace, keying):
    service = DoubleEntryService(workspace)
    second = service.open(closed)
    second.key("/data/minutes", "21")
    second.key("/data/wanted", "13")
    again = service.open(closed)
    (difference,) = again.differences()
    assert (difference.first, difference.second) == ("12", "21")
    again.settle("/data/minutes", Right.SECOND)
    assert again.differences() == ()
    assert keying.take_up(closed).interview.value("/data/minutes") == "21"
    assert service.first_pass().per_thousand == 500


def test_a_third_value_is_taken_when_both_were_wrong(closed, workspace, keying):
    second = DoubleEntryService(workspace).open(closed)
    second.key("/data/minutes", "21")
    second.settle("/data/minutes", Right.OTHER, "14")
    assert keying.take_up(closed).interview.value("/data/minutes") == "14"
    assert DoubleEntryService(workspace).open(closed).differences() == ()


def test_a_second_pass_made_on_another_machine_is_compared_when_it_comes(
    closed, workspace, make_workspace, hand_over
):
    other = make_workspace("录入二室", person="赵")
    hand_over(workspace, other)
    second = DoubleEntryService(other).open(closed)
    second.key("/data/minutes", "21")
    second.key("/data/wanted", "13")
    hand_over(other, workspace)
    (waiting,) = DoubleEntryService(workspace).waiting()
    assert (waiting.to_key, waiting.differing) == (0, 1)


def test_an_office_can_have_a_share_of_sheets_keyed_twice_in_whole(closed, workspace):
    service = DoubleEntryService(workspace)
    service.set_whole_share(100)
    (waiting,) = service.waiting()
    assert waiting.to_key > 2


def test_the_first_typist_is_who_wrote_the_answers_not_who_filled_the_paper_in(
    closed, workspace, make_workspace, hand_over
):
    other = make_workspace("录入二室", person="赵")
    hand_over(workspace, other)
    (waiting,) = DoubleEntryService(other).waiting()
    assert waiting.first_typist == workspace.identity.person
    assert DoubleEntryService(other).open(closed).first_typists() == (workspace.identity.person,)


@pytest.mark.parametrize("typed", ["20260210", "2026.2.10", "2026年2月10日", "２０２６0210"])
def test_the_date_on_the_paper_is_read_as_people_write_it(keying, community, workspace, typed):
    keying.begin("8", community, answered_on=typed)
    (record,) = RecordService(workspace).every("submission")
    assert record.values["started"].startswith("2026-02-10")


@pytest.mark.parametrize("typed", ["20261332", "十月", "10/2026/8", "2026-02-30"])
def test_a_date_that_is_none_begins_no_sheet(keying, community, workspace, typed):
    with pytest.raises(FieldkitError) as refusal:
        keying.begin("8", community, answered_on=typed)
    assert refusal.value.code is KeyingError.NO_DATE
    assert RecordService(workspace).every("submission") == []


def test_yesterday_is_a_date(keying, workspace):
    assert keying.day_on_paper("昨天") < keying.day_on_paper("今天") == today(workspace.clock).isoformat()


def test_a_number_of_an_interview_at_the_door_is_refused_in_words(keying, workspace, community):
    record = InterviewService(workspace).start(community).record
    number = RecordService(workspace).rows("submission", [record], ["sheet"])[record]["sheet"]
    with pytest.raises(FieldkitError) as refusal:
        keying.begin(str(number), community)
    assert refusal.value.code is KeyingError.NUMBER_AT_DOOR


def test_settling_to_a_value_out_of_range_confirms_it_in_the_settlers_name(closed, workspace, keying):
    second = DoubleEntryService(workspace).open(closed)
    second.key("/data/minutes", "90")
    assert second.settle("/data/minutes", Right.SECOND) is not None
    again = keying.take_up(closed)
    assert again.field("/data/minutes").is_confirmed
    assert again.open_fields() == ()


def test_settling_a_gate_open_makes_the_sheet_a_draft_until_what_it_asks_for_is_keyed(
    sheet, workspace, keying
):
    key_all(sheet, shop="2", minutes="")
    assert sheet.finish() == ()
    service = DoubleEntryService(workspace)
    service.set_whole_share(100)
    second = service.open(sheet.record)
    second.key("/data/shop", "1")
    second.settle("/data/shop", Right.SECOND)
    (record,) = RecordService(workspace).every("submission")
    assert record.values["state"] == "draft"
    again = keying.take_up(sheet.record)
    again.key("/data/minutes", "9")
    assert again.finish() == ()


@pytest.mark.parametrize("share", [0, 100])
@pytest.mark.parametrize("typed", [{}, {"wanted": ""}, {"shop": "2", "minutes": ""}, {"asked": "20260101"}])
def test_what_waits_is_told_from_the_units_as_the_running_form_would_tell_it(sheet, workspace, share, typed):
    key_all(sheet, **typed)
    assert sheet.finish() == ()
    service = DoubleEntryService(workspace)
    service.set_whole_share(share)
    (waiting,) = service.waiting()
    second = service.open(sheet.record)
    assert waiting.to_key == len(second.waiting()) > 0
    for field in second.waiting():
        second.key(field.path, "2")
    told = service.waiting()
    assert [(one.to_key, one.differing) for one in told] == [(0, len(second.differences()))]


def test_listing_what_waits_runs_no_form(closed, workspace, monkeypatch):
    def run(*_, **__):
        pytest.fail("a form was run")

    monkeypatch.setattr(Interview, "resume", run)
    assert len(DoubleEntryService(workspace).waiting()) == 1
