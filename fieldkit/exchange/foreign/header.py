"""Which rows of a sheet are its header: titles above it, merged cells in it, and machine keys of our own sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.titles import BETWEEN, ID_KEY, fold_title, is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.exchange.foreign.book import Sheet

WITHIN = 40
"""Rows from the top in which the header is looked for."""
DEEPEST = 3
_KNOWN, _CERTAIN = 0.7, 0.9
_LONGEST_TITLE = 40
_FIGURES = re.compile(r"[0-9]{3}")
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet.

    Attributes:
        first, last: its rows from 0, both included; -1 for a sheet without one.
        titles: what stands over each column, the rows of a merged header joined by ``/``.
        keys: machine keys by column, for sheets of our own packages; else empty.
        score: how many titles are known, as a sum.
    """

    first: int
    last: int
    titles: tuple[str, ...]
    keys: tuple[str, ...] = ()
    score: float = 0.0


def find_header(sheet: Sheet) -> Header | None:
    """The header, or None when no row looks like one."""
    own = _own_header(sheet)
    if own is not None:
        return own
    best: Header | None = None
    for first in range(min(WITHIN, len(sheet.rows))):
        for header in _headers_from(sheet, first):
            # a deeper header must say more than the first row of it alone; the earliest wins
            if _is_enough(header) and (best is None or header.score > best.score + 0.3):
                best = header
    return best


def header_at(sheet: Sheet, row: int) -> Header:
    """The header that begins in a row which a person named, from 0; -1 says that there is none."""
    if row < 0:
        return Header(-1, -1, ("",) * sheet.width)
    own = _own_header(sheet)
    if own is not None and row in {own.first, own.last}:
        return own
    return max(_headers_from(sheet, row), key=lambda header: header.score)


def _own_header(sheet: Sheet) -> Header | None:
    for at, row in enumerate(sheet.rows[:10]):
        if ID_KEY not in row:
            continue
        below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ()
        has_labels = sum(is_known(text) >= _KNOWN for text in below if text) >= max(1, len(row) // 3)
        return Header(at, at + has_labels, below if has_labels else row, row, score=float(len(row)))
    return None


def _headers_from(sheet: Sheet, first: int) -> list[Header]:
    """The row alone, and with the rows below it as far as they are parts of one header."""
    found = []
    levels: list[tuple[str, ...]] = []
    for last in range(first, min(first + DEEPEST, len(sheet.rows))):
        row = sheet.rows[last]
        if levels and not _goes_below(sheet, last - 1, levels[-1], row):
            break
        levels.append(_spread(sheet, last) if _has_more(sheet, last) else row)
        titles = tuple(_joined(column) for column in zip(*levels, strict=True))
        found.append(Header(first, _after_numbers(sheet, last), titles, score=_score(titles)))
    return found


def _score(titles: Sequence[str]) -> float:
    """Known titles speak for a header; figures and long texts, as data rows have them, against it."""
    distinct = set(titles)
    known = sum(is_known(title) for title in distinct if title and len(title) <= _LONGEST_TITLE)
    against = sum(1 for title in distinct if len(title) > _LONGEST_TITLE or title.isdecimal())
    return known - 0.3 * against


def _is_enough(header: Header) -> bool:
    """Two known titles, or one among others that could be titles."""
    shown = [title for title in header.titles if title]
    sure = sum(is_known(title) >= _KNOWN for title in set(shown))
    could_be = all(len(title) <= _LONGEST_TITLE // 2 and not _FIGURES.search(title) for title in shown)
    is_certain = any(is_known(title) >= _CERTAIN for title in shown)
    return sure >= 2 or (is_certain and could_be and len(set(shown)) == len(shown))


def _joined(parts: Sequence[str]) -> str:
    return BETWEEN.join(dict.fromkeys(" ".join(part.split()) for part in parts if part))


def _has_more(sheet: Sheet, at: int) -> bool:
    return at + 1 < len(sheet.rows) and _goes_below(sheet, at, sheet.rows[at], sheet.rows[at + 1])


def _groups(sheet: Sheet, at: int) -> list[range]:
    """Columns that one cell of the row stands over."""
    merged = [
        range(span.left, span.right + 1)
        for span in sheet.merged
        if span.top == at and span.left < span.right and not span.bottom > at + 1
    ]
    if merged or sheet.merged:
        return merged
    # a text file has no merged cells: the row below goes on where this one is empty
    row, below = sheet.rows[at], sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ()
    found, column = [], 0
    while column < len(row):
        end = column + 1
        while row[column] and end < len(row) and not row[end] and below and below[end]:
            end += 1
        if end > column + 1:
            found.append(range(column, end))
        column = end
    return found


def _spread(sheet: Sheet, at: int) -> tuple[str, ...]:
    """The row with the text of a merged cell over each of its columns."""
    row = list(sheet.rows[at])
    for group in _groups(sheet, at):
        row[group.start : group.stop] = [row[group.start]] * len(group)
    return tuple(row)


def _goes_below(sheet: Sheet, at: int, upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row holds the parts of what the row above it groups, and nothing else."""
    groups = [group for group in _groups(sheet, at) if len(group) < sheet.width]
    inside = {column for group in groups for column in group}
    if not groups or not any(lower[column] for column in inside):
        return False
    if any(text and column not in inside and text != upper[column] for column, text in enumerate(lower)):
        return False
    parts = [lower[column] for column in inside if lower[column]]
    if any(len(part) > _LONGEST_TITLE or part.replace(".", "").isdecimal() for part in parts):
        return False
    return bool(sheet.merged) or any(is_known(part) >= _KNOWN for part in parts)


def _after_numbers(sheet: Sheet, last: int) -> int:
    """The header's last row, with a row below it that only numbers the columns (1 2 3, or 甲 乙 1 2)."""
    if last + 1 >= len(sheet.rows):
        return last
    cells = [fold_title(text) for text in sheet.rows[last + 1] if text]
    figures = [int(text) for text in cells if text.isdecimal()]
    stems = [text for text in cells if text in _STEMS]
    is_count = figures == list(range(1, len(figures) + 1)) and len(figures) + len(stems) == len(cells)
    return last + 1 if is_count and len(cells) >= 3 else last
