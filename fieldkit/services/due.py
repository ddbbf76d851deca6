"""What a plan wants from this office by a day, with what the registers show as done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.calendar import period_of
from fieldkit.plans.due import DueState, Filing, due_list
from fieldkit.plans.problems import PlanError
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.outlet import serves_today
from fieldkit.services.plans import PlanService
from fieldkit.services.records import RecordService
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.plans.calendar import Deadline
    from fieldkit.plans.due import Due
    from fieldkit.plans.plan import Plan
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

FOOD_CHECK = "food_check"
FOOD_CHECK_DAYS = "food_check_days"


@dataclass(frozen=True, slots=True)
class FoodChecks:
    """Outlets whose last food self-check is too long ago or unknown (N-36).

    Attributes:
        days: the plan's interval, a setting.
        overdue: names, in the order in which the outlets were recorded.
        asked: outlets of the types that are asked.
    """

    days: int
    overdue: tuple[str, ...]
    asked: int


class DueService:
    """Deadlines against the registers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def due(self, on: date, plan: str = "", *, with_done: bool = False) -> tuple[Due, ...]:
        """What is overdue, due within 30 days, and next, in order of date.

        Args:
            on: the day asked about; nothing handed in after it counts.
            plan: key; the plan in use when empty.
            with_done: what is done is listed as well.

        Raises:
            FieldkitError: there is no such plan.
        """
        found = self._dates(on, plan, None)
        return tuple(one for one in found if with_done or one.state is not DueState.DONE)

    def calendar(self, on: date, plan: str = "") -> tuple[Due, ...]:
        """Every date of a plan from its first to its last, done or not, in order.

        Args:
            on: the day that tells what is late.
            plan: key; the plan in use when empty.

        Raises:
            FieldkitError: there is no such plan.
        """
        return self._dates(on, plan, date.max)

    def nearest(self, on: date, count: int, plan: str = "") -> tuple[Due, ...]:
        """The next ``count`` things that are not done, filled up with the latest of those that are overdue.

        Raises:
            FieldkitError: there is no such plan.
        """
        left = self.due(on, plan)
        coming = [one for one in left if one.days >= 0][:count]
        late = [one for one in left if one.days < 0]
        return (*late[len(late) - min(len(late), count - len(coming)) :], *coming)

    def areas(self) -> frozenset[str]:
        """Names of the areas that are recorded, for which something can be handed in one by one."""
        with self._workspace.database.read() as connection:
            return frozenset(
                str(row["name"]) for row in lists.every(connection, "area", ("name",)) if row["name"]
            )

    def hand_in(self, deadline: str, on: date, *, plan: str = "", period: str = "", area: str = "") -> str:
        """Record that something was handed in; returns the id of the record, which can be changed or deleted.

        Args:
            deadline: id of the deadline.
            on: the day on which it was handed in.
            plan: key; the plan in use when empty.
            period: ``2023-Q1`` … where the deadline comes again and again.
            area: name of the area that handed in, where areas are asked one by one.

        Raises:
            FieldkitError: NO_SUCH_LINE; or the area is not recorded, nothing was written.
        """
        chosen = PlanService(self._workspace).plan(plan)
        found = next((one for one in chosen.deadlines if one.id == deadline), None)
        if found is None:
            raise FieldkitError(PlanError.NO_SUCH_LINE, file=chosen.key, line=deadline)
        typed = {"name": found.title.zh, "plan": chosen.key, "item": found.item, "period": period}
        # An area that the plan names need not be recorded here; it is then kept as the unit's name.
        asked = (*chosen.areas_of(found.scope), *found.units)
        is_named_only = area in asked and area not in self.areas()
        typed |= {"handed_on": on.isoformat(), "unit" if is_named_only else "area": area}
        filled = {key: value for key, value in typed.items() if value}
        return str(RecordService(self._workspace).add("filing", filled).record)

    def _dates(self, on: date, plan: str, until: date | None) -> tuple[Due, ...]:
        chosen = PlanService(self._workspace).plan(plan)
        with self._workspace.database.read() as connection:
            filings = (*_filings(connection, chosen), *_kept(connection, chosen))
        return due_list(chosen, on, filings, until)

    def food_checks(self, on: date, plan: str = "") -> FoodChecks | None:
        """Food self-checks that are overdue; None when the plan does not ask for them."""
        chosen = PlanService(self._workspace).plan(plan)
        days = chosen.threshold(FOOD_CHECK_DAYS)
        bucket = next((one for one in chosen.buckets if one.key == FOOD_CHECK), None)
        if days is None or bucket is None:
            return None
        with self._workspace.database.read() as connection:
            outlets = lists.every(connection, "outlet", ("name", "business_type", "status", FOOD_CHECK))
        asked = [
            one for one in outlets if one["business_type"] in bucket.codes and serves_today(one["status"])
        ]
        latest = on - timedelta(days=int(days.value))
        overdue = tuple(
            str(one["name"] or one["id"])
            for one in asked
            if (day := _day(one[FOOD_CHECK])) is None or day < latest
        )
        return FoodChecks(int(days.value), overdue, len(asked))


def _filings(connection: Connection, plan: Plan) -> Iterator[Filing]:
    """What was handed in, from the register of filings."""
    if kind_of("filing") is None:
        return
    names = {row["id"]: row["name"] for row in lists.every(connection, "area", ("name",))}
    for row in lists.every(
        connection, "filing", ("plan", "item", "area", "unit", "period", "due", "handed_on")
    ):
        handed = _day(row["handed_on"])
        if handed is None or row["plan"] not in {None, "", plan.key}:
            continue
        yield Filing(
            item=str(row["item"] or ""),
            area=str(names.get(row["area"]) or row["unit"] or ""),
            period=str(row["period"] or ""),
            due=_day(row["due"]),
            handed_on=handed,
        )


def _kept(connection: Connection, plan: Plan) -> Iterator[Filing]:
    """What other registers show as done: a joint meeting that was held in the half year."""
    for deadline in plan.deadlines:
        register, _, sort = deadline.kept_as.partition(".")
        if register == "meeting" and kind_of(register) is not None:
            for row in lists.every(connection, register, ("meeting_type", "held_on")):
                day = _day(row["held_on"])
                if row["meeting_type"] == sort and day is not None:
                    yield _held(deadline, day)


def _held(deadline: Deadline, day: date) -> Filing:
    return Filing(deadline.item, "", period_of(deadline.every, day), None, day)


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
