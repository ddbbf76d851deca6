"""The district's own template, filled from the registers of 中卫."""

import json

import openpyxl
import pytest
from openpyxl.styles import Font

from fieldkit.cli.main import main
from fieldkit.exchange.templates.problems import TemplateError
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.registers.outlet import serves_today
from fieldkit.services.filling import FillingService
from fieldkit.services.filling_data import Wanted
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import RecordService
from fieldkit.storage import settings


def template(path, *rows, title="Sheet"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for at, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            sheet.cell(at, column, text)
    book.save(path)
    return path


def fill(service, path, target, **wanted):
    opened = service.open(path, Wanted(**wanted))
    outcome = service.fill(opened, target, Wanted(**wanted))
    return openpyxl.load_workbook(target).active, outcome


@pytest.fixture
def service(sample):
    return FillingService(sample)


def test_table_3_1_of_the_district_is_filled_by_its_titles(service, tmp_path):
    path = template(
        tmp_path / "表.xlsx",
        ("便民生活圈划分一览表",),
        ("序号", "便民生活圈名称", "四至范围", "包含社区", "划分方式", "服务人口", "已有业态", "建设意向"),
    )
    sheet, outcome = fill(service, path, tmp_path / "填好.xlsx")
    assert outcome.blocks[0].rows == 24
    assert [one.value for one in sheet[4]][:6] == [
        2, "向阳一刻钟便民生活圈", "东至鼓楼南街，南至民生路，西至应理南街，北至鼓楼西街。", "向阳社区、阳光社区", "合并", 21188,
    ]  # fmt: skip
    assert sum(sheet.cell(row, 6).value for row in range(3, 27)) == 318_888


def test_annex_2_is_filled_in_the_words_of_the_plan(service, tmp_path):
    path = template(
        tmp_path / "表.xlsx",
        ("序号", "社区名称", "社区业态短板", None),
        (None, None, "基本保障类", "品质提升类"),
    )
    book = openpyxl.load_workbook(path)
    for span in ("A1:A2", "B1:B2", "C1:D1"):
        book.active.merge_cells(span)
    book.save(path)
    sheet, outcome = fill(service, path, tmp_path / "填好.xlsx", plan="zhongwei/annex2")
    assert outcome.blocks[0].source == "community"
    assert outcome.blocks[0].rows == 33
    assert "业态" in sheet["C3"].value


def test_a_matrix_of_types_counts_outlets_by_community(service, sample, tmp_path):
    path = template(tmp_path / "表.xlsx", ("社区", "所在街道", "便利店", "药店", "网点数量"))
    sheet, _ = fill(service, path, tmp_path / "填好.xlsx")
    rows = RecordService(sample).rows(
        "outlet", RecordService(sample).ids("outlet"), ("business_type", "status")
    )
    shops = [one for one in rows.values() if one["business_type"] == "B01" and serves_today(one["status"])]
    assert sum(sheet.cell(row, 3).value for row in range(2, 35)) == len(shops)


def test_only_one_circle_is_filled_when_it_is_asked_for(service, tmp_path):
    path = template(
        tmp_path / "表.xlsx",
        ("{{圈.名称}}", "{{圈.服务人口}}", "{{社区数量}}"),
        (),
        ("网点名称", "所属社区", "业态"),
    )
    sheet, outcome = fill(service, path, tmp_path / "填好.xlsx", circle="向阳", order="community")
    assert [one.value for one in sheet[1]] == ["向阳一刻钟便民生活圈", 21188, 2]
    places = [sheet.cell(row, 2).value for row in range(4, sheet.max_row + 1)]
    assert set(places) == {"向阳社区", "阳光社区"}
    assert len(places) == outcome.blocks[0].rows
    assert places == sorted(places)


def test_targets_and_satisfaction_have_names_in_chinese(service):
    names = {one.label.zh for one in service.vocabulary(Wanted(plan="nantong")).figures}
    assert {"填报单位", "生活圈数量", "服务人口", "居民满意度（S-TOP2）"} <= names
    assert any(name.endswith("（现状）") for name in names)
    assert any(name.endswith("（目标）") for name in names)


def test_what_was_tied_by_pointing_is_known_the_next_time(service, tmp_path):
    path = template(
        tmp_path / "表.xlsx", ("2026年三季度情况",), ("街道上报", "2026年计划", "门牌"), title="上报"
    )
    opened = service.open(path)
    assert not opened.is_kept
    mapping = service.tie(opened, ["A1=figures.circles", "上报!D2=网点数量"])
    service.keep(mapping)
    later = template(
        tmp_path / "四季度.xlsx", ("2026年四季度情况",), ("街道上报", "2027年计划", "门牌"), title="上报"
    )
    again = service.open(later)
    assert again.is_kept
    assert again.mapping.cells == mapping.cells
    other = template(tmp_path / "别的.xlsx", ("序号", "项目名称", "责任单位"))
    assert not service.open(other).is_kept


def test_columns_are_found_again_where_one_was_put_in(service, tmp_path):
    path = template(tmp_path / "表.xlsx", ("网点名称", "地址", "业态", "所属社区", "面积", "备注"))
    opened = service.open(path)
    service.keep(service.tie(opened, ["F=outlet.status"]))
    later = template(tmp_path / "新.xlsx", ("序号", "网点名称", "地址", "业态", "所属社区", "面积", "备注"))
    again = service.open(later)
    assert not again.is_kept or again.mapping.blocks[0].columns["G"] == "status"
    assert again.mapping.blocks[0].columns["B"] == "name"


def test_phones_stay_out_until_they_are_asked_for(service, tmp_path):
    path = template(tmp_path / "表.xlsx", ("网点名称", "联系电话", "地址"))
    opened = service.open(path)
    assert opened.personal == ("联系电话",)
    assert "B" not in opened.mapping.blocks[0].columns
    assert "B" in service.open(path, Wanted(personal=True)).mapping.blocks[0].columns
    assert service.tie(opened, ["B=outlet.phone"]).blocks[0].columns["B"] == "phone"


def test_nothing_recognised_says_how_to_point(service, tmp_path):
    path = template(tmp_path / "表.xlsx", ("甲乙丙", "丁戊己"))
    with pytest.raises(FieldkitError) as refused:
        service.fill(service.open(path), tmp_path / "填好.xlsx")
    assert refused.value.code is TemplateError.NOTHING_TIED
    assert "{{填报单位}}" in refused.value.say("zh")
    assert not (tmp_path / "填好.xlsx").exists()


def test_the_template_itself_is_never_written_over(service, tmp_path):
    path = template(tmp_path / "表.xlsx", ("网点名称", "地址"))
    with pytest.raises(FieldkitError) as refused:
        service.fill(service.open(path), path)
    assert refused.value.code is TemplateError.SAME_FILE


@pytest.mark.parametrize(
    "word", ["没有等号", "Z1", "别的表!A1=figures.circles", "A1=没有这个指标", "C=outlet.nothing"]
)
def test_a_tie_that_means_nothing_is_refused(service, tmp_path, word):
    opened = service.open(template(tmp_path / "表.xlsx", ("网点名称", "地址")))
    with pytest.raises(UsageError):
        service.tie(opened, [word])


def test_the_command_line_fills_keeps_and_tells(sample, tmp_path, capsys):
    sample.set_setting(settings.ISSUER, "沙坡头区商务局")
    path = template(tmp_path / "表.xlsx", ("填报单位：", None, None), ("网点名称", "地址", "业态"))
    folder = str(sample.path)
    sample.close()
    target = tmp_path / "填好.xlsx"
    assert (
        main(["fill", folder, str(path), "-o", str(target), "--community", "瑞丰", "--keep", "--json"]) == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["cells"][0] == {
        "sheet": "Sheet",
        "cell": "B1",
        "what": "figures.unit",
        "value": "沙坡头区商务局",
    }
    assert told["rows"][0]["rows"] == openpyxl.load_workbook(target).active.max_row - 2
    assert main(["fill", folder, str(path), "-o", str(tmp_path / "再.xlsx")]) == 0
    assert "用上次的对应关系" in capsys.readouterr().out
    assert main(["fill", folder, "--list", "满意"]) == 0
    assert "figures.satisfaction:S-TOP2" in capsys.readouterr().out
    assert main(["fill", folder]) == 2


def test_the_command_line_fills_a_copy_for_each_circle(sample, tmp_path, capsys):
    path = template(tmp_path / "一圈一表.xlsx", ("生活圈名称：______",), ("网点数量：____",))
    folder = sample.path
    sample.close()
    command = ["fill", str(folder), str(path), "-o", str(tmp_path / "每圈"), "--each-circle", "--json"]
    assert main(command) == 0
    made = json.loads(capsys.readouterr().out)
    assert len(made) == 24
    sheet = openpyxl.load_workbook(made[1]).active
    assert (sheet["A1"].value, sheet["A2"].value) == ("生活圈名称：向阳一刻钟便民生活圈", "网点数量：81")


def test_without_circles_there_is_no_copy_for_each(workspace, tmp_path):
    service = FillingService(workspace)
    opened = service.open(template(tmp_path / "表.xlsx", ("网点数量：____",)))
    with pytest.raises(FieldkitError) as refused:
        service.fill_each(opened, tmp_path / "每圈")
    assert refused.value.code is ServiceError.NO_CIRCLES_TO_FILL
    assert not (tmp_path / "每圈").exists()


def test_a_sheet_in_the_style_of_the_office_keeps_its_fonts(service, tmp_path):
    path = template(tmp_path / "表.xlsx", ("社区名称", "常住人口"), (None, None))
    book = openpyxl.load_workbook(path)
    book.active["A2"].font = Font(name="仿宋", size=12)
    book.active["B2"].number_format = "#,##0"
    book.save(path)
    sheet, _ = fill(service, path, tmp_path / "填好.xlsx")
    assert {sheet.cell(row, 1).font.name for row in range(2, 35)} == {"仿宋"}
    assert {sheet.cell(row, 2).number_format for row in range(2, 35)} == {"#,##0"}
