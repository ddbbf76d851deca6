"""Finding among thousands of choices while one types: by words, code and pinyin initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.kernel.pinyin import initials_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_LETTER = re.compile(r"[\W_]+")
_BEST, _BEGINS, _LETTERS_BEGIN, _INSIDE, _LETTERS_INSIDE = range(5)


class ChoiceIndex:
    """Made once for a list; each further key only looks among what the keys before it found.

    Args:
        choices: code and label of each.
    """

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        self._codes = [code.lower() for code, _ in choices]
        self._names = [label.lower() for _, label in choices]
        self._letters = [f" {initials_of(_NO_LETTER.sub('', name))}" for name in self._names]
        self._typed = ""
        self._found = list(range(len(choices)))

    def find(self, typed: str) -> list[int]:
        """Return the places of the choices that ``typed`` finds, the best first; all for nothing typed."""
        wanted = typed.strip().lower()
        if not wanted:
            return list(range(len(self._names)))
        is_longer = bool(self._typed) and wanted.startswith(self._typed)
        among = self._found if is_longer else range(len(self._names))
        ranked = [(rank, at) for at in among if (rank := self._rank(at, wanted)) is not None]
        self._typed, self._found = wanted, sorted(at for _, at in ranked)
        ranked.sort()
        return [at for _, at in ranked]

    def _rank(self, at: int, wanted: str) -> int | None:
        name, code, letters = self._names[at], self._codes[at], self._letters[at]
        if wanted in name:
            return _BEST if wanted == name else _BEGINS if name.startswith(wanted) else _INSIDE
        if code.startswith(wanted):
            return _BEST if wanted == code else _BEGINS
        if wanted in letters:
            return _LETTERS_BEGIN if f" {wanted}" in letters else _LETTERS_INSIDE
        return None
