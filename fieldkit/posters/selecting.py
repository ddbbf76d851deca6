"""What of a circle goes on one kind of poster: its outlets, headings and title words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.sections import opens_at, section_of
from fieldkit.posters.spec import SUFFIX, number_outlets
from fieldkit.posters.template import Template, template

if TYPE_CHECKING:
    from fieldkit.posters.spec import PosterSpec

COUNT = Text("本圈 {count} 家", "{count} in this circle")
TITLE = Text("{circle}{words}", "{circle}: {words}")


def selected(spec: PosterSpec) -> PosterSpec:
    """Return the facts as the template of the order prints them; the guide's are as they were.

    A title that somebody wrote by hand stays; one that names the circle gets the template's words.

    Raises:
        FieldkitError: PosterError.TEMPLATE_UNKNOWN.
    """
    form = template(spec.order.template)
    outlets = [outlet for outlet in spec.outlets if outlet.open_24h or not form.all_day]
    purposes = spec.purposes
    if form.sections:
        placed = [(outlet, section_of(outlet, form.sections)) for outlet in outlets]
        outlets = [
            replace(outlet, purpose=section.purpose.key) for outlet, section in placed if section is not None
        ]
        purposes = tuple(section.purpose for section in form.sections)
    if form.by_opening:
        rank = {record: place for place, record in enumerate(spec.first)}
        outlets.sort(key=lambda outlet: (rank.get(outlet.id, len(rank)), opens_at(outlet)))
    if not form.hours_shown:
        outlets = [replace(outlet, hours="") for outlet in outlets]
    chosen = bool(form.sections or form.all_day)
    numbered = number_outlets(tuple(outlets), purposes) if chosen else tuple(outlets)
    return replace(
        spec,
        title=_title(spec, form),
        lead=spec.lead or spec.words(form.heading.lead),
        facts=(spec.words(COUNT, count=len(outlets)),) if chosen else spec.facts,
        population=None if chosen else spec.population,
        outlets=numbered,
        purposes=purposes,
    )


def title_tail(spec: PosterSpec, form: Template) -> str:
    """Return the words after the circle's name in the title."""
    return spec.words(form.heading.title) or SUFFIX


def circle_name(spec: PosterSpec) -> str:
    """Return the circle's own name: ``幸福里`` of ``幸福里一刻钟便民生活圈``."""
    return spec.title.removesuffix(SUFFIX) or spec.title


def _title(spec: PosterSpec, form: Template) -> str:
    words = spec.words(form.heading.title)
    if not words or not spec.title.endswith(SUFFIX):
        return spec.title
    return spec.words(TITLE, circle=circle_name(spec), words=words)
