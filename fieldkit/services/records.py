"""Records: add, set, show, delete, undo. Each call is one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.canonical import plain_text
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.ids import RecordId, new_record_id
from fieldkit.ledger import sameness, writing
from fieldkit.ledger.state import RecordState
from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.kinds import SEPARATOR
from fieldkit.registers.reading import display, read_typed
from fieldkit.registers.records import (
    Record,
    answers_of,
    codes_of,
    field_key,
    fields_of,
    problems_of,
    units_of,
)
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.problems import ServiceError
from fieldkit.storage import files, ledger_store, lists
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.registers.kinds import Kind
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection, Work
    from fieldkit.storage.lists import Filter

PHOTOS = "photos"
UNDO_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did.

    Attributes:
        record: the record's id.
        problems: what is wrong with the values as they are kept now.
        changed: keys of the fields that are different now; empty when nothing was written.
    """

    record: RecordId
    problems: tuple[Problem, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """One step that can be undone.

    Attributes:
        record: what it was about.
        changes: what was written; several records' where people joined them into one.
        before: by record, the shown value of each unit before.
        created: the step made the record.
    """

    record: RecordId
    changes: tuple[Change, ...]
    before: Mapping[str, Mapping[str, str | None]]
    created: bool = False


class RecordService:
    """What people do with records."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._done: list[Action] = []

    # -- writing ---------------------------------------------------------

    def add(self, kind_key: str, typed: Mapping[str, str], *, source: str = "form") -> Saved:
        """Make a record of what was typed, by field key.

        Raises:
            UsageError: unknown kind or field.
            FieldkitError: a choice or a reference that does not exist; nothing was written.
        """
        kind = _kind(kind_key)
        record = new_record_id()
        with self._workspace.database.write() as work:
            empty = RecordState(record, kind.key, (), {})
            return self._set(work, kind, empty, typed, source)

    def set(self, record: str, typed: Mapping[str, str], *, source: str = "form") -> Saved:
        """Set fields of a record; what equals the present value writes nothing.

        Raises:
            UsageError: unknown field.
            FieldkitError: no such record, a field in conflict, a choice that does not exist; nothing was written.
        """
        with self._workspace.database.write() as work:
            state = _united(work.connection, record)
            return self._set(work, _kind(state.kind), state, typed, source)

    def set_values(self, record: str, values: Mapping[str, str | None], *, source: str = "form") -> Saved:
        """Set fields to canonical values, as editors hold them."""
        with self._workspace.database.write() as work:
            state = _united(work.connection, record)
            return self._write(work, _kind(state.kind), state, values, source)

    def add_values(self, kind_key: str, values: Mapping[str, str | None], *, source: str = "form") -> Saved:
        """Make a record of canonical values."""
        kind = _kind(kind_key)
        with self._workspace.database.write() as work:
            empty = RecordState(new_record_id(), kind.key, (), {})
            return self._write(work, kind, empty, values, source)

    def add_many(
        self, kind_key: str, rows: Sequence[Mapping[str, str | None]], *, source: str = "import"
    ) -> list[RecordId]:
        """Make many records of canonical values in one transaction; not undone one by one."""
        kind = _kind(kind_key)
        fields = {field.key: field for field in kind.fields}
        made: list[RecordId] = []

        def compose(cursor: writing.Cursor, who: writing.Signature) -> tuple[list[Change], writing.Cursor]:
            changes = []
            for row in rows:
                units: dict[str, str | None] = {}
                for key, value in row.items():
                    if value is not None:
                        units.update(units_of(fields[key], value, None))
                record = new_record_id()
                change, cursor = writing.write(cursor, who, record=record, kind=kind.key, values=units)
                changes.append(change)
                made.append(record)
            return changes, cursor

        with self._workspace.database.write() as work:
            self._workspace.append(work, compose, source)
        return made

    def delete(self, record: str) -> None:
        """Delete a record; what others change without knowing keeps it visible."""
        made: list[Change] = []
        with self._workspace.database.write() as work:
            _state(work.connection, record)
            members = members_of(work.connection, record)
            before = _before(members)
            for state in members:
                made += self._workspace.append(
                    work,
                    lambda cursor, who, state=state: writing.delete(cursor, who, state),  # type: ignore[misc]
                )
        self._remember(Action(RecordId(record), tuple(made), before))

    def restore(self, record: str) -> None:
        """Take a deletion back."""
        with self._workspace.database.write() as work:
            _state(work.connection, record)
            for member in ledger_store.members_of(work.connection, record):
                state = _state(work.connection, member)
                self._workspace.append(
                    work,
                    lambda cursor, who, state=state: writing.restore(cursor, who, state),  # type: ignore[misc]
                )

    def attach(self, record: str, name: str, content: bytes, *, key: str = PHOTOS) -> str:
        """Add a photo, or another file to the field ``key``; the same file is kept once.

        Returns:
            Its SHA-256.

        Raises:
            FieldkitError: no such record, or the disk is full; nothing was added.
        """
        with self._workspace.database.write() as work:
            state = _united(work.connection, record)
            digest = files.add(work, self._workspace.path, name, content)
            kind = _kind(state.kind)
            present = fields_of(kind, state.values()).get(key)
            codes = dict.fromkeys((*codes_of(present), digest))
            self._write(work, kind, state, {key: SEPARATOR.join(codes)}, "form")
        return digest

    def detach(self, record: str, digest: str, *, key: str = PHOTOS) -> None:
        """Take a photo, or a file of the field ``key``, off a record; the file stays, as the history does."""
        with self._workspace.database.write() as work:
            state = _united(work.connection, record)
            kind = _kind(state.kind)
            present = fields_of(kind, state.values()).get(key)
            left = [code for code in codes_of(present) if code != digest]
            self._write(work, kind, state, {key: SEPARATOR.join(left) or None}, "form")

    def put_files(self, record: str, contents: Sequence[tuple[str, bytes]], *, key: str = PHOTOS) -> None:
        """Keep these files in the field ``key`` in place of those there, in one write.

        Args:
            contents: name and bytes of each; none empties the field.

        Raises:
            FieldkitError: no such record, or the disk is full; nothing was changed.
        """
        with self._workspace.database.write() as work:
            state = _united(work.connection, record)
            digests = [files.add(work, self._workspace.path, name, content) for name, content in contents]
            value = SEPARATOR.join(dict.fromkeys(digests)) or None
            self._write(work, _kind(state.kind), state, {key: value}, "form")

    def photo_path(self, digest: str) -> Path | None:
        """Where a photo lies; None when it has not arrived yet."""
        path = files.path_of(self._workspace.path, digest)
        return path if path.is_file() else None

    def undo(self) -> RecordId | None:
        """Set back what the last action set, as far as nobody changed it since.

        Returns:
            The record, or None when there is nothing to undo.
        """
        if not self._done:
            return None
        action = self._done.pop()
        with self._workspace.database.write() as work:
            for record, before in action.before.items():
                state = _state(work.connection, record)
                of_it = [change for change in action.changes if change.record == record]
                self._workspace.append(
                    work,
                    lambda cursor, who, state=state, of_it=of_it, before=before: (  # type: ignore[misc]
                        writing.delete(cursor, who, state)
                        if action.created
                        else writing.undo(cursor, who, state, of_it, before)
                    ),
                    "undo",
                )
        return action.record

    def forget(self, record: str) -> None:
        """Undo no step about this record any more: its values were erased and must not come back."""
        members = set(self.members(record))
        self._done = [action for action in self._done if not members & {action.record, *action.before}]

    @property
    def last_action(self) -> Action | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    def _set(
        self, work: Work, kind: Kind, state: RecordState, typed: Mapping[str, str], source: str
    ) -> Saved:
        names = NamesInWorkspace(work.connection)
        values: dict[str, str | None] = {}
        for key, words in typed.items():
            field = kind.field(key)
            if field is None:
                if kind.open_prefix and key.startswith(kind.open_prefix):
                    values[key] = plain_text(words)
                    continue
                raise UsageError(
                    ServiceError.NO_SUCH_FIELD, field=key, kind=kind.label.zh, kind_en=kind.label.en
                )
            reading = read_typed(field, words, names)
            if reading.refused is not None:
                raise FieldkitError(
                    ServiceError.VALUE_REFUSED,
                    reason=reading.refused.say("zh"),
                    reason_en=reading.refused.say("en"),
                )
            values.update(reading.values(field))
        return self._write(work, kind, state, values, source)

    def _write(
        self, work: Work, kind: Kind, state: RecordState, values: Mapping[str, str | None], source: str
    ) -> Saved:
        shown = state.values()
        present = fields_of(kind, shown)
        units: dict[str, str | None] = {}
        for key, value in values.items():
            field = kind.field(key)
            units.update({key: value} if field is None else units_of(field, value, present.get(key)))
        if state.live:
            members = members_of(work.connection, state.record)
            before = _before(members)
            made = self._workspace.append(
                work, lambda cursor, who: sameness.edit_class(cursor, who, members, units), source
            )
        else:
            before = {state.record: dict.fromkeys(units)}
            held = {unit: value for unit, value in units.items() if value is not None}
            made = self._workspace.append(work, lambda cursor, who: _first(cursor, who, state, held), source)
        after = {**present, **{key: value for key, value in values.items() if kind.field(key)}}
        self._remember(Action(state.record, tuple(made), before, created=not state.live))
        changed = dict.fromkeys(field_key(unit) for change in made for unit in change.values)
        return Saved(state.record, problems_of(kind, state.record, after), tuple(changed))

    def _remember(self, action: Action) -> None:
        if action.changes:
            self._done.append(action)
            del self._done[:-UNDO_DEPTH]

    # -- reading ---------------------------------------------------------

    def get(self, record: str) -> Record:
        """One record, with every declared field.

        Raises:
            FieldkitError: no such record.
        """
        with self._workspace.database.read() as connection:
            return _as_record(_united(connection, record))

    def every(self, kind_key: str) -> list[Record]:
        """Every record of a kind that is not deleted, in the order in which they came."""
        kind = _kind(kind_key)
        with self._workspace.database.read() as connection:
            ids = lists.ids(connection, kind.key)
            states = ledger_store.united_states(connection, ids)
        return [_as_record(states[record]) for record in ids]

    def ids(self, kind_key: str, wanted: Filter | None = None) -> list[str]:
        """Ids of the records of a kind that pass a filter."""
        with self._workspace.database.read() as connection:
            return lists.ids(connection, kind_key, wanted)

    def rows(self, kind_key: str, ids: Sequence[str], keys: Sequence[str]) -> dict[str, dict[str, object]]:
        """Shown values of these fields, by record id."""
        with self._workspace.database.read() as connection:
            return lists.rows(connection, kind_key, ids, keys)

    def count(self, kind_key: str) -> int:
        """How many records of a kind there are."""
        with self._workspace.database.read() as connection:
            return lists.count(connection, kind_key)

    def count_by(self, kind_key: str, key: str) -> dict[str | None, int]:
        """How many records of a kind have each value of a field."""
        with self._workspace.database.read() as connection:
            return lists.count_by(connection, kind_key, key)

    def names(self, kind_key: str) -> dict[str, str]:
        """What every record of a kind is called, by id."""
        kind = _kind(kind_key)
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, kind.key, [kind.title])
        return {str(row["id"]): str(row[kind.title] or "") for row in rows}

    def in_words(
        self, records: Sequence[Record], keys: Sequence[str], language: Language = "zh"
    ) -> list[dict[str, str]]:
        """These fields of each record as people read them: types, areas and choices by name."""
        with self._workspace.database.read() as connection:
            names = NamesInWorkspace(connection)
            return [_in_words(record, keys, names, language) for record in records]

    def latest(self, limit: int) -> list[Change]:
        """The last change of each of the records that were written about last, the newest first."""
        with self._workspace.database.read() as connection:
            return ledger_store.latest(connection, limit)

    def history(self, record: str) -> list[Change]:
        """Every change of a record, and of those it was joined with, in the order in which they came.

        Raises:
            FieldkitError: no such record.
        """
        with self._workspace.database.read() as connection:
            _state(connection, record)
            return [
                change
                for member in ledger_store.members_of(connection, record)
                for change in ledger_store.history(connection, member)
            ]

    def members(self, record: str) -> tuple[str, ...]:
        """The records that people joined into this one, itself included; one alone gives itself."""
        with self._workspace.database.read() as connection:
            return ledger_store.members_of(connection, record)


def _first(
    cursor: writing.Cursor, who: writing.Signature, state: RecordState, values: Mapping[str, str | None]
) -> tuple[list[Change], writing.Cursor]:
    change, after = writing.write(cursor, who, record=state.record, kind=state.kind, values=values)
    return [change], after


def _in_words(
    record: Record, keys: Sequence[str], names: NamesInWorkspace, language: Language
) -> dict[str, str]:
    kind = _kind(record.kind)
    fields = {field.key: field for field in kind.fields}
    return {key: display(fields[key], record.values[key], names, language) for key in keys}


def _kind(key: str) -> Kind:
    kind = kind_of(key)
    if kind is None:
        known = "、".join(one.key for one in KINDS)
        raise UsageError(ServiceError.NO_SUCH_KIND, kind=key, known=known)
    return kind


def _state(connection: Connection, record: str) -> RecordState:
    state = ledger_store.state(connection, record)
    if state is None:
        raise FieldkitError(StorageError.NO_SUCH_RECORD, record=record)
    return state


def _united(connection: Connection, record: str) -> RecordState:
    """The record as it is shown: united with those it was joined with."""
    _state(connection, record)
    return ledger_store.united_state(connection, record)


def members_of(connection: Connection, record: str) -> list[RecordState]:
    """The states of all that ``record`` was joined with, itself included; other deleted ones are left out."""
    ids = ledger_store.members_of(connection, record)
    states = ledger_store.states_of(connection, ids)
    return [states[one] for one in ids if one == record or not states[one].is_deleted]


def _before(members: Sequence[RecordState]) -> dict[str, dict[str, str | None]]:
    return {state.record: {unit: state.value(unit) for unit in state.heads} for state in members}


def _as_record(state: RecordState) -> Record:
    kind = _kind(state.kind)
    units = state.values()
    values = fields_of(kind, units)
    return Record(
        id=state.record,
        kind=state.kind,
        values=values,
        answers=answers_of(kind, units),
        conflicts=tuple(dict.fromkeys(field_key(conflict.unit) for conflict in state.conflicts())),
        problems=problems_of(kind, state.record, values),
        is_deleted=state.is_deleted,
        changed_after_deletion=tuple(dict.fromkeys(map(field_key, state.changed_after_deletion()))),
    )
