"""Adjustments of posters, kept beside the data: read, saved, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.ledger import writing
from fieldkit.ledger.state import RecordState
from fieldkit.posters.adjusting import Adjustments, read, written
from fieldkit.registers.poster_design import POSTER_DESIGN, design_id
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.ledger.change import Change
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

_KEYS = ("title", "colour", "order", "hidden", "moved", "landmarks", "here", "extent")


class PosterDesignService:
    """What was changed on the posters of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, circle: str, template: str) -> Adjustments:
        """What was changed on a circle's poster; nothing where nobody changed it."""
        with self._workspace.database.read() as connection:
            return adjustments_of(connection, circle, template)

    def save(self, circle: str, template: str, wanted: Adjustments) -> None:
        """Keep these adjustments; only what differs from the kept ones is written."""
        record = design_id(circle, template)
        with self._workspace.database.write() as work:
            known = ledger_store.states_of(work.connection, [record])
            state = known.get(record) or RecordState(record, POSTER_DESIGN.key, (), {})
            values = {"circle": circle, "template": template, **written(wanted)}
            self._workspace.append(work, lambda cursor, who: _edits(state, values, cursor, who), "form")

    def reset(self, circle: str, template: str) -> None:
        """Take all adjustments back; what the data says is printed again."""
        self.save(circle, template, Adjustments())


def adjustments_of(connection: Connection, circle: str, template: str) -> Adjustments:
    """What was changed on a circle's poster."""
    record = design_id(circle, template)
    return read(lists.rows(connection, POSTER_DESIGN.key, [record], _KEYS).get(record, {}))


def _edits(
    state: RecordState, values: Mapping[str, str | None], cursor: writing.Cursor, who: writing.Signature
) -> tuple[list[Change], writing.Cursor]:
    changes: list[Change] = []
    if state.live and state.is_deleted:
        made, cursor = writing.restore(cursor, who, state)
        changes += made
    if not state.live and not any(values[unit] for unit in _KEYS):
        return changes, cursor
    differing = {
        unit: value
        for unit, value in values.items()
        if value != state.value(unit) and state.conflict(unit) is None
    }
    if differing:
        made, cursor = writing.edit(cursor, who, state, differing)
        changes += made
    return changes, cursor
