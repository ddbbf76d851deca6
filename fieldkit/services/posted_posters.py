"""Posters that hang outside: where and since when (W-29), and which of them no longer say what is true (H-27)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.fingerprint import fingerprint
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.template import template
from fieldkit.registers.posted_poster import POSTED_POSTER
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.services.workspace import Workspace

UP, OUTDATED, DOWN = "posted", "outdated", "removed"
_KEYS = ("name", "circle", "posted_on", "size", "template", "fingerprint", "state")


@dataclass(frozen=True, slots=True)
class Posted:
    """A poster that hangs, or hung, somewhere.

    Attributes:
        place: where.
        posted_on: ISO date.
        size: its paper.
        template: key; empty when nobody wrote it down.
        hangs: it was not taken down.
        outdated: it hangs, and says other things than a new one would.
    """

    id: str
    place: str
    posted_on: str
    size: str
    template: str
    hangs: bool
    outdated: bool


class PostedPosterService:
    """The record of posters that were put up."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._records = RecordService(workspace)
        self._posters = PosterService(workspace)

    def post(self, circle: str, order: PosterOrder, place: str, day: str = "") -> str:
        """Write down that a circle's poster was put up; returns the record.

        Args:
            circle: its record.
            order: what was printed.
            place: where it hangs.
            day: ISO date; today by default.
        """
        now = today(self._workspace.clock).isoformat()
        values = {
            "name": place,
            "circle": circle,
            "posted_on": day or now,
            "version": now,
            "size": order.paper,
            "template": order.template,
            "fingerprint": self._now(circle, order.template),
            "state": UP,
        }
        return self._records.add_values(POSTED_POSTER.key, values).record

    def renew(self, record: str) -> None:
        """Write down that a poster was replaced by a new one today."""
        row = self._rows([record])[record]
        now = today(self._workspace.clock).isoformat()
        said = self._now(str(row["circle"]), str(row["template"] or PosterOrder().template))
        changed = {"posted_on": now, "version": now, "fingerprint": said, "state": UP}
        self._records.set_values(record, changed)

    def take_down(self, record: str) -> None:
        """Write down that a poster hangs no longer."""
        self._records.set_values(record, {"state": DOWN})

    def of_circle(self, circle: str) -> tuple[Posted, ...]:
        """A circle's posters, those that hang first, the newest first."""
        return tuple(
            sorted(
                self._posted(self._rows(self._ids((("circle", (circle,)),)))),
                key=lambda one: (one.hangs, one.posted_on),
                reverse=True,
            )
        )

    def outdated(self) -> Mapping[str, int]:
        """How many posters hang that are to be replaced, by circle."""
        rows = self._rows(self._ids())
        return Counter(str(rows[one.id]["circle"]) for one in self._posted(rows) if one.outdated)

    def _posted(self, rows: Mapping[str, Mapping[str, object]]) -> list[Posted]:
        said: dict[tuple[str, str], str] = {}
        found = []
        for record, row in rows.items():
            circle, kind = str(row["circle"] or ""), str(row["template"] or "")
            hangs = row["state"] != DOWN
            kept = str(row["fingerprint"] or "")
            if hangs and kept and (circle, kind) not in said:
                said[circle, kind] = self._now(circle, kind)
            differs = bool(kept) and said.get((circle, kind), "") not in {"", kept}
            found.append(
                Posted(
                    record,
                    str(row["name"] or ""),
                    str(row["posted_on"] or ""),
                    str(row["size"] or ""),
                    kind,
                    hangs,
                    hangs and (differs or row["state"] == OUTDATED),
                )
            )
        return found

    def _now(self, circle: str, kind: str) -> str:
        """What a new poster would say; empty where none can be made any more."""
        try:
            order = PosterOrder(template=template(kind).key)
            return fingerprint(self._posters.spec(circle, order))
        except FieldkitError:
            return ""

    def _ids(self, equals: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> list[str]:
        with self._workspace.database.read() as connection:
            return lists.ids(connection, POSTED_POSTER.key, lists.Filter(equals=equals))

    def _rows(self, records: Sequence[str]) -> dict[str, dict[str, object]]:
        with self._workspace.database.read() as connection:
            return lists.rows(connection, POSTED_POSTER.key, records, _KEYS)
