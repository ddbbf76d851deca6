"""For a printer with black ink only: no tints; lines, hatching and words instead of colours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.colours import luminance
from fieldkit.posters.shapes import (
    Badge,
    Box,
    Clipped,
    Code,
    Page,
    Passage,
    Path,
    Picture,
    Rect,
    Shape,
    Tag,
    Words,
)
from fieldkit.posters.tints import Tint

if TYPE_CHECKING:
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Palette, Template

BLACK, WHITE = "#000000", "#ffffff"
_TINT = 0.25
"""Luminance above which a ground becomes white."""
_PALE = 0.9
"""Luminance above which a line is meant to be white, as the middle of a road is; any darker line is drawn."""
_HAIR = 0.25
_THIN = 0.12
"""Width of what was a pale line, mm: black weighs more than grey."""
_KERB = 0.42
"""How much narrower a street's black edges are than its coloured ones, mm."""
_HATCH = 1.8
_OUTLINED = ("block", "block_alt", "place", "water")


def without_colour(template: Template) -> Template:
    """Return the template with words in black on a white title, so that no large area takes toner."""
    plain = {"band": WHITE, "band_text": BLACK, "band_soft": BLACK, "band_faint": BLACK, "motif": WHITE}
    inks = {"ink": BLACK, "muted": BLACK, "night": BLACK, "night_text": WHITE}
    return replace(template, colours=replace(template.colours, **plain, **inks))


def black_purposes(spec: PosterSpec) -> PosterSpec:
    """Return the facts with black groups, told apart by the numbers that stand with their names."""
    groups = []
    for purpose in spec.purposes:
        numbers = sorted(outlet.number for outlet in spec.outlets if outlet.purpose == purpose.key)
        said = f" {numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else "".join(f" {n}" for n in numbers)
        label = Text(purpose.label.zh + said, purpose.label.en + said)
        groups.append(replace(purpose, colour=BLACK, label=label))
    return replace(spec, purposes=tuple(groups))


def in_black(page: Page, colours: Palette) -> Page:
    """Return the sheet in black and white: tinted grounds become outlines, water is hatched."""
    shapes: list[Shape] = []
    for shape in page.shapes:
        shapes += _plain(shape, colours)
    return replace(page, shapes=tuple(shapes))


def _plain(shape: Shape, colours: Palette) -> list[Shape]:
    match shape:
        case Box() | Path():
            return [*_ground(shape, colours)]
        case Clipped():
            parts = tuple(part for one in shape.shapes for part in _ground(one, colours))
            return [replace(shape, shapes=parts)]
        case Passage():
            return [replace(shape, words=tuple(_words(words) for words in shape.words))]
        case Badge():
            return [replace(shape, colour=BLACK, words=_words(shape.words))]
        case Tag():
            return [replace(shape, fill=BLACK, words=replace(shape.words, colour=WHITE))]
        case Code():
            return [replace(shape, colour=BLACK)]
        case Picture():
            return [shape]


def _ground(shape: Box | Path, colours: Palette) -> list[Box | Path]:
    if isinstance(shape, Box):
        return _box(shape, colours)
    fill = None if shape.fill is None else _ink(shape.fill)
    if shape.stroke is None:
        return [replace(shape, fill=fill)]
    if shape.fill is None and _is_edge(shape.stroke, colours):
        return [replace(shape, stroke=BLACK, width=shape.width - _KERB)]
    if shape.fill is None and _is_surface(shape.stroke, colours):
        return [replace(shape, stroke=WHITE)]
    width = min(shape.width, _THIN) if luminance(shape.stroke) > _TINT else shape.width
    return [replace(shape, fill=fill, stroke=_line(shape.stroke), width=width)]


def _is_surface(colour: str, colours: Palette) -> bool:
    """Whether a street is painted so, inside the circle or, fainter, outside."""
    return _inside(colour, colours) in {colours.road, colours.lane}


def _is_edge(colour: str, colours: Palette) -> bool:
    """Whether a street's edges are."""
    full = _inside(colour, colours)
    mixed = full.parts[:2] if isinstance(full, Tint) else ()
    return full == colours.road_edge or mixed == (colours.line, colours.muted)


def _inside(colour: str, colours: Palette) -> str:
    if isinstance(colour, Tint) and colour.parts[0] == colours.outside:
        return colour.parts[1]
    return colour


def _box(box: Box, colours: Palette) -> list[Box | Path]:
    if box.fill == colours.road_edge:
        return [replace(box, fill=BLACK)]
    outlined = box.fill in {getattr(colours, role) for role in _OUTLINED}
    fill = None if box.fill is None else _ink(box.fill)
    stroke = _line(box.stroke) if box.stroke is not None else (BLACK if outlined else None)
    plain = replace(box, fill=fill, stroke=stroke, stroke_width=_HAIR if outlined else box.stroke_width)
    return [plain, *_hatched(box.rect)] if box.fill == colours.water else [plain]


def _hatched(rect: Rect) -> list[Box | Path]:
    """Draw slanting lines over a rectangle."""
    lines: list[Box | Path] = []
    x = rect.x - rect.height + _HATCH
    while x < rect.right:
        start, end = max(x, rect.x), min(x + rect.height, rect.right)
        if end > start:
            ends = ((start, rect.bottom - (start - x)), (end, rect.bottom - (end - x)))
            lines.append(Path(ends, stroke=BLACK, width=0.15))
        x += _HATCH
    return lines


def _words(words: Words) -> Words:
    return replace(words, colour=WHITE if words.colour == WHITE else BLACK)


def _line(colour: str) -> str:
    return WHITE if luminance(colour) > _PALE else BLACK


def _ink(colour: str) -> str:
    return WHITE if luminance(colour) > _TINT else BLACK
