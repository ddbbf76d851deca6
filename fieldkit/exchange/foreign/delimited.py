"""Text files of tables: which encoding and which delimiter they have is found out, not asked."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = (",", "\t", ";", "|", "，")
"""In the order in which they are believed."""
BROKEN = "\ufffd"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_LINES = 60
_MOST_BROKEN = 0.01
_FEWEST_ZEROS = 0.02
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
"""How web systems write a number that no spreadsheet shall touch."""


def decoded(content: bytes) -> str | None:
    """The text of a file; None when it is none.

    A mark at the beginning says it; else UTF-8 where it fits, else UTF-16 where every
    other byte is 0, else GB18030, which the older spreadsheets in China write.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    wide = _wide(content)
    if wide is not None:
        return content.decode(wide, "replace")
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3:  # cut within the last character
            return content.decode("utf-8", "replace")
    text = content.decode("gb18030", "replace")
    return None if text.count(BROKEN) > max(3, len(text) * _MOST_BROKEN) else text


def _wide(content: bytes) -> str | None:
    head = content[:2000]
    if len(head) < 4 or b"\0" not in head:
        return None
    low, high = head[0::2].count(0), head[1::2].count(0)
    # commas, tabs, digits and line ends have a zero byte each, Chinese characters none
    if high > len(head) * _FEWEST_ZEROS and not low:
        return "utf-16-le"
    return "utf-16-be" if low > len(head) * _FEWEST_ZEROS and not high else None


def delimiter_of(text: str) -> str:
    """The character between the cells: the one that gives most lines the same number of them."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_SAMPLE_LINES]
    best, best_score = DELIMITERS[0], 0.0
    for delimiter in DELIMITERS:
        widths = Counter(map(len, _parsed("\n".join(lines), delimiter)))
        usual, count = max(widths.items(), key=lambda found: (found[0] > 1, found[1]), default=(1, 0))
        score = 0.0 if usual < 2 else count / max(1, len(lines)) * min(usual, 8)
        if score > best_score * 1.2:
            best, best_score = delimiter, score
    return best


def rows_of(text: str) -> Iterator[list[str]]:
    """The cells of each line; a line end inside quotes belongs to its cell."""
    for row in _parsed(text, delimiter_of(text)):
        yield [found[1] if (found := _KEPT_AS_TEXT.fullmatch(cell)) else cell for cell in row]


LONGEST_CELL = 131_072
"""Characters; a longer cell began with a quotation mark that is never closed."""


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    before = csv.field_size_limit(LONGEST_CELL)  # for the whole program, so it is put back
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        # a quotation mark that is never closed is an inch mark, or a slip
        lines = text.splitlines()
        return list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)) if lines else []
    finally:
        csv.field_size_limit(before)
