"""Conflicts: two values typed by two people who had not seen each other's. People decide, nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.ids import short
from fieldkit.kernel.texts import Text
from fieldkit.ledger import writing
from fieldkit.ledger.change import DELETED
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import Field, FieldType
from fieldkit.registers.reading import display, read_typed, type_name
from fieldkit.registers.records import MARK, codes_of, field_key, fields_of, several
from fieldkit.services.names import NamesInWorkspace, answer_labels
from fieldkit.services.problems import ServiceError
from fieldkit.storage import ledger_store
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import Conflict, RecordState
    from fieldkit.registers.kinds import Kind
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection, Work


DELETE = Text("删除", "delete")
KEEP = Text("保留", "keep")
HAS = Text("有：{name}", "has: {name}")
HAS_NOT = Text("没有：{name}", "has not: {name}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the competing values.

    Attributes:
        value: canonical value of the unit; None means cleared.
        field_value: canonical value of the whole field under this choice; the same where a field is one unit,
            ``delete`` or ``keep`` where a deletion is disputed.
        shown: as people read it.
        person, device, replica, seq, time: who wrote it, where and when (for people only).
        before: what stood there when it was written, as far as it is known.
    """

    value: str | None
    field_value: str | None
    shown: str
    person: str
    device: str
    replica: str
    seq: int
    time: str
    before: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A question that a person can answer.

    Attributes:
        record, kind, unit: what it is about; ``field`` is the field's key.
        label: the field in words.
        title: what the record is called; address: where it is, when known.
        choices: the distinct values, the shown one first.
        deleted_and_changed: not two values, but deleted by one and changed by the other.
    """

    record: str
    kind: str
    unit: str
    field: str
    label: Text
    title: str
    address: str
    choices: tuple[Choice, ...]
    deleted_and_changed: bool = False


class ConflictService:
    """Show conflicts, settle them, take it back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def every(self, language: Language = "zh") -> list[ConflictView]:
        """Every open conflict, by record; a field of a newer version waits until this program knows it."""
        with self._workspace.database.read() as connection:
            open_ = _open(connection)
            states = ledger_store.states_of(connection, sorted({record for record, _, _ in open_}))
            names = NamesInWorkspace(connection)
            views = []
            for record, kind, unit in open_:
                viewer = _Viewer(connection, kind, states[record], names, language)
                views.append(viewer.dispute() if unit == DELETED else viewer.conflict(unit))
        return views

    def count(self) -> int:
        """How many decisions wait."""
        with self._workspace.database.read() as connection:
            return len(_open(connection))

    def resolve(self, record: str, field: str, value: str | None, *, unit: str | None = None) -> list[Change]:
        """Settle a field with a canonical value: one of those that compete, or a third.

        Args:
            record, field: which one.
            value: of the whole field (``Choice.field_value``), also where its codes merge one by one.
            unit: settle only this unit of the field; None settles all that are in conflict.

        Raises:
            FieldkitError: no such record, or the field is not in conflict; nothing was written.
        """
        with self._workspace.database.write() as work:
            state = _state(work.connection, record)
            units = [found for found in _units_in_conflict(state, field) if unit in {None, found}]
            if not units:
                raise FieldkitError(ServiceError.NO_CONFLICT)
            made: list[Change] = []
            for one in units:
                made += self._settle(work, state, one, _value_of_unit(one, value))
            return made

    def _settle(self, work: Work, state: RecordState, unit: str, value: str | None) -> list[Change]:
        return self._workspace.append(
            work, lambda cursor, who: writing.resolve(cursor, who, state, unit, value), "resolution"
        )

    def resolve_typed(self, record: str, field_key_: str, typed: str) -> list[Change]:
        """Settle a field with what was typed; ``$deleted`` with ``delete`` or ``keep``.

        Raises:
            UsageError: the kind has no such field.
            FieldkitError: the text cannot stand for this field, or there is no conflict.
        """
        if field_key_ == DELETED:
            return self._resolve_deletion(record, typed)
        with self._workspace.database.read() as connection:
            state = _state(connection, record)
            kind = kind_of(state.kind)
            field = kind.field(field_key_) if kind else None
            if kind is not None and kind.open_prefix and field_key_.startswith(kind.open_prefix):
                field = Field(field_key_, kind.label, FieldType.NOTE)
            if kind is None or field is None:
                label = kind.label if kind else None
                raise UsageError(
                    ServiceError.NO_SUCH_FIELD,
                    field=field_key_,
                    kind=label.zh if label else state.kind,
                    kind_en=label.en if label else state.kind,
                )
            reading = read_typed(field, typed, NamesInWorkspace(connection))
        if reading.refused is not None:
            raise FieldkitError(
                ServiceError.VALUE_REFUSED,
                reason=reading.refused.say("zh"),
                reason_en=reading.refused.say("en"),
            )
        return self.resolve(record, field_key_, reading.value)

    def _resolve_deletion(self, record: str, typed: str) -> list[Change]:
        word = typed.strip()
        if word in {DELETE.zh, DELETE.en}:
            return self.keep_deleted(record)
        if word in {KEEP.zh, KEEP.en}:
            return self.keep_changed(record)
        raise UsageError(ServiceError.DELETE_OR_KEEP, value=word)

    def keep_deleted(self, record: str) -> list[Change]:
        """Deleted by one, changed by another: delete it knowing of the change.

        Raises:
            FieldkitError: no such record, or nobody disputes it; nothing was written.
        """
        with self._workspace.database.write() as work:
            state = _disputed(work.connection, record)
            return self._workspace.append(
                work, lambda cursor, who: writing.delete(cursor, who, state), "resolution"
            )

    def keep_changed(self, record: str) -> list[Change]:
        """Deleted by one, changed by another: keep the record.

        Raises:
            FieldkitError: no such record, or nobody disputes it; nothing was written.
        """
        with self._workspace.database.write() as work:
            state = _disputed(work.connection, record)
            return self._workspace.append(
                work, lambda cursor, who: writing.restore(cursor, who, state), "resolution"
            )


