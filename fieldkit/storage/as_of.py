"""Records as the ledger knew them at the end of a day.

The day of a change is the calendar day that its writer's clock showed. Only
records that somebody wrote about later are worked out; the others are as they are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.ledger import sameness
from fieldkit.ledger.state import state_of
from fieldkit.storage import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState

_LATER = (
    "WITH later AS (SELECT DISTINCT r.id, r.head FROM change c JOIN record r ON r.id = c.record "
    "WHERE r.kind = ? AND substr(json_extract(c.body, '$.time'), 1, 10) > ?) "
    "SELECT id FROM later UNION SELECT m.id FROM later l JOIN record m ON m.head = l.head ORDER BY 1"
)
_DAYS = (
    "SELECT min(substr(json_extract(c.body, '$.time'), 1, 10)) FROM change c JOIN record r ON r.id = c.record "
    "WHERE r.kind = ?"
)


def written_later(connection: Connection, kind: str, day: str) -> list[str]:
    """Ids of the records of a kind, with those they were joined with, that were written about after ``day``."""
    return list(connection.exec_driver_sql(_LATER, (kind, day)).scalars())


def first_day(connection: Connection, kind: str) -> str:
    """The day of the first change of a kind, ISO; empty when there is none."""
    return str(connection.exec_driver_sql(_DAYS, (kind,)).scalar() or "")


def states_on(connection: Connection, records: Sequence[str], day: str) -> list[RecordState]:
    """These records as they stood at the end of ``day``: joined ones as one, deleted and absent ones left out.

    Args:
        connection: must not be written to meanwhile.
        records: with every record that they are joined with.
        day: ISO.
    """
    known: dict[str, list[Change]] = {}
    for change in changes.all_changes(connection, records):
        if change.time[:10] <= day:
            known.setdefault(change.record, []).append(change)
    states = {record: state_of(own) for record, own in known.items()}
    heads = sameness.classes(pair for pair in sameness.joined_pairs(states.values()) if pair[1] in states)
    groups: dict[str, list[RecordState]] = {}
    for record, state in states.items():
        if not state.is_deleted:
            groups.setdefault(heads.get(record, record), []).append(state)
    return [group[0] if len(group) == 1 else sameness.united(group) for group in groups.values()]
