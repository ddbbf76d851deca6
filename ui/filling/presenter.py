"""Between the page and the services: opening, pointing, remembering, filling."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkit.exchange.templates.vocabulary import FIGURES
from fieldkit.kernel.clock import today
from fieldkit.services.filling import FillingService
from fieldkit.services.filling_data import Wanted
from fieldkit.services.filling_pointing import point, tied_at
from fieldkit.services.records import RecordService
from ui.filling import texts, wording
from ui.filling.sheet_grid import column_letters
from ui.filling.state import OutcomeState
from ui.language import current_language, say
from ui.tasks import Lane
from ui.widgets.choice_field import Choice
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from fieldkit.exchange.templates.outcome import Outcome
    from fieldkit.exchange.templates.ties import TemplateMapping
    from fieldkit.exchange.templates.vocabulary import Vocabulary
    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.services.filling import Opened, Preview
    from fieldkit.services.workspace import Workspace
    from ui.filling.page import FillingPage
    from ui.shell import Shell

_CIRCLE, _EACH = "circle:", "each"
_LEVELS = (("street", texts.OF_STREET), ("community", texts.OF_AREA))


@dataclass(frozen=True, slots=True)
class _Read:
    opened: Opened
    vocabulary: Vocabulary


class FillingPresenter(QObject):
    """Holds the template in hand; every tie is kept as it is made."""

    def __init__(
        self, page: FillingPage, workspace: Workspace, shell: Shell, dialogs: FileDialogs | None = None
    ) -> None:
        super().__init__(page)
        self._page, self._shell, self._workspace = page, shell, workspace
        self._service = FillingService(workspace)
        self._records = RecordService(workspace)
        self._dialogs = dialogs or FileDialogs()
        self._read: _Read | None = None
        self._mapping: TemplateMapping | None = None
        self._wanted = Wanted()
        self._is_for_each = False
        self._filled: Path | None = None
        page.arrived.connect(self._arrived)
        page.another_wanted.connect(self._begin)
        page.preview_wanted.connect(self._preview)
        page.fill_wanted.connect(self._fill)
        page.open_wanted.connect(self._open)
        page.pointed.connect(self._point_at)
        page.begin.file_given.connect(self.read)
        page.begin.forget_wanted.connect(self._forget)
        page.content.chosen.connect(self._tie)
        page.content.untie_wanted.connect(partial(self._tie, ""))
        page.content.looked_at.connect(self._look_at)
        page.content.scope_chosen.connect(self._choose_scope)

    # --- a template comes -----------------------------------------------------

    def read(self, path: object) -> None:
        """Read a template."""
        if not isinstance(path, Path):
            return
        self._page.begin.show_trouble("")
        self._shell.runner.run(
            lambda _: _Read(self._service.open(path, self._wanted), self._service.vocabulary(self._wanted)),
            self._show,
            owner=self,
            failed=self._refused,
            title=texts.READING,
            key="template",
        )

    def _show(self, read: _Read) -> None:
        self._read, self._mapping, self._filled = read, read.opened.mapping, None
        self._page.content.offer(wording.contents(read.vocabulary))
        self._page.content.offer_scopes(self._scopes())
        self._show_ties()

    def _refused(self, error: FieldkitError) -> None:
        self._page.show_begin()
        self._page.begin.show_trouble(error.say(current_language()))

    def _arrived(self) -> None:
        if self._read is None:
            self._begin()

    def _begin(self) -> None:
        self._read, self._mapping, self._filled = None, None, None
        self._page.begin.show_kept(wording.kept_lines(self._service.kept()))
        self._page.show_begin()

    def _forget(self, name: str) -> None:
        kept = next((one for one in self._service.kept() if one.name == name), None)
        if kept is None:
            return
        self._service.forget(name)
        self._page.begin.show_kept(wording.kept_lines(self._service.kept()))
        self._shell.say_change(say(texts.FORGOTTEN, name=name), undo=partial(self._remember, kept))

    def _remember(self, mapping: TemplateMapping) -> None:
        self._service.keep(mapping)
        if self._read is None:
            self._page.begin.show_kept(wording.kept_lines(self._service.kept()))

    # --- pointing ---------------------------------------------------------------

    def _show_ties(self) -> None:
        if self._read is None or self._mapping is None:
            return
        self._page.show_template(
            wording.template_state(self._read.opened, self._mapping, self._read.vocabulary)
        )
        place = self._page.grid.place()
        if place is not None:
            self._point_at(self._page.current_sheet(), *place)

    def _point_at(self, sheet: str, row: int, column: int) -> None:
        if self._read is None or self._mapping is None:
            return
        state = wording.place_state(
            self._read.opened, self._mapping, self._read.vocabulary, sheet, (row, column), self._wanted.chosen
        )
        self._page.content.show_place(state)
        what = tied_at(self._mapping, sheet, row + 1, column)
        if what:
            self._look_at(what)

    def _look_at(self, what: str) -> None:
        """Show what a content is now."""
        head = what.partition(".")[0]
        if head == what:
            self._page.content.show_value("")
            return
        self._shell.runner.run(
            lambda _: self._value(what), self._page.content.show_value, owner=self, key="value"
        )

    def _value(self, what: str) -> str:
        is_column = what.partition(".")[0] not in {FIGURES, *self._wanted.chosen}
        return wording.value_words(self._service.values(what, self._wanted), is_column=is_column)

    def _tie(self, what: str) -> None:
        place = self._page.grid.place()
        if self._read is None or self._mapping is None or place is None:
            return
        sheet, before = self._page.current_sheet(), self._mapping
        grid = next(one for one in self._read.opened.grids if one.name == sheet)
        if (place[0] + 1, place[1]) in self._read.opened.formulas.get(sheet, ()):
            return
        after = point(before, grid, place[0] + 1, place[1], what, self._wanted.chosen)
        if after == before:
            return
        name = f"{column_letters(place[1])}{place[0] + 1}"
        label = wording.label_of(what, self._read.vocabulary) if what else ""
        words = say(texts.TIED, place=name, label=label) if what else say(texts.UNTIED, place=name)
        self._take(after)
        self._shell.say_change(words, undo=partial(self._take, before))
        self._page.grid.setFocus()

    def _take(self, mapping: TemplateMapping) -> None:
        """Go on with other ties, and keep them for the next time."""
        self._mapping = mapping
        self._page.hide_outcome()
        self._show_ties()
        self._shell.runner.run(
            lambda _: self._service.keep(mapping), lambda _: None, owner=self, lane=Lane.WRITE
        )

    # --- whose data ---------------------------------------------------------------

    def _scopes(self) -> list[Choice]:
        circles = self._records.names("circle")
        areas = self._records.every("area")
        each = [Choice(_EACH, say(texts.EACH_CIRCLE))] if len(circles) > 1 else []
        return [
            *each,
            *(Choice(f"{_CIRCLE}{one}", name, say(texts.OF_CIRCLE)) for one, name in circles.items()),
            *(
                Choice(f"{level}:{one.id}", one.values["name"] or "", say(kind))
                for level, kind in _LEVELS
                for one in areas
                if one.values["level"] == level
            ),
        ]

    def _choose_scope(self, chosen: object) -> None:
        level, _, key = str(chosen or "").partition(":")
        circle, street, community = (key if one == level else "" for one in ("circle", "street", "community"))
        self._wanted = replace(self._wanted, circle=circle, street=street, community=community)
        self._is_for_each = level == _EACH
        if self._is_for_each:
            self._wanted = self._service.of_first_circle(self._wanted)
        if self._read is not None and self._mapping == self._read.opened.mapping:
            # labels of a form may ask for fields of the one record
            self.read(self._read.opened.path)
        else:
            self._show_ties()

    # --- filling ----------------------------------------------------------------

    def _preview(self) -> None:
        if self._read is None or self._mapping is None:
            return
        read, mapping, wanted = self._read, self._mapping, self._wanted
        self._shell.runner.run(
            lambda progress: self._service.preview(read.opened, wanted, mapping=mapping, progress=progress),
            partial(self._show_preview, read),
            owner=self,
            title=texts.PREVIEWING,
            key="template",
        )

    def _show_preview(self, read: _Read, preview: Preview) -> None:
        """Of the template in sight; one that was left meanwhile is not brought back."""
        if self._read is read:
            self._page.show_preview(wording.preview_state(read.opened, preview, read.vocabulary))

    def _fill(self) -> None:
        if self._read is None or self._mapping is None:
            return
        if self._is_for_each:
            self._fill_each(self._read.opened, self._mapping)
        else:
            self._fill_one(self._read.opened, self._mapping)

    def _fill_each(self, opened: Opened, mapping: TemplateMapping) -> None:
        folder, wanted = self._dialogs.folder(self._page, say(texts.EACH_TITLE)), self._wanted
        if folder is None:
            return
        self._shell.runner.run(
            lambda progress: self._service.fill_each(
                opened, folder, wanted, mapping=mapping, progress=progress
            ),
            partial(self._done_each, folder),
            owner=self,
            title=texts.FILLING,
        )
        self._keep(mapping)

    def _done_each(self, folder: Path, made: list[Path]) -> None:
        self._filled = folder
        words = say(texts.EACH_DONE, count=len(made), name=folder.name)
        self._page.show_outcome(OutcomeState((words,), is_whole=True))

    def _fill_one(self, opened: Opened, mapping: TemplateMapping) -> None:
        wanted = self._wanted
        date = today(self._workspace.clock).isoformat()
        name = say(texts.FILLED_NAME, name=opened.path.stem)
        ending = opened.path.suffix.lower()
        path = self._dialogs.save_as(self._page, say(texts.FILL_TITLE), f"{name}_{date}{ending}", ending)
        if path is None:
            return
        self._shell.runner.run(
            lambda progress: self._service.fill(opened, path, wanted, mapping=mapping, progress=progress),
            partial(self._done, path),
            owner=self,
            title=texts.FILLING,
        )
        self._keep(mapping)

    def _keep(self, mapping: TemplateMapping) -> None:
        if not mapping.is_empty:
            self._remember(mapping)

    def _done(self, path: Path, outcome: Outcome) -> None:
        self._filled = path
        if self._read is not None:
            self._page.show_outcome(wording.outcome_state(outcome, path, self._read.vocabulary))

    def _open(self) -> None:
        if self._filled is not None:
            self._dialogs.open(self._filled)
