"""Outlines of glyphs from our own fonts, so that an SVG looks the same where they are not installed."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from fieldkit.kernel.resources import resource
from fieldkit.posters.fonts import BOLD, REGULAR
from fieldkit.posters.reading import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Iterable

EM = 1000
Glyph = tuple[str, bool]
"""A character, and whether it is bold."""


def outlines(glyphs: Iterable[Glyph]) -> dict[Glyph, str]:
    """Return SVG path data per glyph, ``EM`` units to the em, y growing downwards; blank ones are left out."""
    wanted = sorted(set(glyphs))
    found: dict[Glyph, str] = {}
    with one_at_a_time:
        document = pdfium.FPDF_CreateNewDocument()
        try:
            for bold, name in ((False, REGULAR), (True, BOLD)):
                characters = [character for character, is_bold in wanted if is_bold is bold]
                for character, path in _of_font(document, name, characters):
                    found[character, bold] = path
        finally:
            pdfium.FPDF_CloseDocument(document)
    return found


def _of_font(document: object, name: str, characters: list[str]) -> list[tuple[str, str]]:
    if not characters:
        return []
    data = resource("fonts", f"{name}.ttf").read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = pdfium.FPDFText_LoadFont(document, buffer, len(data), pdfium.FPDF_FONT_TRUETYPE, 1)
    try:
        return [(one, path) for one in characters if (path := _path(font, one))]
    finally:
        pdfium.FPDFFont_Close(font)


def _path(font: object, character: str) -> str:
    glyph = pdfium.FPDFFont_GetGlyphPath(font, ord(character), float(EM))
    if not glyph:
        return ""
    parts: list[str] = []
    curve: list[str] = []
    for number in range(max(0, pdfium.FPDFGlyphPath_CountGlyphSegments(glyph))):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(glyph, number)
        kind, point = pdfium.FPDFPathSegment_GetType(segment), _point(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curve.append(point)
            if len(curve) == _POINTS_OF_A_CURVE:
                parts.append("C" + " ".join(curve))
                curve = []
        else:
            parts.append(("M" if kind == pdfium.FPDF_SEGMENT_MOVETO else "L") + point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts.append("Z")
    return "".join(parts)


_POINTS_OF_A_CURVE = 3


def _point(segment: object) -> str:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return f"{round(x.value * EM)} {round(-y.value * EM)}"
