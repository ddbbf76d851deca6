"""Pages of a service guide to take home: cover, index by purpose, outlets by their sound, hotlines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.kernel.pinyin import initials_of
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.bookindex import index_pages
from fieldkit.posters.codepanel import CodePanel
from fieldkit.posters.foot import FootDrawer
from fieldkit.posters.listing import Listing
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.selecting import circle_name, title_tail
from fieldkit.posters.shapes import Box, Page, Passage, Path, Rect, Shape
from fieldkit.posters.spec import Purpose, number_outlets
from fieldkit.posters.textflow import limit, plain, wrap

if TYPE_CHECKING:
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.sheet import Paper
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Template

OUTLETS = Text("网点一览", "All outlets")
BY_SOUND = Text("按名称拼音排列", "By the sound of their names")
HOTLINES = Text("常用电话", "Numbers to call")
PAGE = Text("— {page} —", "— {page} —")
_HEAD = 30.0
_FOOT = 14.0
_OTHER = "#"


def by_sound(spec: PosterSpec) -> PosterSpec:
    """Return the facts with outlets sorted and grouped by the first letter of their sound."""
    sounds = {
        outlet.id: (initials_of(outlet.name).split(" ")[0].upper(), outlet.name) for outlet in spec.outlets
    }
    ordered = sorted(spec.outlets, key=lambda outlet: sounds[outlet.id])
    letters = {outlet.id: _letter(sounds[outlet.id][0]) for outlet in ordered}
    keys = sorted(set(letters.values()), key=lambda letter: (letter == _OTHER, letter))
    groups = tuple(Purpose(letter, Text(letter, letter), "#3f4f54") for letter in keys)
    outlets = tuple(replace(outlet, purpose=letters[outlet.id]) for outlet in ordered)
    return replace(spec, outlets=number_outlets(outlets, groups), purposes=groups)


def _letter(sound: str) -> str:
    return sound[0] if sound and "A" <= sound[0] <= "Z" else _OTHER


def compose_booklet(
    spec: PosterSpec, form: Template, paper: Paper, setter: Setter
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Return the booklet's pages, cover first, and what could not be set as it should be."""
    return _Binder(spec, form, paper, setter).bind()


