"""Business types (业态): one stable code each, every name that documents and people use, and look-up.

No two documents have the same list (the seeds alone print lists of 7 to 15
entries, under up to six names each), so the code is ours and never changes, the
names are data in ``resources/business_types``, and which class a code has is
decided by a plan's profile, not here. Everything is read at first use; the
pinyin stands in the data so that nothing has to be computed.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class TypeClass(StrEnum):
    """The class a plan gives to a business type; the third is named by one plan only (W-03)."""

    BASIC = "basic"
    QUALITY = "quality"
    SMART = "smart"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """What people read."""
        return _CLASS_LABELS[self]


_CLASS_LABELS = {
    TypeClass.BASIC: Text("基本保障类", "basic"),
    TypeClass.QUALITY: Text("品质提升类", "quality"),
    TypeClass.SMART: Text("智慧升级类", "smart"),
    TypeClass.OTHER: Text("其他", "other"),
}


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a business type.

    Attributes:
        text: as documents and people write it.
        pinyin: syllables parted by blanks.
        source: seed item or document; 「日常用语」 for everyday words.
    """

    text: str
    pinyin: str
    source: str


@dataclass(frozen=True, slots=True)
class TypePurpose:
    """What a resident goes there for; groups of the poster, in its order."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class BusinessType:
    """One business type.

    Attributes:
        code: ``B01`` … ``X09``; stable. The letter says nothing about the class in a plan.
        name: canonical name in both languages.
        short_name: for the head of a column.
        purpose: key of a :class:`TypePurpose`.
        pinyin: of the name, syllables parted by blanks.
        aliases: every other name.
        sources: seed items that name the type.
        note: why the type stands apart from a similar one, in Chinese; mostly empty.
    """

    code: str
    name: Text
    short_name: str
    purpose: str
    pinyin: str
    aliases: tuple[Alias, ...]
    sources: tuple[str, ...]
    note: str = ""

    @property
    def alias_texts(self) -> tuple[str, ...]:
        """The other names as plain text."""
        return tuple(alias.text for alias in self.aliases)


@cache
def business_types() -> tuple[BusinessType, ...]:
    """Every business type in the order of the code table."""
    aliases: dict[str, list[Alias]] = {}
    for row in _rows("aliases.csv"):
        aliases.setdefault(row["code"], []).append(Alias(row["alias"], row["pinyin"], row["source"]))
    return tuple(
        BusinessType(
            code=row["code"],
            name=Text(row["name_zh"], row["name_en"]),
            short_name=row["short_name"],
            purpose=row["purpose"],
            pinyin=row["pinyin"],
            aliases=tuple(aliases.get(row["code"], ())),
            sources=tuple(item for item in row["source"].split(";") if item),
            note=row["note"],
        )
        for row in _rows("types.csv")
    )


@cache
def type_purposes() -> tuple[TypePurpose, ...]:
    """The purposes in the order in which a poster lists them."""
    return tuple(
        TypePurpose(row["key"], Text(row["name_zh"], row["name_en"])) for row in _rows("purposes.csv")
    )


def business_type(code: str) -> BusinessType | None:
    """The business type with this code; None for one that a newer version brought."""
    return _by_code().get(code)


def match_business_type(text: str) -> str | None:
    """The code that a typed or imported text means, or None when it is not known.

    Takes a code in any case, or any name after folding full width, blanks and
    brackets; ends such as 「类业态」「网点」「店」 may be there or not. Never guesses by
    likeness: what is not known stays with the person.
    """
    folded = _fold(text)
    if not folded:
        return None
    code = folded.upper()
    if code in _by_code():
        return code
    return _by_name().get(folded) or _by_stem().get(_stem(folded))


def suggest_business_types(typed: str) -> tuple[BusinessType, ...]:
    """Business types for what was typed so far, best first; all of them for an empty text.

    Looks at code, characters, pinyin initials and full pinyin (``bld``,
    ``bianli``, 便利, ``b01``): names come before aliases, beginnings before insides.
    """
    folded = _fold(typed).lower().replace("'", "")
    if not folded:
        return business_types()
    ranked = [
        (rank, at, one) for at, one in enumerate(business_types()) if (rank := _rank(one, folded)) is not None
    ]
    return tuple(one for _, _, one in sorted(ranked, key=lambda entry: entry[:2]))


def _rank(one: BusinessType, typed: str) -> int | None:
    """How well a type answers; lower is better."""
    if one.code.lower() == typed:
        return 0
    best: int | None = None
    for at, (name, letters, sounds) in enumerate(_keys_of(one.code)):
        later = 1 if at else 0
        if typed in {name, letters, sounds}:
            rank = 1 + later
        elif letters.startswith(typed) or name.startswith(typed):
            rank = 3 + later
        elif sounds.startswith(typed):
            rank = 5 + later
        elif len(typed) > 1 and (typed in name or typed in letters):
            rank = 7 + later
        else:
            continue
        best = rank if best is None else min(best, rank)
    if best is None and one.code.lower().startswith(typed):
        return 9
    return best


@cache
def _keys_of(code: str) -> tuple[tuple[str, str, str], ...]:
    """Name, pinyin initials and full pinyin of the type's names, the canonical one first."""
    one = _by_code()[code]
    names = [(one.name.zh, one.pinyin), *((alias.text, alias.pinyin) for alias in one.aliases)]
    return tuple(
        (_fold(name).lower(), "".join(part[0] for part in pinyin.split()), pinyin.replace(" ", ""))
        for name, pinyin in names
    )


_DROPPED = re.compile(r"[\s()\[\]【】「」、,/]+")
_STEM_ENDS = ("类业态", "等业态", "业态", "服务网点", "网点", "门店", "店", "点", "站")


def _fold(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text))


def _stem(folded: str) -> str:
    for end in _STEM_ENDS:
        if folded.endswith(end) and len(folded) - len(end) >= 2:
            return folded.removesuffix(end)
    return folded


@cache
def _by_code() -> dict[str, BusinessType]:
    return {one.code: one for one in business_types()}


@cache
def _by_name() -> dict[str, str]:
    return {_fold(name): code for name, code in _names()}


@cache
def _by_stem() -> dict[str, str]:
    """Code by name without its ending, where all names with that stem agree."""
    codes: dict[str, set[str]] = {}
    for name, code in _names():
        codes.setdefault(_stem(_fold(name)), set()).add(code)
    return {stem: next(iter(found)) for stem, found in codes.items() if len(found) == 1}


def _names() -> Iterator[tuple[str, str]]:
    for one in business_types():
        for name in (one.name.zh, one.short_name, one.name.en.lower(), one.name.en, *one.alias_texts):
            yield name, one.code


def _rows(file: str) -> list[dict[str, str]]:
    with resource("business_types", file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
