"""Twelve workbooks as districts send them, made by one program; ``resaved/`` holds them saved again by another."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import DataBarRule, FormulaRule, IconSetRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break

from tests.fieldkit.exchange.templates.workbooks import picture

if TYPE_CHECKING:
    from collections.abc import Callable

THIN = Side(style="thin")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEAD = PatternFill("solid", fgColor="FFD9E1F2")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
RECORDS = 12


@dataclass(frozen=True)
class District:
    """A template, and what twelve records do to it.

    Attributes:
        at: the row before which rows are put in; 0 for none.
        count: how many.
        totals: what cells give once a spreadsheet has computed them.
        written: cells with a text of their own that is written over (running numbers).
    """

    name: str
    make: Callable[[openpyxl.Workbook], None]
    sheet: str = ""
    at: int = 0
    count: int = 0
    totals: tuple[tuple[str, str, object], ...] = ()
    written: tuple[str, ...] = ()


def frame(sheet, area, fill=None):
    for row in sheet[area]:
        for cell in row:
            cell.border, cell.alignment = GRID, CENTRED
            if fill:
                cell.fill = fill


def titles(sheet, row, *words):
    for at, word in enumerate(words, start=1):
        sheet.cell(row, at, word).font = Font(name="宋体", bold=True, size=11)
    frame(sheet, f"A{row}:{get_column_letter(len(words))}{row}", HEAD)


def heading(sheet, area, words):
    sheet.merge_cells(area)
    cell = sheet[area.partition(":")[0]]
    cell.value, cell.font, cell.alignment = words, Font(name="黑体", size=18, bold=True), CENTRED


def set_up_for_print(book):
    """Totals and signatures below, a print area, titles on every page, header and footer."""
    sheet = book.active
    sheet.title = "附件1"
    heading(sheet, "A1:F1", "附件1 商业网点汇总表")
    sheet["A2"], sheet["E2"] = "填报单位（盖章）：", "填报日期："
    titles(sheet, 3, "序号", "网点名称", "地址", "面积", "每百平方米", "业态")
    for row in range(4, 8):
        frame(sheet, f"A{row}:F{row}")
        sheet.row_dimensions[row].height = 22
        sheet[f"E{row}"] = f'=IF(D{row}=0,"",D{row}/100)'
        sheet[f"D{row}"].number_format = "#,##0.0"
    sheet["A8"], sheet["D8"], sheet["E8"] = "合计", "=SUM(D4:D7)", "=AVERAGE(E4:E7)"
    sheet.merge_cells("A8:C8")
    frame(sheet, "A8:F8")
    sheet["A10"], sheet["D10"] = "审核人：", "联系电话："
    for letter, width in zip("ABCDEF", (6, 30, 14, 30, 12, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.scale = "landscape", 9, 70
    sheet.print_title_rows, sheet.print_area = "1:3", "A1:F10"
    sheet.oddFooter.center.text, sheet.oddHeader.left.text = "第 &P 页，共 &N 页", "内部资料"
    sheet.freeze_panes, sheet.page_margins.left = "C4", 0.3
    sheet.print_options.horizontalCentered = True


def form(book):
    """Labels beside cells that are merged, no table."""
    sheet = book.active
    sheet.title = "基本情况"
    heading(sheet, "A1:F1", "便民生活圈建设基本情况表")
    for row, words in enumerate((("填报单位", "填报日期"), ("生活圈数量", "满意度")), start=3):
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)
        sheet.merge_cells(start_row=row, start_column=5, end_row=row, end_column=6)
        sheet.cell(row, 1, words[0])
        sheet.cell(row, 4, words[1])
        frame(sheet, f"A{row}:F{row}")
    sheet["E4"].number_format = "0.0%"
    sheet["A8"] = "建设情况（可另附页）"
    sheet.merge_cells("A8:A12")
    sheet.merge_cells("B8:F12")
    frame(sheet, "A8:F12")


def names_listed(book):
    """The district has written the names itself; drop-downs beside them."""
    sheet = book.active
    sheet.title = "进度"
    titles(sheet, 1, "序号", "网点名称", "面积", "完成情况")
    for row, name in enumerate(("第3家店", "第1家店", "没有的店"), start=2):
        sheet.cell(row, 1, row - 1)
        sheet.cell(row, 2, name)
        frame(sheet, f"A{row}:D{row}")
    sheet["A5"], sheet["C5"] = "合计", "=SUM(C2:C4)"
    check = DataValidation(type="list", formula1='"已完成,在建"', showErrorMessage=True, error="请选")
    check.add("D2:D4")
    sheet.add_data_validation(check)


def cover_and_lists(book):
    """A cover that counts, titles in two rows, lists on a hidden sheet, names, a filter."""
    cover = book.active
    cover.title = "封面"
    heading(cover, "A3:F5", "商业网点登记表")
    cover["B8"], cover["B9"], cover["B10"], cover["C10"] = (
        "填报单位：", "填报日期：", "网点合计：", "=COUNTA('网点 明细'!B5:B7)",
    )  # fmt: skip
    cover["B11"], cover["C11"] = "面积合计", "=SUM('网点 明细'!E5:E7)"
    sheet = book.create_sheet("网点 明细")
    heading(sheet, "A1:F1", "网点明细")
    for area in ("A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4"):
        sheet.merge_cells(area)
    for place, word in zip(
        ("A3", "B3", "C3", "C4", "D4", "E3", "F3"),
        ("序号", "网点名称", "情况", "业态", "地址", "面积", "等级"),
        strict=True,
    ):
        sheet[place] = word
    frame(sheet, "A3:F4", HEAD)
    frame(sheet, "A5:F8")
    sheet["A5"], sheet["A6"], sheet["A7"], sheet["A8"], sheet["E8"] = 1, 2, 3, "合 计", "=SUBTOTAL(9,E5:E7)"
    lists = book.create_sheet("字典")
    lists.sheet_state = "hidden"
    for row, word in enumerate(("便利店", "早餐店", "菜市场"), start=1):
        lists.cell(row, 1, word)
    for formula, kind, area in (
        ("字典!$A$1:$A$3", "list", "C5:C7"),
        ("LEN(D5)<60", "custom", "D5:D7"),
    ):
        check = DataValidation(type=kind, formula1=formula)
        check.add(area)
        sheet.add_data_validation(check)
    book.defined_names["明细"] = DefinedName("明细", attr_text="'网点 明细'!$A$5:$F$7")
    book.defined_names["总面积"] = DefinedName("总面积", attr_text="'网点 明细'!$E$8")
    sheet.auto_filter.ref = "A4:F7"


def locked(book, *, rows_allowed=False):
    """Protected under a password: some cells may be filled in, rows may not be put in."""
    sheet = book.active
    sheet.title = "网点"
    titles(sheet, 1, "序号", "网点名称", "地址", "业态", "面积")
    for row in range(2, 6):
        frame(sheet, f"A{row}:E{row}")
        for letter in "ABCDE" if rows_allowed else "ABCD":
            sheet[f"{letter}{row}"].protection = Protection(locked=False)
    sheet["A7"] = "注：本表已锁定，请勿改动。"
    sheet.protection.password = "1234"  # of a template in this test
    sheet.protection.insertRows = not rows_allowed
    sheet.protection.sheet = True


def locked_but_growing(book):
    """Protected; rows may be put in."""
    locked(book, rows_allowed=True)


def rows_ready(book):
    """Forty rows wait, with formulas in each, totals above, bars, lights and colours."""
    sheet = book.active
    sheet.title = "台账"
    sheet["A1"], sheet["A2"], sheet["C2"] = "网点台账", "合计", "=SUM(C4:C43)"
    titles(sheet, 3, "序号", "网点名称", "面积", "业态", "是否达标")
    for row in range(4, 44):
        frame(sheet, f"A{row}:E{row}")
        sheet[f"A{row}"], sheet[f"E{row}"] = "=ROW()-3", f'=IF(C{row}>100,"是","否")'
    sheet.auto_filter.ref = "A3:E43"
    rules = sheet.conditional_formatting
    rules.add("C4:C43", DataBarRule("min", None, "max", None, color="FF638EC6"))
    rules.add("D4:D43", IconSetRule("3TrafficLights1", "percent", [0, 33, 67]))
    rules.add("E4:E43", FormulaRule(formula=['$E4="否"'], font=Font(color="FFFF0000")))


def wide(book):
    """Forty columns, some folded away, frozen, on A3."""
    sheet = book.active
    sheet.title = "汇总"
    words = ["序号", "网点名称", "业态", "面积", *(f"指标{at}" for at in range(1, 35)), "合计", "备注"]
    last = get_column_letter(len(words))
    before = get_column_letter(len(words) - 2)
    heading(sheet, f"A1:{last}1", "各网点指标汇总")
    titles(sheet, 2, *words)
    for row in (3, 4):
        frame(sheet, f"A{row}:{last}{row}")
        sheet.cell(row, len(words) - 1, f"=SUM(E{row}:{before}{row})")
    sheet["A5"] = "合计"
    for at in range(4, len(words)):
        letter = get_column_letter(at)
        sheet.cell(5, at, f"=SUM({letter}3:{letter}4)")
    frame(sheet, f"A5:{last}5")
    sheet.column_dimensions.group("H", "P", hidden=True, outline_level=1)
    sheet.freeze_panes, sheet.sheet_view.zoomScale = "C3", 80
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.scale = "landscape", 8, 60


def pictures_and_notes(book):
    """A logo above and a seal below, comments, links, a page break, rows that fold."""
    sheet = book.active
    sheet.title = "网点表"
    heading(sheet, "B1:E1", "街道网点登记")
    sheet.add_image(Image(BytesIO(picture())), "A1")
    titles(sheet, 3, "序号", "网点名称", "业态", "地址", "面积")
    frame(sheet, "A4:E5")
    sheet["A6"], sheet["E6"] = "合计", "=SUM(E4:E5)"
    frame(sheet, "A6:E6")
    sheet["E6"].comment = Comment("面积之和", "区商务局", width=200, height=80)
    sheet["B3"].comment = Comment("按营业执照", "区商务局")
    sheet["A8"], sheet["B8"], sheet["C8"] = "填表说明见", "商务部网站", "看合计"
    sheet["B8"].hyperlink, sheet["C8"].hyperlink = "https://www.mofcom.gov.cn/", "#网点表!A6"
    sheet.add_image(Image(BytesIO(picture())), "E8")
    sheet.row_breaks.append(Break(id=9))
    sheet["A10"], sheet["A11"], sheet["B11"] = "第二页", "平均面积", "=E6/COUNT(E4:E5)"
    sheet.row_dimensions.group(10, 11, outline_level=1)
    sheet.sheet_properties.tabColor = "FF0B6B63"


def many_formulas(book):
    """Formulas of many kinds on two sheets; texts that only look like references."""
    sheet = book.active
    sheet.title = "一"
    sheet["A1"] = "一、网点"
    titles(sheet, 2, "序号", "网点名称", "面积", "占比")
    for row in (3, 4):
        frame(sheet, f"A{row}:D{row}")
        sheet[f"D{row}"] = f"=C{row}/$C$5"
        sheet[f"D{row}"].number_format = "0.0%"
    sheet["A5"], sheet["C5"], sheet["D5"] = "合计", "=SUM(C3:C4)", "=SUM(D3:D4)"
    sheet["A6"], sheet["C6"], sheet["D6"] = "最多", "=MAX(C3:C4)", "=INDEX(B3:B4,MATCH(C6,C3:C4,0))"
    sheet["A7"], sheet["C7"] = "加权", "=SUMPRODUCT(C3:C4,D3:D4)"
    sheet["D7"] = ArrayFormula("D7", "=SUM(C3:C4*D3:D4)")
    sheet["A10"], sheet["B10"] = "C3 里的“C4”不是引用", '="共 C4:"&TEXT(C5,"0")&"平"'
    other = book.create_sheet("二")
    for row, formula in enumerate(
        ("=一!C5", "=SUM(一!C3:C4)", "=SUM(一!C:C)", '=VLOOKUP("第9家店",一!$B$3:$D$4,2,FALSE)', "=一!C$6"),
        start=1,
    ):
        other.cell(row, 1, formula)


def one_merged_row(book):
    """A single row whose cells are merged, totals right below."""
    sheet = book.active
    sheet.title = "表3-1"
    heading(sheet, "A1:J1", "表3-1 网点调查表")
    for place, area, word in (
        ("A2", "", "序号"), ("B2", "B{0}:D{0}", "网点名称"), ("E2", "E{0}:G{0}", "地址"), ("H2", "", "业态"),
        ("I2", "I{0}:J{0}", "面积"),
    ):  # fmt: skip
        sheet[place] = word
        for row in (2, 3) if area else ():
            sheet.merge_cells(area.format(row))
    frame(sheet, "A2:J3")
    sheet.row_dimensions[3].height = 30
    sheet["A4"], sheet["I4"], sheet["A5"] = "合计", "=SUM(I3)", "注：1.本表一式两份"
    for area in ("A4:H4", "I4:J4", "A5:J5"):
        sheet.merge_cells(area)
    frame(sheet, "A4:J4")


def bare(book):
    """Titles and nothing else."""
    sheet = book.active
    sheet.title = "Sheet1"
    for at, word in enumerate(("网点名称", "业态", "面积"), start=1):
        sheet.cell(1, at, word)
    book.create_sheet("Sheet2")


AREA = 975
"""Square metres of twelve outlets: 12.5, 25 …"""
DISTRICTS = (
    District("print_setup", set_up_for_print, "附件1", 7, 8, (("附件1", "D16", AREA), ("附件1", "E16", 0.8125))),
    District("form", form),
    District("names_listed", names_listed, totals=(("进度", "C5", 50),)),
    District(
        "cover", cover_and_lists, "网点 明细", 7, 9,
        (("封面", "C10", 12), ("封面", "C11", AREA), ("网点 明细", "E17", AREA)), ("A5", "A6", "A7"),
    ),
    District("locked", locked),
    District("locked_growing", locked_but_growing, "网点", 5, 8),
    District("rows_ready", rows_ready, totals=(("台账", "C2", AREA), ("台账", "E15", "是"))),
    District("wide", wide, "汇总", 4, 10, (("汇总", "D15", AREA),)),
    District("pictures", pictures_and_notes, "网点表", 5, 10, (("网点表", "E16", AREA), ("网点表", "B21", 81.25))),
    District(
        "formulas", many_formulas, "一", 4, 10,
        (("一", "D15", 1), ("一", "D16", "第12家店"), ("二", "A2", AREA), ("二", "A4", 112.5), ("二", "A5", 150)),
    ),
    District("merged_row", one_merged_row, "表3-1", 4, 11, (("表3-1", "I15", AREA),)),
    District("bare", bare),
)  # fmt: skip


def make(district, folder):
    """Write the template ``district`` into a folder."""
    book = openpyxl.Workbook()
    district.make(book)
    path = folder / f"{district.name}.xlsx"
    book.save(path)
    return path
