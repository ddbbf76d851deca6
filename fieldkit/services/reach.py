"""Who reaches what on foot, from the registers of a workspace and, if there is one, a street file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.circles import Facts, reach
from fieldkit.analysis.reach.facts import WantedType
from fieldkit.analysis.reach.ground import Ground
from fieldkit.analysis.reach.network import build_network
from fieldkit.analysis.reach.problems import ReachProblem
from fieldkit.analysis.reach.walking import Walking
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import business_type
from fieldkit.services.plans import PlanService
from fieldkit.services.reach_facts import read_places
from fieldkit.services.reach_problems import ReachError
from fieldkit.services.start_points import Origin, keep_points, starts_of
from fieldkit.streets.box import Box
from fieldkit.streets.reading import read_ways

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.analysis.reach.circles import Reach
    from fieldkit.analysis.reach.facts import OutletPlace
    from fieldkit.analysis.reach.ground import Degrees
    from fieldkit.analysis.reach.network import Network
    from fieldkit.plans.plan import Plan, Profile
    from fieldkit.plans.rules import Rule
    from fieldkit.services.workspace import Workspace
    from fieldkit.streets.points import ReadPoint

READING = Text("读路网文件", "Reading the street file")
DETOUR, SPEED, ENOUGH = "reach/detour", "reach/speed", "reach/enough"
"""Settings of a workspace: how people walk, and how many of them are enough."""
_BOUNDS = {DETOUR: (1.0, 3.0), SPEED: (20.0, 150.0), ENOUGH: (1.0, 100.0)}


@dataclass(frozen=True, slots=True)
class ReachView:
    """An answer, and what it was computed by.

    Attributes:
        network_file: name of the street file, or empty.
        streets: how many there were.
    """

    reach: Reach
    plan: Plan
    profile: Profile
    network_file: str = ""
    streets: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be judged, and from where."""

    plan: Plan
    profile: Profile
    wanted: tuple[WantedType, ...]
    rules: tuple[Rule, ...]
    origin: Origin = Origin.AUTO
    points: Sequence[ReadPoint] = ()


class ReachService:
    """Reach over the workspace's values; writes nothing but its settings."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def walking(self) -> Walking:
        """How people walk here."""
        usual = Walking()
        return Walking(
            detour=self._figure(DETOUR, usual.detour),
            speed=self._figure(SPEED, usual.speed),
            enough=self._figure(ENOUGH, usual.enough),
        )

    def set_walking(
        self, detour: float | None = None, speed: float | None = None, enough: float | None = None
    ) -> None:
        """Keep how people walk here: detour factor, metres a minute, per cent of the people.

        Raises:
            FieldkitError: a figure that makes no sense; nothing was kept.
        """
        given = {DETOUR: detour, SPEED: speed, ENOUGH: enough}
        for key, figure in given.items():
            low, high = _BOUNDS[key]
            if figure is not None and not low <= figure <= high:
                raise FieldkitError(ReachError.WALKING_FIGURE, value=f"{figure:g}", low=low, high=high)
        for key, figure in given.items():
            if figure is not None:
                self._workspace.set_setting(key, f"{figure:g}")

    def _figure(self, key: str, usual: float) -> float:
        kept = self._workspace.setting(key)
        return float(kept) if kept else usual

    def reach(
        self,
        network: Path | None = None,
        *,
        plan: str | None = None,
        origin: Origin = Origin.AUTO,
        points: Sequence[ReadPoint] = (),
        progress: Progress | None = None,
    ) -> ReachView:
        """Judge every circle; communities where there are no circles at all.

        Args:
            network: a street file; None measures straight lines.
            plan: whose rules and list of types; the workspace's own when left out.
            origin: which start points.
            points: start points of a file, for this once; they replace those that are kept.
            progress: of reading the street file.

        Raises:
            FieldkitError: unknown plan, or a street file that cannot be used; nothing was changed.
        """
        chosen, profile = PlanService(self._workspace).choose(plan or "")
        asked = _Asked(chosen, profile, _wanted(profile, chosen.rules), chosen.rules, origin, points)
        return self._answer(asked, network, progress)

    def facilities(
        self, network: Path | None = None, *, plan: str | None = None, progress: Progress | None = None
    ) -> ReachView:
        """Judge every circle by the facilities that the plan has quotas for, and nothing else (W-39).

        Raises:
            FieldkitError: as :meth:`reach`.
        """
        chosen, profile = PlanService(self._workspace).choose(plan or "")
        rules = tuple(rule for rule in chosen.rules if rule.kind == "quota" and rule.facilities)
        return self._answer(_Asked(chosen, profile, (), rules), network, progress)

    def _answer(self, asked: _Asked, network: Path | None, progress: Progress | None) -> ReachView:
        needs_outlets = bool(asked.wanted) or any(rule.codes for rule in asked.rules)
        with self._workspace.database.read() as connection:
            places = read_places(connection, standing_in=not needs_outlets)
        known = [*(one.place for one in places.outlets), *(one.place for one in places.starts)]
        ground = Ground.around(known)
        circles, starts, told = starts_of(places, ground, asked.origin, asked.points)
        streets = None
        if network is not None:
            around = [*known, *(one.place for one in starts)]
            streets = _network(network, around, ground, progress or Progress())
        facts = Facts(circles, starts, places.outlets, asked.wanted, asked.rules, ground)
        found = reach(facts, self.walking(), streets)
        notes = _rule_notes(asked.rules, places.outlets)
        if not circles:
            notes.append(Problem(ReachProblem.NO_CIRCLES, Severity.WARNING))
        return ReachView(
            reach=replace(found, problems=(*places.problems, *told, *found.problems, *notes)),
            plan=asked.plan,
            profile=asked.profile,
            network_file="" if network is None else network.name,
            streets=0 if streets is None else len(streets.streets),
        )

    def keep(self, points: Sequence[ReadPoint]) -> int:
        """Record start points of a file; returns how many were new."""
        with self._workspace.database.read() as connection:
            places = read_places(connection)
        return keep_points(self._workspace, points, places)


def _network(path: Path, around: Sequence[Degrees], ground: Ground, progress: Progress) -> Network:
    progress.begin(READING)
    ways = read_ways(path, Box.around(around, Walking().farthest_m), progress)
    return build_network(ways, ground)


def _wanted(profile: Profile, rules: Sequence[Rule]) -> tuple[WantedType, ...]:
    """The lines of the plan's list, and types that a radius names and no line holds."""
    found = [WantedType(one.code, one.codes, _name(one.code)) for one in profile.entries]
    listed = {code for one in found for code in one.codes}
    found.extend(
        WantedType(rule.codes[0], rule.codes, _name(rule.codes[0]))
        for rule in rules
        if rule.kind == "radius" and rule.codes and not listed & set(rule.codes)
    )
    return tuple(found)


def _name(code: str) -> Text:
    known = business_type(code)
    return Text(code, code) if known is None else known.name


def _rule_notes(rules: Sequence[Rule], outlets: Sequence[OutletPlace]) -> list[Problem]:
    notes: list[Problem] = []
    dense = {code for rule in rules if rule.kind == "density" for code in rule.codes}
    if dense and not any(one.is_new and one.business_type in dense for one in outlets):
        notes.append(Problem(ReachProblem.PHARMACIES_UNDATED, Severity.NOTE))
    return notes
