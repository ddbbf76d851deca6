"""A workspace as the official tables read it; everything is read once, when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from fieldkit.analysis.measures.board import board
from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.records import codes_of
from fieldkit.reports.satisfaction_values import SatisfactionTable
from fieldkit.reports.values import CircleRow
from fieldkit.services.analysis import UNNUMBERED, AnalysisService
from fieldkit.services.satisfaction import SatisfactionService, chosen_formulas
from fieldkit.services.targets import TargetService
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.analysis.measures.board import Standing
    from fieldkit.analysis.measures.facts import Facts
    from fieldkit.kernel.texts import Language
    from fieldkit.reports.source import Line, Span
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

_CIRCLE = (
    "name",
    "number",
    "boundary",
    "mode",
    "population",
    "existing_types",
    "suggested_types",
    "intention",
)
_TITLE_LEVELS = ("city", "district", "street")


class WorkspaceSource:
    """One workspace, plan, day and language.

    Raises:
        FieldkitError: there is no such plan or profile.
    """

    def __init__(
        self,
        workspace: Workspace,
        plan: str | None = None,
        on: date | None = None,
        span: Span | None = None,
        language: Language = "zh",
    ) -> None:
        self._workspace = workspace
        self._plan_name = plan
        self.plan, self.profile = AnalysisService(workspace).plan(plan)
        self.on = on or today(workspace.clock)
        self.span = span
        self.language = language
        self._names: dict[str, dict[str, str]] = {}

    @cached_property
    def facts(self) -> Facts:
        """What plans measure."""
        return TargetService(self._workspace).facts(self._plan_name)

    @cached_property
    def matrix(self) -> CoverageMatrix:
        """Coverage under the profile; without the facts that only targets need, unless they were read already."""
        if "facts" in self.__dict__:
            return self.facts.coverage
        return AnalysisService(self._workspace).coverage(self._plan_name).matrix

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Names of areas and circles."""
        return {
            str(one["id"]): str(one["name"] or "")
            for kind in ("area", "circle")
            for one in self.lines(kind, ("name",))
        }

    @cached_property
    def area(self) -> str:
        """The largest area there is."""
        lines = self.lines("area", ("name", "level"))
        found = (one for level in _TITLE_LEVELS for one in lines if one["level"] == level)
        return str(next(found, {}).get("name") or "")

    def standings(self) -> Sequence[Standing]:
        """The plan's targets on the day; of a summary, at the end of its days."""
        return board(self.plan, self.facts, self.span.ends if self.span else self.on)

    def satisfaction(self) -> SatisfactionTable | None:
        """By the plan's formula; every question for the whole, places by the question "all in all" alone."""
        rule = self.plan.satisfaction
        formulas = chosen_formulas(rule.formula if rule else "TOP2")
        try:
            view = SatisfactionService(self._workspace).figures(formulas, language=self.language)
        except FieldkitError:
            return None
        if not view.sheets:
            return None
        overall = view.figures[0].label if view.figures else ""
        figures = [one for one in view.figures if one.place.level == "total" or one.label == overall]
        return SatisfactionTable(
            view.form.title or view.form.id, "", view.form.version, view.period, view.sheets, figures,
            self.language,
        )  # fmt: skip

    def circle_rows(self) -> list[CircleRow]:
        """The rows of 表3-1, by number."""
        with self._workspace.database.read() as connection:
            return _circle_rows(connection)

    def lines(self, kind: str, keys: Sequence[str]) -> list[Line]:
        """These fields of every record of a kind."""
        with self._workspace.database.read() as connection:
            return lists.every(connection, kind, keys)

    def stored(self, kind: str, keys: Sequence[str]) -> list[tuple[Any, ...]]:
        """The same as the database holds it."""
        with self._workspace.database.read() as connection:
            return lists.stored(connection, kind, keys)

    def count(self, kind: str) -> int:
        """How many records of a kind there are."""
        with self._workspace.database.read() as connection:
            return lists.count(connection, kind)

    def name(self, record: str) -> str:
        """What an area, circle, demand, project or meeting is called."""
        if record in self.places:
            return self.places[record]
        for kind in ("project", "demand", "meeting", "outlet"):
            if kind not in self._names:
                self._names[kind] = {
                    str(one["id"]): str(one["name"] or "") for one in self.lines(kind, ("name",))
                }
            if record in self._names[kind]:
                return self._names[kind][record]
        return ""


def _circle_rows(connection: Connection) -> list[CircleRow]:
    communities: dict[str, list[tuple[int, str, int]]] = {}
    for row in lists.every(connection, "area", ("name", "level", "order", "circle", "population")):
        if row["circle"] is not None and row["level"] == "community":
            order = row["order"] if isinstance(row["order"], int) else UNNUMBERED
            people = row["population"] if isinstance(row["population"], int) else 0
            communities.setdefault(str(row["circle"]), []).append((order, str(row["name"] or ""), people))
    found = lists.every(connection, "circle", _CIRCLE)
    found.sort(key=lambda row: (row["number"] is None, row["number"] or 0, str(row["name"])))
    return [_circle_row(row, sorted(communities.get(str(row["id"]), []))) for row in found]


def _circle_row(row: Mapping[str, object], communities: list[tuple[int, str, int]]) -> CircleRow:
    """One row; a circle without residents of its own has those of its communities, as in every other table."""
    people = row["population"] if isinstance(row["population"], int) else None
    number = row["number"]
    return CircleRow(
        name=str(row["name"] or ""),
        number=number if isinstance(number, int) else None,
        boundary=str(row["boundary"] or ""),
        communities=tuple(name for _, name, _ in communities),
        mode=str(row["mode"] or ""),
        population=people if people is not None else sum(one for _, _, one in communities) or None,
        existing_types=codes_of(str(row["existing_types"] or "")),
        suggested_types=codes_of(str(row["suggested_types"] or "")),
        intention=str(row["intention"] or ""),
    )
