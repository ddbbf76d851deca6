"""Plans from their folders: ``plan.toml``, ``profiles.csv``, and where present the other files of a plan."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.plans import reading_lines as lines
from fieldkit.plans.norms import DEFAULT_SETTING, OFFICE_SETTING, Norm
from fieldkit.plans.plan import ClassException, Plan, Profile, ProfileEntry
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading_head import head_of
from fieldkit.plans.rows import rows_of
from fieldkit.plans.told import Told
from fieldkit.registers.business_types import TypeClass, business_types

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fieldkit.plans.rows import Row

_CLASS_ORDER = tuple(TypeClass)
PROFILE_COLUMNS = ("profile", "order", "code", "class", "name", "also", "source")
NORM_COLUMNS = ("code", "people_per_outlet", "minimum", "basis")
NORM_HEAD = (*NORM_COLUMNS, "per")
NORM_PER = ("community", "circle")


@cache
def available_plans() -> tuple[Plan, ...]:
    """The shipped plans by key."""
    folders = sorted(path.parent for path in resource("plans").glob("*/plan.toml"))
    return tuple(read_plan(folder) for folder in folders)


def load_plan(key: str) -> Plan:
    """A shipped plan.

    Raises:
        FieldkitError: UNKNOWN_PLAN, with the keys there are.
    """
    found = next((plan for plan in available_plans() if plan.key == key), None)
    if found is None:
        known = "、".join(plan.key for plan in available_plans())
        raise FieldkitError(PlanError.UNKNOWN_PLAN, name=key, known=known)
    return found


def choose_profile(name: str, own: Sequence[Plan] = ()) -> tuple[Plan, Profile]:
    """A plan and one of its lists by ``plan`` or ``plan/profile``, e.g. ``zhongwei/table2``.

    ``own`` are plans that a user made; one of the same key stands before the shipped one.

    Raises:
        FieldkitError: UNKNOWN_PLAN or UNKNOWN_PROFILE, with the names there are.
    """
    key, _, profile_key = name.partition("/")
    plan = next((plan for plan in own if plan.key == key), None) or load_plan(key)
    profile = plan.profile(profile_key)
    if profile is None:
        known = "、".join(f"{plan.key}/{one.key}" for one in plan.profiles)
        raise FieldkitError(PlanError.UNKNOWN_PROFILE, plan=plan.key, name=profile_key, known=known)
    return plan, profile


def read_plan(folder: Path) -> Plan:
    """Read a plan from a folder, shipped or written by a user.

    Raises:
        FieldkitError: UNREADABLE with file and reason; BAD_CELL with file, line and column; NO_COLUMN.
    """
    file = folder / "plan.toml"
    try:
        told = Told(tomllib.loads(file.read_text(encoding="utf-8-sig")))
        head = head_of(told)
        scopes = lines.ScopeNames(head["areas"], head["groups"])
        exceptions = tuple(map(_exception, told.tables("exception")))
        plan = Plan(
            key=folder.name,
            profiles=tuple(_profile(one, folder, exceptions) for one in told.tables("profile")),
            norms=_norms(folder / "norms.csv"),
            notes=lines.read_notes(folder),
            targets=lines.read_targets(folder, folder.name, scopes),
            thresholds=lines.read_thresholds(folder),
            rules=lines.read_rules(folder, folder.name),
            tasks=lines.read_tasks(folder),
            deadlines=lines.read_deadlines(folder, folder.name, scopes),
            asks=lines.read_asks(folder),
            pilots=lines.read_pilots(folder),
            indicators=lines.read_indicators(folder, folder.name),
            **head,
        )
        if plan.profile() is None:
            raise ValueError(f"default_profile = {plan.default_profile}")  # noqa: TRY301 - as any other fault
    except (OSError, ValueError) as error:
        name = f"{folder.name}/{file.name}"
        raise FieldkitError(PlanError.UNREADABLE, file=name, reason=error) from error
    return plan


def scope_names(folder: Path) -> lines.ScopeNames:
    """The areas and groups that lines may name; none while ``plan.toml`` cannot be read."""
    try:
        head = head_of(Told(tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8-sig"))))
    except (OSError, ValueError):
        return lines.ScopeNames((), ())
    return lines.ScopeNames(head["areas"], head["groups"])


def _profile(told: Told, folder: Path, exceptions: Sequence[tuple[str, ClassException]]) -> Profile:
    """A list of types: the plan's own lines, or those of another shipped plan (``from = "national/guide2021"``)."""
    name = told.word("key")
    plan, _, key = told.word("from", "").partition("/")
    file = (resource("plans", plan) if plan else folder) / "profiles.csv"
    rows = [row for row in rows_of(file, PROFILE_COLUMNS) if row.text("profile") == (key or name)]
    entries = sorted(map(_entry, rows), key=lambda entry: (_CLASS_ORDER.index(entry.type_class), entry.order))
    return Profile(
        key=name,
        title=told.texts("title"),
        source=told.word("source"),
        entries=tuple(entries),
        exceptions=tuple(exception for profile, exception in exceptions if profile == name),
    )


def _exception(told: Told) -> tuple[str, ClassException]:
    moved = ClassException(
        told.word("area"),
        told.word("code"),
        told.one_of("class", _CLASS_ORDER),
        told.word("word"),
        told.word("note"),
    )
    return told.word("profile"), moved


def _entry(row: Row) -> ProfileEntry:
    codes = {one.code for one in business_types()}
    return ProfileEntry(
        code=row.word("code", codes),
        type_class=row.word("class", _CLASS_ORDER),
        order=row.whole("order") or 0,
        name=row.text("name"),
        other_words=row.several("other_words"),
        also=row.words("also", codes),
        is_confirmed=row.optional("confirmed") != "no",
        source=row.text("source"),
    )


def _norms(own: Path) -> tuple[Norm, ...]:
    """The default norms, each replaced by the plan's own where it has one."""
    shipped = rows_of(resource("plans", "norms.csv"), NORM_COLUMNS)
    norms = {row.text("code"): _norm(row) for row in (*shipped, *rows_of(own, NORM_COLUMNS))}
    return tuple(norms.values())


def _norm(row: Row) -> Norm:
    basis = DEFAULT_SETTING if row.optional("basis") == "default" else OFFICE_SETTING
    minimum = row.whole("minimum")
    return Norm(
        row.text("code"),
        row.whole("people_per_outlet") or None,
        1 if minimum is None else minimum,
        basis,
        per_circle=row.word("per", NORM_PER, "community") == "circle",
    )


READERS: dict[str, Callable[[Row, str, lines.ScopeNames], object]] = {
    **lines.READERS,
    "profiles.csv": lambda row, _plan, _names: _entry(row),
    "norms.csv": lambda row, _plan, _names: _norm(row),
}
"""How one line of each file is read; the key is the file."""
