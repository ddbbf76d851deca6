"""Between the list of official tables and the services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkit.kernel.changes import ChangeSet
from fieldkit.kernel.clock import today
from fieldkit.registers.typed_moments import read_day
from ui.analysis.table_service import table_service
from ui.analysis.tables import texts
from ui.analysis.tables.state import PageState, TableLine
from ui.language import current_language, say
from ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.tables import Offer, Printed, Span
    from fieldkit.services.workspace import Workspace
    from ui.analysis.tables.view import TablesView
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is on the page: a table, of a day or of a period."""

    name: str
    on: date
    span: Span | None


class TablesPresenter(QObject):
    """Lays the chosen table out beside the window, and writes it where a person says."""

    def __init__(self, view: TablesView, workspace: Workspace, shell: Shell, dialogs: FileDialogs) -> None:
        super().__init__(view)
        self._view, self._workspace, self._shell, self._dialogs = view, workspace, shell, dialogs
        self._today = today(workspace.clock)
        self._day = self._today
        self._spans: dict[str, Span] = {}
        self._offers: tuple[Offer, ...] = ()
        self._words = ""
        self._name = ""
        self._printed: Printed | None = None
        view.arrived.connect(self.refresh)
        view.chosen.connect(self._choose)
        view.search_changed.connect(self._search)
        view.day_left.connect(self._take_day)
        view.stepped.connect(self._step)
        view.save_wanted.connect(self._save)
        view.save_all_wanted.connect(self._save_all)
        shell.relay.changed.connect(self._changed)

    def refresh(self) -> None:
        """Ask anew what there is, and lay the chosen table out again."""
        self._shell.runner.run(
            lambda _: table_service(self._workspace).offers(),
            self._show_offers,
            owner=self,
            key="tables.offers",
        )

    def _changed(self, change: object) -> None:
        if isinstance(change, ChangeSet) and self._view.isVisible():
            self.refresh()

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        self._show_lines()
        if self._name:
            self._lay_out()

    def _show_lines(self) -> None:
        wanted = self._words.casefold()
        lines = [_line(one) for one in self._offers]
        self._view.show_lines([one for one in lines if wanted in f"{one.title} {one.name}".casefold()])

    def _search(self, words: str) -> None:
        self._words = words.strip()
        self._show_lines()

    # --- the page -------------------------------------------------------------

    def _choose(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self._lay_out()

    def _asked(self, name: str) -> _Asked:
        from fieldkit.services.tables import period_of

        span = self._spans.get(name) or period_of(name, self._day)
        return _Asked(name, min(span.ends, self._today) if span else self._day, span)

    def _lay_out(self) -> None:
        asked, language = self._asked(self._name), current_language()
        self._shell.runner.run(
            lambda _: table_service(self._workspace).look(
                asked.name, on=asked.on, span=asked.span, language=language
            ),
            partial(self._show, asked),
            owner=self,
            key="tables.page",
        )

    def _show(self, asked: _Asked, made: tuple[Printed, Offer]) -> None:
        from fieldkit.services.tables import missing_words

        printed, offer = made
        if asked.name != self._name:
            return
        self._printed = printed
        missing = " ".join(say(words) for words in missing_words(offer))
        self._view.show_page(PageState(printed, missing, _period_words(asked), asked.on.isoformat()))

    def _take_day(self, typed: object) -> None:
        words = str(typed or "")
        if not words.strip():
            self._day = self._today
        else:
            try:
                self._day = date.fromisoformat(read_day(words, self._today))
            except ValueError:
                self._view.show_day_problem(say(texts.NOT_A_DAY))
                return
        self._lay_out()

    def _step(self, steps: int) -> None:
        from fieldkit.services.tables import step

        span = self._asked(self._name).span
        if span is not None:
            self._spans[self._name] = step(self._name, span, steps)
            self._lay_out()

    # --- files ------------------------------------------------------------------

    def _save(self) -> None:
        if self._printed is None:
            return
        from fieldkit.services.tables import file_name

        asked, language, title = self._asked(self._name), current_language(), self._printed.head.title
        path = self._dialogs.save_as(self._view, title, file_name(title), ".xlsx")
        if path is None:
            return

        def work(_: Progress) -> Path:
            table_service(self._workspace).write(
                asked.name, path, on=asked.on, span=asked.span, language=language
            )
            return path

        self._shell.runner.run(work, self._saved, owner=self, title=texts.MAKING)

    def _saved(self, path: Path) -> None:
        words = say(texts.SAVED, name=path.name)
        self._shell.toast(words, Tone.GOOD, say(texts.OPEN), partial(self._dialogs.open, path))

    def _save_all(self) -> None:
        folder = self._dialogs.folder(self._view, say(texts.CHOOSE_FOLDER))
        if folder is None:
            return
        day, language = self._day, current_language()
        self._shell.runner.run(
            lambda progress: table_service(self._workspace).write_all(
                folder, on=day, language=language, progress=progress
            ),
            partial(self._saved_all, folder),
            owner=self,
            title=texts.MAKING_ALL,
        )

    def _saved_all(self, folder: Path, written: tuple[Path, ...]) -> None:
        words = say(texts.SAVED_ALL, count=len(written), folder=folder.name)
        self._shell.toast(words, Tone.GOOD, say(texts.OPEN_FOLDER), partial(self._dialogs.open, folder))


def _line(offer: Offer) -> TableLine:
    kind = offer.kind
    return TableLine(kind.name, say(kind.label), say(kind.purpose.label), is_ready=not offer.lacking)


def _period_words(asked: _Asked) -> str:
    if asked.span is None:
        return ""
    begins = asked.span.begins
    if asked.name == "summary-year":
        return say(texts.YEAR, year=begins.year)
    return say(texts.QUARTER, year=begins.year, number=(begins.month + 2) // 3)
