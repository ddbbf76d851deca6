"""First letters of the pinyin of Chinese text: ``便利店`` is typed ``bld``."""

from __future__ import annotations

from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING

from fieldkit.kernel.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

TWO_READINGS = {
    "长": "cz", "行": "xh", "重": "cz", "乐": "ly", "朝": "cz", "藏": "cz", "厦": "xs", "会": "hk", "参": "cs",
    "单": "ds", "曾": "zc", "盛": "sc", "车": "cj", "调": "td", "传": "cz", "弹": "dt", "省": "sx", "种": "zc",
    "校": "xj", "降": "jx", "解": "jx", "宿": "sx", "仇": "qc", "朴": "pb", "查": "cz", "翟": "zd", "尉": "wy",
    "庆": "q", "广": "g", "石": "s", "都": "d", "地": "d", "大": "d", "和": "h", "中": "z", "便": "b",
}  # fmt: skip
"""First letters of common characters: the usual reading first, then another that begins otherwise.

Single letters set the everyday reading where the dictionary leads with a rare one.
"""

_MOST_VARIANTS = 4


_SEVERAL = frozenset(char for char, letters in TWO_READINGS.items() if len(letters) > 1)


@cache
def _letters() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in resource("pinyin", "initials.txt").read_text(encoding="utf-8").splitlines():
        table.update(dict.fromkeys(line[1:], line[0]))
    return table


@cache
def _single() -> dict[int, str]:
    """The letter of each character that is read in one way, for translating text at once."""
    return str.maketrans({**_letters(), **TWO_READINGS})


def initials_of_each(texts: Sequence[str]) -> str:
    """The first letters of several texts, parted by blanks."""
    joined = " ".join(texts)
    if _SEVERAL.isdisjoint(joined):
        return joined.lower().translate(_single())
    return " ".join([initials_of(text) for text in texts])


def initials_of(text: str) -> str:
    """The first letter of each character; other characters stay as they are, in lower case.

    Where a common character is read in two ways, the variants follow, parted by blanks.
    """
    if _SEVERAL.isdisjoint(text):
        return text.lower().translate(_single())
    letters = _letters()
    choices = [TWO_READINGS.get(char) or letters.get(char, char.lower()) for char in text]
    variants = dict.fromkeys("".join(one) for one in islice(product(*choices), _MOST_VARIANTS))
    return " ".join(variants)
