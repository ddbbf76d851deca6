"""Opens the sheets of what goes out over the page, and passes on what was wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.packages.outgoing.hand_in_dialog import HandInDialog
from ui.packages.outgoing.receipt_dialog import ReceiptDialog
from ui.packages.outgoing.written_dialog import WrittenDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.packages.outgoing.sending import Sending
    from ui.packages.outgoing.state import DeviceRow, HandInFacts, Written


class Sheets(QObject):
    """Lives as long as the page."""

    def __init__(self, page: QWidget, sending: Sending) -> None:
        super().__init__(page)
        self._page, self._sending = page, sending
        sending.facts_read.connect(self._ask_hand_in)
        sending.devices_read.connect(self._ask_receipts)
        sending.written.connect(self._tell)

    def _ask_hand_in(self, facts: HandInFacts) -> None:
        dialog = HandInDialog(self._page, facts)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.scope_changed.connect(self._sending.ask_size)
        self._sending.size_read.connect(dialog.show_size)
        dialog.wanted.connect(self._sending.export)
        dialog.begin()
        dialog.open()

    def _ask_receipts(self, devices: Sequence[DeviceRow]) -> None:
        dialog = ReceiptDialog(self._page, devices, self._sending.folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._sending.write_receipts)
        dialog.open()

    def _tell(self, written: Written) -> None:
        WrittenDialog(self._page, written).open()
