"""A chart under an official table, as the spreadsheet program draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.shapes import GraphicalProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from fieldkit.reports.official_table import OfficialTable
    from fieldkit.reports.values import TableHead

_CM_PER_CHARACTER = 0.2
_CM_PER_BAR, _CM_AROUND = 0.55, 2.6
_CM_PER_ROW = 0.53
"""Height of a row that nobody set."""


class _Written(Protocol):
    row: int
    last_head_row: int
    first_row: int
    last_row: int


def add_chart(sheet: Worksheet, table: OfficialTable, written: _Written, head: TableHead) -> int:
    """Draw the table's chart two rows below what is written; returns the last row that it covers."""
    wanted = table.chart
    assert wanted is not None
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title = wanted.title.say(head.language)
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
    chart.width = round(sum(column.width for column in table.columns) * _CM_PER_CHARACTER)
    chart.height = len(table.rows) * _CM_PER_BAR + _CM_AROUND
    top = written.row + 2
    sheet.add_chart(chart, f"A{top}")
    return top + int(chart.height / _CM_PER_ROW) + 1
