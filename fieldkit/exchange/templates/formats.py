"""What the formats of a workbook say about a cell: whether it shows a date or a share, is locked, wraps its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_DATE_IDS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_PERCENT_IDS = frozenset((9, 10))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_DAY = re.compile(r"[yd]", re.IGNORECASE)
TEXT_ID = 49


@dataclass(frozen=True, slots=True)
class CellFormat:
    """How one cell shows its value."""

    is_date: bool = False
    is_percent: bool = False
    is_text: bool = False
    is_locked: bool = True
    wraps: bool = False


PLAIN = CellFormat()


def cell_formats(styles: etree._Element | None) -> tuple[CellFormat, ...]:
    """The format of each style, by its number."""
    if styles is None:
        return ()
    codes = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "")
        for one in styles.iterfind(".//{*}numFmts/{*}numFmt")
    }
    return tuple(_format(one, codes) for one in styles.iterfind("{*}cellXfs/{*}xf"))


def _format(style: etree._Element, codes: Mapping[int, str]) -> CellFormat:
    number = int(style.get("numFmtId", "0"))
    code = _QUOTED.sub("", codes.get(number, ""))
    protection, alignment = style.find("{*}protection"), style.find("{*}alignment")
    return CellFormat(
        is_date=number in _DATE_IDS or bool(_DAY.search(code.replace("General", ""))),
        is_percent=number in _PERCENT_IDS or "%" in code,
        is_text=number == TEXT_ID or code == "@",
        is_locked=protection is None or protection.get("locked") not in {"0", "false"},
        wraps=alignment is not None and alignment.get("wrapText") in {"1", "true"},
    )
