"""A finished picture in the workbook of an official table: on a sheet of its own, one page, laid across."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl.drawing.image import Image
from openpyxl.worksheet.properties import PageSetupProperties

from fieldkit.reports.cells import clean

if TYPE_CHECKING:
    from openpyxl import Workbook

_A4 = 9
_PIXELS_PER_MM = 96 / 25.4
"""Spreadsheet programs count 96 pixels to the inch, whatever the picture's own resolution."""
_MARGIN_INCHES = 0.4
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """A picture.

    Attributes:
        sheet: name of its sheet.
        png: the picture; sharp at its size in print.
        width_mm, height_mm: its size in print, unless the page is smaller.
    """

    sheet: str
    png: bytes
    width_mm: float
    height_mm: float


def add_picture(book: Workbook, picture: SheetPicture) -> None:
    """Put it behind what is in the workbook; the sheet that was open stays so."""
    sheet = book.create_sheet(clean(picture.sheet)[:_LONGEST_NAME])
    image = Image(BytesIO(picture.png))
    image.width = round(picture.width_mm * _PIXELS_PER_MM)
    image.height = round(picture.height_mm * _PIXELS_PER_MM)
    sheet.add_image(image, "A1")
    sheet.sheet_view.showGridLines = False
    page = sheet.page_setup
    page.paperSize, page.orientation = (
        _A4,
        "landscape" if picture.width_mm > picture.height_mm else "portrait",
    )
    page.fitToWidth = page.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = _MARGIN_INCHES
    margins.header = margins.footer = 0.0
