"""Keeps the panel: shows one outlet, saves each field as it is left, takes the last change back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.review import CHECK, CHECKED, RETURN_REASON
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.histories import HistoryService
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import RecordService
from ui.language import current_language, say
from ui.outlets import texts
from ui.outlets.duplicates import DuplicateWatch
from ui.outlets.fields import typed
from ui.outlets.history import HistoryLine, history_lines
from ui.outlets.record_state import (
    carried_keys,
    conflict_note,
    is_returned,
    missing_keys,
    new_record_state,
    photo_codes,
    problem_notes,
    record_state,
    type_note,
)
from ui.outlets.sources import Sources
from ui.outlets.state import FieldNote, Photo
from ui.outlets.words import change_words
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldkit.registers.records import Record
    from fieldkit.services.records import Saved
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

T = TypeVar("T")


class RecordPresenter(QObject):
    """One outlet in hand, or a new one of which nothing is saved yet.

    Signals: ``rendered(RecordState)``; ``field_saved(key)`` after ``rendered`` when a field was
    written; ``written(record)`` after each write; ``undone(record)``; ``closed(record)`` when the
    outlet is gone or, with no id, a new one was given up.
    """

    rendered = Signal(object)
    field_saved = Signal(str)
    written = Signal(str)
    undone = Signal(str)
    closed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        records: RecordService,
        shell: Shell,
        parent: QObject | None = None,
        *,
        is_office: bool = False,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._records, self._shell = workspace, records, shell
        self._is_office = is_office
        self._conflicts = ConflictService(workspace)
        self._histories = HistoryService(workspace, records)
        self._shows_history = False
        self._record: Record | None = None
        self._is_fresh = False
        self._carried: dict[str, str] = {}
        self._left_empty: set[str] = set()
        self._refused: dict[str, FieldNote] = {}
        self._unknown: dict[str, str] = {}
        self._last = self._before = ""
        self._sources = Sources()
        self.duplicates = DuplicateWatch(DuplicateService(workspace), records, shell, self)

    @property
    def current(self) -> str:
        """The id of the outlet in the panel; empty for none or a new one."""
        return self._record.id if self._record else ""

    @property
    def before(self) -> str:
        """The outlet that was in the panel before this one."""
        return self._before

    @property
    def is_fresh(self) -> bool:
        """Whether the outlet in the panel was begun here and is being filled in."""
        return self._is_fresh

    @property
    def is_checked(self) -> bool:
        """Whether the outlet in the panel is checked."""
        return self._record is not None and self._record.values.get(CHECK.key) == CHECKED

    @property
    def is_returned(self) -> bool:
        """Whether the outlet in the panel was given back and is not mended yet."""
        return self._record is not None and is_returned(self._record)

    @property
    def misses_community(self) -> bool:
        """Whether a community was typed that is not among the areas."""
        return "community" in self._refused and bool(self._unknown.get("community"))

    @property
    def values(self) -> Mapping[str, str | None]:
        """What stands in the panel."""
        return self._record.values if self._record else self._carried

    def set_sources(self, sources: Sources) -> None:
        """What can be chosen."""
        self._sources = sources

    def show_history(self) -> None:
        """Somebody looks at the history now: write it out."""
        self._shows_history = True
        self._render()

    # --- which outlet -------------------------------------------------------

    def open(self, record: str) -> None:
        """Show an outlet."""
        if record == self.current and record:
            return
        try:
            found = self._records.get(record)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._begin(is_fresh=False)
        self._record = found
        self._render()

    def begin_new(self) -> None:
        """Show the empty form; nothing is written before the first field is left."""
        self._begin(is_fresh=True)
        self._carried = self._to_carry()
        self._record = None
        self._render()

    def reload(self) -> None:
        """Read the outlet again after a commit; an outlet that is gone makes room for an empty form or none."""
        if self._record is None:
            return
        try:
            found = self._records.get(self._record.id)
        except FieldkitError:
            found = replace(self._record, is_deleted=True)
        if found.is_deleted:
            self._gone(found.id)
            return
        self._record = found
        self._render()

    def close(self) -> None:
        """Show none: the list is empty."""
        self._begin(is_fresh=False)
        self._record = None

    def discard(self) -> None:
        """Leave a new outlet of which nothing was entered."""
        self._is_fresh = False
        self.closed.emit("")

    # --- saving -------------------------------------------------------------

    def save(self, key: str, value: object) -> None:
        """A field was left with another value."""
        words = typed(value)
        if key == "business_type" and words:
            self._write(key, lambda record: self._records.set_values(record, {key: words}), {key: words})
        else:
            self._write(key, lambda record: self._records.set(record, {key: words}), {key: words})

    def save_unknown(self, key: str, words: str) -> None:
        """Words that are none of a field's choices were left: kept for a type, refused elsewhere."""
        if key == "business_type" and not words:
            cleared = {key: None, "business_type_text": None}
            self._write(key, lambda record: self._records.set_values(record, cleared), {})
            return
        self._unknown[key] = words
        self._write(key, lambda record: self._records.set(record, {key: words}), {key: words})

    def carry_over(self, key: str) -> None:
        """Take the value of a field from the outlet before."""
        source = self._before or self._last
        if not source or source == self.current:
            self._shell.toast(say(texts.NOTHING_BEFORE), Tone.INFO)
            return
        value = self._records.get(source).values.get(key)
        values = {key: value}
        self._write(key, lambda record: self._records.set_values(record, values), {key: value or ""})

    def add_community(self) -> None:
        """Record the community whose name was typed and is not among the areas yet."""
        name = self._unknown.pop("community", "")
        if not name:
            return
        areas = RecordService(self._workspace)  # of its own: 撤销 here is about outlets
        area = self._guarded(lambda: areas.add("area", {"name": name, "level": "community"}))
        if area is not None:
            self._refused.pop("community", None)
            self.save("community", area.record)

    def set_checked(self, *, closed_down: bool = False) -> bool:
        """Confirm the outlet as it stands (or as closed); whether it was written."""
        if self._record is None:
            return False
        values = {
            CHECK.key: CHECKED,
            RETURN_REASON.key: None,
            "surveyed_on": today(self._workspace.clock).isoformat(),
            "surveyor": self._workspace.identity.person or self._record.values.get("surveyor"),
        }
        if closed_down:
            values["status"] = "closed_to_check"
        record, name = self._record.id, self._record.values.get("name") or say(texts.NO_NAME)
        saved = self._guarded(lambda: self._records.set_values(record, values))
        if saved is None:
            return False
        self._after(record)
        sentence = texts.CLOSED_NOW if closed_down else texts.CHECKED_SAME
        self._shell.say_change(say(sentence, name=name), undo=self.undo)
        return True

    def delete(self) -> bool:
        """Delete the outlet; whether it was."""
        if self._record is None:
            return False
        record, name = self._record.id, self._record.values.get("name") or say(texts.NO_NAME)
        try:
            self._records.delete(record)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return False
        self._is_fresh = False
        self._gone(record)
        self._shell.say_change(say(texts.GONE, name=name), undo=self.undo)
        return True

    def undo(self) -> None:
        """Take the last change back."""
        action = self._records.last_action
        if action is None:
            self._shell.toast(say(texts.NOTHING_TO_UNDO), Tone.INFO)
            return
        before = self._in_words(self._records.get(action.record))
        record = self._guarded(self._records.undo)
        if record is None:
            return
        after = self._records.get(record)
        keys = [key for key, words in self._in_words(after).items() if words != before[key]]
        if action.created:
            what = say(texts.ADDED, name=before["name"])
        else:
            what = change_words(keys, before, self._in_words(after)) or say(texts.GONE, name=before["name"])
        self._refused.clear()
        if record == self.current:
            self.reload()
            for key in keys:
                self.field_saved.emit(key)
        self.written.emit(record)
        self._shell.say_change(say(texts.UNDONE, what=what))
        self.undone.emit(record)

    def make_sure(self) -> str:
        """The id of the outlet in the panel; a new one is made for the photo that comes first."""
        if self._record is None and self._is_fresh:
            saved = self._guarded(lambda: self._records.add("outlet", self._carried))
            if saved is not None:
                self._after(saved.record)
        return self.current

    # --- checks -------------------------------------------------------------

    def check_all(self) -> str:
        """Say everything that is wrong or empty; the key of the first field to look at, empty for none."""
        if self._record is None:
            return "name"
        self._left_empty.update(missing_keys(self._record))
        self._render()
        notes = self._notes(self._record)
        wrong = [field.key for field in OUTLET.fields if field.key in notes and notes[field.key].tone]
        words = say(texts.TO_LOOK_AT, count=len(wrong)) if wrong else say(texts.ALL_WELL)
        self._shell.toast(words, Tone.FEW if wrong else Tone.GOOD)
        return wrong[0] if wrong else ""

    # --- inside -------------------------------------------------------------

    def _begin(self, *, is_fresh: bool) -> None:
        if self.current:
            self._before = self.current
        self._shows_history = False
        self.duplicates.forget()
        self._is_fresh = is_fresh
        self._carried = {}
        self._left_empty.clear()
        self._refused.clear()
        self._unknown.clear()

    def _gone(self, record: str) -> None:
        """The outlet in the panel is deleted: back to an empty form, or to the list."""
        self._record = None
        self._last = "" if self._last == record else self._last
        self._before = "" if self._before == record else self._before
        if self._is_fresh:
            self.begin_new()
            self.written.emit(record)
        else:
            self.closed.emit(record)

    def _to_carry(self) -> dict[str, str]:
        """Sticky values for a new outlet: of the last one entered here, else today, this person, this place."""
        source = self._last or self._before
        found = self._records.get(source).values if source else {}
        values = {key: found.get(key) or "" for key in carried_keys()}
        if not self._last:
            values["surveyor"] = self._workspace.identity.person
            values["surveyed_on"] = today(self._workspace.clock).isoformat()
        if not values.get("community"):
            values["community"] = self._only_community()
        return {key: value for key, value in values.items() if value}

    def _only_community(self) -> str:
        known = self._sources.communities
        return known[0].id if len(known) == 1 else ""

    def _write(self, key: str, edit: Callable[[str], Saved], first: Mapping[str, str]) -> None:
        """Save one field; on the first field of a new outlet the outlet is made."""
        before = self._in_words(self._record) if self._record else {}
        is_new = self._record is None
        if is_new and not any(first.values()):
            self._carried.pop(key, None)  # a carried value that was emptied is not wanted
            return
        record = self.current
        try:
            saved = self._records.add("outlet", {**self._carried, **first}) if is_new else edit(record)
        except FieldkitError as error:
            self._refuse(key, error)
            return
        self._refused.pop(key, None)
        self._carried.pop(key, None)
        self._left_empty.add(key)
        self._after(saved.record)
        self.field_saved.emit(key)
        assert self._record is not None, "it was just written"
        after = self._in_words(self._record)
        if is_new:
            self._shell.say_change(say(texts.ADDED, name=after["name"] or say(texts.NO_NAME)), undo=self.undo)
        elif saved.changed:
            shown = [one for one in saved.changed if one != "business_type_text"] or ["business_type_text"]
            self._shell.say_change(change_words(shown, before, after), undo=self.undo)

    def _after(self, record: str) -> None:
        self._record = self._records.get(record)
        self._last = record
        self._render()
        self.written.emit(record)

    def _refuse(self, key: str, error: FieldkitError) -> None:
        """The field keeps its text; beneath it stands why nothing was saved."""
        words = error.say(current_language())
        link = ""
        if key == "community" and self._unknown.get(key):
            words = say(texts.NO_COMMUNITY, words=self._unknown[key])
            link = say(texts.ADD_COMMUNITY, words=self._unknown[key])
        self._refused[key] = FieldNote(words, Tone.MISSING, link)
        if error.code is not ServiceError.VALUE_REFUSED:
            self._shell.failures.show(error)
        self._render()

    def _guarded(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except FieldkitError as error:
            self._shell.failures.show(error)
            return None

    def _render(self) -> None:
        record = self._record
        if record is None:
            self.rendered.emit(new_record_state(self._carried, self._refused))
            return
        photos = [Photo(one, self._records.photo_path(one)) for one in photo_codes(record)]
        self.rendered.emit(
            record_state(
                record,
                notes=self._notes(record),
                refused=self._refused,
                carried=self._carried,
                photos=photos,
                history=self._history(record.id),
                history_count=len(self._records.history(record.id)),
                members=len(self._records.members(record.id)),
                is_fresh=self._is_fresh,
                is_office=self._is_office,
            )
        )

    def _history(self, record: str) -> tuple[HistoryLine, ...]:
        """In words, while somebody looks."""
        if not self._shows_history:
            return ()
        entries = self._histories.of(record, current_language())
        return history_lines(entries, self._workspace.clock.now())

    def _notes(self, record: Record) -> dict[str, FieldNote]:
        notes = problem_notes(record.problems, with_missing=self._left_empty)
        written = type_note(record.values)
        if written is not None:
            notes["business_type"] = written
        if record.conflicts:
            for view in self._conflicts.every():
                if view.record == record.id:
                    notes[view.field] = conflict_note([choice.shown for choice in view.choices])
        return notes

    def _in_words(self, record: Record) -> dict[str, str]:
        keys = [field.key for field in OUTLET.fields]
        return self._records.in_words([record], keys, current_language())[0]
