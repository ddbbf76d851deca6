"""问卷各题统计: a table and a chart per question, one question by another, open answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from fieldkit.kernel.texts import Text
from fieldkit.reports.cells import put
from fieldkit.reports.layout import HEI, SONG
from fieldkit.reports.measure import lines_needed, room_in, row_height
from fieldkit.reports.saving import save_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from fieldkit.analysis.answer_tables import CrossTable, QuestionTable
    from fieldkit.kernel.texts import Language

_ABOUT, _QUESTIONS = Text("说明", "About"), Text("各题统计", "Questions")
_CROSSED, _TEXTS = Text("按{by}", "By {by}"), Text("开放题", "Open answers")
_TITLE = Text("{form}：各题统计", "{form}: tables per question")
_LINES = (
    Text("单位：{unit}", "Unit: {unit}"),
    Text("问卷版本：{version}；调查时间：{period}", "Form version: {version}; period: {period}"),
    Text("完成 {complete} 份，拒访 {refused} 份。只统计已完成的答卷。", "{complete} complete, {refused} refused. "
         "Only complete sheets are counted."),
    Text("占比 = 选择人数 ÷ 回答该题人数；多选题合计可以超过 100%。",
         "Share = those who picked it ÷ those who answered; with several answers shares may exceed 100 %."),
    Text("1～4 份的格子用 * 代替；为了不能从合计倒推，再隐去别的几格。",
         "Counts of 1 to 4 are shown as *; further ones are hidden so that sums do not give them away."),
)  # fmt: skip
_PERSONAL = Text(
    "可能涉及个人信息的题没有列出：{what}", "Questions that may be personal are left out: {what}"
)
_BASE = Text(
    "回答 {answered} 份，未答或不必答 {unanswered} 份",
    "{answered} answered, {unanswered} did not or need not",
)
_NUMBERS = Text(
    "平均 {mean:.2f}，中位数 {median:g}，中间一半在 {lower:g}～{upper:g}",
    "mean {mean:.2f}, median {median:g}, the middle half {lower:g}–{upper:g}",
)
_SMALL = Text("回答不足 5 份，不公布", "fewer than 5 answers, not shown")
_HEADS = (Text("选项", "Choice"), Text("人数", "Count"), Text("占比", "Share"))
_BASE_ROW = Text("回答人数", "Answers")
_OPEN_HEADS = (Text("题目", "Question"), Text("回答", "Answer"), Text("次数", "Times"))
_HIDDEN = "*"
_ACCENT = "2F7F79"
_SHADE = PatternFill("solid", fgColor="EAF1F0")
_THIN = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SIZE = 10.5
_WIDTHS = (34.0, 10.0, 10.0)
_CHART_ROWS = 9
_LONGEST_SHEET_NAME = 31
_PAGE_POINTS, _ROW_POINTS = 1150.0, 15.0
"""Height of an upright A4 page that is scaled to the width of a table and its chart; of a row without a height."""


@dataclass(frozen=True, slots=True)
class TablesOfForm:
    """Everything that is printed.

    Attributes:
        period: first and last day of the sheets.
        complete, refused: how many sheets.
        left_out: labels of questions that may be personal.
    """

    title: str
    unit: str
    version: str
    period: tuple[str, str]
    complete: int
    refused: int
    questions: tuple[QuestionTable, ...]
    crossed: tuple[CrossTable, ...]
    left_out: tuple[str, ...] = ()
    language: Language = "zh"


def write_question_tables(tables: TablesOfForm, path: Path) -> None:
    """Write the workbook.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    book = Workbook()
    about = book.active
    assert about is not None
    about.title = _ABOUT.say(tables.language)
    _write_about(about, tables)
    questions = _Page(book, _QUESTIONS.say(tables.language), _WIDTHS)
    questions.sheet.page_setup.orientation = "portrait"
    for one in tables.questions:
        if not one.texts:
            _write_question(questions, one, tables.language)
    for by in dict.fromkeys(one.by for one in tables.crossed):
        of_it = [one for one in tables.crossed if one.by == by]
        groups = max(len(one.groups) for one in of_it)
        page = _Page(book, _CROSSED.say(tables.language, by=by), (_WIDTHS[0], *([8.5] * (2 * groups))))
        for table in of_it:
            _write_crossed(page, table, tables.language)
    _write_texts(_Page(book, _TEXTS.say(tables.language), (34.0, 60.0, 8.0)), tables)
    save_workbook(book, path)


