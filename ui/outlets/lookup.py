"""How a word in the search box is understood: as a business type or a community, by name or pinyin initials.

The index of the store holds names and addresses; types and communities stand in
outlets as codes and ids, so words that mean one of them are looked up here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.kernel.pinyin import initials_of
from fieldkit.registers.business_types import business_type, business_types, match_business_type
from ui.language import current_language, say
from ui.outlets import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.services.records import RecordService
    from fieldkit.storage.lists import Filter
    from ui.outlets.sources import Sources

_LEAST = 2
"""One letter or character means too much."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one word may stand for beside a part of a name."""

    types: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()


def meaning_of(word: str, sources: Sources) -> Meaning:
    """The types and communities that a word means."""
    typed = word.strip().lower()
    if len(typed) < _LEAST:
        return Meaning()
    types = [one.code for one in business_types() if _begins(typed, _type_keys(one.code))]
    exact = match_business_type(word)
    if exact is not None and exact not in types:
        types.append(exact)
    communities = [one.id for one in sources.communities if _begins(typed, _name_keys(one.name))]
    return Meaning(tuple(types), tuple(communities))


def hint_of(search: str, sources: Sources) -> str:
    """Words at the right end of the search box: 便利店 · 拼音首字母."""
    for word in search.split():
        meaning = meaning_of(word, sources)
        types = [
            found.name.say(current_language()) for code in meaning.types if (found := business_type(code))
        ]
        communities = [sources.community_names[one] for one in meaning.communities]
        if types or communities:
            sentence = texts.BY_TYPE if types else texts.BY_COMMUNITY
            if word.isascii():
                sentence = texts.BY_INITIALS
            return say(sentence, names=_names((*types, *communities)))
    return ""


def find(records: RecordService, wanted: Filter, sources: Sources, base: Sequence[str]) -> list[str]:
    """Ids that pass, in the order of ``base``: every id that passes the filter without its search."""
    if not wanted.search.strip():
        return list(base)
    found: set[str] = set()
    for one in _alternatives(wanted, sources):
        found.update(records.ids("outlet", replace(one, order="", descending=False)))
    return [one for one in base if one in found]


def _alternatives(wanted: Filter, sources: Sources) -> list[Filter]:
    """The filter as it is, and again for each word that is taken as a type or community."""
    words = wanted.search.split()
    ways = [wanted]
    for at, word in enumerate(words):
        meaning = meaning_of(word, sources)
        rest = " ".join((*words[:at], *words[at + 1 :]))
        for key, values in (("business_type", meaning.types), ("community", meaning.communities)):
            if values:
                ways.append(replace(wanted, search=rest, equals=(*wanted.equals, (key, values))))
    return ways


def _names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else say(texts.AND_MORE, first=names[0], count=len(names))


def _begins(typed: str, keys: Iterable[str]) -> bool:
    return any(key.startswith(typed) for key in keys)


@cache
def _type_keys(code: str) -> tuple[str, ...]:
    found = business_type(code)
    assert found is not None, "codes come from the table"
    letters = "".join(part[0] for part in found.pinyin.split())
    return (found.name.zh.lower(), found.name.en.lower(), letters)


@cache
def _name_keys(name: str) -> tuple[str, ...]:
    return (name.lower(), *initials_of(name).split())
