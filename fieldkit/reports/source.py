"""What the tables are made from: frozen values that a service reads out of a workspace, each when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.analysis.measures.board import Standing
    from fieldkit.analysis.measures.facts import Facts
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.plan import Plan, Profile
    from fieldkit.reports.satisfaction_values import SatisfactionTable
    from fieldkit.reports.values import CircleRow

Line = dict[str, object]
"""One record: its ``id`` and the canonical values of the fields that were asked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day that a summary is about."""

    begins: date
    ends: date


class Source(Protocol):
    """Figures of one workspace under one plan, on one day.

    Attributes:
        on: the day the figures are of.
        span: the days asked for, or None for the quarter or year of ``on``.
        area: name of the largest area there is, for titles.
    """

    @property
    def plan(self) -> Plan:
        """The plan."""
        ...

    @property
    def profile(self) -> Profile:
        """Its list of business types."""
        ...

    @property
    def on(self) -> date:
        """The day."""
        ...

    @property
    def span(self) -> Span | None:
        """The days asked for."""
        ...

    @property
    def area(self) -> str:
        """The largest area."""
        ...

    @property
    def language(self) -> Language:
        """In which the table speaks."""
        ...

    @property
    def facts(self) -> Facts:
        """Circles, communities, open outlets as counts, satisfaction."""
        ...

    @property
    def matrix(self) -> CoverageMatrix:
        """Coverage under the profile."""
        ...

    @property
    def places(self) -> Mapping[str, str]:
        """Names of areas and circles by record id."""
        ...

    def standings(self) -> Sequence[Standing]:
        """The plan's targets on the day."""
        ...

    def satisfaction(self) -> SatisfactionTable | None:
        """What residents said by the plan's formula; None without a form that asks."""
        ...

    def circle_rows(self) -> Sequence[CircleRow]:
        """The rows of 表3-1."""
        ...

    def lines(self, kind: str, keys: Sequence[str]) -> Sequence[Line]:
        """These fields of every record of a kind, in the order in which they came."""
        ...

    def stored(self, kind: str, keys: Sequence[str]) -> Sequence[tuple[Any, ...]]:
        """The same fields in the order of ``keys``, without ids and as stored: for lists as long as a city."""
        ...

    def count(self, kind: str) -> int:
        """How many records of a kind there are."""
        ...

    def name(self, record: str) -> str:
        """What a record that others refer to is called; empty when it is not here."""
        ...
