"""Cells to text, as people see it; and which of them no longer say what somebody typed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.exchange.damage import EXACT, text_of
from fieldkit.exchange.foreign.book import Fault, Sheet, Span
from fieldkit.exchange.foreign.delimited import BROKEN

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_CELLS = 10_000_000
"""More than 200,000 rows of 50 columns are no list that a person keeps."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|_x000[dD]_")
"""Nobody sees or types them; the last is what one program makes of another's line end."""
_EXPONENT = re.compile(r"-?\d(?:\.\d+)?[Ee]\+\d{2}")
_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!)|#{3,}")


def sheet_of(
    name: str, cells: Sequence[Sequence[object]], *, merged: Sequence[Span] = (), hidden: bool = False
) -> Sheet:
    """A sheet of these cells: equally wide, without what nobody sees, its broken cells found.

    Args:
        name: as on its tab.
        cells: rows from the first one of the sheet on; texts, numbers, dates, times and truth values.
        merged: cells merged into one.
        hidden: not seen by people who open the file.
    """
    width = max(map(len, cells), default=0)
    texts = [[_tidy(_text(cell)) for cell in row] + [""] * (width - len(row)) for row in cells]
    _fill_down(texts, merged)
    faults = {
        (at, column): fault
        for at, row in enumerate(texts)
        for column, text in enumerate(row)
        if text and (fault := _fault(text)) is not None
    }
    dates = frozenset(
        (at, column)
        for at, row in enumerate(cells)
        for column, cell in enumerate(row)
        if isinstance(cell, date)
    )
    return Sheet(name, tuple(map(tuple, texts)), faults, dates, tuple(merged), hidden)


def _tidy(text: str) -> str:
    text = _CONTROLS.sub("", text).strip()
    # a mark that says "this is text", shown by programs that did not put it there
    return text[1:] if text[:1] == "'" and text[1:2].isalnum() else text


def _fault(text: str) -> Fault | None:
    if text[0] == "#" and _ERROR.fullmatch(text):
        return Fault.FORMULA_ERROR
    if "+" in text and _EXPONENT.fullmatch(text) and abs(float(text)) >= EXACT // 10**5:
        return Fault.LOST_DIGITS
    return Fault.BROKEN_CHARACTERS if BROKEN in text else None


def _text(cell: object) -> str:
    match cell:
        case str():
            return cell
        case float() if cell.is_integer() and abs(cell) < EXACT:
            return str(int(cell))
        case float():
            return _figure(cell)
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case _:
            return text_of(cell)


def _figure(number: float) -> str:
    """A number as a spreadsheet shows it: 15 digits, and an exponent from there on."""
    if abs(number) >= EXACT:
        mantissa, exponent = f"{number:.5E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    text = f"{number:.15g}"
    return format(Decimal(text), "f") if "e" in text else text


def _fill_down(texts: list[list[str]], merged: Sequence[Span]) -> None:
    """One cell merged over several rows of a column says the same for each of them."""
    for span in merged:
        if span.left == span.right and span.top < span.bottom < len(texts):
            text = texts[span.top][span.left]
            for at in range(span.top + 1, span.bottom + 1):
                texts[at][span.left] = texts[at][span.left] or text
