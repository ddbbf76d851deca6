"""Conflicts: two values typed by two people who had not seen each other's. People decide, nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.texts import Text
from fieldkit.ledger import writing
from fieldkit.ledger.change import DELETED
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.reading import display, read_typed
from fieldkit.registers.records import MARK, field_key, fields_of
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.problems import ServiceError
from fieldkit.storage import ledger_store
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        value: canonical; None means cleared.
        shown: as people read it.
        person, device, replica, seq, time: who wrote it, where and when (for people only).
        before: what stood there when it was written, as far as it is known.
    """

    value: str | None
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

    def every(self) -> list[ConflictView]:
        """Every open conflict, by record."""
        with self._workspace.database.read() as connection:
            found = ledger_store.conflicting_units(connection)
            disputed = ledger_store.disputed_records(connection)
            states = ledger_store.states_of(
                connection, sorted({record for record, _ in found} | set(disputed))
            )
            views = [_Viewer(connection, states[record]).conflict(unit) for record, unit in found]
            views += [_Viewer(connection, states[record]).dispute() for record in disputed]
        return [view for view in views if view is not None]

    def count(self) -> int:
        """How many decisions wait."""
        with self._workspace.database.read() as connection:
            return len(ledger_store.conflicting_units(connection)) + len(
                ledger_store.disputed_records(connection)
            )

    def resolve(self, record: str, field: str, value: str | None) -> list[Change]:
        """Settle a field with a canonical value: one of those that compete, or a third.

        Raises:
            FieldkitError: no such record, or the field is not in conflict; nothing was written.
        """
        with self._workspace.database.write() as work:
            state = _state(work.connection, record)
            units = _units_in_conflict(state, field)
            if not units:
                raise FieldkitError(ServiceError.NO_CONFLICT)
            made: list[Change] = []
            for unit in units:
                made += self._settle(work, state, unit, _value_of_unit(unit, value))
            return made

    def _settle(self, work: Work, state: RecordState, unit: str, value: str | None) -> list[Change]:
        return self._workspace.append(
            work, lambda cursor, who: writing.resolve(cursor, who, state, unit, value), "resolution"
        )

    def resolve_typed(self, record: str, field_key_: str, typed: str) -> list[Change]:
        """Settle a field with what was typed.

        Raises:
            UsageError: the kind has no such field.
            FieldkitError: the text cannot stand for this field, or there is no conflict.
        """
        with self._workspace.database.read() as connection:
            state = _state(connection, record)
            kind = kind_of(state.kind)
            field = kind.field(field_key_) if kind else None
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

    def keep_deleted(self, record: str) -> None:
        """Deleted by one, changed by another: delete it knowing of the change."""
        with self._workspace.database.write() as work:
            state = _state(work.connection, record)
            self._workspace.append(work, lambda cursor, who: writing.delete(cursor, who, state), "resolution")

    def keep_changed(self, record: str) -> None:
        """Deleted by one, changed by another: keep the record."""
        with self._workspace.database.write() as work:
            state = _state(work.connection, record)
            self._workspace.append(
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


class _Viewer:
    """Puts one record's conflicts into words."""

    def __init__(self, connection: Connection, state: RecordState) -> None:
        self._connection = connection
        self._state = state
        self._names = NamesInWorkspace(connection)
        self._kind = kind_of(state.kind)
        self._history = {change.dot: change for change in ledger_store.history(connection, state.record)}

    def conflict(self, unit: str) -> ConflictView | None:
        conflict = self._state.conflict(unit)
        field = self._kind.field(field_key(unit)) if self._kind else None
        if conflict is None or self._kind is None or field is None:
            return None
        return self._view(self._kind, unit, field.label, self._choices(conflict))

    def dispute(self) -> ConflictView | None:
        if self._kind is None:
            return None
        changed = self._state.changed_after_deletion()
        deletion = self._state.heads[DELETED][0]
        others = [head for unit in changed for head in self._state.heads[unit]]
        choices = (self._choice(deletion, None, DELETE.zh, ""), self._choice(others[0], "1", KEEP.zh, ""))
        return self._view(self._kind, DELETED, self._kind.label, choices, disputed=True)

    def _view(
        self, kind: Kind, unit: str, label: Text, choices: Sequence[Choice], *, disputed: bool = False
    ) -> ConflictView:
        values = fields_of(kind, self._state.values())
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
                choices.append(self._choice(head, value, shown, before))
        return choices

    def _choice(self, head: Change, value: str | None, shown: str, before: str) -> Choice:
        from fieldkit.storage import packages

        device = packages.replicas(self._connection).get(head.replica)
        return Choice(
            value=value,
            shown=shown,
            person=head.person,
            device=device.device if device else "",
            replica=head.replica,
            seq=head.seq,
            time=head.time,
            before=before,
        )

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
        field = self._kind.field(field_key(unit)) if self._kind else None
        if field is None or field.type is FieldType.FILES:
            return value or ""
        if MARK in unit:
            option = field.option(unit.split(MARK, 1)[1])
            name = option.label.zh if option else unit
            return (HAS if value else HAS_NOT).say("zh", name=name)
        return display(field, value, self._names)
