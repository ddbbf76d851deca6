"""The colours by role, light and dark; the only place that names a colour.

Body text keeps a contrast of 7:1 on every surface it stands on, all other
text 4.5:1, the border of an input 3:1 (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor


class Tone(StrEnum):
    """What a colour says; a word or an icon always says it too."""

    GOOD = "good"
    FEW = "few"
    MISSING = "missing"
    INFO = "info"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme by role, each ``#rrggbb``."""

    ink: str
    muted: str
    line: str
    border: str
    edge: str
    ground: str
    card: str
    header: str
    hover: str
    primary: str
    primary_hover: str
    on_primary: str
    primary_text: str
    tint: str
    rail: str
    rail_active: str
    rail_ink: str
    rail_muted: str
    on_rail: str
    badge: str
    on_badge: str
    good: str
    good_ground: str
    few: str
    few_ground: str
    missing: str
    missing_ground: str
    missing_strong: str
    missing_strong_ground: str
    info: str
    info_ground: str
    neutral: str
    neutral_ground: str
    bar: str
    bar_strong: str
    map_block: str
    map_road: str
    map_road_ink: str
    map_rail: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Return the text colour and the ground of a tone."""
        pairs = {
            Tone.GOOD: (self.good, self.good_ground),
            Tone.FEW: (self.few, self.few_ground),
            Tone.MISSING: (self.missing, self.missing_ground),
            Tone.INFO: (self.info, self.info_ground),
            Tone.NEUTRAL: (self.neutral, self.neutral_ground),
        }
        return pairs[tone]


LIGHT = Tokens(
    ink="#1d2b2a",
    muted="#5a686d",
    line="#dfe5e6",
    border="#8a979b",
    edge="#c3cdd0",
    ground="#f5f7f7",
    card="#ffffff",
    header="#fafbfb",
    hover="#f0f4f4",
    primary="#0b6b63",
    primary_hover="#085750",
    on_primary="#ffffff",
    primary_text="#0b6b63",
    tint="#e3f1ef",
    rail="#0f2f2e",
    rail_active="#1d4846",
    rail_ink="#d5e2e0",
    rail_muted="#9fb5b2",
    on_rail="#ffffff",
    badge="#e0a63a",
    on_badge="#3a2600",
    good="#27693f",
    good_ground="#e4f3ea",
    few="#8f5500",
    few_ground="#fdf1dc",
    missing="#b3312b",
    missing_ground="#fbe7e5",
    missing_strong="#8f1f1a",
    missing_strong_ground="#f5c9c6",
    info="#2a5db0",
    info_ground="#e6eefb",
    neutral="#566469",
    neutral_ground="#e9edee",
    bar="#c87a71",
    bar_strong="#c44e46",
    map_block="#e6ebe6",
    map_road="#f3d9a4",
    map_road_ink="#5c4410",
    map_rail="#6a7b7f",
)

DARK = Tokens(
    ink="#e6efed",
    muted="#a9bab8",
    line="#2b4341",
    border="#5f7c79",
    edge="#3d5a57",
    ground="#10201f",
    card="#172b2a",
    header="#1b3130",
    hover="#1f3634",
    primary="#4bb8aa",
    primary_hover="#63c9bc",
    on_primary="#06211e",
    primary_text="#6fd0c3",
    tint="#1f4a46",
    rail="#0a1817",
    rail_active="#1c3f3c",
    rail_ink="#d5e2e0",
    rail_muted="#93aaa7",
    on_rail="#ffffff",
    badge="#e0a63a",
    on_badge="#3a2600",
    good="#86d6a6",
    good_ground="#1c3d2c",
    few="#f0bf6a",
    few_ground="#43330f",
    missing="#f5a19b",
    missing_ground="#4d2321",
    missing_strong="#ffd0cc",
    missing_strong_ground="#7a2c28",
    info="#9dc0f7",
    info_ground="#1f3356",
    neutral="#b4c3c1",
    neutral_ground="#253d3b",
    bar="#a8625b",
    bar_strong="#e0776f",
    map_block="#21393a",
    map_road="#5c4c26",
    map_road_ink="#f3dca8",
    map_rail="#93a6a4",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrast_rules(tokens: Tokens) -> list[tuple[str, str, str, float]]:
    """Return every pair that is drawn: (what, front, ground, least ratio)."""
    t = tokens
    surfaces = {"card": t.card, "ground": t.ground, "header": t.header, "hover": t.hover, "tint": t.tint}
    rules = [(f"ink on {name}", t.ink, ground, 7.0) for name, ground in surfaces.items()]
    rules += [(f"muted on {name}", t.muted, ground, 4.5) for name, ground in surfaces.items()]
    rules += [(f"{tone} chip", *t.tone(tone), 4.5) for tone in Tone]
    rules += [(f"{tone} as text on card", t.tone(tone)[0], t.card, 4.5) for tone in Tone]
    rules += [
        ("primary button", t.on_primary, t.primary, 4.5),
        ("primary button under the mouse", t.on_primary, t.primary_hover, 4.5),
        ("link on card", t.primary_text, t.card, 4.5),
        ("link on ground", t.primary_text, t.ground, 4.5),
        ("rail", t.rail_ink, t.rail, 7.0),
        ("chosen page", t.on_rail, t.rail_active, 7.0),
        ("rail foot", t.rail_muted, t.rail, 4.5),
        ("badge", t.on_badge, t.badge, 4.5),
        ("missing cell", t.missing_strong, t.missing_strong_ground, 4.5),
        ("street name", t.map_road_ink, t.map_road, 4.5),
        ("input border", t.border, t.card, 3.0),
        ("focus ring", t.primary, t.card, 3.0),
        ("bar", t.bar_strong, t.card, 3.0),
    ]
    return rules


def _luminance(name: str) -> float:
    value = QColor(name)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value.redF(), value.greenF(), value.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
