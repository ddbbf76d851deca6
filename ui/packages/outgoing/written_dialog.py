"""Tells what was written and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import say
from ui.packages.outgoing import texts
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, Notice, label

if TYPE_CHECKING:
    from pathlib import Path

    from ui.packages.outgoing.state import Written

_TALLEST = 300


class WrittenDialog(QDialog):
    """The files by name, their folder once, and a button that opens it."""

    def __init__(self, parent: QWidget | None, written: Written) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.written = written
        self.setWindowTitle(written.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(written.title, "title"))
        for sentence in written.sentences:
            words = label(sentence, wrap=True)
            words.setMinimumWidth(460)
            column.addWidget(words)
        if written.files:
            column.addWidget(self._make_files(written))
            where = label(str(written.files[0][0].parent), "muted", wrap=True)
            where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(where)
        if written.warning:
            column.addWidget(Notice(written.warning, Tone.FEW))
        column.addSpacing(4)
        column.addLayout(self._make_foot())

    @staticmethod
    def _make_files(written: Written) -> QWidget:
        card = Card(margin=12)
        card.body.setSpacing(6)
        for path, remark in written.files:
            name = label(path.name, "heading", wrap=True)
            name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(name)
            if remark:
                card.body.addWidget(label(remark, "muted", wrap=True))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.setMinimumWidth(440)
        scroll.setWidget(card)
        scroll.setMinimumHeight(min(card.sizeHint().height() + 4, _TALLEST))
        return scroll

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        if self.written.files:
            self.open_folder = Button(say(texts.OPEN_FOLDER))
            self.open_folder.clicked.connect(self._open_folder)
            row.addWidget(self.open_folder)
        self.close_it = Button(say(texts.DONE), kind=ButtonKind.PRIMARY, keycap="Return")
        self.close_it.setDefault(True)
        self.close_it.clicked.connect(self.accept)
        row.addWidget(self.close_it)
        return row

    def _open_folder(self) -> None:
        show_folder(self.written.files[0][0].parent)


def show_folder(folder: Path) -> None:
    """Open a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
