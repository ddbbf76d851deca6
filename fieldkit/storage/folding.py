"""Newcomers into what is kept: purges take effect, live changes and projections follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.ledger.change import PURGED, has_own_units, trusted_change
from fieldkit.ledger.erasure import erased_form, purges_of
from fieldkit.ledger.state import state_of
from fieldkit.storage import changes, classes, projections

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldkit.ledger.change import Change
    from fieldkit.ledger.erasure import Purges
    from fieldkit.storage.database import Work
    from fieldkit.storage.projections import Row


@dataclass
class Batch:
    """Newcomers, and what was here of their records.

    Attributes:
        newcomers: changes with their row numbers, by record; also fuller forms of some that are here.
        known: how the records are kept that were here before.
        present: the live changes of those.
        fuller: row numbers of the newcomers that are here in a form that holds less.
    """

    newcomers: dict[str, list[tuple[int, Change]]]
    known: dict[str, Row] = field(default_factory=dict)
    present: dict[str, list[tuple[int, Change]]] = field(default_factory=dict)
    fuller: dict[int, Change] = field(default_factory=dict)

    def look_up(self, connection: Connection) -> None:
        """Find what is here of these records."""
        self.known = projections.rows_of(connection, self.newcomers)
        if self.known:
            self.present = changes.live_of(connection, list(self.known))


def erase(connection: Connection, batch: Batch) -> None:
    """Strip what came late of what purges took, and what is here of what the purges among it take."""
    for record, added in batch.newcomers.items():
        before = batch.present.get(record, [])
        if not before and len(added) == 1:
            continue  # a purge takes nothing from itself
        purges = purges_of(change for _, change in (*before, *added))
        if not purges:
            continue
        batch.newcomers[record] = [(number, erased_form(change, purges)) for number, change in added]
        if before and purges_of(change for _, change in added):
            _erase_here(connection, record, purges)
            batch.present[record] = [(number, erased_form(change, purges)) for number, change in before]


def _erase_here(connection: Connection, record: str, purges: Purges) -> None:
    rows = connection.exec_driver_sql("SELECT id, body, hash FROM change WHERE record = ?", (record,))
    rewritten = []
    for number, body, hashed in rows.all():
        change = trusted_change(body, hashed)
        left = erased_form(change, purges)
        if left is not change:
            rewritten.append((number, left))
    rewrite(connection, rewritten)


def rewrite(connection: Connection, numbered: list[tuple[int, Change]]) -> None:
    """Keep other forms of changes that are here; their hashes stay."""
    if numbered:
        connection.exec_driver_sql(
            "UPDATE change SET body = ? WHERE id = ?",
            [(change.body(), number) for number, change in numbered],
        )
        connection.exec_driver_sql(
            "DELETE FROM erasure WHERE change = ?", [(number,) for number, _ in numbered]
        )
        note(connection, numbered)


def note(connection: Connection, numbered: list[tuple[int, Change]]) -> None:
    """Remember which of these changes erase, or were stripped."""
    found = [
        (number,)
        for number, change in numbered
        if change.erased
        or (has_own_units(change.values) and any(unit.startswith(PURGED) for unit in change.values))
    ]
    if found:
        connection.exec_driver_sql("INSERT INTO erasure (change) VALUES (?)", found)


def fold(work: Work, batch: Batch) -> None:
    """Bring live changes and projections of the batch's records up to date."""
    connection = work.connection
    states, gone, come = [], [], []
    for record, added in batch.newcomers.items():
        before = batch.present.get(record)
        if before is None and len(added) == 1:
            number, change = added[0]
            states.append(state_of((change,)))
            come.append((record, number))
            continue
        numbers = {change.dot: number for number, change in (*(before or ()), *added)}
        state = state_of(change for _, change in (*(before or ()), *added))
        states.append(state)
        was = {number for number, _ in before or ()}
        is_ = {numbers[change.dot] for change in state.live}
        gone += [(record, number) for number in was - is_]
        come += [(record, number) for number in sorted(is_ - was)]
    if gone:
        connection.exec_driver_sql("DELETE FROM live WHERE record = ? AND change = ?", gone)
    if come:
        connection.exec_driver_sql("INSERT INTO live (record, change) VALUES (?, ?)", come)
    shown = classes.follow(connection, states)
    beside = [one.state.record for one in shown if one.state.record not in batch.newcomers]
    known = {**batch.known, **projections.rows_of(connection, beside)} if beside else batch.known
    projections.put(connection, shown, known)
    work.touch((one.state.kind, one.state.record) for one in shown)
