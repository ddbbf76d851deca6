"""One question on a screen: what is read out, pictures, instructions, the answer, and what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.questionnaires.model import QuestionType
from ui.interviews import texts
from ui.interviews.door.editors import make_editor
from ui.language import say
from ui.theme import Size, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label
from ui.widgets.markdown import is_marked, rich

if TYPE_CHECKING:
    from ui.interviews.door.state import Asked

_LONG = 40
_PICTURE = 240
_WIDEST = 720


def worded(text: str, role: str = "body", *, tone: Tone | None = None) -> QLabel:
    """A label whose text may carry the marks that forms use."""
    made = label(text, role, wrap=True, tone=tone)
    if is_marked(text):
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        made.setText(rich(text))
    return made


class QuestionBlock(QWidget):
    """Signals: ``answered(value)``, ``attached(name, content)``, ``done``, ``confirmed``."""

    answered = Signal(str)
    attached = Signal(str, object)
    done = Signal()
    confirmed = Signal()

    def __init__(self, asked: Asked, *, alone: bool) -> None:
        super().__init__()
        view = asked.view
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add_label(asked, alone=alone)
        self._add_media(asked)
        if view.hint:
            self._column.addWidget(_instruction(view.hint))
        self._guidance: QLabel | None = None
        if view.guidance:
            self._add_guidance(view.guidance)
        self.editor = make_editor(view, asked.files)
        if self.editor is not None:
            self._column.addSpacing(4 if alone else 0)
            self._column.addWidget(self.editor)
            self.editor.answered.connect(self.answered)
            self.editor.attached.connect(self.attached)
            self.editor.done.connect(self.done)
        self._problem = label("", wrap=True, tone=Tone.MISSING)
        self._problem.setStyleSheet(f"font-size: {Size.LARGE.value}px;")
        self._problem.hide()
        self._column.addWidget(self._problem)
        self._add_doubt()
        self._remark = label("", "subtitle", wrap=True)
        self._remark.hide()
        self._column.addWidget(self._remark)

    @property
    def problem(self) -> str:
        """What is wrong, in words; empty when nothing is said."""
        return self._problem.text()

    @property
    def problem_words(self) -> QWidget:
        """Where it is said."""
        return self._problem

    @property
    def doubt(self) -> str:
        """What is doubted, or that it was confirmed."""
        return self._doubt_words.text()

    @property
    def remark(self) -> str:
        """The sign of a remark."""
        return self._remark.text()

    @property
    def has_guidance(self) -> bool:
        """Whether there is a longer instruction."""
        return self._guidance is not None

    def show_asked(self, asked: Asked, *, insists: bool = False) -> None:
        """Show the value and what is to be said of it.

        Args:
            asked: the question as it stands.
            insists: say what is wrong even in the middle of an answer.
        """
        problem = asked.problem
        if self.editor is not None:
            self.editor.show_value(asked.view.value)
            self.editor.show_file(asked.file)
            problem = "" if self.editor.is_unfinished and not insists else problem
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        words = say(texts.CONFIRMED, words=asked.doubt) if asked.is_confirmed else asked.doubt
        self._doubt_words.setText(words)
        self._confirm.setVisible(bool(words) and not asked.is_confirmed)
        self._doubt.setVisible(bool(words))
        self._remark.setText(f"✎ {say(texts.HAS_REMARK, words=asked.remark)}" if asked.remark else "")
        self._remark.setVisible(bool(asked.remark))

    def explain(self) -> None:
        """Show the longer instruction, or put it away."""
        if self._guidance is not None:
            self._guidance.setVisible(not self._guidance.isVisibleTo(self))

    # --- building -----------------------------------------------------------

    def _add_label(self, asked: Asked, *, alone: bool) -> None:
        view = asked.view
        if view.type is QuestionType.NOTE and len(view.label) > _LONG:
            card = Card(margin=18)
            read = worded(view.label)
            read.setStyleSheet("font-size: 18px;")
            card.body.addWidget(read)
            self._column.addWidget(card)
        elif alone:
            self._column.addWidget(worded(view.label, "question"))
        else:
            words = worded(view.label)
            weight = 400 if view.type is QuestionType.NOTE else 700
            words.setStyleSheet(f"font-size: {Size.DOOR.value}px; font-weight: {weight};")
            words.setContentsMargins(0, 6, 0, 0)
            self._column.addWidget(words)

    def _add_media(self, asked: Asked) -> None:
        for kind, name in asked.view.media.items():
            path = asked.files.get(name, "")
            if kind in {"image", "big-image"}:
                self._add_picture(name, path)
            elif path:
                button = Button(say(texts.PLAY, name=name))
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.clicked.connect(
                    lambda _=False, at=path: QDesktopServices.openUrl(QUrl.fromLocalFile(at))
                )
                self._column.addWidget(button)
            else:
                self._column.addWidget(label(say(texts.FILE_NOT_HERE, name=name), "subtitle"))

    def _add_picture(self, name: str, path: str) -> None:
        picture = QPixmap(path) if path else QPixmap()
        if picture.isNull():
            self._column.addWidget(label(say(texts.FILE_NOT_HERE, name=name), "subtitle"))
            return
        shown = QLabel()
        smooth = Qt.TransformationMode.SmoothTransformation
        if picture.height() > _PICTURE or picture.width() > _WIDEST:
            picture = picture.scaled(_WIDEST, _PICTURE, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        shown.setPixmap(picture)
        shown.setAccessibleName(name)
        self._column.addWidget(shown)

    def _add_guidance(self, words: str) -> None:
        button = Button(say(texts.GUIDANCE), kind=ButtonKind.QUIET, keycap="Shift+F1")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.explain)
        self._column.addWidget(button)
        self._guidance = _instruction(words)
        self._guidance.hide()
        self._column.addWidget(self._guidance)

    def _add_doubt(self) -> None:
        self._doubt = QWidget()
        row = QHBoxLayout(self._doubt)
        row.setContentsMargins(0, 0, 0, 0)
        self._doubt_words = label("", wrap=True, tone=Tone.FEW)
        self._doubt_words.setStyleSheet(f"font-size: {Size.LARGE.value}px;")
        self._confirm = Button(say(texts.CONFIRM), keycap="F9")
        self._confirm.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._confirm.clicked.connect(self.confirmed)
        row.addWidget(self._doubt_words, 1)
        row.addWidget(self._confirm)
        self._doubt.hide()
        self._column.addWidget(self._doubt)


def _instruction(words: str) -> QLabel:
    made = worded(words, "subtitle")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made
