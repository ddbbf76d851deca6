"""A conflict in words: what competes, who wrote it, what stood there before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.ids import short
from fieldkit.kernel.texts import Text
from fieldkit.ledger.change import DELETED
from fieldkit.registers.kinds import Field, FieldType
from fieldkit.registers.reading import display, type_name
from fieldkit.registers.records import BESIDE, MARK, codes_of, field_key, fields_of, several
from fieldkit.services.form_versions import words_of_answer
from fieldkit.services.names import NamesInWorkspace, answer_labels
from fieldkit.storage import ledger_store, packages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import Conflict, RecordState
    from fieldkit.registers.kinds import Kind
    from fieldkit.storage.database import Connection

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


def is_asked(kind: Kind, unit: str) -> bool:
    """Whether a unit is declared: a field, or an answer to a form."""
    return kind.field(field_key(unit)) is not None or bool(
        kind.open_prefix and unit.startswith(kind.open_prefix)
    )


def label_of(kind: Kind, unit: str, connection: Connection) -> Text | None:
    """What a unit is called: its field's label, or what the question asks; None for what nobody declared."""
    field = kind.field(field_key(unit))
    if field is not None:
        return field.label
    if not kind.open_prefix or not unit.startswith(kind.open_prefix):
        return None
    path = unit.removeprefix(kind.open_prefix)
    words = answer_labels(connection).get(path, path)
    return Text(words, words)


class Viewer:
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
        self._history = {
            change.dot: change
            for member in ledger_store.members_of(connection, state.record)
            for change in ledger_store.history(connection, member)
        }

    def conflict(self, unit: str) -> ConflictView:
        """Two or more values of one unit."""
        conflict, label = self._state.conflict(unit), label_of(self._kind, unit, self._connection)
        assert conflict is not None, "the table of conflicts follows the ledger"
        assert label is not None, "only what is declared is asked"
        return self._view(unit, label, self._choices(conflict))

    def dispute(self) -> ConflictView:
        """Deleted by one, changed or restored by another."""
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
            return self._in_words(unit, value or "")
        if MARK in unit:
            code = unit.split(MARK, 1)[1]
            name = short(code) if field.type is FieldType.FILES else self._code_name(field, code)
            return (HAS if value else HAS_NOT).say(self._language, name=name)
        return display(field, value, self._names, self._language)

    def _in_words(self, unit: str, value: str) -> str:
        """An answer by the labels of its choices; as it stands where its form is not here."""
        path = unit.removeprefix(self._kind.open_prefix)
        if not value or BESIDE in path:
            return value
        return words_of_answer(self._connection, self._state.values(), path, value, self._language)

    def _code_name(self, field: Field, code: str) -> str:
        option = field.option(code)
        return option.label.say(self._language) if option else type_name(code, self._language)
