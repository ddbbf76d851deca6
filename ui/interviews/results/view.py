"""The view 结果: satisfaction, questions, files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.interviews.results import texts
from ui.interviews.results.files_view import FilesPanel
from ui.interviews.results.presenter import ResultsPresenter
from ui.interviews.results.questions_view import QuestionsPanel
from ui.interviews.results.satisfaction_view import SatisfactionPanel, chooser, fill
from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.file_dialogs import FileDialogs
from ui.widgets.page_frame import PageFrame
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.services.workspace import Workspace
    from ui.interviews.results.state import FormList, SatisfactionState
    from ui.shell import Shell

_ENDINGS = {
    "xlsx": ".xlsx",
    "kobo": ".xlsx",
    "csv": ".csv",
    "odk": ".zip",
    "xml": ".zip",
    "sav": ".sav",
    "spss": ".zip",
}
_FORM_WIDTH = 240
SATISFACTION, QUESTIONS, FILES = "satisfaction", "questions", "files"


class ResultsView(PageFrame):
    """Signal: ``closed`` to go back to the list of sheets."""

    closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        shell: Shell,
        parent: QWidget | None = None,
        dialogs: FileDialogs | None = None,
    ) -> None:
        super().__init__(say(texts.TITLE), parent=parent)
        self._shell, self._dialogs = shell, dialogs or FileDialogs()
        self.presenter = ResultsPresenter(workspace, shell, self)
        names = ((SATISFACTION, texts.SATISFACTION), (QUESTIONS, texts.QUESTIONS), (FILES, texts.FILES))
        self.segments = Segments([(key, say(words), "") for key, words in names])
        self.add_header_widget(self.segments)
        self.form = chooser(say(texts.FORM), ())
        self.form.setMaximumWidth(_FORM_WIDTH)
        self.form.hide()
        self.add_header_widget(self.form)
        back = self.add_button(Button(say(texts.TO_LIST)))
        back.clicked.connect(self.closed)
        self.satisfaction, self.questions, self.files = SatisfactionPanel(), QuestionsPanel(), FilesPanel()
        self._empty = EmptyState(
            say(texts.NO_ANSWERS_TITLE), say(texts.NO_ANSWERS_WORDS), say(texts.FILES), icon="questionnaire"
        )
        self._empty.action_requested.connect(partial(self.segments.choose, FILES))
        self._stack = QStackedWidget()
        for widget in (self.satisfaction, self.questions, self.files, self._empty):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self.segments.chosen.connect(self._show)
        self._complete = 0
        self._connect()

    def open(self) -> None:
        """Come into sight: read everything anew."""
        self.presenter.load()

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.forms_found.connect(self._offer_forms)
        self.form.activated.connect(lambda _: presenter.choose_form(self.form.currentData()))
        presenter.counted.connect(self._counted)
        presenter.listed.connect(self.questions.show_list)
        presenter.asked.connect(self.questions.show_question)
        presenter.saved.connect(self._saved)
        presenter.told.connect(self.files.show_told)
        presenter.arrived.connect(self.files.show_arrival)
        presenter.taken.connect(self.files.clear)
        self.satisfaction.chosen.connect(presenter.choose)
        self.satisfaction.item_chosen.connect(presenter.choose_item)
        self.satisfaction.target_chosen.connect(presenter.choose_target)
        self.satisfaction.picture_wanted.connect(self._save_picture)
        self.satisfaction.book_wanted.connect(
            partial(self._save_book, texts.CHART_NAME, presenter.save_satisfaction)
        )
        self.questions.asked.connect(presenter.ask)
        self.questions.book_wanted.connect(partial(self._save_book, texts.BOOK_NAME, presenter.save_tables))
        self.files.export_wanted.connect(self._export)
        self.files.dropped.connect(presenter.preview)
        self.files.take_wanted.connect(presenter.take)

    def _offer_forms(self, state: FormList) -> None:
        fill(self.form, state.forms, state.form)
        self.form.setVisible(len(state.forms) > 1)

    def _counted(self, state: SatisfactionState) -> None:
        self._complete = state.complete
        self.set_number(say(texts.BASIS, complete=state.complete, refused=state.refused))
        self.satisfaction.show_state(state)
        self._show()

    def _show(self, _: str = "") -> None:
        pages = {SATISFACTION: self.satisfaction, QUESTIONS: self.questions, FILES: self.files}
        page = pages[self.segments.current]
        is_empty = not self._complete and page is not self.files
        self._stack.setCurrentWidget(self._empty if is_empty else page)

    def _save_picture(self) -> None:
        path = self._dialogs.save_as(self, say(texts.SAVE_CHART), f"{say(texts.CHART_NAME)}.png", ".png")
        if path is not None:
            state = self.satisfaction.state
            if self.satisfaction.chart.save(path, state.outside, state.formula):
                self._saved(path, say(texts.SAVED, name=path.name))

    def _save_book(self, name: object, save: object) -> None:
        words = say(name)  # type: ignore[arg-type]
        path = self._dialogs.save_as(self, say(texts.SAVE_BOOK), f"{words}.xlsx", ".xlsx")
        if path is not None:
            save(path)  # type: ignore[operator]

    def _export(self, kind: str, words: bool) -> None:  # noqa: FBT001 - a signal's own order
        ending = _ENDINGS[kind]
        name = f"{say(texts.OUT_TITLE)}_{kind}{ending}"
        path = self._dialogs.save_as(self, say(texts.FORMATS[kind]), name, ending)
        if path is not None:
            self.presenter.export(kind, path, words=words)

    def _saved(self, path: Path, words: str) -> None:
        self._shell.toast(words, action=say(texts.OPEN_FILE), act=partial(self._dialogs.open, path))
