"""Outlines of glyphs from our own fonts, so that an SVG looks the same where they are not installed.

Read from the tables ``glyf`` and ``loca`` (OpenType 1.9) by way of the font's own
character map; a renderer's reverse map knows only one of the characters that
share a glyph, and draws a box for the middle dot.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.posters.fonts import poster_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlab.pdfbase.ttfonts import TTFontFace

EM = 1000
Glyph = tuple[str, bool]
"""A character, and whether it is bold."""
Point = tuple[float, float, bool]
"""Where, and whether the curve runs through it or is only drawn towards it."""

_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_WORDS, _ARE_OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x02, 0x08, 0x20, 0x40, 0x80
_HEADER = 10
_F2DOT14 = 16384.0


def outlines(glyphs: Iterable[Glyph]) -> dict[Glyph, str]:
    """Return SVG path data per glyph, ``EM`` units to the em, y growing downwards; blank ones are left out."""
    drawn = ((glyph, _path(*glyph)) for glyph in sorted(set(glyphs)))
    return {glyph: path for glyph, path in drawn if path}


@cache
def _path(character: str, bold: bool) -> str:  # noqa: FBT001 - half of a glyph's key
    return _font(bold).path(character)


@cache
def _font(bold: bool) -> _Outlines:  # noqa: FBT001 - the key of two fonts
    return _Outlines(poster_font().face(bold=bold))


class _Outlines:
    """The glyphs of one TrueType font."""

    def __init__(self, face: TTFontFace) -> None:
        self._glyph_of: dict[int, int] = face.charToGlyph
        head, loca, self._glyf = (_table(face, name) for name in ("head", "loca", "glyf"))
        units, is_long = struct.unpack(">H", head[18:20])[0], struct.unpack(">h", head[50:52])[0]
        self._scale = EM / units
        code, size = ("I", 4) if is_long else ("H", 2)
        places = struct.unpack(f">{len(loca) // size}{code}", loca[: len(loca) // size * size])
        self._places = places if is_long else tuple(2 * place for place in places)

    def path(self, character: str) -> str:
        """Path data of a character; the empty box where the font has none."""
        contours = self._contours(self._glyph_of.get(ord(character), 0))
        return "".join(_drawn(contour, self._scale) for contour in contours)

    def _contours(self, glyph: int) -> list[list[Point]]:
        data = self._glyf[self._places[glyph] : self._places[glyph + 1]]
        if not data:
            return []
        count: int = struct.unpack(">h", data[:2])[0]
        return _simple(data, count) if count >= 0 else list(self._composed(data))

    def _composed(self, data: bytes) -> Iterator[list[Point]]:
        """Contours of other glyphs, each moved and perhaps scaled."""
        at, flags = _HEADER, _MORE
        while flags & _MORE:
            flags, glyph = struct.unpack(">HH", data[at : at + 4])
            at += 4
            code, size = (">hh", 4) if flags & _WORDS else (">bb", 2)
            dx, dy = struct.unpack(code, data[at : at + size]) if flags & _ARE_OFFSETS else (0, 0)
            at += size
            (a, b, c, d), at = _matrix(data, at, flags)
            for contour in self._contours(glyph):
                yield [(a * x + c * y + dx, b * x + d * y + dy, on) for x, y, on in contour]


def _table(face: TTFontFace, name: str) -> bytes:
    found: bytes = face.get_table(name)  # type: ignore[no-untyped-call]
    return found


def _matrix(data: bytes, at: int, flags: int) -> tuple[tuple[float, float, float, float], int]:
    count = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4 if flags & _MATRIX else 0
    found = [one / _F2DOT14 for one in struct.unpack(f">{count}h", data[at : at + 2 * count])]
    at += 2 * count
    match found:
        case [one]:
            return (one, 0.0, 0.0, one), at
        case [across, down]:
            return (across, 0.0, 0.0, down), at
        case [a, b, c, d]:
            return (a, b, c, d), at
        case _:
            return (1.0, 0.0, 0.0, 1.0), at


def _simple(data: bytes, count: int) -> list[list[Point]]:
    at = _HEADER + 2 * count
    ends = struct.unpack(f">{count}H", data[_HEADER:at])
    total = ends[-1] + 1 if ends else 0
    at += 2 + struct.unpack(">H", data[at : at + 2])[0]
    flags: list[int] = []
    while len(flags) < total:
        flag = data[at]
        at += 1
        times = 1
        if flag & _REPEAT:
            times += data[at]
            at += 1
        flags += [flag] * times
    xs, at = _coordinates(data, at, flags, _SHORT_X, _SAME_X)
    ys, at = _coordinates(data, at, flags, _SHORT_Y, _SAME_Y)
    points = [(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=True)]
    starts = (0, *(end + 1 for end in ends))
    return [list(points[start : end + 1]) for start, end in zip(starts, ends, strict=False)]


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    """Running sums; a short step has its sign in the flag, a long one may be left out as nought."""
    found, value = [], 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack(">h", data[at : at + 2])[0]
            at += 2
        found.append(value)
    return found, at


def _drawn(contour: list[Point], scale: float) -> str:
    """A closed contour of quadratic curves; between two points off the curve lies one on it."""
    full: list[Point] = []
    for (x, y, on), (px, py, before) in zip(contour, [contour[-1], *contour[:-1]], strict=True):
        if not on and not before:
            full.append(((x + px) / 2, (y + py) / 2, True))
        full.append((x, y, on))
    first = next((at for at, point in enumerate(full) if point[2]), None)
    if first is None:
        return ""
    turned = [*full[first:], *full[:first]]
    parts = [f"M{_pair(turned[0], scale)}"]
    off: Point | None = None
    for point in (*turned[1:], turned[0]):
        if not point[2]:
            off = point
        elif off is None:
            parts.append(f"L{_pair(point, scale)}")
        else:
            parts.append(f"Q{_pair(off, scale)} {_pair(point, scale)}")
            off = None
    return "".join((*parts, "Z"))


def _pair(point: Point, scale: float) -> str:
    return f"{round(point[0] * scale)} {round(-point[1] * scale)}"
