"""Every official table, from an empty workspace, the 中卫 sample and a year of work; and that they agree."""

import shutil
from datetime import date
from types import SimpleNamespace

import openpyxl
import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.parts import part_of
from fieldkit.services.plan_parts import PlanPartService
from fieldkit.services.plans import PlanService
from fieldkit.services.records import RecordService
from fieldkit.services.tables import TABLES, Span, TableService
from fieldkit.services.workspace import open_workspace
from tests.fieldkit.services.busy_year import fill_year

DAY = date(2025, 12, 31)


def printed(workspace, folder, name, **wishes):
    path = folder / f"{name}.xlsx"
    offer = TableService(workspace).write(name, path, **{"on": DAY, **wishes})
    return SimpleNamespace(offer=offer, sheet=openpyxl.load_workbook(path).worksheets[0])


def texts(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def line_of(sheet, first):
    """The row that begins with a word."""
    return next(row for row in sheet.iter_rows(values_only=True) if row[0] == first)


def named(sheet, label, column=1):
    """The row whose ``column`` says ``label``."""
    return next(row for row in sheet.iter_rows(values_only=True) if row[column] == label)


@pytest.fixture(scope="module")
def busy_folder(sample_folder, tmp_path_factory):
    path = tmp_path_factory.mktemp("busy") / "中卫.fieldkit"
    shutil.copytree(sample_folder, path)
    workspace = open_workspace(path)
    fill_year(workspace)
    workspace.close()
    return path


@pytest.fixture(scope="module")
def busy(busy_folder):
    """Nobody writes into it."""
    workspace = open_workspace(busy_folder)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def table(busy, tmp_path_factory):
    """``table("headline")``: the sheet after a year of work, made once."""
    folder = tmp_path_factory.mktemp("tables")
    made = {}

    def sheet(name, **wishes):
        asked = name, *wishes.items()
        if asked not in made:
            made[asked] = printed(busy, folder, name, **wishes).sheet
        return made[asked]

    return sheet


def test_every_table_of_an_empty_workspace_says_what_it_lacks(workspace, tmp_path):
    for kind in TABLES:
        made = printed(workspace, tmp_path, kind.name)
        assert "Traceback" not in (words := texts(made.sheet))
        if made.offer.lacking and not kind.name.startswith(("register-", "summary-", "targets")):
            assert "暂无" in words or any(word.isdigit() for word in words), kind.name


def test_an_empty_register_has_ruled_rows_to_write_into(workspace, tmp_path):
    sheet = printed(workspace, tmp_path, "register-facility").sheet
    assert [sheet.cell(row, 1).value for row in range(4, 16)] == list(range(1, 13))
    assert sheet.cell(15, 2).value is None
    assert sheet.cell(15, 2).border.bottom.style == "thin"


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_every_table_is_ready_to_print(table, kind):
    sheet = table(kind.name)
    words = texts(sheet)
    assert any(
        word.endswith(("表", "清单", "名单", "目录", "情况", "排名", "登记簿", "信息库"))
        for word in words[:2]
    )
    assert any(word.startswith("填报单位：") for word in words[:4])
    assert "数据日期：2025年12月31日" in words[:5]
    assert sheet.page_setup.orientation == ("landscape" if kind.landscape else "portrait")
    assert int(sheet.page_setup.fitToWidth) == 1
    assert sheet.print_title_rows
    assert sheet.print_area
    assert "#" not in "".join(words)


@pytest.mark.parametrize("name", ["gaps", "progress", "self-assessment"])
def test_twenty_four_circles_or_twenty_types_leave_no_thin_second_page(table, name):
    assert int(table(name).page_setup.fitToHeight) == 1


@pytest.mark.parametrize(
    "kind", [one for one in TABLES if one.name != "directory"], ids=lambda kind: kind.name
)
def test_no_chinese_stands_in_an_english_head(table, kind):
    sheet = table(kind.name, language="en")
    first = int(sheet.print_title_rows.strip("$").split(":")[0].strip("$"))
    heads = "".join(str(cell.value or "") for cell in sheet[first])
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in heads), heads


