"""Which answer sheet was begun at which door: known on this machine, until the sheet is closed.

Nothing that travels ties answers to a door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.submission import SUBMISSION
from fieldkit.registers.visit import COMPLETED, QUOTA_FULL, REFUSED
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

_OPEN = "visits.open/"
"""Setting: the household of a sheet that was begun at its door, until the sheet is closed."""
_ENDED = "visits.ended/"
"""Setting: household, visit and day of a sheet that a full quota ended; until the day is over, for taking it back."""
_OUTCOMES = {"complete": COMPLETED, "refused": REFUSED, QUOTA_FULL: QUOTA_FULL}


def open_sheets(connection: Connection) -> Mapping[str, str]:
    """The household of each sheet that was begun at a door and not closed."""
    return settings.starting_with(connection, _OPEN)


class DoorSheets:
    """The sheets of one workspace that were begun at doors."""

    def __init__(self, workspace: Workspace, records: RecordService) -> None:
        self._workspace, self._records = workspace, records

    def begun(self, sheet: str, household: str) -> None:
        """A sheet was begun at this door."""
        self._workspace.set_setting(_OPEN + sheet, household)

    def household_of(self, sheet: str) -> str:
        """The door at which an open sheet was begun on this machine; empty for none."""
        return self._workspace.setting(_OPEN + sheet)

    def settle(self, record: Callable[[str, str], str]) -> int:
        """Record the visits whose interviews were closed meanwhile; how many.

        Args:
            record: takes household and outcome, returns the id of the visit.
        """
        with self._workspace.database.read() as connection:
            begun = open_sheets(connection)
            rows = lists.rows(connection, SUBMISSION.key, list(begun), ("state",))
        self._forget_endings()
        settled = 0
        for sheet, household in begun.items():
            state = str(rows[sheet]["state"]) if sheet in rows else ""
            if state == "draft":
                continue
            with self._workspace.database.write() as work:
                settings.remove(work, _OPEN + sheet)
            outcome = _OUTCOMES.get(state)
            if outcome:
                visit = record(household, outcome)
                settled += 1
                if outcome == QUOTA_FULL:
                    self._workspace.set_setting(_ENDED + sheet, f"{household} {visit} {self._day}")
        return settled

    def reopen(self, sheet: str) -> None:
        """The ending of a sheet was taken back: its visit goes, and its door waits for the sheet again.

        The door is known on the machine of the interview and until its day is over.
        """
        household, _, rest = self._workspace.setting(_ENDED + sheet).partition(" ")
        if not household:
            return
        with self._workspace.database.write() as work:
            settings.remove(work, _ENDED + sheet)
            settings.put(work, _OPEN + sheet, household)
        self._records.delete(rest.partition(" ")[0])

    @property
    def _day(self) -> str:
        return self._workspace.clock.now().date().isoformat()

    def _forget_endings(self) -> None:
        """What a full quota ended before today is not tied to its door any more."""
        with self._workspace.database.read() as connection:
            ended = settings.starting_with(connection, _ENDED)
        old = [sheet for sheet, words in ended.items() if not words.endswith(self._day)]
        if old:
            with self._workspace.database.write() as work:
                for sheet in old:
                    settings.remove(work, _ENDED + sheet)
