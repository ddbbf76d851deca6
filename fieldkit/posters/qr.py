"""What a scanned code says, and its matrix.

A code that a phone can follow without an account: Tencent's walking route opens
inside WeChat (GCJ-02, latitude first). Without coordinates, or for a circle
without a guide page, the code holds text that helps with no network at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.problems import PosterError
from fieldkit.posters.spec import SUFFIX
from fieldkit.posters.textflow import plain

if TYPE_CHECKING:
    from fieldkit.posters.spec import PosterOutlet, PosterSpec

NAME_LIMIT = 6
"""Characters of a name in a link: nine bytes each; six keep the code at 49 modules (24.5 mm)."""
ADDRESS_LIMIT = 24
TEXT_LIMIT = 300
REFERER = "bmq"

_ROUTE = "https://apis.map.qq.com/uri/v1/routeplan?type=walk&to={name}&tocoord={lat:.5f},{lon:.5f}&referer={referer}"
_ASIDE = re.compile(r"[（(【\[].*?[)）】\]]")
_MARKS = re.compile(r"[;:|&；：｜＆]")

Matrix = tuple[tuple[bool, ...], ...]


def outlet_payload(outlet: PosterOutlet) -> str:
    """Return the text of an outlet's code: the way there, or else name, address and phone."""
    if outlet.lonlat is not None:
        lon, lat = outlet.lonlat
        name = quote(short_name(outlet.name), safe="")
        return _ROUTE.format(name=name, lat=lat, lon=lon, referer=REFERER)
    lines = (plain(outlet.name)[:ADDRESS_LIMIT], plain(outlet.address)[:ADDRESS_LIMIT], outlet.phone or "")
    return "\n".join(line for line in lines if line) or str(outlet.number)


def circle_payload(spec: PosterSpec) -> str:
    """Return the text of the circle's code: its guide page, or what helps offline."""
    if spec.guide_url:
        return spec.guide_url
    lines = [plain(spec.title), plain(spec.boundary.text)]
    lines += [f"{line.label} {line.number}" for line in spec.hotlines]
    return ("\n".join(line for line in lines if line) or SUFFIX)[:TEXT_LIMIT]


def short_name(name: str) -> str:
    """Shorten a name for a link: without remarks in brackets and marks that links give a meaning to."""
    bare = _MARKS.sub("", _ASIDE.sub("", plain(name))).strip() or plain(name)
    return bare[:NAME_LIMIT]


@lru_cache(maxsize=1024)
def matrix(payload: str) -> Matrix:
    """Return the code's modules, rows from the top, True = dark, without quiet zone; level M.

    Raises:
        FieldkitError: PosterError.CODE_TOO_LONG when no code can hold the text.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(payload, optimize=0)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise FieldkitError(PosterError.CODE_TOO_LONG, what=payload[:20]) from error
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def dark_runs(modules: Matrix) -> tuple[tuple[int, int, int], ...]:
    """Return the dark modules as horizontal runs ``(row, first column, length)``."""
    runs = []
    for row, line in enumerate(modules):
        start = None
        for column, dark in enumerate((*line, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append((row, start, column - start))
                start = None
    return tuple(runs)
