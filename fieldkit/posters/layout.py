"""From what a poster says to where everything goes: sheets of shapes in millimetres.

Pure: knows no PDF and no font file. As few sheets as the legible sizes allow,
then the largest rows, then the largest sketch. Nothing is ever shrunk below
the sizes of the template; what does not fit goes on another sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.posters.frame import FrameDrawer
from fieldkit.posters.listing import Listing
from fieldkit.posters.mapview import LEGEND_HEIGHT, MapDrawer
from fieldkit.posters.positions import Known, place_outlets
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.setting import Setter
from fieldkit.posters.shapes import Page, Rect, Shape
from fieldkit.posters.template import Paper, Template, template

if TYPE_CHECKING:
    from fieldkit.posters.columns import Column
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.textflow import Metrics

_MAP_LEAST, _MAP_GOOD, _MAP_MOST = 92.0, 120.0, 190.0
_MAP_STEP = 4.0
_GAP = 7.0


@dataclass(frozen=True, slots=True)
class PosterLayout:
    """All sheets of a poster, and what could not be set as it should be."""

    paper: Paper
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A choice of row size and sketch height with the sheets it makes."""

    listing: Listing
    map_height: float
    sheets: tuple[tuple[Column, ...], ...]


def lay_out(spec: PosterSpec, metrics: Metrics) -> PosterLayout:
    """Lay out a poster.

    Raises:
        FieldkitError: PosterError.TEMPLATE_UNKNOWN, PAPER_UNKNOWN, CODE_TOO_LONG.
    """
    form = template(spec.order.template)
    return _Composer(spec, form, form.paper(spec.order.paper), Setter(metrics)).compose()


class _Composer:
    def __init__(self, spec: PosterSpec, form: Template, paper: Paper, setter: Setter) -> None:
        self._spec, self._form, self._paper, self._setter = spec, form, paper, setter
        self._frame = FrameDrawer(spec, form, paper, setter)
        self._map = MapDrawer(spec, form, paper, setter)
        self._band = self._frame.band()
        self._foot = self._frame.foot(1, 2).height
        self._gap = _GAP * paper.factor
        self._legend = LEGEND_HEIGHT * paper.factor

    def compose(self) -> PosterLayout:
        """Choose a plan and draw its sheets."""
        plan = self._plan()
        count = len(plan.sheets)
        spots = place_outlets(self._spec.outlets, self._spec.boundary, self._spec.ground)
        left = self._paper.margin
        width = self._paper.width - 2 * left
        top = self._band.height + self._gap
        view = self._map.draw(Rect(left, top, width, plan.map_height))
        legend = self._map.legend(Rect(left, top + plan.map_height, width, self._legend), spots)
        shapes: list[Shape] = [*self._band.shapes, *view.shapes, *legend]
        top += plan.map_height + self._legend + 0.5 * self._gap
        pages = [self._page(shapes, plan, 0, count, top)]
        for number in range(1, count):
            head = self._frame.further_head(number + 1, count)
            pages.append(self._page(list(head.shapes), plan, number, count, head.height + self._gap))
        unknown = sum(spot.known is Known.NOT for spot in spots.values())
        problems = (*self._band.problems, *view.problems, *plan.listing.problems, *self._notes(unknown))
        return PosterLayout(self._paper, tuple(pages), problems)

    def _page(self, shapes: list[Shape], plan: _Plan, number: int, count: int, top: float) -> Page:
        paper = self._paper
        shapes += plan.listing.draw(plan.sheets[number], paper.margin, top)
        foot = self._frame.foot(number + 1, count)
        shapes += [shape.moved(0, paper.height - foot.height) for shape in foot.shapes]
        return Page(paper.width, paper.height, tuple(shapes))

    def _plan(self) -> _Plan:
        """Return the plan with the fewest sheets, then the largest rows, then the largest sketch."""
        paper, k = self._paper, self._paper.factor
        width = paper.width - 2 * paper.margin
        listings = [Listing(self._spec, self._form, self._setter, scale, width) for scale in paper.row_scales]
        fewest = len(self._sheets(listings[-1], _MAP_LEAST * k))
        for height in (_MAP_GOOD * k, _MAP_LEAST * k):
            for listing in listings:
                if len(self._sheets(listing, height)) <= fewest:
                    return self._grown(listing, height, fewest)
        return self._grown(listings[-1], _MAP_LEAST * k, fewest)

    def _grown(self, listing: Listing, height: float, count: int) -> _Plan:
        """Give the sketch all height that costs no further sheet."""
        k = self._paper.factor
        if count == 1:
            room = self._first_room(0.0)
            single = listing.single(room - height, room - _MAP_GOOD * k)
            if single is not None:
                needed, columns = single
                return _Plan(listing, max(height, min(_MAP_MOST * k, room - needed)), (columns,))
        while height + _MAP_STEP * k <= _MAP_MOST * k:
            if len(self._sheets(listing, height + _MAP_STEP * k)) > count:
                break
            height += _MAP_STEP * k
        return _Plan(listing, height, self._sheets(listing, height))

    def _first_room(self, map_height: float) -> float:
        """Return the height left for columns on the first sheet."""
        used = self._band.height + self._gap + map_height + self._legend + 0.5 * self._gap
        return self._paper.height - used - self._foot - 0.6 * self._gap

    def _sheets(self, listing: Listing, map_height: float) -> tuple[tuple[Column, ...], ...]:
        head = self._frame.further_head(2, 2).height
        further = self._paper.height - head - self._foot - 1.6 * self._gap
        return listing.sheets(self._first_room(map_height), further) or ((),)

    def _notes(self, unknown: int) -> list[Problem]:
        place = Place(record=self._spec.circle_id)
        if not self._spec.outlets:
            return [Problem(PosterProblem.NO_OUTLETS, Severity.WARNING, place, {"circle": self._spec.title})]
        if unknown:
            return [Problem(PosterProblem.PLACE_UNKNOWN, Severity.NOTE, place, {"count": unknown})]
        return []
