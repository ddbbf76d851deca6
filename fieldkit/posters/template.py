"""Geometry, type sizes and colours of a poster, read from ``resources/posters/*.toml``.

Millimetres throughout. A template names its papers; adding a paper or a colour
is a line of data.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.posters.colours import contrast
from fieldkit.posters.problems import PosterError
from fieldkit.posters.sections import Section, read_section
from fieldkit.posters.sheet import LEGIBLE, Paper, sheets

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LEGIBLE", "Composition", "Paper", "Template", "papers", "template", "templates"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, ``#rrggbb``."""

    ink: str
    muted: str
    line: str
    paper: str
    band: str
    band_text: str
    band_soft: str
    band_faint: str
    frame: str
    outside: str
    block: str
    block_alt: str
    lane: str
    road: str
    road_edge: str
    road_text: str
    railway: str
    railway_dash: str
    water: str
    water_text: str
    place: str
    place_edge: str
    place_text: str
    here: str
    night: str
    night_text: str
    footer: str
    motif: str
    map_ink: str


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Heights of type in mm and the distances (m) they are read from; ``contact`` is a share of ``detail``."""

    name: float
    name_min: float
    detail: float
    contact: float
    heading: float
    marker_min: float
    name_distance: float
    detail_distance: float


@dataclass(frozen=True, slots=True)
class CodeSizes:
    """QR codes: least module in mm, quiet zone in modules, side of the circle's code on A3."""

    module: float
    quiet: int
    circle_size: float


class Composition(StrEnum):
    """What kind of thing a template prints."""

    POSTER = "poster"
    LIST = "list"
    CARDS = "cards"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class MapSizes:
    """Heights of the sketch in mm on A3: the least, the good, and the largest."""

    least: float
    good: float
    most: float


@dataclass(frozen=True, slots=True)
class Heading:
    """Words of a template.

    Attributes:
        title: follows the circle's name in place of 一刻钟便民生活圈; empty on the guide.
        lead: a line under the title.
        empty: said where no outlet of the circle belongs on this template.
    """

    title: Text
    lead: Text
    empty: Text


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of poster.

    Attributes:
        papers: the sheets it can be printed on, by key, smallest first.
        sections: headings with what belongs under them; none: every outlet under its usual purpose.
        all_day: lists only what is open round the clock.
        motif: what is drawn behind the title.
        emphasis: ``hours`` or ``phone`` is set large in the rows.
        by_opening: outlets in the order of their opening hours, not as given.
        hours_shown: False where all have the same.
    """

    key: str
    name: Text
    composition: Composition
    heading: Heading
    colours: Palette
    type: TypeSizes
    code: CodeSizes
    map: MapSizes
    papers: Mapping[str, Paper]
    sections: tuple[Section, ...] = ()
    all_day: bool = False
    motif: str = ""
    emphasis: str = ""
    by_opening: bool = False
    hours_shown: bool = True

    def banded(self, colour: str) -> Template:
        """Return the template with a title band of this colour and words that stand out from it; empty: as it is."""
        if not colour:
            return self
        inks = ("#ffffff", self.colours.ink)
        words = max(inks, key=lambda ink: contrast(ink, colour))
        # A sign drawn for another band would hardly be seen on this one, or too well.
        tinted = {
            "band": colour,
            "band_text": words,
            "band_soft": words,
            "band_faint": words,
            "motif": colour,
        }
        return replace(self, colours=replace(self.colours, **tinted), motif="")

    def paper(self, key: str) -> Paper:
        """Return one of its papers.

        Raises:
            FieldkitError: PosterError.PAPER_UNKNOWN.
        """
        if key not in self.papers:
            raise FieldkitError(PosterError.PAPER_UNKNOWN, paper=key, papers="、".join(self.papers))
        return self.papers[key]


@cache
def templates() -> tuple[Template, ...]:
    """Return every template, the guide poster first."""
    keys = tomllib.loads(resource("posters", "templates.toml").read_text("utf-8"))["templates"]
    return tuple(_read(key) for key in keys)


@cache
def template(wanted: str = "guide") -> Template:
    """Return a template by its key, one of its names, or the only one whose Chinese name holds what is wanted.

    Raises:
        FieldkitError: PosterError.TEMPLATE_UNKNOWN.
    """
    for known in templates():
        if wanted in {known.key, known.name.zh, known.name.en}:
            return known
    near = [
        known for known in templates() if wanted and wanted.replace(" ", "") in known.name.zh.replace(" ", "")
    ]
    if len(near) == 1:
        return near[0]
    names = "、".join(known.name.zh for known in templates())
    raise FieldkitError(PosterError.TEMPLATE_UNKNOWN, template=wanted, templates=names)


def papers(key: str = "guide") -> tuple[str, ...]:
    """Return the keys of the papers a template can be printed on, smallest first."""
    return tuple(template(key).papers)


def _read(key: str) -> Template:
    """Read a template's file; what it does not say is as in the guide's."""
    first, raw = _file("guide"), _file(key)
    colours, sizes, code, sketch = (
        {**first[part], **raw.get(part, {})} for part in ("colours", "type", "code", "map")
    )
    return Template(
        key=raw["key"],
        name=_text(raw, "name"),
        composition=Composition(raw["composition"]),
        heading=Heading(_text(raw, "title"), _text(raw, "lead"), _text(raw, "empty")),
        colours=Palette(**{field.name: colours[field.name] for field in fields(Palette)}),
        type=TypeSizes(**sizes),
        code=CodeSizes(**code),
        map=MapSizes(**sketch),
        papers={name: sheets()[name] for name in raw["papers"]},
        sections=tuple(read_section(section) for section in raw.get("section", ())),
        all_day=raw.get("all_day", False),
        motif=raw.get("motif", ""),
        emphasis=raw.get("emphasis", ""),
        by_opening=raw.get("order") == "opening",
        hours_shown=raw.get("hours_shown", True),
    )


@cache
def _file(key: str) -> dict[str, Any]:
    return tomllib.loads(resource("posters", f"{key}.toml").read_text("utf-8"))


def _text(raw: Mapping[str, str], key: str) -> Text:
    return Text(raw.get(f"{key}_zh", ""), raw.get(f"{key}_en", ""))