def _units_in_conflict(state: RecordState, field: str) -> list[str]:
    return [conflict.unit for conflict in state.conflicts() if field_key(conflict.unit) == field]


def _value_of_unit(unit: str, value: str | None) -> str | None:
    if MARK not in unit:
        return value
    return "1" if unit.split(MARK, 1)[1] in (value or "").split(";") else None


def _state(connection: Connection, record: str) -> RecordState:
    state = ledger_store.state(connection, record)
    if state is None:
        raise FieldkitError(StorageError.NO_SUCH_RECORD, record=record)
    return state


def _disputed(connection: Connection, record: str) -> RecordState:
    state = _state(connection, record)
    if not state.changed_after_deletion() and state.conflict(DELETED) is None:
        raise FieldkitError(ServiceError.NO_CONFLICT)
    return state


def _open(connection: Connection) -> list[tuple[str, Kind, str]]:
    """Record, kind and unit of every question that this program can ask, by record."""
    found: dict[tuple[str, str], Kind] = {}
    disputes = [(record, kind, DELETED) for record, kind in ledger_store.disputed_records(connection)]
    for record, key, unit in (*ledger_store.conflicting_units(connection), *disputes):
        kind = kind_of(key)
        if kind is not None and (unit == DELETED or _label(kind, unit) is not None):
            found[record, unit] = kind
    return [(record, kind, unit) for (record, unit), kind in sorted(found.items(), key=lambda one: one[0])]


def _label(kind: Kind, unit: str) -> Text | None:
    """What a unit is called: its field's label, or what the question asks; None for what nobody declared."""
    field = kind.field(field_key(unit))
    if field is not None:
        return field.label
    if not kind.open_prefix or not unit.startswith(kind.open_prefix):
        return None
    path = unit.removeprefix(kind.open_prefix)
    words = answer_labels().get(path, path)
    return Text(words, words)


