"""Mixing colours ``#rrggbb``."""

from __future__ import annotations

from typing import Self


class Tint(str):
    """A mixed colour that still knows what it was mixed of, for pages that choose other colours in the dark.

    Attributes:
        parts: the two colours, and how much of the second is in it, 0..1.
    """

    parts: tuple[str, str, float]

    __slots__ = ("parts",)

    def __new__(cls, text: str, parts: tuple[str, str, float]) -> Self:
        """Keep a colour with what it was mixed of."""
        made = super().__new__(cls, text)
        made.parts = parts
        return made


def mixed(colour: str, other: str, share: float) -> Tint:
    """Return ``colour`` with so much of ``other`` in it, 0..1."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    text = "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in pairs)
    return Tint(text, (colour, other, share))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
