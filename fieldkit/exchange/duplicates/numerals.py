"""Chinese numerals before a counting word as figures: 一号 and 1号 are one."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = "[〇零一二两三四五六七八九十百]+"
_COUNTED_IN_ADDRESS = re.compile(rf"第?({_NUMERAL})(?=\s*(?:号|楼|层|栋|幢|单元|室|排|座|门|巷|弄|组|区))")
_COUNTED_IN_NAME = re.compile(rf"第?({_NUMERAL}|\d+)(?=号|分店|分部|分号|店$|店\()")
_DROPPED = re.compile(r"[\s,，.。;；:：、·•・'\"“”‘’|/\\_~—–-]+")
_BRACKETS = str.maketrans("[【〔〈《{「『]】〕〉》}」』", "((((((((" + "))))))))")


def folded(text: str) -> str:
    """Half width, lower case, one kind of bracket."""
    return unicodedata.normalize("NFKC", text).lower().translate(_BRACKETS)


def bare(text: str) -> str:
    """Without blanks and marks; brackets and letters stay."""
    return _DROPPED.sub("", text)


def figures_in_address(text: str) -> str:
    """``十二号`` as ``12号``, also floors, buildings, lanes."""
    return _COUNTED_IN_ADDRESS.sub(lambda found: _figure(found[1]), text)


def figures_in_name(text: str) -> str:
    """``第二分店`` as ``2分店``; numerals that belong to the name stay."""
    return _COUNTED_IN_NAME.sub(lambda found: _figure(found[1]), text)


def _figure(numeral: str) -> str:
    """The number in digits, up to 999; a row of digits (二〇三) is read one by one."""
    if numeral.isdigit() and numeral.isascii():
        return str(int(numeral))
    if "十" not in numeral and "百" not in numeral:
        return "".join(str(_DIGITS[char]) for char in numeral)
    hundreds, _, rest = numeral.rpartition("百")
    total = 100 * (_DIGITS.get(hundreds[-1:], 1)) if "百" in numeral else 0
    tens, ten, ones = rest.rpartition("十")
    if ten:
        total += 10 * _DIGITS.get(tens[-1:], 1)
    return str(total + _DIGITS.get(ones[-1:], 0))
