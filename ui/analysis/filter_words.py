"""What the menus of the analysis page offer, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.business_types import TypeClass
from ui.analysis import rounds, texts
from ui.analysis.state import FiltersState
from ui.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.analysis.reading import Found, PlaceChoice
    from ui.analysis.state import Choices, ProfileChoice

EVERY = ""
CLASSES = (TypeClass.BASIC, TypeClass.QUALITY)
_STREETS_AT_ONCE = 40


def filters_of(
    found: Found, profiles: Sequence[ProfileChoice], beside: rounds.Round | None, today: date
) -> FiltersState:
    """What can be chosen, and what is."""
    choice = found.choice
    chosen = f"{found.view.plan.key}/{found.view.profile.key}"
    classes = {entry.type_class for entry in found.view.profile.entries}
    offered = [(one.value, say(one.label), "1") for one in CLASSES if one in classes]
    places = _places(found)
    return FiltersState(
        levels=tuple((level, say(texts.LEVELS[level]), "") for level in found.levels),
        level=choice.by,
        profiles=tuple((one.name, one.label, one.plan) for one in profiles),
        profile=chosen,
        places=((EVERY, say(texts.EVERYWHERE), "0"), *places) if places else (),
        place=choice.inside,
        classes=((EVERY, say(texts.EVERY_CLASS), "0"), *offered) if len(offered) > 1 else (),
        type_class=choice.type_class.value if choice.type_class else EVERY,
        only=say(texts.ONLY_CHANGED if found.comparison else texts.ONLY_SHORT),
        is_only=choice.only_short,
        rounds=tuple(rounds.choices(profiles, chosen, today)),
        round=beside.key if beside else rounds.Beside.NOTHING.value,
    )


def _places(found: Found) -> Choices:
    """Districts, and streets: all of a few, else those of the district that one stays in."""
    districts = [one for one in found.places if one.level in {"district", "zone"}]
    streets = [one for one in found.places if one.level == "street"]
    if len(streets) > _STREETS_AT_ONCE:
        near = {found.choice.inside, *(one.parent for one in streets if one.id == found.choice.inside)}
        streets = [one for one in streets if one.parent in near]
    offered = [*_lines(districts, "1"), *_lines(streets, "2")]
    return tuple(offered) if len(offered) > 1 else ()


def _lines(places: Sequence[PlaceChoice], group: str) -> Choices:
    return tuple((one.id, one.name, group) for one in places)
