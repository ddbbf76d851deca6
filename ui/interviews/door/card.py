"""What stands on the head of a sheet: its number, its community, the interviewer's remark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.interviews import texts
from ui.language import say

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.services.interviews import InterviewService
    from fieldkit.services.records import RecordService

_CARD = ("sheet", "community", "remarks")


@dataclass(frozen=True, slots=True)
class SheetCard:
    """The head of a sheet.

    Attributes:
        sheet: its number; empty for a trial.
        community, community_id: name and record id.
        note: the interviewer's remark on the sheet.
    """

    sheet: str = ""
    community: str = ""
    community_id: str = ""
    note: str = ""

    @property
    def place(self) -> str:
        """Community and number in one line; of a trial, that it is one."""
        if not self.sheet:
            return self.community
        return say(texts.PLACE, community=self.community, sheet=self.sheet)


def read_card(records: RecordService, record: str) -> SheetCard:
    """The head of a kept sheet."""
    row = records.rows("submission", [record], _CARD)[record]
    community = str(row["community"] or "")
    return SheetCard(
        str(row["sheet"] or ""),
        records.names("area").get(community, ""),
        community,
        str(row["remarks"] or ""),
    )


def trial_card() -> SheetCard:
    """The head of a trial, of which nothing is kept."""
    return SheetCard(community=say(texts.TRIAL))


def closed_on(day: date, interviews: InterviewService) -> int:
    """How many sheets that were begun on a day are closed."""
    begun = day.isoformat()
    return sum(one.state == "complete" and one.started.startswith(begun) for one in interviews.sheets())