class _Binder:
    def __init__(self, spec: PosterSpec, form: Template, paper: Paper, setter: Setter) -> None:
        self._spec, self._form, self._paper, self._set = spec, form, paper, setter
        self._k = paper.factor / 0.55
        self._sorted = by_sound(spec)

    def bind(self) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
        """Draw cover, index, list and hotlines."""
        cover, problems = self._cover()
        pages = [cover]
        if not self._spec.outlets:
            place = Place(record=self._spec.circle_id)
            values = {"circle": self._spec.title}
            problems += [Problem(PosterProblem.NO_OUTLETS, Severity.WARNING, place, values)]
            return (*pages, self._hotlines(2)), tuple(problems)
        body = self._body()
        listing = self._listing(body.width)
        sheets = listing.sheets(body.height, body.height)
        index = index_pages(self._spec, self._sorted, self._form, self._set, body, self._k)
        for shapes in index:
            pages.append(self._page(shapes, len(pages) + 1))
        for columns in sheets:
            shapes = self._head(OUTLETS, BY_SOUND)
            aired = listing.filled(columns, body.height, 1.3)
            pages.append(self._page([*shapes, *listing.draw(aired, body.x, body.y)], len(pages) + 1))
        pages.append(self._hotlines(len(pages) + 1))
        return tuple(pages), (*problems, *listing.problems)

    def _body(self) -> Rect:
        paper, k = self._paper, self._k
        height = paper.height - (_HEAD + _FOOT) * k
        return Rect(paper.margin, _HEAD * k, paper.width - 2 * paper.margin, height)

    def _listing(self, width: float) -> Listing:
        scale = self._paper.row_scales()[-1]
        return Listing(self._sorted, self._form, self._set, scale, width)

    def _cover(self) -> tuple[Page, list[Problem]]:
        paper, colours, k, spec = self._paper, self._form.colours, self._k, self._spec
        left, room = paper.margin + 3 * k, paper.width - 2 * paper.margin - 6 * k
        band = 0.62 * paper.height
        shapes: list[Shape] = [Box(Rect(0, 0, paper.width, band), colours.band)]
        circle, tail = plain(circle_name(spec)), plain(title_tail(spec, self._form))
        if spec.title.endswith(tail):
            circle = spec.title.removesuffix(tail) or circle
        y = 0.2 * paper.height
        for said, most, ink in ((circle, 26 * k, colours.band_text), (tail, 15 * k, colours.band_soft)):
            text, size = self._set.fitted(said, room, most=most, least=paper.title_min * 1.2, bold=True)
            shapes.append(self._set.line(text, left, y + size * 0.6, size, ink, bold=True))
            y += 1.3 * size
        y += 3 * k
        shapes.append(Path(((left, y), (left + 18 * k, y)), stroke=colours.band_soft, width=1.2 * k))
        y += 6 * k
        said = plain(spec.boundary.text)
        if said:
            lines = limit(wrap(said, room, 4.2 * k, self._set.metrics), 3)
            passage = self._set.lines(lines, left, y, 4.2 * k, 6.4 * k, colours.band_faint)
            shapes.append(Passage(passage.words, said))
        panel = CodePanel(spec, self._form, paper, self._set).draw()
        top = band + (paper.height - band - panel.height) / 2
        shapes += panel.moved(paper.width - paper.margin - panel.width, top)
        width = paper.width - 2 * paper.margin - panel.width - 8 * k
        shapes += self._imprint(left, top + panel.height, width)
        return Page(paper.width, paper.height, tuple(shapes)), list(panel.problems)

    def _imprint(self, left: float, bottom: float, room: float) -> list[Shape]:
        """Who made it and when, in the lower left corner of the cover."""
        spec, k = self._spec, self._k
        texts = [plain(text) for text in (spec.issuer, spec.data_date, spec.poster_number) if text.strip()]
        shapes: list[Shape] = []
        y = bottom - 6.4 * k * len(texts)
        for said in texts:
            text, size = self._set.fitted(said, room, most=4.2 * k, least=3 * k)
            shapes.append(self._set.line(text, left, y + 3.2 * k, size, self._form.colours.ink))
            y += 6.4 * k
        return shapes

    def _head(self, title: Text, aside: Text | None = None) -> list[Shape]:
        paper, k, colours = self._paper, self._k, self._form.colours
        y = 17 * k
        shapes: list[Shape] = [
            Box(Rect(0, 0, paper.width, 5 * k), colours.band),
            self._set.line(self._spec.words(title), paper.margin, y, 8.5 * k, colours.ink, bold=True),
        ]
        if aside is not None:
            right = paper.width - paper.margin
            said = self._spec.words(aside)
            shapes.append(self._set.line(said, right, y + 1.4 * k, 3.8 * k, colours.muted, anchor="end"))
        return shapes

    def _page(self, shapes: list[Shape], number: int) -> Page:
        paper, k = self._paper, self._k
        said = self._spec.words(PAGE, page=number)
        middle, ink = paper.height - 7 * k, self._form.colours.muted
        folio = self._set.line(said, paper.width / 2, middle, 3.6 * k, ink, anchor="middle")
        return Page(paper.width, paper.height, (*shapes, folio))

    def _hotlines(self, number: int) -> Page:
        """The last page: numbers so large that one reads them without glasses."""
        paper, k, colours = self._paper, self._k, self._form.colours
        shapes = self._head(HOTLINES)
        y, room = _HEAD * k, paper.width - 2 * paper.margin
        limit_y = paper.height - 46 * k
        for line in self._spec.hotlines:
            if y + 26 * k > limit_y:
                break
            text, size = self._set.fitted(plain(line.number), room, most=13 * k, least=6 * k, bold=True)
            shapes.append(self._set.line(text, paper.margin, y + 8 * k, size, colours.band, bold=True))
            text, size = self._set.fitted(plain(line.label), room, most=5 * k, least=3.4 * k)
            shapes.append(self._set.line(text, paper.margin, y + 18 * k, size, colours.ink))
            y += 24 * k
            ends = ((paper.margin, y), (paper.width - paper.margin, y))
            shapes.append(Path(ends, stroke=colours.line, width=0.4 * k))
            y += 3 * k
        note = FootDrawer(self._spec, self._form, paper, self._set).note()
        lines = wrap(note, room, 3.6 * k, self._set.metrics)
        passage = self._set.lines(lines, paper.margin, paper.height - 32 * k, 3.6 * k, 5.4 * k, colours.muted)
        shapes.append(Passage(passage.words, note))
        return self._page(shapes, number)
