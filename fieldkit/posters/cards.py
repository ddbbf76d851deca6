"""Door cards: one A6 card for each outlet, singly or four on an A4 with marks to cut along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.qr import matrix, outlet_payload, short_code
from fieldkit.posters.rows import number_badge
from fieldkit.posters.shapes import Box, Code, Page, Passage, Path, Rect, Shape
from fieldkit.posters.sheet import sheets
from fieldkit.posters.textflow import limit, plain, wrap

if TYPE_CHECKING:
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.sheet import Paper
    from fieldkit.posters.spec import PosterOutlet, PosterSpec
    from fieldkit.posters.template import Template

WAY = Text("扫码认路", "Scan for the way")
FACTS = Text("扫码存下地址电话", "Scan to keep these facts")
OPEN = Text("营业", "Open")
CALL = Text("电话", "Phone")
WHERE = Text("地址", "Address")
HELP = Text("办事、投诉打 {number}", "Questions and complaints: {number}")

_PAD = 7.0
_BAND = 19.0
_NAME = (15.0, 8.0)
_CODE = 44.0
_SMALL = 4.2
_SHARES = (1.0, 0.86, 0.74, 0.64, 0.54)


def compose_cards(
    spec: PosterSpec, form: Template, paper: Paper, setter: Setter
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Return the sheets of cards, and what could not be set as it should be."""
    card = sheets()["A6"]
    across, down = int(paper.width // card.width), int(paper.height // card.height)
    drawer = _CardDrawer(spec, form, setter, Rect(0, 0, paper.width / across, paper.height / down))
    if not spec.outlets:
        return (drawer.empty(paper),), drawer.nothing()
    pages = []
    per_sheet = across * down
    for start in range(0, len(spec.outlets), per_sheet):
        shapes: list[Shape] = []
        for place, outlet in enumerate(spec.outlets[start : start + per_sheet]):
            corner = (place % across * paper.width / across, place // across * paper.height / down)
            shapes += [shape.moved(*corner) for shape in drawer.card(outlet)]
        pages.append(
            Page(paper.width, paper.height, (*shapes, *_cuts(paper, across, down, form.colours.muted)))
        )
    return tuple(pages), tuple(drawer.problems)


def _cuts(paper: Paper, across: int, down: int, colour: str) -> list[Shape]:
    """Draw dashed lines to cut along."""
    columns = [paper.width * i / across for i in range(1, across)]
    rows = [paper.height * i / down for i in range(1, down)]
    lines = [((x, 0.0), (x, paper.height)) for x in columns]
    lines += [((0.0, y), (paper.width, y)) for y in rows]
    white = [Path(line, stroke="#ffffff", width=0.5) for line in lines]
    return [*white, *(Path(line, stroke=colour, width=0.15, dash=(2.0, 2.0)) for line in lines)]


class _CardDrawer:
    def __init__(self, spec: PosterSpec, form: Template, setter: Setter, card: Rect) -> None:
        self._spec, self._form, self._set, self._card = spec, form, setter, card
        self._colour = {purpose.key: purpose.colour for purpose in spec.purposes}
        self.problems: list[Problem] = []

    def card(self, outlet: PosterOutlet) -> list[Shape]:
        """Draw one card from the corner (0, 0) on."""
        colours, card = self._form.colours, self._card
        colour = self._colour.get(outlet.purpose, colours.band)
        left, room = _PAD, card.width - 2 * _PAD
        head, middle = plain(self._spec.title), _BAND / 2
        size = 6.0
        text, size = self._set.fitted(head, room - 16, most=size, least=3.4, bold=True)
        shapes: list[Shape] = [
            Box(Rect(0, 0, card.width, _BAND), colour),
            self._set.line(text, left, middle, size, "#ffffff", bold=True),
            number_badge(
                outlet.number, card.width - _PAD - 6, middle, 6, colour, self._set.metrics, hollow=True
            ),
        ]
        name, y = self._name(outlet, left, _BAND + 5.5, room)
        shapes.append(name)
        if outlet.kind:
            text, size = self._set.fitted(plain(outlet.kind), room, most=5.4, least=3.6, bold=True)
            shapes.append(self._set.line(text, left, y + 4.2, size, colour, bold=True))
            y += 8.4
        shapes += self._facts(outlet, left, y + 2.4, room)
        return [*shapes, *self._foot(outlet, colour)]

    def empty(self, paper: Paper) -> Page:
        """A sheet that says that there is no card to print."""
        said = self._spec.words(self._form.heading.empty)
        lines = wrap(said, paper.width - 2 * _PAD, 7.0, self._set.metrics, bold=True)
        words = self._set.lines(lines, _PAD, 0.4 * paper.height, 7.0, 10.0, self._form.colours.ink, bold=True)
        return Page(paper.width, paper.height, (words,))

    def nothing(self) -> tuple[Problem, ...]:
        """What to say where no card is printed."""
        place = Place(record=self._spec.circle_id)
        return (Problem(PosterProblem.NO_OUTLETS, Severity.WARNING, place, {"circle": self._spec.title}),)

    def _name(self, outlet: PosterOutlet, left: float, top: float, room: float) -> tuple[Passage, float]:
        """Set the name on one line as large as it goes, else on two, else cut and told."""
        text, (most, least) = plain(outlet.name) or str(outlet.number), _NAME
        size = min(most, 0.999 * room / self._set.width(text, 1.0, bold=True))
        lines: tuple[str, ...] = (text,)
        if size < 0.7 * most:
            size = least
            for tried in (0.75 * most, 0.65 * most, least):
                lines = wrap(text, room, tried, self._set.metrics, bold=True)
                if len(lines) <= 2:
                    size = tried
                    break
        if len(lines) > 2:
            lines = limit(lines, 2)
            place = Place(record=outlet.id, field="name")
            self.problems.append(
                Problem(PosterProblem.TEXT_CUT, Severity.WARNING, place, {"text": text[:30]})
            )
        leading = 1.28 * size
        passage = self._set.lines(lines, left, top, size, leading, self._form.colours.ink, bold=True)
        return Passage(passage.words, text), top + leading * len(lines)

    def _facts(self, outlet: PosterOutlet, left: float, y: float, room: float) -> list[Shape]:
        """Set hours, phone and address as large as they fit above the code."""
        _, _, _, rule = self._corner(outlet)
        for share in _SHARES:
            shapes, bottom = self._facts_at(outlet, left, y, room, share)
            if bottom <= rule - 1:
                break
        return shapes

    def _facts_at(
        self, outlet: PosterOutlet, left: float, y: float, room: float, share: float
    ) -> tuple[list[Shape], float]:
        colours, spec = self._form.colours, self._spec
        shapes: list[Shape] = []
        facts = (
            (OPEN, plain(outlet.hours), 7.4 * share, True, 2),
            (CALL, plain(outlet.phone or ""), 8.4 * share, True, 1),
            (WHERE, plain(outlet.address), 5.2 * share, False, 2),
        )
        labels = (spec.words(label) for label in (OPEN, CALL, WHERE))
        indent = max(12.0, *(self._set.width(label, 3.6) + 2.4 for label in labels))
        for label, text, wanted, bold, most in facts:
            if not text:
                continue
            size = wanted
            lines = wrap(text, room - indent, size, self._set.metrics, bold=bold)
            if len(lines) > most:
                size = min(wanted, _SMALL)
                lines = limit(wrap(text, room - indent, size, self._set.metrics, bold=bold), most)
            leading = 1.32 * size
            passage = self._set.lines(lines, left + indent, y, size, leading, colours.ink, bold=bold)
            shapes += [
                self._set.line(spec.words(label), left, y + leading / 2, min(3.6, size), colours.muted),
                Passage(passage.words, text),
            ]
            y += leading * len(lines) + 1.4 * share
        return shapes, y

    def _corner(self, outlet: PosterOutlet) -> tuple[str, Rect, float, float]:
        """Return the code's text, its square, its quiet zone, and where the rule above it runs."""
        card = self._card
        payload = outlet_payload(outlet, self._spec.order.map_service)
        modules = len(matrix(payload))
        side = max(min(_CODE, 0.32 * card.height), modules * self._form.code.module)
        quiet = self._form.code.quiet * side / modules
        edge = max(_PAD, quiet)
        code = Rect(card.width - edge - side, card.height - edge - side, side, side)
        return payload, code, quiet, code.y - max(4.5, quiet + 0.5)

    def _foot(self, outlet: PosterOutlet, colour: str) -> list[Shape]:
        """Draw the code with what it opens, its short code, who to call and who issued it."""
        spec, colours, card = self._spec, self._form.colours, self._card
        payload, code, quiet, rule = self._corner(outlet)
        room = code.x - quiet - _PAD - 1
        label = WAY if outlet.lonlat is not None else FACTS
        lines: list[tuple[str, float, str, bool]] = [
            (line, 6.2, colour, True)
            for line in limit(wrap(spec.words(label), room, 6.2, self._set.metrics, bold=True), 2)
        ]
        lines.append((short_code(spec, outlet), 5.0, colours.ink, True))
        if spec.hotlines:
            said = spec.words(HELP, number=plain(spec.hotlines[0].number))
            lines += [(line, 3.4, colours.muted, False) for line in self._small(said, room)]
        if spec.issuer:
            lines += [(line, 3.4, colours.muted, False) for line in self._small(plain(spec.issuer), room)]
        y = card.height - _PAD - sum(1.42 * size for _, size, _, _ in lines)
        shapes: list[Shape] = [
            Path(((_PAD, rule), (card.width - _PAD, rule)), stroke=colours.line, width=0.35),
            Code(code, payload, colours.ink, quiet, outlet.id),
        ]
        for said, size, ink, bold in lines:
            text, fitted = self._set.fitted(said, room, most=size, least=0.7 * size, bold=bold)
            shapes.append(self._set.line(text, _PAD, y + 0.71 * size, fitted, ink, bold=bold))
            y += 1.42 * size
        return shapes

    def _small(self, text: str, room: float) -> tuple[str, ...]:
        return limit(wrap(text, room, 3.4, self._set.metrics), 2)
