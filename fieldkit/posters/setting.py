"""Setting single lines of type: measured, anchored, never wider than their room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.shapes import ASCENT, Anchor, Passage, Rect, Words
from fieldkit.posters.textflow import Metrics, cut, fitting_size

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Setter:
    """Turns text into passages with one font's measures."""

    metrics: Metrics

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width of a line in mm."""
        return self.metrics.width(text, size, bold=bold)

    def words(
        self,
        text: str,
        x: float,
        middle: float,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> Words:
        """Set a line whose glyph boxes are centred on ``middle``."""
        width = self.width(text, size, bold=bold)
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        return Words(left, middle + (ASCENT - 0.5) * size, text, size, width, colour, bold)

    def line(
        self,
        text: str,
        x: float,
        middle: float,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> Passage:
        """Set a line as a passage of its own."""
        return Passage((self.words(text, x, middle, size, colour, bold=bold, anchor=anchor),), text)

    def lines(
        self,
        texts: Sequence[str],
        x: float,
        top: float,
        size: float,
        leading: float,
        colour: str,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> Passage:
        """Set several lines that say one thing."""
        return Passage(
            tuple(
                self.words(text, x, top + (row + 0.5) * leading, size, colour, bold=bold, anchor=anchor)
                for row, text in enumerate(texts)
            ),
            "".join(texts),
        )

    def fitted(
        self, text: str, room: float, *, most: float, least: float, bold: bool = False
    ) -> tuple[str, float]:
        """Return the text and the size at which it fits ``room``; cut at the least size."""
        size = fitting_size(text, room, self.metrics, most=most, least=least, bold=bold)
        if size is not None:
            return text, size
        return cut(text, room, least, self.metrics, bold=bold), least

    def spaced(
        self, text: str, room: Rect, size: float, colour: str, *, pitch: float, upright: bool
    ) -> Passage:
        """Set characters apart along the middle of ``room``: from left to right, or from top to bottom."""
        advance = size * pitch
        length = advance * (len(text) - 1)
        words = []
        for place, character in enumerate(text):
            shift = place * advance - length / 2
            x = room.x + room.width / 2 + (0 if upright else shift)
            y = room.y + room.height / 2 + (shift if upright else 0)
            words.append(self.words(character, x, y, size, colour, bold=True, anchor="middle"))
        return Passage(tuple(words), text)
