"""The values of a plan: profiles, wording, exceptions and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.plans.norms import Norm
from fieldkit.registers.business_types import TypeClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Text
    from fieldkit.plans.asks import Ask
    from fieldkit.plans.calendar import Deadline
    from fieldkit.plans.features import (
        Bucket,
        ChainDefinition,
        Dimension,
        Phase,
        SatisfactionRule,
        Threshold,
    )
    from fieldkit.plans.grades import Indicator
    from fieldkit.plans.pilots import Pilot
    from fieldkit.plans.rules import Rule
    from fieldkit.plans.scopes import AreaGroup, PlanArea, Scope
    from fieldkit.plans.targets import Target
    from fieldkit.plans.tasks import Task


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """One line of a list of business types.

    Attributes:
        code: the business type it stands for.
        type_class: the class this list gives it.
        order: place in the list, from 1 within its class.
        name: exactly as this list calls it; the word that its tables print.
        other_words: other words that the same document uses for it.
        also: further codes that fulfil this line, where the list merges types (菜市场（生鲜超市）).
        is_confirmed: False where the line was not read in the document itself.
        source: seed item or document.
    """

    code: str
    type_class: TypeClass
    order: int
    name: str
    other_words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    is_confirmed: bool = True
    source: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that fulfils this line."""
        return (self.code, *self.also)


