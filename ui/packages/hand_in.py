"""The sheet that asks what to hand in, under which name and where to put it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from ui.language import say
from ui.packages import texts
from ui.packages.files import SUFFIX
from ui.texts import kit
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, label
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.fields import LineField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

ALL = "*"
_ILLEGAL = '\\/:*?"<>|'


class HandInDialog(QDialog):
    """Signal: ``wanted(Path, tuple of area record ids)``.

    Args:
        name: suggested file name.
        folder: where it goes unless changed.
        unsent: changes that were never handed in.
        areas: key and name of each area to choose from; empty offers no choice.
    """

    wanted = Signal(object, object)

    def __init__(
        self,
        parent: QWidget | None,
        *,
        name: str,
        folder: Path,
        unsent: int,
        areas: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self.setWindowTitle(say(texts.HAND_IN_TITLE))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(say(texts.HAND_IN_TITLE), "title"))
        words = label(say(texts.HAND_IN_WORDS), "muted", wrap=True)
        words.setMinimumWidth(440)
        column.addWidget(words)
        told = say(texts.UNSENT, count=unsent) if unsent else say(texts.ALL_SENT)
        column.addWidget(Notice(told, Tone.INFO if unsent else Tone.GOOD))
        column.addWidget(self._make_form(name, areas))
        column.addLayout(self._make_foot())
        self._show_folder()

    def _make_form(self, name: str, areas: Sequence[tuple[str, str]]) -> Form:
        self.form = Form(label_width=60)
        if areas:
            field = ChoiceField([Choice(ALL, say(texts.ALL_AREAS)), *(Choice(*area) for area in areas)])
            field.set_value(ALL)
            self.form.add("area", say(texts.AREA), field)
        line = LineField()
        line.set_value(name)
        self.form.add("name", say(texts.FILE_NAME), line)
        line.editor.textChanged.connect(self._follow_name)
        return self.form

    def _make_foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setSpacing(16)
        place = QHBoxLayout()
        caption = label(say(texts.FOLDER), "label")
        caption.setFixedWidth(60)
        self._place = label("", wrap=True)
        change = Button(say(texts.CHANGE_FOLDER))
        change.clicked.connect(self._choose_folder)
        place.setSpacing(12)
        place.addWidget(caption)
        place.addWidget(self._place, 1)
        place.addWidget(change)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        no = Button(say(kit.CANCEL), shortcut="Esc")
        no.clicked.connect(self.reject)
        self.write = Button(say(texts.WRITE), kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return")
        self.write.clicked.connect(self._want)
        buttons.addWidget(no)
        buttons.addWidget(self.write)
        foot.addLayout(place)
        foot.addLayout(buttons)
        return foot

    @property
    def path(self) -> Path:
        """Where the file will lie."""
        typed = str(self.form.field("name").value())
        for sign in _ILLEGAL:
            typed = typed.replace(sign, "_")
        name = typed if typed.lower().endswith(SUFFIX) else f"{typed}{SUFFIX}"
        return self._folder / name

    def show_folder(self, folder: Path) -> None:
        """Put the file elsewhere."""
        self._folder = folder
        self._show_folder()

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, say(texts.FOLDER), str(self._folder))
        if found:
            self.show_folder(Path(found))

    def _show_folder(self) -> None:
        self._place.setText(str(self._folder))
        self._follow_name()

    def _follow_name(self) -> None:
        row = self.form.row("name")
        typed = str(row.field.value())
        row.show_problem("")
        if typed and self.path.exists():
            row.show_problem(say(texts.REPLACES), Tone.FEW)

    def _want(self) -> None:
        row = self.form.row("name")
        if not str(row.field.value()):
            row.show_problem(say(texts.NO_NAME))
            row.field.editor.setFocus()
            return
        chosen = str(self.form.field("area").value()) if "area" in self.form.keys() else ALL  # noqa: SIM118
        areas = () if chosen in {ALL, ""} else (chosen,)
        self.accept()
        self.wanted.emit(self.path, areas)
