"""Coverage beside what it was: on an earlier day, by another plan, in another workspace, in a list kept before.

**What an earlier day means.** The outlets as the ledger knew them at the end of that day, by the day on which
each change was written. One thing more is taken into account: an outlet that was put down later, but whose own
record says that it was newly set up on or before that day (新增 with its date), stood there already and counts.
Communities, their people, norms and the list of types are today's on both sides, so that a difference
always comes from outlets. What rose only because somebody put down an old shop late cannot be told from the
ledger; such outlets are counted and named as recorded later.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.analysis.comparison import compare
from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.outlet_counts import OutletCounts
from fieldkit.analysis.rollup import roll_up
from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.registers.outlet import serves_today
from fieldkit.services.analysis import AnalysisService, units_of
from fieldkit.services.workspace import open_workspace
from fieldkit.storage import as_of, lists

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from fieldkit.analysis.comparison import Comparison
    from fieldkit.plans.plan import Plan, Profile
    from fieldkit.services.kept_facts import WorkspaceFacts
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

NEW = "new"
_KEYS = ("community", "business_type", "status", "stage", "stage_date")
_WORDS = {word: state for state in CoverageState for word in (state.label.zh, state.label.en, state.value)}


class ComparisonError(ErrorCode):
    """Why nothing could be compared."""

    NOT_BEFORE = Text(
        "{day} 不早于 {end}，没有可比的。数据没有动。请选一个更早的日期。",
        "{day} does not lie before {end}, so there is nothing to compare. No data was touched. Choose an earlier day.",
    )
    NOT_KEPT = Text(
        "“{name}”不是覆盖情况清单（fieldkit coverage --json 写出的文件），没有比较。数据没有动。",
        "“{name}” is no list of coverage as written by fieldkit coverage --json; nothing was compared. "
        "No data was touched.",
    )


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison, and what stands on either side.

    Attributes:
        before, after: what the sides are.
        plan, profile: by which the later side was judged.
        names: of each type, by code.
        first_day: ISO, the day of the first record of an outlet; empty where days do not matter.
        recorded_later: open outlets that came between the days and do not say that they are new,
            by community id and code.
    """

    comparison: Comparison
    before: Text
    after: Text
    plan: Plan
    profile: Profile
    names: Mapping[str, str]
    first_day: str = ""
    recorded_later: Mapping[tuple[str, str], int] = field(default_factory=dict)


