"""A chart of an official table on a sheet of its own, so that no page break runs through it; drawn as the spreadsheet program draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.properties import PageSetupProperties

from fieldkit.kernel.texts import Text
from fieldkit.reports.page_setup import PAPER_CODES
from fieldkit.reports.values import Paper

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from fieldkit.reports.official_table import OfficialTable
    from fieldkit.reports.values import TableHead

_SHEET = Text("图", "Chart")
_WIDTH, _MOST_HEIGHT = 17, 24.0
"""Centimetres: what A4 upright has room for."""
_CM_PER_BAR, _CM_AROUND = 0.62, 3.2


class _Written(Protocol):
    last_head_row: int
    first_row: int
    last_row: int


def add_chart(
    book: Workbook, sheet: Worksheet, table: OfficialTable, written: _Written, head: TableHead
) -> None:
    """Draw the table's chart from the cells that are written."""
    wanted = table.chart
    assert wanted is not None
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title = (
        f"{head.title}：{wanted.title.zh}" if head.language == "zh" else f"{head.title}: {wanted.title.en}"
    )
    chart.style, chart.gapWidth = 10, 40
    first, last = written.first_row, written.last_row
    for column, colour in zip(wanted.numbers, wanted.colours, strict=True):
        values = Reference(sheet, min_col=column + 1, min_row=written.last_head_row, max_row=last)
        chart.add_data(values, titles_from_data=True)
        chart.series[-1].graphicalProperties = GraphicalProperties(solidFill=colour)
    chart.set_categories(Reference(sheet, min_col=wanted.words + 1, min_row=first, max_row=last))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.legend.position = "b"
    chart.x_axis.tickLblSkip = 1
    chart.width = _WIDTH
    chart.height = min(_MOST_HEIGHT, len(table.rows) * _CM_PER_BAR + _CM_AROUND)
    own = book.create_sheet(_SHEET.say(head.language))
    own.add_chart(chart, "A1")
    own.page_setup.paperSize = PAPER_CODES[Paper.A4]
    own.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    own.print_options.horizontalCentered = True
    own.sheet_view.showGridLines = False
