"""Rows are put into a sheet: everything that says where something is, in any member, is told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.exchange.templates.references import moved, names_sheets, one_range, ranges
from fieldkit.exchange.templates.sheetxml import local_name, place_of, span_of

if TYPE_CHECKING:
    from lxml import etree

    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.insertion import Insertion
    from fieldkit.exchange.templates.sheetxml import SheetXml

_FORMULAS = frozenset(("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"))
_GROWING, _FIXED = frozenset(("sqref", "ref")), frozenset(("activeCell", "topLeftCell", "r1", "r2"))
_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_VML_ROW = re.compile(rb"(<x:Row>)\s*(\d+)\s*(</x:Row>)")


def insert_rows(book: TemplateBook, sheet: SheetXml, insertion: Insertion) -> None:
    """Make room for rows; the rows themselves are left empty.

    Formulas, merged cells, checks, conditional formats, filters, page breaks, print areas and names,
    tables, pictures, charts, comments and controls move as a spreadsheet program would move them.
    """
    for other in book.sheets:
        if other is sheet or _looks_at(other, sheet.name):
            other.spell_out_shared()
    _move_merges(sheet, insertion)
    _move_cells(sheet, insertion)
    for other in book.sheets:
        if _move_markup(other.root, insertion, here=other.name, there=sheet.name, own=other is sheet):
            book.change(other.member)
    book.change(sheet.member)
    if _move_markup(book.book, insertion, here="", there=sheet.name, own=False):
        book.change("xl/workbook.xml")
    _move_charts(book, insertion, sheet.name)
    _move_related(book, sheet, insertion)
    book.remove_calculation_order()


def _looks_at(sheet: SheetXml, name: str) -> bool:
    return any(names_sheets(one.text or "") and name in (one.text or "") for one in sheet.data.iter("{*}f"))


def _move_merges(sheet: SheetXml, insertion: Insertion) -> None:
    """One that lies in a single row belongs to that row and does not grow with it."""
    still = replace(insertion, grows=0)
    for one in sheet.root.iterfind("{*}mergeCells/{*}mergeCell"):
        text = one.get("ref", "")
        span = span_of(text)
        one.set("ref", one_range(text, still if span.top == span.bottom else insertion))


def _move_cells(sheet: SheetXml, insertion: Insertion) -> None:
    for cell in sheet.data.iter("{*}f"):
        for key in ("ref", "r1", "r2"):
            if cell.get(key):
                cell.set(key, one_range(cell.get(key, ""), insertion))
    sheet.renumber({number: insertion.row(number) for number in sheet.rows})


def _move_markup(root: etree._Element, insertion: Insertion, *, here: str, there: str, own: bool) -> bool:
    """Move what a sheet, a table or the workbook says of places; whether anything changed."""
    changed = False
    for one in root.iter():
        name = local_name(one)
        if name in _FORMULAS or name == "definedName" or (name == "cfvo" and one.get("type") == "formula"):
            is_of_row = own and _stands_in(one, insertion.grows)
            changed |= _move_formula(
                one, replace(insertion, grows=0) if is_of_row else insertion, here, there
            )
        elif own and name == "sqref" and one.text:
            one.text, changed = ranges(one.text, insertion), True
        elif own and name not in {"c", "row", "mergeCell"}:
            changed |= _move_attributes(one, name, insertion)
    return changed


def _stands_in(formula: etree._Element, row: int) -> bool:
    """Whether a formula belongs to the very row that is repeated: what it says of its row does not grow."""
    cell = formula.getparent()
    place = place_of(cell.get("r", "")) if cell is not None and row else None
    return place is not None and place[0] == row


def _move_formula(one: etree._Element, insertion: Insertion, here: str, there: str) -> bool:
    key = "val" if one.get("type") == "formula" else ""
    before = one.get(key, "") if key else one.text or ""
    after = moved(before, insertion, here=here, there=there)
    if after == before:
        return False
    if key:
        one.set(key, after)
    else:
        one.text = after
    return True


def _move_attributes(one: etree._Element, name: str, insertion: Insertion) -> bool:
    if name == "brk" and one.getparent() is not None and _is_row_break(one):
        row = int(one.get("id", "0"))
        one.set("id", str(insertion.row(row + 1) - 1))
        return True
    changed = False
    for key in _GROWING | _FIXED:
        text = one.get(key)
        if text and name != "f":
            is_fixed = key in _FIXED or name == "hyperlink"
            one.set(
                key, one_range(text, replace(insertion, grows=0)) if is_fixed else ranges(text, insertion)
            )
            changed |= one.get(key) != text
    return changed


def _is_row_break(one: etree._Element) -> bool:
    parent = one.getparent()
    return parent is not None and local_name(parent) == "rowBreaks"


def _move_charts(book: TemplateBook, insertion: Insertion, there: str) -> None:
    for member in (
        *book.members("xl/charts/"),
        *book.members("xl/ctrlProps/"),
        *book.members("xl/pivotCache/"),
    ):
        root = book.parse(member)
        changed = _move_markup(root, insertion, here="", there=there, own=False)
        for one in root.iter("{*}worksheetSource"):
            if one.get("sheet") == there and one.get("ref"):
                one.set("ref", ranges(one.get("ref", ""), insertion))
                changed = True
        for key in ("fmlaLink", "fmlaRange"):
            if root.get(key):
                root.set(key, moved(root.get(key, ""), insertion, here=there, there=there))
                changed = True
        if changed:
            book.change(member)


def _move_related(book: TemplateBook, sheet: SheetXml, insertion: Insertion) -> None:
    related = book.related(sheet.member)
    for member in related.get("drawing", ()):
        if _move_drawing(book.parse(member), insertion):
            book.change(member)
    for member in related.get("table", ()):
        root = book.parse(member)
        _move_markup(root, insertion, here=sheet.name, there=sheet.name, own=True)
        book.change(member)
    for member in (*related.get("comments", ()), *related.get("threadedComment", ())):
        for one in book.parse(member).iter("{*}comment", "{*}threadedComment"):
            one.set("ref", one_range(one.get("ref", "A1"), replace(insertion, grows=0)))
        book.change(member)
    for member in related.get("vmlDrawing", ()):
        book.change(member, _move_old_drawing(book.read(member), insertion))


def _move_drawing(root: etree._Element, insertion: Insertion) -> bool:
    changed = False
    for anchor in root:
        if anchor.get("editAs") == "absolute":
            continue
        start, end = anchor.find("{*}from/{*}row"), anchor.find("{*}to/{*}row")
        if start is None:
            continue
        before = int(start.text or 0)
        start.text = str(_row(before, insertion))
        if end is not None:
            moves = int(start.text) - before
            last = int(end.text or 0)
            end.text = str(last + moves if anchor.get("editAs") == "oneCell" else _row(last, insertion))
        changed = True
    return changed


def _row(number: int, insertion: Insertion) -> int:
    """A row counted from 0."""
    return insertion.row(number + 1) - 1


def _move_old_drawing(content: bytes, insertion: Insertion) -> bytes:
    """Boxes of comments and controls; their markup is not always sound XML."""

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = [int(one) for one in found[2].split(b",")]
        moves = _row(numbers[2], insertion) - numbers[2]
        numbers[2], numbers[6] = numbers[2] + moves, numbers[6] + moves
        return found[1] + b", ".join(str(one).encode() for one in numbers) + found[3]

    content = _ANCHOR.sub(lambda found: anchor(found) if found[2].count(b",") == 7 else found[0], content)
    return _VML_ROW.sub(
        lambda found: found[1] + str(_row(int(found[2]), insertion)).encode() + found[3], content
    )
