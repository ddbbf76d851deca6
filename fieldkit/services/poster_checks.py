"""What to look at before a poster is printed, from the records behind it (PIPL §25, map law, domain: posters)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.problems import PosterProblem
from fieldkit.registers.outlet import OUTLET, serves_today
from fieldkit.registers.phones import display_phone, is_personal_mobile
from fieldkit.registers.places import read_location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

STALE_MONTHS = 12
"""An outlet that nobody looked at for longer is asked after; an office may set another number."""
KEYS = ("name", "phone", "phone_public", "status", "location", "surveyed_on")
_UNNAMED = Text("没有店招名称的网点", "an outlet without a name")


def outlet_problems(
    outlets: Iterable[tuple[str, Mapping[str, object]]], day: date, months: int = STALE_MONTHS
) -> tuple[Problem, ...]:
    """Return what the outlets' records say against printing them, in the order given.

    Args:
        outlets: record ids with at least :data:`KEYS`.
        day: today.
        months: how long a visit stays fresh; 0 asks after none.
    """
    return tuple(problem for record, row in outlets for problem in _of(record, row, day, months))


def _of(record: str, row: Mapping[str, object], day: date, months: int) -> Iterator[Problem]:
    name = str(row["name"] or "") or _UNNAMED.zh
    if not serves_today(row["status"]):
        status = OUTLET.field("status")
        option = status.option(str(row["status"])) if status else None
        said = option.label.zh if option else str(row["status"])
        yield _problem(PosterProblem.NOT_OPEN, Severity.NOTE, record, "status", name=name, status=said)
        return
    yield from _phone(record, row, name)
    location = read_location(str(row["location"])) if row["location"] else None
    if location is not None and location.datum is None:
        yield _problem(PosterProblem.DATUM_MISSING, Severity.WARNING, record, "location", name=name)
    seen = _day(row["surveyed_on"])
    if months and seen is not None and _months_between(seen, day) >= months:
        yield _problem(
            PosterProblem.NOT_LOOKED_AT,
            Severity.WARNING,
            record,
            "surveyed_on",
            name=name,
            day=seen.isoformat(),
        )


def _phone(record: str, row: Mapping[str, object], name: str) -> Iterator[Problem]:
    """Ask for consent (PIPL §25) and after mobiles, which are a person's own."""
    phone = str(row["phone"] or "")
    if not phone:
        return
    if not row["phone_public"]:
        yield _problem(PosterProblem.PHONE_PRIVATE, Severity.NOTE, record, "phone_public", name=name)
    elif is_personal_mobile(phone):
        yield _problem(
            PosterProblem.PERSONAL_MOBILE,
            Severity.WARNING,
            record,
            "phone",
            name=name,
            phone=display_phone(phone),
        )


def _problem(code: PosterProblem, severity: Severity, record: str, field: str, **values: object) -> Problem:
    return Problem(code, severity, Place(record=record, field=field), values)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def _months_between(earlier: date, later: date) -> int:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
