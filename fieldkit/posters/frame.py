"""What surrounds the list: the title band with the circle's code, the head of further sheets, the foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.qr import circle_payload, matrix
from fieldkit.posters.shapes import Box, Code, Passage, Rect, Shape, Words
from fieldkit.posters.spec import DISCLAIMER, SUFFIX
from fieldkit.posters.textflow import limit, plain, wrap
from fieldkit.registers.boundaries import DIRECTION_NAMES, Direction

if TYPE_CHECKING:
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Paper, Template

SCAN_GUIDE = Text("微信扫码 一览商户", "Scan to see all outlets")
SCAN_TEXT = Text("扫码存下本圈电话", "Scan to keep these facts")
RESIDENTS = Text("居民 {count:,} 人", "{count:,} residents")
SIDE = Text("{direction}至{name}", "{direction}: {name}")
SHEET = Text("第 {page} 张，共 {pages} 张", "Sheet {page} of {pages}")
AS_OF = Text("信息截至 {date}，如有变动以现场为准。", "As of {date}; what you find on site prevails.")
PREVAILS = Text("信息如有变动以现场为准。", "What you find on site prevails.")
ISSUED = Text("{issuer} 制", "Issued by {issuer}")
NUMBER = Text("编号 {number}", "No. {number}")
APPROVAL = Text("审图号：{number}", "Map approval no. {number}")

_TITLE_MOST = 21.0
_TITLE_GAP = 0.22
_LEADING = 1.24


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sheet: its height, its shapes from y = 0 on, what could not be set."""

    height: float
    shapes: tuple[Shape, ...]
    problems: tuple[Problem, ...] = ()