def test_residents_are_the_same_in_every_table(table):
    people = 318_888
    assert people in line_of(table("circles"), "合计")
    assert people in line_of(table("headline"), "中卫市")
    assert people in line_of(table("pilot-facts"), "合计")
    assert named(table("summary-year"), "服务居民")[5] == people


def test_outlets_are_the_same_in_every_table(table):
    outlets = 1029
    assert line_of(table("headline"), "中卫市")[5] == outlets
    facts = line_of(table("pilot-facts"), "合计")
    assert facts[5] == outlets == facts[6] + facts[7] + facts[8]
    assert named(table("summary-year"), "正在营业的网点")[5] == outlets
    directory = table("directory")
    assert line_of(directory, "合计")[2] == outlets
    assert sum(isinstance(row[0], int) for row in directory.iter_rows(values_only=True)) == outlets


def test_every_column_of_circles_adds_up_to_its_total(table):
    sheet = table("pilot-facts")
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    total = line_of(sheet, "合计")
    assert len(rows) == 24
    for column in (3, 4, 5, 6, 7, 8, 9, 10):
        assert sum(row[column] for row in rows) == total[column], column


def test_shares_and_all_night_outlets_agree(table):
    facts, year = line_of(table("pilot-facts"), "合计"), table("summary-year")
    assert named(year, "24小时营业的网点")[5] == facts[10]
    assert named(year, "连锁网点占比")[5] == facts[11]


def test_finished_circles_are_counted_alike(table):
    assert line_of(table("headline"), "中卫市")[2] == 5
    assert line_of(table("finished-circles"), "合计")[1] == 5
    assert named(table("summary-year"), "建成的生活圈")[5] == 5
    assert named(table("targets"), "2025年建成生活圈")[4] == 5


def test_a_circle_finished_after_the_day_is_not_in_the_list_yet(table):
    assert line_of(table("finished-circles", on=date(2025, 3, 31)), "合计")[1] == 2
    assert line_of(table("headline", on=date(2025, 3, 31)), "中卫市")[2] == 2


def test_the_ranking_counts_what_annex_2_names(table):
    """W-47: 家政服务 is missing in 25 communities."""
    lacking = [row[2] or "" for row in table("shortfalls").iter_rows(values_only=True)]
    named_lacking = sum("家政服务" in words.partition("缺少")[2] for words in lacking)
    assert named(table("gaps"), "家政服务")[2] == 25 == named_lacking


def test_facilities_in_use_are_those_of_the_register(table, busy):
    in_use = [one for one in RecordService(busy).every("facility") if one.values["status"] == "open"]
    sheet = table("facilities")
    found = sum(row[4] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int))
    assert found == sum(int(one.values["count"]) for one in in_use) > 0


def test_six_rows_of_quotas_are_asked_for_24_circles(table):
    """W-39."""
    sheet = table("facilities")
    assert named(sheet, "社区文化活动中心")[2:4] == ("每1～2个生活圈1个", 12)
    assert named(sheet, "综合养老服务中心")[3] == 24
    assert named(sheet, "中型多功能运动场地")[3] == 48


def test_money_of_projects_agrees_between_list_register_and_summary(table):
    projects = line_of(table("projects"), "合计")
    register = line_of(table("register-project"), "合计")
    year = named(table("summary-year"), "开工项目总投资")
    assert year[3] == year[5]
    assert year[5] in projects
    assert year[5] in register


def test_quarters_add_up_to_the_year(table):
    year = table("summary-year", on=DAY)
    quarters = [table("summary-quarter", on=date(2025, month, 28)) for month in (3, 6, 9, 12)]
    for label in ("建成的生活圈", "新提出的需求", "收到的意见建议", "活动场次", "参加居民"):
        assert sum(named(one, label)[3] for one in quarters) == named(year, label)[3], label


def test_a_summary_of_days_asked_for_says_them(table):
    sheet = table("summary-year", on=None, span=Span(date(2025, 2, 1), date(2025, 4, 30)))
    assert "2025-02-01至2025-04-30" in texts(sheet)[0]
    assert named(sheet, "建成的生活圈")[3] == 3


