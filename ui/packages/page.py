"""The page of packages: what came in at the left, the question at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.packages import texts
from ui.packages.question_card import QuestionCard
from ui.packages.state import FileRow, FileState, LogRow, PackagesState
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, label
from ui.widgets.file_drop import FileDrop
from ui.widgets.page_frame import PageFrame
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent

    from ui.packages.presenter import PackagesPresenter

CARD_WIDTH = 520
_FILE_ROW = 58
_LOG_ROW = 34
_DROP = 120
_DROP_ALONE = 300


def _count(value: int | None) -> Cell:
    return Cell(say(texts.NONE) if value is None else str(value), muted=value is None)


def _conflicts(row: FileRow) -> Cell:
    if row.conflicts:
        tone = Tone.MISSING if row.state is not FileState.TAKEN else Tone.NEUTRAL
        return Cell(str(row.conflicts), tone=tone)
    return _count(row.conflicts)


FILE_COLUMNS: tuple[Column[FileRow], ...] = (
    Column("file", texts.FILE, lambda row: Cell(row.name, row.second), 180, stretch=True, sortable=False),
    Column("from", texts.FROM, lambda row: Cell(row.sender), 96, sortable=False),
    Column("added", texts.ADDED, lambda row: _count(row.added), 58, sortable=False),
    Column("edits", texts.EDITS, lambda row: _count(row.edits), 58, sortable=False),
    Column("conflicts", texts.CONFLICTS, _conflicts, 58, sortable=False),
    Column(
        "state", texts.STATE, lambda row: Cell(say(row.state.text), tone=row.state.tone), 92, sortable=False
    ),
)
LOG_COLUMNS: tuple[Column[LogRow], ...] = (
    Column("received", texts.RECEIVED, lambda row: Cell(row.received, muted=True), 108, sortable=False),
    Column("file", texts.FILE, lambda row: Cell(row.name), 140, stretch=True, sortable=False),
    Column("from", texts.FROM, lambda row: Cell(row.sender), 96, sortable=False),
    Column("added", texts.ADDED, lambda row: _count(row.added), 58, sortable=False),
    Column("edits", texts.EDITS, lambda row: _count(row.edits), 58, sortable=False),
)


class PackagesPage(PageFrame):
    """Knows no service.

    Signals: ``files_wanted(tuple[Path])``, ``take_wanted()``, ``hand_in_wanted()``.
    """

    files_wanted = Signal(object)
    take_wanted = Signal()
    hand_in_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say(texts.TITLE), say(texts.DROP_HINT))
        self.setAcceptDrops(True)
        self._presenter: PackagesPresenter | None = None
        self._just_entered = False
        self._files: dict[str, FileRow] = {}
        self._log: dict[str, LogRow] = {}
        self._make_buttons()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._make_left(), 1)
        self.card = QuestionCard()
        self.card.setFixedWidth(CARD_WIDTH)
        row.addWidget(self.card)
        self.body.addLayout(row, 1)
        self.setFocusProxy(self.drop)
        self.render_state(PackagesState())

    def hold(self, presenter: PackagesPresenter) -> None:
        """Let the presenter live as long as the page."""
        presenter.setParent(self)
        self._presenter = presenter

    def entered(self, argument: object) -> None:
        """The page comes into sight."""
        if self._presenter is not None:
            self._just_entered = True
            self._presenter.entered(argument)

    def render_state(self, state: PackagesState) -> None:
        """Show everything."""
        self._show_numbers(state)
        self._show_files(state)
        self._log = dict(state.log)
        self._log_model.forget_all()
        self._log_model.set_ids(list(self._log))
        self._no_log.setVisible(not self._log)
        self.log.setVisible(bool(self._log))
        self.card.show_question(state.question, state.trouble)
        self._lead_to_question()

    def _make_buttons(self) -> None:
        choose = make_action("packages.choose", self, self._choose, texts.CHOOSE)
        hand_in = make_action("packages.hand_in", self, self.hand_in_wanted.emit, texts.HAND_IN)
        self._take_action = make_action("packages.take", self, self.take_wanted.emit, texts.TAKE_NONE)
        self.add_button(Button.for_action(choose))
        self.add_button(Button.for_action(hand_in))
        self.take = self.add_button(Button.for_action(self._take_action, kind=ButtonKind.PRIMARY))

    def _make_left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(12)
        self.drop = FileDrop(say(texts.EMPTY), hint=say(texts.EMPTY_HINT), name_filter=say(texts.NAME_FILTER))
        self.drop.dropped.connect(self.files_wanted)
        self.table = DataTable(say(texts.FILES), row_height=_FILE_ROW)
        self._model: IdTableModel[FileRow] = IdTableModel(FILE_COLUMNS, self._file_rows, self.table)
        self.table.show_model(self._model, FILE_COLUMNS)
        self.table.current_changed.connect(self._show_detail)
        self.detail = Notice()
        self.log = DataTable(say(texts.LOG), row_height=_LOG_ROW)
        self._log_model: IdTableModel[LogRow] = IdTableModel(LOG_COLUMNS, self._log_rows, self.log)
        self.log.show_model(self._log_model, LOG_COLUMNS)
        self._no_log = label(say(texts.NO_LOG), "muted")
        left.addWidget(self.drop)
        left.addWidget(self.table, 3)
        left.addWidget(self.detail)
        left.addWidget(label(say(texts.LOG), "heading"))
        left.addWidget(self._no_log)
        left.addWidget(self.log, 2)
        self._rest = QWidget()
        left.addWidget(self._rest, 3)
        return left

    def _show_numbers(self, state: PackagesState) -> None:
        if state.open or state.unsent:
            self.set_number(say(texts.NUMBERS, open=state.open, unsent=state.unsent))
        else:
            self.set_number(say(texts.DROP_HINT))
        self.take.set_label(say(texts.TAKE, count=state.ready) if state.ready else say(texts.TAKE_NONE))
        self._take_action.setEnabled(state.ready > 0 and not state.busy)

    def _show_files(self, state: PackagesState) -> None:
        self._files = dict(state.files)
        self._model.forget_all()
        self._model.set_ids(list(self._files))
        some = bool(self._files)
        if some and self.drop.hasFocus():
            self.table.show()
            self.table.setFocus()
        self.drop.setVisible(not some)
        self.drop.setFixedHeight(_DROP if state.log else _DROP_ALONE)
        self.table.setVisible(some)
        self._rest.setVisible(not state.log and not some)
        self.setFocusProxy(self.table if some else self.drop)
        if some and not self.table.current_id():
            self.table.choose(next(iter(self._files)))
        self._show_detail(self.table.current_id())

    def _show_detail(self, identifier: str) -> None:
        row = self._files.get(identifier)
        if row is None or not row.detail:
            row = next((one for one in self._files.values() if one.state is FileState.REFUSED), None)
        refused = row is not None and row.state is FileState.REFUSED
        self.detail.say_words(row.detail if row else "", Tone.MISSING if refused else Tone.FEW)

    def _file_rows(self, ids: Sequence[str]) -> dict[str, FileRow]:
        return {one: self._files[one] for one in ids if one in self._files}

    def _log_rows(self, ids: Sequence[str]) -> dict[str, LogRow]:
        return {one: self._log[one] for one in ids if one in self._log}

    def _choose(self) -> None:
        from pathlib import Path

        names, _ = QFileDialog.getOpenFileNames(self, say(texts.CHOOSE), "", say(texts.NAME_FILTER))
        if names:
            self.files_wanted.emit(tuple(Path(name) for name in names))

    def _lead_to_question(self) -> None:
        """Put the focus on the question once, as soon as both it and the page are there."""
        if self._just_entered and self.isVisible() and self.card.take_focus():
            self._just_entered = False

    # --- Qt -----------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight, perhaps after the question was read."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._lead_to_question)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files anywhere on the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on what was dropped."""
        paths = _paths(event)
        if paths:
            event.acceptProposedAction()
            self.files_wanted.emit(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the question off, unless long work takes it for its cancel."""
        if event.key() == Qt.Key.Key_Escape:
            self.card.put_off.emit()
            return
        super().keyPressEvent(event)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    from pathlib import Path

    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
