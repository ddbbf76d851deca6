"""Visits: whom to visit today, what came of it, how many answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.texts import Text
from fieldkit.registers.household import ADDRESS_PARTS, HOUSEHOLD, MAIN, folded, walking_order
from fieldkit.registers.route import agreed_time, route
from fieldkit.registers.submission import SUBMISSION
from fieldkit.registers.visit import APPOINTMENT, COMPLETED, OUTCOMES, QUOTA_FULL, REFUSED, VISIT
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
from fieldkit.services.consent import ConsentService
from fieldkit.services.records import RecordService
from fieldkit.services.visit_problems import VisitError
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.registers.consent import Consent
    from fieldkit.services.interviews import Sitting
    from fieldkit.services.workspace import Workspace

FORMULA = Text(
    "应答率 = 完成户数 ÷（走访过的户数 － 地址不存在的户数 － 配额已满的户数），按户计，每户取最后结果，完成过即算完成。"
    "即 AAPOR 的 RR1（最低应答率）：拒访、无人、预约都留在分母里；没有“部分完成”一类，RR2 与它相同",
    "response rate = completed ÷ (visited - no such address - quota full), by household; the last outcome counts, "
    "once completed is completed. This is AAPOR's RR1, the lowest rate: refusals, nobody in and appointments "
    "stay in the divisor; there are no partial interviews, so RR2 is the same",
)
_OPEN = "visits.open/"
"""Setting: the household of a sheet that was begun at its door, until the sheet is closed.

It stays on this machine: nothing that travels ties answers to a door.
"""
_ENDED = "visits.ended/"
"""Setting: household, visit and day of a sheet that a full quota ended; until the day is over, for taking it back."""
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
        route: where to go today, in walking order with each appointment at its time.
    """

    lines: tuple[VisitLine, ...]
    households: int
    rate: Rate
    quotas: tuple[Quota, ...]
    day: str
    how: tuple[str, ...]
    route: tuple[VisitLine, ...]


