"""What became of a record, change by change, in words: who, on which device, when, and what stood there before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.ledger.change import ANY, DELETED, DIFFER, OWN, PURGED, PURGED_UNIT, SAME
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.reading import display
from fieldkit.registers.records import MARK, field_key
from fieldkit.registers.review import CHECK, CHECKED, RETURN_REASON, RETURNED
from fieldkit.services.conflict_views import label_of
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.records import RecordService
from fieldkit.storage import ledger_store, packages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.registers.kinds import Field, Kind
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection


class Event(StrEnum):
    """What a change did beside setting fields."""

    RECORDED = "recorded"
    CHANGED = "changed"
    DELETED = "deleted"
    RESTORED = "restored"
    JOINED = "joined"
    SPLIT = "split"
    TOLD_APART = "told_apart"
    ERASED = "erased"
    RETURNED = "returned"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class FieldStep:
    """One field of a change.

    Attributes:
        label: of the field, in the language asked for.
        before, after: values as people read them; empty for none.
        added, removed: of a field that holds several values (photos: how many); before and after are empty then.
        is_erased: the values were erased for good.
        key: of a field with one value its key, as records name it; empty for the others.
    """

    label: str
    before: str = ""
    after: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    is_erased: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of a record.

    Attributes:
        event: what it did.
        person, device: who wrote it and where, as they call themselves; may be empty.
        time: ISO, as that device's clock said.
        source: ``form``, ``sheet``, ``import``, ``resolution``, ``undo`` …
        steps: the fields it set.
        other: what the record is called that it was joined with or told apart from.
        reason: why it was given back.
    """

    event: Event
    person: str
    device: str
    time: str
    source: str
    steps: tuple[FieldStep, ...] = ()
    other: str = ""
    reason: str = ""


class HistoryService:
    """The history of one record."""

    def __init__(self, workspace: Workspace, records: RecordService | None = None) -> None:
        self._workspace = workspace
        self._records = records or RecordService(workspace)

    def of(self, record: str, language: Language = "zh") -> tuple[HistoryEntry, ...]:
        """Every change of a record and of those it was joined with, the newest first.

        Raises:
            FieldkitError: no such record.
        """
        history = self._records.history(record)
        with self._workspace.database.read() as connection:
            teller = _Teller(connection, language)
            told = [teller.entry(action, earlier) for action, earlier in _actions(history)]
        if len({change.record for change in history}) > 1:
            told.sort(key=lambda entry: entry.time)
        return tuple(reversed(told))


def _actions(history: Sequence[Change]) -> Iterable[tuple[list[Change], list[Change]]]:
    """The changes of each save, with those of the same record that came before it.

    A save of fields with different pasts writes several changes in one go.
    """
    for _, changes in groupby(history, key=lambda change: change.record):
        earlier: list[Change] = []
        action: list[Change] = []
        for change in changes:
            if action and not (earlier and _goes_on(action, change)):
                yield action, list(earlier)
                earlier += action
                action = []
            action.append(change)
        if action:
            yield action, list(earlier)


def _goes_on(action: Sequence[Change], change: Change) -> bool:
    last = action[-1]
    same = ("replica", "time", "elapsed_ms", "source", "person")
    units = {unit for one in action for unit in one.values}
    return (
        change.seq == last.seq + 1
        and all(getattr(change, name) == getattr(last, name) for name in same)
        and not units & change.values.keys()
        and not any(unit.startswith(OWN) for unit in (*units, *change.values))
    )


EVERY_ANSWER = Text("全部回答", "every answer")
_MARKS = {RETURNED: Event.RETURNED, CHECKED: Event.CHECKED}


