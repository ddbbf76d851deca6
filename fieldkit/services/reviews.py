"""退回: an office gives a record back to the worker with a reason; the worker mends it and says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.review import CHECK, CHECKED, RETURN_REASON, RETURNED, UNCHECKED
from fieldkit.services.records import RecordService
from fieldkit.storage import lists

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace


class ReviewError(ErrorCode):
    """Why a record could not be given back."""

    NOT_REVIEWED = Text(
        "{kind}不用核查，不能退回。没有改动。网点和答卷可以退回。",
        "{kind_en} are not reviewed and cannot be returned. Nothing was changed. Outlets and submissions can.",
    )
    NO_REASON = Text(
        "请写退回的原因，让登记的人知道改什么。没有改动。",
        "Say why it is returned, so that the worker knows what to mend. Nothing was changed.",
    )


@dataclass(frozen=True, slots=True)
class Returned:
    """A record that waits for its worker.

    Attributes:
        record, kind: which one.
        title: what it is called.
        reason: why it was given back.
    """

    record: str
    kind: str
    title: str
    reason: str


class ReviewService:
    """Checked, returned, mended."""

    def __init__(self, workspace: Workspace, records: RecordService | None = None) -> None:
        self._workspace = workspace
        self._records = records or RecordService(workspace)

    def give_back(self, record: str, reason: str) -> None:
        """退回, with the reason; it travels in the next receipt and shows in the worker's list.

        Raises:
            FieldkitError: NO_REASON, NOT_REVIEWED, no such record, or the mark itself is in conflict.
        """
        self._reviewed(record)
        if not reason.strip():
            raise FieldkitError(ReviewError.NO_REASON)
        self._records.set_values(
            record, {CHECK.key: RETURNED, RETURN_REASON.key: reason.strip()}, source="review"
        )

    def mended(self, record: str) -> None:
        """已改好: the worker says that it was put right; the office looks again."""
        self._mark(record, UNCHECKED)

    def approve(self, record: str) -> None:
        """已核."""
        self._mark(record, CHECKED)

    def returned(self) -> list[Returned]:
        """Every record that was given back and not mended yet, in the order in which records came."""
        found = []
        with self._workspace.database.read() as connection:
            for kind in KINDS:
                if kind.field(CHECK.key) is None:
                    continue
                wanted = lists.Filter(equals=((CHECK.key, (RETURNED,)),))
                ids = lists.ids(connection, kind.key, wanted)
                rows = lists.rows(connection, kind.key, ids, (kind.title, RETURN_REASON.key))
                found += [
                    Returned(
                        one,
                        kind.key,
                        str(rows[one][kind.title] or ""),
                        str(rows[one][RETURN_REASON.key] or ""),
                    )
                    for one in ids
                ]
        return found

    def _mark(self, record: str, mark: str) -> None:
        self._reviewed(record)
        self._records.set_values(record, {CHECK.key: mark, RETURN_REASON.key: None}, source="review")

    def _reviewed(self, record: str) -> None:
        kind = kind_of(self._records.get(record).kind)
        if kind is None or kind.field(CHECK.key) is None:
            label = kind.label if kind else Text(record, record)
            raise FieldkitError(ReviewError.NOT_REVIEWED, kind=label.zh, kind_en=label.en)