@dataclass(frozen=True, slots=True)
class ClassException:
    """One area for which the document puts a type into another class than elsewhere (A-08)."""

    area: str
    code: str
    type_class: TypeClass
    word: str
    note: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One list of business types in one document.

    Attributes:
        key: name on the command line, unique in its plan.
        entries: basic first, each class in the document's order.
        exceptions: areas for which a type is classed differently.
    """

    key: str
    title: Text
    source: str
    entries: tuple[ProfileEntry, ...]
    exceptions: tuple[ClassException, ...] = ()

    def entry(self, code: str) -> ProfileEntry | None:
        """The line of this business type, or the line that it fulfils; None when the list has none."""
        own = next((entry for entry in self.entries if entry.code == code), None)
        return own or next((entry for entry in self.entries if code in entry.also), None)

    def codes_of(self, entry: ProfileEntry) -> tuple[str, ...]:
        """The codes that count in the column of a line: its own, and those it merges that have no line themselves."""
        return tuple(code for code in entry.codes if self.entry(code) is entry)

    def of_class(self, type_class: TypeClass, area: str = "") -> tuple[ProfileEntry, ...]:
        """The lines of one class in printing order, as they hold for the area of this name.

        A line that an exception moves into the class stands at its end.
        """
        moved = {one.code: one for one in self.exceptions if one.area == area}
        stay = [entry for entry in self.entries if entry.type_class is type_class and entry.code not in moved]
        come = [
            replace(entry, type_class=type_class, name=moved[entry.code].word)
            for entry in self.entries
            if entry.code in moved and moved[entry.code].type_class is type_class
        ]
        return (*stay, *come)

    def class_of(self, code: str, area: str = "") -> TypeClass:
        """The class of a business type in this list, for the area of this name; OTHER when not listed."""
        entry = self.entry(code)
        if entry is None:
            return TypeClass.OTHER
        moved = (one for one in self.exceptions if one.area == area and one.code == entry.code)
        exception = next(moved, None)
        return exception.type_class if exception else entry.type_class


@dataclass(frozen=True, slots=True)
class Wording:
    """How the shortfall table of a plan words its cells (W-46)."""

    separator: str = "、"
    few: str = "{types}等业态少"
    absent: str = "缺少{types}等业态"
    both: str = "{few}，{absent}"
    quality: str = "{types}等业态"
    nothing: str = "——"

    def basic_cell(self, few: Sequence[str], absent: Sequence[str]) -> str:
        """The cell for basic types: which are too few, which are absent."""
        said_few = self.few.format(types=self.separator.join(few)) if few else ""
        said_absent = self.absent.format(types=self.separator.join(absent)) if absent else ""
        if few and absent:
            return self.both.format(few=said_few, absent=said_absent)
        return said_few or said_absent or self.nothing

    def quality_cell(self, absent: Sequence[str]) -> str:
        """The cell for quality types: which are absent."""
        return self.quality.format(types=self.separator.join(absent)) if absent else self.nothing


@dataclass(frozen=True, slots=True)
class PlanNote:
    """A sentence to print under a table: a contradiction of the document, or how it was read.

    Attributes:
        item: A-08 …; several notes may serve one item.
        table: ``shortfalls`` or ``circles``.
        areas: names of communities or circles it is about; empty: the whole table.
    """

    item: str
    table: str
    areas: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Plan:
    """One programme document: what it says, by when, for whom, and how its tables word it.

    Attributes:
        key: folder name and name on the command line.
        number: 发文字号; empty when the document shows none.
        issued: ISO date or empty.
        area: administrative code it is made for, or empty.
        norms: per business type; use :meth:`norm`.
        basis: numbers of the documents that it rests on.
        links: other plans that it ties in with.
        areas, groups: what it divides its work by (市区, functional zones).
        indicators: the office's own sheet for grading circles; empty until somebody writes one.
        chain, satisfaction: how two of its figures are counted; None where it does not ask for them.
        contradictions: numbers (A-01) of what :func:`~fieldkit.plans.remarks.remarks` finds, by what it is about.
    """

    key: str
    title: Text
    short_title: Text
    number: str
    issuer: str
    issued: str
    first_year: int
    last_year: int
    area: str
    default_profile: str
    profiles: tuple[Profile, ...]
    norms: tuple[Norm, ...]
    wording: Wording
    notes: tuple[PlanNote, ...]
    sources: tuple[str, ...]
    basis: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    areas: tuple[PlanArea, ...] = ()
    groups: tuple[AreaGroup, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    buckets: tuple[Bucket, ...] = ()
    chain: ChainDefinition | None = None
    satisfaction: SatisfactionRule | None = None
    targets: tuple[Target, ...] = ()
    rules: tuple[Rule, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    asks: tuple[Ask, ...] = ()
    pilots: tuple[Pilot, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    contradictions: tuple[tuple[str, str], ...] = ()

    def target(self, target_id: str) -> Target | None:
        """The target with this id."""
        return next((target for target in self.targets if target.id == target_id), None)

    def threshold(self, key: str) -> Threshold | None:
        """The threshold with this key."""
        return next((threshold for threshold in self.thresholds if threshold.key == key), None)

    def group(self, name: str) -> AreaGroup | None:
        """The group of areas with this name."""
        return next((group for group in self.groups if group.name == name), None)

    def areas_of(self, scope: Scope) -> tuple[str, ...]:
        """Names of the areas that a scope is about; empty for the whole, communities and circles."""
        group = self.group(scope.name)
        inside = group.areas if group else ()
        if scope.kind in {"group", "each_of_group"}:
            return inside
        if scope.kind == "each_other":
            return tuple(area.name for area in self.areas if area.name not in inside)
        return (scope.name,) if scope.kind == "area" else ()

    def profile(self, key: str = "") -> Profile | None:
        """The profile with this key; the plan's default one for an empty key."""
        wanted = key or self.default_profile
        return next((profile for profile in self.profiles if profile.key == wanted), None)

    def norm(self, code: str) -> Norm:
        """The norm of a business type; one outlet is enough where the plan has none."""
        return next((norm for norm in self.norms if norm.code == code), Norm(code))

    def notes_for(self, table: str, areas: Sequence[str]) -> tuple[PlanNote, ...]:
        """Notes to print under a table that shows these areas (by name)."""
        shown = set(areas)
        return tuple(
            note for note in self.notes if note.table == table and (not note.areas or shown & set(note.areas))
        )
