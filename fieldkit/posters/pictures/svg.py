"""A picture as SVG: the same bytes for the same figures, its type as outlines, its words for readers and search."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from fieldkit.posters.fonts import poster_font
from fieldkit.posters.pictures.outlines import EM, outlines
from fieldkit.posters.shapes import Badge, Box, Passage, Path, Tag, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.pictures.outlines import Glyph
    from fieldkit.posters.shapes import Page, Shape

_SPOKEN = {"zh": "zh-CN", "en": "en"}


def svg(page: Page, *, title: str, language: Language = "zh") -> str:
    """Return the picture as a document of its own; one unit is a millimetre."""
    said = [words for shape in page.shapes for words in _words_of(shape)]
    drawn = outlines((character, words.bold) for words in said for character in words.text)
    wide, high = _figure(page.width), _figure(page.height)
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'role="img" xml:lang="{_SPOKEN[language]}" width="{wide}mm" height="{high}mm" '
        f'viewBox="0 0 {wide} {high}">'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        head,
        f"<title>{escape(title)}</title>",
        "<defs>",
        *(f'<path id="{_name(glyph)}" d="{path}"/>' for glyph, path in sorted(drawn.items())),
        "</defs>",
        *(line for shape in page.shapes for line in _drawn(shape, drawn)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _words_of(shape: Shape) -> tuple[Words, ...]:
    match shape:
        case Passage():
            return shape.words
        case Badge() | Tag():
            return (shape.words,)
        case _:
            return ()


def _drawn(shape: Shape, drawn: Mapping[Glyph, str]) -> Iterator[str]:
    match shape:
        case Box():
            yield _box(shape)
        case Path():
            yield _path(shape)
        case Passage():
            yield f'<g role="text" aria-label={quoteattr(shape.text)}>'
            for words in shape.words:
                yield _type(words, drawn)
            yield "</g>"
        case Badge():
            yield from _badge(shape, drawn)
        case Tag():
            yield _box(Box(shape.rect, shape.fill, radius=0.22 * shape.rect.height))
            yield f'<g role="text" aria-label={quoteattr(shape.words.text)}>{_type(shape.words, drawn)}</g>'
        case _:
            raise TypeError(shape)


def _box(box: Box) -> str:
    rect = box.rect
    radius = min(box.radius, rect.width / 2, rect.height / 2)
    return (
        f'<rect x="{_figure(rect.x)}" y="{_figure(rect.y)}" width="{_figure(rect.width)}" '
        f'height="{_figure(rect.height)}"{f" rx={_quoted(radius)}" if radius else ""}'
        f"{_colours(box.fill, box.stroke, box.stroke_width, box.dash)}/>"
    )


def _path(path: Path) -> str:
    points = "L".join(f"{_figure(x)} {_figure(y)}" for x, y in path.points)
    end = "Z" if path.fill is not None else ""
    return f'<path d="M{points}{end}"{_colours(path.fill, path.stroke, path.width, path.dash)}/>'


def _badge(badge: Badge, drawn: Mapping[Glyph, str]) -> Iterator[str]:
    place = f'cx="{_figure(badge.x)}" cy="{_figure(badge.y)}"'
    yield f'<g role="text" aria-label={quoteattr(badge.words.text)}>'
    if badge.ring:
        yield f'<circle {place} r={_quoted(badge.radius + badge.ring)} fill="#ffffff"/>'
    if badge.hollow:
        line = 0.22 * badge.radius
        colours = _colours("#ffffff", badge.colour, line, ())
        yield f"<circle {place} r={_quoted(badge.radius - line / 2)}{colours}/>"
    else:
        yield f'<circle {place} r={_quoted(badge.radius)} fill="{badge.colour}"/>'
    yield _type(badge.words, drawn)
    yield "</g>"


def _type(words: Words, drawn: Mapping[Glyph, str]) -> str:
    """One line of type; each character is placed by the font's own measures."""
    font, x, uses = poster_font(), 0.0, []
    for character in words.text:
        glyph = (character, words.bold)
        if glyph in drawn:
            uses.append(f'<use xlink:href="#{_name(glyph)}" x="{round(x)}"/>')
        x += font.width(character, EM, bold=words.bold)
    scale = f"{words.size / EM:.6f}".rstrip("0")
    place = f"translate({_figure(words.x)} {_figure(words.baseline)}) scale({scale})"
    return f'<g fill="{words.colour}" transform="{place}">{"".join(uses)}</g>'


def _colours(fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]) -> str:
    parts = [f' fill="{fill or "none"}"']
    if stroke is not None:
        parts.append(f' stroke="{stroke}" stroke-width={_quoted(width)}')
        if dash:
            parts.append(f' stroke-dasharray="{" ".join(map(_figure, dash))}"')
    return "".join(parts)


def _name(glyph: Glyph) -> str:
    character, bold = glyph
    return f"{'b' if bold else 'r'}{ord(character):x}"


def _quoted(number: float) -> str:
    return f'"{_figure(number)}"'


def _figure(number: float) -> str:
    """Hundredths of a millimetre; never ``-0``."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
