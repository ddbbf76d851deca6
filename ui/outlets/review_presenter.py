"""What passes between worker and office about the outlet in hand: 退回, 已核, 已改好, 拆开, 彻底清除."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.outlet import OUTLET
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.erasure import ErasureService
from fieldkit.services.reviews import ReviewService
from ui.language import current_language, say
from ui.outlets import exchange_texts, texts
from ui.tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Text
    from fieldkit.services.erasure import Purged
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

T = TypeVar("T")


class ReviewPresenter(QObject):
    """Writes the marks; each call says in the strip what was done.

    Signals: ``written(record)`` after a mark; ``undo_wanted`` when the strip's 撤销 of one was
    pressed; ``parted(record)`` after a split or its undo; ``erased(record)`` after an erasure;
    ``copies_left(names)`` when files made before may still hold what was erased.
    """

    written = Signal(str)
    undo_wanted = Signal()
    parted = Signal(str)
    erased = Signal(str)
    copies_left = Signal(object)

    def __init__(
        self, workspace: Workspace, records: RecordService, shell: Shell, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._records, self._shell = records, shell
        self._reviews = ReviewService(workspace, records)
        self._duplicates = DuplicateService(workspace)
        self._erasure = ErasureService(workspace)

    def give_back(self, record: str, reason: str) -> bool:
        """退回, with the reason; whether it was written."""
        return self._mark(record, exchange_texts.GIVEN_BACK, partial(self._reviews.give_back, record, reason))

    def approve(self, record: str) -> bool:
        """已核; whether it was written."""
        return self._mark(record, exchange_texts.APPROVED, partial(self._reviews.approve, record))

    def mended(self, record: str) -> bool:
        """已改好; whether it was written."""
        return self._mark(record, exchange_texts.NOW_MENDED, partial(self._reviews.mended, record))

    def split(self, record: str) -> None:
        """拆开: what was joined into this outlet stands alone again."""
        name = self.name_of(record)
        if self._guarded(lambda: self._duplicates.split(record)) is None:
            return
        self.parted.emit(record)
        self._shell.say_change(
            say(exchange_texts.SPLIT_NOW, name=name), undo=partial(self._join_again, record)
        )

    def filled_fields(self, record: str) -> tuple[tuple[str, str, str], ...]:
        """Key, label and value in words of each field that holds something."""
        found = self._records.get(record)
        keys = [field.key for field in OUTLET.fields if found.values.get(field.key) is not None]
        language = current_language()
        words = self._records.in_words([found], keys, language)[0]
        labels = {field.key: say(field.label) for field in OUTLET.fields}
        return tuple((key, labels[key], words[key]) for key in keys)

    def purge(self, record: str, fields: Sequence[str]) -> None:
        """彻底清除: these fields, or the whole outlet without any; beside the window."""

        def work(progress: Progress) -> Purged:
            progress.begin(exchange_texts.PURGING)
            return self._erasure.purge(record, fields)

        def done(purged: Purged) -> None:
            self._records.forget(record)
            self.erased.emit(record)
            self._shell.say_change(say(exchange_texts.PURGED))
            if purged.copies:
                self.copies_left.emit([_said(path) for path in purged.copies])
            else:
                self._shell.toast(say(exchange_texts.COPIES_NONE))

        self._shell.runner.run(
            work, done, owner=self, lane=Lane.WRITE, title=exchange_texts.PURGING, key="purge"
        )

    def remove_copies(self) -> None:
        """Delete the files that were made before."""

        def done(count: int) -> None:
            self._shell.toast(say(exchange_texts.COPIES_DELETED, count=count))

        self._shell.runner.run(
            lambda _: self._erasure.remove_copies(), done, owner=self, lane=Lane.WRITE, key="copies"
        )

    def name_of(self, record: str) -> str:
        """What an outlet is called."""
        rows = self._records.rows("outlet", (record,), ("name",))
        return str((rows.get(record) or {}).get("name") or "") or say(texts.NO_NAME)

    # --- inside -------------------------------------------------------------

    def _mark(self, record: str, sentence: Text, mark: Callable[[], None]) -> bool:
        name = self.name_of(record)
        try:
            mark()
        except FieldkitError as error:
            self._shell.failures.show(error)
            return False
        self.written.emit(record)
        self._shell.say_change(say(sentence, name=name), undo=self.undo_wanted.emit)
        return True

    def _join_again(self, record: str) -> None:
        if self._guarded(self._duplicates.undo) is None:
            return
        self.parted.emit(record)
        self._shell.say_change(say(texts.UNDONE, what=say(exchange_texts.JOINED_AGAIN)))

    def _guarded(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except FieldkitError as error:
            self._shell.failures.show(error)
            return None


def _said(path: Path) -> str:
    """A file with what it is; its folder says that."""
    kind = exchange_texts.FOLDERS.get(path.parent.name, exchange_texts.OTHER_FOLDER)
    return f"{say(kind)}  {path.name}"
