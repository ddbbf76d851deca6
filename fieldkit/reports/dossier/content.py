"""What a document says, block by block, before anybody decides how it looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_EMPTY = frozenset(("", "——"))
_ALWAYS = 2
SHORT = 10
"""Rows of a table that is not parted over two pages."""
NUMERALS = "一二三四五六七八九十"


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number: 一、 on level 1, （一） on level 2, 1. on level 3.

    Attributes:
        is_numbered: False for an appendix, which begins on a page of its own.
    """

    level: int
    text: str
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``is_note`` is set small and without indent."""

    text: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` is its share of the page."""

    title: str
    width: float = 1.0
    align: Align = Align.CENTER


@dataclass(frozen=True, slots=True)
class Table:
    """A table with borders; its head is repeated on every page.

    Attributes:
        shaded: cells (row and column from 0) with a grey ground: what is lacking is seen, not only read.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    shaded: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; ``width`` in mm, ``alt`` what it says to those who cannot see it."""

    png: bytes
    caption: str
    width: float = 156.0
    alt: str = ""


Block = Heading | Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A document.

    Attributes:
        title: large and centred; ``subtitle`` below it.
        issuer, date: under the title.
    """

    title: str
    subtitle: str
    issuer: str
    date: str
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Writer:
    """Collects blocks and numbers headings and tables."""

    blocks: list[Block] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=lambda: [0, 0, 0])
    _tables: int = 0
    _pictures: int = 0

    def chapter(self, text: str) -> None:
        """Add a heading numbered 一、."""
        self._heading(1, text)

    def section(self, text: str) -> None:
        """Add a heading numbered （一）."""
        self._heading(2, text)

    def say(self, text: str) -> None:
        """A paragraph; nothing for an empty text."""
        if text:
            self.blocks.append(Paragraph(text))

    def note(self, text: str) -> None:
        """A small remark; nothing for an empty text."""
        if text:
            self.blocks.append(Paragraph(text, is_note=True))

    def table(
        self,
        caption: str,
        columns: tuple[Column, ...],
        rows: Sequence[tuple[str, ...]],
        shaded: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        """A numbered table; columns without a single value are left out, the first two never."""
        if not rows:
            return
        self._tables += 1
        kept = [
            at for at in range(len(columns)) if at < _ALWAYS or any(row[at] not in _EMPTY for row in rows)
        ]
        columns = tuple(columns[at] for at in kept)
        rows = [tuple(row[at] for at in kept) for row in rows]
        shaded = frozenset((row, kept.index(at)) for row, at in shaded if at in kept)
        self.blocks.append(Table(f"表{self._tables}  {caption}", columns, tuple(rows), shaded))

    def picture(self, png: bytes, caption: str, *, width: float = 156.0, alt: str = "") -> None:
        """A numbered picture; without ``alt`` its caption is read out."""
        self._pictures += 1
        self.blocks.append(Picture(png, f"图{self._pictures}  {caption}", width, alt or caption))

    def appendix(self, text: str) -> None:
        """Begin an appendix on a page of its own, outside the numbers of the chapters."""
        self.blocks.append(Heading(1, text, is_numbered=False))

    def points(self, texts: Sequence[str]) -> None:
        """Paragraphs numbered 1. and so on."""
        self.blocks += [Paragraph(f"{at}. {text}") for at, text in enumerate(texts, start=1)]

    def _heading(self, level: int, text: str) -> None:
        self._numbers[level - 1] += 1
        self._numbers[level:] = [0] * (3 - level)
        number = self._numbers[level - 1]
        lead = (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}. ")[level - 1]
        self.blocks.append(Heading(level, lead + text))


def chinese(number: int) -> str:
    """``三``, ``十二``: as documents number their chapters; up to 99."""
    tens, ones = divmod(number, 10)
    digit = "〇" + NUMERALS
    lead = "" if not tens else ("" if tens == 1 else digit[tens]) + "十"
    return lead + (digit[ones] if ones or not tens else "")
