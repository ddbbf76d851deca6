"""The page of the first start; a window of its own until a workspace is open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkit.storage.folder import SUFFIX
from ui.icons import pixmap
from ui.language import current_language, say, use_language
from ui.start import texts
from ui.start.draft import Draft, documents, make_workspace
from ui.start.form import StartForm
from ui.start.updating import UpdatingPanel, bring_up_to_date
from ui.tasks import ProgressPoller
from ui.theme import Tone, tokens
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Notice, label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.texts import Language
    from ui.tasks import TaskRunner

_SIDE = 380


class StartPage(QWidget):
    """One page: language, role, sample or blank, names, place.

    Signal: ``workspace_chosen(Path, language)``, for one just made or one to open.
    """

    workspace_chosen = Signal(Path, str)

    def __init__(
        self, runner: TaskRunner, parent: QWidget | None = None, *, folder: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._draft = Draft(folder=folder or documents())
        self._busy = False
        self.updating: UpdatingPanel | None = None
        self.setObjectName("Ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._inner: QWidget | None = None
        self._build()

    def show_error(self, words: str) -> None:
        """Say what could not be done; the page stays as it was filled in."""
        self.notice.say_words(words, Tone.MISSING)

    def bring_up_to_date(self, path: Path) -> None:
        """Bring a workspace of an earlier program up to date, then choose it; may be stopped."""
        self._show_updating(path)
        self._runner.run(
            partial(bring_up_to_date, path),
            partial(self._brought, path),
            owner=self,
            failed=self._not_brought,
            title=texts.UPDATE_TITLE,
        )

    def _show_updating(self, path: Path) -> None:
        panel = UpdatingPanel(path.name.removesuffix(SUFFIX))
        poller = ProgressPoller(self._runner, panel)
        poller.progressed.connect(panel.show_job)
        panel.cancel_requested.connect(self._runner.cancel_long)
        self.updating = panel
        self._right.hide()
        self._columns.addWidget(panel, 1)
        panel.setFocus()

    def _end_updating(self) -> None:
        panel, self.updating = self.updating, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
        self._right.show()
        self.form.setFocus()

    def _brought(self, path: Path, is_done: bool) -> None:  # noqa: FBT001 - the runner hands the result over
        if is_done:
            self.workspace_chosen.emit(path, current_language())
            return
        self._end_updating()
        self.notice.say_words(say(texts.NOT_UPDATED), Tone.INFO)
        self.open.setFocus()

    def _not_brought(self, error: FieldkitError) -> None:
        self._end_updating()
        self.show_error(error.say(current_language()))

    @property
    def draft(self) -> Draft:
        """The page as it is filled in now."""
        return self.form.draft

    def _build(self) -> None:
        self.setWindowTitle(say(texts.PROGRAM))
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        self._columns = QHBoxLayout(self._inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(_Promise())
        self._right = QWidget()
        self._right.setLayout(self._make_right())
        self._columns.addWidget(self._right, 1)
        self._row.addWidget(self._inner)
        self._inner.show()
        self.form.setFocus()

    def _make_right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(56, 24, 56, 24)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        self.form = StartForm(self._draft)
        self.form.folder_wanted.connect(self._choose_folder)
        column.addWidget(self.form)
        column.addStretch(1)
        self.notice = Notice()
        column.addWidget(self.notice)
        foot = QHBoxLayout()
        self.open = Button(say(texts.OPEN), icon="folder", shortcut="Ctrl+O")
        self.open.clicked.connect(self._choose_workspace)
        self.begin = Button(say(texts.BEGIN), kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return")
        self.begin.clicked.connect(self._begin)
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(self.begin)
        column.addLayout(foot)
        self.setFocusProxy(self.form)
        return column

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(say(texts.WELCOME), "title"))
        words.addWidget(label(say(texts.WELCOME_WORDS), "muted"))
        head.addLayout(words, 1)
        self.languages: dict[Language, Button] = {}
        offered: tuple[tuple[Language, str], ...] = (
            ("zh", texts.CHINESE.zh),
            ("en", texts.ENGLISH.en),
        )
        for language, name in offered:
            chosen = language == current_language()
            button = Button(name, kind=ButtonKind.PRIMARY if chosen else ButtonKind.PLAIN)
            button.clicked.connect(self._switch_language)
            self.languages[language] = button
            head.addWidget(button)
        return head

    def _switch_language(self) -> None:
        language = next(one for one, button in self.languages.items() if button is self.sender())
        app = QApplication.instance()
        if language == current_language() or not isinstance(app, QApplication):
            return
        self._draft = self.form.draft
        use_language(app, language)
        app.setApplicationDisplayName(say(texts.PROGRAM))
        self._build()
        self.languages[language].setFocus()

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, say(texts.PLACE), str(self.form.draft.folder))
        if found:
            self.form.show_draft(replace(self.form.draft, folder=Path(found)))

    def _choose_workspace(self) -> None:
        found = QFileDialog.getExistingDirectory(self, say(texts.OPEN_TITLE), str(documents()))
        if found:
            self.workspace_chosen.emit(Path(found), current_language())

    def _begin(self) -> None:
        if self._busy or not self.form.is_complete():
            return
        draft = self.form.draft
        self._set_busy(busy=True)
        self.notice.say_words(say(texts.PREPARING), Tone.INFO)
        self._runner.run(
            partial(make_workspace, draft, draft.title, draft.path),
            self._made,
            owner=self,
            failed=self._failed,
        )

    def _made(self, path: Path) -> None:
        self._set_busy(busy=False)
        self.notice.say_words("", Tone.INFO)
        self.workspace_chosen.emit(path, current_language())

    def _failed(self, error: FieldkitError) -> None:
        self._set_busy(busy=False)
        self.show_error(error.say(current_language()))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for button in (self.begin, self.open, *self.languages.values()):
            button.setEnabled(not busy)


class _Promise(QWidget):
    """The dark side: what the program is, in four lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_SIDE)
        self._labels: list[tuple[QLabel, int]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 32, 40)
        column.setSpacing(10)
        self._icon = QLabel()
        column.addWidget(self._icon)
        column.addSpacing(8)
        self._say(column, say(texts.PROGRAM), 26)
        self._say(column, say(texts.PROMISE), 14)
        column.addStretch(1)
        for words in (texts.PROMISE_OFFLINE, texts.PROMISE_SAVED, texts.PROMISE_EXCEL):
            self._say(column, f"· {say(words)}", 13)
        self._paint_words()

    def _say(self, column: QVBoxLayout, words: str, size: int) -> None:
        made = label(words, wrap=True)
        self._labels.append((made, size))
        column.addWidget(made)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the rail's colour."""
        del event
        QPainter(self).fillRect(self.rect(), QColor(tokens().rail))

    def _paint_words(self) -> None:
        t = tokens()
        self._icon.setPixmap(pixmap("fieldkit", t.on_rail, 56))
        for number, (words, size) in enumerate(self._labels):
            ink = t.on_rail if number == 0 else t.rail_ink
            weight = 700 if number == 0 else 400
            words.setStyleSheet(f"color: {ink}; font-size: {size}px; font-weight: {weight};")
