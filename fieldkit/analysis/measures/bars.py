"""How long a target's bar is, where its line stands, where the pace leads: shares of one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.analysis.measures.board import Standing

_FULL = 100.0
_BEYOND = 1.04


def bar_of(one: Standing) -> tuple[float | None, float | None, float | None]:
    """Length, line and expected end of a bar, each 0 to 1 of one scale; None where there is none."""
    value, required = one.reading.value, one.target.required
    if value is None or (required is None and one.target.unit != "percent"):
        return None, None, None
    most = float(max(value, required or 0, one.forecast or 0))
    scale = _FULL if one.target.unit == "percent" and most <= _FULL else most * _BEYOND or 1.0
    line = None if required is None else float(required) / scale
    expected = None if one.forecast is None else float(one.forecast) / scale
    return float(value) / scale, line, expected
