"""Puts what was read into words for the desk, and carries out its first steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger.change import DELETED, DIFFER, PURGED, PURGED_UNIT, SAME
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.reading import type_name
from fieldkit.registers.records import field_key
from fieldkit.services.records import RecordService
from ui.home import texts
from ui.home.reading import Facts, HomeReader, Late
from ui.home.state import Deadline, Figure, Gap, HomeState, Recent
from ui.home.steps import steps
from ui.language import current_language, say
from ui.models.deadlines import due_words, title_words, tone_of
from ui.models.moments import when
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.kernel.texts import Text
    from fieldkit.plans.due import Due
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

PAGE = "home"
_COALESCE_MS = 300
_LABELS_SHOWN = 2
_BESIDE_DATES = 4
"""Latest changes that are shown while there are dates above them."""
_PAGES = {"outlet": "outlets", "submission": "interviews", "circle": "circles", "area": "circles"}


class HomePresenter(QObject):
    """Signal: ``state_changed(HomeState)``."""

    state_changed = Signal(object)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._reader = HomeReader(workspace)
        self._records = RecordService(workspace)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COALESCE_MS)
        self._soon.timeout.connect(self._refresh_if_shown)
        shell.relay.follow(self._on_change)

    def refresh(self) -> None:
        """Read everything anew."""
        self._shell.runner.run(self._reader.read, self._show, owner=self, key="read")

    def go(self, page: str, argument: object = None) -> None:
        """Go where a person asked to go."""
        self._shell.go(page, argument)

    def register_community(self, name: str, population: str) -> None:
        """Record a community from the first steps."""
        typed = {"name": name, "level": "community", "population": population}
        try:
            self._records.add("area", {key: value for key, value in typed.items() if value})
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        words = say(texts.REGISTERED, name=name)
        self._shell.say_change(words, undo=self._undo)
        self.refresh()

    def _undo(self) -> None:
        self._records.undo()
        self.refresh()

    def _on_change(self, touched: object) -> None:
        del touched
        self._soon.start()

    def _refresh_if_shown(self) -> None:
        page = self.parent()
        if not isinstance(page, QWidget) or page.isVisible():
            self.refresh()

    def _show(self, facts: Facts) -> None:
        now = self._workspace.clock.now()
        identity = self._workspace.identity
        is_office = identity.role != "community"
        profile = say(facts.profile) if facts.profile else ""
        self.state_changed.emit(
            HomeState(
                line=say(texts.LINE, greeting=greeting(identity.person, now), day=day_words(now)),
                is_new=facts.outlets == 0 and facts.submissions == 0,
                is_office=is_office,
                communities=facts.communities,
                figures=figures(facts),
                steps=steps(facts, now, is_office=is_office),
                gaps=tuple(Gap(_type_words(one), one.absent) for one in facts.gaps),
                gaps_from=say(texts.GAPS_FROM, profile=profile, count=facts.counted) if profile else "",
                communities_counted=facts.counted,
                deadlines=tuple(map(deadline, facts.due)),
                overdue=overdue_words(facts),
                recent=tuple(
                    recent(late, now) for late in facts.late[: _BESIDE_DATES if facts.due else None]
                ),
                backup=backup_words(facts.last_backup, now),
            )
        )


def greeting(person: str, now: datetime) -> str:
    """Return 李，上午好 by the time of day."""
    if not person:
        return say(texts.HELLO)
    for until, words in ((9, texts.MORNING), (12, texts.FORENOON), (18, texts.AFTERNOON)):
        if now.hour < until:
            return say(words, person=person)
    return say(texts.EVENING, person=person)


def day_words(now: datetime) -> str:
    """Return 6月30日 星期二."""
    names = say(texts.WEEKDAYS)
    weekday = (names.split() if " " in names else list(names))[now.weekday()]
    return say(texts.DAY, month=say(texts.MONTHS).split()[now.month - 1], day=now.day, weekday=weekday)


def backup_words(stamp: str, now: datetime) -> str:
    """Say when the last backup was made."""
    return say(texts.BACKUP, time=when(stamp, now)) if stamp else say(texts.NO_BACKUP)


def figures(facts: Facts) -> tuple[Figure, ...]:
    """The numbers of the day."""
    left = facts.outlets - facts.checked
    return (
        Figure(
            say(texts.OUTLETS),
            str(facts.outlets),
            say(texts.OUTLETS_NOTE, count=len(facts.communities)),
            "outlets",
        ),
        Figure(
            say(texts.CHECKED),
            str(facts.checked),
            say(texts.CHECKED_NOTE, count=left) if left else say(texts.CHECKED_ALL),
            "outlets",
        ),
        Figure(
            say(texts.SUBMISSIONS),
            str(facts.submissions),
            say(texts.SUBMISSIONS_NOTE, done=facts.complete, drafts=facts.drafts, refused=facts.refused)
            if facts.submissions
            else say(texts.NO_SUBMISSIONS),
            "interviews",
        ),
        Figure(
            say(texts.UNSENT),
            str(facts.unsent),
            _unsent_note(facts),
            "packages",
            Tone.FEW if facts.unsent else None,
        ),
        Figure(
            say(texts.CONFLICTS),
            str(facts.conflicts),
            say(texts.CONFLICTS_NOTE if facts.conflicts else texts.CONFLICTS_NONE),
            "packages",
            Tone.MISSING if facts.conflicts else None,
        ),
    )


def _unsent_note(facts: Facts) -> str:
    """What became of what was handed in: waits for a receipt, or was received."""
    if facts.unsent:
        return say(texts.UNSENT_NOTE)
    if facts.unconfirmed:
        return say(texts.WAITS_FOR_RECEIPT, count=facts.unconfirmed)
    return say(texts.ALL_RECEIVED if facts.has_receipt else texts.UNSENT_NONE)


def _type_words(gaps: TypeGaps) -> str:
    """A type as the plan's list calls it; in English as the table of types does."""
    if current_language() == "zh":
        return gaps.entry.name
    return type_name(gaps.entry.code, current_language())


