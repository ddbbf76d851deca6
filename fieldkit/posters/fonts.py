"""The poster's typeface: registered once, measured, checked for missing glyphs.

Noto Sans SC, static TrueType: ReportLab refuses CFF outlines. ReportLab writes
a character outside the basic plane into the ToUnicode map as one hexadecimal
number, which readers take for another character; :class:`SearchableFont`
writes it as UTF-16, so that rare characters of names can be found and copied.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, makeToUnicodeCMap

from fieldkit.kernel.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfbase.ttfonts import TTFontFace

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"
_BEYOND = 0xFFFF


class SearchableFont(TTFont):
    """A TrueType font whose ToUnicode maps hold for all of Unicode."""

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802  (ReportLab's name and type)
        """Add the font's objects, then put right the maps of subsets with rare characters."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            if any(code > _BEYOND for code in subset):
                name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode(
                    "pdfdoc"
                )
                doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode(name, subset)


def to_unicode(name: str, subset: list[int]) -> str:
    """Return the ToUnicode map of a subset with rare characters as UTF-16 pairs."""
    content: str = makeToUnicodeCMap(name, subset)
    for place, code in enumerate(subset):
        if code > _BEYOND:
            right = chr(code).encode("utf-16-be").hex().upper()
            content = content.replace(f"<{place:02X}> <{code:04X}>", f"<{place:02X}> <{right}>")
    return content


class PosterFont:
    """The regular and bold face, as :class:`~fieldkit.posters.textflow.Metrics`."""

    def __init__(self) -> None:
        fonts = [SearchableFont(name, str(resource("fonts", f"{name}.ttf"))) for name in (REGULAR, BOLD)]
        for font in fonts:
            pdfmetrics.registerFont(font)
        self._faces = {False: fonts[0].face, True: fonts[1].face}

    def width(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width in mm of ``text`` set at ``size`` mm."""
        face = self._faces[bold]
        widths, default = face.charWidths, face.defaultWidth
        return float(sum(widths.get(ord(character), default) for character in text)) * size / 1000

    def face(self, *, bold: bool) -> TTFontFace:
        """Return the tables of one face."""
        return self._faces[bold]

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters without a glyph, each once, in the order of the text."""
        glyphs = self._faces[False].charToGlyph
        return tuple(dict.fromkeys(c for c in text if not c.isspace() and ord(c) not in glyphs))


def missing_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of all ``texts`` that the font has no glyph for."""
    return poster_font().missing("".join(texts))


@cache
def poster_font() -> PosterFont:
    """Return the typeface, loaded once a process (about 70 ms)."""
    return PosterFont()
