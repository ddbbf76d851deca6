"""What colours do on paper: contrast between them, grey on a black printer, and whether four inks can mix them."""

from __future__ import annotations

import math
from itertools import pairwise

# CIELAB of solid inks and their overprints on coated paper (ISO 12647-2, FOGRA39 characterization data), rounded.
_SOLIDS = {
    "cyan": (55.0, -37.0, -50.0),
    "blue": (24.0, 17.0, -46.0),
    "magenta": (48.0, 74.0, -3.0),
    "red": (47.0, 68.0, 48.0),
    "yellow": (89.0, -5.0, 93.0),
    "green": (50.0, -65.0, 27.0),
}
_PAPER_LIGHT, _BLACK_LIGHT = 100.0, 5.0
"""White of the screen becomes paper; four inks together are nearly black."""
_TOLERANCE = 8.0
"""Difference in CIELAB that a reader does not mind between screen and print."""
_DARK = 0.75
"""Inks under black lose lightness faster than chroma."""
_D65 = (0.95047, 1.0, 1.08883)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 black to 1 white (WCAG 2.2)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21; a grey print keeps it, as it counts luminance alone."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def printable(colour: str) -> bool:
    """Return whether offset inks come so near a colour that nobody minds the difference.

    The solids of the inks and their overprints span a double cone between paper and
    black: at a colour's hue and lightness it bounds, roughly, the chroma that can be printed.
    """
    light, a, b = lab(colour)
    return math.hypot(a, b) <= _most_chroma(light, math.atan2(b, a)) + _TOLERANCE


def lab(colour: str) -> tuple[float, float, float]:
    """Return CIELAB (D65) of ``#rrggbb``."""
    red, green, blue = _linear(colour)
    xyz = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    x, y, z = (_cube_root(value / white) for value, white in zip(xyz, _D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _most_chroma(light: float, hue: float) -> float:
    """Return the chroma that inks reach at a hue and lightness."""
    cusp_light, cusp_chroma = _cusp(hue)
    if light >= cusp_light:
        share = (_PAPER_LIGHT - light) / (_PAPER_LIGHT - cusp_light)
    else:
        share = max(0.0, light - _BLACK_LIGHT) / (cusp_light - _BLACK_LIGHT)
        share = share**_DARK
    return cusp_chroma * min(1.0, max(0.0, share))


def _cusp(hue: float) -> tuple[float, float]:
    """Return lightness and chroma of the strongest colour of a hue, between its two neighbouring solids."""
    solids = sorted((math.atan2(b, a), light, math.hypot(a, b)) for light, a, b in _SOLIDS.values())
    solids = [(solids[-1][0] - math.tau, *solids[-1][1:]), *solids, (solids[0][0] + math.tau, *solids[0][1:])]
    for (left, light_1, chroma_1), (right, light_2, chroma_2) in pairwise(solids):
        if left <= hue <= right:
            share = (hue - left) / (right - left)
            return light_1 + share * (light_2 - light_1), chroma_1 + share * (chroma_2 - chroma_1)
    return solids[0][1:]


def _cube_root(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _linearized(red), _linearized(green), _linearized(blue)


def _linearized(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
