"""Mixing colours ``#rrggbb``."""

from __future__ import annotations


def mixed(colour: str, other: str, share: float) -> str:
    """Return ``colour`` with so much of ``other`` in it, 0..1."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
