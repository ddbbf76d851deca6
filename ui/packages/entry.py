"""Registers the page of packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.language import say
from ui.packages import texts
from ui.packages.incoming import texts as incoming_texts
from ui.packages.incoming.password_dialog import PasswordDialog, wrong_words
from ui.packages.outgoing.sheets import Sheets
from ui.packages.page import PackagesPage
from ui.packages.presenter import PAGE, PackagesPresenter
from ui.packages.state import View
from ui.shell import PageEntry
from ui.widgets.confirm import confirm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.packages.state import PackagesState
    from ui.shell import Shell


def entry(workspace: Workspace) -> PageEntry:
    """Return the page of packages over a workspace.

    ``go("packages", argument)``: a record id goes to its conflict, ``"export"``
    opens the handing in, a tuple of paths is taken as if it had been dropped.
    """

    def make(shell: Shell) -> QWidget:
        return make_page(workspace, shell)

    return PageEntry(PAGE, texts.TITLE, "package", make)


def make_page(workspace: Workspace, shell: Shell) -> PackagesPage:
    """Return the page with its presenter."""
    page = PackagesPage(is_office=workspace.identity.role != "community")
    _Joint(page, PackagesPresenter(workspace, shell, page))
    return page


class _Joint(QObject):
    """Lives as long as the page: joins its signals to the presenter's, and asks what needs a sheet of its own."""

    def __init__(self, page: PackagesPage, presenter: PackagesPresenter) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter
        self._asks = False
        Sheets(page, presenter.sending)
        page.entered_with.connect(presenter.entered)
        page.files_wanted.connect(presenter.add_files)
        page.take_wanted.connect(presenter.take)
        page.hand_in_wanted.connect(presenter.sending.ask_facts)
        page.receipts_wanted.connect(presenter.sending.ask_devices)
        page.chosen.connect(presenter.choose)
        page.lists.unwanted.connect(self._put_away)
        presenter.state_changed.connect(self._render)
        presenter.detail_changed.connect(page.render_detail)
        presenter.questions_wanted.connect(page.show_questions)
        presenter.file_wanted.connect(page.show_file)
        presenter.password_wanted.connect(self._ask_password)
        self._join_panel()
        self._join_card()

    def _join_panel(self) -> None:
        panel, intake = self._page.side.panel, self._presenter.intake
        panel.ticked.connect(self._tick)
        panel.trusted.connect(self._trust)
        panel.cleared_answered.connect(intake.take_cleared)
        panel.step_wanted.connect(self._presenter.take_step)
        panel.away_wanted.connect(self._put_away_shown)

    def _join_card(self) -> None:
        card, deciding = self._page.side.card, self._presenter.deciding
        card.picked.connect(deciding.pick)
        card.picked_alike.connect(deciding.pick_alike)
        card.written.connect(deciding.write)
        card.put_off.connect(deciding.later)

    def _render(self, state: PackagesState) -> None:
        self._page.render_state(state)

    def _tick(self, key: str, cell: str, on: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self._presenter.intake.tick(key, cell, on=on)

    def _trust(self, key: str, on: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self._presenter.intake.trust(key, on=on)

    def _put_away_shown(self, key: str) -> None:
        self._put_away(self._page.lists.view, key)

    def _put_away(self, view: View, key: str) -> None:
        if view is View.LOG:
            return
        if view is View.APART:
            row = self._page.lists.apart.rows.get(key)
            question = say(incoming_texts.PUT_AWAY_ASK, name=row.name if row else "")
            words, yes = say(incoming_texts.PUT_AWAY_WORDS), say(incoming_texts.PUT_AWAY)
            if row is None or not confirm(self._page, question, words, yes, danger=True):
                return
        self._presenter.put_away(key)

    def _ask_password(self, opened: int) -> None:
        names = self._presenter.intake.locked_names()
        if not names or self._asks:
            return
        self._asks = True
        dialog = PasswordDialog(self._page, names, wrong_words(len(names), opened))
        dialog.entered.connect(self._presenter.intake.unlock)
        dialog.finished.connect(self._asked)
        dialog.open()

    def _asked(self) -> None:
        self._asks = False
