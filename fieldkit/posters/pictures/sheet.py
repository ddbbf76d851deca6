"""The frame of every picture: title, what it shows and when, legend, where the figures come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.fonts import missing_in, poster_font
from fieldkit.posters.pictures import look
from fieldkit.posters.setting import Setter
from fieldkit.posters.shapes import Box, Page, Passage, Path, Rect
from fieldkit.posters.textflow import plain, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.shapes import Anchor, Shape

GLYPHS = Text(
    "我们的字体里没有“{characters}”，图上是空框；请换一个写法。",
    "Our font has no “{characters}”, an empty box stands there; please spell it another way.",
)
WIDTH, MARGIN = 270.0, 8.0
"""Of every picture, in mm: it fills a sheet of A4 laid across."""
TOP = 27.0


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a picture, said in the reader's language.

    Attributes:
        title: what it is.
        subtitle: what it shows, of when.
        notes: where the figures come from, what was left out.
    """

    title: str
    subtitle: str
    notes: tuple[str, ...] = ()


class Sheet:
    """Collects the shapes of one picture."""

    def __init__(self, caption: Caption, language: Language) -> None:
        self.setter = Setter(poster_font())
        self.shapes: list[Shape] = []
        self._caption = caption
        self._language: Language = language

    @property
    def left(self) -> float:
        """Where everything begins."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where everything ends."""
        return WIDTH - MARGIN

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of a line in mm."""
        return self.setter.width(text, size, bold=bold)

    def box(self, rect: Rect, fill: str | None, *, radius: float = 0.0, stroke: str | None = None) -> None:
        """A rectangle."""
        self.shapes.append(Box(rect, fill, radius, stroke))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 0.2) -> None:
        """A straight line."""
        self.shapes.append(Path(((x1, y1), (x2, y2)), stroke=colour, width=width))

    def add(self, shapes: Iterable[Shape]) -> None:
        """Shapes made elsewhere."""
        self.shapes.extend(shapes)

    def say(
        self,
        text: str,
        x: float,
        middle: float,
        size: float = look.BODY,
        colour: str = look.INK,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
        room: float | None = None,
    ) -> None:
        """One line of type; set smaller, then cut, where ``room`` mm are not enough."""
        words = plain(text)
        if room is not None:
            words, size = self.setter.fitted(words, room, most=size, least=min(size, look.LEAST), bold=bold)
        if words:
            self.shapes.append(self.setter.line(words, x, middle, size, colour, bold=bold, anchor=anchor))

    def upright(self, text: str, x: float, bottom: float, size: float, most: int, colour: str) -> None:
        """A name from top to bottom, ending at ``bottom``, cut after ``most`` characters."""
        words = plain(text)
        if len(words) > most:
            words = words[: most - 1] + "…"
        pitch = 1.04 * size
        top = bottom - pitch * len(words)
        set_ = tuple(
            self.setter.words(one, x, top + (at + 0.5) * pitch, size, colour, anchor="middle")
            for at, one in enumerate(words)
        )
        if set_:
            self.shapes.append(Passage(set_, words))

    def page(self, bottom: float) -> Page:
        """The finished picture: what was collected with head and foot, ``bottom`` mm and the notes high."""
        body, self.shapes = self.shapes, []
        self._head()
        notes = list(self._caption.notes)
        missing = missing_in(shape.text for shape in (*self.shapes, *body) if isinstance(shape, Passage))
        if missing:
            notes.append(GLYPHS.say(self._language, characters="".join(missing)))
        y = bottom + 5.0
        for note in notes:
            for words in wrap(
                plain(note), self.right - self.left, look.SMALL, self.setter.metrics, even=False
            ):
                self.say(words, self.left, y, look.SMALL, look.MUTED)
                y += 4.4
        height = y + MARGIN - 2.4
        ground = Box(Rect(0, 0, WIDTH, height), look.CARD)
        return Page(WIDTH, height, (ground, *self.shapes, *body))

    def _head(self) -> None:
        room = self.right - self.left
        self.box(Rect(self.left, MARGIN + 0.6, 1.6, 11.6), look.PRIMARY, radius=0.8)
        self.say(self._caption.title, self.left + 4.6, MARGIN + 3.4, look.TITLE, bold=True, room=room - 4.6)
        self.say(
            self._caption.subtitle,
            self.left + 4.6,
            MARGIN + 10.4,
            look.BODY,
            look.MUTED,
            room=room - 4.6,
        )
