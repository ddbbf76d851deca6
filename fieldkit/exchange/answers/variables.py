"""Variables as SPSS knows them: what one is, what it may be called, how much text it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LONGEST_NAME, LONGEST_LABEL, LONGEST_VALUE_LABEL, LONGEST_TEXT = 64, 255, 120, 32_767
"""Bytes of UTF-8 that a system file has room for."""
_NUMBERED = 6
"""Bytes that are kept free for what tells equal names apart."""
_RESERVED = frozenset(["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"])
_ALSO = frozenset("0123456789_.")


class Measure(StrEnum):
    """What may be counted with the values."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of a system file.

    Attributes:
        name: legal, and unlike every other one without regard to case.
        cells: one a row; numbers (None for nothing answered), or texts (empty for nothing answered).
            Days and moments are seconds since 14 October 1582, times of day seconds since midnight.
        form: of numbers: how SPSS shows them, ``F8.2``, ``SDATE10``; empty for texts.
        labels: words by value.
        missing: values that count as no answer, or one range.
    """

    name: str
    label: str
    cells: Sequence[float | str | None]
    form: str = ""
    measure: Measure = Measure.NOMINAL
    labels: Mapping[float, str] | Mapping[str, str] = field(default_factory=dict)
    missing: tuple[float | str | tuple[float, float], ...] = ()


class Names:
    """Gives out names that SPSS takes, none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def make(self, wanted: str) -> str:
        """Return the name, or the nearest legal one that is free.

        Letters of any script stay; what is neither letter, digit, dot nor underscore becomes an underscore.
        """
        plain = "".join(sign if sign.isalpha() or sign in _ALSO else "_" for sign in wanted).rstrip(".")
        if not plain[:1].isalpha() or plain.upper() in _RESERVED:
            plain = f"q{plain}" if plain.startswith("_") else f"q_{plain}"
        name, number = cut(plain, LONGEST_NAME).rstrip("."), 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{cut(plain, LONGEST_NAME - _NUMBERED)}_{number}"
        self._taken.add(name.casefold())
        return name


def cut(text: str, most: int) -> str:
    """The text in at most so many bytes, no character in halves."""
    return text if len(text) * 4 <= most else text.encode()[:most].decode(errors="ignore")


def shortened(text: str, most: int) -> str:
    """The text in at most so many bytes; an ellipsis says that some was left out."""
    return text if len(text.encode()) <= most else f"{cut(text, most - len('…'.encode()))}…"


def pieces(text: str) -> Iterator[str]:
    """The text in parts that each fit into one variable; no character in halves, nothing lost."""
    while len(text.encode()) > LONGEST_TEXT:
        first = cut(text, LONGEST_TEXT)
        yield first
        text = text[len(first) :]
    yield text


def widest(texts: Iterable[str]) -> int:
    """Bytes of the longest text."""
    return max((len(text.encode()) for text in texts), default=0)
