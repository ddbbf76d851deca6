"""Chinese input: getting the input method to run, and telling it what a field wants.

The wheels of Qt carry the plug-ins for ibus and compose only. Where the
desktop uses fcitx, its ibus front end answers, so Qt is pointed there.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt

_HINT = Qt.InputMethodHint


class Wants(Enum):
    """What a field takes; the value is what the input method is told."""

    TEXT = _HINT.ImhNone
    DIGITS = _HINT.ImhDigitsOnly
    NUMBER = _HINT.ImhFormattedNumbersOnly
    PHONE = _HINT.ImhPreferNumbers | _HINT.ImhLatinOnly
    LATIN = _HINT.ImhLatinOnly | _HINT.ImhNoPredictiveText
    CODE = _HINT.ImhLatinOnly | _HINT.ImhPreferUppercase | _HINT.ImhNoPredictiveText

    @property
    def folds_full_width(self) -> bool:
        """Whether full-width digits and letters become ASCII; never so in names."""
        return self is not Wants.TEXT


def folded(text: str, wants: Wants) -> str:
    """Return ``text`` as the field keeps it: one line, ASCII digits where codes are wanted."""
    line = " ".join(text.split("\n")).strip()
    return unicodedata.normalize("NFKC", line).strip() if wants.folds_full_width else line


def choose_platform_input(
    environment: dict[str, str] | None = None, plugins: Path | None = None
) -> str | None:
    """Set ``QT_IM_MODULE`` before the application starts, where it would lead nowhere.

    Returns the value set, or None when nothing had to be changed.
    """
    names = os.environ if environment is None else environment
    if not sys.platform.startswith("linux"):
        return None
    asked = names.get("QT_IM_MODULE", "")
    modifiers = names.get("XMODIFIERS", "")
    wanted = asked or ("fcitx" if "fcitx" in modifiers else "ibus" if "ibus" in modifiers else "")
    if not wanted.startswith("fcitx"):
        return None
    folder = plugins or _plugin_folder()
    if any(folder.glob("libfcitx*.so")):
        return None
    names["QT_IM_MODULE"] = "ibus"
    return "ibus"


def _plugin_folder() -> Path:
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
