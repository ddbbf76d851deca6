"""Conflicts: two values typed by two people who had not seen each other's. People decide, nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.ledger import sameness, writing
from fieldkit.ledger.change import DELETED
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import Field, FieldType
from fieldkit.registers.reading import read_typed
from fieldkit.registers.records import MARK, field_key
from fieldkit.services.conflict_views import DELETE, KEEP, Choice, ConflictView, Viewer, is_asked
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import members_of
from fieldkit.storage import ledger_store
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState
    from fieldkit.registers.kinds import Kind
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection, Work


class ConflictService:
    """Show conflicts, settle them, take it back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def every(self, language: Language = "zh") -> list[ConflictView]:
        """Every open conflict, by record; a field of a newer version waits until this program knows it."""
        with self._workspace.database.read() as connection:
            open_ = _open(connection)
            states = {
                record: ledger_store.united_state(connection, record)
                for record in sorted({record for record, _, _ in open_})
            }
            names = NamesInWorkspace(connection)
            views = []
            for record, kind, unit in open_:
                if unit == DELETED:
                    # a deletion is of one record, whatever it was joined with
                    own = _disputed(connection, record)
                    views.append(Viewer(connection, kind, own, names, language).dispute())
                else:
                    views.append(Viewer(connection, kind, states[record], names, language).conflict(unit))
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
            return self._settle(work, record, field, value, unit)

    def _settle(
        self, work: Work, record: str, field: str, value: str | None, unit: str | None
    ) -> list[Change]:
        state = _state(work.connection, record)
        units = [found for found in _units_in_conflict(state, field) if unit in {None, found}]
        if not units:
            raise FieldkitError(ServiceError.NO_CONFLICT)
        members = members_of(work.connection, record)
        made: list[Change] = []
        for one in units:
            of_unit = _value_of_unit(one, value)
            made += self._workspace.append(
                work,
                lambda cursor, who, one=one, of_unit=of_unit: sameness.resolve_class(  # type: ignore[misc]
                    cursor, who, members, one, of_unit
                ),
                "resolution",
            )
        return made

    # -- many at once ----------------------------------------------------

    def alike(self, view: ConflictView, language: Language = "zh") -> list[ConflictView]:
        """The other open questions about the same field between the same writers, first come first."""
        return [
            other
            for other in self.every(language)
            if (other.record, other.unit) != (view.record, view.unit)
            and other.field == view.field
            and not other.deleted_and_changed
            and _writers(other) == _writers(view)
        ]

    def settle_alike(
        self, view: ConflictView, choice: Choice, language: Language = "zh"
    ) -> list[tuple[ConflictView, list[Change]]]:
        """Settle ``view`` and all that are alike for the writer of ``choice``, in one transaction.

        Returns:
            Each question with what was written, for :meth:`take_back`.
        """
        wanted = [view, *self.alike(view, language)]
        settled = []
        with self._workspace.database.write() as work:
            for one in wanted:
                chosen = next(found for found in one.choices if _writer(found) == _writer(choice))
                made = self._settle(work, one.record, one.field, chosen.field_value, one.unit)
                settled.append((one, made))
        return settled

    def take_back(self, settled: Sequence[tuple[ConflictView, Sequence[Change]]]) -> None:
        """Bring back the values that were shown before, in one transaction; the ledger keeps both decisions."""
        with self._workspace.database.write() as work:
            for view, changes in settled:
                for change in changes:
                    state = ledger_store.state(work.connection, change.record)
                    assert state is not None
                    before = {view.unit: view.choices[0].value}
                    self._workspace.append(
                        work,
                        lambda cursor, who, state=state, change=change, before=before: writing.undo(  # type: ignore[misc]
                            cursor, who, state, [change], before
                        ),
                        "undo",
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


def _writer(choice: Choice) -> str:
    return choice.device or choice.replica


def _writers(view: ConflictView) -> tuple[str, ...]:
    return tuple(sorted(_writer(choice) for choice in view.choices))


def _state(connection: Connection, record: str) -> RecordState:
    """The record as it is shown: united with those it was joined with."""
    if ledger_store.state(connection, record) is None:
        raise FieldkitError(StorageError.NO_SUCH_RECORD, record=record)
    return ledger_store.united_state(connection, record)


def _disputed(connection: Connection, record: str) -> RecordState:
    state = ledger_store.state(connection, record)
    if state is None:
        raise FieldkitError(StorageError.NO_SUCH_RECORD, record=record)
    if not state.changed_after_deletion() and state.conflict(DELETED) is None:
        raise FieldkitError(ServiceError.NO_CONFLICT)
    return state


def _open(connection: Connection) -> list[tuple[str, Kind, str]]:
    """Record, kind and unit of every question that this program can ask, by record."""
    found: dict[tuple[str, str], Kind] = {}
    disputes = [(record, kind, DELETED) for record, kind in ledger_store.disputed_records(connection)]
    for record, key, unit in (*ledger_store.conflicting_units(connection), *disputes):
        kind = kind_of(key)
        if kind is not None and (unit == DELETED or is_asked(kind, unit)):
            found[record, unit] = kind
    return [(record, kind, unit) for (record, unit), kind in sorted(found.items(), key=lambda one: one[0])]
