"""Reads one register at a time, and writes its fields as they are left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.project import STAGES
from fieldkit.services.projects import STEPS, ProjectService
from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter
from ui.language import current_language, say
from ui.records.recording import Recording, remarks_of
from ui.records.state import RecordState
from ui.registers import texts
from ui.registers.columns import shown_keys
from ui.registers.state import SATISFIED, ChosenState, ListLine, RegisterState, StageCard
from ui.widgets.choice_popup import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.kernel.progress import Progress
    from fieldkit.registers.kinds import Kind
    from fieldkit.services.records import Action
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

GROUPS = (
    (texts.LISTS, ("demand", "project", SATISFIED)),
    (texts.PLACES, ("facility", "mobile_outlet", "idle_space", "posted_poster", "start_point")),
    (texts.WORK, ("task", "meeting", "opinion", "event", "inspection", "contact")),
    (texts.REPORTS, ("assessment", "filing", "case")),
)
_FLOW = frozenset(("demand", "project", SATISFIED))
_OF_SATISFIED = Filter(equals=(("stage", ("satisfied",)),))


class RegistersPresenter(QObject):
    """Signals: ``listed(RegisterState)``, ``shown(ChosenState)``."""

    listed = Signal(object)
    shown = Signal(object)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = RecordService(workspace)
        self._projects = ProjectService(workspace, self._records)
        self._shell = shell
        self._list, self._search, self._current = "project", "", ""
        self._defaults: dict[str, str] = {}
        self._ids: tuple[str, ...] = ()
        self._recording = Recording(self._records, shell, self._refresh)
        shell.relay.follow(self._changed)

    @property
    def kind(self) -> Kind:
        """What the records of the chosen list are."""
        return KINDS_BY_KEY["project" if self._list == SATISFIED else self._list]

    @property
    def chosen_list(self) -> str:
        """The key of the chosen list."""
        return self._list

    @property
    def current(self) -> str:
        """The record in the panel; empty for a new one."""
        return self._current

    def load(self) -> None:
        """Read the chosen list anew."""
        self._shell.runner.run(self._read, self._take, owner=self, key="registers")

    def choose_list(self, key: str, record: str = "") -> None:
        """Show another register, and one of its records where one is named."""
        self._list, self._current, self._search = key, record, ""
        if record:
            self._refresh()
        else:
            self.load()

    def search(self, words: str) -> None:
        """Show what is found for ``words`` in the chosen list."""
        self._search = words
        self.load()

    def choose(self, record: str) -> None:
        """Show a record in the panel."""
        self._current = record
        self._show()

    def begin_new(self) -> None:
        """Show an empty record; what carries over is taken from the one shown last."""
        last = self._records.get(self._current).values if self._current else {}
        self._defaults = {
            field.key: value for field in self.kind.fields if field.sticky and (value := last.get(field.key))
        }
        if self._list == SATISFIED:
            self._defaults["stage"] = "satisfied"
        self._current = ""
        record = RecordState("", dict(self._defaults), (), self._references())
        title = say(texts.NEW_RECORD, kind=self.kind.label.say(current_language()))
        self.shown.emit(ChosenState(record, title, ""))

    def leave(self, key: str, value: str) -> None:
        """A typed field was left."""
        self._leave(key, value, is_typed=True)

    def pick(self, key: str, value: str) -> None:
        """Something was chosen from a list."""
        self._leave(key, value, is_typed=False)

    def delete(self) -> None:
        """Delete the shown record; 撤销 brings it back."""
        record = self._recording.find(self._current) if self._current else None
        if record is None:
            return
        name = record.values.get(self.kind.title) or ""
        try:
            self._records.delete(self._current)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._recording.say_change(say(texts.DELETED, name=name))
        self._current = ""
        self.load()

    def make_project(self) -> None:
        """Put the shown demand on the list of projects, and go there."""
        before = self._records.last_action
        try:
            made = self._projects.project_of(self._current)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        name = self._records.get(made).values["name"] or ""
        words = say(texts.MADE_PROJECT, name=name)
        self._shell.say_change(words, undo=partial(self._undo_to, before))
        self._list, self._current, self._search = "project", made, ""
        self._refresh()

    def advance(self) -> bool:
        """Take the shown project one step on; False when something is missing for it."""
        name = self._records.get(self._current).values["name"] or ""
        before = self._records.last_action
        try:
            stage = self._projects.advance(self._current)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return False
        if stage == "satisfied":
            words = say(texts.MET, name=name)
            self._list, self._search = SATISFIED, ""
        else:
            label = next(one.label for one in STAGES if one.code == stage)
            words = say(texts.STAGE_NOW, name=name, stage=label.say(current_language()))
        self._shell.say_change(words, undo=partial(self._undo_to, before))
        self._refresh()
        return True

    def go_to_other(self) -> None:
        """From a demand to its project, or back."""
        found, register = self._other(self._current)
        if found:
            self._list, self._current, self._search = register, found, ""
            self._refresh()

    def go(self, page: str) -> None:
        """Go to another page."""
        self._shell.go(page)

    def undo(self) -> None:
        """Take the last change back."""
        self._recording.undo()

    # --- inside -------------------------------------------------------------

    def _leave(self, key: str, value: str, *, is_typed: bool) -> None:
        if self._current:
            self._recording.leave(self._current, key, value, is_typed=is_typed)
            return
        self._defaults[key] = value
        if key != self.kind.title or not value:
            return
        kept = {one: words for one, words in self._defaults.items() if words}
        self._current = self._recording.add(self.kind.key, kept, value)
        self._refresh()

    def _read(self, _: Progress) -> RegisterState:
        kind, key = self.kind, self._list
        narrowed = _OF_SATISFIED.equals if key == SATISFIED else ()
        wanted = Filter(search=self._search, equals=narrowed)
        ids = tuple(self._records.ids(kind.key, wanted))
        keys = shown_keys(kind)
        records = [self._records.get(one) for one in ids]
        words = self._records.in_words(records, keys, current_language())
        lines = []
        for heading, members in GROUPS:
            lines.append(ListLine("", say(heading)))
            lines += [self._line(one) for one in members]
        total = next(line.count for line in lines if line.key == key)
        rows = dict(zip(ids, words, strict=True))
        stages = tuple(self._stages(lines)) if key in _FLOW else ()
        return RegisterState(tuple(lines), key, kind.key, ids, rows, total, self._search, stages)

    def _stages(self, lines: list[ListLine]) -> Iterator[StageCard]:
        flow = self._projects.flow()
        required = self._wanted()
        open_ = flow.demands.get("open", 0)
        under_way = sum(flow.projects.get(stage, 0) for stage in ("reserve", "planned", "building"))
        notes = {
            "demand": say(texts.DEMANDS_OPEN, count=open_) if open_ else say(texts.DEMANDS_NONE),
            "project": say(
                texts.PROJECTS_UNDER_WAY, count=under_way, finished=flow.projects.get("finished", 0)
            ),
            SATISFIED: say(texts.SATISFIED_OF, required=required) if required else say(texts.SATISFIED_ANY),
        }
        for line in lines:
            if line.key in notes:
                yield StageCard(line.key, line.words, line.count, notes[line.key])

    def _wanted(self) -> str:
        try:
            wanted = self._projects.wanted_satisfaction()
        except FieldkitError:
            return ""
        return "" if wanted is None else f"{wanted}"

    def _line(self, key: str) -> ListLine:
        if key == SATISFIED:
            return ListLine(key, say(texts.SATISFIED), len(self._records.ids("project", _OF_SATISFIED)))
        label = texts.DEMANDS if key == "demand" else texts.PROJECTS if key == "project" else None
        words = say(label) if label else KINDS_BY_KEY[key].label.say(current_language())
        return ListLine(key, words, self._records.count(key))

    def _take(self, state: RegisterState) -> None:
        if state.chosen != self._list:
            return
        self._ids = state.ids
        self.listed.emit(state)

    def _refresh(self) -> None:
        self.load()
        if self._current:
            self._show()

    def _show(self) -> None:
        record = self._recording.find(self._current) if self._current else None
        if record is None:
            self._current = ""
            self.load()
            return
        values = record.values
        at = self._ids.index(self._current) + 1 if self._current in self._ids else 0
        place = say(texts.OF_TOTAL, number=at, total=len(self._ids)) if at else ""
        state = RecordState(self._current, values, remarks_of(record), self._references())
        is_open = self.kind.key == "demand" and not values.get("project")
        other, other_list = self._other(self._current)
        following = STEPS.get(values.get("stage") or "reserve", "") if self.kind.key == "project" else ""
        step = say(texts.NEXT[following]) if following else ""
        hint = say(texts.ASK_FIRST) if following == "satisfied" and not values.get("satisfaction") else ""
        title = values.get(self.kind.title) or ""
        self.shown.emit(ChosenState(state, title, place, is_open, step, hint, other, other_list))

    def _other(self, record: str) -> tuple[str, str]:
        """The project of a demand, or the first demand of a project, and the list it is in."""
        if self.kind.key == "demand":
            project = self._records.get(record).values.get("project") or ""
            found = self._recording.find(project) if project else None
            if found is None:
                return "", ""
            return project, SATISFIED if found.values.get("stage") == "satisfied" else "project"
        if self.kind.key == "project":
            demands = self._records.ids("demand", Filter(equals=(("project", (record,)),)))
            return (demands[0], "demand") if demands else ("", "")
        return "", ""

    def _undo_to(self, before: Action | None) -> None:
        """Take back every step since: a project and the note with its demand are two."""
        while (last := self._records.last_action) is not None and last is not before:
            self._recording.undo()

    def _references(self) -> dict[str, tuple[Choice, ...]]:
        found = {}
        for field in self.kind.fields:
            if field.type is FieldType.REFERENCE:
                names = self._records.names(field.target)
                found[field.key] = tuple(Choice(record, name) for record, name in names.items())
        return found

    def _changed(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and any(
            touched.touches(one) for one in (self.kind.key, "demand", "project", "area", "circle")
        ):
            self._refresh()
