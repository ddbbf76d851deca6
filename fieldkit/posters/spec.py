"""What a poster says: plain values, put together by whoever knows the workspace.

Lengths are millimetres, positions on the sketch run from 0 to 1 (x to the east,
y to the south), coordinates are degrees in GCJ-02.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Language, Text
from fieldkit.posters.order import PosterOrder

if TYPE_CHECKING:
    from fieldkit.posters.ground import Ground
    from fieldkit.registers.boundaries import Boundary

SUFFIX = "一刻钟便民生活圈"
GUIDE_ONLY = Text("地图只供找网点用，不作为划界依据", "For finding outlets, not evidence of any boundary")
"""Said under a real map in place of :data:`DISCLAIMER`."""
DISCLAIMER = Text("示意图，不作为划界依据", "Schematic map, not evidence of any boundary")


@dataclass(frozen=True, slots=True)
class Purpose:
    """A group of outlets that one looks for together, e.g. 小修小补.

    Attributes:
        key: stable name, what :attr:`PosterOutlet.purpose` refers to.
        label: heading of the group.
        colour: ``#rrggbb``, dark enough for white text.
    """

    key: str
    label: Text
    colour: str


@dataclass(frozen=True, slots=True)
class Hotline:
    """A number to call, printed large, with what it is for."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class PosterOutlet:
    """One outlet as it is printed.

    Attributes:
        id: the outlet's record, for problems and codes.
        number: ties list and sketch; unique on the poster.
        phone: only with consent to publish it (PIPL §25); None prints nothing.
        hours: as printed, e.g. ``07:00–23:00``; empty when unknown.
        position: where somebody placed it on this circle's sketch.
        moved: where somebody put its number on this one poster; counts more than its coordinates.
        lonlat: longitude and latitude in GCJ-02.
        business_type: code of its type.
        kind: its type as printed, e.g. ``便利店``.
        keywords: what else is told of it: services, the surveyor's own word for the type.
    """

    id: str
    number: int
    name: str
    purpose: str
    address: str = ""
    phone: str | None = None
    hours: str = ""
    open_24h: bool = False
    position: tuple[float, float] | None = None
    lonlat: tuple[float, float] | None = None
    business_type: str = ""
    kind: str = ""
    keywords: str = ""
    moved: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that people find their way by; ``position`` 0..1 on the sketch."""

    name: str
    position: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PosterSpec:
    """Everything on one circle's poster.

    Attributes:
        circle_id: gives the sketch its shape; the same circle always looks the same.
        title: e.g. ``幸福里一刻钟便民生活圈``.
        facts: short facts under the title, e.g. ``19 家便民网点``; population leads them.
        purposes: groups in the order of the list.
        data_date: as printed, e.g. ``2026 年 6 月 30 日``.
        logo: picture file of the office's sign; empty: none.
        lead: a line under the title; the sides of the circle stand below it.
        approval_number: 审图号, only for a real map.
        guide_url: address of the circle's guide page; without one the large code holds text.
        landmarks: drawn on the sketch.
        first: outlets that somebody put first, by record id, in this order.
        colour: ``#rrggbb`` of the title band instead of the template's; empty keeps it.
        order: template, paper and how it is printed.
        ground: streets, water, landmarks and outline of the circle; None: only the 四至 text is known.
    """

    circle_id: str
    title: str
    boundary: Boundary
    outlets: tuple[PosterOutlet, ...]
    purposes: tuple[Purpose, ...]
    population: int | None = None
    facts: tuple[str, ...] = ()
    hotlines: tuple[Hotline, ...] = ()
    issuer: str = ""
    data_date: str = ""
    disclaimer: str = ""
    approval_number: str = ""
    poster_number: str = ""
    guide_url: str = ""
    you_are_here: tuple[float, float] | None = None
    lead: str = ""
    logo: str = ""
    landmarks: tuple[Landmark, ...] = ()
    first: tuple[str, ...] = ()
    colour: str = ""
    order: PosterOrder = field(default_factory=PosterOrder)
    language: Language = "zh"
    ground: Ground | None = None

    def words(self, text: Text, **values: object) -> str:
        """Say a sentence in the poster's language."""
        return text.say(self.language, **values)


def number_outlets(
    outlets: tuple[PosterOutlet, ...], purposes: tuple[Purpose, ...]
) -> tuple[PosterOutlet, ...]:
    """Number outlets from 1 in reading order: by purpose, then in the order given."""
    order = {purpose.key: place for place, purpose in enumerate(purposes)}
    ranked = sorted(outlets, key=lambda outlet: order.get(outlet.purpose, len(order)))
    return tuple(replace(outlet, number=number) for number, outlet in enumerate(ranked, start=1))
