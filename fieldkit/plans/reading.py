"""Plans from their folders: ``plan.toml``, ``profiles.csv``, and where present the other files of a plan."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.plans import reading_lines as lines
from fieldkit.plans.norms import DEFAULT_SETTING, OFFICE_SETTING, Norm
from fieldkit.plans.plan import ClassException, Plan, Profile, ProfileEntry, Wording
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading_head import features_of
from fieldkit.plans.rows import rows_of
from fieldkit.registers.business_types import TypeClass, business_types

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.plans.rows import Row

_CLASS_ORDER = tuple(TypeClass)
PROFILE_COLUMNS = ("profile", "order", "code", "class", "name", "also", "source")
NORM_COLUMNS = ("code", "people_per_outlet", "minimum", "basis")


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
        head = tomllib.loads(file.read_text(encoding="utf-8"))
        profiles = tuple(_profile(told, folder, head.get("exception", ())) for told in head["profile"])
        features = features_of(head)
        scopes = lines.ScopeNames(features["areas"], features["groups"])
        plan = Plan(
            key=folder.name,
            title=Text(**head["title"]),
            short_title=Text(**head["short_title"]),
            number=head["number"],
            issuer=head["issuer"],
            issued=head["issued"],
            first_year=head["first_year"],
            last_year=head["last_year"],
            area=head["area"],
            default_profile=head["default_profile"],
            profiles=profiles,
            norms=_norms(folder / "norms.csv"),
            wording=Wording(**head.get("wording", {})),
            notes=lines.read_notes(folder),
            sources=tuple(head["sources"]),
            targets=lines.read_targets(folder, folder.name, scopes),
            rules=lines.read_rules(folder, folder.name),
            tasks=lines.read_tasks(folder),
            deadlines=lines.read_deadlines(folder, folder.name, scopes),
            asks=lines.read_asks(folder),
            pilots=lines.read_pilots(folder),
            **features,
        )
        if plan.profile() is None:
            raise KeyError(plan.default_profile)  # noqa: TRY301 - reported as any other fault of the file
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FieldkitError(
            PlanError.UNREADABLE, file=f"{folder.name}/{file.name}", reason=_reason(error)
        ) from error
    return plan


def _reason(error: Exception) -> str:
    return f"{error.args[0]}?" if isinstance(error, KeyError) and error.args else str(error)


def _profile(told: dict[str, Any], folder: Path, exceptions: Sequence[dict[str, str]]) -> Profile:
    """A list of types: the plan's own lines, or those of another shipped plan (``from = "national/guide2021"``)."""
    plan, _, key = str(told.get("from", "")).partition("/")
    file = (resource("plans", plan) if plan else folder) / "profiles.csv"
    rows = [row for row in rows_of(file, PROFILE_COLUMNS) if row.text("profile") == (key or told["key"])]
    entries = sorted(map(_entry, rows), key=lambda entry: (_CLASS_ORDER.index(entry.type_class), entry.order))
    return Profile(
        key=told["key"],
        title=Text(**told["title"]),
        source=told["source"],
        entries=tuple(entries),
        exceptions=tuple(
            ClassException(one["area"], one["code"], TypeClass(one["class"]), one["word"], one["note"])
            for one in exceptions
            if one["profile"] == told["key"]
        ),
    )


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
        row.text("code"), row.whole("people_per_outlet") or None, 1 if minimum is None else minimum, basis
    )
