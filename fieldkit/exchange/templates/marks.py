"""Marks that a district writes into its own template: ``{{圈.名称}}``, ``{{figures.circles}}``, ``{{填报单位}}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from fieldkit.exchange.templates.book import TemplateBook
    from fieldkit.exchange.templates.sheetxml import SheetXml

MARK = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


def marked_cells(book: TemplateBook, sheet: SheetXml) -> Iterator[tuple[int, int, str]]:
    """Every cell with a mark: row (from 1), column (from 0), text."""
    for (row, column), cell in sheet.cells():
        if cell.find("{*}f") is None and cell.get("t") in {"s", "inlineStr", "str"}:
            text = sheet.raw(cell, book.strings)
            if MARK.search(text):
                yield row, column, text


def names_in(text: str) -> list[str]:
    """What the marks of a text say."""
    return MARK.findall(text)


def whole_mark(text: str) -> str:
    """The name of the mark that a cell holds and nothing else; empty otherwise."""
    found = MARK.fullmatch(text.strip())
    return found[1] if found else ""


def put_in(text: str, values: Mapping[str, str]) -> str:
    """The text with the value in the place of each mark; marks without one stay as they are."""
    return MARK.sub(lambda found: values.get(found[1], found[0]), text)


def put_in_runs(inline: etree._Element, values: Mapping[str, str]) -> bool:
    """The same in a text of several runs, each with a look of its own; False where a mark is cut by runs."""
    texts = list(inline.iter("{*}t"))
    whole = "".join(one.text or "" for one in texts)
    if len(MARK.findall(whole)) != sum(len(MARK.findall(one.text or "")) for one in texts):
        return False
    for one in texts:
        one.text = put_in(one.text or "", values)
        if one.text != one.text.strip():
            one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return True
