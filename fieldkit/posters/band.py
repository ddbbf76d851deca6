"""The title: the band with the circle's code on the first sheet, and the head of further sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.codepanel import CodePanel
from fieldkit.posters.motifs import motif
from fieldkit.posters.piece import Piece
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.selecting import title_tail
from fieldkit.posters.shapes import Box, Passage, Rect, Shape, Words
from fieldkit.posters.sheet import Format
from fieldkit.posters.spec import SUFFIX
from fieldkit.posters.textflow import limit, plain, wrap
from fieldkit.registers.boundaries import DIRECTION_NAMES, Direction

if TYPE_CHECKING:
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Paper, Template

RESIDENTS = Text("居民 {count:,} 人", "{count:,} residents")
SIDE = Text("{direction}至{name}", "{direction}: {name}")
SHEET = Text("第 {page} 张，共 {pages} 张", "Sheet {page} of {pages}")

_TITLE_MOST = 21.0
_TITLE_GAP = 0.22
_LEADING = 1.24
_STACKED = 1.12

Line = tuple[float, list[Words], str]


class BandDrawer:
    """Draws the title of a sheet."""

    def __init__(self, spec: PosterSpec, template: Template, paper: Paper, setter: Setter) -> None:
        self._spec = spec
        self._template = template
        self._colours = template.colours
        self._paper = paper
        self._k = paper.factor
        self._set = setter
        self._name = plain(spec.title) or SUFFIX
        self._panel = CodePanel(spec, template, paper, setter)

    def band(self) -> Piece:
        """Draw the title band of the first sheet; what stands on the floor has its code elsewhere."""
        k, paper, colours = self._k, self._paper, self._colours
        tall = paper.format is Format.TALL
        panel = None if tall else self._panel.draw()
        taken = 0.0 if panel is None else panel.width + 9 * k
        room = paper.width - 2 * paper.margin - taken
        title, problems = self._stacked(room) if tall else self._title(room)
        soft = 1.25 if tall else 1.0
        stack: list[Line] = title
        if self._spec.lead:
            stack += self._soft_lines(
                plain(self._spec.lead), room, 6.6 * k * soft, 4.4 * k, colours.band_soft
            )
        if self._spec.lead:
            stack += self._soft_lines(self._facts(), room, 4.9 * k * soft, 3.7 * k, colours.band_faint)
        else:
            stack += self._soft_lines(self._sides(), room, 6.2 * k * soft, 4.4 * k, colours.band_soft)
            stack += self._soft_lines(self._facts(), room, 4.9 * k * soft, 3.7 * k, colours.band_faint)
        text_height = sum(height for height, _, _ in stack)
        height = max(0.0 if panel is None else panel.height + 10 * k, text_height + (26 if tall else 15) * k)
        ground = Rect(0, 0, paper.width, height)
        shapes: list[Shape] = [Box(ground, colours.band)]
        written = max((words[-1].x + words[-1].width for _, words, _ in title), default=0.0)
        free = (paper.margin + written, paper.margin + room)
        shapes += motif(self._template.motif, ground, free, colours)
        y = (height - text_height) / 2
        passages: dict[str, list[Words]] = {}
        for line_height, words, text in stack:
            middle = y + line_height / 2
            passages.setdefault(text, []).extend(word.moved(paper.margin, middle) for word in words)
            y += line_height
        shapes += [Passage(tuple(words), text) for text, words in passages.items()]
        if panel is not None:
            x, y = paper.width - paper.margin - panel.width, (height - panel.height) / 2
            shapes += [shape.moved(x, y) for shape in panel.shapes]
            problems = (*problems, *panel.problems)
        return Piece(paper.width, height, tuple(shapes), problems)

    def further_head(self, page: int, pages: int) -> Piece:
        """Draw the head of a further sheet."""
        k, paper, colours = self._k, self._paper, self._colours
        height = 25 * k
        sheet = self._spec.words(SHEET, page=page, pages=pages)
        right = paper.width - paper.margin
        room = right - paper.margin - self._set.width(sheet, 5.6 * k, bold=True) - 10 * k
        text, size = self._set.fitted(self._name, room, most=11 * k, least=5 * k, bold=True)
        shapes: tuple[Shape, ...] = (
            Box(Rect(0, 0, paper.width, height), colours.band),
            self._set.line(text, paper.margin, height / 2, size, colours.band_text, bold=True),
            self._set.line(sheet, right, height / 2, 5.6 * k, colours.band_soft, bold=True, anchor="end"),
        )
        return Piece(paper.width, height, shapes)

    def _stacked(self, room: float) -> tuple[list[Line], tuple[Problem, ...]]:
        """Set the circle's name very large and the other words below, both to the width of a tall sheet."""
        tail = plain(title_tail(self._spec, self._template))
        head = self._name.removesuffix(tail)
        if head in {"", self._name}:
            return self._title(room)
        least = self._paper.title_min
        most = 46 * self._k
        big = min(most, room / self._set.width(head, 1.0, bold=True))
        small = min(0.6 * most, room / self._set.width(tail, 1.0, bold=True))
        if min(big, small) < least:
            return self._title(room)
        colours = self._colours
        return [
            (big * _STACKED, [self._set.words(head, 0, 0, big, colours.band_text, bold=True)], self._name),
            (
                small * _LEADING,
                [self._set.words(tail, 0, 0, small, colours.band_soft, bold=True)],
                self._name,
            ),
        ], ()

    def _title(self, room: float) -> tuple[list[Line], tuple[Problem, ...]]:
        """Set the title as large as it goes: on one line, else on two, else cut with a problem."""
        text = self._name
        tail = plain(title_tail(self._spec, self._template))
        head = text.removesuffix(tail)
        if head in {"", text}:
            head, tail = text, ""
        most, least = _TITLE_MOST * self._k, self._paper.title_min
        wide = self._title_width(head, tail, most)
        size = min(most, most * room / wide * 0.999)
        if size >= least:
            return [(size * _LEADING, self._title_words(head, tail, size), text)], ()
        parts = (head, tail) if tail else wrap(text, room, least, self._set.metrics, bold=True)
        widest = max(self._set.width(part, most, bold=True) for part in parts)
        size = min(most, most * room / widest * 0.999)
        if size >= least and len(parts) <= 2:
            return [
                (
                    size * _LEADING,
                    [self._set.words(part, 0, 0, size, self._tint(part, tail), bold=True)],
                    text,
                )
                for part in parts
            ], ()
        lines = limit(wrap(text, room, least, self._set.metrics, bold=True), 2)
        place = Place(record=self._spec.circle_id, field="name")
        values = {"text": text, "distance": f"{self._paper.title_distance:g}"}
        problem = Problem(PosterProblem.TITLE_SMALL, Severity.WARNING, place, values)
        white = self._colours.band_text
        return [
            (least * _LEADING, [self._set.words(line, 0, 0, least, white, bold=True)], text) for line in lines
        ], (problem,)

    def _title_width(self, head: str, tail: str, size: float) -> float:
        gap = _TITLE_GAP * size if tail else 0.0
        return self._set.width(head, size, bold=True) + gap + self._set.width(tail, size, bold=True)

    def _title_words(self, head: str, tail: str, size: float) -> list[Words]:
        words = [self._set.words(head, 0, 0, size, self._colours.band_text, bold=True)]
        if tail:
            start = words[0].width + _TITLE_GAP * size
            words.append(self._set.words(tail, start, 0, size, self._colours.band_soft, bold=True))
        return words

    def _tint(self, part: str, tail: str) -> str:
        return self._colours.band_soft if tail and part == tail else self._colours.band_text

    def _sides(self) -> str:
        boundary = self._spec.boundary
        said = [
            self._spec.words(
                SIDE,
                direction=self._spec.words(DIRECTION_NAMES[side]).capitalize(),
                name=plain(boundary.name(side)),
            )
            for side in Direction
            if boundary.name(side)
        ]
        return "\u3000".join(said) or plain(boundary.text)

    def _facts(self) -> str:
        facts = list(self._spec.facts)
        if self._spec.population is not None:
            facts.insert(0, self._spec.words(RESIDENTS, count=self._spec.population))
        return " · ".join(plain(fact) for fact in facts)

    def _soft_lines(self, text: str, room: float, most: float, least: float, colour: str) -> list[Line]:
        """Set a line under the title: shrunk a little, else wrapped."""
        if not text:
            return []
        if self._set.width(text, least) <= room:
            _, size = self._set.fitted(text, room, most=most, least=least)
            return [(most * 1.6, [self._set.words(text, 0, 0, size, colour)], text)]
        lines = limit(wrap(text, room, least, self._set.metrics), 3)
        return [(least * 1.5, [self._set.words(line, 0, 0, least, colour)], text) for line in lines]
