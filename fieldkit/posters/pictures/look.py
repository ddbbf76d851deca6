"""The colours of pictures: those of the light window, chosen so that their greys differ too.

A picture is copied in black and white sooner or later, so a state always has a
letter, a number or hatching besides its colour.
"""

from __future__ import annotations

INK = "#1d2b2a"
MUTED = "#5a686d"
LINE = "#dfe5e6"
EDGE = "#c3cdd0"
CARD = "#ffffff"
GROUND = "#f5f7f7"
PRIMARY = "#0b6b63"
GOOD = "#27693f"
GOOD_GROUND = "#e4f3ea"
FEW = "#8f5500"
FEW_GROUND = "#fdf1dc"
AMBER = "#e0a63a"
ON_AMBER = "#3a2600"
MISSING = "#b3312b"
ON_MISSING = "#ffffff"
INFO = "#2a5db0"
NEUTRAL = "#566469"
NEUTRAL_GROUND = "#e9edee"

TOKENS = {
    "ink": INK,
    "muted": MUTED,
    "line": LINE,
    "edge": EDGE,
    "card": CARD,
    "ground": GROUND,
    "primary": PRIMARY,
    "good": GOOD,
    "good_ground": GOOD_GROUND,
    "few": FEW,
    "few_ground": FEW_GROUND,
    "badge": AMBER,
    "on_badge": ON_AMBER,
    "missing": MISSING,
    "info": INFO,
    "neutral": NEUTRAL,
    "neutral_ground": NEUTRAL_GROUND,
}
"""By the name that the window has for the same colour; a test holds the two together."""

TITLE, BODY, SMALL, LEAST = 6.0, 3.5, 3.0, 2.5
"""Sizes of type in mm: 17, 10, 8.5 and 7 points."""
