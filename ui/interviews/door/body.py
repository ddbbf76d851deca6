"""The questions of one screen: what is read aloud large, the instruction apart, the answers below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import ScreenKind
from ui.interviews import texts
from ui.interviews.door.apart import apart_of
from ui.interviews.door.block import QuestionBlock, worded
from ui.interviews.door.rating_rows import RatedRow, RatingRows
from ui.language import say
from ui.widgets.big_choices import BigChoices, numbered
from ui.widgets.cards import label
from ui.widgets.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.interviews.door.editing import Editor
    from ui.interviews.door.state import Asked, DoorState

_WIDTH = 760
_WIDE = 1000
_YES, _NO = "yes", "no"
_RATED = frozenset((QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE))
_ROW = frozenset(("list-nolabel", "list"))
_MOST_COLUMNS = 12
_AROUND_FOCUS = 80


class ScreenBody(QWidget):
    """One screen.

    Signals: ``answered(path, value)``, ``attached(path, name, content)``, ``confirmed(path)``,
    ``went_on``, ``one_more``.
    """

    answered = Signal(str, str)
    attached = Signal(str, str, object)
    confirmed = Signal(str)
    went_on = Signal()
    one_more = Signal()

    def __init__(self, state: DoorState) -> None:
        super().__init__()
        self.setObjectName("Body")
        self._shape = _shape_of(state)
        self._editors: dict[str, Editor] = {}
        self._blocks: dict[str, QuestionBlock] = {}
        self._tables: dict[RatingRows, tuple[str, ...]] = {}
        self._is_held = False
        self._rating: RatingRows | None = None
        self._repeat: BigChoices | None = None
        self._count = label("", "subtitle")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(9, 0, 9, 0)
        self._column.setSpacing(8)
        self._column.addStretch(2)
        self._column.addWidget(self._count)
        self._values = {asked.view.path: asked.view.value for asked in state.questions}
        self._build(state)
        self._skip = label("", "subtitle", wrap=True)
        self._skip.hide()
        self._column.addWidget(self._skip)
        self._column.addStretch(3)
        is_wide = bool(self._tables) or any(editor.is_wide for editor in self._editors.values())
        holder = QWidget()
        holder.setFixedWidth(_WIDE if is_wide else _WIDTH)
        holder.setLayout(self._column)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
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
        self._skip.setText(say(texts.DOUBT_HINT if state.can_be_skipped else texts.NOT_ACCEPTED))
        self._skip.setVisible(state.can_be_skipped or state.is_held)
        for rows, paths in self._tables.items():
            rows.show_rows([_rated(asked) for asked in state.questions if asked.view.path in paths])
        for asked in state.questions:
            if asked.view.path in self._blocks:
                self._blocks[asked.view.path].show_asked(asked, insists=state.is_held)
        if state.is_held and not self._is_held:
            wrong = [asked.view.path for asked in state.questions if asked.problem]
            if wrong and self.current_path not in wrong:
                self.take_focus(wrong[0])
        self._is_held = state.is_held

    @property
    def keys_hint(self) -> str:
        """How this screen is answered."""
        if self._rating is not None:
            return say(texts.KEYS_MATRIX)
        if self._repeat is not None:
            return say(texts.KEYS_CHOICE)
        if self._editors:
            return next(iter(self._editors.values())).keys_hint
        return say(texts.KEYS_MATRIX if self._tables else texts.KEYS_READ)

    def focused_path(self) -> str:
        """The path of the question that has the focus."""
        focused: QWidget | None = QApplication.focusWidget()
        for path, editor in self._editors.items():
            if focused is not None and editor.isAncestorOf(focused):
                return path
        return next((rows.current for rows in self._tables if rows is focused), "")

    def take_focus(self, path: str = "") -> None:
        """Put the focus on a question, else on the first that waits for an answer."""
        if self._repeat is not None:
            self._repeat.setFocus()
            return
        stops = self._stops()
        if not stops:
            self.setFocus()
            return
        stop = stops.get(path) or stops[self._first_waiting(list(stops))]
        if isinstance(stop, RatingRows):
            stop.go_to(path)
        self._enter(stop)

    def _stops(self) -> dict[str, QWidget]:
        """What takes the focus for each question, in order; the rows of a table share one."""
        tables = {path: rows for rows, paths in self._tables.items() for path in paths}
        found = ((path, self._editors.get(path) or tables.get(path)) for path in self._values)
        return {path: stop for path, stop in found if stop is not None}

    def _enter(self, stop: QWidget) -> None:
        """Put the focus there, and bring it into sight."""
        stop.setFocus()
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and around.isVisible():
            around.ensureWidgetVisible(stop, 0, _AROUND_FOCUS)

    def editor(self, path: str) -> Editor:
        """What takes the answer to a question."""
        return self._editors[path]

    @property
    def rating(self) -> RatingRows | None:
        """The rated rows of a matrix."""
        return self._rating

    def problem(self, path: str) -> str:
        """What is said beside a question."""
        return self._blocks[path].problem

    def block(self, path: str) -> QuestionBlock:
        """A question with all that stands around it."""
        return self._blocks[path]

    @property
    def current_path(self) -> str:
        """The question that a remark would be about."""
        if self._rating is not None:
            return self._rating.current
        return self.focused_path() or next(iter(self._blocks), "")

    def held_words(self) -> QWidget | None:
        """What is said of the question in hand, where something is wrong with it."""
        block = self._blocks.get(self.current_path)
        return block.problem_words if block is not None and block.problem else None

    def explain(self) -> None:
        """Show the longer instruction of the question in hand, or of the first that has one."""
        held = self._blocks.get(self.focused_path())
        blocks = [held] if held is not None and held.has_guidance else list(self._blocks.values())
        first = next((block for block in blocks if block.has_guidance), None)
        if first is not None:
            first.explain()

    # --- building -----------------------------------------------------------

    def _build(self, state: DoorState) -> None:
        if state.kind is not ScreenKind.QUESTION and state.heading:
            self._column.addWidget(worded(state.heading, "question"))
            self._add_hint(state.hint)
        if state.kind is ScreenKind.REPEAT:
            self._build_repeat()
        elif state.kind is ScreenKind.MATRIX and _is_one_scale(state.questions):
            self._rating = self._build_rating(state.questions)
        else:
            for run in _runs(state.questions):
                if len(run) > 1:
                    self._build_rating(run)
                else:
                    self._build_question(run[0], alone=state.kind is ScreenKind.QUESTION)

    def _build_question(self, asked: Asked, *, alone: bool) -> None:
        path = asked.view.path
        block = QuestionBlock(asked, alone=alone)
        block.setObjectName(path)
        block.answered.connect(lambda value: self.answered.emit(path, value))
        block.attached.connect(lambda name, content: self.attached.emit(path, name, content))
        block.confirmed.connect(lambda: self.confirmed.emit(path))
        block.done.connect(lambda: self._go_on_from(path))
        self._column.addWidget(block)
        self._blocks[path] = block
        if block.editor is not None and not asked.view.is_readonly:
            self._editors[path] = block.editor

    def _add_hint(self, words: str) -> None:
        if words:
            self._column.addWidget(worded(words, "subtitle"))

    def _build_rating(self, questions: Sequence[Asked]) -> RatingRows:
        choices = questions[0].view.choices
        scale = numbered([(choice.value, plain(choice.label)) for choice in choices], apart_of(choices))
        rows = RatingRows(scale)
        last = questions[-1].view.path
        rows.rated.connect(self.answered)
        rows.done.connect(lambda: self._go_on_from(last))
        self._column.addSpacing(8)
        self._column.addWidget(rows)
        self._tables[rows] = tuple(asked.view.path for asked in questions)
        return rows

    def _build_repeat(self) -> None:
        self._column.addWidget(label(say(texts.ONE_MORE), "question", wrap=True))
        self._column.addSpacing(8)
        self._repeat = BigChoices(numbered([(_YES, say(texts.ANOTHER)), (_NO, say(texts.NO_MORE))]))
        self._repeat.done.connect(self._repeat_done)
        self._column.addWidget(self._repeat)

    # --- passing on ---------------------------------------------------------

    def _go_on_from(self, path: str) -> None:
        """Enter goes to the next question of the screen, after the last one to the next screen."""
        stops = list(dict.fromkeys(self._stops().values()))
        at = stops.index(self._stops()[path])
        if at + 1 < len(stops):
            self._enter(stops[at + 1])
        else:
            self.went_on.emit()

    def _repeat_done(self) -> None:
        assert self._repeat is not None, "its own signal"
        if self._repeat.value() == _YES:
            self.one_more.emit()
        elif self._repeat.value() == _NO:
            self.went_on.emit()

    def _first_waiting(self, paths: Sequence[str]) -> str:
        return next((path for path in paths if not self._values.get(path)), paths[0])


def _shape_of(state: DoorState) -> tuple[object, ...]:
    views = [asked.view for asked in state.questions]
    return (
        state.path,
        state.heading,
        state.hint,
        tuple(
            (view.path, view.type, view.label, view.hint, view.guidance, view.is_readonly, view.choices)
            for view in views
        ),
    )


def _is_one_scale(questions: Sequence[Asked]) -> bool:
    """Whether all rows are rated with the same answers."""
    return all(
        asked.view.type in _RATED
        and not asked.view.is_readonly
        and 0 < len(asked.view.choices) <= _MOST_COLUMNS
        and asked.view.choices == questions[0].view.choices
        for asked in questions
    )


def _runs(questions: Sequence[Asked]) -> list[list[Asked]]:
    """Part the questions of a screen: rows of a table (``list-nolabel``) together, all others alone."""
    runs: list[list[Asked]] = []
    for asked in questions:
        is_row = bool(_ROW & asked.view.appearance) and _is_one_scale([asked])
        before = runs[-1] if runs else []
        if is_row and before and _ROW & before[0].view.appearance and _is_one_scale([*before, asked]):
            before.append(asked)
        else:
            runs.append([asked])
    return runs


def _rated(asked: Asked) -> RatedRow:
    words = plain(asked.view.label) + (" ✎" if asked.remark else "")
    several = asked.view.type is QuestionType.SELECT_MULTIPLE
    said = asked.problem or ("" if asked.is_confirmed else asked.doubt)
    return RatedRow(asked.view.path, words, asked.view.value, said, several)