class FrameDrawer:
    """Draws the parts of a sheet that are neither list nor sketch."""

    def __init__(self, spec: PosterSpec, template: Template, paper: Paper, setter: Setter) -> None:
        self._spec = spec
        self._template = template
        self._colours = template.colours
        self._paper = paper
        self._k = paper.factor
        self._set = setter
        self._name = plain(spec.title) or SUFFIX

    def band(self) -> Piece:
        """Draw the title band of the first sheet."""
        k, paper, colours = self._k, self._paper, self._colours
        panel, panel_width, panel_height = self._panel()
        room = paper.width - 2 * paper.margin - panel_width - 9 * k
        title, problems = self._title(room)
        stack: list[tuple[float, list[Words], str]] = title
        stack += self._soft_lines(self._sides(), room, 6.2 * k, 4.4 * k, colours.band_soft)
        stack += self._soft_lines(self._facts(), room, 4.9 * k, 3.7 * k, colours.band_faint)
        text_height = sum(height for height, _, _ in stack)
        height = max(panel_height + 10 * k, text_height + 15 * k)
        shapes: list[Shape] = [Box(Rect(0, 0, paper.width, height), colours.band)]
        y = (height - text_height) / 2
        passages: dict[str, list[Words]] = {}
        for line_height, words, text in stack:
            middle = y + line_height / 2
            passages.setdefault(text, []).extend(word.moved(paper.margin, middle) for word in words)
            y += line_height
        shapes += [Passage(tuple(words), text) for text, words in passages.items()]
        dy = (height - panel_height) / 2
        shapes += [shape.moved(paper.width - paper.margin - panel_width, dy) for shape in panel]
        return Piece(height, tuple(shapes), problems)

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
        return Piece(height, shapes)

    def foot(self, page: int, pages: int) -> Piece:
        """Draw the foot: hotlines, disclaimer and date on the left, issuer and number on the right."""
        k, paper, colours = self._k, self._paper, self._colours
        right_lines = self._right_lines(page, pages)
        size = 3.9 * k
        wide = max((self._set.width(text, size) for text in right_lines), default=0.0)
        room = paper.width - 2 * paper.margin - min(wide, 0.4 * paper.width) - 8 * k
        rows: list[tuple[float, list[Passage]]] = self._hotlines(room)
        note = self._note()
        lines = wrap(note, room, size, self._set.metrics)
        rows += [(5.6 * k, [self._set.line(line, paper.margin, 0, size, colours.muted)]) for line in lines]
        height = max(sum(row for row, _ in rows), 5.6 * k * len(right_lines)) + 9 * k
        shapes: list[Shape] = [Box(Rect(0, 0, paper.width, height), colours.footer)]
        y = (height - sum(row for row, _ in rows)) / 2
        for row, passages in rows:
            shapes += [passage.moved(0, y + row / 2) for passage in passages]
            y += row
        y = (height - 5.6 * k * len(right_lines)) / 2
        for text in right_lines:
            kept, fitted = self._set.fitted(text, 0.4 * paper.width, most=size, least=0.7 * size)
            x = paper.width - paper.margin
            shapes.append(self._set.line(kept, x, y + 2.8 * k, fitted, colours.muted, anchor="end"))
            y += 5.6 * k
        return Piece(height, tuple(shapes))

    def _panel(self) -> tuple[list[Shape], float, float]:
        """Draw the circle's code on white with a line below; return shapes, width, height."""
        k, code = self._k, self._template.code
        payload = circle_payload(self._spec)
        modules = len(matrix(payload))
        side = max(code.circle_size * k, modules * code.module)
        quiet = code.quiet * side / modules
        label = self._spec.words(SCAN_GUIDE if self._spec.guide_url else SCAN_TEXT)
        width = side + 2 * quiet + 1.0 * k
        label, size = self._set.fitted(label, width - 4 * k, most=4.1 * k, least=2.6 * k, bold=True)
        below = quiet + 0.4 * k + side + quiet
        height = below + size + 2.4 * k
        shapes: list[Shape] = [
            Box(Rect(0, 0, width, height), self._colours.paper, radius=3 * k),
            Code(Rect((width - side) / 2, quiet + 0.4 * k, side, side), payload, self._colours.ink, quiet),
            self._set.line(
                label,
                width / 2,
                below + size / 2 + 0.3 * k,
                size,
                self._colours.ink,
                bold=True,
                anchor="middle",
            ),
        ]
        return shapes, width, height

    def _title(self, room: float) -> tuple[list[tuple[float, list[Words], str]], tuple[Problem, ...]]:
        """Set the title as large as it goes: on one line, else on two, else cut with a problem."""
        text = self._name
        head, tail = (
            (text[: -len(SUFFIX)], SUFFIX) if text.endswith(SUFFIX) and text != SUFFIX else (text, "")
        )
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

    def _soft_lines(
        self, text: str, room: float, most: float, least: float, colour: str
    ) -> list[tuple[float, list[Words], str]]:
        """Set a line under the title: shrunk a little, else wrapped."""
        if not text:
            return []
        if self._set.width(text, least) <= room:
            _, size = self._set.fitted(text, room, most=most, least=least)
            return [(most * 1.6, [self._set.words(text, 0, 0, size, colour)], text)]
        lines = limit(wrap(text, room, least, self._set.metrics), 3)
        return [(least * 1.5, [self._set.words(line, 0, 0, least, colour)], text) for line in lines]

    def _hotlines(self, room: float) -> list[tuple[float, list[Passage]]]:
        """Set hotlines side by side, in as many lines as they need."""
        k, colours, left = self._k, self._colours, self._paper.margin
        rows: list[tuple[float, list[Passage]]] = []
        x = room
        for hotline in self._spec.hotlines:
            number, label = plain(hotline.number), plain(hotline.label)
            number_width = self._set.width(number, 6.4 * k, bold=True)
            label, size = self._set.fitted(label, room - number_width - 2 * k, most=4.2 * k, least=3 * k)
            wide = number_width + 1.4 * k + self._set.width(label, size)
            if x + wide > room:
                rows.append((8.6 * k, []))
                x = 0.0
            start = left + x
            rows[-1][1].append(self._set.line(number, start, 0, 6.4 * k, colours.ink, bold=True))
            rows[-1][1].append(
                self._set.line(label, start + number_width + 1.4 * k, 0.7 * k, size, colours.ink)
            )
            x += wide + 7 * k
        return rows

    def _note(self) -> str:
        spec = self._spec
        said = spec.disclaimer or spec.words(DISCLAIMER)
        if spec.approval_number:
            said = spec.words(APPROVAL, number=spec.approval_number)
        prevails = spec.words(AS_OF, date=spec.data_date) if spec.data_date else spec.words(PREVAILS)
        return plain(f"{said}。{prevails}" if spec.language == "zh" else f"{said}. {prevails}")

    def _right_lines(self, page: int, pages: int) -> list[str]:
        spec = self._spec
        lines = [spec.words(ISSUED, issuer=plain(spec.issuer))] if spec.issuer else []
        marks = [spec.words(NUMBER, number=plain(spec.poster_number))] if spec.poster_number else []
        if pages > 1:
            marks.append(spec.words(SHEET, page=page, pages=pages))
        return [*lines, " · ".join(marks)] if marks else lines
