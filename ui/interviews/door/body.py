"""The questions of one screen: what is read aloud large, the instruction apart, the answers below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import ScreenKind
from ui.interviews import texts
from ui.interviews.door.apart import apart_of
from ui.interviews.door.editors import Editor, make_editor
from ui.interviews.door.rating_rows import RatedRow, RatingRows
from ui.language import say
from ui.theme import Size, Tone
from ui.widgets.big_choices import BigChoices, numbered
from ui.widgets.cards import Card, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.interviews.door.state import Asked, DoorState

_WIDTH = 760
_WIDE = 1000
_LONG = 40
_YES, _NO = "yes", "no"


class ScreenBody(QWidget):
    """One screen. Signals: ``answered(path, value)``, ``went_on``, ``one_more``."""

    answered = Signal(str, str)
    went_on = Signal()
    one_more = Signal()

    def __init__(self, state: DoorState) -> None:
        super().__init__()
        self.setObjectName("Body")
        self._shape = _shape_of(state)
        self._editors: dict[str, Editor] = {}
        self._problems: dict[str, QLabel] = {}
        self._rating: RatingRows | None = None
        self._repeat: BigChoices | None = None
        self._count = label("", "subtitle")
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._column.addStretch(2)
        self._column.addWidget(self._count)
        self._build(state)
        self._skip = label(say(texts.SKIP_HINT), "subtitle")
        self._skip.hide()
        self._column.addWidget(self._skip)
        self._column.addStretch(3)
        is_wide = self.rating is not None or any(editor.is_wide for editor in self._editors.values())
        holder = QWidget()
        holder.setFixedWidth(_WIDE if is_wide else _WIDTH)
        holder.setLayout(self._column)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.addStretch(1)
        row.addWidget(holder)
        row.addStretch(1)

    # --- what the door asks -------------------------------------------------

    def takes(self, state: DoorState) -> bool:
        """Whether ``state`` is the same screen, so that only values differ."""
        return _shape_of(state) == self._shape

    def show_state(self, state: DoorState) -> None:
        """Show values and what is wrong with them."""
        counted = {"number": state.number, "total": state.total, "section": state.section}
        words = say(texts.COUNT_IN_SECTION if state.section else texts.COUNT, **counted)
        # Before the consent nobody knows how many there will be.
        self._count.setText(words if state.total > 1 else state.section)
        self._skip.setVisible(state.can_be_skipped)
        if self._rating is not None:
            self._rating.show_rows([_rated(asked) for asked in state.questions])
            return
        for asked in state.questions:
            path = asked.view.path
            if path in self._editors:
                self._editors[path].show_value(asked.view.value)
            problem = self._problems.get(path)
            if problem is not None:
                problem.setText(asked.problem)
                problem.setVisible(bool(asked.problem))

    @property
    def keys_hint(self) -> str:
        """How this screen is answered."""
        if self._rating is not None:
            return say(texts.KEYS_MATRIX)
        if self._repeat is not None:
            return say(texts.KEYS_CHOICE)
        editors = list(self._editors.values())
        return editors[0].keys_hint if editors else say(texts.KEYS_READ)

    def focused_path(self) -> str:
        """The path of the question that has the focus."""
        focused: QWidget | None = QApplication.focusWidget()
        for path, editor in self._editors.items():
            if focused is not None and editor.isAncestorOf(focused):
                return path
        return ""

    def take_focus(self, path: str = "") -> None:
        """Put the focus on a question, else on the first that waits for an answer."""
        if self._rating is not None:
            self._rating.go_to(path)
            self._rating.setFocus()
        elif self._repeat is not None:
            self._repeat.setFocus()
        elif self._editors:
            editors = self._editors
            waiting = path if path in editors else self._first_waiting()
            editors[waiting].setFocus()
        else:
            self.setFocus()

    def editor(self, path: str) -> Editor:
        """What takes the answer to a question."""
        return self._editors[path]

    @property
    def rating(self) -> RatingRows | None:
        """The rated rows of a matrix."""
        return self._rating

    def problem(self, path: str) -> str:
        """What is said beside a question."""
        return self._problems[path].text()

    # --- building -----------------------------------------------------------

    def _build(self, state: DoorState) -> None:
        if state.kind is not ScreenKind.QUESTION and state.heading:
            self._column.addWidget(label(state.heading, "question", wrap=True))
            self._add_hint(state.hint)
        if state.kind is ScreenKind.REPEAT:
            self._build_repeat()
        elif state.kind is ScreenKind.MATRIX and _is_one_scale(state.questions):
            self._build_rating(state.questions)
        else:
            self._values = {asked.view.path: asked.view.value for asked in state.questions}
            for asked in state.questions:
                self._build_question(asked, alone=state.kind is ScreenKind.QUESTION)

    def _build_question(self, asked: Asked, *, alone: bool) -> None:
        view = asked.view
        if view.type is QuestionType.NOTE and len(view.label) > _LONG:
            self._add_read_aloud(view.label)
        elif alone:
            self._column.addWidget(label(view.label, "question", wrap=True))
        else:
            words = label(view.label, wrap=True)
            weight = 400 if view.type is QuestionType.NOTE else 700
            words.setStyleSheet(f"font-size: {Size.DOOR.value}px; font-weight: {weight};")
            words.setContentsMargins(0, 6, 0, 0)
            self._column.addWidget(words)
        self._add_hint(view.hint)
        editor = make_editor(view)
        if editor is None:
            return
        self._column.addSpacing(8 if alone else 2)
        self._column.addWidget(editor)
        problem = label("", wrap=True, tone=Tone.MISSING)
        problem.setStyleSheet(f"font-size: {Size.LARGE.value}px;")
        problem.hide()
        self._column.addWidget(problem)
        self._editors[view.path], self._problems[view.path] = editor, problem
        editor.setObjectName(view.path)
        editor.answered.connect(self._pass_on)
        editor.done.connect(self._go_on_from)

    def _add_read_aloud(self, words: str) -> None:
        card = Card(margin=18)
        read = label(words, wrap=True)
        read.setStyleSheet("font-size: 18px;")
        card.body.addWidget(read)
        self._column.addWidget(card)

    def _add_hint(self, words: str) -> None:
        if words:
            hint = label(words, "subtitle", wrap=True)
            hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            self._column.addWidget(hint)

    def _build_rating(self, questions: Sequence[Asked]) -> None:
        choices = questions[0].view.choices
        scale = numbered([(choice.value, choice.label) for choice in choices], apart_of(choices))
        self._rating = RatingRows(scale)
        self._rating.rated.connect(self.answered)
        self._rating.done.connect(self.went_on)
        self._column.addSpacing(8)
        self._column.addWidget(self._rating)

    def _build_repeat(self) -> None:
        self._column.addWidget(label(say(texts.ONE_MORE), "question", wrap=True))
        self._column.addSpacing(8)
        self._repeat = BigChoices(numbered([(_YES, say(texts.ANOTHER)), (_NO, say(texts.NO_MORE))]))
        self._repeat.done.connect(self._repeat_done)
        self._column.addWidget(self._repeat)

    # --- passing on ---------------------------------------------------------

    def _pass_on(self, value: str) -> None:
        editor = self.sender()
        if isinstance(editor, Editor):
            self.answered.emit(editor.objectName(), value)

    def _go_on_from(self) -> None:
        """Enter goes to the next question of the screen, after the last one to the next screen."""
        paths = list(self._editors)
        sender = self.sender()
        at = paths.index(sender.objectName()) if isinstance(sender, Editor) else len(paths)
        if at + 1 < len(paths):
            self._editors[paths[at + 1]].setFocus()
        else:
            self.went_on.emit()

    def _repeat_done(self) -> None:
        assert self._repeat is not None, "its own signal"
        if self._repeat.value() == _YES:
            self.one_more.emit()
        elif self._repeat.value() == _NO:
            self.went_on.emit()

    def _first_waiting(self) -> str:
        empty = [path for path in self._editors if not self._values.get(path)]
        return empty[0] if empty else next(iter(self._editors))


def _shape_of(state: DoorState) -> tuple[object, ...]:
    views = [asked.view for asked in state.questions]
    return (
        state.path,
        state.heading,
        state.hint,
        tuple((view.path, view.type, view.label, view.hint, view.choices) for view in views),
    )


def _is_one_scale(questions: Sequence[Asked]) -> bool:
    """Whether all rows are rated with the same answers, one each."""
    return all(
        asked.view.type is QuestionType.SELECT_ONE and asked.view.choices == questions[0].view.choices
        for asked in questions
    )


def _rated(asked: Asked) -> RatedRow:
    return RatedRow(asked.view.path, asked.view.label, asked.view.value, asked.problem)