def test_tasks_are_the_documents_own(workspace, tmp_path):
    """H-40: 11 tasks; N-39 and W-48: 13 units."""
    for plan, count in (("huaian", 11), ("nantong", 13), ("zhongwei", 13)):
        sheet = printed(workspace, tmp_path, "tasks", plan=plan).sheet
        assert sum(isinstance(row[0], int) for row in sheet.iter_rows(values_only=True)) == count, plan


def test_a_task_that_is_recorded_stands_in_its_row(workspace, tmp_path):
    RecordService(workspace).add(
        "task", {"name": "盘活闲置", "plan": "huaian", "number": "5", "state": "doing"}
    )
    sheet = printed(workspace, tmp_path, "tasks", plan="huaian").sheet
    assert "进行中" in line_of(sheet, 5)


def test_six_pilots_of_zhanjiang_are_missing(workspace, tmp_path):
    """Z-31: nine of fifteen."""
    sheet = printed(workspace, tmp_path, "pilot-list", plan="zhanjiang").sheet
    assert [row[0] for row in sheet.iter_rows(min_row=4, max_row=12, values_only=True)] == list(range(1, 10))
    assert "还差 6 个" in texts(sheet)[-1]


def test_personal_data_is_not_printed_in_registers(table):
    words = texts(table("register-contact"))
    assert any("含个人信息的栏目没有印出" in word for word in words)


def test_a_table_nobody_declared_is_refused_and_the_others_are_named(workspace, tmp_path):
    with pytest.raises(FieldkitError, match="headline"):
        TableService(workspace).write("headlines", tmp_path / "t.xlsx")
    assert not (tmp_path / "t.xlsx").exists()


def test_an_information_base_lists_open_outlets_of_its_types_by_the_plan(sample, tmp_path):
    """Z-26."""
    types = {"base-shop-breakfast": {"便利店", "早餐"}, "base-old-young": {"养老", "托育"}}
    for name, wanted in types.items():
        sheet = printed(sample, tmp_path, name, plan="zhanjiang").sheet
        found = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
        assert found
        assert all(any(word in row[1] for word in wanted) for row in found), {row[1] for row in found}
        assert line_of(sheet, "合计")[2] == len(found)
    everything = printed(sample, tmp_path, "base-all", plan="zhanjiang").sheet
    bases = [row[1] for row in everything.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert {one for one in bases if one} == {"一店一早", "一菜一修", "一老一小"}


def test_a_phone_stands_in_a_base_only_where_it_may_be_published(sample, tmp_path):
    records = RecordService(sample)
    shops = [one for one in records.every("outlet") if one.values["business_type"] == "B01"][:2]
    for shop, is_public in zip(shops, "10", strict=True):
        records.set(shop.id, {"phone": f"0955-701234{is_public}", "phone_public": is_public})
    words = texts(printed(sample, tmp_path, "base-shop-breakfast", plan="zhanjiang").sheet)
    assert "0955-7012341" in words
    assert "0955-7012340" not in words


def test_the_sheet_of_indicators_counts_the_circles_that_meet_each(sample, tmp_path):
    """Z-28: an office's own figures; half of the circles or so have 12,000 residents."""
    PlanService(sample).copy("zhongwei", "mine")
    cells = {
        "label_zh": "服务人口",
        "label_en": "residents",
        "grade": "basic",
        "measure": "residents_served",
        "required": "12000",
    }
    PlanPartService(sample).edit("mine", "grades", 0, part_of("grades").fresh(1) | cells)
    sheet = printed(sample, tmp_path, "indicators", plan="mine").sheet
    line = named(sheet, "服务人口", 2)
    people = [int(one.values["population"]) for one in RecordService(sample).every("circle")]
    met = sum(one >= 12_000 for one in people)
    assert line[6:9] == (met, 24 - met, 0)
    circles = printed(sample, tmp_path, "grades", plan="mine").sheet
    grades = [row[6] for row in circles.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert (grades.count("基础型"), len(grades)) == (met, 24)
