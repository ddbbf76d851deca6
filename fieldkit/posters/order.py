"""How a poster is wanted: which template, on which paper, read from how far, printed how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MapService(StrEnum):
    """Whose map a scanned outlet opens; Tencent's opens inside WeChat (domain: map links)."""

    TENCENT = "tencent"
    AMAP = "amap"
    BAIDU = "baidu"


@dataclass(frozen=True, slots=True)
class PosterOrder:
    """What is asked of the printer, apart from what the poster says.

    Attributes:
        template: a key of :func:`fieldkit.posters.template.templates`.
        paper: a key of the template's papers, e.g. ``A3``, ``A3横`` (lying) or ``易拉宝``.
        distance: metres from which title and names must be legible; None = what the paper is meant for.
        black_white: for a printer without colour: no tinted areas, groups told by pattern and words.
        bleed: 3 mm beyond the edge and crop marks, for a print shop.
        map_service: whose map the outlets' codes open.
    """

    template: str = "guide"
    paper: str = "A3"
    distance: float | None = None
    black_white: bool = False
    bleed: bool = False
    map_service: MapService = MapService.TENCENT
