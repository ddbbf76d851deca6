"""From what a poster says to where everything goes: sheets of shapes in millimetres.

Pure: knows no PDF and no font file. As few sheets as the legible sizes allow,
then the largest rows, then the largest sketch. Nothing is ever shrunk below
the sizes of the template; what does not fit goes on another sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.composing import compose
from fieldkit.posters.selecting import selected
from fieldkit.posters.setting import Setter
from fieldkit.posters.template import Composition, Paper, template

if TYPE_CHECKING:
    from fieldkit.kernel.problems import Problem
    from fieldkit.posters.shapes import Page
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.textflow import Metrics


@dataclass(frozen=True, slots=True)
class PosterLayout:
    """All sheets of a poster, and what could not be set as it should be."""

    paper: Paper
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


def lay_out(spec: PosterSpec, metrics: Metrics) -> PosterLayout:
    """Lay out a poster, its cards or its booklet.

    Raises:
        FieldkitError: PosterError.TEMPLATE_UNKNOWN, PAPER_UNKNOWN, CODE_TOO_LONG.
    """
    form = template(spec.order.template)
    paper = form.paper(spec.order.paper).read_from(spec.order.distance)
    printed, setter = selected(spec), Setter(metrics)
    pages, problems = compose(printed, form, paper, setter)
    return PosterLayout(paper, pages, problems)
