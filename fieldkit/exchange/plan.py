"""What taking a package would do: pure, and nothing is taken yet (FORMAT.md §9).

The services put the plan before a person, then write ``new`` and ``edits`` in
one transaction, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from fieldkit.exchange.corrections import corrections_of
from fieldkit.ledger.change import Dot
from fieldkit.ledger.state import state_of
from fieldkit.ledger.union import check_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.exchange.package import Package
    from fieldkit.exchange.tables import CellReader
    from fieldkit.kernel.problems import Problem
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState


class Known(Protocol):
    """What the workspace that takes a package already holds."""

    def hashes(self, dots: Iterable[Dot]) -> Mapping[Dot, str]:
        """The hash of each of these changes that is here."""
        ...

    def states(self, records: Sequence[str]) -> Mapping[str, RecordState]:
        """Each of these records that anybody here wrote about."""
        ...


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would be taken.

    Attributes:
        package: id of the package.
        new: changes of the package's ledger that are not here yet.
        known: how many of them are.
        edits: corrections made in the sheets, as changes, that are not here yet.
        known_edits: how many corrections are here already.
        held_back: clearings of many cells, to be taken only when a person confirms.
        damage: cells that a spreadsheet broke; the ledger's value stays.
        problems: everything else a person should know of.
        conflicts: fields that would be in conflict and are not now.
    """

    package: str
    new: tuple[Change, ...]
    known: int
    edits: tuple[Change, ...]
    known_edits: int
    held_back: tuple[Change, ...]
    damage: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    conflicts: int

    @property
    def is_known(self) -> bool:
        """Whether nothing in it is new."""
        return not self.new and not self.edits and not self.held_back


def plan_import(package: Package, known: Known, cells: CellReader) -> ImportPlan:
    """Weigh a package against what is here.

    Raises:
        FieldkitError: FORKED_REPLICA; nothing of it can be taken.
    """
    around = {
        Dot(change.replica, change.seq + step)
        for change in package.changes
        for step in (-1, 0, 1)
        if change.seq + step
    }
    held = known.hashes(around)
    check_links(held, package.changes)
    new = tuple(change for change in package.changes if change.dot not in held)
    found = corrections_of(package, cells)
    held_edits = known.hashes([change.dot for change in (*found.edits, *found.held_back)])
    edits = tuple(change for change in found.edits if change.dot not in held_edits)
    held_back = tuple(change for change in found.held_back if change.dot not in held_edits)
    return ImportPlan(
        package=package.manifest.id,
        new=new,
        known=len(package.changes) - len(new),
        edits=edits,
        known_edits=len(held_edits),
        held_back=held_back,
        damage=found.damage,
        problems=found.problems,
        conflicts=_conflicts_to_come((*new, *edits), known),
    )


def _conflicts_to_come(newcomers: Sequence[Change], known: Known) -> int:
    by_record: dict[str, list[Change]] = {}
    for change in newcomers:
        by_record.setdefault(change.record, []).append(change)
    present = known.states(list(by_record))
    count = 0
    for record, changes in by_record.items():
        before = present.get(record)
        if before is None and len(changes) == 1:
            continue
        live = before.live if before is not None else ()
        now = {conflict.unit for conflict in before.conflicts()} if before is not None else set()
        count += sum(conflict.unit not in now for conflict in state_of((*live, *changes)).conflicts())
    return count
