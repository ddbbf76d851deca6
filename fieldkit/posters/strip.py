"""The strip of a roll-up at the height of a hand: the large code, what it opens, and the number to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.codepanel import CodePanel
from fieldkit.posters.piece import Piece
from fieldkit.posters.shapes import Box, Rect, Shape
from fieldkit.posters.textflow import limit, plain, wrap

if TYPE_CHECKING:
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Paper, Template

SCAN = Text("扫一扫，带着走", "Scan and take it along")
OPENS_GUIDE = Text("网点、电话、路线都在手机里", "Outlets, phones and routes on your phone")
OPENS_TEXT = Text("没有网络也能存下本圈电话", "Keeps these phone numbers, even offline")
NO_PHONE = Text("不用手机也行：打 {number}（{label}）", "No smartphone? Call {number} ({label})")

_PAD = 0.08


class StripDrawer:
    """Draws the strip across a tall sheet."""

    def __init__(self, spec: PosterSpec, template: Template, paper: Paper, setter: Setter) -> None:
        self._spec, self._colours, self._paper, self._set = spec, template.colours, paper, setter
        self._panel = CodePanel(spec, template, paper, setter)

    def draw(self, room: Rect) -> Piece:
        """Draw the strip: words on the left, the code on the right."""
        panel, paper, colours = self._panel.draw(), self._paper, self._colours
        top = room.y + (room.height - panel.height) / 2
        left = paper.width - paper.margin - panel.width
        width = left - paper.margin - _PAD * room.width
        shapes: list[Shape] = [Box(room, colours.band), *panel.moved(left, top)]
        lines: list[tuple[str, float, str, bool]] = []
        text, size = self._set.fitted(
            self._spec.words(SCAN), width, most=0.2 * room.height, least=14, bold=True
        )
        lines.append((text, size, colours.band_text, True))
        opens = OPENS_GUIDE if self._spec.guide_url else OPENS_TEXT
        text, size = self._set.fitted(self._spec.words(opens), width, most=0.105 * room.height, least=10)
        lines.append((text, size, colours.band_soft, False))
        lines += self._call(width, 0.085 * room.height)
        height = sum(size * 1.55 for _, size, _, _ in lines)
        y = room.y + (room.height - height) / 2
        for text, size, colour, bold in lines:
            shapes.append(self._set.line(text, paper.margin, y + 0.775 * size, size, colour, bold=bold))
            y += 1.55 * size
        return Piece(room.width, room.height, tuple(shapes), panel.problems)

    def _call(self, width: float, size: float) -> list[tuple[str, float, str, bool]]:
        """Set the first number to call, for who has no smartphone."""
        if not self._spec.hotlines:
            return []
        line = self._spec.hotlines[0]
        said = self._spec.words(NO_PHONE, number=plain(line.number), label=plain(line.label))
        kept = limit(wrap(said, width, size, self._set.metrics), 2)
        return [(text, size, self._colours.band_soft, False) for text in kept]
