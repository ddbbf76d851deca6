"""A list of another office: looked at first, then taken; what it said before is no news."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress
from fieldkit.registers.datums import Datum
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.records import RecordService
from fieldkit.services.table_import import Options, TableError, TableImportService
from fieldkit.services.table_matching import How
from fieldkit.services.table_plan import Outcome
from fieldkit.storage import ledger_store

OLD = Path(__file__).parents[1] / "exchange" / "foreign" / "files" / "old.xls"
HEADER = ["序号", "店铺名称", "行业", "所在社区", "门牌地址", "联系电话", "经营状况"]
ROWS = [
    [1, "惠之家", "小超市", "幸福里", "应理北街 3 号", "0955-7012345", "正常营业"],
    [2, "老王早点", "早餐", "幸福里社区", "长城西街 8 号", "13895001234", "营业"],
    [3, "康泰药房", "药店", "瑞丰", "鼓楼东街 12 号", "13995001122", "营业"],
]
TITLE = [["滨河镇沿街商户台账"], ["填报单位：综治办", None, None, "2026 年 6 月"]]
TOTALS = [["合计", None, None, None, None, 3]]


class Town:
    """A workspace with two communities, and lists to bring in."""

    def __init__(self, workspace, folder):
        self.workspace, self.folder = workspace, folder
        self.tables, self.records = TableImportService(workspace), RecordService(workspace)
        for name in ("幸福里社区", "瑞丰社区"):
            self.records.add("area", {"name": name, "level": "社区"})

    def workbook(
        self, rows=ROWS, *, name="商户.xlsx", head=HEADER, above=(), below=(), merged=(), others=None
    ):
        path = self.folder / name
        book = Workbook(str(path), {"strings_to_formulas": False})
        for title, lines in {"商户": [*above, head, *rows, *below], **(others or {})}.items():
            sheet = book.add_worksheet(title)
            for at, line in enumerate(lines):
                for column, cell in enumerate(line):
                    if cell is not None:
                        sheet.write(at, column, cell)
            for where, words in merged if title == "商户" else ():
                sheet.merge_range(where, words)
        book.close()
        return path

    def text(self, rows=ROWS, *, encoding="utf-8", name="商户.csv"):
        path = self.folder / name
        lines = "\n".join(",".join(str(cell or "") for cell in row) for row in [HEADER, *rows])
        path.write_bytes(lines.encode(encoding))
        return path

    def bring(self, path, **how):
        plan = self.tables.preview(path, **how)
        return self.tables.take(plan)

    def counts(self, path, **how):
        counts = self.bring(path, **how).counts
        return counts.created, counts.updated, counts.unchanged, counts.refused

    @property
    def outlets(self):
        return {one.values["name"]: one.values for one in self.records.every("outlet")}

    @property
    def digest(self):
        with self.workspace.database.read() as connection:
            return ledger_store.digest(connection)


@pytest.fixture
def town(make_workspace, tmp_path):
    return Town(make_workspace("街道办", role="street"), tmp_path)


# --- reading whatever comes ---------------------------------------------------------


def test_a_workbook_with_titles_above_and_totals_below_becomes_outlets(town):
    plan = town.tables.preview(town.workbook(above=TITLE, below=TOTALS, merged=[("A1:G1", TITLE[0][0])]))
    assert (plan.sheet, plan.header_row, plan.skipped) == ("商户", 3, {"TOTAL": 1})
    town.tables.take(plan)
    shop = town.outlets["惠之家"]
    assert (shop["business_type"], shop["business_type_text"]) == ("B01", "小超市")
    assert (shop["address"], shop["phone"], shop["status"]) == ("应理北街 3 号", "0955-7012345", "operating")
    assert town.records.names("area")[shop["community"]] == "幸福里社区"
    assert set(town.outlets) == {"惠之家", "老王早点", "康泰药房"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_a_text_file_of_any_office_says_the_same_as_the_workbook(town, encoding):
    assert town.counts(town.text(encoding=encoding)) == (3, 0, 0, 0)
    assert town.counts(town.workbook()) == (0, 0, 3, 0)


def test_a_workbook_of_before_2007_is_taken(town):
    path = town.folder / "old.xls"
    shutil.copy(OLD, path)
    created, updated, unchanged, _ = town.counts(path)
    assert (created > 0, updated, unchanged) == (True, 0, 0)
    assert town.counts(path)[:3] == (0, 0, created)


def test_a_community_merged_over_its_shops_counts_for_each(town):
    rows = [[1, "甲店", "便利店", "瑞丰", "甲街 1 号"], [2, "乙店", "药店", None, "甲街 2 号"]]
    town.bring(town.workbook(rows, merged=[("D2:D3", "瑞丰")]))
    names = town.records.names("area")
    assert {names[one["community"]] for one in town.outlets.values()} == {"瑞丰社区"}


def test_a_person_chooses_sheet_header_and_columns(town):
    path = town.workbook(
        [["甲", "乙店", "甲街 2 号"]], head=["经营者", "哪一家", "在哪里"], others={"说明": [["填表说明"]]}
    )
    guessed = town.tables.preview(path, sheet="商户", header_row=1)
    assert "name" not in {one.field_key for one in guessed.matches if one.title == "哪一家"}
    plan = town.tables.preview(path, sheet="商户", header_row=1, columns={1: "name", 2: "address"})
    town.tables.take(plan)
    assert town.outlets["乙店"]["address"] == "甲街 2 号"


def test_rows_without_community_take_the_chosen_one_and_places_the_chosen_datum(town):
    head = ["店名", "经度", "纬度"]
    options = Options(community="瑞丰社区", datum=Datum.GCJ02)
    town.bring(town.workbook([["甲店", 105.18952, 37.51403]], head=head), options=options)
    shop = town.outlets["甲店"]
    assert town.records.names("area")[shop["community"]] == "瑞丰社区"
    assert shop["location"].startswith("105.18952,37.51403,GCJ02")


# --- looking writes nothing ----------------------------------------------------------


def test_a_look_at_a_list_writes_nothing(town):
    before = town.digest
    plan = town.tables.preview(town.workbook())
    assert (plan.counts.created, town.digest, town.outlets) == (3, before, {})


@pytest.mark.parametrize("moment", range(1, 7))
def test_an_import_that_is_cancelled_after_any_step_leaves_nothing(town, moment):
    plan, before = town.tables.preview(town.workbook()), town.digest

    class Impatient(Progress):
        """Cancelled as soon as so many steps are done."""

        steps = 0

        def step(self, count=1):
            super().step(count)
            self.steps += 1
            if self.steps == moment:
                self.cancel()

    with pytest.raises(OperationCancelledError):
        town.tables.take(plan, progress=Impatient())
    assert (town.digest, town.outlets) == (before, {})


def test_only_the_chosen_rows_are_taken(town):
    plan = town.tables.preview(town.workbook())
    town.tables.take(plan, rows={2, 4})
    assert set(town.outlets) == {"惠之家", "康泰药房"}


# --- the same list again --------------------------------------------------------------


def test_the_same_list_again_changes_nothing(town):
    path = town.workbook()
    town.bring(path)
    before = town.digest
    assert town.counts(path) == (0, 0, 3, 0)
    assert town.digest == before


def test_an_updated_list_records_only_the_differences(town):
    town.bring(town.workbook())
    shop = next(one for one in town.records.every("outlet") if one.values["name"] == "老王早点")
    others = [one.id for one in town.records.every("outlet") if one.id != shop.id]
    written = {one: len(town.records.history(one)) for one in others}
    rows = [ROWS[0], [2, "老王早点", "早餐", "幸福里社区", "长城西街 8 号", "13895009999", "歇业"], ROWS[2]]
    rows.append([4, "小李理发", "理发店", "瑞丰", "鼓楼东街 18 号", "13995001124", "营业"])
    plan = town.tables.preview(town.workbook(rows, name="商户_7月.xlsx"))
    (changed,) = [row for row in plan.rows if row.outcome is Outcome.UPDATED]
    assert [(one.field, one.before, one.now) for one in changed.differences] == [
        ("phone", "138 9500 1234", "138 9500 9999"),
        ("status", "营业", "歇业"),
    ]
    counts = town.tables.take(plan).counts
    assert (counts.created, counts.updated, counts.unchanged) == (1, 1, 2)
    assert set(town.records.history(shop.id)[-1].values) == {"phone", "status"}
    assert {one: len(town.records.history(one)) for one in others} == written


def test_what_a_worker_corrected_stands_while_the_list_says_what_it_always_said(town):
    town.bring(town.workbook())
    shop = next(one.id for one in town.records.every("outlet") if one.values["name"] == "老王早点")
    town.records.set(shop, {"address": "长城西街 10 号"})
    assert town.counts(town.workbook()) == (0, 0, 3, 0)
    assert town.outlets["老王早点"]["address"] == "长城西街 10 号"


def test_what_both_changed_differently_waits_for_a_person(town):
    town.bring(town.workbook())
    shop = next(one.id for one in town.records.every("outlet") if one.values["name"] == "老王早点")
    town.records.set(shop, {"address": "长城西街 10 号"})
    rows = [ROWS[0], [*ROWS[1][:4], "长城西街 12 号", *ROWS[1][5:]], ROWS[2]]
    taken = town.bring(town.workbook(rows))
    assert (taken.counts.updated, taken.conflicts) == (1, 1)
    (asked,) = ConflictService(town.workspace).every()
    assert {choice.value for choice in asked.choices} == {"长城西街 10 号", "长城西街 12 号"}


def test_an_outlet_recorded_at_the_door_is_found_and_not_made_twice(town):
    typed = {"name": "惠之家", "community": "幸福里社区", "phone": "0955-7012345"}
    town.records.add("outlet", typed)
    plan = town.tables.preview(town.workbook())
    assert (plan.counts.created, plan.counts.updated) == (2, 1)
    assert plan.rows[0].how is How.NAME
    town.tables.take(plan)
    assert len(town.records.every("outlet")) == 3


def test_an_empty_cell_says_nothing_unless_it_is_said_to_clear(town):
    town.bring(town.workbook())
    rows = [[*ROWS[0][:5], None, ROWS[0][6]], *ROWS[1:]]
    assert town.counts(town.workbook(rows)) == (0, 0, 3, 0)
    assert town.counts(town.workbook(rows), options=Options(blanks_clear=True)) == (0, 1, 2, 0)
    assert town.outlets["惠之家"]["phone"] is None


def test_two_offices_that_import_one_list_have_one_outlet_of_each_row(town, make_workspace, tmp_path):
    other = Town(make_workspace("社区", device="2 号"), tmp_path)
    path = town.workbook()
    town.bring(path)
    other.bring(path)
    assert [one.id for one in town.records.every("outlet")] == [
        one.id for one in other.records.every("outlet")
    ]


# --- rows with problems ----------------------------------------------------------------

BAD = [
    ROWS[0],
    [2, None, "早餐", "幸福里社区", "长城西街 8 号", "13895001234", "营业"],
    [3, "康泰药房", "药店", "瑞丰", "鼓楼东街 12 号", "13995001122", "倒闭"],
    [4, "鑫鑫五金", "便利店", "没有的社区", "鼓楼东街 16 号", "13995001133", "营业"],
]


def test_a_bad_row_never_stops_the_good_ones(town):
    plan = town.tables.preview(town.workbook(BAD))
    assert (plan.counts.created, plan.counts.refused) == (3, 1)
    town.tables.take(plan)
    assert set(town.outlets) == {"惠之家", "康泰药房", "鑫鑫五金"}
    assert (town.outlets["康泰药房"]["status"], town.outlets["鑫鑫五金"]["community"]) == (None, None)


def test_every_problem_says_sheet_row_column_and_a_way_out(town):
    found = town.tables.preview(town.workbook(BAD)).as_json()
    assert (found["rows"], found["created"], found["updated"], found["unchanged"]) == (4, 3, 0, 0)
    assert [(one["sheet"], one["row"], one["column"]) for one in found["problems"]] == [
        ("商户", 3, "B 店铺名称"),
        ("商户", 4, "G 经营状况"),
        ("商户", 5, "D 所在社区"),
    ]
    assert "可填：" in found["problems"][1]["message"]


def test_rows_to_mend_come_back_with_their_reason_and_mended_they_bring_just_themselves(town, tmp_path):
    plan = town.tables.preview(town.workbook(BAD))
    taken, path = town.tables.take(plan), tmp_path / "问题行.xlsx"
    assert town.tables.write_problem_rows(plan, path, taken=taken) == 3
    book = load_workbook(path)
    sheet = book.active
    reasons = [sheet.cell(row, 1).value for row in (2, 3, 4)]
    assert [reason.partition("：")[0] for reason in reasons] == ["第 3 行", "第 4 行", "第 5 行"]
    assert [sheet.cell(row, 3).value for row in (2, 3, 4)] == [None, "康泰药房", "鑫鑫五金"]
    sheet.cell(2, 3).value, sheet.cell(3, 8).value, sheet.cell(4, 5).value = "老王早点", "歇业", "瑞丰"
    book.save(path)
    assert town.counts(path) == (1, 2, 0, 0)
    assert town.outlets["康泰药房"]["status"] == "suspended"
    assert town.records.names("area")[town.outlets["鑫鑫五金"]["community"]] == "瑞丰社区"
    assert len(town.outlets) == 4


def test_without_bad_rows_no_file_is_written(town, tmp_path):
    plan, path = town.tables.preview(town.workbook()), tmp_path / "问题行.xlsx"
    assert town.tables.write_problem_rows(plan, path, taken=town.tables.take(plan)) == 0
    assert not path.exists()


def test_one_shop_on_two_rows_is_taken_once_and_both_rows_say_so(town):
    plan = town.tables.preview(town.workbook([ROWS[0], [9, *ROWS[0][1:]]]))
    assert (plan.counts.created, plan.counts.refused) == (1, 1)
    assert all(row.problems for row in plan.rows)


def test_a_shop_that_was_deleted_here_is_not_brought_back_by_a_list(town):
    path = town.workbook()
    town.bring(path)
    town.records.delete(
        next(one.id for one in town.records.every("outlet") if one.values["name"] == "惠之家")
    )
    assert town.counts(path) == (0, 0, 2, 1)
    assert "惠之家" not in town.outlets


# --- what is remembered -----------------------------------------------------------------


def test_a_matching_that_is_kept_is_used_the_next_time(town):
    head = ["编码", "字号", "干什么的", "在哪里"]
    path = town.workbook([[1, "甲店", "便利店", "甲街 1 号"]], head=head)
    plan = town.tables.preview(
        path, sheet="商户", header_row=1, columns={1: "name", 2: "business_type", 3: "address"}
    )
    town.tables.save_template("工商的表", plan)
    again = town.workbook([[7, "乙店", "药店", "乙街 1 号"]], head=head, name="下个月.xlsx", above=TITLE)
    found = town.tables.preview(again)
    assert (found.template, found.header_row) == ("工商的表", 3)
    town.tables.take(found)
    assert town.outlets["乙店"]["business_type"] == "B11"


def test_a_matching_is_asked_for_by_name_refused_by_name_and_forgotten(town):
    path = town.workbook()
    town.tables.save_template("沿街商户", town.tables.preview(path, columns={4: None}))
    assert town.tables.preview(path).template == "沿街商户"
    assert town.tables.preview(path, template="").template == ""
    with pytest.raises(FieldkitError) as refused:
        town.tables.preview(path, template="没有的")
    assert refused.value.code is TableError.NO_SUCH_TEMPLATE
    town.tables.remove_template("沿街商户")
    assert (town.tables.templates(), town.tables.preview(path).template) == ([], "")


def test_a_matching_needs_a_name(town):
    with pytest.raises(FieldkitError) as refused:
        town.tables.save_template("  ", town.tables.preview(town.workbook()))
    assert refused.value.code is TableError.NO_TEMPLATE_NAME


# --- what is no list --------------------------------------------------------------------


def test_a_file_without_header_is_refused_and_nothing_is_taken(town, tmp_path):
    path = tmp_path / "数字.csv"
    path.write_text("1,2\n3,4\n", encoding="utf-8")
    before = town.digest
    with pytest.raises(FieldkitError) as refused:
        town.tables.preview(path)
    assert refused.value.code is ForeignError.NO_HEADER
    assert town.digest == before
