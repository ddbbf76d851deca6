"""Which records a package holds: everything, or those of some areas; and the sheets that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.tables import Labels, table_of
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.catalogue import KINDS
from fieldkit.services.names import NamesInWorkspace
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
        """Deleted outlets and sheets of these areas: a deletion must arrive as well."""
        gone = lists.deleted(self._connection)
        states = ledger_store.states_of(self._connection, gone)
        return [record for record, state in states.items() if state.value("community") in (self._areas or ())]

    def tables(self) -> tuple[PackageTable, ...]:
        """The visible sheets."""
        areas = lists.every(self._connection, "area", ("name",))
        circles = lists.every(self._connection, "circle", ("name",))
        labels = Labels(
            references={
                "area": [str(row["name"]) for row in areas if row["name"]],
                "circle": [str(row["name"]) for row in circles if row["name"]],
            },
            answers=_answer_labels(),
        )
        found = []
        for kind in KINDS:
            ids = self._records_of(kind.key)
            states = ledger_store.states_of(self._connection, ids)
            present = [states[record] for record in ids if record in states]
            if present:
                found.append(table_of(kind, present, self._names, labels))
        return tuple(found)


def _answer_labels() -> dict[str, str]:
    """What each question of the form asks, for the heads of the answer columns."""
    from fieldkit.questionnaires.reader import shipped_form

    form = shipped_form()
    labels = {}
    for path, question in form.questions.items():
        parts = question.label.parts(form.default_language, "") if question.label else ()
        labels[path] = "".join(part for part in parts if isinstance(part, str)) or question.name
    return labels
