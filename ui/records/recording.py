"""Saving one field of a record as it is left, saying so, and undoing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.catalogue import kind_of
from ui.language import current_language, say
from ui.records import texts
from ui.records.state import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldkit.registers.records import Record
    from fieldkit.services.records import RecordService
    from ui.shell import Shell


class Recording:
    """Writes through the record service; a refusal is shown and writes nothing.

    Args:
        refresh: called after each change and each undo.
    """

    def __init__(self, records: RecordService, shell: Shell, refresh: Callable[[], None]) -> None:
        self._records, self._shell, self._refresh = records, shell, refresh

    def leave(self, record: str, key: str, value: str, *, is_typed: bool) -> None:
        """Set one field: ``is_typed`` words are read, others are canonical."""
        before = self._in_words(record, key)
        if not self._write(record, {key: value}, is_typed=is_typed):
            self._refresh()
            return
        after = self._in_words(record, key)
        if before != after:
            kind = kind_of(self._records.get(record).kind)
            field = kind.field(key) if kind else None
            self.say_change(
                say(
                    texts.CHANGED,
                    label=field.label.say(current_language()) if field else key,
                    before=before or say(texts.EMPTY_VALUE),
                    after=after or say(texts.EMPTY_VALUE),
                )
            )
        self._refresh()

    def set(self, record: str, values: Mapping[str, str], words: str) -> bool:
        """Set typed values and say ``words``."""
        done = self._write(record, values, is_typed=True)
        if done:
            self.say_change(words)
        self._refresh()
        return done

    def add(self, kind: str, typed: Mapping[str, str], name: str) -> str:
        """Make a record; return its id, empty when it was refused."""
        try:
            saved = self._records.add(kind, typed)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return ""
        self.say_change(say(texts.ADDED, name=name))
        return saved.record

    def find(self, record: str) -> Record | None:
        """The record, or None when it was deleted."""
        try:
            found = self._records.get(record)
        except FieldkitError:
            return None
        return None if found.is_deleted else found

    def say_change(self, words: str) -> None:
        """Show the change in the strip, with 撤销."""
        self._shell.say_change(words, undo=self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        try:
            undone = self._records.undo()
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        if undone is not None:
            self._shell.say_change(say(texts.UNDONE))
        self._refresh()

    def _write(self, record: str, values: Mapping[str, str], *, is_typed: bool) -> bool:
        try:
            if is_typed:
                self._records.set(record, values)
            else:
                self._records.set_values(record, {key: value or None for key, value in values.items()})
        except FieldkitError as error:
            self._shell.failures.show(error)
            return False
        return True

    def _in_words(self, record: str, key: str) -> str:
        found = self._records.get(record)
        return self._records.in_words([found], [key], current_language())[0][key]


def remarks_of(record: Record) -> tuple[Remark, ...]:
    """What is wrong with a record's values, in words, and what is in conflict."""
    language = current_language()
    wrong = [
        Remark(one.place.field, one.code.text.say(language, **one.values), str(one.severity))
        for one in record.problems
    ]
    disputed = [Remark(key, say(texts.IN_CONFLICT), "warning") for key in record.conflicts]
    return (*disputed, *wrong)
