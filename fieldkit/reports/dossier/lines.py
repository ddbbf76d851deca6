"""Where a Chinese line may end: no mark that closes begins one, none that opens ends one, numbers stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕］”’…％·—,.;:!?)]%°")
"""These do not begin a line."""
NOT_LAST = frozenset("（《〈「『【〔［“‘([")
"""These do not end one."""
UNITS = frozenset("家个年月日人米种条份户处号元万亿岁圈")
"""These stay with the number before them."""
_SLACK = 0.01
_FARTHEST = 12
"""Characters that a break moves back at most."""


def broken(text: str, widths: Sequence[float], rooms: Sequence[float]) -> list[tuple[float, str]]:
    """The lines of a text and what each leaves free.

    Args:
        widths: of each character, in points.
        rooms: width of the first lines; the last one holds for all others.
    """
    lines: list[tuple[float, str]] = []
    start = 0
    while start < len(text):
        room = rooms[min(len(lines), len(rooms) - 1)]
        end = _break(text, start, _full(widths, start, room))
        line = text[start:end].strip()
        skipped = len(text[start:end]) - len(text[start:end].lstrip())
        lines.append((room - sum(widths[start + skipped : start + skipped + len(line)]), line))
        start = end
    return lines


def _full(widths: Sequence[float], start: int, room: float) -> int:
    """Past the last character that fits; one at least does."""
    used, end = widths[start], start + 1
    while end < len(widths) and used + widths[end] <= room + _SLACK:
        used += widths[end]
        end += 1
    return end


def _break(text: str, start: int, full: int) -> int:
    if full >= len(text):
        return full
    for end in range(full, max(start, full - _FARTHEST), -1):
        if not _holds(text[end - 1], text[end]):
            return end
    return full


def _holds(before: str, after: str) -> bool:
    """Whether no line ends between two characters."""
    if after in NOT_FIRST or before in NOT_LAST:
        return True
    is_number = before.isascii() and before.isalnum()
    return is_number and ((after.isascii() and after.isalnum()) or (before.isdigit() and after in UNITS))
