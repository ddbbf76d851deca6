"""Which outlet a name or a phone being typed may belong to already."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.registers.phones import canonical_phone
from fieldkit.storage.lists import Filter
from ui.language import say
from ui.outlets import texts

if TYPE_CHECKING:
    from fieldkit.services.records import RecordService
    from ui.shell import Shell

_LEAST_NAME = 2
_LEAST_DIGITS = 7
_LOOKED_AT = 200
_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An outlet that is perhaps the same."""

    record: str
    name: str


def look_for_duplicate(
    records: RecordService, key: str, typed: str, community: str, own: str
) -> Duplicate | None:
    """The outlet of the same community with the same folded name, or the same phone; None when there is none.

    Args:
        records: where to look.
        key: ``name`` or ``phone``.
        typed: as it stands in the field now.
        community: id of the community; empty looks everywhere.
        own: the outlet being typed, which is no duplicate of itself.
    """
    near = (("community", (community,)),) if community else ()
    if key == "phone":
        number = canonical_phone(typed) or ""
        if sum(char.isdigit() for char in number) < _LEAST_DIGITS:
            return None
        found = records.ids("outlet", Filter(equals=(("phone", (number,)), *near)))
        return _first(records, found, own)
    wanted = _folded(typed)
    if len(wanted) < _LEAST_NAME:
        return None
    found = records.ids("outlet", Filter(search=wanted, equals=near))[:_LOOKED_AT]
    rows = records.rows("outlet", found, ("name",))
    same = [one for one in found if one in rows and _folded(str(rows[one]["name"] or "")) == wanted]
    return _first(records, same, own)


def _first(records: RecordService, found: list[str], own: str) -> Duplicate | None:
    other = next((one for one in found if one != own), None)
    if other is None:
        return None
    name = records.rows("outlet", (other,), ("name",))[other]["name"]
    return Duplicate(other, str(name or ""))


def _folded(name: str) -> str:
    """Letters and digits in half width and lower case: how two spellings of a name are compared."""
    return "".join(char for char in unicodedata.normalize("NFKC", name).casefold() if char.isalnum())


class DuplicateWatch(QObject):
    """Looks while one types, after a short pause, beside the window.

    Signals: ``found(key, words)`` for the field ``key``; empty words take the hint away.
    """

    found = Signal(str, str)

    def __init__(self, records: RecordService, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records, self._shell = records, shell
        self._hints: dict[str, Duplicate] = {}
        self._asked = ("", "", "", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)

    @property
    def record(self) -> str:
        """The id of what may be the same outlet; empty for none."""
        return next((one.record for one in self._hints.values()), "")

    def typing(self, key: str, words: str, *, community: str, own: str) -> None:
        """This stands in the field ``key`` now."""
        self._asked = (key, words, community, own)
        self._timer.start()

    def look(self) -> None:
        """Look at once."""
        self._timer.stop()
        key, words, community, own = self._asked
        records = self._records

        def show(found: Duplicate | None) -> None:
            self._hints.pop(key, None)
            if found is not None:
                self._hints[key] = found
            self.found.emit(key, say(texts.DUPLICATE, name=found.name) if found else "")

        self._shell.runner.run(
            lambda _: look_for_duplicate(records, key, words, community, own),
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
