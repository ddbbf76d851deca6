"""Between the poster page and the services."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from fieldkit.kernel.changes import ChangeSet
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.services.names import short_name
from fieldkit.services.posters import PosterService, file_name
from ui.language import current_language, say
from ui.posters import texts
from ui.posters.checking import Checks, Said, count_problems, said_by, to_put_right
from ui.posters.design import Designer
from ui.posters.making import Batch, Rendered, make_all, render
from ui.posters.mapping import Mapper
from ui.posters.ordering import (
    keep_order,
    kept_order,
    kind_of_poster,
    order_view,
    paper_name,
    possible,
    preview_dpi,
    sheet_size,
)
from ui.posters.posting import Poster
from ui.posters.printing import Printing, print_sheets, printed_dpi, wanted_sheets
from ui.posters.state import CircleLine, PosterView, ProblemLine
from ui.shell import FieldOf
from ui.theme import Tone
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.posters.order import PosterOrder
    from fieldkit.posters.results import PosterResult
    from fieldkit.services.workspace import Workspace
    from ui.posters.page import PosterPage
    from ui.shell import Shell
    from ui.tasks import Job

_QUIET_MS = 400
_BREATH_MS = 30
_SETTLED_MS = 90
_TONES = {Severity.ERROR: Tone.MISSING, Severity.WARNING: Tone.FEW, Severity.NOTE: Tone.INFO}


class PosterPresenter(QObject):
    """Makes the chosen poster beside the window; while nothing else is asked, checks the others one by one."""

    def __init__(
        self,
        page: PosterPage,
        workspace: Workspace,
        shell: Shell,
        dialogs: FileDialogs | None = None,
        printing: Printing | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._shell, self._workspace = page, shell, workspace
        self._service = PosterService(workspace)
        self._dialogs = dialogs or FileDialogs()
        self._printing = printing or Printing()
        self._names: dict[str, str] = {}
        self._checks = Checks()
        self._circle, self._order, self._sheets = "", kept_order(workspace), 0
        page.order.show_order(order_view(self._order))
        self._job: Job[Rendered] | None = None
        self._waiting = self._checking = False
        self._stale = True
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._refresh_quietly)
        # Who walks down the list wants the poster he stops at, not every one he passes.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._preview_settled)
        self._design = Designer(page, workspace, shell)
        self._design.changed.connect(self._adjusted)
        self._map = Mapper(page, workspace, shell, self._dialogs)
        self._poster = Poster(page, workspace, shell)
        self._poster.outdated.connect(self._know_outdated)
        self._outdated: Mapping[str, int] = {}
        page.arrived.connect(self._arrived)
        page.circle_chosen.connect(self._choose)
        page.order.wanted.connect(self._choose_order)
        page.save_wanted.connect(self._save)
        page.print_wanted.connect(self._print)
        page.all_wanted.connect(self._make_all)
        page.record_wanted.connect(self._go_to)
        page.circles_wanted.connect(self._go_to_circles)
        shell.relay.changed.connect(self._changed)

    # --- the list ---------------------------------------------------------------

    def refresh(self, *, reveal: bool = False) -> None:
        """Look at the circles anew, and at the poster in hand."""
        self._stale = False
        self._names = dict(self._service.circles())
        self._page.show_circles([self._line(circle) for circle in self._names])
        if self._circle not in self._names:
            self._circle = next(iter(self._names), "")
        if self._circle:
            self._page.choose_circle(self._circle, reveal=reveal)
            self._preview()
            self._look_at_all()
            self._poster.count()

    def _refresh_quietly(self) -> None:
        if self._page.isVisible():
            self.refresh()

    def _look_at_all(self) -> None:
        circles, order = list(self._names), self._order
        self._shell.runner.run(
            lambda progress: said_by(self._service, circles, order, progress),
            self._looked_at,
            owner=self,
            key="specs",
        )

    def _looked_at(self, said: dict[str, Said]) -> None:
        self._checks.take(said)
        for circle in said:
            self._page.show_line(self._line(circle))
        self._check_next()

    def _check_next(self) -> None:
        """Check one more poster, unless somebody waits for one or looks elsewhere."""
        said = self._checks.next_unchecked()
        if said is None or self._waiting or self._checking or not self._page.isVisible():
            return
        self._checking = True
        self._shell.runner.run(
            lambda _: count_problems(said),
            partial(self._checked, said),
            owner=self,
            failed=partial(self._check_refused, said),
        )

    def _checked(self, said: Said, count: int) -> None:
        self._checking = False
        if said.spec.order == self._order:
            self._found(said.spec.circle_id, count)
        QTimer.singleShot(_BREATH_MS, self, self._check_next)

    def _check_refused(self, said: Said, error: FieldkitError) -> None:
        """A poster that cannot be laid out is one thing to look at; its own preview says why."""
        del error
        self._checked(said, 1)

    def _found(self, circle: str, count: int) -> None:
        self._checks.found(circle, count)
        self._page.show_line(self._line(circle))

    def _line(self, circle: str) -> CircleLine:
        name = short_name(self._names[circle])
        checks = self._checks
        outdated = self._outdated.get(circle, 0)
        return CircleLine(circle, name, checks.outlets(circle), checks.problems(circle), outdated)

    def _know_outdated(self, counts: Mapping[str, int]) -> None:
        before, self._outdated = self._outdated, counts
        for circle in self._names:
            if before.get(circle, 0) != counts.get(circle, 0):
                self._page.show_line(self._line(circle))

    # --- the poster in hand -------------------------------------------------------

    def _arrived(self, argument: object) -> None:
        if isinstance(argument, str) and argument:
            self._circle = argument
            self.refresh(reveal=True)
        elif self._stale:
            self.refresh()
        else:
            self._check_next()

    def _choose(self, circle: str) -> None:
        if circle != self._circle:
            self._circle = circle
            self._say_making()
            self._settled.start()

    def _choose_order(self, wanted: PosterOrder) -> None:
        self._order = possible(wanted)
        keep_order(self._workspace, self._order)
        self._page.order.show_order(order_view(self._order))
        if self._circle:
            self._preview()
            self._look_at_all()

    def _adjusted(self) -> None:
        """What was changed by hand is made soon; quick changes make one sheet, not many."""
        self._say_making()
        self._settled.start()

    def _preview(self) -> None:
        self._settled.stop()
        self._say_making()
        circle, order = self._circle, self._order
        self._job = self._shell.runner.run(
            lambda progress: render(self._service, circle, order, preview_dpi(order), progress),
            self._show,
            owner=self,
            failed=self._refused,
            key="preview",
        )

    def _preview_settled(self) -> None:
        if self._page.isVisible():
            self._preview()
        else:
            self._stale = True

    def _say_making(self) -> None:
        if self._waiting and self._job is not None:
            self._job.cancel()
        self._waiting = True
        self._page.show_poster(PosterView(self._names[self._circle], say(texts.MAKING)))

    def _show(self, made: Rendered) -> None:
        self._waiting, self._sheets = False, made.total
        pages = tuple(QImage.fromData(sheet) for sheet in made.sheets)
        outlets = made.outlets
        facts = say(
            texts.FACTS,
            paper=paper_name(made.spec.order),
            pages=made.total,
            outlets=outlets,
            codes=made.codes,
        )
        wrong = to_put_right(made.problems)
        words = texts.CODES_READ if wrong else texts.ALL_WELL
        self._page.show_poster(
            PosterView(
                self._names.get(made.circle, ""),
                facts,
                pages,
                made.places,
                tuple(_line_of(problem) for problem in made.problems),
                say(words, codes=made.codes),
            )
        )
        if made.circle == self._circle:
            self._design.take(made.plain)
            self._map.take(made.circle, made.spec.ground)
            self._poster.take(made.circle, self._order)
        self._checks.take_one(made.circle, Said(made.spec, made.of_records))
        self._found(made.circle, wrong)
        self._check_next()

    def _refused(self, error: FieldkitError) -> None:
        """A poster that cannot be made says so in its place; the others go on."""
        self._waiting, self._sheets = False, 0
        line = ProblemLine(error.say(current_language()), Tone.MISSING, record=self._circle)
        self._page.show_poster(PosterView(self._names.get(self._circle, ""), "", (), None, (line,)))
        self._check_next()

    def _changed(self, change: object) -> None:
        if isinstance(change, ChangeSet) and any(change.touches(k) for k in ("outlet", "area", "circle")):
            self._stale = True
            if self._page.isVisible():
                self._quiet.start()

    def _go_to(self, problem: ProblemLine) -> None:
        if problem.record in self._names:
            self._shell.go("circles", problem.record)
        elif problem.field:
            self._shell.go("outlets", FieldOf(problem.record, problem.field))
        else:
            self._shell.go("outlets", problem.record)

    def _go_to_circles(self) -> None:
        self._shell.go("circles")

    # --- out of the program ---------------------------------------------------------

    def _save(self) -> None:
        circle, order = self._circle, self._order
        name = f"{file_name(self._names[circle])}{kind_of_poster(order)}_{order.paper}.pdf"
        path = self._dialogs.save_as(self._page, say(texts.SAVE_TITLE), name, ".pdf")
        if path is not None:
            self._shell.runner.run(
                lambda progress: self._service.make_one(circle, path, order, progress=progress),
                self._saved,
                owner=self,
                title=texts.SAVING,
            )

    def _saved(self, made: PosterResult) -> None:
        self._offer(say(texts.SAVED, name=made.path.name), say(texts.OPEN), made.path)
        self._shell.say_note(say(texts.POST_NOTE))

    def _print(self) -> None:
        circle, order = self._circle, self._order
        printer = self._printing.ask(self._page, say(texts.PRINT_TITLE), sheet_size(order), self._sheets)
        if printer is None:
            return
        dpi, wanted = printed_dpi(printer), wanted_sheets(printer)
        self._shell.runner.run(
            lambda progress: render(self._service, circle, order, dpi, progress, wanted),
            partial(self._put_on_paper, printer),
            owner=self,
            title=texts.PRINTING,
        )

    def _put_on_paper(self, printer: QPrinter, made: Rendered) -> None:
        name = self._names.get(made.circle, "")
        if print_sheets(printer, name, made.sheets):
            words = say(texts.PRINTED, name=name, count=len(made.sheets))
            self._shell.toast(words, Tone.GOOD, say(texts.POST_OFFER), self._offer_posting)
        else:
            self._shell.toast(say(texts.PRINTER_SILENT), Tone.MISSING)

    def _offer_posting(self) -> None:
        self._page.show_tab("posted")
        self._page.posted.place.setFocus()

    def _make_all(self) -> None:
        folder = self._dialogs.folder(self._page, say(texts.ALL_TITLE))
        if folder is not None:
            order = self._order
            self._shell.runner.run(
                lambda progress: make_all(self._service, folder, order, progress),
                self._made_all,
                owner=self,
                title=texts.MAKING_ALL,
            )

    def _made_all(self, batch: Batch) -> None:
        words = texts.STOPPED if batch.stopped else texts.MADE_ALL
        values = {"name": batch.folder.name} | ({} if batch.stopped else {"count": batch.count})
        tone = Tone.INFO if batch.stopped else Tone.GOOD
        self._offer(say(words, **values), say(texts.OPEN_FOLDER), batch.folder, tone)

    def _offer(self, words: str, action: str, path: Path, tone: Tone = Tone.GOOD) -> None:
        self._shell.toast(words, tone, action, partial(self._dialogs.open, path))


def _line_of(problem: Problem) -> ProblemLine:
    words = problem.code.text.say(current_language(), **problem.values)
    counts = problem.severity is not Severity.NOTE
    return ProblemLine(words, _TONES[problem.severity], counts, problem.place.record, problem.place.field)
