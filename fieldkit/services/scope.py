"""Which records and changes a package holds: everything, some areas, or what no office has confirmed; and its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.package import Op
from fieldkit.exchange.tables import Labels, answer_paths, table_of
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import ReplicaId
from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.form import FORM
from fieldkit.services.names import NAMED, NamesInWorkspace, answer_labels, called_by
from fieldkit.services.problems import ServiceError
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fieldkit.exchange.package import PackageTable
    from fieldkit.ledger.state import RecordState
    from fieldkit.ledger.union import SeqRange
    from fieldkit.storage.database import Connection

CHUNK = 2000
"""Records read at once."""


class Scope:
    """What an export holds.

    Args:
        connection: must not be written to while the package is.
        areas: only the records of these (code, name or id); empty for everything.
        outside: leave out the changes in these ranges, and the rows that nothing else is about.

    Raises:
        FieldkitError: NO_SUCH_AREA.
    """

    def __init__(
        self,
        connection: Connection,
        areas: Sequence[str],
        outside: Mapping[ReplicaId, tuple[SeqRange, ...]] | None = None,
    ) -> None:
        self._connection = connection
        self._outside = outside
        self._names = NamesInWorkspace(connection)
        self._chosen = [self._area(word) for word in areas]
        self._areas = self._within(self._chosen) if areas else None
        self.names = tuple(self._names.name(one) for one in self._chosen)
        self._joined = _joined(connection)
        self._touched = None if outside is None else set(ledger_store.records_touched(connection, outside))
        self._by_kind: dict[str, list[str]] = {}

    def records(self) -> list[str] | None:
        """The records whose changes travel; None for all."""
        if self._areas is None:
            return None if self._touched is None else sorted(self._touched)
        found = {
            member for kind in KINDS for one in self._in_areas(kind.key) for member in self._members(one)
        }
        found.update(self._deleted())
        return sorted(found if self._touched is None else found & self._touched)

    def records_of(self, kind: str) -> list[str]:
        """The records of a kind that have a row, in the order in which they came."""
        if kind not in self._by_kind:
            found = self._in_areas(kind)
            if self._touched is not None:
                touched = self._touched
                found = [one for one in found if not touched.isdisjoint(self._members(one))]
            self._by_kind[kind] = found
        return self._by_kind[kind]

    def ops(self) -> Iterator[Op]:
        """The changes that travel, by replica and number."""
        records = self.records() if self._areas is not None else None
        bodies = ledger_store.iter_bodies(self._connection, records, self._outside)
        return (Op(ReplicaId(replica), seq, body) for replica, seq, body in bodies)

    def tables(self) -> tuple[PackageTable, ...]:
        """The visible sheets; their rows are read when they are written."""
        # Only names that travel are offered: a corrected cell is read by what is in the package.
        labels = Labels(
            references={kind: [name for _, name, _ in rows if name] for kind, rows in self.named().items()},
            answers=answer_labels(self._connection),
        )
        found = []
        for kind in KINDS:
            ids = self.records_of(kind.key)
            if not ids:
                continue
            paths = answer_paths(kind, self._states(ids)) if kind.open_prefix else ()
            found.append(table_of(kind, self._states(ids), self._names, labels, count=len(ids), paths=paths))
        return tuple(found)

    def named(self) -> dict[str, list[tuple[str, str, str]]]:
        """Id, name and code of what a corrected cell may refer to, by kind; also what needs no row."""
        found = {}
        for kind in NAMED:
            wanted = set(self._in_areas(kind))
            rows = lists.every(self._connection, kind, called_by(kind))
            found[kind] = [
                (str(row["id"]), str(row["name"] or ""), str(row.get("code") or ""))
                for row in rows
                if row["id"] in wanted
            ]
        return found

    def _states(self, ids: Sequence[str]) -> Iterator[RecordState]:
        for at in range(0, len(ids), CHUNK):
            part = ids[at : at + CHUNK]
            read = ledger_store.united_states if self._joined else ledger_store.states_of
            states = read(self._connection, part)
            yield from (states[record] for record in part)

    def _members(self, record: str) -> tuple[str, ...]:
        return self._joined.get(record, (record,))

    # -- areas -----------------------------------------------------------

    def _area(self, word: str) -> str:
        found = self._names.find("area", word)
        if len(found) != 1:
            raise FieldkitError(ServiceError.NO_SUCH_AREA, name=word)
        return found[0]

    def _within(self, chosen: Sequence[str]) -> set[str]:
        children: dict[str, list[str]] = {}
        for row in lists.every(self._connection, "area", ("parent",)):
            children.setdefault(str(row["parent"] or ""), []).append(str(row["id"]))
        inside, open_ = set(chosen), list(chosen)
        while open_:
            for child in children.get(open_.pop(), ()):
                if child not in inside:
                    inside.add(child)
                    open_.append(child)
        return inside

    def _in_areas(self, kind: str) -> list[str]:
        if self._areas is None:
            return lists.ids(self._connection, kind)
        if kind == FORM.key:  # few, and whoever gets a sheet must be able to read it
            return lists.ids(self._connection, kind)
        if kind == "area":
            return sorted(self._areas | self._above())
        if kind == "circle":
            rows = lists.rows(self._connection, "area", sorted(self._areas), ("circle",)).values()
            return sorted({str(row["circle"]) for row in rows if row["circle"]})
        inside = {"area": tuple(sorted(self._areas)), "circle": tuple(self._in_areas("circle"))}
        found: dict[str, None] = {}
        for key, target in _places(kind):
            chosen = lists.Filter(equals=((key, inside[target]),))
            found.update(dict.fromkeys(lists.ids(self._connection, kind, chosen)))
        return list(found)

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
            if {state.value(key) for key, _ in _places(state.kind)} & (self._areas or set())
        ]


def _places(kind: str) -> list[tuple[str, str]]:
    """The fields that say where a record belongs, each with what it refers to: an area or a circle."""
    declared = kind_of(kind)
    fields = declared.fields if declared else ()
    return [(field.key, field.target) for field in fields if field.target in {"area", "circle"}]


def _joined(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The members of each class of joined records, by each of them."""
    pairs = ledger_store.joined_pairs(connection)
    found: dict[str, tuple[str, ...]] = {}
    for record in dict.fromkeys(one for pair in pairs for one in pair):
        if record not in found:
            members = ledger_store.members_of(connection, record)
            found.update(dict.fromkeys(members, members))
    return found
