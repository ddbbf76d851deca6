"""Circles on a map, coloured by what they lack; where they lie is told by their outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.formulas import level_text
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures.circle_map import CircleSpot, circle_map
from fieldkit.posters.pictures.ground import metres, middle, without_slips
from fieldkit.posters.pictures.picture import Picture, PictureError
from fieldkit.posters.pictures.sheet import Caption
from fieldkit.registers.places import Datum, convert, read_location
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.picture_coverage import LIST, most_lacking, short_name
from fieldkit.services.picture_wish import DATED, day_of, region, subtitle
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.analysis.rollup import Rollup, Unit
    from fieldkit.posters.pictures.ground import Point
    from fieldkit.services.picture_wish import Wish
    from fieldkit.services.workspace import Workspace

TITLE = Text("{area}便民生活圈短板图", "What the circles of {area} lack")
SIZE = Text("{circles} 个生活圈", "{circles} circles")
RULE = Text(
    "缺、少：全圈合起来缺失、偏少的业态种数。色块是本圈网点的外围连线，不是行政区界；示意图，不作测绘依据。",
    "None, few: types that the whole circle lacks or has too few of. An area is the outline of the circle's outlets, "
    "not an administrative boundary; a sketch, not a survey.",
)
CUT = Text(
    "只画了缺失最多的 {shown} 个，共 {all} 个。", "Only the {shown} that lack most are drawn, of {all}."
)
MOST = 40


def map_picture(workspace: Workspace, wish: Wish) -> Picture:
    """Draw the map.

    Raises:
        FieldkitError: no such plan; no circles, or none with coordinates.
    """
    view, rollup = AnalysisService(workspace).rollup("circle", wish.plan)
    if not rollup.units:
        raise FieldkitError(PictureError.NO_UNITS, by=level_text("circle").say(wish.language))
    language = wish.language
    shown = most_lacking(rollup, MOST)
    spots = _spots(workspace, rollup, shown)
    if not any(one.points for one in spots):
        raise FieldkitError(PictureError.NO_PLACES)
    title = TITLE.say(language, area=region(workspace))
    plan, profile = view.plan.short_title.say(language), view.profile.title.say(language)
    notes = [RULE.say(language)]
    if len(shown) < len(rollup.units):
        notes.append(CUT.say(language, shown=len(shown), all=len(rollup.units)))
    caption = Caption(
        title,
        subtitle(
            language,
            SIZE.say(language, circles=len(rollup.units)),
            LIST.say(language, plan=plan, profile=profile),
            DATED.say(language, day=day_of(workspace, wish)),
        ),
        tuple(notes),
    )
    return Picture(title, circle_map(caption, spots, language), language)


def _spots(workspace: Workspace, rollup: Rollup, shown: Sequence[int]) -> list[CircleSpot]:
    places = _places(workspace, [rollup.units[at] for at in shown])
    numbers = _numbers(workspace)
    every = [point for at in shown for point in places.get(rollup.units[at].id, ())]
    origin = middle(every) if every else (0.0, 0.0)
    spots = []
    for at in shown:
        unit, states = rollup.units[at], [cell.state for cell in rollup.cells[at]]
        found = metres(places.get(unit.id, ()), origin)
        spots.append(
            CircleSpot(
                numbers.get(unit.id) or str(at + 1),
                short_name(unit.name),
                states.count(CoverageState.ABSENT),
                states.count(CoverageState.FEW),
                tuple(without_slips(found)) if found else (),
            )
        )
    return spots


def _places(workspace: Workspace, units: Sequence[Unit]) -> Mapping[str, list[Point]]:
    """Longitude and latitude (WGS-84) of the outlets of each circle; those without a datum are left out."""
    circle_of = {community: unit.id for unit in units for community in unit.communities}
    places: dict[str, list[Point]] = {}
    with workspace.database.read() as connection:
        rows = lists.stored(connection, "outlet", ("community", "location"), ("community", list(circle_of)))
    for community, location in rows:
        here = read_location(location) if location else None
        if here is not None and here.datum is not None:
            exact = convert(here, Datum.WGS84)
            places.setdefault(circle_of[community], []).append((exact.longitude, exact.latitude))
    return places


def _numbers(workspace: Workspace) -> Mapping[str, str]:
    with workspace.database.read() as connection:
        rows = lists.every(connection, "circle", ("number",))
    return {str(row["id"]): str(row["number"]) for row in rows if row["number"] is not None}
