"""Which sheet of a file holds what: every sheet is held against every kind of record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.header import find_header
from fieldkit.exchange.foreign.matching import Match, match_columns
from fieldkit.exchange.foreign.titles import ID_KEY, fold_title
from fieldkit.registers.catalogue import KINDS

if TYPE_CHECKING:
    from fieldkit.exchange.foreign.book import Book, Sheet
    from fieldkit.exchange.foreign.header import Header
    from fieldkit.registers.kinds import Kind
    from fieldkit.registers.reading import Names
_TITLE_WEIGHT = 3
"""What names the records says most about what they are."""
_NUMBERS = frozenset(("number", "order"))
"""Fields that any list has a column for."""
_NAMELESS = 0.4
"""What is left of the score of a sheet in which nothing names a record."""
_NAMED_SO = 0.5
"""Added where the tab says which kind it is."""
_HIDDEN = 0.5


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """One sheet, read as one kind.

    Attributes:
        sheet, kind, header: which.
        matches: of every column.
        score: the sum of the scores of its columns.
        rows: rows below the header.
    """

    sheet: Sheet
    kind: Kind
    header: Header
    matches: tuple[Match, ...]
    score: float
    rows: int


def choose_sheets(book: Book, names: Names) -> tuple[SheetChoice, ...]:
    """The best reading of every sheet that has a header, the best sheet first."""
    found = []
    for sheet in book.sheets:
        header = find_header(sheet) if any(map(any, sheet.rows)) else None
        if header is not None:
            found.append(choose_kind(sheet, header, names))
    return tuple(sorted(found, key=lambda choice: -choice.score))


def choose_kind(sheet: Sheet, header: Header, names: Names, kind: Kind | None = None) -> SheetChoice:
    """The kind that the sheet holds: the given one, or the one whose fields its columns are."""
    choices = [_choice(sheet, header, one, names) for one in ((kind,) if kind else KINDS)]
    return max(choices, key=lambda choice: choice.score)


def _choice(sheet: Sheet, header: Header, kind: Kind, names: Names) -> SheetChoice:
    matches = match_columns(kind, sheet, header, names)
    score = sum(match.score * _weight(kind, match) for match in matches)
    if not any(match.field_key in {kind.title, ID_KEY} for match in matches):
        score *= _NAMELESS
    if fold_title(kind.label.zh) in fold_title(sheet.name):
        score += _NAMED_SO
    if sheet.is_hidden:
        score *= _HIDDEN
    return SheetChoice(sheet, kind, header, matches, round(score, 2), len(sheet.rows) - header.last - 1)


def _weight(kind: Kind, match: Match) -> int:
    if match.field_key is None or match.field_key in _NUMBERS:
        return 0
    return _TITLE_WEIGHT if match.field_key == kind.title else 1
