"""A sentence that names a question by its printed number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language, Text

_CLOSING = "）"


def numbered(text: Text, language: Language, *, number: str | int, **values: object) -> str:
    """Say a text with ``{number}``: the row of a grid brings its own room (第 8（3）题), in English it is 8(3).

    Args:
        number: as the outline gives it, ``7`` or ``8（3）``.
        values: what else stands in the text.
    """
    shown = str(number)
    if language == "en":
        shown = shown.replace("（", "(").replace(_CLOSING, ")")
    words = text.say(language, number=shown, **values)
    return words.replace(f"{shown} ", shown) if shown.endswith(_CLOSING) else words