class _Page:
    """One sheet, written downwards."""

    def __init__(self, book: Workbook, name: str, widths: Sequence[float]) -> None:
        plain = "".join("_" if one in r"[]:*?/\'" else one for one in name)[:_LONGEST_SHEET_NAME]
        self.sheet: Worksheet = book.create_sheet(plain)
        self.row = 0
        self._used = 0.0
        self.widths = tuple(widths)
        for at, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(at)].width = width
        _set_page(self.sheet)

    def heading(self, text: str) -> None:
        """A question over the whole width."""
        self.row += 1
        self.cell(1, text, Font(name=HEI, size=12, bold=True))
        width = sum(self.widths) if len(self.widths) <= len(_WIDTHS) else sum(self.widths[:8])
        last = min(len(self.widths), 8)
        self.sheet.merge_cells(start_row=self.row, start_column=1, end_row=self.row, end_column=last)
        self.sheet.cell(self.row, 1).alignment = Alignment(wrap_text=True, vertical="center")
        lines = lines_needed(text, room_in(width), 12, bold=True)
        self.sheet.row_dimensions[self.row].height = row_height(lines, 12, 6)

    def keep_together(self, top: int) -> None:
        """Begin a new page before row ``top`` when what was written since does not fit on this one."""
        rows = self.sheet.row_dimensions
        height = sum(rows[at].height or _ROW_POINTS for at in range(top, self.row + 1))
        if self._used and self._used + height > _PAGE_POINTS:
            self.sheet.row_breaks.append(Break(id=top - 1))
            self._used = 0.0
        self._used += height

    def line(self, text: str) -> None:
        """A remark under a heading."""
        self.row += 1
        self.cell(1, text, Font(name=SONG, size=9, color="595959"))

    def cells(self, values: Sequence[str | int | float], *, is_head: bool = False) -> None:
        """A row of a table; numbers between 0 and 1 that are no counts are shares."""
        self.row += 1
        wanted = 1
        for at, value in enumerate(values, start=1):
            font = Font(name=HEI if is_head else SONG, size=_SIZE, bold=is_head)
            cell = self.cell(at, value, font)
            cell.border = _GRID
            cell.alignment = Alignment(
                horizontal="left" if at == 1 else "center", vertical="center", wrap_text=True
            )
            if is_head:
                cell.fill = _SHADE
            if isinstance(value, str) and value:
                wanted = max(wanted, lines_needed(value, room_in(self.widths[at - 1]), _SIZE, bold=is_head))
        self.sheet.row_dimensions[self.row].height = row_height(wanted, _SIZE, 4)

    def cell(self, column: int, value: str | float, font: Font) -> Cell:
        """One cell; text stays text, a share is a percentage."""
        cell = self.sheet.cell(self.row, column)
        assert isinstance(cell, Cell)  # nothing is written into the inside of a merged range
        if isinstance(value, float):
            cell.value = value
            cell.number_format = "0.0%"
        else:
            put(cell, value)
        cell.font = font
        return cell


def _set_page(sheet: Worksheet) -> None:
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_view.showGridLines = False


