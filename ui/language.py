"""The language in force, and how a text of the window becomes words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fieldkit.kernel.texts import Language, Text


@dataclass(slots=True)
class _Current:
    language: Language = "zh"
    translator: QTranslator | None = None


_current = _Current()


def current_language() -> Language:
    """Return the language in force."""
    return _current.language


def say(text: Text, **values: object) -> str:
    """Return the words of ``text`` in the language in force."""
    return text.say(_current.language, **values)


def sentence(words: str) -> str:
    """Words that stand alone though they were written to stand behind others: with a capital."""
    return words[:1].upper() + words[1:]


def use_language(app: QApplication, language: Language) -> None:
    """Put the language in force, also for the buttons and menus that Qt words itself.

    Widgets take their words when they are made: the window is built anew
    after a change.
    """
    _current.language = language
    if _current.translator is not None:
        app.removeTranslator(_current.translator)
        _current.translator = None
    QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_GB"))
    if language == "zh":
        translator = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_zh_CN", folder):
            app.installTranslator(translator)
            _current.translator = translator
