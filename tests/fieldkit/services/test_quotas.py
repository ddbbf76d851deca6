"""Quotas as an office keeps them: a table in Excel, cells filled by finished sheets, full cells known at the door."""

import random
from datetime import timedelta

import pytest
from openpyxl import Workbook, load_workbook

from fieldkit.analysis.form_columns import Column, Words
from fieldkit.kernel.clock import FixedClock
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.rehearsal import rehearse
from fieldkit.registers.consent import Consent
from fieldkit.services.consent import ConsentService
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.problems import ServiceError
from fieldkit.services.quota_endings import EndingError, QuotaEndings
from fieldkit.services.quota_problems import QuotaError
from fieldkit.services.quota_table import codes_meant
from fieldkit.services.quota_templates import write_template
from fieldkit.services.quotas import NO_WATCH, QuotaService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import SamplingService
from fieldkit.services.visits import VisitService
from tests.fieldkit.services.forms_on_disk import write_form

PROFILE = "/data/interview/profile"
LONG = [["年龄", "性别", "份数"], ["60-74岁", "女", 2], ["60～74 岁", "男", 1], ["75岁及以上", "不限", 1]]
GRID = [["年龄", "男", "女", "合计"], ["18-34", 3, 4, 7], ["60岁以上", 2, "", 2], ["合计", 5, 4, 9]]


@pytest.fixture
def office(workspace):
    records = RecordService(workspace)
    records.add("area", {"name": "幸福里社区", "level": "community"})
    records.add("area", {"name": "瑞丰社区", "level": "community"})
    ConsentService(workspace).set_terms({"handler": "文昌街道", "contact": "0955-1234567"})
    return workspace


@pytest.fixture
def table(tmp_path):
    """Write a table as somebody would in Excel, under a title of its own."""

    def write(rows, *, title="访问配额（2026 年）"):
        book = Workbook()
        sheet = book.active
        if title:
            sheet.append([title])
        for row in rows:
            sheet.append(row)
        path = tmp_path / "配额.xlsx"
        book.save(path)
        return path

    return write


def begin(office, age="60_74", sex="female", community=0):
    areas = RecordService(office).ids("area")
    sitting = ConsentService(office).begin(areas[community], Consent("read_out"))
    sitting.answer(f"{PROFILE}/age_band", age)
    sitting.answer(f"{PROFILE}/sex", sex)
    return sitting


def interview(office, *who, community=0):
    sitting = begin(office, *who, community=community)
    rehearse(sitting.interview, random.Random(5))
    for name, value in zip(("age_band", "sex"), who, strict=True):
        sitting.answer(f"{PROFILE}/{name}", value)
    assert sitting.finish() == ()


def cells(found):
    return [(cell.label, cell.wanted) for cell in found]


def filled(service):
    return [(one.cell.label, one.have, one.cell.wanted) for one in service.of().fillings]


def test_a_table_with_a_row_for_each_cell_is_read(office, table):
    found = QuotaService(office).read(table(LONG))
    assert cells(found) == [("60-74岁 · 女", 2), ("60～74 岁 · 男", 1), ("75岁及以上", 1)]
    assert [one.canonical for one in found[0].conditions] == ["age_band=60_74", "sex=female"]


def test_a_table_of_bands_by_sexes_is_read_and_its_totals_are_not(office, table):
    found = QuotaService(office).read(table(GRID))
    assert cells(found) == [("18-34 · 男", 3), ("18-34 · 女", 4), ("60岁以上 · 男", 2)]
    assert found[2].conditions[0].canonical == "age_band=60_74|75_up"


def test_ages_across_and_sexes_down_are_read_as_well(office, table):
    rows = [["性别", "18～34 岁", "35-49", "75岁以上"], ["女", 1, 2, 3]]
    assert cells(QuotaService(office).read(table(rows, title=""))) == [
        ("女 · 18～34 岁", 1),
        ("女 · 35-49", 2),
        ("女 · 75岁以上", 3),
    ]


def test_a_band_that_leaves_ages_out_between_is_no_sum_of_choices():
    words = {"a": "18-34", "b": "50-59", "c": "60岁以上"}
    choices = tuple((code, Words({"zh": said})) for code, said in words.items())
    ages = Column("/data/age", "age", (), QuestionType.SELECT_ONE, "string", Words({"zh": "年龄"}), choices)
    assert codes_meant(ages, "50岁以上") == ("b", "c")
    assert codes_meant(ages, "18岁以上") == ()
    assert codes_meant(ages, "50-70") == ()


