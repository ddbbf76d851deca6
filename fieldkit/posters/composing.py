"""A poster's sheets: title, sketch, list and foot put where the sheet's format wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.posters.band import BandDrawer
from fieldkit.posters.foot import FootDrawer
from fieldkit.posters.listing import Listing
from fieldkit.posters.mapview import LEGEND_HEIGHT, MapDrawer
from fieldkit.posters.planning import Plan, Planner
from fieldkit.posters.positions import Known, place_outlets
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.regions import Regions
from fieldkit.posters.shapes import Page, Rect, Shape
from fieldkit.posters.sheet import LEGIBLE, Format
from fieldkit.posters.strip import StripDrawer
from fieldkit.posters.template import Composition, Paper, Template

if TYPE_CHECKING:
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterSpec

_GAP = 7.0
_FEWEST_CHARACTERS = 4.0


def compose(
    spec: PosterSpec, form: Template, paper: Paper, setter: Setter
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Return the sheets of a poster and what could not be set as it should be.

    Args:
        spec: with the outlets and headings that the template lists.
    """
    return _Composer(spec, form, paper, setter).compose()


class _Composer:
    def __init__(self, spec: PosterSpec, form: Template, paper: Paper, setter: Setter) -> None:
        self._spec, self._form, self._paper, self._setter = spec, form, paper, setter
        self._title = BandDrawer(spec, form, paper, setter)
        self._feet = FootDrawer(spec, form, paper, setter)
        self._map = MapDrawer(spec, form, paper, setter)
        self._band = self._title.band()
        self._foot = self._feet.foot(1, 2).height
        self._strip = StripDrawer(spec, form, paper, setter)
        self._gap = _GAP * paper.factor
        self._regions = self._measured()

    def compose(self) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
        """Choose a plan and draw its sheets."""
        plan = Planner(self._regions, self._paper.row_scales(), self._listing).plan()
        shapes: list[Shape] = [*self._band.shapes]
        problems = [*self._band.problems, *self._told()]
        if self._regions.legend:
            problems += self._sketch(shapes, plan.extent)
        if self._regions.strip is not None:
            piece = self._strip.draw(self._regions.strip)
            shapes += piece.shapes
            problems += piece.problems
        if not self._spec.outlets:
            shapes.append(self._empty(plan.extent))
        count = len(plan.sheets)
        pages = [self._page(shapes, plan, 0, count)]
        for number in range(1, count):
            head = self._title.further_head(number + 1, count)
            pages.append(self._page(list(head.shapes), plan, number, count))
        return tuple(pages), (*problems, *plan.listing.problems, *self._notes())

    def _measured(self) -> Regions:
        paper, gap = self._paper, self._gap
        width = paper.width - 2 * paper.margin
        top = self._band.height + gap
        bottom = paper.height - paper.floor - self._foot - 0.8 * gap
        head = self._title.further_head(2, 2).height + gap
        strip = None
        if paper.format is Format.TALL and paper.hand is not None:
            strip = Rect(0, paper.hand[0], paper.width, paper.hand[1] - paper.hand[0])
        legend = LEGEND_HEIGHT * paper.factor if self._form.composition is Composition.POSTER else 0.0
        return Regions(
            paper,
            Rect(paper.margin, top, width, bottom - top),
            strip,
            Rect(paper.margin, head, width, bottom - head),
            legend,
            self._form.map,
        )

    def _listing(self, scale: float, width: float, further: float) -> Listing:
        return Listing(
            self._spec,
            self._form,
            self._setter,
            scale,
            width,
            further=further,
            distance=min(self._paper.distance, self._farthest()),
        )

    def _farthest(self) -> float:
        """Return the metres from which names can be legible at most: four characters to a line."""
        return self._paper.width * 0.5 / _FEWEST_CHARACTERS * LEGIBLE / 1000

    def _told(self) -> list[Problem]:
        """Say it where no name can be as large as the distance asks."""
        far = self._farthest()
        if self._paper.distance <= far:
            return []
        values = {"distance": f"{self._paper.distance:g}", "near": f"{far:.1f}"}
        place = Place(record=self._spec.circle_id)
        return [Problem(PosterProblem.TOO_FAR, Severity.WARNING, place, values)]

    def _sketch(self, shapes: list[Shape], extent: float) -> list[Problem]:
        frame = self._regions.map(extent)
        view = self._map.draw(frame)
        spots = place_outlets(self._spec.outlets, self._spec.boundary, self._spec.ground)
        shapes += view.shapes
        shapes += self._map.legend(Rect(frame.x, frame.bottom, frame.width, self._regions.legend), spots)
        unknown = sum(spot.known is Known.NOT for spot in spots.values())
        if not unknown:
            return list(view.problems)
        place = Place(record=self._spec.circle_id)
        told = Problem(PosterProblem.PLACE_UNKNOWN, Severity.NOTE, place, {"count": unknown})
        return [*view.problems, told]

    def _page(self, shapes: list[Shape], plan: Plan, number: int, count: int) -> Page:
        paper = self._paper
        room = self._regions.list(plan.extent) if number == 0 else self._regions.further
        shapes += plan.listing.draw(plan.sheets[number], room.x, room.y, first=number == 0)
        foot = self._feet.foot(number + 1, count)
        shapes += foot.moved(0, paper.height - foot.height - paper.floor)
        return Page(paper.width, paper.height, tuple(shapes))

    def _empty(self, extent: float) -> Shape:
        """Say in the list's place that there is nothing to list."""
        room, k = self._regions.list(extent), self._paper.factor
        said = self._spec.words(self._form.heading.empty)
        text, size = self._setter.fitted(said, room.width, most=9 * k, least=4 * k, bold=True)
        middle = room.y + min(0.5 * room.height, 24 * k)
        return self._setter.line(
            text,
            room.x + room.width / 2,
            middle,
            size,
            self._form.colours.muted,
            bold=True,
            anchor="middle",
        )

    def _notes(self) -> list[Problem]:
        if self._spec.outlets:
            return []
        place = Place(record=self._spec.circle_id)
        if not (self._form.sections or self._form.all_day):
            return [Problem(PosterProblem.NO_OUTLETS, Severity.WARNING, place, {"circle": self._spec.title})]
        values = {"circle": self._spec.title, "template": self._spec.words(self._form.name)}
        return [Problem(PosterProblem.NONE_CHOSEN, Severity.WARNING, place, values)]
