"""Cells that hold a formula or an error: the fast reader gives them as empty, and empty would mean "cleared"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.exchange.members import number_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_CELL = re.compile(
    rb'<c\s[^>]*?r="([A-Z]+)([0-9]+)"([^>]*)>(\s*<f[\s>/])?(?:<f[^<]*</f>|[^<])*(?:<v>([^<]*)</v>)?'
)
_IS_ERROR = re.compile(rb'\st="e"')
UNKNOWN = "####"
"""What a cell holds whose formula has not been computed."""


def formula_cells(xml: bytes) -> Mapping[tuple[int, int], str]:
    """Row and column, from 1, of every cell with an error, or with a formula that has no value.

    Args:
        xml: a sheet of a checked workbook.

    Returns:
        The error as text, or :data:`UNKNOWN`.
    """
    found = {}
    for match in _CELL.finditer(xml):
        letters, row, attributes, formula, value = match.groups()
        if _IS_ERROR.search(attributes):
            found[int(row), number_of(letters)] = (value or b"").decode(errors="replace") or UNKNOWN
        elif formula and not value:
            found[int(row), number_of(letters)] = UNKNOWN
    return found
