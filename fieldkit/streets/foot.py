"""Which ways may be walked, by the tags of OpenStreetMap.

One-way rules are for wheels, so they count for nothing here; steps are walked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NEVER = frozenset(
    (
        "motorway",
        "motorway_link",
        "trunk",
        "trunk_link",
        "construction",
        "proposed",
        "planned",
        "abandoned",
        "razed",
        "disused",
        "raceway",
        "bus_guideway",
        "busway",
        "escape",
        "corridor",
        "elevator",
        "platform",
        "rest_area",
        "services",
        "no",
    )
)
"""Values of ``highway`` that are no street for people on foot, whatever else is said of some of them."""
_UNLESS_INVITED = frozenset(("trunk", "trunk_link"))
"""Walked only where ``foot`` or a pavement says so: in Chinese towns a national road is a street with pavements."""
_INVITED = frozenset(("yes", "designated", "permissive", "destination"))
_FORBIDDEN = frozenset(("no", "private", "use_sidepath"))
_CLOSED = frozenset(("no", "private", "military"))
_PAVEMENTS = frozenset(("both", "left", "right", "yes", "separate"))


def may_be_walked(tags: Mapping[str, str]) -> bool:
    """Whether a way with these tags is a street for people on foot."""
    highway = tags.get("highway", "")
    if not highway or tags.get("area") == "yes":
        return False
    foot = tags.get("foot", "")
    if foot in _FORBIDDEN:
        return False
    if highway in NEVER and not (highway in _UNLESS_INVITED and _invites(tags, foot)):
        return False
    return foot in _INVITED or tags.get("access", "") not in _CLOSED


def _invites(tags: Mapping[str, str], foot: str) -> bool:
    return foot in _INVITED or tags.get("sidewalk", "") in _PAVEMENTS
