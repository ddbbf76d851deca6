"""What a scanned code says, and its matrix.

A code that a phone can follow without an account: Tencent's walking route opens
inside WeChat (GCJ-02, latitude first). Without coordinates, or for a circle
without a guide page, the code holds text that helps with no network at all.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import qrcode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.links import map_link
from fieldkit.posters.order import MapService
from fieldkit.posters.problems import PosterError
from fieldkit.posters.spec import SUFFIX
from fieldkit.posters.textflow import plain

if TYPE_CHECKING:
    from fieldkit.posters.spec import PosterOutlet, PosterSpec

ADDRESS_LIMIT = 24
TEXT_LIMIT = 300

Matrix = tuple[tuple[bool, ...], ...]


def outlet_payload(outlet: PosterOutlet, service: MapService = MapService.TENCENT) -> str:
    """Return the text of an outlet's code: the way there, or else name, address and phone."""
    if outlet.lonlat is not None:
        return map_link(service, outlet.name, outlet.lonlat)
    lines = (plain(outlet.name)[:ADDRESS_LIMIT], plain(outlet.address)[:ADDRESS_LIMIT], outlet.phone or "")
    return "\n".join(line for line in lines if line) or str(outlet.number)


def circle_payload(spec: PosterSpec) -> str:
    """Return the text of the circle's code: its guide page, or what helps offline."""
    if spec.guide_url:
        return spec.guide_url
    lines = [plain(spec.title), plain(spec.boundary.text)]
    lines += [f"{line.label} {line.number}" for line in spec.hotlines]
    return ("\n".join(line for line in lines if line) or SUFFIX)[:TEXT_LIMIT]


def short_code(spec: PosterSpec, outlet: PosterOutlet) -> str:
    """Return the few characters that stand below an outlet's code, to be told over the phone, e.g. ``S06-12``."""
    circle = plain(spec.poster_number).rsplit("-", 1)[-1]
    return f"{circle}-{outlet.number}" if circle else str(outlet.number)


class Level(IntEnum):
    """Error correction, weakest first: 7, 15, 25 and 30 per cent of a code may be lost."""

    L = 0
    M = 1
    Q = 2
    H = 3


_LEVELS = {
    Level.L: ERROR_CORRECT_L,
    Level.M: ERROR_CORRECT_M,
    Level.Q: ERROR_CORRECT_Q,
    Level.H: ERROR_CORRECT_H,
}


@lru_cache(maxsize=2048)
def matrix(payload: str, level: Level = Level.M) -> Matrix:
    """Return the code's modules, rows from the top, True = dark, without quiet zone.

    Args:
        payload: what the code says.
        level: least error correction; where the same number of modules carries more, it does.

    Raises:
        FieldkitError: PosterError.CODE_TOO_LONG when no code can hold the text.
    """
    version = _version(payload, level)
    code = _code(payload, level_of(payload, level))
    code.version = version
    code.make(fit=False)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


@lru_cache(maxsize=2048)
def level_of(payload: str, level: Level = Level.M) -> Level:
    """Return the error correction that a code carries: the strongest that costs no further module.

    Raises:
        FieldkitError: PosterError.CODE_TOO_LONG.
    """
    version = _version(payload, level)
    best = level
    for stronger in Level:
        if stronger > best and _fits(payload, stronger, version):
            best = stronger
    return best


def _fits(payload: str, level: Level, version: int) -> bool:
    try:
        return _version(payload, level) <= version
    except FieldkitError:
        return False


def _version(payload: str, level: Level) -> int:
    code = _code(payload, level)
    try:
        return int(code.best_fit(start=1))
    except (DataOverflowError, ValueError) as error:
        raise FieldkitError(PosterError.CODE_TOO_LONG, what=payload[:20]) from error


def _code(payload: str, level: Level) -> Any:  # noqa: ANN401  (qrcode carries no types)
    code = qrcode.QRCode(error_correction=_LEVELS[level], border=0)
    code.add_data(payload, optimize=0)
    return code


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
