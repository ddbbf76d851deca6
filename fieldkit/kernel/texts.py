"""Sentences in the program's two languages.

Codes and values travel; a sentence is made only where somebody reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label, Chinese first. ``{name}`` marks a value."""

    zh: str
    en: str

    def say(self, language: Language, /, **values: object) -> str:
        """Return the sentence in ``language`` with ``values`` put in."""
        template = self.en if language == "en" else self.zh
        return template.format(**values) if values else template