class ComparisonService:
    """Reads only."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._analysis = AnalysisService(workspace)

    def since(
        self, day: date, until: date | None = None, *, by: str = "community", plan: str | None = None
    ) -> ComparisonView:
        """Today, or the end of ``until``, beside the end of ``day``.

        Raises:
            FieldkitError: NOT_BEFORE, or there is no such plan.
        """
        end = until or today(self._workspace.clock)
        if day >= end:
            raise FieldkitError(ComparisonError.NOT_BEFORE, day=day.isoformat(), end=end.isoformat())
        chosen, profile = self._analysis.plan(plan)
        facts = self._analysis.facts()
        with self._workspace.database.read() as connection:
            earlier = _counts_on(connection, facts.counts, day.isoformat())
            later = (
                facts.counts
                if until is None
                else _counts_on(connection, facts.counts, end.isoformat()).counts
            )
            first = as_of.first_day(connection, "outlet")
        return ComparisonView(
            comparison=compare(
                self._states(earlier.counts, by, chosen, profile), self._states(later, by, chosen, profile)
            ),
            before=Text(day.isoformat(), day.isoformat()),
            after=Text(end.isoformat(), end.isoformat()),
            plan=chosen,
            profile=profile,
            names=_names(profile),
            first_day=first,
            recorded_later=earlier.recorded_later,
        )

    def plans(self, other: str, *, by: str = "community", plan: str | None = None) -> ComparisonView:
        """The same outlets by this plan beside ``other``; types that only one of them lists are not judged.

        Raises:
            FieldkitError: there is no such plan.
        """
        before, before_profile = self._analysis.plan(other)
        after, profile = self._analysis.plan(plan)
        counts = self._analysis.facts().counts
        return ComparisonView(
            comparison=compare(
                self._states(counts, by, before, before_profile), self._states(counts, by, after, profile)
            ),
            before=_titled(before, before_profile),
            after=_titled(after, profile),
            plan=after,
            profile=profile,
            names=_names(before_profile) | _names(profile),
        )

    def workspace(self, path: Path, *, by: str = "community", plan: str | None = None) -> ComparisonView:
        """Beside another workspace, such as the copy of an earlier round; that one is only read.

        Raises:
            FieldkitError: it cannot be opened, or there is no such plan.
        """
        chosen, profile = self._analysis.plan(plan)
        other = open_workspace(path)
        try:
            view, rolled = AnalysisService(other).rollup(by, f"{chosen.key}/{profile.key}")
        finally:
            other.close()
        before = rolled.by_unit([entry.code for entry in view.profile.entries])
        return self._beside(before, Text(path.stem, path.stem), by, chosen, profile)

    def file(self, path: Path, *, by: str = "community", plan: str | None = None) -> ComparisonView:
        """Beside a list that ``fieldkit coverage --json`` wrote before.

        Raises:
            FieldkitError: NOT_KEPT, or there is no such plan.
        """
        chosen, profile = self._analysis.plan(plan)
        return self._beside(_read(path, profile), Text(path.name, path.name), by, chosen, profile)

    def _beside(
        self,
        before: Mapping[str, Mapping[str, CoverageState]],
        label: Text,
        by: str,
        plan: Plan,
        profile: Profile,
    ) -> ComparisonView:
        day = today(self._workspace.clock).isoformat()
        after = self._states(self._analysis.facts().counts, by, plan, profile)
        return ComparisonView(compare(before, after), label, Text(day, day), plan, profile, _names(profile))

    def _states(
        self, counts: OutletCounts, by: str, plan: Plan, profile: Profile
    ) -> Mapping[str, Mapping[str, CoverageState]]:
        facts: WorkspaceFacts = self._analysis.facts()
        matrix = self._analysis.matrix_of(facts, counts, plan, profile)
        rolled = roll_up(matrix, units_of(facts, by))
        return rolled.by_unit([entry.code for entry in profile.entries])


@dataclass(frozen=True, slots=True)
class _Then:
    counts: OutletCounts
    recorded_later: Mapping[tuple[str, str], int]


def _counts_on(connection: Connection, counts: OutletCounts, day: str) -> _Then:
    """Open outlets per community and type as they were known at the end of a day."""
    records = as_of.written_later(connection, "outlet", day)
    rows = lists.rows(connection, "outlet", records, _KEYS)
    by_community = {community: Counter(own) for community, own in counts.by_community.items()}
    for row in rows.values():
        _count(by_community, row, -1)
    known = set()
    for state in as_of.states_on(connection, records, day):
        known.add(str(state.record))
        _count(by_community, {key: state.value(key) for key in _KEYS}, 1)
    later: Counter[tuple[str, str]] = Counter()
    for record, row in rows.items():
        if record in known or not serves_today(row["status"]):
            continue
        if row["stage"] == NEW and row["stage_date"]:
            if str(row["stage_date"])[:10] <= day:
                _count(by_community, row, 1)
        else:
            later[str(row["community"] or ""), str(row["business_type"] or "")] += 1
    return _Then(OutletCounts(by_community, counts.finder), later)


def _count(by_community: dict[str, Counter[str]], row: Mapping[str, object], step: int) -> None:
    if serves_today(row["status"]):
        own = by_community.setdefault(str(row["community"] or ""), Counter())
        own[str(row["business_type"] or "")] += step


def _read(path: Path, profile: Profile) -> Mapping[str, Mapping[str, CoverageState]]:
    """A list by place and by the plan's own words for types; words that the plan does not have are left out."""
    codes = {
        word: entry.code for entry in profile.entries for word in (*entry.other_words, entry.code, entry.name)
    }
    try:
        kept = json.loads(path.read_text(encoding="utf-8-sig"))
        return {
            str(place): {codes[word]: _WORDS[state] for word, state in row.items() if word in codes}
            for place, row in kept.items()
        }
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise FieldkitError(ComparisonError.NOT_KEPT, name=path.name) from error


def _names(profile: Profile) -> dict[str, str]:
    return {entry.code: entry.name for entry in profile.entries}


def _titled(plan: Plan, profile: Profile) -> Text:
    return Text(f"{plan.short_title.zh}·{profile.title.zh}", f"{plan.short_title.en}, {profile.title.en}")
