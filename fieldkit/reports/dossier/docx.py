"""A document as .docx, laid out as offices lay out theirs (GB/T 9704: 小标宋 title, 黑体, 楷体, 仿宋, 28 pt lines).

Fonts are named, not embedded; every office computer has 仿宋, 黑体 and 楷体, and
domestic systems put their own in the place of these names.
"""

from __future__ import annotations

import io
from itertools import zip_longest
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from fieldkit.reports.dossier.content import SHORT, Align, Heading, Paragraph, Picture, Table
from fieldkit.reports.dossier.wording import clean

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.table import Table as DocxTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as DocxParagraph
    from docx.text.run import Run

    from fieldkit.reports.dossier.content import Block, Document

SONG, HEI, KAI, FANG = "宋体", "黑体", "楷体", "仿宋"
TITLE_FONT = "方正小标宋简体"
BODY, SMALL, TABLE_SIZE = 16, 12, 10.5
"""三号, 小四 and 五号 in points."""
_MARGIN = "57"
"""Twentieths of a point at the sides of a cell: one millimetre."""
_AIR = 2.0
"""Points above and below the words of a cell."""
LINE = 28
PAGE_WIDTH = 156.0
_MARGINS = (37, 35, 28, 26)
_HEADING_FONTS = {1: HEI, 2: KAI, 3: FANG}
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_GREY = "E2E2E2"


def docx_bytes(document: Document) -> bytes:
    """The content of a .docx file."""
    made = docx.Document()
    _set_page(made)
    _set_body_style(made)
    made.core_properties.title = clean(document.title)
    made.core_properties.author = clean(document.issuer)
    _centred(made, document.title, TITLE_FONT, 22, after=6)
    if document.subtitle:
        _centred(made, document.subtitle, KAI, BODY, after=0)
    below = "　".join(filter(None, (document.issuer, document.date)))
    _centred(made, below, KAI, SMALL, after=14)
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        _put(made, block)
        if isinstance(block, Paragraph) and isinstance(following, Picture):
            # What is said of a picture stands on the picture's page.
            made.paragraphs[-1].paragraph_format.keep_with_next = True
    _page_numbers(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _put(made: DocxDocument, block: Block) -> None:
    match block:
        case Heading():
            paragraph = made.add_paragraph(style=f"Heading {block.level}")
            _line(paragraph)
            paragraph.paragraph_format.first_line_indent = Pt(2 * BODY if block.is_numbered else 0)
            paragraph.paragraph_format.page_break_before = not block.is_numbered
            _run(paragraph, block.text, _HEADING_FONTS[block.level], BODY, bold=block.level == 3)
        case Paragraph():
            paragraph = made.add_paragraph()
            size = TABLE_SIZE if block.is_note else BODY
            if not block.is_note:
                _line(paragraph)
                paragraph.paragraph_format.first_line_indent = Pt(2 * BODY)
            _run(paragraph, block.text, SONG if block.is_note else FANG, size)
        case Table():
            _put_table(made, block)
        case Picture():
            paragraph = made.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
            shape = paragraph.add_run().add_picture(io.BytesIO(block.png), width=Mm(block.width))
            # the library has no name for the text that is read out
            shape._inline.docPr.set("descr", clean(block.alt))  # noqa: SLF001
            _centred(made, block.caption, HEI, SMALL, after=8)


def _put_table(made: DocxDocument, block: Table) -> None:
    caption = _centred(made, block.caption, HEI, SMALL, after=3)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(6)
    wide = len(block.columns)
    table = made.add_table(rows=1 + len(block.rows), cols=wide)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _narrow_margins(table)
    total = sum(one.width for one in block.columns)
    widths = [Mm(PAGE_WIDTH * one.width / total) for one in block.columns]
    for line, width in zip(table.columns, widths, strict=True):
        line.width = width
    # asked for once: the library looks through the whole table for every cell otherwise
    cells = table._cells  # noqa: SLF001
    for at, row in enumerate((tuple(one.title for one in block.columns), *block.rows), start=-1):
        for index, text in enumerate(row):
            cell = cells[(at + 1) * wide + index]
            cell.width = widths[index]
            if at < 0:
                _fill_cell(cell, text, WD_ALIGN_PARAGRAPH.CENTER, HEI)
                cell.paragraphs[0].paragraph_format.keep_with_next = True
                _shade(cell, "F2F2F2")
                continue
            _fill_cell(cell, text, _ALIGN[block.columns[index].align], SONG)
            cell.paragraphs[0].paragraph_format.keep_with_next = at + 1 < len(block.rows) <= SHORT
            if (at, index) in block.shaded:
                _shade(cell, _GREY)
    for at, line in enumerate(table._tbl.tr_lst):  # noqa: SLF001
        _row_property(line, "w:cantSplit" if at else "w:tblHeader")
    after = made.add_paragraph()
    after.paragraph_format.space_after = Pt(4)
    after.paragraph_format.line_spacing = Pt(8)


def _narrow_margins(table: DocxTable) -> None:
    """Leave the room of narrow columns to their text."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), _MARGIN)
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    properties = table._tbl.tblPr  # noqa: SLF001
    look = properties.find(qn("w:tblLook"))
    # the format wants the margins before the look
    properties.append(margins) if look is None else look.addprevious(margins)


def _fill_cell(cell: _Cell, text: str, align: WD_ALIGN_PARAGRAPH, font: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(_AIR)
    _run(paragraph, text, font, TABLE_SIZE)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    middle = OxmlElement("w:vAlign")
    middle.set(qn("w:val"), "center")
    properties.append(middle)


def _centred(made: DocxDocument, text: str, font: str, size: float, *, after: float) -> DocxParagraph:
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(after)
    _run(paragraph, text, font, size)
    return paragraph


def _run(paragraph: DocxParagraph, text: str, font: str, size: float, *, bold: bool = False) -> Run:
    run = paragraph.add_run(clean(text))
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.color.rgb = RGBColor(0, 0, 0)
    run.font.name = "Times New Roman"
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001
    fonts.set(qn("w:eastAsia"), font)
    return run


def _line(paragraph: DocxParagraph) -> None:
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(LINE)
    form.space_before = form.space_after = Pt(0)


def _set_page(made: DocxDocument) -> None:
    section = made.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, _MARGINS)


def _set_body_style(made: DocxDocument) -> None:
    style = made.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(BODY)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FANG)


def _row_property(row: object, name: str) -> None:
    """The head is repeated on every page, no other row is torn apart at the end of one."""
    found = row.get_or_add_trPr()  # type: ignore[attr-defined]
    found.append(OxmlElement(name))


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{key}"), value)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    middle = properties.find(qn("w:vAlign"))
    # the format wants the ground before the alignment
    properties.append(shade) if middle is None else middle.addprevious(shade)


def _page_numbers(made: DocxDocument) -> None:
    paragraph = made.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "— ", SONG, 14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = _run(paragraph, "", SONG, 14)._element  # noqa: SLF001
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run.append(part)
    _run(paragraph, " —", SONG, 14)
