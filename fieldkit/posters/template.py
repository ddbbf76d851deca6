"""Geometry, type sizes and colours of a poster, read from ``resources/posters/*.toml``.

Millimetres throughout. A template names its papers; adding a paper or a colour
is a line of data.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text

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
    """A kind of poster."""

    key: str
    name: Text
    colours: Palette
    type: TypeSizes
    code: CodeSizes
    papers: Mapping[str, Paper]


@cache
def template(key: str = "guide") -> Template:
    """Read a template by its key."""
    with resource("posters", f"{key}.toml").open("rb") as file:
        raw = tomllib.load(file)
    return Template(
        key=raw["key"],
        name=Text(raw["name_zh"], raw["name_en"]),
        colours=Palette(**{field.name: raw["colours"][field.name] for field in fields(Palette)}),
        type=TypeSizes(**raw["type"]),
        code=CodeSizes(**raw["code"]),
        papers={
            name: Paper(key=name, **{**paper, "row_scales": tuple(paper["row_scales"])})
            for name, paper in raw["papers"].items()
        },
    )


def papers() -> tuple[str, ...]:
    """Return the papers a poster can be printed on, smallest first."""
    return tuple(template().papers)
