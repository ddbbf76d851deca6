"""The forms in a list, and beside it the chosen one with what can be done; a refused file with its problems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.cells import Cell, Column
from ui.interviews.forms import texts
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, hairline, label
from ui.widgets.file_drop import FileDrop
from ui.widgets.page_frame import PageFrame, RecordPanel
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.interviews.forms.state import FormLine, FormsState, ProblemLine, RefusalState

_PANEL = 380
_ENDINGS = "*.xlsx *.xls *.csv *.md *.xml"
_STATES = {
    "current": (texts.CURRENT, Tone.GOOD),
    "ready": (texts.READY, Tone.INFO),
    "away": (texts.AWAY, Tone.NEUTRAL),
    "broken": (texts.BROKEN, Tone.MISSING),
}


def _state(line: FormLine) -> Cell:
    words, tone = _STATES[line.state]
    return Cell(say(words), tone=tone)


COLUMNS: tuple[Column[FormLine], ...] = (
    Column("title", texts.NAME, lambda line: Cell(line.title), width=200, stretch=True, sortable=False),
    Column("version", texts.VERSION, lambda line: Cell(line.version, muted=True), width=104, sortable=False),
    Column(
        "languages", texts.LANGUAGES, lambda line: Cell(line.languages, muted=True), width=130, sortable=False
    ),
    Column(
        "questions",
        texts.QUESTIONS,
        lambda line: Cell(str(line.questions)),
        width=90,
        numeric=True,
        sortable=False,
    ),
    Column(
        "sheets", texts.ANSWERED, lambda line: Cell(str(line.sheets)), width=64, numeric=True, sortable=False
    ),
    Column("state", texts.STATE, _state, width=90, sortable=False),
)
PROBLEM_COLUMNS: tuple[Column[ProblemLine], ...] = (
    Column("sheet", texts.SHEET, lambda line: Cell(line.sheet, muted=True), width=90, sortable=False),
    Column("row", texts.ROW, lambda line: Cell(line.row), width=60, numeric=True, sortable=False),
    Column("column", texts.COLUMN, lambda line: Cell(line.column, muted=True), width=130, sortable=False),
    Column("words", texts.PROBLEM, lambda line: Cell(line.words), width=400, stretch=True, sortable=False),
)


class FormsView(PageFrame):
    """Signals: ``left``, ``file_chosen(Path)``, ``used(id)``, ``tried(id)``, ``print_wanted(id)``.

    ``away_wanted(id)`` and ``back_wanted(id)`` put a form away and bring it back;
    ``support_wanted`` asks for the help of authors.
    """

    left = Signal()
    file_chosen = Signal(object)
    used = Signal(str)
    tried = Signal(str)
    print_wanted = Signal(str)
    away_wanted = Signal(str)
    back_wanted = Signal(str)
    support_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say(texts.TITLE), margin=0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._lines: dict[str, FormLine] = {}
        self._problems: dict[str, ProblemLine] = {}
        back = make_action("circles.areas", self, self.left.emit, texts.SHEETS)
        self.add_button(Button.for_action(back))
        self.support_button = Button(say(texts.SUPPORT))
        self.support_button.clicked.connect(self.support_wanted)
        self.add_button(self.support_button)
        install = make_action("record.new", self, self._choose_file, texts.INSTALL)
        self.add_button(Button.for_action(install, kind=ButtonKind.PRIMARY))
        self.table = DataTable(say(texts.TITLE))
        self._model = IdTableModel(COLUMNS, self._fetch, self.table)
        self.table.show_model(self._model, COLUMNS)
        self.table.current_changed.connect(self._show_line)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_whole())
        self._stack.addWidget(self._make_refusal())
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def show_list(self, state: FormsState) -> None:
        """Show the list; the chosen one stays chosen."""
        self._lines = {line.record: line for line in state.lines}
        self.set_number(say(texts.NUMBER, count=len(state.lines), current=state.current))
        self._model.forget_all()
        self._model.set_ids([line.record for line in state.lines])
        if self.table.current_id():
            self._show_line(self.table.current_id())
        else:
            self.table.choose_step(1)

    def show_refusal(self, state: RefusalState) -> None:
        """Show why a file was not installed, place by place."""
        self._problems = {str(at): line for at, line in enumerate(state.lines)}
        self._refused_title.setText(say(texts.REFUSED, file=state.file))
        self._problem_model.forget_all()
        self._problem_model.set_ids(list(self._problems))
        self._stack.setCurrentIndex(1)
        self.problems.setFocus()

    @property
    def refused_words(self) -> list[str]:
        """The sentences of the refusal in sight."""
        return [line.words for line in self._problems.values()] if self._stack.currentIndex() else []

    # --- inside -------------------------------------------------------------

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 16, 12)
        left.setSpacing(12)
        left.addWidget(self.table, 1)
        self.drop = FileDrop(
            say(texts.INSTALL), hint=say(texts.DROP_HINT), name_filter=f"{say(texts.FILES)} ({_ENDINGS})"
        )
        self.drop.dropped.connect(self._take_dropped)
        left.addWidget(self.drop)
        row.addLayout(left, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._make_panel())
        return whole

    def _make_panel(self) -> RecordPanel:
        self.panel = RecordPanel(width=_PANEL)
        self.use_button = self.panel.add_button(Button(say(texts.USE), kind=ButtonKind.PRIMARY))
        self.try_button = self.panel.add_button(Button(say(texts.TRY_OUT)))
        self.use_button.clicked.connect(self._use)
        self.try_button.clicked.connect(self._try_out)
        self.print_button = Button(say(texts.PRINT))
        self.print_button.clicked.connect(self._print)
        self.away_button = Button(say(texts.PUT_AWAY), kind=ButtonKind.QUIET)
        self.away_button.clicked.connect(self._put_away)
        line = QHBoxLayout()
        line.addWidget(self.print_button)
        line.addWidget(self.away_button)
        line.addStretch(1)
        self.panel.body.addLayout(line)
        self._failure = Notice("", Tone.MISSING)
        self.panel.body.addWidget(self._failure)
        self._source = label("", "muted", wrap=True)
        self._heading = label("", "heading")
        self._remarks = label("", wrap=True)
        for widget in (self._source, self._heading, self._remarks):
            self.panel.body.addWidget(widget)
        self.panel.body.addStretch(1)
        return self.panel

    def _make_refusal(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        self._refused_title = label("", "title")
        column.addWidget(self._refused_title)
        column.addWidget(label(say(texts.REFUSED_WORDS), "subtitle", wrap=True))
        self.problems = DataTable(say(texts.PROBLEM))
        self._problem_model = IdTableModel(PROBLEM_COLUMNS, self._fetch_problems, self.problems)
        self.problems.show_model(self._problem_model, PROBLEM_COLUMNS)
        column.addWidget(self.problems, 1)
        close = Button(say(texts.CLOSE), kind=ButtonKind.PRIMARY)
        close.clicked.connect(self._close_refusal)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        return holder

    def _show_line(self, record: str) -> None:
        line = self._lines.get(record)
        if line is None:
            return
        title = f"{line.title} {line.version}".strip()
        details = say(texts.DETAILS, questions=line.questions, sheets=line.sheets)
        self.panel.set_record(title, details)
        can_run = line.state != "broken"
        self.use_button.setVisible(line.state == "ready")
        self.try_button.setVisible(can_run)
        self.print_button.setVisible(can_run)
        self.away_button.setVisible(line.state in {"ready", "away"})
        self.away_button.set_label(say(texts.BRING_BACK if line.state == "away" else texts.PUT_AWAY))
        self._failure.setVisible(bool(line.failure))
        self._failure.say_words(line.failure, Tone.MISSING)
        self._source.setText(line.source)
        self._heading.setText(say(texts.REMARKS, count=len(line.remarks)) if line.remarks else "")
        self._remarks.setText("\n".join(line.remarks) if line.remarks else say(texts.NO_REMARKS))

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, say(texts.INSTALL_TITLE), "", f"{say(texts.FILES)} ({_ENDINGS})"
        )
        if chosen:
            self.file_chosen.emit(Path(chosen))

    def _take_dropped(self, paths: object) -> None:
        for path in paths if isinstance(paths, tuple) else ():
            self.file_chosen.emit(path)

    def _close_refusal(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.setFocus()

    def _use(self) -> None:
        self.used.emit(self.table.current_id())

    def _try_out(self) -> None:
        self.tried.emit(self.table.current_id())

    def _print(self) -> None:
        self.print_wanted.emit(self.table.current_id())

    def _put_away(self) -> None:
        line = self._lines.get(self.table.current_id())
        if line is not None:
            (self.back_wanted if line.state == "away" else self.away_wanted).emit(line.record)

    def _fetch(self, ids: Sequence[str]) -> dict[str, FormLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}

    def _fetch_problems(self, ids: Sequence[str]) -> dict[str, ProblemLine]:
        return {one: self._problems[one] for one in ids if one in self._problems}
