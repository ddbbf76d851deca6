"""The page that a table is printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from fieldkit.kernel.texts import Text
from fieldkit.reports.values import Paper

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from fieldkit.kernel.texts import Language

PAPER_CODES = {Paper.A4: 9, Paper.A3: 8}
FOOTER = Text("第 &P 页，共 &N 页", "Page &P of &N")


def set_page(
    sheet: Worksheet, heads: range, last_row: int, paper: Paper, language: Language, *, landscape: bool
) -> None:
    """As wide as the paper, as long as it gets, ``heads`` on every page, page numbers below."""
    sheet.page_setup.paperSize = PAPER_CODES[paper]
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.6
    margins.top, margins.bottom = 0.7, 0.75
    margins.header = margins.footer = 0.35
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter.center if sheet.oddFooter is not None else None
    assert footer is not None  # a new sheet has one
    footer.text, footer.size = FOOTER.say(language), 9
    sheet.print_title_rows = f"{heads[0]}:{heads[-1]}"
    sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{last_row}"
    sheet.freeze_panes = f"A{heads[-1] + 1}"
    sheet.sheet_view.showGridLines = False
