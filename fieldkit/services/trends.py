"""What a plan wants to rise, beside what it was on an earlier day: chains, outlets open round the clock (N-28, N-30, H-45).

The outlets of the earlier day are those that the ledger knew at its end, and those put down later whose own
record says that they stood by then (新增 by that day, 存量, 改造提升); communities and circles are today's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.board import read
from fieldkit.analysis.measures.counting import Period
from fieldkit.analysis.measures.facts import OutletSums
from fieldkit.analysis.measures.places import whole
from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.outlet import serves_today
from fieldkit.services.comparison import NEW, ComparisonError
from fieldkit.services.targets import TargetService
from fieldkit.storage import as_of, lists

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

RISING = frozenset(("chain_share", "open_24h", "open_24h_circles_share", "outlets"))
"""Measures of open outlets, of which a plan may say that they are to rise, without a figure."""
_KEYS = ("community", "business_type", "status", "chain", "open_24h", "stage", "stage_date")
OLDER = frozenset(("stock", "upgraded"))
"""Codes of ``outlet.stage`` of an outlet that was there before anybody put it down."""
_YES = frozenset((True, "1"))


@dataclass(frozen=True, slots=True)
class Trend:
    """One target without a figure.

    Attributes:
        target: its id.
        before, now: the figures; None where there was nothing to measure, or no outlet was recorded yet.
    """

    target: str
    before: Decimal | None
    now: Decimal | None

    @property
    def rose(self) -> bool | None:
        """Whether it is higher now; None where one of the two is not known."""
        return None if self.before is None or self.now is None else self.now > self.before


class TrendService:
    """Reads only."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._targets = TargetService(workspace)

    def since(self, day: date, plan: str | None = None, on: date | None = None) -> Mapping[str, Trend]:
        """Every target without a figure that is measured of outlets, by its id, at the end of ``day`` and now.

        Raises:
            FieldkitError: NOT_BEFORE; there is no such plan.
        """
        end = on or today(self._workspace.clock)
        if day >= end:
            raise FieldkitError(ComparisonError.NOT_BEFORE, day=day.isoformat(), end=end.isoformat())
        _, standings = self._targets.board(plan, on)
        facts = self._targets.facts(plan)
        with self._workspace.database.read() as connection:
            first = as_of.first_day(connection, "outlet")
            earlier = replace(facts, outlets=_sums_on(connection, facts.outlets, day.isoformat()))
        is_known = bool(first) and first <= day.isoformat()
        return {
            one.target.id: Trend(
                one.target.id,
                read(one.target, earlier, whole(earlier), Period(one.target.begins, day)).value
                if is_known
                else None,
                one.reading.value,
            )
            for one in standings
            if one.target.required is None and one.target.measure in RISING
        }


class _Counts:
    def __init__(self, sums: OutletSums | None) -> None:
        kept = sums or OutletSums()
        self.types, self.open_24h = Counter(kept.types), Counter(kept.open_24h)
        self.chains, self.of_types = Counter(kept.chains), Counter(kept.chains_of_types)

    def add(self, row: Mapping[str, object], step: int) -> None:
        code, chain = str(row["business_type"] or ""), str(row["chain"] or "")
        self.types[code] += step
        self.chains[chain] += step
        self.of_types[code, chain] += step
        if row["open_24h"] in _YES:
            self.open_24h[code] += step

    def sums(self) -> OutletSums:
        return OutletSums(+self.types, +self.open_24h, +self.chains, +self.of_types)


def _sums_on(connection: Connection, sums: Mapping[str, OutletSums], day: str) -> Mapping[str, OutletSums]:
    """Open outlets per community as they were known at the end of a day."""
    records = as_of.written_later(connection, "outlet", day)
    now = lists.rows(connection, "outlet", records, _KEYS)
    then: dict[str, dict[str, object]] = {
        str(state.record): {key: state.value(key) for key in _KEYS}
        for state in as_of.states_on(connection, records, day)
    }
    then |= {record: row for record, row in now.items() if record not in then and _stood(row, day)}
    found: dict[str, _Counts] = {}
    for rows, step in ((now, -1), (then, 1)):
        for row in rows.values():
            if serves_today(row["status"]):
                place = str(row["community"] or "")
                found.setdefault(place, _Counts(sums.get(place))).add(row, step)
    return {**sums, **{place: counts.sums() for place, counts in found.items()}}


def _stood(row: Mapping[str, object], day: str) -> bool:
    if row["stage"] == NEW:
        return bool(row["stage_date"]) and str(row["stage_date"])[:10] <= day
    return row["stage"] in OLDER
