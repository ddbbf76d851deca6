"""Type and ruling of the sheet in millimetres, and the pieces that blocks are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.posters.fonts import poster_font
from fieldkit.posters.shapes import ASCENT, Box, Passage, Path, Rect, Words
from fieldkit.posters.textflow import wrap

if TYPE_CHECKING:
    from fieldkit.posters.shapes import Shape

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 18.0, 192.0
MEASURE = RIGHT - LEFT
BODY_TOP, BODY_BOTTOM = 26.0, 280.5

INK = "#000000"
SOFT = "#555555"
SHADE = "#eeeeee"
SIZE = 4.0
"""Questions and choices; 11.3 point."""
SMALL = 3.2
HEADING = 4.6
TITLE = 6.6
LEADING = 1.42
NUMBER_COLUMN = 11.0
GETA = "〓"
"""Printed in place of a character that the font does not have."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is never cut: shapes from (0, 0), and how much height they take in mm."""

    height: float
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stay on one page unless they are higher than a page.

    Attributes:
        heading: repeated at the top of the next page where the block has to be cut.
        stays_with_next: a heading that must not stand alone at the foot of a page.
        starts_page: begins on a page of its own.
    """

    rows: tuple[Row, ...]
    heading: tuple[Row, ...] = ()
    stays_with_next: bool = False
    starts_page: bool = False

    @property
    def height(self) -> float:
        """Height of all rows in mm."""
        return sum(row.height for row in (*self.heading, *self.rows))


@dataclass
class Setter:
    """Sets text in the sheet's typeface, and remembers what the font could not write.

    Attributes:
        missing: texts with the characters that have no glyph, each text once.
    """

    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def clean(self, text: str) -> str:
        """Return text that can be set; what the font lacks is replaced and remembered."""
        lacking = poster_font().missing(text)
        if lacking:
            self.missing.setdefault(text, lacking)
            text = "".join(GETA if character in lacking else character for character in text)
        return text

    def width(self, text: str, size: float = SIZE, *, bold: bool = False) -> float:
        """Return the width of a text in mm."""
        return poster_font().width(self.clean(text), size, bold=bold)

    def lines(self, text: str, width: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
        """Break a text; line breaks of the author stay."""
        from fieldkit.posters.textflow import plain

        paragraphs = [plain(one) for one in self.clean(text).splitlines()]
        return [
            line
            for one in paragraphs
            if one
            for line in wrap(one, width, size, poster_font(), bold=bold, even=False)
        ]

    def words(
        self,
        text: str,
        x: float,
        y: float,
        size: float = SIZE,
        *,
        bold: bool = False,
        colour: str = INK,
        anchor: str = "start",
    ) -> Passage:
        """Return one line whose upper edge is at ``y``."""
        clean = self.clean(text)
        width = poster_font().width(clean, size, bold=bold)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        baseline = y + (LEADING - 1) / 2 * size + ASCENT * size
        return Passage((Words(left, baseline, clean, size, width, colour, bold),), clean)

    def rows(
        self,
        text: str,
        x: float,
        width: float,
        size: float = SIZE,
        *,
        bold: bool = False,
        colour: str = INK,
    ) -> list[Row]:
        """Return a paragraph, one row a line."""
        return [
            Row(LEADING * size, (self.words(line, x, 0.0, size, bold=bold, colour=colour),))
            for line in self.lines(text, width, size, bold=bold)
        ]


def joined(rows: list[Row]) -> Row:
    """Return rows one below the other as one row that is not cut."""
    shapes: list[Shape] = []
    y = 0.0
    for row in rows:
        shapes += [shape.moved(0.0, y) for shape in row.shapes]
        y += row.height
    return Row(y, tuple(shapes))


def gap(height: float) -> Row:
    """Return white space."""
    return Row(height)


def line(x: float, y: float, right: float, width: float = 0.25) -> Path:
    """Return a level line to write on."""
    return Path(((x, y), (right, y)), INK, width)


def frame(x: float, y: float, width: float, height: float, *, fill: str | None = None) -> Box:
    """Return a ruled cell."""
    return Box(Rect(x, y, width, height), fill, 0.0, INK, 0.25)
