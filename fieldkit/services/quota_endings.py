"""Taking back that a full quota ended a sheet: it is a draft again, and the ledger keeps both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.registers.visit import QUOTA_FULL
from fieldkit.services.records import RecordService
from fieldkit.services.visits import VisitService

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace


class EndingError(ErrorCode):
    """Why an ending was not taken back."""

    NOT_ENDED = Text(
        "编号 {sheet} 的答卷不是因配额已满结束的，没有动它。请在答卷列表里看看它现在的状态。",
        "Sheet {sheet} was not ended by a full quota; it was not touched. See its state in the list of sheets.",
    )


class QuotaEndings:
    """Sheets that a full quota ended."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def take_back(self, record: str) -> None:
        """Make an ended sheet a draft again; its door is to be visited again, too.

        Raises:
            FieldkitError: NOT_ENDED; the sheet was not touched.
        """
        records = RecordService(self._workspace)
        values = records.get(record).values
        if values["state"] != QUOTA_FULL:
            raise FieldkitError(EndingError.NOT_ENDED, sheet=values["sheet"])
        records.set_values(record, {"state": "draft", "finished": None})
        VisitService(self._workspace).reopen(record)