class VisitService:
    """Recording visits and reading the board."""

    def __init__(self, workspace: Workspace, records: RecordService | None = None) -> None:
        self._workspace = workspace
        self._records = records or RecordService(workspace)
        self._consent = ConsentService(workspace)

    def board(self) -> Board:
        """Everything about the visits, as of now; without a sample every household is to be visited."""
        with self._workspace.database.read() as connection:
            households = lists.every(connection, HOUSEHOLD.key, _HOUSEHOLD)
            visits = lists.every(connection, VISIT.key, _VISIT)
            open_sheets = settings.starting_with(connection, _OPEN)
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
        now = self._workspace.clock.now()
        lines = tuple(
            _line(row, standings.get(str(row["id"]), NOT_VISITED), now, sheet_of.get(str(row["id"]), ""))
            for row in sorted(households, key=lambda row: (str(row["community"] or ""), walking_order(row)))
            if row["id"] in wanted
        )
        shown = [line.standing for line in lines]
        how = tuple(dict.fromkeys(one.sample for one in draws if one.drawn == MAIN))
        due = route(((line, _agreed(line.standing, now)) for line in lines if line.is_due), now)
        day = now.date().isoformat()
        return Board(lines, len(households), response(shown), quotas(draws, standings), day, how, due)

    def find(self, words: str) -> str:
        """The household with this id, or this door as written.

        Raises:
            FieldkitError: NO_SUCH_HOUSEHOLD, SEVERAL_HOUSEHOLDS.
        """
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, HOUSEHOLD.key, ("door_address",))
        found = [str(row["id"]) for row in rows if row["id"] == words]
        found = found or [
            str(row["id"]) for row in rows if folded(str(row["door_address"] or "")) == folded(words)
        ]
        if not found:
            raise FieldkitError(VisitError.NO_SUCH_HOUSEHOLD, words=words)
        if len(found) > 1:
            raise FieldkitError(VisitError.SEVERAL_HOUSEHOLDS, words=words, count=len(found))
        return found[0]

    def record(self, household: str, outcome: str, *, come_again: str = "") -> str:
        """Record that somebody was at a door just now.

        Args:
            household: its id.
            outcome: a code, or its name in Chinese.
            come_again: ``2026-07-01 19:30`` or ISO; for an appointment.

        Returns:
            The id of the visit.

        Raises:
            UsageError: NO_SUCH_OUTCOME, NO_SUCH_TIME.
            FieldkitError: NO_SUCH_HOUSEHOLD; nothing was recorded.
        """
        code = _outcome(outcome)
        again = self._moment(come_again) if come_again and code == APPOINTMENT else None
        rows = self._records.rows(HOUSEHOLD.key, [household], ("door_address", "community"))
        if household not in rows:
            raise FieldkitError(VisitError.NO_SUCH_HOUSEHOLD, words=household)
        row = rows[household]
        values: dict[str, str | None] = {
            "visited_door": str(row["door_address"] or "") or None,
            "household": household,
            "community": str(row["community"] or "") or None,
            "outcome": code,
            "visited_at": stamp(self._workspace.clock),
            "visitor": self._workspace.identity.person or None,
            "come_again": again,
        }
        return self._records.add_values(VISIT.key, values).record

    def undo(self) -> None:
        """Take the last recorded visit back."""
        self._records.undo()

    def begin(self, household: str, consent: Consent, *, form: str = "", language: str = "") -> Sitting:
        """Begin the interview at a door; the visit counts when the sheet is closed.

        Raises:
            FieldkitError: NO_COMMUNITY, NO_SUCH_HOUSEHOLD, or why consent does not suffice; nothing was begun.
        """
        rows = self._records.rows(HOUSEHOLD.key, [household], ("door_address", "community"))
        if household not in rows:
            raise FieldkitError(VisitError.NO_SUCH_HOUSEHOLD, words=household)
        community = str(rows[household]["community"] or "")
        if not community:
            raise FieldkitError(VisitError.NO_COMMUNITY, address=rows[household]["door_address"])
        sitting = self._consent.begin(community, consent, form=form, language=language)
        self._workspace.set_setting(_OPEN + sitting.record, household)
        return sitting

    def household_of(self, sheet: str) -> str:
        """The door at which an open sheet was begun on this machine; empty for none."""
        return self._workspace.setting(_OPEN + sheet)

    def settle(self) -> int:
        """Record the visits whose interviews were closed meanwhile; how many."""
        with self._workspace.database.read() as connection:
            open_sheets = settings.starting_with(connection, _OPEN)
            rows = lists.rows(connection, SUBMISSION.key, list(open_sheets), ("state",))
        self._forget_endings()
        settled = 0
        for sheet, household in open_sheets.items():
            state = str(rows[sheet]["state"]) if sheet in rows else ""
            outcome = {"complete": COMPLETED, "refused": REFUSED, QUOTA_FULL: QUOTA_FULL}.get(state)
            if state == "draft":
                continue
            with self._workspace.database.write() as work:
                settings.remove(work, _OPEN + sheet)
            if outcome:
                visit = self.record(household, outcome)
                settled += 1
                if outcome == QUOTA_FULL:
                    self._workspace.set_setting(_ENDED + sheet, f"{household} {visit} {self._day}")
        return settled

    def reopen(self, sheet: str) -> None:
        """The ending of a sheet was taken back: its visit goes, and its door waits for the sheet again.

        The door is known on the machine of the interview and until its day is over.
        """
        household, _, rest = self._workspace.setting(_ENDED + sheet).partition(" ")
        if not household:
            return
        with self._workspace.database.write() as work:
            settings.remove(work, _ENDED + sheet)
            settings.put(work, _OPEN + sheet, household)
        self._records.delete(rest.partition(" ")[0])

    @property
    def _day(self) -> str:
        return self._workspace.clock.now().date().isoformat()

    def _forget_endings(self) -> None:
        """What a full quota ended before today is not tied to its door any more."""
        with self._workspace.database.read() as connection:
            ended = settings.starting_with(connection, _ENDED)
        old = [sheet for sheet, words in ended.items() if not words.endswith(self._day)]
        if old:
            with self._workspace.database.write() as work:
                for sheet in old:
                    settings.remove(work, _ENDED + sheet)

    def _moment(self, words: str) -> str:
        try:
            moment = datetime.fromisoformat(words.strip().replace("/", "-"))
        except ValueError as error:
            raise UsageError(VisitError.NO_SUCH_TIME, words=words) from error
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self._workspace.clock.now().tzinfo)
        return moment.isoformat(timespec="seconds")


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


def _outcome(words: str) -> str:
    for option in OUTCOMES:
        if words.strip() in {option.code, option.label.zh, option.label.en, *option.aliases}:
            return option.code
    known = "、".join(option.label.zh for option in OUTCOMES)
    raise UsageError(VisitError.NO_SUCH_OUTCOME, words=words, known=known)
