"""Pictures of questions and choices on paper, from the files beside the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.posters.paper.setting import LEADING, MEASURE, NUMBER_COLUMN, SIZE, Row, Setter
from fieldkit.posters.shapes import Picture, Rect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldkit.posters.paper.wording import PrintedChoice
    from fieldkit.posters.shapes import Shape

WIDEST, HIGHEST = 80.0, 50.0
"""Of the picture of a question, in mm."""
CHOICE_HIGHEST = 26.0
_MM_PER_DOT = 25.4 / 96
_COLUMNS, _MOST_COLUMNS = 4, 6
"""Few choices stand in one row; more in rows of four."""
_SPACE = 3.0
_ABOVE, _BELOW = 0.8, 1.2


class Pictures:
    """Finds and measures pictures.

    Attributes:
        left_out: names of pictures that are not there, or that are no pictures.
    """

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find
        self._known: dict[str, tuple[str, float, float] | None] = {}
        self.left_out: list[str] = []

    def row(self, name: str) -> Row | None:
        """Return the picture of a question as a row; None where it cannot be shown."""
        picture = self._fitted(name, NUMBER_COLUMN, WIDEST, HIGHEST)
        return None if picture is None else Row(picture.rect.height + _ABOVE + _BELOW, (picture,))

    def option_rows(self, choices: tuple[PrintedChoice, ...], setter: Setter, sign: str) -> list[Row]:
        """Return choices in columns, each under its picture; a row of choices is never cut."""
        columns = len(choices) if len(choices) <= _MOST_COLUMNS else _COLUMNS
        width = (MEASURE - NUMBER_COLUMN) / columns
        return [
            self._line(choices[start : start + columns], width, setter, sign)
            for start in range(0, len(choices), columns)
        ]

    def _line(self, choices: tuple[PrintedChoice, ...], width: float, setter: Setter, sign: str) -> Row:
        pictures = [
            self._fitted(one.picture, NUMBER_COLUMN + at * width, width - _SPACE, CHOICE_HIGHEST)
            if one.picture
            else None
            for at, one in enumerate(choices)
        ]
        top = max((one.rect.height for one in pictures if one is not None), default=0.0)
        shapes: list[Shape] = [one.moved(0.0, top - one.rect.height) for one in pictures if one is not None]
        y, lines, indent = top + _ABOVE + 0.8, 0, setter.width(f"{sign} ")
        for at, choice in enumerate(choices):
            x = NUMBER_COLUMN + at * width
            said = setter.lines(f"{choice.code}. {choice.label}", width - _SPACE - indent)
            lines = max(lines, len(said))
            shapes.append(setter.words(sign, x, y))
            shapes += [
                setter.words(one, x + indent, y + number * LEADING * SIZE) for number, one in enumerate(said)
            ]
        return Row(y + lines * LEADING * SIZE + _BELOW, tuple(shapes))

    def _fitted(self, name: str, x: float, widest: float, highest: float) -> Picture | None:
        if name not in self._known:
            self._known[name] = self._measured(name)
            if self._known[name] is None:
                self.left_out.append(name)
        known = self._known[name]
        if known is None:
            return None
        file, width, height = known
        scale = min(widest / width, highest / height, 1.0)
        return Picture(Rect(x, _ABOVE, width * scale, height * scale), file)

    def _measured(self, name: str) -> tuple[str, float, float] | None:
        """File, width and height in mm at the size of a screen."""
        from PIL import Image, UnidentifiedImageError

        file = self._find(name)
        if file is None:
            return None
        try:
            with Image.open(file) as image:
                image.verify()
                width, height = image.size
        except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
            return None
        return str(file), max(1, width) * _MM_PER_DOT, max(1, height) * _MM_PER_DOT