def test_communities_have_quotas_of_their_own(office, table):
    rows = [["社区", "份数"], ["幸福里社区", 1], ["瑞丰", 1], ["合计", 2]]
    service = QuotaService(office)
    service.set(service.read(table(rows)))
    interview(office, "18_34", "male", community=1)
    assert filled(service) == [("幸福里社区", 0, 1), ("瑞丰", 1, 1)]


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ([["年龄", "学历", "份数"], ["60-74", "大学", 2]], QuotaError.UNKNOWN_TITLE, "学历"),
        ([["年龄", "份数"], ["60-70", 2]], QuotaError.NO_SUCH_CHOICE, "第 3 行"),
        ([["年龄", "份数"], ["60-74", "很多"]], QuotaError.NO_NUMBER, "很多"),
        ([["年龄", "份数"], ["60-74", -2]], QuotaError.NO_NUMBER, "-2"),
        ([["年龄", "份数"], ["60-74", 1], ["60～74 岁", 2]], QuotaError.TWICE, "第 4 行"),
        ([["年龄", "份数"], ["60-74", ""]], QuotaError.EMPTY, "没有一格"),
        ([["姓名", "住址"], ["张三", "3 栋"]], QuotaError.NO_TABLE, "没有找到配额表"),
        ([["社区", "份数"], ["不知道社区", 1]], ServiceError.NO_SUCH_AREA, "不知道社区"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused_and_the_quota_stays(office, table, rows, code, said):
    service = QuotaService(office)
    service.set(service.read(table(LONG)))
    with pytest.raises(FieldkitError) as refusal:
        service.read(table(rows))
    assert refusal.value.code is code
    assert said in refusal.value.say("zh")
    assert len(service.of().fillings) == 3


def test_finished_sheets_fill_their_cells_and_drafts_do_not(office, table):
    service = QuotaService(office)
    service.set(service.read(table(LONG)))
    interview(office, "60_74", "female")
    interview(office, "75_up", "male")
    interview(office, "18_34", "male")
    begin(office, "60_74", "male")
    assert filled(service) == [("60-74岁 · 女", 1, 2), ("60～74 岁 · 男", 0, 1), ("75岁及以上", 1, 1)]
    assert (service.of().wanted, service.of().still) == (4, 2)


def test_another_table_takes_the_place_of_the_former_and_none_takes_it_away(office, table):
    service = QuotaService(office)
    service.set(service.read(table(LONG)))
    service.set(service.read(table([["年龄", "性别", "份数"], ["60-74", "女", 5]])))
    assert filled(service) == [("60-74 · 女", 0, 5)]
    service.set((), service.of().form)
    assert (filled(service), service.forms()) == ([], ())
    service.set(service.read(table(LONG)))
    assert len(filled(service)) == 3


def test_the_same_table_read_twice_writes_nothing(office, table):
    service = QuotaService(office)
    service.set(service.read(table(LONG)))
    before = [RecordService(office).history(one) for one in RecordService(office).ids("quota")]
    service.set(service.read(table(LONG)))
    assert [RecordService(office).history(one) for one in RecordService(office).ids("quota")] == before


def test_a_grid_that_was_typed_makes_the_cells_of_the_table_that_says_the_same(office, table):
    service = QuotaService(office)
    typed = service.cross(
        "",
        ("age_band", ("60-74", "75_up")),
        ("sex", ("女", "男")),
        {(0, 0): 2, (0, 1): 1, (1, 1): 4},
    )
    assert cells(typed) == [("60-74 · 女", 2), ("60-74 · 男", 1), ("75_up · 男", 4)]
    assert [one.record for one in typed[:2]] == [one.record for one in service.read(table(LONG))[:2]]


def test_a_grid_with_a_choice_that_is_none_is_refused(office):
    with pytest.raises(FieldkitError) as refusal:
        QuotaService(office).cross("", ("age_band", ("60-74", "很老")), ("", ("",)), {(1, 0): 1})
    assert refusal.value.code is QuotaError.NO_SUCH_CHOICE


def test_a_full_cell_is_known_as_soon_as_the_answers_say_so(office, table):
    service = QuotaService(office)
    service.set(service.read(table(LONG)))
    interview(office, "60_74", "male")
    sitting = begin(office, "60_74", "")
    watch = service.watch(sitting.record)
    assert watch.full(sitting.interview.stored()) is None
    sitting.answer(f"{PROFILE}/sex", "male")
    found = watch.full(sitting.interview.stored())
    assert (found.cell.label, found.have, found.cell.wanted) == ("60～74 岁 · 男", 1, 1)
    sitting.answer(f"{PROFILE}/sex", "female")
    assert watch.full(sitting.interview.stored()) is None


def test_where_nothing_is_wanted_nothing_is_watched(office):
    assert QuotaService(office).watch(begin(office).record) is NO_WATCH


def test_who_goes_on_over_the_quota_is_not_asked_again(office, table):
    service = QuotaService(office)
    service.set(service.read(table([["年龄", "份数"], ["60-74", 0]])))
    sitting = begin(office)
    assert service.watch(sitting.record).full(sitting.interview.stored()) is not None
    sitting.go_over_quota()
    assert service.watch(sitting.record) is NO_WATCH
    assert RecordService(office).get(sitting.record).values["over_quota"] == "1"


def test_an_interview_ended_by_a_full_quota_fills_no_cell_and_leaves_the_response_rate(
    office, table, tmp_path
):
    doors = tmp_path / "名单.csv"
    doors.write_text("社区,楼栋,户号\n幸福里社区,1,101\n幸福里社区,1,102", encoding="utf-8")
    sampling = SamplingService(office)
    sampling.import_list(sampling.read(doors))
    quotas, visits = QuotaService(office), VisitService(office)
    quotas.set(quotas.read(table(LONG)))
    first, second = (line.id for line in visits.board().lines)
    visits.begin(first, Consent("read_out")).end_for_quota()
    visits.record(second, "完成")
    visits.settle()
    board = visits.board()
    assert {line.id: line.standing.outcome for line in board.lines} == {
        first: "quota_full",
        second: "completed",
    }
    assert (board.rate.visited, board.rate.eligible, board.rate.rate) == (2, 1, 1.0)
    assert [one.have for one in quotas.of().fillings] == [0, 0, 0]
    assert {sheet.state for sheet in InterviewService(office).sheets()} == {"quota_full"}


def test_an_ending_by_mistake_is_taken_back_with_its_visit_and_the_ledger_keeps_both(office, tmp_path):
    doors = tmp_path / "名单.csv"
    doors.write_text("社区,楼栋,户号\n幸福里社区,1,101", encoding="utf-8")
    sampling, visits = SamplingService(office), VisitService(office)
    sampling.import_list(sampling.read(doors))
    (door,) = (line.id for line in visits.board().lines)
    sitting = visits.begin(door, Consent("read_out"))
    with pytest.raises(FieldkitError) as refusal:
        QuotaEndings(office).take_back(sitting.record)
    assert refusal.value.code is EndingError.NOT_ENDED
    sitting.end_for_quota()
    visits.settle()
    QuotaEndings(office).take_back(sitting.record)
    sheet = RecordService(office).get(sitting.record).values
    assert (sheet["state"], sheet["finished"]) == ("draft", None)
    (line,) = visits.board().route
    assert (line.sheet, line.standing.outcome) == (sitting.record, "")
    states = [
        one.values["state"] for one in RecordService(office).history(sitting.record) if "state" in one.values
    ]
    assert states == ["draft", "quota_full", "draft"]
    InterviewService(office).resume(sitting.record).end_for_quota()
    visits.settle()
    assert visits.board().lines[0].standing.outcome == "quota_full"


def test_which_door_an_ended_sheet_was_filled_at_is_forgotten_the_next_day(office, tmp_path):
    doors = tmp_path / "名单.csv"
    doors.write_text("社区,楼栋,户号\n幸福里社区,1,101", encoding="utf-8")
    sampling, visits = SamplingService(office), VisitService(office)
    sampling.import_list(sampling.read(doors))
    sitting = visits.begin(visits.board().lines[0].id, Consent("read_out"))
    sitting.end_for_quota()
    visits.settle()
    office.clock = FixedClock(office.clock.now() + timedelta(days=1))
    visits.settle()
    QuotaEndings(office).take_back(sitting.record)
    assert visits.household_of(sitting.record) == ""
    assert RecordService(office).get(sitting.record).values["state"] == "draft"


def test_quotas_travel_and_two_offices_that_read_one_table_hold_the_same_cells(
    make_workspace, hand_over, table
):
    giver, taker = make_workspace("街道", role="street"), make_workspace("社区")
    for one in (giver, taker):
        QuotaService(one).set(QuotaService(one).read(table(LONG)))
    hand_over(giver, taker)
    assert len(QuotaService(taker).of().fillings) == 3


def test_the_table_to_fill_in_has_ages_down_and_sexes_across_and_comes_back_in(office, tmp_path):
    path = tmp_path / "配额表.xlsx"
    write_template(office, path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["您的年龄在哪一档？", "女", "男"]
    assert [cell.value for cell in sheet["A"]][1:] == [
        "18～34 岁",
        "35～49 岁",
        "50～59 岁",
        "60～74 岁",
        "75 岁及以上",
    ]
    sheet["B5"], sheet["C6"] = 3, 4
    book.save(path)
    service = QuotaService(office)
    service.set(service.read(path))
    assert filled(service) == [("60～74 岁 · 女", 0, 3), ("75 岁及以上 · 男", 0, 4)]
    write_template(office, path)
    again = load_workbook(path).worksheets[0]
    assert (again["B5"].value, again["C6"].value, again["B2"].value) == (3, 4, None)


def test_a_form_without_choices_has_no_table_to_fill_in(office, tmp_path):
    write_form(tmp_path / "问卷.xlsx", (("text", "wish", "还缺什么"),), choices=())
    FormService(office).install(tmp_path / "问卷.xlsx")
    with pytest.raises(FieldkitError) as refusal:
        write_template(office, tmp_path / "配额表.xlsx", "shop_needs")
    assert refusal.value.code is QuotaError.NOTHING_TO_DIVIDE
