"""Erasure (merge property P22): what a purge takes away, on every machine and in every order.

A purge of a unit sets it to None together with its marker ``$purged/<unit>``;
a purge of all units with one beginning sets ``$purged/<beginning>*``;
a purge of the whole record sets ``$purged``. Which values of which changes are
gone follows from the set alone, so packages that come late are stripped of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.ledger.change import ANY, OWN, PURGED, PURGED_UNIT, has_own_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldkit.ledger.change import Change


@dataclass(frozen=True, slots=True)
class Purges:
    """The purges of one record.

    Attributes:
        whole: dots of the purges of the whole record.
        of_unit: purges of single units, by unit.
        beginnings: of units that are gone for good, also those nobody had seen.
    """

    whole: frozenset[tuple[str, int]]
    of_unit: Mapping[str, tuple[Change, ...]]
    beginnings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.whole or self.of_unit or self.beginnings)


NO_PURGES = Purges(frozenset(), {})


def purges_of(changes: Iterable[Change]) -> Purges:
    """The purges among the changes of one record."""
    whole: set[tuple[str, int]] = set()
    of_unit: dict[str, list[Change]] = {}
    beginnings: set[str] = set()
    for change in changes:
        if not has_own_units(change.values):
            continue
        for unit, value in change.values.items():
            if value is None or not unit.startswith(PURGED):
                continue
            if unit == PURGED:
                whole.add(change.dot)
            elif unit.startswith(PURGED_UNIT) and unit.endswith(ANY):
                beginnings.add(unit.removeprefix(PURGED_UNIT).removesuffix(ANY))
            elif unit.startswith(PURGED_UNIT):
                of_unit.setdefault(unit.removeprefix(PURGED_UNIT), []).append(change)
    if not whole and not of_unit and not beginnings:
        return NO_PURGES
    units = {unit: tuple(found) for unit, found in of_unit.items()}
    return Purges(frozenset(whole), units, tuple(sorted(beginnings)))


def erased_form(change: Change, purges: Purges) -> Change:
    """The change without the values that these purges of its record take away.

    A purge of a unit spares what was written by who knew of it, so a field can be filled anew;
    a purge by a beginning, or of the whole record, spares nothing but the ledger's own units.
    """
    if not purges:
        return change
    gone = [
        unit
        for unit in change.values
        if not unit.startswith(OWN)
        and PURGED_UNIT + unit not in change.values
        and (
            (purges.whole and change.dot not in purges.whole)
            or (purges.beginnings and unit.startswith(purges.beginnings))
            or any(not change.sees(purge) for purge in purges.of_unit.get(unit, ()))
        )
    ]
    return change.without(gone) if gone else change


def fuller(one: Change, other: Change) -> Change:
    """Of two forms of the same change the one that still holds more.

    Two forms that each lack what the other has are joined.
    """
    missing = set(one.erased) - set(other.erased)
    if not missing:
        return one
    if not set(other.erased) - set(one.erased):
        return other
    return replace(
        one,
        values={**other.values, **one.values},
        erased=tuple(sorted(set(one.erased) & set(other.erased))),
    )
