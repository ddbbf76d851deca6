"""Geometry, type sizes and colours of a poster, read from ``resources/posters/*.toml``.

Millimetres throughout. A template names its papers; adding a paper or a colour
is a line of data.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.posters.problems import PosterError

if TYPE_CHECKING:
    from collections.abc import Mapping

LEGIBLE = 300
"""Reading distance divided by this is the least height of a Chinese character."""


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


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Heights of type in mm and the distances (m) they are read from."""

    name: float
    name_min: float
    detail: float
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


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet.

    Attributes:
        factor: scale, against A3, of what is read from afar.
        title_distance: metres from which the title must be legible.
        row_scales: sizes of the list's rows to try, largest first.
    """

    key: str
    width: float
    height: float
    factor: float
    margin: float
    title_distance: float
    row_scales: tuple[float, ...]

    @property
    def title_min(self) -> float:
        """Least height of the title's characters in mm."""
        return self.title_distance * 1000 / LEGIBLE


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of poster.

    Attributes:
        papers: the sheets it can be printed on, by key, smallest first.
    """

    key: str
    name: Text
    colours: Palette
    type: TypeSizes
    code: CodeSizes
    papers: Mapping[str, Paper]

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


@cache
def _sheets() -> Mapping[str, Paper]:
    raw = tomllib.loads(resource("posters", "papers.toml").read_text("utf-8"))
    return {
        name: Paper(key=name, **{**paper, "row_scales": tuple(paper["row_scales"])})
        for name, paper in raw.items()
    }


def _read(key: str) -> Template:
    raw = tomllib.loads(resource("posters", f"{key}.toml").read_text("utf-8"))
    return Template(
        key=raw["key"],
        name=Text(raw["name_zh"], raw["name_en"]),
        colours=Palette(**{field.name: raw["colours"][field.name] for field in fields(Palette)}),
        type=TypeSizes(**raw["type"]),
        code=CodeSizes(**raw["code"]),
        papers={name: _sheets()[name] for name in raw["papers"]},
    )
