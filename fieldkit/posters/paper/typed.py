"""What a typist keyed from paper, as the form stores it: printed codes become values, digits become dates."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import SELECTS, QuestionType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PARTS = re.compile(r"[\s,，、;；.。/]+")
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2})[:：]?(\d{2})")


def value_of_typed(kind: QuestionType, typed: str, codes: Mapping[str, str]) -> str:
    """Return the value that ``typed`` stands for; what is no code stays as it was typed.

    Args:
        kind: the question's type.
        typed: as keyed: ``3``, ``1 3 5`` or ``135``, ``20260131``, ``0930``.
        codes: stored value by printed code; empty where the answer is written.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    if not text:
        return ""
    if kind in SELECTS:
        several = kind is not QuestionType.SELECT_ONE
        words = _parts(text, codes) if several else [text]
        return " ".join(_value(word, codes) for word in words)
    if kind is QuestionType.DATE and (day := _DAY.fullmatch(text)):
        return "-".join(day.groups())
    if kind is QuestionType.TIME and (time := _TIME.fullmatch(text)):
        return f"{int(time[1]):02d}:{time[2]}"
    # A Chinese answer keeps its own full-width signs.
    return typed.strip() if kind in {QuestionType.TEXT, QuestionType.NOTE} else text


def typed_of_value(kind: QuestionType, value: str, codes: Mapping[str, str]) -> str:
    """Return what would be keyed for a stored value: the printed codes, or the value itself."""
    if kind not in SELECTS:
        return value
    printed = {stored: code for code, stored in codes.items()}
    words = [value] if kind is QuestionType.SELECT_ONE else value.split()
    return " ".join(printed.get(word, word) for word in words)


def _parts(text: str, codes: Mapping[str, str]) -> Sequence[str]:
    """The codes in ``text``: parted by blanks or commas, or written together where each is one sign."""
    words = [word for word in _PARTS.split(text) if word]
    if len(words) == 1 and words[0] not in codes and codes and all(len(code) == 1 for code in codes):
        return list(words[0])
    return words


def _value(word: str, codes: Mapping[str, str]) -> str:
    found = codes.get(word)
    if found is None:
        found = next((value for code, value in codes.items() if code.casefold() == word.casefold()), None)
    return word if found is None else found
