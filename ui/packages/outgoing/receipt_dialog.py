"""The sheet that asks which devices get a receipt, and where the files go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.packages.outgoing import texts
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from ui.packages.outgoing.state import DeviceRow

_ROW = 52
_CHOSEN, _LEFT_OUT = "☑", "☐"


class DeviceTable(DataTable):
    """Devices with a box each; Space, Enter or a click on a row changes its box.

    Signal: ``chosen_changed()``.
    """

    chosen_changed = Signal()

    def __init__(self, devices: Sequence[DeviceRow], parent: QWidget | None = None) -> None:
        super().__init__(say(texts.RECEIPT_TITLE), parent, row_height=_ROW)
        self._devices = {one.key: one for one in devices}
        self._chosen = set(self._devices)
        columns: tuple[Column[DeviceRow], ...] = (
            Column("box", texts.PICK, self._box, 48, sortable=False),
            Column(
                "device",
                texts.DEVICE,
                lambda row: Cell(row.name, row.person),
                120,
                stretch=True,
                sortable=False,
            ),
            Column("last", texts.LAST, lambda row: Cell(row.last, row.last_file), 190, sortable=False),
            Column("missing", texts.MISSING, _missing, 120, sortable=False),
            Column("returned", texts.RETURNED, _returned, 60, sortable=False),
            Column(
                "fingerprint",
                texts.FINGERPRINT,
                lambda row: Cell(row.fingerprint, muted=True),
                160,
                sortable=False,
            ),
        )
        self._model: IdTableModel[DeviceRow] = IdTableModel(columns, self._rows_of, self)
        self.show_model(self._model, columns)
        self._model.set_ids(list(self._devices))
        if self._devices:
            self.choose(next(iter(self._devices)))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the chosen devices, in order."""
        return tuple(key for key in self._devices if key in self._chosen)

    def set_all(self, *, chosen: bool) -> None:
        """Choose all, or none."""
        self._chosen = set(self._devices) if chosen else set()
        self._model.forget_all()
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter change the box of the row in hand."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._change(self.current_id())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click changes the box."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self._change(self.current_id())

    def _change(self, key: str) -> None:
        if key:
            self._chosen ^= {key}
            self._model.forget([key])
            self.chosen_changed.emit()

    def _box(self, row: DeviceRow) -> Cell:
        return Cell(_CHOSEN if row.key in self._chosen else _LEFT_OUT)

    def _rows_of(self, keys: Iterable[str]) -> dict[str, DeviceRow]:
        return {key: self._devices[key] for key in keys if key in self._devices}


def _missing(row: DeviceRow) -> Cell:
    return Cell(row.missing, tone=Tone.FEW) if row.missing else Cell(say(texts.NONE), muted=True)


def _returned(row: DeviceRow) -> Cell:
    return Cell(str(row.returned), tone=Tone.MISSING) if row.returned else Cell(say(texts.NONE), muted=True)


class ReceiptDialog(QDialog):
    """Signal: ``wanted(keys of devices, folder)``. Every device is chosen at first."""

    wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None, devices: Sequence[DeviceRow], folder: Path) -> None:
        super().__init__(parent)
        self._folder = folder
        self.setWindowTitle(say(texts.RECEIPT_TITLE))
        self.resize(880, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(say(texts.RECEIPT_TITLE), "title"))
        column.addWidget(label(say(texts.RECEIPT_WORDS), "muted", wrap=True))
        self.table = DeviceTable(devices)
        self.table.chosen_changed.connect(self._follow)
        column.addLayout(self._make_choice())
        column.addWidget(self.table, 1)
        column.addLayout(self._make_folder())
        column.addLayout(self._make_foot())
        self._place.setText(str(folder))
        self._follow()
        self.table.setFocus()

    def show_folder(self, folder: Path) -> None:
        """Put the files elsewhere."""
        self._folder = folder
        self._place.setText(str(folder))

    def _make_choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._count = label("", "muted")
        every = Button(say(texts.ALL_DEVICES), kind=ButtonKind.QUIET)
        every.clicked.connect(self._choose_all)
        none = Button(say(texts.NO_DEVICE), kind=ButtonKind.QUIET)
        none.clicked.connect(self._choose_none)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(every)
        row.addWidget(none)
        return row

    def _make_folder(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._place = label("", wrap=True)
        change = Button(say(texts.CHANGE_FOLDER))
        change.clicked.connect(self._choose_folder)
        row.addWidget(label(say(texts.FOLDER), "label"))
        row.addWidget(self._place, 1)
        row.addWidget(change)
        return row

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.write = Button(say(texts.WRITE_NONE), kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return")
        self.write.clicked.connect(self._want)
        row.addWidget(no)
        row.addWidget(self.write)
        return row

    def _follow(self) -> None:
        count = len(self.table.chosen)
        self._count.setText(say(texts.CHOSEN, count=count))
        self.write.set_label(say(texts.WRITE_RECEIPTS, count=count) if count else say(texts.WRITE_NONE))
        self.write.setEnabled(count > 0)

    def _choose_all(self) -> None:
        self.table.set_all(chosen=True)

    def _choose_none(self) -> None:
        self.table.set_all(chosen=False)

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, say(texts.FOLDER), str(self._folder))
        if found:
            self.show_folder(Path(found))

    def _want(self) -> None:
        self.accept()
        self.wanted.emit(self.table.chosen, self._folder)
