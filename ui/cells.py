"""What a cell of a table shows, and how a column is declared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.kernel.texts import Text
    from ui.theme import Tone

S = TypeVar("S")


class Role(IntEnum):
    """Roles of our item models beside Qt's own."""

    CELL = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows.

    Attributes:
        text: the words or figure.
        second: a line in small print below.
        tone: drawn as a chip of this tone; None for plain text.
        muted: plain text in grey.
        bold: plain text in bold.
        wraps: takes the line of ``second`` as well where the text is too long for one.
    """

    text: str
    second: str = ""
    tone: Tone | None = None
    muted: bool = False
    bold: bool = False
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Column(Generic[S]):
    """A column over rows of type ``S``.

    Attributes:
        key: stable name; also what a request to sort by it carries.
        title: the header.
        cell: what is shown of a row.
        width: pixels at the start; a person may change it.
        stretch: takes the room that is left.
        numeric: right-aligned figures.
        sortable: a click on the header asks for this order.
    """

    key: str
    title: Text
    cell: Callable[[S], Cell]
    width: int = 120
    stretch: bool = False
    numeric: bool = False
    sortable: bool = True