class _Viewer:
    """Puts one record's conflicts into words."""

    def __init__(
        self,
        connection: Connection,
        kind: Kind,
        state: RecordState,
        names: NamesInWorkspace,
        language: Language,
    ) -> None:
        self._connection = connection
        self._state = state
        self._language: Language = language
        self._names = names
        self._kind = kind
        self._fields = fields_of(kind, state.values())
        self._history = {change.dot: change for change in ledger_store.history(connection, state.record)}

    def conflict(self, unit: str) -> ConflictView:
        conflict, label = self._state.conflict(unit), _label(self._kind, unit)
        assert conflict is not None, "the table of conflicts follows the ledger"
        assert label is not None, "only what is declared is asked"
        return self._view(unit, label, self._choices(conflict))

    def dispute(self) -> ConflictView:
        deletions = self._state.heads[DELETED]
        deletion = next(head for head in deletions if head.values[DELETED] is not None)
        changed = self._state.changed_after_deletion()
        others = [head for unit in changed for head in self._state.heads[unit]]
        others += [head for head in deletions if head.values[DELETED] is None]
        choices = (
            self._choice(deletion, DELETED, None, DELETE.say(self._language), ""),
            self._choice(others[0], DELETED, "1", KEEP.say(self._language), ""),
        )
        return self._view(DELETED, self._kind.label, choices, disputed=True)

    def _view(
        self, unit: str, label: Text, choices: Sequence[Choice], *, disputed: bool = False
    ) -> ConflictView:
        kind, values = self._kind, self._fields
        return ConflictView(
            record=self._state.record,
            kind=kind.key,
            unit=unit,
            field=field_key(unit),
            label=label,
            title=values.get(kind.title) or "",
            address=values.get("address") or "",
            choices=tuple(choices),
            deleted_and_changed=disputed,
        )

    def _choices(self, conflict: Conflict) -> list[Choice]:
        seen: set[str | None] = set()
        choices = []
        for head in conflict.heads:
            value = head.values[conflict.unit]
            if value not in seen:
                seen.add(value)
                shown, before = (
                    self._say(conflict.unit, value),
                    self._say(conflict.unit, self._before(head, conflict)),
                )
                choices.append(self._choice(head, conflict.unit, value, shown, before))
        return choices

    def _choice(self, head: Change, unit: str, value: str | None, shown: str, before: str) -> Choice:
        from fieldkit.storage import packages

        device = packages.replicas(self._connection).get(head.replica)
        return Choice(
            value=value,
            field_value=self._field_value(unit, value),
            shown=shown,
            person=head.person,
            device=device.device if device else "",
            replica=head.replica,
            seq=head.seq,
            time=head.time,
            before=before,
        )

    def _field_value(self, unit: str, value: str | None) -> str | None:
        """The whole field as this choice would leave it."""
        if unit == DELETED:
            return (KEEP if value else DELETE).en
        field = self._kind.field(field_key(unit))
        if MARK not in unit or field is None:
            return value
        code = unit.split(MARK, 1)[1]
        others = [one for one in codes_of(self._fields[field.key]) if one != code]
        return several(field, (*others, code) if value else tuple(others))

    def _before(self, head: Change, conflict: Conflict) -> str | None:
        """What the writer saw there: the latest change of the unit that it had seen and that is here."""
        earlier = [
            change
            for change in self._history.values()
            if conflict.unit in change.values
            and change is not head
            and head.sees(change)
            and change.dot != head.dot
        ]
        latest = max(earlier, key=lambda change: sum(change.seen.values()) + change.seq, default=None)
        return latest.values[conflict.unit] if latest else None

    def _say(self, unit: str, value: str | None) -> str:
        field = self._kind.field(field_key(unit))
        if field is None:
            return value or ""
        if MARK in unit:
            code = unit.split(MARK, 1)[1]
            name = short(code) if field.type is FieldType.FILES else self._code_name(field, code)
            return (HAS if value else HAS_NOT).say(self._language, name=name)
        return display(field, value, self._names, self._language)

    def _code_name(self, field: Field, code: str) -> str:
        option = field.option(code)
        return option.label.say(self._language) if option else type_name(code, self._language)
