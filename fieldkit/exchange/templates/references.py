"""References in formulas and in lists of ranges, moved when rows are put in.

A formula is taken apart only as far as needed: texts in quotes, names of sheets
and references are told apart; all else is passed on as it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.exchange.members import number_of
from fieldkit.exchange.spreadsheetml import letters

if TYPE_CHECKING:
    from fieldkit.exchange.templates.insertion import Insertion

_SHEET = r"(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!)?"
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<table>(?<=[\w\]])\[(?:[^\[\]]|\[[^\]]*\])*\])"
    r"|(?<![\w.$\]])" + _SHEET + rf"(?:(?P<range>{_CELL}:{_CELL})|(?P<whole>\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}})"
    rf"|(?P<cell>{_CELL}))(?![\w.(\[])"
)
_PARTS = re.compile(r"(\$?[A-Za-z]{0,3}\$?)([0-9]{1,7})")
_TOTALS = re.compile(r"\b(?:SUM|COUNTA?|AVERAGE|MAX|MIN)\($", re.IGNORECASE)


def unquoted(sheet: str) -> str:
    """The name of a sheet as it is written before the ``!`` of a reference."""
    name = sheet.removesuffix("!")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def names_sheets(formula: str) -> bool:
    """Whether a formula looks at another sheet."""
    return any(found["sheet"] for found in _TOKEN.finditer(formula))


def moved(formula: str, insertion: Insertion, *, here: str, there: str) -> str:
    """A formula after rows were put into a sheet.

    Args:
        formula: as a cell keeps it.
        here: name of the sheet that the formula stands on.
        there: name of the sheet that gets the rows.
    """

    def change(found: re.Match[str]) -> str:
        sheet = found["sheet"] or ""
        if found["text"] or found["table"] or not _is_about(sheet, here, there):
            return found[0]
        one = found["cell"]
        if one:
            is_total = bool(_TOTALS.search(formula[: found.start()])) and formula[found.end() :][:1] == ")"
            return sheet + _cell(one, insertion, is_total=is_total)
        return sheet + span(found["range"] or found["whole"], insertion)

    return _TOKEN.sub(change, formula)


def copied(formula: str, down: int, right: int = 0) -> str:
    """A formula in another row or column, as copying it there would make it; references with ``$`` stay."""

    def change(found: re.Match[str]) -> str:
        if found["text"] or found["table"]:
            return found[0]
        sheet, rest = found["sheet"] or "", found["range"] or found["whole"] or found["cell"]
        return sheet + _PARTS.sub(lambda part: _shifted(part, down, right), rest)

    return _TOKEN.sub(change, formula)


def _shifted(part: re.Match[str], down: int, right: int) -> str:
    column, row = part[1], int(part[2])
    letters_ = column.strip("$")
    if right and letters_ and not column.startswith("$"):
        moved_to = letters(max(0, number_of(letters_.upper().encode()) - 1 + right))
        column = moved_to + ("$" if column.endswith("$") else "")
    return f"{column}{row}" if part[1].endswith("$") else f"{column}{max(1, row + down)}"


def span(text: str, insertion: Insertion) -> str:
    """``B5:B9`` after rows were put in; also ``5:9``."""
    first, last = (_PARTS.fullmatch(part) for part in text.split(":"))
    if first is None or last is None:
        return text
    top, bottom = insertion.rows(int(first[2]), int(last[2]))
    return f"{first[1]}{top}:{last[1]}{bottom}"


def ranges(text: str, insertion: Insertion) -> str:
    """A list of ranges (``B5:B9 D5``) as conditional formats and checks have them."""
    return " ".join(_area(part, insertion) for part in text.split())


def one_range(text: str, insertion: Insertion) -> str:
    """A single cell or range that belongs to something that does not grow with the rows above it."""
    parts = text.split(":")
    if len(parts) == 1:
        return _cell(text, insertion, is_total=False)
    return span(text, insertion)


def _area(text: str, insertion: Insertion) -> str:
    if ":" in text:
        return span(text, insertion)
    return _cell(text, insertion, is_total=True)


def _cell(text: str, insertion: Insertion, *, is_total: bool) -> str:
    found = _PARTS.fullmatch(text)
    if found is None:
        return text
    row = int(found[2])
    if is_total and row == insertion.grows:
        return f"{text}:{found[1]}{row + insertion.count}"
    return f"{found[1]}{insertion.row(row)}"


def _is_about(sheet: str, here: str, there: str) -> bool:
    name = unquoted(sheet) if sheet else here
    return name.casefold() == there.casefold()
