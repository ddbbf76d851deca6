"""Pinyin initials of Chinese labels, so that ``bld`` finds 便利店."""

from __future__ import annotations

from functools import lru_cache

from fieldkit.kernel.pinyin import initials_of


@lru_cache(maxsize=20_000)
def initials(label: str) -> tuple[str, ...]:
    """Return the initials of ``label`` in lower case, one for each usual reading, the likeliest first.

    Letters and digits stand for themselves; signs are left out.
    """
    words = "".join(letter for letter in label if letter.isalnum())
    return tuple(initials_of(words).split())
