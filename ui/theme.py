"""The theme in force: colours, sizes and fonts, and putting them on the application."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from fieldkit.kernel.resources import resource
from ui.stylesheet import stylesheet
from ui.tokens import DARK, LIGHT, Tokens, Tone

__all__ = [
    "CONTROL_HEIGHT",
    "GAP",
    "MARGIN",
    "RADIUS",
    "ROW_HEIGHT",
    "Mode",
    "Size",
    "Tokens",
    "Tone",
    "apply_theme",
    "color",
    "font",
    "font_family",
    "is_dark",
    "tokens",
]

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Mode = Literal["system", "light", "dark"]


class Size(IntEnum):
    """Sizes of type in logical pixels; the system's scale factor applies on top."""

    SMALL = 12
    BODY = 14
    LARGE = 16
    TITLE = 18
    DOOR = 20
    FIGURE = 24
    QUESTION = 28


ROW_HEIGHT = 38
CONTROL_HEIGHT = 32
MARGIN = 24
GAP = 8
RADIUS = 6


@dataclass(slots=True)
class _Current:
    tokens: Tokens = LIGHT
    dark: bool = False


_current = _Current()


def tokens() -> Tokens:
    """Return the colours in force; ask at paint time, they change while the program runs."""
    return _current.tokens


def is_dark() -> bool:
    """Return whether the dark theme is in force."""
    return _current.dark


def color(name: str, alpha: float = 1.0) -> QColor:
    """Return ``#rrggbb`` as a colour, ``alpha`` between 0 and 1."""
    made = QColor(name)
    made.setAlphaF(alpha)
    return made


def apply_theme(app: QApplication, mode: Mode = "system") -> None:
    """Put the theme on; may be called again at any time to switch."""
    dark = mode == "dark" or (mode == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    _current.dark = dark
    _current.tokens = DARK if dark else LIGHT
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(_current.tokens))
    app.setStyleSheet(stylesheet(_current.tokens, font_family()))


@cache
def font_family() -> str:
    """Load the shipped typeface once and return its family name."""
    family = ""
    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        family = QFontDatabase.applicationFontFamilies(number)[0]
    return family


def font(size: int = Size.BODY, *, bold: bool = False) -> QFont:
    """Return the program's typeface in ``size`` logical pixels."""
    made = QFont(font_family())
    made.setPixelSize(int(size))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _palette(t: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, t.ground),
        (roles.WindowText, t.ink),
        (roles.Base, t.card),
        (roles.AlternateBase, t.header),
        (roles.Text, t.ink),
        (roles.PlaceholderText, t.muted),
        (roles.Button, t.card),
        (roles.ButtonText, t.ink),
        (roles.Highlight, t.primary),
        (roles.HighlightedText, t.on_primary),
        (roles.ToolTipBase, t.card),
        (roles.ToolTipText, t.ink),
        (roles.Link, t.primary_text),
        (roles.Accent, t.primary),
    ):
        palette.setColor(role, QColor(name))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.muted))
    return palette
