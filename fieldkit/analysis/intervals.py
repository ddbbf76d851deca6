"""95 % intervals of shares and means, also of weighted ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Z95 = 1.959963984540054
"""Two-sided 95 % of the normal distribution."""


def effective(weights: Sequence[float]) -> float:
    """How many equally weighted answers these are worth (Kish)."""
    squares = sum(weight * weight for weight in weights)
    return sum(weights) ** 2 / squares if squares else 0.0


def share_interval(share: float, n: float) -> tuple[float, float]:
    """Wilson's interval of a share between 0 and 1; it never leaves them and is right at 0 and 1 too.

    Args:
        share: the share found.
        n: answers, the effective number when they are weighted.
    """
    square = Z95 * Z95
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def t95(freedom: float) -> float:
    """Two-sided 95 % of Student's t, by its expansion around the normal; exact enough from 3 on."""
    z, one = Z95, max(freedom, 1.0)
    return (
        z
        + (z**3 + z) / (4 * one)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * one**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * one**3)
    )


def mean_interval(mean: float, influences: Sequence[float]) -> tuple[float, float] | None:
    """The interval of a mean on a scale of 0 to 100.

    Args:
        mean: the mean found.
        influences: what each respondent adds to it, weight × (value − mean) ÷ sum of weights.

    Returns:
        Lower and upper end, or None when one respondent alone says nothing about the spread.
    """
    n = len(influences)
    if n < 2:
        return None
    error = math.sqrt(sum(one * one for one in influences) * n / (n - 1))
    half = t95(n - 1) * error
    return max(0.0, mean - half), min(100.0, mean + half)
