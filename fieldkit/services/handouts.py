"""What interviewers carry along on paper: the list of drawn doors, and the notice to hand over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.progress import Progress
from fieldkit.posters.handout_problems import HandoutError
from fieldkit.posters.notice_page import make_notice_page
from fieldkit.posters.sample_page import make_sample_page
from fieldkit.registers.consent import notice
from fieldkit.registers.household import HOUSEHOLD, MAIN, SPARE, natural_order, walking_order
from fieldkit.registers.sample_page import IN_USE, PageDoor, SamplePage
from fieldkit.registers.sample_record import said_how
from fieldkit.registers.sampling import Method
from fieldkit.registers.visit import OUTCOMES
from fieldkit.reports.sample_page import write_sample_page
from fieldkit.services.consent import TERM_NAMES, ConsentService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import METHODS, RULE
from fieldkit.services.visits import VisitService
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.texts import Language
    from fieldkit.registers.consent import NoticeTerms
    from fieldkit.services.sampling import Drawn
    from fieldkit.services.workspace import Workspace

_ROW = (
    "door_address",
    "community",
    "stratum",
    "drawn",
    "draw_order",
    "draw",
    "compound",
    "building",
    "unit",
    "door",
)
_SUFFIXES = (".pdf", ".xlsx")


class HandoutService:
    """Pages to print; nothing in the workspace is written."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def notice(
        self,
        path: Path,
        language: Language = "zh",
        progress: Progress | None = None,
        *,
        terms: NoticeTerms | None = None,
    ) -> int:
        """Write the notice as PDF, large print; return how many pages.

        Args:
            path: ending in ``.pdf``.
            language: of the notice.
            progress: told of each page.
            terms: what it is made from, where that is not kept yet; None for what is kept.

        Raises:
            FieldkitError: NOTICE_INCOMPLETE, or the file cannot be written.
            UsageError: NO_SUCH_FORMAT.
        """
        if path.suffix.casefold() != ".pdf":
            raise UsageError(HandoutError.NO_SUCH_FORMAT, name=path.name, known=".pdf")
        said = terms or ConsentService(self._workspace).terms()
        if said.missing:
            names = "、".join(TERM_NAMES[key].zh for key in said.missing)
            names_en = ", ".join(TERM_NAMES[key].en for key in said.missing)
            raise FieldkitError(HandoutError.NOTICE_INCOMPLETE, missing=names, missing_en=names_en)
        return make_notice_page(notice(said, language), path, language, progress or Progress())

    def sample_of(self, drawn: Drawn, community: str = "", language: Language = "zh") -> SamplePage:
        """The page of a sample that was just drawn."""
        one = drawn.sample
        day = today(self._workspace.clock)
        return SamplePage(
            place=community,
            method=METHODS[one.method].say(language),
            rule=RULE.say(language),
            frame=one.frame,
            size=one.size,
            seed=one.seed,
            digest=one.digest,
            by=drawn.by,
            drawn=day,
            printed=day,
            doors=tuple(
                PageDoor(str(number), door.address, door.stratum)
                for number, door in enumerate(drawn.doors, 1)
            ),
            spare=tuple(PageDoor(str(door.order), door.address, door.stratum) for door in drawn.spare),
            language=language,
        )

    def samples(self, language: Language = "zh") -> tuple[SamplePage, ...]:
        """The pages of every sample that is in force here, with the outcomes so far.

        Raises:
            FieldkitError: NO_SAMPLE.
        """
        with self._workspace.database.read() as connection:
            rows = [row for row in lists.every(connection, HOUSEHOLD.key, _ROW) if row["draw"]]
        found: dict[tuple[str, str], list[Mapping[str, object]]] = {}
        for row in rows:
            found.setdefault((str(row["draw"]), str(row["community"] or "")), []).append(row)
        drawn = {key: group for key, group in found.items() if any(row["drawn"] == MAIN for row in group)}
        if not drawn:
            raise FieldkitError(HandoutError.NO_SAMPLE)
        return tuple(self._stored(*key, group, language) for key, group in drawn.items())

    def write_samples(
        self, samples: Sequence[SamplePage], path: Path, progress: Progress | None = None
    ) -> None:
        """Write pages as PDF or workbook, by the ending of the name.

        Raises:
            UsageError: NO_SUCH_FORMAT.
            FieldkitError: SEVERAL_SAMPLES for a workbook, or the file cannot be written.
        """
        check_format(path)
        if path.suffix.casefold() == ".pdf":
            make_sample_page(samples, path, progress or Progress())
            return
        if len(samples) > 1:
            raise FieldkitError(HandoutError.SEVERAL_SAMPLES, count=len(samples))
        write_sample_page(samples[0], path)

    def _stored(
        self, how: str, community: str, rows: Sequence[Mapping[str, object]], language: Language
    ) -> SamplePage:
        parts = said_how(how)
        drawn = sorted((row for row in rows if row["drawn"] == MAIN), key=walking_order)
        spare = sorted((row for row in rows if row["drawn"] == SPARE), key=_order_of_use)
        outcomes = self._outcomes(language)
        return SamplePage(
            place=RecordService(self._workspace).names("area").get(community, ""),
            method=METHODS[Method(parts.get("method") or Method.RANDOM)].say(language),
            rule=RULE.say(language),
            frame=int(parts.get("frame") or 0),
            size=len(drawn),
            seed=parts.get("seed") or "—",
            digest=parts.get("digest") or "—",
            by=parts.get("by") or "",
            drawn=self._day_of(str(drawn[0]["id"])),
            printed=today(self._workspace.clock),
            doors=tuple(_page_door(str(number), row, outcomes) for number, row in enumerate(drawn, 1)),
            spare=tuple(
                _in_use(_page_door(str(row["draw_order"] or ""), row, outcomes), row, outcomes, language)
                for row in spare
            ),
            language=language,
        )

    def _outcomes(self, language: Language) -> dict[str, str]:
        labels = {option.code: option.label.say(language) for option in OUTCOMES}
        lines = VisitService(self._workspace).board().lines
        return {line.id: labels.get(line.standing.outcome, "") for line in lines}

    def _day_of(self, record: str) -> date | None:
        """When a household was drawn: the last change that said how."""
        said = [one for one in RecordService(self._workspace).history(record) if one.values.get("draw")]
        return datetime.fromisoformat(said[-1].time).date() if said else None


def check_format(path: Path) -> None:
    """Refuse a name that a list of doors cannot be written to, before anything is done.

    Raises:
        UsageError: NO_SUCH_FORMAT.
    """
    if path.suffix.casefold() not in _SUFFIXES:
        raise UsageError(HandoutError.NO_SUCH_FORMAT, name=path.name, known=".pdf、.xlsx")


def _order_of_use(row: Mapping[str, object]) -> tuple[object, ...]:
    return natural_order(str(row["stratum"] or "")), int(str(row["draw_order"] or 0))


def _in_use(
    door: PageDoor, row: Mapping[str, object], outcomes: Mapping[str, str], language: Language
) -> PageDoor:
    """Say beside a replacement that it came in for a lost door."""
    if row["id"] not in outcomes:
        return door
    return replace(door, address=IN_USE.say(language, address=door.address))


def _page_door(number: str, row: Mapping[str, object], outcomes: Mapping[str, str]) -> PageDoor:
    return PageDoor(
        number,
        str(row["door_address"] or ""),
        str(row["stratum"] or ""),
        outcomes.get(str(row["id"]), ""),
    )
