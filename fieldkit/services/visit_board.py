"""The board of the visits: whom to visit today, what came of it, how many answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.household import ADDRESS_PARTS, HOUSEHOLD, MAIN, walking_order
from fieldkit.registers.route import agreed_time, route
from fieldkit.registers.sample_record import said_how
from fieldkit.registers.visit import VISIT
from fieldkit.registers.visiting import (
    NOT_VISITED,
    Attempt,
    Draw,
    Quota,
    Rate,
    Standing,
    in_force,
    quotas,
    response,
    standing,
)
from fieldkit.services import door_sheets
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fieldkit.services.workspace import Workspace

FORMULA = Text(
    "应答率 = 完成户数 ÷（走访过的户数 － 地址不存在的户数 － 配额已满的户数），按户计，每户取最后结果，完成过即算完成。"
    "即 AAPOR 的 RR1（最低应答率）：拒访、无人、预约都留在分母里；没有“部分完成”一类，RR2 与它相同",
    "response rate = completed ÷ (visited - no such address - quota full), by household; the last outcome counts, "
    "once completed is completed. This is AAPOR's RR1, the lowest rate: refusals, nobody in and appointments "
    "stay in the divisor; there are no partial interviews, so RR2 is the same",
)
_HOUSEHOLD = (
    "door_address",
    "community",
    *ADDRESS_PARTS,
    "drawn",
    "draw_order",
    "stratum",
    "draw",
    "resident",
)
_VISIT = ("household", "outcome", "visited_at", "visitor", "come_again")


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One household as a visitor sees it.

    Attributes:
        id, address, community: record, door, record id of the area.
        building: what the route is divided by: compound and building.
        stratum, drawn: of the sample; empty without one.
        standing: what became of it.
        is_due: somebody should go there today.
        sheet: the interview that was begun there and not closed; empty for none.
        is_overdue: it is an appointment, and its time has passed.
        resident: name, where the project takes names.
    """

    id: str
    address: str
    community: str
    building: str
    stratum: str
    drawn: str
    standing: Standing
    is_due: bool
    sheet: str = ""
    is_overdue: bool = False
    resident: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """What a visitor looks at.

    Attributes:
        lines: households to be visited, done ones too, in walking order.
        households: all that are kept, drawn or not.
        rate: response so far.
        quotas: by stratum; empty without a sample.
        day: today (ISO).
        how: how the sample was drawn; empty without one, several joined.
        by: the column that the strata come from (楼栋); empty without strata.
        route: where to go today, in walking order with each appointment at its time.
    """

    lines: tuple[VisitLine, ...]
    households: int
    rate: Rate
    quotas: tuple[Quota, ...]
    day: str
    how: tuple[str, ...]
    by: str
    route: tuple[VisitLine, ...]


def read_board(workspace: Workspace) -> Board:
    """Everything about the visits, as of now; without a sample every household is to be visited."""
    with workspace.database.read() as connection:
        households = lists.every(connection, HOUSEHOLD.key, _HOUSEHOLD)
        visits = lists.every(connection, VISIT.key, _VISIT)
        open_sheets = door_sheets.open_sheets(connection)
    sheet_of = {household: sheet for sheet, household in open_sheets.items() if household}
    standings = _standings(visits)
    draws = [
        Draw(
            str(row["id"]),
            str(row["draw"] or ""),
            str(row["stratum"] or ""),
            str(row["drawn"]),
            int(str(row["draw_order"] or 0)),
        )
        for row in households
        if row["drawn"]
    ]
    wanted = in_force(draws, standings) if draws else frozenset(str(row["id"]) for row in households)
    now = workspace.clock.now()
    lines = tuple(
        _line(row, standings.get(str(row["id"]), NOT_VISITED), now, sheet_of.get(str(row["id"]), ""))
        for row in sorted(households, key=lambda row: (str(row["community"] or ""), walking_order(row)))
        if row["id"] in wanted
    )
    shown = [line.standing for line in lines]
    how = tuple(dict.fromkeys(one.sample for one in draws if one.drawn == MAIN))
    due = route(((line, _agreed(line.standing, now)) for line in lines if line.is_due), now)
    day = now.date().isoformat()
    by = "、".join(dict.fromkeys(filter(None, (said_how(one).get("by", "") for one in how))))
    return Board(lines, len(households), response(shown), quotas(draws, standings), day, how, by, due)


def _standings(visits: list[dict[str, object]]) -> dict[str, Standing]:
    attempts: dict[str, list[Attempt]] = {}
    for row in visits:
        attempts.setdefault(str(row["household"] or ""), []).append(
            Attempt(
                str(row["visited_at"] or ""),
                str(row["outcome"] or ""),
                str(row["come_again"] or ""),
                str(row["visitor"] or ""),
            )
        )
    return {household: standing(found) for household, found in attempts.items()}


def _agreed(found: Standing, now: datetime) -> datetime | None:
    """The time of the appointment that a household waits for."""
    return agreed_time(found.again, now) if found.again else None


def _line(row: Mapping[str, object], found: Standing, now: datetime, sheet: str) -> VisitLine:
    at = _agreed(found, now)
    building = str(row["building"] or "")
    if building.isascii() and building.isalnum():
        building += "栋"
    return VisitLine(
        id=str(row["id"]),
        address=str(row["door_address"] or ""),
        community=str(row["community"] or ""),
        building=f"{row['compound'] or ''}{building}",
        stratum=str(row["stratum"] or ""),
        drawn=str(row["drawn"] or ""),
        standing=found,
        is_due=found.is_due(now.date().isoformat()),
        sheet=sheet,
        is_overdue=at is not None and at < now,
        resident=str(row["resident"] or ""),
    )
