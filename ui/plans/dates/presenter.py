"""Reads what is due under the plan that governs, and notes what was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.due import DueState
from fieldkit.services.due import DueService
from fieldkit.services.plans import PlanService
from fieldkit.services.records import RecordService
from ui.language import say
from ui.models.deadlines import title_words, tone_of
from ui.plans.dates import texts
from ui.plans.dates.state import AreaLine, DateDetail, DateRow, DatesState
from ui.plans.dates.wording import date_row, detail_of, line_id
from ui.plans.grouped import HEADING
from ui.plans.tab_presenter import TabPresenter
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from PySide6.QtCore import QObject

    from fieldkit.kernel.progress import Progress
    from fieldkit.plans.due import Due
    from fieldkit.services.due import FoodChecks
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

FOOD = "food"
_WORST = (Tone.MISSING, Tone.FEW, Tone.NEUTRAL, Tone.GOOD)
_NAMES_SHOWN = 60


class DatesPresenter(TabPresenter):
    """Signals: ``listed(DatesState)``, ``shown(DateDetail)``."""

    RESTS_ON = ("filing", "meeting", "area", "outlet")

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(workspace, shell, parent)
        self._due, self._plans = DueService(workspace), PlanService(workspace)
        self._records = RecordService(workspace)
        self._found: tuple[Due, ...] = ()
        self._food: FoodChecks | None = None
        self._plan_words = ""
        self._all, self._line = False, ""

    def load(self) -> None:
        """Read everything anew."""
        super().load()
        self._shell.runner.run(self._read, self._take, owner=self, failed=self._refuse, key="dates")

    def show_done(self, *, every: bool) -> None:
        """Show what is done as well, or only what is left."""
        self._all = every
        self._tell()

    def choose(self, line: str) -> None:
        """Show a date in the panel."""
        self._line = line
        if line == FOOD and self._food is not None:
            self.shown.emit(_food_detail(self._food))
            return
        found = self._current()
        if found is not None:
            self.shown.emit(detail_of(found))

    def on_day(self, day: date) -> str:
        """The line of a day, or of the next day after it on which something is due; empty where none is."""
        later = [one for one in self._shown() if one.due >= day]
        return line_id(later[0]) if later else ""

    def mark(self, areas: Sequence[str]) -> None:
        """Note that the chosen thing was handed in: by these areas, or by the office where none is named."""
        found = self._current()
        if found is None:
            return
        on = today(self._workspace.clock)
        made: list[str] = []
        try:
            made.extend(
                self._due.hand_in(found.deadline.id, on, period=found.period, area=area)
                for area in areas or ("",)
            )
        except FieldkitError as error:
            self._shell.failures.show(error)
        if made:
            what = title_words(found)
            text = texts.MARKED_FOR if len(areas) == 1 else texts.MARKED
            words = say(text, what=what, area=areas[0] if areas else "")
            self._shell.say_change(words, undo=lambda: self._take_back(made))
        self.load()

    def go(self, page: str, argument: object) -> None:
        """Go where a date is dealt with."""
        self._shell.go(page, argument)

    # --- inside -------------------------------------------------------------

    def _take_back(self, made: Sequence[str]) -> None:
        for record in made:
            try:
                self._records.delete(record)
            except FieldkitError as error:
                self._shell.failures.show(error)
        self.load()

    def _current(self) -> Due | None:
        return next((one for one in self._found if line_id(one) == self._line), None)

    def _read(self, progress: Progress) -> tuple[str, tuple[Due, ...], FoodChecks | None]:
        progress.check()
        on = today(self._workspace.clock)
        return say(self._plans.plan().short_title), self._due.calendar(on), self._due.food_checks(on)

    def _take(self, found: tuple[str, tuple[Due, ...], FoodChecks | None]) -> None:
        self._plan_words, self._found, self._food = found
        self._tell()
        self.choose(self._line)

    def _refuse(self, error: FieldkitError) -> None:
        del error
        self._found, self._stale = (), True
        self._tell()

    def _shown(self) -> list[Due]:
        return [one for one in self._found if self._all or one.state is not DueState.DONE]

    def _tell(self) -> None:
        marks: dict[date, Tone] = {}
        for one in self._found:
            tones = {tone_of(one), marks.get(one.due, Tone.GOOD)}
            marks[one.due] = next(tone for tone in _WORST if tone in tones)
        shown = self._shown()
        begin = next((one for one in shown if one.state is not DueState.DONE), None)
        self.listed.emit(
            DatesState(
                tuple(self._rows(shown)),
                marks,
                line_id(begin) if begin else "",
                self._number(),
                is_empty=not self._found and self._food is None,
            )
        )

    def _rows(self, shown: list[Due]) -> Iterator[DateRow]:
        if self._food is not None and self._food.overdue:
            yield _food_row(self._food)
        month = (0, 0)
        for one in shown:
            if (one.due.year, one.due.month) != month:
                month = (one.due.year, one.due.month)
                heading = say(texts.MONTH, year=month[0], month=month[1])
                yield DateRow(f"{HEADING}{month[0]}-{month[1]}", heading)
            yield date_row(one)

    def _number(self) -> str:
        states = [one.state for one in self._found]
        return say(
            texts.NUMBER,
            plan=self._plan_words,
            late=states.count(DueState.OVERDUE),
            soon=states.count(DueState.DUE),
            done=states.count(DueState.DONE),
        )


def _food_row(food: FoodChecks) -> DateRow:
    words = say(texts.FOOD, count=len(food.overdue), asked=food.asked)
    return DateRow(
        FOOD, words, say(texts.FOOD_SECOND, days=food.days), state=say(texts.FOOD_LATE), tone=Tone.MISSING
    )


def _food_detail(food: FoodChecks) -> DateDetail:
    names = food.overdue[:_NAMES_SHOWN]
    return DateDetail(
        FOOD,
        None,
        say(texts.FOOD, count=len(food.overdue), asked=food.asked),
        (say(texts.FOOD_SECOND, days=food.days),),
        say(texts.FOOD_NAMES),
        tuple(AreaLine(name, is_handed=False, words=say(texts.FOOD_LATE)) for name in names),
    )
