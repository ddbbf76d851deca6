"""Reads the board, records visits, begins interviews, draws samples."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.sampling import Method
from fieldkit.registers.visit import COMPLETED, OUTCOMES, REFUSED
from fieldkit.services.consent import ConsentService
from fieldkit.services.erasure import ErasureService
from fieldkit.services.handouts import HandoutService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import PERSONAL_PURPOSE, SamplingService, new_seed
from fieldkit.services.visits import VisitService
from fieldkit.storage.lists import Filter
from ui.language import current_language, say
from ui.tasks import Lane
from ui.theme import Tone
from ui.visits import texts
from ui.visits.state import DrawWish, ListState, PageState, filter_of, lines_under

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.exchange.foreign.addresses import AddressList
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.visit_board import Board, VisitLine
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_LABELS = {option.code: option.label for option in OUTCOMES}
RESUME = "resume/"
"""What the page 问卷 takes to go on with a sheet at once."""
AT_DOOR = "door/"
"""What the page 问卷 takes to give notice at a door of the list, and to begin."""


class VisitsPresenter(QObject):
    """Signals: ``listed(PageState)``, ``read(ListState)``.

    ``printed(path)`` of the list to carry along; ``withdrew()`` and ``not_withdrawn(words)`` answer a withdrawal.
    """

    listed = Signal(object)
    read = Signal(object)
    withdrew = Signal()
    not_withdrawn = Signal(str)
    printed = Signal(object)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._records = RecordService(workspace)
        self._visits = VisitService(workspace, self._records)
        self._consent = ConsentService(workspace)
        self._sampling = SamplingService(workspace)
        self._board: Board | None = None
        self._chosen = ""
        shell.relay.follow(self._changed)

    def load(self) -> None:
        """Read the board anew; interviews that were closed meanwhile become visits first."""
        self._shell.runner.run(self._read, self._take, owner=self, key="board", lane=Lane.WRITE)

    # --- at a door ----------------------------------------------------------

    def record(self, household: str, outcome: str, come_again: str = "") -> None:
        """Record a visit, and go to the next door."""
        line = self._line(household)
        if line is None:
            return
        before = self._ids()
        following = self._after(household)
        try:
            self._visits.record(household, outcome, come_again=come_again)
            board = self._visits.board()
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        come = next((one for one in board.lines if one.id not in before), None)
        words = say(
            texts.CAME_IN if come else texts.RECORDED,
            address=line.address,
            outcome=say(_LABELS[outcome]),
            come=come.address if come else "",
        )
        self._shell.say_change(words, undo=partial(self._undo, household))
        self._chosen = following
        self._take(board)

    def open_door(self, household: str) -> None:
        """Key 1: go on with the interview that was begun there, or read the notice."""
        line = self._line(household)
        if line is None:
            return
        if line.sheet:
            self._shell.go("interviews", RESUME + line.sheet)
            return
        if line.standing.outcome == COMPLETED:
            return
        self._shell.go("interviews", AT_DOOR + household)

    def decline(self, household: str) -> None:
        """The resident did not agree: a refusal, and nothing else is asked."""
        self._shell.runner.run(
            self._read, partial(self._decline, household), owner=self, key="board", lane=Lane.WRITE
        )

    def choose(self, household: str) -> None:
        """Come back from a door: it is the chosen one."""
        self._chosen = household
        self.load()

    def withdraw(self, sheet: str) -> None:
        """A resident takes the consent back: erase the answers of the sheet for good."""
        try:
            done = self._consent.withdraw(sheet)
        except FieldkitError as error:
            self.not_withdrawn.emit(error.say(current_language()))
            return
        self.withdrew.emit()
        if done.copies:
            self._shell.toast(
                say(texts.COPIES_LEFT, sheet=done.sheet, copies=len(done.copies)),
                Tone.FEW,
                say(texts.DELETE_COPIES),
                self._delete_copies,
            )
        else:
            self._shell.toast(say(texts.WITHDRAWN, sheet=done.sheet, answers=done.answers), Tone.GOOD)

    # --- lists --------------------------------------------------------------

    def read_list(self, path: Path) -> None:
        """Read a list of addresses."""
        self._shell.runner.run(
            partial(self._read_list, path), self.read.emit, owner=self, key="list", title=texts.READING
        )

    def print_list(self, path: Path) -> None:
        """Write the drawn doors as PDF or workbook."""
        self._shell.runner.run(
            partial(self._print, path), self.printed.emit, owner=self, key="print", title=texts.PRINTING
        )

    def draw(self, listing: AddressList, wish: DrawWish) -> None:
        """Keep the list, and a sample of it."""
        self._shell.runner.run(
            partial(self._draw, listing, wish), self._drew, owner=self, key="draw", lane=Lane.WRITE
        )

    # --- inside -------------------------------------------------------------

    def _read(self, progress: Progress) -> Board:
        progress.check()
        self._visits.settle()
        return self._visits.board()

    def _decline(self, household: str, board: Board) -> None:
        self._take(board)
        self.record(household, REFUSED)

    def _take(self, board: Board) -> None:
        self._board = board
        self._shell.set_badge("visits", len(board.route))
        chosen, self._chosen = self._chosen, ""
        self.listed.emit(PageState(board, chosen))

    def _read_list(self, path: Path, progress: Progress) -> ListState:
        listing = self._sampling.read(path, progress)
        names = self._records.names("area")
        ids = self._records.ids("area", Filter(equals=(("level", ("community",)),), order="order"))
        return ListState(
            listing,
            tuple((one, names.get(one, "")) for one in ids),
            takes_personal=bool(self._workspace.setting(PERSONAL_PURPOSE)),
            seed=new_seed(),
            former=self._sampling.former(listing),
        )

    def _draw(self, listing: AddressList, wish: DrawWish, progress: Progress) -> str:
        progress.check()
        if not wish.size:
            done = self._sampling.import_list(listing, wish.community)
            return say(texts.TOOK, doors=len(listing.doors), new=done.new)
        drawn = self._sampling.draw(
            listing,
            wish.size,
            wish.seed,
            by=wish.by,
            method=Method(wish.method),
            community=wish.community,
        )
        self._sampling.import_list(listing, wish.community)
        self._sampling.keep(listing, drawn, wish.community)
        one = drawn.sample
        return say(texts.DREW, size=one.size, frame=one.frame, seed=one.seed)

    def _print(self, path: Path, progress: Progress) -> Path:
        service = HandoutService(self._workspace)
        service.write_samples(service.samples(current_language()), path, progress)
        return path

    def _drew(self, words: str) -> None:
        self._shell.toast(words, Tone.GOOD)
        self.load()

    def _delete_copies(self) -> None:
        count = ErasureService(self._workspace).remove_copies()
        self._shell.toast(say(texts.COPIES_DELETED, count=count), Tone.GOOD)

    def _undo(self, household: str) -> None:
        self._visits.undo()
        self._chosen = household
        self.load()

    def _changed(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and any(
            touched.touches(kind) for kind in ("household", "visit", "submission", "quota")
        ):
            self.load()

    def _line(self, household: str) -> VisitLine | None:
        lines = self._board.lines if self._board else ()
        return next((line for line in lines if line.id == household), None)

    def _ids(self) -> frozenset[str]:
        return frozenset(line.id for line in self._board.lines) if self._board else frozenset()

    def _after(self, household: str) -> str:
        """The next door under the same heading, else the one before."""
        line = self._line(household)
        if line is None or self._board is None:
            return ""
        same = [one.id for one in lines_under(self._board, filter_of(line))]
        at = same.index(household)
        return (same[at + 1 :] + same[:at][::-1] + [""])[0]
