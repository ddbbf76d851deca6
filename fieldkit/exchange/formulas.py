"""Cells that hold a formula or an error: the fast reader gives them as empty, and empty would mean "cleared"."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_CELL = re.compile(
    rb'<c\s[^>]*?r="([A-Z]+)([0-9]+)"([^>]*)>(\s*<f[\s>/])?(?:<f[^<]*</f>|[^<])*(?:<v>([^<]*)</v>)?'
)
_IS_ERROR = re.compile(rb'\st="e"')
UNKNOWN = "####"
"""What a cell holds whose formula has not been computed."""


def formula_cells(path: Path, sheet: str) -> Mapping[tuple[int, int], str]:
    """Row and column, from 1, of every cell with an error, or with a formula that has no value.

    Args:
        path: a workbook that :func:`fieldkit.exchange.guard.check_file` let pass.
        sheet: name of the sheet.

    Returns:
        The error as text, or :data:`UNKNOWN`.
    """
    with zipfile.ZipFile(path) as archive:
        member = _member(archive, sheet)
        if member not in archive.namelist():
            return {}
        text = archive.read(member)
    found = {}
    for match in _CELL.finditer(text):
        letters, row, attributes, formula, value = match.groups()
        if _IS_ERROR.search(attributes):
            found[int(row), _number(letters)] = (value or b"").decode(errors="replace") or UNKNOWN
        elif formula and not value:
            found[int(row), _number(letters)] = UNKNOWN
    return found


def _member(archive: zipfile.ZipFile, sheet: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        book = etree.fromstring(archive.read(_BOOK), parser)
        relations = etree.fromstring(archive.read(_RELATIONS), parser)
    except (KeyError, etree.XMLSyntaxError):
        return ""
    ids = [
        str(value)
        for one in book.iter("{*}sheet")
        if one.get("name") == sheet
        for name, value in one.attrib.items()
        if str(name).endswith("}id")
    ]
    targets = {str(one.get("Id")): str(one.get("Target")) for one in relations}
    target = targets.get(ids[0], "") if ids else ""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
