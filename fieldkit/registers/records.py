"""A record between ledger units and declared fields.

Fields that hold several codes (services, payments …) merge code by code: each is
a unit of its own, ``services#parcels``, so two people who add different ones
agree. Everything else is one unit under the field's key.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.registers.kinds import SEPARATOR
from fieldkit.registers.problems import RegisterProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.registers.kinds import Field, Kind

BESIDE = "~"
"""Between the path of an answer and what is kept beside it; no name in a form has it."""
MARK = "#"


@dataclass(frozen=True, slots=True)
class Record:
    """A record as people see it.

    Attributes:
        id, kind: which one.
        values: canonical text by field key; every declared field is present.
        answers: for submissions, answer by path of the question.
        conflicts: keys of fields with more than one value.
        problems: what is wrong with the values.
        is_deleted: deleted, and nobody disagreed.
        changed_after_deletion: fields changed by somebody who did not know of the deletion.
    """

    id: str
    kind: str
    values: Mapping[str, str | None]
    answers: Mapping[str, str]
    conflicts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_deleted: bool = False
    changed_after_deletion: tuple[str, ...] = ()


def field_key(unit: str) -> str:
    """The key of the field that a unit belongs to."""
    return unit.split(MARK, 1)[0]


def units_of(field: Field, value: str | None, current: str | None) -> dict[str, str | None]:
    """The units to set so that the field changes from ``current`` to ``value``."""
    if not field.holds_several:
        return {field.key: value}
    wanted, present = codes_of(value), codes_of(current)
    added = {f"{field.key}{MARK}{code}": "1" for code in wanted if code not in present}
    removed = {f"{field.key}{MARK}{code}": None for code in present if code not in wanted}
    return {**added, **removed}


def codes_of(value: str | None) -> tuple[str, ...]:
    """The codes of a field that holds several."""
    return tuple(code for code in (value or "").split(SEPARATOR) if code)


def several(field: Field, codes: set[str] | dict[str, None] | tuple[str, ...]) -> str | None:
    """Canonical text of these codes: declared ones in their order, then the others sorted."""
    if not codes:
        return None
    order = {option.code: at for at, option in enumerate(field.options)}
    ranked = sorted(set(codes), key=lambda code: (order.get(code, len(order)), code))
    return SEPARATOR.join(ranked) or None


def fields_of(kind: Kind, units: Mapping[str, str | None]) -> dict[str, str | None]:
    """The value of every declared field, from the shown value of each unit."""
    keys, lists = _shape(kind)
    values = {key: units.get(key) for key in keys}
    if lists:
        collected: dict[str, dict[str, None]] = {}
        for unit, value in units.items():
            if MARK in unit and value is not None:
                key, code = unit.split(MARK, 1)
                collected.setdefault(key, {})[code] = None
        for field in lists:
            values[field.key] = several(field, collected.get(field.key, {}))
    return values


def _shape(kind: Kind) -> tuple[tuple[str, ...], tuple[Field, ...]]:
    """The keys of a kind's fields, and those of its fields that hold several."""
    known = _SHAPES.get(id(kind))
    if known is None:
        keys = tuple(field.key for field in kind.fields)
        known = _SHAPES[id(kind)] = (kind, keys, tuple(field for field in kind.fields if field.holds_several))
    return known[1], known[2]


_SHAPES: dict[int, tuple[Kind, tuple[str, ...], tuple[Field, ...]]] = {}
"""By the identity of the declaration, which is kept with it; comparing declarations would take longer."""


def answers_of(kind: Kind, units: Mapping[str, str | None]) -> dict[str, str]:
    """The answers of a submission, by path; without what is kept beside them."""
    prefix = kind.open_prefix
    if not prefix:
        return {}
    return {
        path: value
        for unit, value in units.items()
        if value is not None and (path := _path_in(unit, prefix)) is not None
    }


@lru_cache(maxsize=65536)
def _path_in(unit: str, prefix: str) -> str | None:
    """The path of an answer's unit; None for other units, and for what is kept beside answers."""
    return unit.removeprefix(prefix) if unit.startswith(prefix) and BESIDE not in unit else None


def beside_of(kind: Kind, units: Mapping[str, str | None], what: str) -> dict[str, str]:
    """What is kept beside the answers of a submission (``REMARK``, ``TICK``, ``SECOND``), by path."""
    ending = BESIDE + what
    return {
        unit.removeprefix(kind.open_prefix).removesuffix(ending): value
        for unit, value in units.items()
        if unit.startswith(kind.open_prefix) and unit.endswith(ending) and value is not None
    }


def problems_of(kind: Kind, record: str, values: Mapping[str, str | None]) -> tuple[Problem, ...]:
    """Everything that is wrong with a record's values; what was typed is kept all the same."""
    found: list[Problem] = []
    for field in kind.fields:
        found.extend(field_problems(field, values.get(field.key), record))
    return tuple(found)


def field_problems(field: Field, value: str | None, record: str = "") -> list[Problem]:
    """What is wrong with one value."""
    place = Place(record=record, field=field.key)
    if value is None:
        if not field.required:
            return []
        return [
            Problem(
                RegisterProblem.MISSING,
                Severity.WARNING,
                place,
                {"label": field.label.zh, "label_en": field.label.en},
            )
        ]
    if field.check is None:
        return []
    return [Problem(problem.code, problem.severity, place, problem.values) for problem in field.check(value)]
