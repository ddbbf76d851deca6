"""Sheet numbers, and what the code on a sheet says: form, version, sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.paper.problems import PaperError

MOST_COPIES = 2000
MOST_CHARACTERS = 20
_NUMBER = re.compile(r"[0-9A-Za-z-]*?([0-9]+)")
_SCHEME = "fieldkit:paper?"


@dataclass(frozen=True, slots=True)
class SheetCode:
    """What a scanned code names.

    Attributes:
        form, version: of the questionnaire the sheet was printed from.
        sheet: the number of the sheet.
    """

    form: str
    version: str
    sheet: str

    @property
    def payload(self) -> str:
        """The text of the QR code, ASCII only."""
        pairs = (("form", self.form), ("version", self.version), ("sheet", self.sheet))
        return _SCHEME + "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs)


def read_sheet_code(text: str) -> SheetCode | None:
    """Return what a scanned text names, or None when it is not from a sheet of ours."""
    if not text.startswith(_SCHEME):
        return None
    found = parse_qs(text.removeprefix(_SCHEME).strip(), keep_blank_values=True)
    values = [found.get(key, [""])[0] for key in ("form", "version", "sheet")]
    return SheetCode(*values) if "form" in found and values[2] else None


def number_after(last: str) -> str:
    """Return the number that follows one that was printed; one digit more where all are nines."""
    match = _NUMBER.fullmatch(last)
    assert match is not None, "it was printed"
    digits = match.group(1)
    return f"{last[: len(last) - len(digits)]}{int(digits) + 1:0{len(digits)}}"


def sheet_numbers(first: str, copies: int) -> tuple[str, ...]:
    """Return the numbers of all copies: the last digits count up, leading zeros stay.

    Raises:
        FieldkitError: PaperError.COPIES or SHEET_NUMBER.
    """
    if not 1 <= copies <= MOST_COPIES:
        raise FieldkitError(PaperError.COPIES, copies=copies, most=MOST_COPIES)
    text = first.strip()
    match = _NUMBER.fullmatch(text) if text.isascii() else None
    digits = match.group(1) if match else ""
    last = int(digits) + copies - 1 if digits else 0
    if not digits or len(text) > MOST_CHARACTERS or (len(str(last)) > len(digits) > 1):
        raise FieldkitError(PaperError.SHEET_NUMBER, sheet=first, most=MOST_CHARACTERS)
    lead, width = text[: len(text) - len(digits)], len(digits)
    return tuple(f"{lead}{int(digits) + step:0{width}}" for step in range(copies))