class _Teller:
    def __init__(self, connection: Connection, language: Language) -> None:
        self._connection = connection
        self._language: Language = language
        self._names = NamesInWorkspace(connection)
        self._devices = packages.replicas(connection)

    def entry(self, action: Sequence[Change], earlier: Sequence[Change]) -> HistoryEntry:
        first = action[0]
        kind = kind_of(first.kind)
        values = {unit: value for change in action for unit, value in change.values.items()}
        event = _event(values, is_first=not earlier)
        device = self._devices.get(first.replica)
        is_mark = event in {Event.RETURNED, Event.CHECKED}
        return HistoryEntry(
            event,
            first.person,
            device.device if device else "",
            first.time,
            first.source,
            () if kind is None or is_mark else tuple(self._steps(kind, action, earlier)),
            self._other(kind, values),
            (values.get(RETURN_REASON.key) or "") if event is Event.RETURNED else "",
        )

    def _steps(self, kind: Kind, action: Sequence[Change], earlier: Sequence[Change]) -> Iterable[FieldStep]:
        written = {unit: change for change in action for unit in (*change.values, *change.erased)}
        gone = {field_key(unit) for change in action for unit in change.erased}
        gone |= {
            field_key(unit.removeprefix(PURGED_UNIT)) for unit in written if unit.startswith(PURGED_UNIT)
        }
        if any(unit.startswith(PURGED_UNIT) and unit.endswith(ANY) for unit in written):
            yield FieldStep(EVERY_ANSWER.say(self._language), is_erased=True)
        fields: dict[str, list[str]] = {}
        for unit in written:
            if not unit.startswith(OWN):
                fields.setdefault(field_key(unit), []).append(unit)
        order = {field.key: at for at, field in enumerate(kind.fields)}
        for key in sorted(fields, key=lambda key: (order.get(key, len(order)), key)):
            units = fields[key]
            label, field = label_of(kind, key, self._connection), kind.field(key)
            words = label.say(self._language) if label else key
            if key in gone:
                yield FieldStep(words, is_erased=True)
            elif field is not None and field.holds_several:
                yield self._several(field, words, {unit: written[unit].values[unit] for unit in units})
            else:
                before, after = _before(key, written[key], earlier), written[key].values[key]
                yield FieldStep(words, self._say(field, before), self._say(field, after), key=key)

    def _several(self, field: Field, words: str, units: Mapping[str, str | None]) -> FieldStep:
        codes = {unit.split(MARK, 1)[1]: value is not None for unit, value in units.items() if MARK in unit}
        added = [code for code, is_there in codes.items() if is_there]
        removed = [code for code, is_there in codes.items() if not is_there]
        if field.type is FieldType.FILES:
            return FieldStep(words, added=_count(added), removed=_count(removed))
        return FieldStep(
            words,
            added=tuple(display(field, code, self._names, self._language) for code in added),
            removed=tuple(display(field, code, self._names, self._language) for code in removed),
        )

    def _say(self, field: Field | None, value: str | None) -> str:
        return (value or "") if field is None else display(field, value, self._names, self._language)

    def _other(self, kind: Kind | None, values: Mapping[str, str | None]) -> str:
        """The title of the record on the other side of a join; empty where it is not here."""
        other = next((unit.partition("/")[2] for unit in values if unit.startswith((SAME, DIFFER))), "")
        if not other or kind is None:
            return ""
        state = ledger_store.state(self._connection, other)
        return (state.value(kind.title) or "") if state else ""


def _event(values: Mapping[str, str | None], *, is_first: bool) -> Event:
    if any(unit == PURGED or unit.startswith(PURGED_UNIT) for unit in values):
        return Event.ERASED
    if DELETED in values:
        return Event.DELETED if values[DELETED] else Event.RESTORED
    for unit, value in values.items():
        if unit.startswith(SAME):
            return Event.JOINED if value else Event.SPLIT
        if unit.startswith(DIFFER) and value:
            return Event.TOLD_APART
    if is_first:
        return Event.RECORDED
    if values and values.keys() <= {CHECK.key, RETURN_REASON.key} and values.get(CHECK.key):
        return _MARKS.get(values[CHECK.key] or "", Event.CHANGED)
    return Event.CHANGED


def _before(unit: str, change: Change, earlier: Sequence[Change]) -> str | None:
    """What the writer had before its eyes: the latest value it had seen, as far as it is here."""
    seen = (one for one in reversed(earlier) if unit in one.values and change.sees(one))
    latest = next(seen, None)
    return latest.values[unit] if latest else None


def _count(codes: Sequence[str]) -> tuple[str, ...]:
    return (str(len(codes)),) if codes else ()
