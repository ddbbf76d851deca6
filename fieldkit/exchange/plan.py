"""What taking a package would do: pure, and nothing is taken yet (FORMAT.md §9).

The services put the plan before a person, then write :meth:`ImportPlan.new_changes`
and the edits in one transaction, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from fieldkit.exchange.corrections import corrections_of
from fieldkit.ledger.change import Dot
from fieldkit.ledger.state import state_of
from fieldkit.ledger.union import check_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fieldkit.exchange.corrections import SheetEdit
    from fieldkit.exchange.package import Package
    from fieldkit.exchange.tables import CellReader
    from fieldkit.kernel.problems import Problem
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState

CHUNK = 4000
"""Changes, or records, looked at together."""


class Known(Protocol):
    """What the workspace that takes a package already holds."""

    def hashes(self, dots: Iterable[Dot]) -> Mapping[Dot, str]:
        """The hash of each of these changes that is here."""
        ...

    def states(self, records: Sequence[str]) -> Mapping[str, RecordState]:
        """Each of these records that anybody here wrote about."""
        ...

    def rejected(self, records: Sequence[str]) -> set[str]:
        """The replica ids of corrections of these records that somebody declined."""
        ...


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would be taken.

    Attributes:
        package: what was read; it must be open while :meth:`new_changes` is in use.
        new: how many changes of the package's ledger are not here yet.
        known: how many of them are.
        corrections: what was changed in the sheets and is not here yet.
        known_edits: how many corrections are here already, or were declined.
        cleared: clearings of many cells, to be taken only when a person confirms.
        damage: cells that a spreadsheet broke; the ledger's value stays.
        problems: everything else a person should know of.
        conflicts: fields that would be in conflict and are not now.
        fresh: by place in the package, whether a change is new.
        fills_gap: a new change stands before one that is here; whether they fit is seen when it is taken.
    """

    package: Package
    new: int
    known: int
    corrections: tuple[SheetEdit, ...]
    known_edits: int
    cleared: tuple[SheetEdit, ...]
    damage: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    conflicts: int
    fresh: bytearray
    fills_gap: bool

    @property
    def edits(self) -> tuple[Change, ...]:
        """The corrections as changes."""
        return tuple(one.change for one in self.corrections)

    @property
    def held_back(self) -> tuple[Change, ...]:
        """The clearings as changes."""
        return tuple(one.change for one in self.cleared)

    @property
    def is_known(self) -> bool:
        """Whether nothing in it is new."""
        return not self.new and not self.corrections and not self.cleared

    def new_changes(self) -> Iterator[Change]:
        """The changes that are not here yet, by replica and number; as often as wanted."""
        if self.new:
            yield from (
                change for change, is_new in zip(self.package.changes(), self.fresh, strict=True) if is_new
            )


def plan_import(package: Package, known: Known, cells: CellReader) -> ImportPlan:
    """Weigh a package against what is here.

    Raises:
        FieldkitError: FORKED_REPLICA; nothing of it can be taken.
    """
    fresh, fills_gap = _fresh(package, known)
    found = corrections_of(package, cells)
    here = known.hashes([one.dot for one in (*found.edits, *found.held_back)])
    records = list({one.change.record for one in (*found.edits, *found.held_back)})
    declined = known.rejected(records) if records else set()

    def is_open(one: SheetEdit) -> bool:
        return one.dot not in here and one.dot.replica not in declined

    corrections, cleared = tuple(filter(is_open, found.edits)), tuple(filter(is_open, found.held_back))
    new = sum(fresh)
    return ImportPlan(
        package=package,
        new=new,
        known=package.count - new,
        corrections=corrections,
        known_edits=len(found.edits) + len(found.held_back) - len(corrections) - len(cleared),
        cleared=cleared,
        damage=found.damage,
        problems=(*package.problems, *found.problems),
        conflicts=_conflicts_to_come(package, fresh, [one.change for one in corrections], known),
        fresh=fresh,
        fills_gap=fills_gap,
    )


def _fresh(package: Package, known: Known) -> tuple[bytearray, bool]:
    """By place in the package, whether a change is new, and whether one stands before one that is here.

    Links are checked on the way.
    """
    fresh, fills_gap = bytearray(), False
    rest = package.links()
    last: tuple[Dot, str] | None = None
    while part := list(islice(rest, CHUNK)):
        around = {
            Dot(link.replica, link.seq + step) for link in part for step in (-1, 0, 1) if link.seq + step
        }
        held = dict(known.hashes(around))
        check_links(held if last is None else {**held, last[0]: last[1]}, part)
        of_part = [link.dot not in held for link in part]
        fresh += bytes(of_part)
        if held and not fills_gap:
            fills_gap = any(
                is_new and Dot(link.replica, link.seq + 1) in held
                for link, is_new in zip(part, of_part, strict=True)
            )
        last = (part[-1].dot, part[-1].hash)
    return fresh, fills_gap


def _conflicts_to_come(package: Package, fresh: bytearray, edits: Sequence[Change], known: Known) -> int:
    """How many fields come into conflict; only records that are here, or that come in several changes, can."""
    places: dict[str, int | list[int]] = {}
    if any(fresh):
        for at, (link, is_new) in enumerate(zip(package.links(), fresh, strict=True)):
            if is_new:
                before = places.setdefault(link.record, at)
                if isinstance(before, list):
                    before.append(at)
                elif before != at:
                    places[link.record] = [before, at]
    edited: dict[str, list[Change]] = {}
    for edit in edits:
        edited.setdefault(edit.record, []).append(edit)
        places.setdefault(edit.record, [])
    records = list(places)
    count = 0
    for start in range(0, len(records), CHUNK):
        part = records[start : start + CHUNK]
        present = known.states(part)
        for record in part:
            where = places[record]
            coming = edited.get(record, [])
            if record not in present and isinstance(where, int) and not coming:
                continue
            come = [package.change(at) for at in ([where] if isinstance(where, int) else where)]
            count += _new_conflicts(present.get(record), [*come, *coming])
    return count


def _new_conflicts(before: RecordState | None, coming: Sequence[Change]) -> int:
    live = before.live if before is not None else ()
    now = {conflict.unit for conflict in before.conflicts()} if before is not None else set()
    after = state_of((*live, *coming))
    return sum(conflict.unit not in now for conflict in after.conflicts())
