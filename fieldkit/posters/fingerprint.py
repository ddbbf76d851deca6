"""The fingerprint of what a poster tells its readers: another one, and what hangs outside is outdated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.posters.selecting import selected

if TYPE_CHECKING:
    from fieldkit.posters.spec import PosterOutlet, PosterSpec


def fingerprint(spec: PosterSpec) -> str:
    """Return 64 hexadecimal digits over the facts that are printed.

    Left out is what does not make a poster wrong: the date of its data, paper and print, colours,
    places of the numbers on the sketch.

    Raises:
        FieldkitError: PosterError.TEMPLATE_UNKNOWN.
    """
    said = selected(spec)
    facts = {
        "template": spec.order.template,
        "title": said.title,
        "boundary": said.boundary.text,
        "population": said.population,
        "outlets": [_outlet(one) for one in said.outlets],
        "hotlines": [[one.number, one.label] for one in said.hotlines],
        "issuer": said.issuer,
        "number": said.poster_number,
        "approval": said.approval_number,
        "guide": said.guide_url,
    }
    return digest_of(canonical_json(facts))


def _outlet(outlet: PosterOutlet) -> list[object]:
    place = list(map(repr, outlet.lonlat)) if outlet.lonlat else None
    return [
        outlet.number,
        outlet.name,
        outlet.purpose,
        outlet.address,
        outlet.phone,
        outlet.hours,
        outlet.open_24h,
        place,
    ]
