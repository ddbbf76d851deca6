"""Which records a package holds: everything, or those of some areas; and the sheets that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.tables import Labels, table_of
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.catalogue import KINDS
from fieldkit.services.names import NAMED, NamesInWorkspace, answer_labels
from fieldkit.services.problems import ServiceError
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.exchange.package import PackageTable
    from fieldkit.storage.database import Connection


class Scope:
    """Which records an export holds: everything, or those of some areas."""

    def __init__(self, connection: Connection, areas: Sequence[str]) -> None:
        self._connection = connection
        self._names = NamesInWorkspace(connection)
        self._areas = self._within(areas) if areas else None
        self.names = tuple(self._names.name(one) for one in self._chosen) if areas else ()

    def _within(self, areas: Sequence[str]) -> set[str]:
        self._chosen: list[str] = []
        for area in areas:
            found = self._names.find("area", area)
            if len(found) != 1:
                raise FieldkitError(ServiceError.NO_SUCH_AREA, name=area)
            self._chosen.append(found[0])
        children: dict[str, list[str]] = {}
        for row in lists.every(self._connection, "area", ("parent",)):
            children.setdefault(str(row["parent"] or ""), []).append(str(row["id"]))
        inside, open_ = set(self._chosen), list(self._chosen)
        while open_:
            for child in children.get(open_.pop(), ()):
                if child not in inside:
                    inside.add(child)
                    open_.append(child)
        return inside

    def records(self) -> list[str] | None:
        """The records whose changes travel; None for all."""
        if self._areas is None:
            return None
        found = [record for kind in KINDS for record in self._records_of(kind.key)]
        return found + self._deleted()

    def _records_of(self, kind: str) -> list[str]:
        if self._areas is None:
            return lists.ids(self._connection, kind)
        if kind == "area":
            return sorted(self._areas | self._above())
        if kind == "circle":
            rows = lists.rows(self._connection, "area", sorted(self._areas), ("circle",)).values()
            return sorted({str(row["circle"]) for row in rows if row["circle"]})
        inside = lists.Filter(equals=(("community", tuple(sorted(self._areas))),))
        return lists.ids(self._connection, kind, inside)

    def _above(self) -> set[str]:
        parents = {
            str(row["id"]): row["parent"] for row in lists.every(self._connection, "area", ("parent",))
        }
        above: set[str] = set()
        for area in self._areas or ():
            step = parents.get(area)
            while step and str(step) not in above:
                above.add(str(step))
                step = parents.get(str(step))
        return above

    def _deleted(self) -> list[str]:
        """Deleted outlets, sheets and areas in these areas: a deletion must arrive as well."""
        gone = lists.deleted(self._connection)
        states = ledger_store.states_of(self._connection, gone)
        return [
            record
            for record, state in states.items()
            if {state.value("community"), state.value("parent")} & (self._areas or set())
        ]

    def tables(self) -> tuple[PackageTable, ...]:
        """The visible sheets."""
        # Only names that travel are offered: a corrected cell is read by what is in the package.
        labels = Labels(
            references={
                kind: [name for one in self._records_of(kind) if (name := self._names.name(one))]
                for kind in NAMED
            },
            answers=answer_labels(),
        )
        found = []
        for kind in KINDS:
            ids = self._records_of(kind.key)
            states = ledger_store.states_of(self._connection, ids)
            present = [states[record] for record in ids if record in states]
            if present:
                found.append(table_of(kind, present, self._names, labels))
        return tuple(found)
