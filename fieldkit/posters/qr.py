"""What a scanned code says, and its matrix.

A code that a phone can follow without an account: Tencent's walking route opens
inside WeChat (GCJ-02, latitude first). Without coordinates, or for a circle
without a guide page, the code holds text that helps with no network at all.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import qrcode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.util import BIT_LIMIT_TABLE, MODE_ALPHA_NUM, MODE_NUMBER, mode_sizes_for_version

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.links import map_link
from fieldkit.posters.masks import MASKS, lines_of, mask_lines, penalty
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


_SIZE_STEPS = ((1, 9), (10, 26), (27, 40))
"""Versions that write the length of a text in the same number of bits."""
_LEVELS = {
    Level.L: ERROR_CORRECT_L,
    Level.M: ERROR_CORRECT_M,
    Level.Q: ERROR_CORRECT_Q,
    Level.H: ERROR_CORRECT_H,
}


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a code of one size and correction looks like apart from its data, one entry for each mask.

    Attributes:
        side: modules.
        data: where data goes.
        fixed: finders, timing and format, by mask.
        masks: by mask, only where data goes.
    """

    side: int
    data: tuple[int, ...]
    fixed: tuple[tuple[int, ...], ...]
    masks: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=4096)
def matrix(payload: str, level: Level = Level.M) -> Matrix:
    """Return the code's modules, rows from the top, True = dark, without quiet zone.

    Args:
        payload: what the code says.
        level: least error correction; where the same number of modules carries more, it does.

    Raises:
        FieldkitError: PosterError.CODE_TOO_LONG when no code can hold the text.
    """
    version, kept = _version(payload, level), level_of(payload, level)
    code = _code(payload, kept)
    code.version = version
    code.makeImpl(False, 0)
    frame = _frame(version, kept)
    drawn = zip(lines_of(code.modules), frame.masks[0], frame.data, strict=True)
    bare = [(row & data) ^ mask for row, mask, data in drawn]
    ways = (
        tuple(
            fixed | (row ^ mask)
            for fixed, row, mask in zip(frame.fixed[way], bare, frame.masks[way], strict=True)
        )
        for way in range(MASKS)
    )
    best = min(ways, key=lambda rows: penalty(rows, frame.side))
    return tuple(tuple(digit == "1" for digit in f"{row:0{frame.side}b}") for row in best)


class _Empty(qrcode.QRCode[Any]):
    """A code whose places for data stay None."""

    def map_data(self, data: object, mask_pattern: int) -> None:
        """Place nothing."""


@lru_cache(maxsize=64)
def _frame(version: int, level: Level) -> _Frame:
    """Take a code's fixed parts from an empty one."""
    side = 4 * version + 17
    places: tuple[int, ...] = ()
    fixed: list[tuple[int, ...]] = []
    for mask in range(MASKS):
        code = _Empty(version, _LEVELS[level], border=0)
        code.data_cache = []
        code.makeImpl(False, mask)
        places = lines_of([[module is None for module in row] for row in code.modules])
        fixed.append(lines_of(code.modules))
    masks = tuple(
        tuple(row & data for row, data in zip(mask_lines(side, mask), places, strict=True))
        for mask in range(MASKS)
    )
    return _Frame(side, places, tuple(fixed), masks)


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
    """Return the smallest version that holds a text (1 to 40)."""
    limits = BIT_LIMIT_TABLE[_LEVELS[level]]
    for first, last in _SIZE_STEPS:
        version = bisect_left(limits, _bits(payload, first), first)
        if version <= last:
            return version
    raise FieldkitError(PosterError.CODE_TOO_LONG, what=payload[:20])


@lru_cache(maxsize=4096)
def _bits(payload: str, version: int) -> int:
    """Return the bits that a text takes in codes as large as this one."""
    (data,) = _code(payload, Level.M).data_list
    count = len(data)
    said = {
        MODE_NUMBER: 10 * (count // 3) + (0, 4, 7)[count % 3],
        MODE_ALPHA_NUM: 11 * (count // 2) + 6 * (count % 2),
    }.get(data.mode, 8 * count)
    return 4 + int(mode_sizes_for_version(version)[data.mode]) + said


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
