"""What the list of outlets can be narrowed by in this workspace: the entries of the filter menu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.registers.business_types import business_type, business_types
from fieldkit.registers.outlet import STATUSES
from fieldkit.registers.review import CHECK
from ui.language import current_language, say
from ui.outlets import texts
from ui.outlets.rows import DELIVERIES
from ui.outlets.state import Facet, FilterEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ui.outlets.sources import Sources

_MANY_COMMUNITIES = 24


def offers(sources: Sources, on: Mapping[Facet, Sequence[str]]) -> tuple[FilterEntry, ...]:
    """Every entry, with what is on."""
    return tuple(replace(entry, is_on=entry.value in on.get(entry.facet, ())) for entry in _entries(sources))


def chips(entries: Sequence[FilterEntry], type_set: Sequence[str]) -> tuple[FilterEntry, ...]:
    """What filters now; several types that another page asked for are one chip."""
    found = [entry for entry in entries if entry.is_on]
    if type_set:
        first = business_type(type_set[0])
        name = first.name.say(current_language()) if first else type_set[0]
        words = say(texts.SEVERAL_TYPES, first=name, count=len(type_set))
        found.insert(0, FilterEntry(Facet.TYPE, "", words, is_on=True))
    return tuple(found)


def _entries(sources: Sources) -> Iterator[FilterEntry]:
    language = current_language()
    for one in dict.fromkeys(sources.class_of(one.code) for one in business_types()):
        yield FilterEntry(Facet.CLASS, str(one), say(one.label))
    for kind in business_types():
        group = say(sources.class_of(kind.code).label)
        yield FilterEntry(Facet.TYPE, kind.code, kind.name.say(language), group=group)
    for option in STATUSES:
        yield FilterEntry(Facet.STATUS, option.code, say(option.label))
    by_street = len(sources.communities) > _MANY_COMMUNITIES
    for place in sources.communities:
        group = (place.street or say(texts.NO_STREET)) if by_street else ""
        yield FilterEntry(Facet.COMMUNITY, place.id, place.name, group=group)
    for option in CHECK.options:
        yield FilterEntry(Facet.CHECKED, option.code, say(option.label))
    for state, words in DELIVERIES.items():
        yield FilterEntry(Facet.DELIVERY, str(state), say(words))
    yield FilterEntry(Facet.CONFLICT, "1", say(texts.FILTER_CONFLICT))
