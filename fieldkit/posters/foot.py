"""The foot of a sheet: hotlines, disclaimer and date, who issued it, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.band import SHEET
from fieldkit.posters.piece import Piece
from fieldkit.posters.shapes import Box, Passage, Path, Picture, Rect, Shape
from fieldkit.posters.spec import DISCLAIMER
from fieldkit.posters.textflow import plain, wrap

if TYPE_CHECKING:
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Paper, Template

AS_OF = Text("信息截至 {date}，如有变动以现场为准。", "As of {date}; what you find on site prevails.")
PREVAILS = Text("信息如有变动以现场为准。", "What you find on site prevails.")
ISSUED = Text("{issuer} 制", "Issued by {issuer}")
NUMBER = Text("编号 {number}", "No. {number}")
APPROVAL = Text("审图号：{number}", "Map approval no. {number}")

_SIGN = 14.0
"""Side of the square in which the office's sign stands."""


class FootDrawer:
    """Draws the foot of a sheet."""

    def __init__(self, spec: PosterSpec, template: Template, paper: Paper, setter: Setter) -> None:
        self._spec = spec
        self._colours = template.colours
        self._paper = paper
        self._k = paper.factor
        self._set = setter

    def foot(self, page: int, pages: int) -> Piece:
        """Draw the foot: hotlines, disclaimer and date on the left, issuer and number on the right."""
        k, paper, colours = self._k, self._paper, self._colours
        right_lines = self._right_lines(page, pages)
        size = 3.9 * k
        wide = max((self._set.width(text, size) for text in right_lines), default=0.0)
        wide = min(wide, 0.4 * paper.width)
        sign = _SIGN * k if self._spec.logo else 0.0
        room = paper.width - 2 * paper.margin - wide - 1.25 * sign - 8 * k
        rows: list[tuple[float, list[Passage]]] = self._hotlines(room)
        note = self.note()
        lines = wrap(note, room, size, self._set.metrics)
        rows += [(5.6 * k, [self._set.line(line, paper.margin, 0, size, colours.muted)]) for line in lines]
        height = max(sum(row for row, _ in rows), 5.6 * k * len(right_lines), sign) + 9 * k
        ground = Rect(0, 0, paper.width, height + paper.floor)
        shapes: list[Shape] = [Box(ground, colours.footer)]
        if colours.footer == colours.paper:
            ends = ((paper.margin, 0.0), (paper.width - paper.margin, 0.0))
            shapes.append(Path(ends, stroke=colours.ink, width=0.5 * k))
        if sign:
            left = paper.width - paper.margin - wide - 1.25 * sign
            shapes.append(Picture(Rect(left, (height - sign) / 2, sign, sign), self._spec.logo, whole=True))
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
        return Piece(paper.width, height, tuple(shapes))

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

    def note(self) -> str:
        """Return the disclaimer or the approval of the map, and the date of the facts."""
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
