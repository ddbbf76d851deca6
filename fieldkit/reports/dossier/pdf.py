"""A document as .pdf: A4, page numbers, embedded font, the same content as the .docx."""

from __future__ import annotations

import io
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import CondPageBreak, Image, PageBreak, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import Table as Grid

from fieldkit.kernel.resources import resource
from fieldkit.reports.dossier.content import SHORT, Align, Heading, Paragraph, Picture, Table
from fieldkit.reports.dossier.lines import broken
from fieldkit.reports.dossier.wording import clean

if TYPE_CHECKING:
    from fieldkit.reports.dossier.content import Block, Document

REGULAR, BOLD = "DossierRegular", "DossierBold"
_FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
BODY, SMALL, CELL = 12.0, 9.0, 9.0
PAGE_WIDTH = 156.0
_ALIGN: dict[Align, Literal[0, 1, 2]] = {Align.LEFT: TA_LEFT, Align.CENTER: TA_CENTER, Align.RIGHT: TA_RIGHT}
_HEADING_SIZE = {1: 14.0, 2: 12.5, 3: 12.0}
_ROOM_FOR_WORDS, _ROOM_BELOW, _HEADING_ROOM = 20, 32, 16
"""Millimetres that a heading or a caption wants below it, or else it begins the next page."""
_LINE, _HEAD, _LACKING = HexColor("#555555"), HexColor("#f0f0f0"), HexColor("#e2e2e2")


def pdf_bytes(document: Document) -> bytes:
    """The content of a .pdf file."""
    _fonts()
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        topMargin=25 * mm,
        bottomMargin=24 * mm,
        leftMargin=27 * mm,
        rightMargin=27 * mm,
        title=clean(document.title),
        author=clean(document.issuer),
        creator="Fieldkit",
        invariant=1,
    )
    flow: list[Any] = [_text(document.title, _style(BOLD, 20, TA_CENTER, after=6))]
    if document.subtitle:
        flow.append(_text(document.subtitle, _style(REGULAR, BODY, TA_CENTER)))
    below = "　".join(filter(None, (document.issuer, document.date)))
    flow.append(_text(below, _style(REGULAR, 10.5, TA_CENTER, after=14)))
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        flow += _flowables(block, following)
    page.build(flow, onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _flowables(block: Block, following: Block | None) -> list[Any]:
    match block:
        case Heading():
            font = BOLD if block.level != 2 else REGULAR
            style = _style(font, _HEADING_SIZE[block.level], TA_LEFT, before=8, after=4)
            room = _ROOM_FOR_WORDS if isinstance(following, Paragraph) else _ROOM_BELOW
            is_long = isinstance(following, Table) and len(following.rows) > SHORT
            # a long table asks for the room below once more, when the heading has taken its own
            room += _HEADING_ROOM if is_long else 0
            style.keepWithNext = not is_long
            before = CondPageBreak(room * mm) if block.is_numbered else PageBreak()
            return [before, _text(block.text, style)]
        case Paragraph():
            if block.is_note:
                return [_text(block.text, _style(REGULAR, SMALL, TA_LEFT, after=3))]
            style = _style(REGULAR, BODY, TA_JUSTIFY, indent=2 * BODY, after=3)
            # What is said of a picture stands on the picture's page.
            style.keepWithNext = isinstance(following, Picture)
            return [_text(block.text, style)]
        case Table():
            caption = _style(BOLD, 10.5, TA_CENTER, before=6, after=4)
            made = [_text(block.caption, caption), _grid(block)]
            if len(block.rows) <= SHORT:
                # with the heading above it, which a group within a group would leave behind
                made[0].keepWithNext = True
                return [*made, Spacer(1, 8)]
            return [CondPageBreak(_ROOM_BELOW * mm), *made, Spacer(1, 8)]
        case Picture():
            image = Image(io.BytesIO(block.png))
            image.drawHeight *= block.width * mm / image.drawWidth
            image.drawWidth = block.width * mm
            # A group of its own would leave behind what is kept with it.
            image.keepWithNext = True
            return [image, _text(block.caption, _style(BOLD, 10.5, TA_CENTER, before=4, after=8))]


def _grid(block: Table) -> Grid:
    total = sum(one.width for one in block.columns)
    widths = [PAGE_WIDTH * mm * one.width / total for one in block.columns]
    head = [_text(one.title, _style(BOLD, CELL, TA_CENTER)) for one in block.columns]
    rows = [
        [
            _text(text, _style(REGULAR, CELL, _ALIGN[one.align]))
            for text, one in zip(row, block.columns, strict=True)
        ]
        for row in block.rows
    ]
    look: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
        ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    look += [("BACKGROUND", (at, row + 1), (at, row + 1), _LACKING) for row, at in sorted(block.shaded)]
    return Grid([head, *rows], colWidths=widths, repeatRows=1, style=look, hAlign="CENTER")


class _Flowing(Flowing):
    """Ends its lines as Chinese is set; the library knows Japanese marks only."""

    def breakLinesCJK(self, maxWidths: Any) -> Any:  # noqa: ANN401, N802, N803  # the library's own
        if len(self.frags) != 1 or (hasattr(self, "blPara") and getattr(self, "_splitpara", False)):
            return super().breakLinesCJK(maxWidths)
        rooms = maxWidths if isinstance(maxWidths, list | tuple) else [maxWidths]
        one = self.frags[0]
        widths = [pdfmetrics.stringWidth(letter, one.fontName, one.fontSize) for letter in one.text]
        lines = [(free, [line]) for free, line in broken(one.text, widths, rooms)]
        return one.clone(kind=0, lines=lines, ascent=one.fontSize, descent=-0.2 * one.fontSize)


def _text(text: str, style: ParagraphStyle) -> Flowing:
    return _Flowing(escape(clean(text)).replace("\n", "<br/>"), style)


def _style(
    font: str,
    size: float,
    align: Literal[0, 1, 2, 4],
    *,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    leading = size * (1.75 if indent else 1.45)
    return ParagraphStyle(
        f"{font}{size}{align}{indent}{before}{after}",
        fontName=font,
        fontSize=size,
        leading=leading,
        alignment=align,
        firstLineIndent=indent,
        spaceBefore=before,
        spaceAfter=after,
        textColor=black,
        wordWrap="CJK",
    )


def _number(canvas: Any, page: Any) -> None:  # noqa: ANN401  # the library's own types
    canvas.saveState()
    canvas.setFont(REGULAR, 10.5)
    canvas.drawCentredString(A4[0] / 2, 14 * mm, f"— {page.page} —")
    canvas.restoreState()


@cache
def _fonts() -> None:
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file))))
