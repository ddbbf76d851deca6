"""Whole pinyin of Chinese text, syllable by syllable: ``便利店`` is ``bian li dian``."""

from __future__ import annotations

from functools import cache, partial

from fieldkit.kernel.pinyin import TWO_READINGS
from fieldkit.kernel.resources import resource


def syllables_of(text: str) -> tuple[str, ...]:
    """One entry a Chinese character or a run of letters and figures, in lower case.

    A common character that is read in two ways has both, parted by ``|``, the usual
    one first: ``银行`` gives ``("yin", "xing|hang")``. Marks and blanks are left out.
    """
    table = _table()
    found: list[str] = []
    run = ""
    for char in f"{text} ":
        if char.isascii() and char.isalnum():
            run += char.lower()
            continue
        if run:
            found.append(run)
            run = ""
        if char in table:
            found.append(table[char])
    return tuple(found)


def _place(first: dict[str, int], syllable: str) -> int:
    """The place of a reading by its first letter; an unusual one leads, as the table of letters has it."""
    return first.get(syllable[0], -1)


@cache
def _table() -> dict[str, str]:
    readings: dict[str, list[str]] = {}
    for line in resource("pinyin", "syllables.txt").read_text(encoding="utf-8").splitlines():
        syllable, _, chars = line.partition(" ")
        for char in chars:
            readings.setdefault(char, []).append(syllable)
    for char, letters in TWO_READINGS.items():
        if char in readings:
            first = {letter: place for place, letter in enumerate(letters)}
            readings[char] = sorted(readings[char], key=partial(_place, first))
    return {char: "|".join(syllables) for char, syllables in readings.items()}