def deadline(due: Due) -> Deadline:
    """Put a date of the plan into words."""
    day = say(texts.DEADLINE_DAY, month=due.due.month, day=due.due.day)
    return Deadline(title_words(due), day, due_words(due), tone_of(due))


def overdue_words(facts: Facts) -> str:
    """Say how many dates have passed beyond those that are shown."""
    count = facts.overdue - sum(one.days < 0 for one in facts.due)
    return say(texts.DEADLINES_LATE, count=count) if count > 0 else ""


def recent(late: Late, now: datetime) -> Recent:
    """Put a late change into words."""
    change = late.change
    if change.source == "sheet":
        # A spreadsheet does not say who corrected a cell, nor when.
        by = say(texts.BY_SHEET)
    else:
        by = say(texts.BY, person=change.person or "—", time=when(change.time, now))
    return Recent(_what(late), by, _PAGES.get(change.kind, "outlets"), change.record)


def _what(late: Late) -> str:
    change, kind = late.change, kind_of(late.change.kind)
    if change.values.get(DELETED):
        return say(texts.DELETED, title=late.title)
    if late.is_first or kind is None:
        return say(texts.MADE, kind=say(kind.label) if kind else change.kind, title=late.title)
    judged = _judgement(change.values)
    if judged is not None:
        return say(judged, title=late.title)
    keys = dict.fromkeys(field_key(unit) for unit in change.values)
    labels = [say(field.label) for field in kind.fields if field.key in keys]
    if not labels:
        return say(texts.ANSWERED, title=late.title, count=len(keys))
    words = say(texts.BETWEEN).join(labels[:_LABELS_SHOWN])
    if len(labels) > _LABELS_SHOWN:
        words = say(texts.AND_MORE, labels=words, count=len(labels))
    return say(texts.CHANGED, title=late.title, labels=words)


def _judgement(values: Mapping[str, str | None]) -> Text | None:
    """What a change says of its record as a whole; None for one about fields."""
    for unit, value in values.items():
        if unit.startswith((PURGED, PURGED_UNIT)):
            return texts.PURGED
        if unit.startswith(SAME):
            return texts.JOINED if value else texts.SPLIT
        if unit.startswith(DIFFER):
            return texts.TOLD_APART if value else texts.ASKED_AGAIN
    return None
