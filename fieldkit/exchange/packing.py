"""Text in cells: lines packed so that any spreadsheet gives them back exactly (FORMAT.md §3), and shown text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.exchange.package import CUT, TEXT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CELL = 15_000
"""Characters of a cell at most; as each is at most two UTF-16 units, 30,000 of those."""
PIECE = 1_500
"""Characters of a piece of a line that is too long for one cell; escaped, a piece has at most 12,000."""
LONGEST_LINE = 4_000_000
"""Characters of a packed line at most, where it holds no photo."""

_UNSAFE = re.compile(
    "[%\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_ESCAPED_BY_SPREADSHEETS = re.compile("_(?=x[0-9A-Fa-f]{4})")
_EDGE = re.compile(r"^\s|\s$")
_ESCAPE = re.compile("%([0-9A-F]{1,6});")
_GOES_ON, _WENT_ON = "%+", "%-"
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_SPREADSHEET_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def _code(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):X};"


def escape(text: str) -> str:
    """The text with every character that a spreadsheet might alter written ``%hex;``."""
    if text.isprintable() and "%" not in text and _ESCAPED_BY_SPREADSHEETS.search(text) is None:
        # nearly every line; what is printable holds no character of the pattern but the per cent sign
        return _EDGE.sub(_code, text) if text[:1] == " " or text[-1:] == " " else text
    return _EDGE.sub(_code, _ESCAPED_BY_SPREADSHEETS.sub(_code, _UNSAFE.sub(_code, text)))


def unescape(text: str) -> str:
    """What :func:`escape` was given.

    Raises:
        ValueError: it was not written by :func:`escape`.
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "%" in text else text


def pack(lines: Iterable[str]) -> Iterator[str]:
    """The cells that hold these lines."""
    waiting: list[str] = []
    size = 0
    for line in lines:
        text = escape(line)
        if size + len(text) >= CELL and waiting:
            yield "\n".join(waiting)
            waiting, size = [], 0
        if len(text) > CELL:
            yield from _pieces(line)
            continue
        waiting.append(text)
        size += len(text) + 1
    if waiting:
        yield "\n".join(waiting)


def _pieces(line: str) -> Iterator[str]:
    parts = [line[at : at + PIECE] for at in range(0, len(line), PIECE)]
    last = len(parts) - 1
    for at, part in enumerate(parts):
        yield (_WENT_ON if at else "") + escape(part) + (_GOES_ON if at < last else "")


def unpack(cells: Iterable[str], longest: int = LONGEST_LINE) -> Iterator[str]:
    """The lines that these cells hold, none of them of more than ``longest`` characters.

    Raises:
        ValueError: they are not packed text, or a line is longer than anybody's.
    """
    begun: list[str] = []
    size = 0
    for cell in cells:
        text = cell
        if begun:
            if not text.startswith(_WENT_ON):
                raise ValueError(text[:20])
            text = text.removeprefix(_WENT_ON)
        size = size + len(text) if begun else len(text)
        if size > longest:
            raise ValueError(size)
        if text.endswith(_GOES_ON):
            begun.append(unescape(text.removesuffix(_GOES_ON)))
            continue
        if begun:
            yield "".join((*begun, unescape(text)))
            begun = []
            continue
        parts = text.split("\n")
        yield from map(unescape, parts) if "%" in text else parts
    if begun:
        raise ValueError(begun[-1][:20])


def shown(text: str) -> str:
    """The text as a cell can show it: what XML cannot carry replaced, too long a text cut."""
    text = _UNSHOWABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - len(CUT)] + CUT


def written(text: str) -> str:
    """Shown text for a cell that the library writes; it would take ``<r>…</r>`` for markup of its own."""
    text = shown(text)
    return text + " " if text.startswith("<r>") and text.endswith("</r>") else text


def tidy(text: str) -> str:
    """The text of a cell with one kind of line end and no blanks around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def folded(text: str) -> str:
    """For comparing only: tidy, and with a spreadsheet's own escapes resolved, which not every program keeps."""
    if "_x" in text:
        text = _SPREADSHEET_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return tidy(text)
