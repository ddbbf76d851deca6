"""Breaking lines the Chinese way: between any two characters, never before 。 or after （.

Type is measured through :class:`Metrics`, so nothing here knows a font.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

_NOT_FIRST = frozenset("，。、；：！？）】》」』”’…％%℃,.;:!?)]}·・—～")
_NOT_LAST = frozenset("（【《「『“‘([{#№￥$")
# A Latin word, a number, a span of hours or a phone stays together.
_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z.:/@_+\-–]*|\s+|.", re.DOTALL)
_NARROW_LAST = 0.3
_ELLIPSIS = "…"


class Metrics(Protocol):
    """Measures type."""

    def width(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width in mm of ``text`` set at ``size`` mm."""
        ...


def plain(text: str) -> str:
    """Return text as it can be set: one line, no control or invisible characters."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def wrap(
    text: str, width: float, size: float, metrics: Metrics, *, bold: bool = False, even: bool = True
) -> tuple[str, ...]:
    """Break ``text`` into lines of at most ``width`` mm; a word wider than a line is split.

    Args:
        even: share the text so that no short last line is left; not wanted in running text.
    """
    lines = _greedy(text, width, size, metrics, bold=bold)
    if not even or len(lines) < 2 or metrics.width(lines[-1], size, bold=bold) > _NARROW_LAST * width:
        return lines
    # A single character on the last line looks lost: share the text more evenly.
    total = metrics.width(text, size, bold=bold)
    evener = _greedy(text, min(width, total / len(lines) + 1.5 * size), size, metrics, bold=bold)
    return evener if len(evener) == len(lines) else lines


def cut(text: str, width: float, size: float, metrics: Metrics, *, bold: bool = False) -> str:
    """Shorten ``text`` with an ellipsis until it is at most ``width`` mm wide."""
    if metrics.width(text, size, bold=bold) <= width:
        return text
    kept = text
    while kept and metrics.width(kept + _ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def limit(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Keep ``most`` lines; the last one kept says by an ellipsis that there was more."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], lines[most - 1][:-1] + _ELLIPSIS)


def fitting_size(
    text: str, width: float, metrics: Metrics, *, most: float, least: float, bold: bool = False
) -> float | None:
    """Return the largest size up to ``most`` at which ``text`` fits, or None below ``least``."""
    at_most = metrics.width(text, most, bold=bold)
    size = most if at_most <= width else most * width / at_most * 0.999
    return size if size >= least else None


def _greedy(text: str, width: float, size: float, metrics: Metrics, *, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for token in _tokens(text):
        if metrics.width((line + token).rstrip(), size, bold=bold) <= width:
            line += token
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = token.lstrip()
        while len(line) > 1 and metrics.width(line, size, bold=bold) > width:
            fits = _fitting_length(line, width, size, metrics, bold=bold)
            lines.append(line[:fits])
            line = line[fits:]
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines) or ("",)


def _fitting_length(text: str, width: float, size: float, metrics: Metrics, *, bold: bool) -> int:
    length = 1
    while length < len(text) and metrics.width(text[: length + 1], size, bold=bold) <= width:
        length += 1
    return length


def _tokens(text: str) -> list[str]:
    """Cut into the smallest pieces that may not be broken."""
    tokens: list[str] = []
    for piece in _WORD.findall(text):
        follows = tokens and (piece[0] in _NOT_FIRST or tokens[-1][-1] in _NOT_LAST)
        if follows:
            tokens[-1] += piece
        else:
            tokens.append(piece)
    return tokens
