"""What a page is made of, in millimetres from the top left corner.

``Box``, ``Path``, ``Clipped`` and ``Picture`` are ground; ``Passage``, ``Badge``, ``Tag`` and
``Code`` are read by people or phones, so none of them may touch another one or
leave the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Anchor = Literal["start", "middle", "end"]
SKETCH = "sketch"
MAP = "map"

ASCENT = 0.88
"""Part of the type size above the baseline that a Chinese glyph may fill."""
DESCENT = 0.12


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; ``y`` grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def inset(self, by: float) -> Rect:
        """Return the rectangle ``by`` mm smaller (negative: larger) on each side."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the rectangle shifted."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def overlaps(self, other: Rect, slack: float = 0.01) -> bool:
        """Tell whether the two share more than ``slack`` mm in both directions."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.bottom, other.bottom) - max(self.y, other.y) > slack
        )

    def holds(self, other: Rect, slack: float = 0.01) -> bool:
        """Tell whether ``other`` lies inside."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A filled or outlined rectangle, corners rounded by ``radius``; ``part`` names what it is the ground of."""

    rect: Rect
    fill: str | None
    radius: float = 0.0
    stroke: str | None = None
    stroke_width: float = 0.3
    dash: tuple[float, ...] = ()
    part: str = ""

    def moved(self, dx: float, dy: float) -> Box:
        """Return the same shifted."""
        return replace(self, rect=self.rect.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points, or an area when it has a fill; ``round`` ends and bends join smoothly."""

    points: tuple[tuple[float, float], ...]
    stroke: str | None = None
    width: float = 0.3
    dash: tuple[float, ...] = ()
    fill: str | None = None
    round: bool = False

    def moved(self, dx: float, dy: float) -> Path:
        """Return the same shifted."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Words:
    """One line of type; ``x`` is its left edge, ``width`` its measured width."""

    x: float
    baseline: float
    text: str
    size: float
    width: float
    colour: str
    bold: bool = False

    @property
    def bounds(self) -> Rect:
        """The room the line takes."""
        return Rect(self.x, self.baseline - ASCENT * self.size, self.width, (ASCENT + DESCENT) * self.size)

    def moved(self, dx: float, dy: float) -> Words:
        """Return the same shifted."""
        return replace(self, x=self.x + dx, baseline=self.baseline + dy)


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that say one thing; ``text`` is what search and copy find, ``role`` what it is: H1, H2 or P."""

    words: tuple[Words, ...]
    text: str
    role: str = "P"

    @property
    def bounds(self) -> Rect:
        """The room all lines take."""
        boxes = [word.bounds for word in self.words]
        x, y = min(box.x for box in boxes), min(box.y for box in boxes)
        return Rect(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)

    def moved(self, dx: float, dy: float) -> Passage:
        """Return the same shifted."""
        return replace(self, words=tuple(words.moved(dx, dy) for words in self.words))


@dataclass(frozen=True, slots=True)
class Badge:
    """A numbered disc. Hollow means: drawn without knowing the true place; ``outlet`` is named on the sketch."""

    x: float
    y: float
    radius: float
    colour: str
    words: Words
    hollow: bool = False
    ring: float = 0.0
    outlet: str = ""

    @property
    def bounds(self) -> Rect:
        """The square around the disc with its ring."""
        reach = self.radius + self.ring
        return Rect(self.x - reach, self.y - reach, 2 * reach, 2 * reach)

    def moved(self, dx: float, dy: float) -> Badge:
        """Return the same shifted."""
        return replace(self, x=self.x + dx, y=self.y + dy, words=self.words.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Tag:
    """A small filled label such as 24h."""

    rect: Rect
    fill: str
    words: Words

    @property
    def bounds(self) -> Rect:
        """Its rectangle."""
        return self.rect

    def moved(self, dx: float, dy: float) -> Tag:
        """Return the same shifted."""
        return replace(self, rect=self.rect.moved(dx, dy), words=self.words.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; ``rect`` is the dark square, the quiet zone lies around it."""

    rect: Rect
    payload: str
    colour: str
    quiet: float
    outlet: str = ""

    @property
    def bounds(self) -> Rect:
        """Its dark square."""
        return self.rect

    @property
    def with_quiet_zone(self) -> Rect:
        """The square that must stay free of ink around it."""
        return self.rect.inset(-self.quiet)

    def moved(self, dx: float, dy: float) -> Code:
        """Return the same shifted."""
        return replace(self, rect=self.rect.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file that fills a rectangle, or stands whole in its middle when it is to keep its shape."""

    rect: Rect
    file: str
    whole: bool = False

    def moved(self, dx: float, dy: float) -> Picture:
        """Return the same shifted."""
        return replace(self, rect=self.rect.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Clipped:
    """Ground of which only what lies in a rectangle with round corners is seen."""

    rect: Rect
    radius: float
    shapes: tuple[Box | Path, ...]

    def moved(self, dx: float, dy: float) -> Clipped:
        """Return the same shifted."""
        return Clipped(
            self.rect.moved(dx, dy), self.radius, tuple(shape.moved(dx, dy) for shape in self.shapes)
        )


Shape = Box | Path | Clipped | Passage | Badge | Tag | Code | Picture
Readable = Passage | Badge | Tag | Code
READABLE = (Passage, Badge, Tag, Code)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: shapes in the order they are drawn; ``trim`` is where a larger sheet is cut."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    trim: Rect | None = None

    @property
    def readable(self) -> tuple[Readable, ...]:
        """What people and phones read."""
        return tuple(shape for shape in self.shapes if isinstance(shape, READABLE))

    @property
    def codes(self) -> tuple[Code, ...]:
        """The QR codes of this sheet."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Code))