def _write_about(sheet: Worksheet, tables: TablesOfForm) -> None:
    sheet.column_dimensions["A"].width = 90
    _set_page(sheet)
    days = " – ".join(day for day in dict.fromkeys(tables.period) if day) or "—"
    values = {
        "unit": tables.unit, "version": tables.version or "—", "period": days,
        "complete": tables.complete, "refused": tables.refused,
    }  # fmt: skip
    lines = [_TITLE.say(tables.language, form=tables.title)]
    lines += [line.say(tables.language, **values) for line in _LINES]
    if tables.left_out:
        lines.append(_PERSONAL.say(tables.language, what="、".join(tables.left_out)))
    for at, line in enumerate(lines, start=1):
        cell = sheet.cell(at, 1)
        assert isinstance(cell, Cell)
        put(cell, line)
        cell.font = Font(name=HEI, size=16, bold=True) if at == 1 else Font(name=SONG, size=11)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        size = 16 if at == 1 else 11
        sheet.row_dimensions[at].height = row_height(lines_needed(line, room_in(90), size), size, 8)


def _write_question(page: _Page, table: QuestionTable, language: Language) -> None:
    top = page.row + 1
    page.heading(table.label)
    if not table.is_small:
        page.line(_BASE.say(language, answered=table.answered, unanswered=table.unanswered))
    if table.is_small:
        page.line(_SMALL.say(language))
    elif table.answered:
        if table.summary is not None:
            one = table.summary
            page.line(
                _NUMBERS.say(language, mean=one.mean, median=one.median, lower=one.lower, upper=one.upper)
            )
        page.cells([head.say(language) for head in _HEADS], is_head=True)
        first = page.row
        for at, line in enumerate(table.lines):
            is_hidden = at in table.hidden
            page.cells([line.label, *([_HIDDEN] * 2 if is_hidden else [line.count, float(line.share)])])
        _chart(page, first, page.row, "E", top)
        page.row = max(page.row, top + _CHART_ROWS)
    page.row += 1
    page.keep_together(top)


def _chart(page: _Page, head: int, last: int, column: str, top: int) -> None:
    """Bars of the shares beside their table, in the table's order."""
    chart = BarChart()
    chart.type, chart.legend, chart.gapWidth = "bar", None, 50
    chart.add_data(Reference(page.sheet, min_col=3, min_row=head, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(page.sheet, min_col=1, min_row=head + 1, max_row=last))
    chart.title = None
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=_ACCENT)
    series.dLbls = DataLabelList()
    series.dLbls.showVal = True
    series.dLbls.showSerName = series.dLbls.showCatName = series.dLbls.showLegendKey = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    chart.width, chart.height = 15, max(4.5, 0.62 * (last - head) + 1.2)
    page.sheet.add_chart(chart, f"{column}{top}")


def _write_crossed(page: _Page, table: CrossTable, language: Language) -> None:
    page.heading(table.label)
    heads: list[str | int | float] = [_HEADS[0].say(language)]
    for label, _ in table.groups:
        heads += [label, ""]
    page.cells(heads, is_head=True)
    for at in range(len(table.groups)):
        page.sheet.merge_cells(
            start_row=page.row, start_column=2 + 2 * at, end_row=page.row, end_column=3 + 2 * at
        )
    counts = [word for _ in table.groups for word in (_HEADS[1].say(language), _HEADS[2].say(language))]
    page.cells(["", *counts], is_head=True)
    for label, row in table.rows:
        cells: list[str | int | float] = [label]
        for count, (_, base) in zip(row, table.groups, strict=True):
            cells += [_HIDDEN, _HIDDEN] if count is None else [count, count / base if base else ""]
        page.cells(cells)
    bases: list[str | int | float] = [_BASE_ROW.say(language)]
    for _, base in table.groups:
        bases += [_HIDDEN if base is None else base, ""]
    page.cells(bases)
    page.row += 1


def _write_texts(page: _Page, tables: TablesOfForm) -> None:
    page.cells([head.say(tables.language) for head in _OPEN_HEADS], is_head=True)
    page.sheet.freeze_panes = "A2"
    for one in tables.questions:
        for text, times in one.texts:
            page.cells([one.label, text, times])
