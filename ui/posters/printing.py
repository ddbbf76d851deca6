"""Putting finished sheets on paper through the system's print dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

MOST_DPI = 300
Millimetres = tuple[float, float]


class Printing:
    """Asks for a printer; a page can be driven with another that asks nobody."""

    def ask(self, parent: QWidget, title: str, size: Millimetres, pages: int) -> QPrinter | None:
        """Return the printer that the person chose, set to sheets of this size; None when they thought better of it."""
        printer = prepared_printer(size)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        if pages:
            dialog.setMinMax(1, pages)
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def prepared_printer(size: Millimetres) -> QPrinter:
    """Return the default printer for sheets of this width and height, without margins: a poster brings its own."""
    width, height = sorted(size)
    lying = size[0] > size[1]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    return printer


def printed_dpi(printer: QPrinter) -> int:
    """Return the resolution to render at: the printer's, at most 300."""
    return min(MOST_DPI, printer.resolution())


def wanted_sheets(printer: QPrinter) -> tuple[int, int] | None:
    """Return the first and last sheet chosen in the dialog, None for all."""
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        return printer.fromPage(), printer.toPage()
    return None


def print_sheets(printer: QPrinter, name: str, sheets: Sequence[bytes]) -> bool:
    """Draw each picture over a whole sheet of the printer; False when the printer does not take it.

    A sheet larger than the printer's paper is made smaller, never cut.
    """
    printer.setDocName(name)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, sheet in enumerate(sheets):
        if number and not printer.newPage():
            painter.end()
            return False
        image = QImage.fromData(sheet)
        room = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        size = QSizeF(image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (room.width() - size.width()) / 2, (room.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
    return painter.end()
