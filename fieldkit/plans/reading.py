"""Plans from their folders: ``plan.toml``, ``profiles.csv``, and where present ``norms.csv`` and ``notes.csv``."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.plans.norms import DEFAULT_SETTING, OFFICE_SETTING, Norm
from fieldkit.plans.plan import ClassException, Plan, PlanNote, Profile, ProfileEntry, Wording
from fieldkit.plans.problems import PlanError
from fieldkit.registers.business_types import TypeClass

if TYPE_CHECKING:
    from pathlib import Path

_CLASS_ORDER = tuple(TypeClass)


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


def choose_profile(name: str) -> tuple[Plan, Profile]:
    """A plan and one of its lists by ``plan`` or ``plan/profile``, e.g. ``zhongwei/table2``.

    Raises:
        FieldkitError: UNKNOWN_PLAN or UNKNOWN_PROFILE, with the names there are.
    """
    key, _, profile_key = name.partition("/")
    plan = load_plan(key)
    profile = plan.profile(profile_key)
    if profile is None:
        known = "、".join(f"{plan.key}/{one.key}" for one in plan.profiles)
        raise FieldkitError(PlanError.UNKNOWN_PROFILE, plan=plan.key, name=profile_key, known=known)
    return plan, profile


def read_plan(folder: Path) -> Plan:
    """Read a plan from a folder, shipped or written by a user.

    Raises:
        FieldkitError: UNREADABLE, naming the file and why.
    """
    file = folder / "plan.toml"
    try:
        head = tomllib.loads(file.read_text(encoding="utf-8"))
        file = folder / "profiles.csv"
        rows = _rows(file)
        profiles = tuple(_profile(told, rows, head.get("exception", [])) for told in head["profile"])
        file = folder / "norms.csv"
        norms = _norms(file)
        file = folder / "notes.csv"
        notes = _notes(file)
        file = folder / "plan.toml"
        plan = _plan(folder.name, head, profiles, norms, notes)
        if plan.profile() is None:
            raise KeyError(plan.default_profile)  # noqa: TRY301 - reported as any other fault of the file
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FieldkitError(PlanError.UNREADABLE, file=str(file), reason=_reason(error)) from error
    return plan


def _reason(error: Exception) -> str:
    return f"{error.args[0]}?" if isinstance(error, KeyError) and error.args else str(error)


def _plan(
    key: str,
    head: dict[str, Any],
    profiles: tuple[Profile, ...],
    norms: tuple[Norm, ...],
    notes: tuple[PlanNote, ...],
) -> Plan:
    return Plan(
        key=key,
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
        norms=norms,
        wording=Wording(**head.get("wording", {})),
        notes=notes,
        sources=tuple(head["sources"]),
    )


def _profile(told: dict[str, Any], rows: list[dict[str, str]], exceptions: list[dict[str, str]]) -> Profile:
    entries = [_entry(row) for row in rows if row["profile"] == told["key"]]
    entries.sort(key=lambda entry: (_CLASS_ORDER.index(entry.type_class), entry.order))
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


def _entry(row: dict[str, str]) -> ProfileEntry:
    return ProfileEntry(
        code=row["code"],
        type_class=TypeClass(row["class"]),
        order=int(row["order"]),
        name=row["name"],
        other_words=_several(row["other_words"]),
        also=_several(row["also"]),
        is_confirmed=row["confirmed"] != "no",
        source=row["source"],
    )


def _norms(own: Path) -> tuple[Norm, ...]:
    """The default norms, each replaced by the plan's own where it has one."""
    norms = {row["code"]: _norm(row) for row in _rows(resource("plans", "norms.csv"))}
    if own.exists():
        norms |= {row["code"]: _norm(row) for row in _rows(own)}
    return tuple(norms.values())


def _norm(row: dict[str, str]) -> Norm:
    basis = DEFAULT_SETTING if row["basis"] == "default" else OFFICE_SETTING
    return Norm(row["code"], int(row["people_per_outlet"] or 0) or None, int(row["minimum"]), basis)


def _notes(file: Path) -> tuple[PlanNote, ...]:
    if not file.exists():
        return ()
    return tuple(
        PlanNote(row["item"], row["table"], _several(row["areas"]), Text(row["text_zh"], row["text_en"]))
        for row in _rows(file)
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
