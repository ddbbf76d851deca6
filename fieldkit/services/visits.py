"""Visits: recording what came of one, beginning an interview at a door."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.registers.household import HOUSEHOLD, folded
from fieldkit.registers.visit import APPOINTMENT, OUTCOMES, VISIT
from fieldkit.services.consent import ConsentService
from fieldkit.services.door_sheets import DoorSheets
from fieldkit.services.records import RecordService
from fieldkit.services.visit_board import read_board
from fieldkit.services.visit_problems import VisitError
from fieldkit.storage import lists

if TYPE_CHECKING:
    from fieldkit.registers.consent import Consent
    from fieldkit.services.interviews import Sitting
    from fieldkit.services.visit_board import Board
    from fieldkit.services.workspace import Workspace


class VisitService:
    """Recording visits and reading the board."""

    def __init__(self, workspace: Workspace, records: RecordService | None = None) -> None:
        self._workspace = workspace
        self._records = records or RecordService(workspace)
        self._consent = ConsentService(workspace)
        self._sheets = DoorSheets(workspace, self._records)

    def board(self) -> Board:
        """Everything about the visits, as of now; without a sample every household is to be visited."""
        return read_board(self._workspace)

    def find(self, words: str) -> str:
        """The household with this id, or this door as written.

        Raises:
            FieldkitError: NO_SUCH_HOUSEHOLD, SEVERAL_HOUSEHOLDS.
        """
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, HOUSEHOLD.key, ("door_address",))
        found = [str(row["id"]) for row in rows if row["id"] == words]
        found = found or [
            str(row["id"]) for row in rows if folded(str(row["door_address"] or "")) == folded(words)
        ]
        if not found:
            raise FieldkitError(VisitError.NO_SUCH_HOUSEHOLD, words=words)
        if len(found) > 1:
            raise FieldkitError(VisitError.SEVERAL_HOUSEHOLDS, words=words, count=len(found))
        return found[0]

    def record(self, household: str, outcome: str, *, come_again: str = "") -> str:
        """Record that somebody was at a door just now.

        Args:
            household: its id.
            outcome: a code, or its name in Chinese.
            come_again: ``2026-07-01 19:30`` or ISO; for an appointment.

        Returns:
            The id of the visit.

        Raises:
            UsageError: NO_SUCH_OUTCOME, NO_SUCH_TIME.
            FieldkitError: NO_SUCH_HOUSEHOLD; nothing was recorded.
        """
        code = _outcome(outcome)
        again = self._moment(come_again) if come_again and code == APPOINTMENT else None
        rows = self._records.rows(HOUSEHOLD.key, [household], ("door_address", "community"))
        if household not in rows:
            raise FieldkitError(VisitError.NO_SUCH_HOUSEHOLD, words=household)
        row = rows[household]
        values: dict[str, str | None] = {
            "visited_door": str(row["door_address"] or "") or None,
            "household": household,
            "community": str(row["community"] or "") or None,
            "outcome": code,
            "visited_at": stamp(self._workspace.clock),
            "visitor": self._workspace.identity.person or None,
            "come_again": again,
        }
        return self._records.add_values(VISIT.key, values).record

    def undo(self) -> None:
        """Take the last recorded visit back."""
        self._records.undo()

    def begin(self, household: str, consent: Consent, *, form: str = "", language: str = "") -> Sitting:
        """Begin the interview at a door; the visit counts when the sheet is closed.

        Raises:
            FieldkitError: NO_COMMUNITY, NO_SUCH_HOUSEHOLD, or why consent does not suffice; nothing was begun.
        """
        rows = self._records.rows(HOUSEHOLD.key, [household], ("door_address", "community"))
        if household not in rows:
            raise FieldkitError(VisitError.NO_SUCH_HOUSEHOLD, words=household)
        community = str(rows[household]["community"] or "")
        if not community:
            raise FieldkitError(VisitError.NO_COMMUNITY, address=rows[household]["door_address"])
        sitting = self._consent.begin(community, consent, form=form, language=language)
        self._sheets.begun(sitting.record, household)
        return sitting

    def household_of(self, sheet: str) -> str:
        """The door at which an open sheet was begun on this machine; empty for none."""
        return self._sheets.household_of(sheet)

    def settle(self) -> int:
        """Record the visits whose interviews were closed meanwhile; how many."""
        return self._sheets.settle(self.record)

    def reopen(self, sheet: str) -> None:
        """The ending of a sheet was taken back: its visit goes, and its door waits for the sheet again."""
        self._sheets.reopen(sheet)

    def _moment(self, words: str) -> str:
        try:
            moment = datetime.fromisoformat(words.strip().replace("/", "-"))
        except ValueError as error:
            raise UsageError(VisitError.NO_SUCH_TIME, words=words) from error
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self._workspace.clock.now().tzinfo)
        return moment.isoformat(timespec="seconds")


def _outcome(words: str) -> str:
    for option in OUTCOMES:
        if words.strip() in {option.code, option.label.zh, option.label.en, *option.aliases}:
            return option.code
    known = "、".join(option.label.zh for option in OUTCOMES)
    raise UsageError(VisitError.NO_SUCH_OUTCOME, words=words, known=known)
