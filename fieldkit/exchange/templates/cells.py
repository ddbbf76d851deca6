"""One value as the markup of a cell; text is always text, also where it begins with ``=``."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.exchange.spreadsheetml import text_element
from fieldkit.exchange.templates.formats import PLAIN

if TYPE_CHECKING:
    from fieldkit.exchange.templates.formats import CellFormat

Value = str | int | Decimal | date | None
"""What a cell is filled with; None leaves it empty."""
LONGEST = 32_767
"""Characters that a cell holds."""
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML does not admit, and lone halves of surrogate pairs."""
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)


def cell_markup(
    place: str, style: str | None, value: Value, shown: CellFormat = PLAIN, *, from_1904: bool = False
) -> str:
    """The whole cell ``place`` (``B5``) with its style as it was.

    Args:
        style: number of the style; None for none.
        shown: what the style says; a date becomes the number of its day only where the cell shows dates.
        from_1904: the workbook counts days from 1904.
    """
    start = f'<c r="{place}"' + (f' s="{style}"' if style is not None else "")
    if value is None or value == "":
        return start + "/>"
    if isinstance(value, date):
        if not shown.is_date:
            return start + ' t="inlineStr">' + text_element(value.isoformat())
        value = (value - (_FIRST_DAY_1904 if from_1904 else _FIRST_DAY)).days
    if isinstance(value, int | Decimal):
        return f"{start}><v>{_number(value)}</v></c>"
    return start + ' t="inlineStr">' + text_element(_FORBIDDEN.sub("", value)[:LONGEST])


def in_percent(value: Value, shown: CellFormat) -> Value:
    """A share of 90 (per cent) as the cell wants it: 0.9 where the cell itself adds the sign."""
    if shown.is_percent and isinstance(value, int | Decimal):
        return Decimal(value) / 100
    return value


def _number(value: int | Decimal) -> str:
    return str(value) if isinstance(value, int) else format(value.normalize(), "f")
