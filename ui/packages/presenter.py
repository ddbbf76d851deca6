"""Turns what a person does on the page of packages into calls, and results into a new state."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.registers.review import CHECK, RETURNED
from fieldkit.services.packages import PackageService
from fieldkit.storage.lists import Filter
from ui.language import say
from ui.packages.deciding import texts as deciding_texts
from ui.packages.deciding.deciding import Deciding
from ui.packages.incoming import texts
from ui.packages.incoming.intake import Intake
from ui.packages.incoming.kept import detail_of_apart, detail_of_line
from ui.packages.incoming.state import NextStep
from ui.packages.incoming.wording import sum_up
from ui.packages.outgoing.sending import Sending
from ui.packages.reading import Read, Reader
from ui.packages.state import PackagesState, View
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.services.packages import Imported
    from fieldkit.services.workspace import Workspace
    from ui.packages.incoming.state import FileDetail
    from ui.shell import Shell

PAGE = "packages"
_COALESCE_MS = 150


class PackagesPresenter(QObject):
    """Holds the services of the page: ``intake`` for files, ``deciding`` for questions, ``sending`` for what goes out.

    Signals: ``state_changed(PackagesState)``, ``detail_changed(FileDetail |
    None)``, ``questions_wanted()`` and ``file_wanted(key)`` to lead the person
    there, ``password_wanted(opened)``: see :attr:`Intake.locked`.
    """

    state_changed = Signal(object)
    detail_changed = Signal(object)
    questions_wanted = Signal()
    file_wanted = Signal(str)
    password_wanted = Signal(int)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._packages = PackageService(workspace)
        self.intake = Intake(workspace, self._packages, shell, self)
        self.deciding = Deciding(workspace, shell, self)
        self.sending = Sending(workspace, self._packages, shell, self)
        self._reader = Reader(workspace, self._packages, self.deciding)
        self._read = Read()
        self._is_read = False
        self._confirmed_before: Read | None = None
        self._chosen: tuple[View, str] = (View.FILES, "")
        self._wanted_record = ""
        self._leads_to_questions = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COALESCE_MS)
        self._soon.timeout.connect(self._refresh_if_shown)
        self.intake.changed.connect(self._render)
        self.intake.taken.connect(self._taken)
        self.intake.locked.connect(self._ask_password)
        self.intake.nothing_found.connect(self._say_nothing_found)
        self.deciding.changed.connect(self._render)
        self.deciding.stale.connect(self.refresh)
        shell.relay.follow(self._on_change)

    # --- reading ------------------------------------------------------------

    @property
    def state(self) -> PackagesState:
        """Everything on the page now but the file in hand."""
        return PackagesState(
            incoming=self.intake.state,
            apart=self._read.apart_rows,
            log=self._read.log_rows,
            deciding=self.deciding.state,
            unsent=self._read.unsent,
            gaps=self._read.gaps,
            is_taking=self.intake.is_taking,
        )

    def entered(self, argument: object) -> None:
        """The page comes into sight.

        Args:
            argument: a record id goes to its conflict, ``"export"`` opens the
                handing in, paths are taken as if they had been dropped.
        """
        self._wanted_record = ""
        if argument == "export":
            self.sending.ask_facts()
        elif isinstance(argument, str) and argument:
            self._wanted_record = argument
        elif isinstance(argument, tuple):
            self.add_files(tuple(path for path in argument if isinstance(path, Path)))
        self.refresh()

    def refresh(self) -> None:
        """Read questions, log, quarantine and what is not handed in; an import is let finish first."""
        if self.intake.is_taking:
            return
        work = partial(self._reader.read, self.deciding.moment)
        self._shell.runner.run(work, self._show_read, owner=self, key="read")

    def _show_read(self, read: Read) -> None:
        self.deciding.show(read.views, read.moment)
        self._read, self._is_read = read, True
        self._tell_receipt(read)
        if self._wanted_record:
            if self.deciding.go_to(self._wanted_record):
                self._leads_to_questions = True
            else:
                self._shell.toast(say(deciding_texts.NOT_IN_CONFLICT), Tone.INFO)
            self._wanted_record = ""
        self._render()
        if self._leads_to_questions and self.deciding.count:
            self.questions_wanted.emit()
        self._leads_to_questions = False

    def _on_change(self, touched: object) -> None:
        del touched
        self._soon.start()

    def _refresh_if_shown(self) -> None:
        # A page out of sight reads anew when it is entered.
        page = self.parent()
        if not isinstance(page, QWidget) or page.isVisible():
            self.refresh()

    def _render(self) -> None:
        if self._is_read and not self.deciding.count:
            self.intake.conflicts_are_settled()
        self._shell.set_badge(PAGE, self.deciding.count)
        self.state_changed.emit(self.state)
        self.detail_changed.emit(self._detail())

    # --- the file in hand ---------------------------------------------------

    def choose(self, view: View, key: str) -> None:
        """Another file is in hand."""
        self._chosen = (view, key)
        self.detail_changed.emit(self._detail())

    def take_step(self, key: str, step: NextStep) -> None:
        """Do what the panel offers for a file."""
        match step:
            case NextStep.RETRY:
                self._retry(key)
            case NextStep.UNLOCK:
                self.password_wanted.emit(-1)
            case NextStep.CONFLICTS:
                self.questions_wanted.emit()
            case NextStep.AS_TABLE:
                self._shell.go("table_import", (Path(key),))
            case NextStep.NONE:
                pass

    def put_away(self, key: str) -> None:
        """Take a file off its list; the copy of one in quarantine is deleted, the log keeps its line."""
        arrival = self._read.apart.get(key)
        if arrival is not None:
            self._packages.quarantine.remove(arrival)
            self.refresh()
        else:
            self.intake.take_off([key])

    def _detail(self) -> FileDetail | None:
        view, key = self._chosen
        read = self._read
        if view is View.FILES:
            return self.intake.detail(key)
        if view is View.APART and key in read.apart:
            return detail_of_apart(read.apart[key], read.apart_rows[key])
        if view is View.LOG and key in read.log:
            return detail_of_line(read.log[key], self._workspace.clock.now())
        return None

    def _retry(self, key: str) -> None:
        arrival = self._read.apart.get(key)
        if arrival is None:
            self.intake.check_again(key)
            return
        path = self._packages.quarantine.path(arrival)
        if path is None:
            self._shell.toast(say(texts.NO_COPY, name=arrival.file_name), Tone.FEW)
            return
        self.intake.add_as(path, arrival.file_name)
        self.file_wanted.emit(str(path))

    # --- packages in --------------------------------------------------------

    def add_files(self, paths: Sequence[Path]) -> None:
        """Verify files that were dropped or chosen."""
        self.intake.add(paths)

    def take(self) -> None:
        """Import everything that is ready."""
        self._is_read = False
        self.intake.take()

    def _taken(self, results: Sequence[Imported], whole: bool) -> None:  # noqa: FBT001 - as the signal carries it
        receipts = [one for one in results if one.content == "receipt" and one.status == "accepted"]
        if receipts and len(receipts) == len(results) and whole:
            self._confirmed_before = self._read
        else:
            self._shell.toast(*sum_up(results, is_whole=whole))
        self._leads_to_questions = any(one.conflicts for one in results)
        self.refresh()

    def _tell_receipt(self, read: Read) -> None:
        before, self._confirmed_before = self._confirmed_before, None
        if before is None:
            return
        count = max(0, before.unconfirmed - read.unconfirmed)
        words = say(texts.TOOK_RECEIPT, count=count, returned=read.returned)
        if read.returned:
            wanted = Filter(equals=((CHECK.key, (RETURNED,)),))
            see = partial(self._shell.go, "outlets", wanted)
            self._shell.toast(words, Tone.FEW, say(texts.SEE_RETURNED), see)
        else:
            self._shell.toast(words, Tone.GOOD)

    def _ask_password(self, count: int, opened: int) -> None:
        del count
        self.password_wanted.emit(opened)

    def _say_nothing_found(self, was_folder: bool) -> None:  # noqa: FBT001 - as the signal carries it
        words = texts.EMPTY_FOLDER if was_folder else texts.NOT_A_PACKAGE
        self._shell.toast(say(words), Tone.MISSING)
