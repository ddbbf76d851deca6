"""The circle's code on white with a line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.piece import Piece
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.qr import circle_payload, matrix
from fieldkit.posters.shapes import Box, Code, Rect, Shape
from fieldkit.posters.sheet import SCANNED

if TYPE_CHECKING:
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Paper, Template

SCAN_GUIDE = Text("微信扫码 一览商户", "Scan to see all outlets")
SCAN_TEXT = Text("扫码存下本圈电话", "Scan to keep these facts")

_MOST_OF_WIDTH = 0.3


class CodePanel:
    """Measures and draws the panel with the circle's code."""

    def __init__(self, spec: PosterSpec, template: Template, paper: Paper, setter: Setter) -> None:
        self._spec, self._template, self._paper, self._set = spec, template, paper, setter

    def draw(self) -> Piece:
        """Draw the panel from the corner (0, 0) on."""
        k, code, paper = self._paper.factor, self._template.code, self._paper
        payload = circle_payload(self._spec)
        modules = len(matrix(payload))
        most = _MOST_OF_WIDTH * min(paper.width, paper.height)
        wanted = max(code.circle_size * k, paper.code_least)
        side = max(min(wanted, most), modules * code.module)
        quiet = code.quiet * side / modules
        label = self._spec.words(SCAN_GUIDE if self._spec.guide_url else SCAN_TEXT)
        width = side + 2 * quiet + 1.0 * k
        label, size = self._set.fitted(label, width - 4 * k, most=0.105 * side, least=2.6 * k, bold=True)
        below = quiet + 0.4 * k + side + quiet
        height = below + size + 2.4 * k
        corner = Rect((width - side) / 2, quiet + 0.4 * k, side, side)
        middle, ink = below + size / 2 + 0.3 * k, self._template.colours.ink
        shapes: list[Shape] = [
            Box(Rect(0, 0, width, height), self._template.colours.paper, radius=3 * k),
            Code(corner, payload, ink, quiet),
            self._set.line(label, width / 2, middle, size, ink, bold=True, anchor="middle"),
        ]
        return Piece(width, height, tuple(shapes), self._told(side, wanted))

    def _told(self, side: float, wanted: float) -> tuple[Problem, ...]:
        if side >= min(wanted, self._paper.code_least) - 1e-6:
            return ()
        values = {
            "distance": f"{self._paper.code_distance:g}",
            "size": round(side),
            "near": f"{side * SCANNED / 1000:.1f}",
        }
        place = Place(record=self._spec.circle_id)
        return (Problem(PosterProblem.CODE_NEAR, Severity.WARNING, place, values),)
