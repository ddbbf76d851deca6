"""Templates as districts make them, and what tells whether a filled one is still the same."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from decimal import Decimal

import openpyxl
import xlsxwriter
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from fieldkit.exchange.templates.vocabulary import Named, Source, Vocabulary
from fieldkit.kernel.texts import Text

THIN, THICK = Side(style="thin"), Side(style="thick")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def named(key, zh, *names):
    return Named(key, Text(zh, zh), names)


VOCABULARY = Vocabulary(
    (
        named("circles", "生活圈数量"),
        named("date", "填报日期", "日期"),
        named("unit", "填报单位"),
        named("rate", "满意度"),
        named("nothing", "还没有的数"),
    ),
    (
        Source(
            "outlet",
            Text("网点", "Outlets"),
            "outlet",
            tuple(
                named(*one)
                for one in (
                    ("name", "网点名称"),
                    ("address", "地址"),
                    ("area_m2", "面积"),
                    ("stage_date", "开业日期"),
                    ("business_type", "业态"),
                )
            ),
            called=("网点",),
        ),
        Source("circle", Text("生活圈", "Circles"), "circle", (named("name", "生活圈名称"),), called=("圈",)),
    ),
)


@dataclass
class Values:
    """Values that are the same each time."""

    records: list[dict]
    figures: dict
    chosen: frozenset = frozenset()
    vocabulary: Vocabulary = VOCABULARY

    def value(self, what):
        head, _, key = what.partition(".")
        if head != "figures" and head not in self.chosen:
            raise KeyError(what)
        return (self.figures[key], key == "rate") if head == "figures" else (self.records[0][key], False)

    def is_chosen(self, source):
        return source in self.chosen

    def rows(self, source, columns, order):
        assert self.vocabulary.source(source)
        found = sorted(self.records, key=lambda one: str(one[order])) if order else self.records
        return [[one[key] for key in columns] for one in found]

    def is_share(self, what):
        return what == "figures.rate"


def outlets(count):
    from datetime import date

    return [
        {
            "name": f"第{at}家店",
            "address": f"=向阳路{at}号",
            "area_m2": Decimal("12.5") * at,
            "stage_date": date(2024, 1, 1).replace(day=1 + at % 28),
            "business_type": "便利店",
        }
        for at in range(1, count + 1)
    ]


def values(count=12, **figures):
    from datetime import date

    known = {
        "circles": 24,
        "date": date(2026, 6, 30),
        "unit": "中卫市商务局",
        "rate": Decimal("91.5"),
        "nothing": None,
    }
    return Values(outlets(count), known | figures)


def rows_template(path, *, rows=3, note=True):
    """A list with a frame, totals, checks, formats, names, a print area, a second sheet that looks at it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "网点表"
    sheet.merge_cells("A1:F1")
    sheet["A1"] = "商业网点目录（2026年）"
    sheet["A1"].font = Font(name="黑体", size=18, bold=True)
    for at, title in enumerate(("序号", "网点名称", "地址", "面积（㎡）", "开业日期", "每百平方米"), start=1):
        cell = sheet.cell(3, at, title)
        cell.border, cell.fill = GRID, PatternFill("solid", fgColor="FFDDEBF7")
    last = 3 + rows
    for row in range(4, last + 1):
        sheet.row_dimensions[row].height = 24
        for at in range(1, 7):
            cell = sheet.cell(row, at)
            bottom = THICK if row == last else THIN
            cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=bottom)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.cell(row, 4).number_format = "#,##0.0"
        sheet.cell(row, 5).number_format = 'yyyy"年"m"月"d"日"'
        sheet.cell(row, 6, f"=D{row}/100")
    total = last + 1
    sheet.cell(total, 1, "合计")
    sheet.merge_cells(start_row=total, start_column=1, end_row=total, end_column=3)
    sheet.cell(total, 4, f"=SUM(D4:D{last})").number_format = "#,##0.0"
    sheet.cell(total, 6, f"=SUM(F4:F{last})+D{total}*0")
    if note:
        sheet.cell(total + 1, 1, "注：面积按实测填写")
    check = DataValidation(type="decimal", operator="greaterThan", formula1="0")
    check.add(f"D4:D{last}")
    sheet.add_data_validation(check)
    red = PatternFill(bgColor="FFFF0000")
    sheet.conditional_formatting.add(
        f"D4:D{last}", CellIsRule(operator="greaterThan", formula=[f"$D${total}/2"], fill=red)
    )
    sheet.conditional_formatting.add(f"A{total}:F{total}", FormulaRule(formula=[f"$D{total}>1000"], fill=red))
    sheet.print_area = f"A1:F{total + 1}"
    sheet.print_title_rows = "1:3"
    sheet.freeze_panes = "A4"
    other = book.create_sheet("汇总")
    other["A1"], other["B1"] = "面积合计", f"=网点表!D{total}"
    other["A2"], other["B2"] = "表头", "=网点表!B3"
    book.defined_names["面积"] = DefinedName("面积", attr_text=f"'网点表'!$D$4:$D${last}")
    book.save(path)
    return path


