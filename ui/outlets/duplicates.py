"""Which outlet a name or a phone being typed may belong to already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.language import say
from ui.outlets import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.services.duplicates import DuplicateService
    from fieldkit.services.records import RecordService
    from ui.shell import Shell

_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An outlet that is perhaps the same."""

    record: str
    name: str


def look_for_duplicate(
    duplicates: DuplicateService, records: RecordService, values: Mapping[str, str | None], own: str
) -> Duplicate | None:
    """The most likely outlet that is the same; None when there is none.

    Args:
        duplicates: who compares.
        records: what it is called.
        values: as they stand in the panel now, by field key.
        own: the outlet being typed, which is no duplicate of itself; empty for a new one.
    """
    found = duplicates.near(values, own)
    rows = records.rows("outlet", found[:1], ("name",))
    return next((Duplicate(one, str(row["name"] or "")) for one, row in rows.items()), None)


class DuplicateWatch(QObject):
    """Looks while one types, after a short pause, beside the window.

    Signals: ``found(key, words)`` for the field ``key``; empty words take the hint away.
    """

    found = Signal(str, str)

    def __init__(
        self,
        duplicates: DuplicateService,
        records: RecordService,
        shell: Shell,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._duplicates, self._records, self._shell = duplicates, records, shell
        self._hints: dict[str, Duplicate] = {}
        self._key, self._own = "", ""
        self._values: dict[str, str | None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)

    @property
    def record(self) -> str:
        """The id of what may be the same outlet; empty for none."""
        return next((one.record for one in self._hints.values()), "")

    def typing(self, key: str, words: str, values: Mapping[str, str | None], *, own: str) -> None:
        """This stands in the field ``key`` now, and ``values`` in the others."""
        self._key, self._own = key, own
        self._values = {**values, key: words}
        self._timer.start()

    def look(self) -> None:
        """Look at once."""
        self._timer.stop()
        key, own, values = self._key, self._own, self._values
        duplicates, records = self._duplicates, self._records

        def show(found: Duplicate | None) -> None:
            self._hints.pop(key, None)
            if found is not None:
                self._hints[key] = found
            self.found.emit(key, say(texts.DUPLICATE, name=found.name) if found else "")

        self._shell.runner.run(
            lambda _: look_for_duplicate(duplicates, records, values, own),
            show,
            owner=self,
            key="duplicate",
        )

    def pause(self) -> None:
        """Nobody looks at the page."""
        self._timer.stop()

    def forget(self) -> None:
        """Another outlet is in the panel."""
        self._timer.stop()
        for key in self._hints:
            self.found.emit(key, "")
        self._hints.clear()
