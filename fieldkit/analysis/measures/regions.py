"""Figures of a province or the country, as far as a workspace records its cities (M-04, M-05, M-06)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.counting import Lack, Reading
from fieldkit.analysis.measures.shares import per_cent
from fieldkit.kernel.texts import Text
from fieldkit.registers.area_codes import MUNICIPALITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.measures.counting import Period
    from fieldkit.analysis.measures.facts import Facts, RegionFact
    from fieldkit.analysis.measures.places import Place

_NO_CITIES = Text("没有登记地级市，算不出", "no prefecture-level city is recorded")
_NO_DISTRICTS = Text(
    "没有登记直辖市、兵团的区或师（市），算不出", "no district of a municipality is recorded"
)
_NO_LEADING = Text("没有登记全域推进先行区", "no leading area is recorded")
_ONE_CITY = Text(
    "只登记了一个地级市，要用省级或全国的数据", "one city only; needs figures of the province or the country"
)
_NO_MAIN_URBAN = Text("没有登记哪些社区属于主城区", "no community is marked as main urban area")
_MARKED = Text("按标明试点日期的 {count} 个计", "the {count} that are marked as pilots count")
_EVERY = Text("按登记的全部 {count} 个计", "all {count} recorded ones count")
_CITY_LEVELS = frozenset(("district", "zone"))


def cities_per_province(facts: Facts, place: Place, period: Period) -> Reading:
    """The most prefecture-level cities that one province proposes: those marked as pilots, or all where none is."""
    del place, period
    cities = [one for one in facts.regions if one.level == "city" and one.province not in MUNICIPALITIES]
    return _most_of_a_province(cities, _NO_CITIES)


def districts_per_province(facts: Facts, place: Place, period: Period) -> Reading:
    """The most districts that one municipality proposes, by the first two digits of their codes."""
    del place, period
    inside = [one for one in facts.regions if one.level in _CITY_LEVELS and one.province in MUNICIPALITIES]
    return _most_of_a_province(inside, _NO_DISTRICTS)


def leading_per_province(facts: Facts, place: Place, period: Period) -> Reading:
    """The most leading areas that one province has, of those recorded as such (M-06)."""
    del place, period
    return _most_of_a_province([one for one in facts.regions if one.is_leading], _NO_LEADING)


def active_prefectures_share(facts: Facts, place: Place, period: Period) -> Reading:
    """Cities with a pilot or a circle that was begun ÷ all recorded cities; needs more than one city."""
    del place
    cities = [one for one in facts.regions if one.level == "city"]
    if len(cities) <= 1:
        return Reading(None, len(cities), _ONE_CITY, Lack.REGIONS)
    started = {one.id for one in facts.circles if period.has(one.started_on or one.built_on)}
    active = {area for one in facts.communities if one.circle in started for area in one.areas}
    count = sum(one.id in active or period.has(one.pilot_on) for one in cities)
    return Reading(per_cent(count, len(cities)), len(cities))


def main_urban_share(facts: Facts, place: Place, period: Period) -> Reading:
    """Communities of the main urban area that belong to a circle ÷ all of them (M-06)."""
    del facts, period
    inside = [one for one in place.communities if one.is_main_urban]
    if not inside:
        return Reading(None, 0, _NO_MAIN_URBAN, Lack.REGIONS)
    return Reading(per_cent(sum(one.circle is not None for one in inside), len(inside)), len(inside))


def _most_of_a_province(found: Sequence[RegionFact], nothing: Text) -> Reading:
    if not found:
        return Reading(None, 0, nothing, Lack.REGIONS)
    marked = [one for one in found if one.pilot_on is not None]
    provinces: dict[str, int] = defaultdict(int)
    for one in marked or found:
        provinces[one.province] += 1
    count = len(marked or found)
    text = _MARKED if marked else _EVERY
    note = Text(text.say("zh", count=count), text.say("en", count=count))
    return Reading(Decimal(max(provinces.values())), count, note)
