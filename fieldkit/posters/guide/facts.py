"""What the guide says: plain values, put together by whoever knows the workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.posters.spec import Hotline, PosterOutlet, PosterSpec, Purpose
    from fieldkit.registers.hours import Period


@dataclass(frozen=True, slots=True)
class GuideOutlet:
    """One outlet: what its poster prints, and what only a page can use.

    Attributes:
        printed: number, name, address, published phone, hours, place (GCJ-02).
        type_code: business type; empty when it is not known.
        type_name: as people read it.
        phones: numbers to call, as canonical text; only with consent to publish.
        periods: hours as a clock reads them; empty when only people can read them.
    """

    printed: PosterOutlet
    type_code: str = ""
    type_name: str = ""
    phones: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideCircle:
    """One circle and its page.

    Attributes:
        spec: what its poster says.
        page: the page's short name, ASCII, e.g. ``640502-s06``.
        outlets: in the order of the poster's list.
    """

    spec: PosterSpec
    page: str
    outlets: tuple[GuideOutlet, ...]


@dataclass(frozen=True, slots=True)
class GuideSite:
    """The whole guide.

    Attributes:
        title: whose guide it is, e.g. ``沙坡头区便民生活圈``.
        base_url: where it stands on the web, ending in ``/``; empty on a U-disk.
    """

    title: str
    circles: tuple[GuideCircle, ...]
    purposes: tuple[Purpose, ...]
    hotlines: tuple[Hotline, ...]
    issuer: str
    data_date: str
    disclaimer: str
    base_url: str = ""
