"""What the store answers to the list of outlets; plain functions for the lanes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.registers.review import CHECK, CHECKED, RETURNED
from fieldkit.storage.lists import Filter
from ui.outlets.lookup import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.services.handing_in import HandInService
    from fieldkit.services.records import RecordService
    from fieldkit.storage.delivery import Delivery
    from ui.outlets.sources import Sources


@dataclass(frozen=True, slots=True)
class Figures:
    """What holds for the whole register, whatever is searched for.

    Attributes:
        total, checked, returned: of all outlets.
        conflicting: outlets that hold two values somewhere.
    """

    total: int = 0
    checked: int = 0
    returned: int = 0
    conflicting: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Attributes:
        filter: which outlets, in which order.
        deliveries: only those that have come so far; empty asks for all.
    """

    filter: Filter
    deliveries: tuple[Delivery, ...] = ()

    @property
    def bare(self) -> Wanted:
        """The same without the search."""
        return replace(self, filter=replace(self.filter, search=""))


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer of the store.

    Attributes:
        ids: what passes, in order.
        base: what passes without the search; kept for the next letter that is typed.
        figures: of the register.
    """

    ids: tuple[str, ...] = ()
    base: tuple[str, ...] = ()
    figures: Figures = Figures()


def listing(
    records: RecordService,
    hand_in: HandInService,
    wanted: Wanted,
    sources: Sources,
    *,
    base: tuple[str, ...] | None,
    figures: Figures | None,
) -> Listing:
    """Ask for what passes; ``base`` and ``figures`` are given where they are known already."""
    if base is None:
        base = tuple(records.ids("outlet", wanted.bare.filter))
        if wanted.deliveries:
            come = set().union(*(hand_in.records_in(one) for one in wanted.deliveries))
            base = tuple(one for one in base if one in come)
    ids = find(records, wanted.filter, sources, base)
    return Listing(tuple(ids), base, figures or figures_of(records))


def figures_of(records: RecordService) -> Figures:
    """Count the whole register."""
    by_check = records.count_by("outlet", CHECK.key)
    return Figures(
        total=sum(by_check.values()),
        checked=by_check.get(CHECKED, 0),
        returned=by_check.get(RETURNED, 0),
        conflicting=frozenset(records.ids("outlet", Filter(with_conflict=True))),
    )


def steady(old: Sequence[str], found: Sequence[str], kept: set[str]) -> list[str]:
    """The new answer in the old order; what came lately stands at the end."""
    passing, before = set(found) | kept, set(old)
    stay = [one for one in old if one in passing]
    return [*stay, *(one for one in found if one not in before)]