def picture():
    """A red dot as PNG."""

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")


def rich_template(path, picture_path):
    """What openpyxl would lose: pictures, charts, comments, rich text, sparklines, a table, controls."""
    picture_path.write_bytes(picture())
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("网点表")
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7"})
    body, number = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "0.00"})
    bold = book.add_format({"bold": True, "font_color": "red"})
    sheet.write_rich_string("A1", "截至", bold, "{{日期}}", "，共", bold, "{{figures.circles}}", "个生活圈")
    for at, title in enumerate(("序号", "网点名称", "地址", "面积")):
        sheet.write(2, at, title, head)
    for row in (3, 4):
        for at in range(3):
            sheet.write_blank(row, at, None, body)
        sheet.write_blank(row, 3, None, number)
    sheet.write(5, 0, "合计", head)
    sheet.write_formula(5, 3, "=SUM(D4:D5)", number, 0)
    sheet.write_comment("D6", "这里是合计")
    sheet.insert_image("F8", str(picture_path))
    sheet.insert_image("F1", str(picture_path))
    sheet.add_sparkline("E6", {"range": "网点表!D4:D5"})
    sheet.conditional_format("D4:D5", {"type": "data_bar", "data_bar_2010": True})
    sheet.insert_button("H2", {"caption": "宏"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "=网点表!$B$4:$B$5", "values": "=网点表!$D$4:$D$5"})
    sheet.insert_chart("A9", chart)
    other = book.add_worksheet("别的表")
    other.add_table("A1:B3", {"columns": [{"header": "甲"}, {"header": "乙"}]})
    other.write("D1", "不动的字")
    book.close()
    return path


def protected_template(path):
    """Two cells may be filled in, the rest is locked."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "网点表"
    for at, title in enumerate(("序号", "网点名称", "地址"), start=1):
        sheet.cell(1, at, title)
        for row in (2, 3):
            sheet.cell(row, at).protection = Protection(locked=at == 3)
            sheet.cell(row, at).border = GRID
    sheet["A5"] = "注：请勿改动表样"
    sheet.protection.sheet = True
    book.save(path)
    return path


def members(path):
    """Every member of a workbook with its bytes."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewrite(path, member, before, after):
    """Change some bytes of a member."""
    found = members(path)
    assert before in found[member]
    found[member] = found[member].replace(before, after)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)


def looks(cell):
    """Everything about how a cell looks."""
    return (
        cell.number_format,
        repr(cell.font),
        repr(cell.fill),
        repr(cell.border),
        repr(cell.alignment),
        repr(cell.protection),
    )


def as_excel_saves(template):
    """The order in which cells were computed, and nothing that asks to compute them again."""
    found = members(template)
    found["xl/workbook.xml"] = re.sub(rb"<calcPr[^>]*/>", b"", found["xl/workbook.xml"])
    found["xl/calcChain.xml"] = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    )
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="' + kind + b'"/></Types>'
    )
    relation = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    found["xl/_rels/workbook.xml.rels"] = found["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="' + relation + b'" Target="calcChain.xml"/></Relationships>',
    )
    with zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return template
