"""From what a poster says to where everything goes: sheets of shapes in millimetres.

Pure: knows no PDF and no font file. As few sheets as the legible sizes allow,
then the largest rows, then the largest sketch. Nothing is ever shrunk below
the sizes of the template; what does not fit goes on another sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.bleeding import bled
from fieldkit.posters.booklet import compose_booklet
from fieldkit.posters.cards import compose_cards
from fieldkit.posters.composing import compose
from fieldkit.posters.plain_ink import black_purposes, in_black, without_colour
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
    order, coloured = spec.order, template(spec.order.template).banded(spec.colour)
    paper = coloured.paper(order.paper).read_from(order.distance)
    printed, form = selected(spec), coloured
    if order.black_white:
        form = without_colour(coloured)
        printed = black_purposes(printed)
    pages, problems = _COMPOSERS.get(form.composition, compose)(printed, form, paper, Setter(metrics))
    if order.black_white:
        pages = tuple(in_black(page, form.colours) for page in pages)
    if order.bleed:
        pages = tuple(bled(page) for page in pages)
    return PosterLayout(paper, pages, problems)


_COMPOSERS = {Composition.CARDS: compose_cards, Composition.BOOKLET: compose_booklet}
