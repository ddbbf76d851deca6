"""彻底清除: asks what, says what it does; then offers to delete the files that were made before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from ui.language import say
from ui.outlets import exchange_texts as texts
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, label
from ui.widgets.tick_list import TickItem, TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

WHOLE = "$whole"
"""Key of the entry that stands for the whole record."""
_WIDTH = 560
_HEIGHT = 520


class PurgeDialog(QDialog):
    """Nothing is ticked at first; the button that erases waits for a tick.

    Args:
        parent: over which window.
        name: of the record.
        fields: key, label and value in words of each field that holds something.
    """

    def __init__(self, parent: QWidget | None, name: str, fields: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._ticked: set[str] = set()
        title = say(texts.PURGE_TITLE, name=name)
        self.setWindowTitle(title)
        self.resize(_WIDTH, _HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(Notice(say(texts.PURGE_WORDS), Tone.FEW))
        self.list = TickList(title)
        self.list.ticked.connect(self._tick)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.no = Button(say(kit.CANCEL), shortcut="Esc")
        self.no.clicked.connect(self.reject)
        self.yes = Button(say(texts.PURGE_YES), kind=ButtonKind.DANGER)
        self.yes.clicked.connect(self.accept)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self._show()
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus()

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the fields to erase; empty for the whole record."""
        if WHOLE in self._ticked:
            return ()
        return tuple(key for key, _, _ in self._fields if key in self._ticked)

    def _tick(self, key: str, on: bool) -> None:  # noqa: FBT001 - as the signal carries it
        if key == WHOLE:
            self._ticked = {WHOLE} if on else set()
        else:
            self._ticked = (self._ticked | {key} if on else self._ticked - {key}) - {WHOLE}
        self._show()

    def _show(self) -> None:
        items = [
            TickItem(
                WHOLE,
                words=say(texts.PURGE_ALL),
                place=say(texts.PURGE_ALL_NOTE),
                ticked=WHOLE in self._ticked,
            ),
            *(
                TickItem(key, title=name, words=value, ticked=key in self._ticked)
                for key, name, value in self._fields
            ),
        ]
        self.list.show_items(items)
        self.yes.setEnabled(bool(self._ticked))


class CopiesDialog(QDialog):
    """The files that may still hold what was erased; deleting them is offered, keeping them is possible."""

    def __init__(self, parent: QWidget | None, files: Sequence[str]) -> None:
        super().__init__(parent)
        title = say(texts.COPIES_TITLE)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(title, "title"))
        column.addWidget(label(say(texts.COPIES_WORDS, count=len(files)), wrap=True))
        self.files = QPlainTextEdit("\n".join(files))
        self.files.setReadOnly(True)
        self.files.setTabChangesFocus(True)
        self.files.setAccessibleName(title)
        self.files.setFixedHeight(180)
        column.addWidget(self.files)
        row = QHBoxLayout()
        row.addStretch(1)
        self.keep = Button(say(texts.COPIES_KEEP), shortcut="Esc")
        self.keep.clicked.connect(self.reject)
        self.delete = Button(say(texts.COPIES_DELETE, count=len(files)), kind=ButtonKind.DANGER)
        self.delete.clicked.connect(self.accept)
        row.addWidget(self.keep)
        row.addWidget(self.delete)
        column.addLayout(row)
        self.keep.setFocus()
