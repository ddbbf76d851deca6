"""Before an interview: the notice is given, and only who agrees is asked.

At a door of the list (入户) a no is a refused visit and leaves no sheet. Without a door it leaves a sheet
that says 拒访, so that refusals are counted; the form may still ask why.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.consent import ConsentService
from fieldkit.services.forms import FormService
from fieldkit.services.handouts import HandoutService
from fieldkit.services.visits import VisitService
from ui.interviews.door import notice_texts as texts
from ui.interviews.door.notice import NoticeState
from ui.language import current_language

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.registers.consent import Consent
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_CLOSED = "refused"


class Gate(QObject):
    """Signals: ``asked(NoticeState)``, ``begun(record)``, ``refused(household, sheet)``, ``printed(path)`` of the notice."""

    asked = Signal(object)
    begun = Signal(str)
    refused = Signal(str, str)
    printed = Signal(object)

    def __init__(
        self, workspace: Workspace, records: RecordService, shell: Shell, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._records, self._shell = workspace, records, shell
        self._consent = ConsentService(workspace)
        self._visits, self._forms = VisitService(workspace, records), FormService(workspace)
        self._community = ""
        self.household = ""
        """The door of the list that the interview in hand belongs to; empty for none."""

    def ask(self, community: str) -> None:
        """Give notice to somebody of a community."""
        self._community, self.household = community, ""
        self._ask()

    def ask_at(self, household: str) -> None:
        """Give notice at a door of the list."""
        self._community, self.household = "", household
        self._ask()

    def follow(self, record: str) -> None:
        """A sheet is taken up: from now on its door is the one in hand."""
        self.household = self._visits.household_of(record)

    def choose_form(self, form: str) -> None:
        """Interviews are by another form from now on."""
        self._forms.choose(form)
        self._ask()

    def fill_in(self, handler: str, contact: str) -> None:
        """Complete the notice, and give it again."""
        self._consent.set_terms({"handler": handler, "contact": contact})
        self._ask()

    def agree(self, consent: Consent) -> None:
        """They agreed: begin the interview."""
        try:
            sitting = (
                self._visits.begin(self.household, consent)
                if self.household
                else self._consent.begin(self._community, consent)
            )
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self.begun.emit(sitting.record)

    def print_notice(self, path: Path) -> None:
        """Write the notice as PDF, to hand over or for the wall."""
        self._shell.runner.run(
            partial(self._write, path), self.printed.emit, owner=self, key="notice", title=texts.PRINTING
        )

    def decline(self) -> None:
        """They did not agree; nothing else is asked but, where the form does, why."""
        if self.household:
            self.refused.emit(self.household, "")
            return
        try:
            record = self._consent.decline(self._community).record
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        card = self._records.rows("submission", [record], ("sheet", "state"))[record]
        if card["state"] == _CLOSED:
            self.refused.emit("", str(card["sheet"] or ""))
        else:
            self.begun.emit(record)

    # --- inside -------------------------------------------------------------

    def _write(self, path: Path, progress: Progress) -> Path:
        HandoutService(self._workspace).notice(path, current_language(), progress)
        return path

    def _ask(self) -> None:
        terms = self._consent.terms()
        notice = self._consent.notice(current_language())
        forms = tuple((one.id, one.title) for one in self._forms.offered())
        form = self._forms.chosen().id
        self.asked.emit(NoticeState(self._place(), notice, terms.handler, terms.contact, forms, form))

    def _place(self) -> str:
        if not self.household:
            return self._records.names("area").get(self._community, "")
        rows = self._records.rows("household", [self.household], ("door_address",))
        return str(rows.get(self.household, {}).get("door_address") or "")
