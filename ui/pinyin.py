"""Pinyin initials of Chinese labels, so that ``bld`` finds 便利店."""

from __future__ import annotations

from functools import lru_cache

_READINGS = 8


@lru_cache(maxsize=20_000)
def initials(label: str) -> tuple[str, ...]:
    """Return the initials of ``label`` in lower case, one for each reading of its characters.

    Letters and digits stand for themselves; signs are left out. The reading
    of the whole word comes first (重庆 gives ``cq``), then at most eight others.
    """
    from pypinyin import Style, pinyin

    words = "".join(letter for letter in label if letter.isalnum())
    likely = "".join(
        part[0][:1].lower() if not part[0].isascii() else part[0].lower()
        for part in pinyin(words, style=Style.FIRST_LETTER)
    )
    found = [""]
    for letter in words:
        readings = pinyin(letter, style=Style.FIRST_LETTER, heteronym=True)[0]
        letters = dict.fromkeys(part[:1].lower() for part in readings)
        found = [start + reading for start in found for reading in letters][:_READINGS]
    return tuple(dict.fromkeys((likely, *found)))
