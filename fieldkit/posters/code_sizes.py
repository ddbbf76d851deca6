"""How large a code is printed, from what it says and from how far it is scanned.

Side = reading distance ÷ 10, in poor light ÷ 8 (domain §5); a module is never
under half a millimetre, which older phones lose; the quiet zone of four modules
comes on top.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.qr import Level, level_of, matrix

if TYPE_CHECKING:
    from fieldkit.posters.qr import Matrix

LEAST_MODULE = 0.5
"""Millimetres."""
QUIET = 4
"""Modules of white on each side (ISO/IEC 18004)."""
_SHARE, _SHARE_POOR_LIGHT = 10, 8
_MM = 1000.0


@dataclass(frozen=True, slots=True)
class CodeSize:
    """A code as it must be printed; lengths in mm.

    Attributes:
        modules: dark and light squares along one side.
        module: the side of one of them.
        level: error correction that the code carries.
    """

    modules: int
    module: float
    level: Level

    @property
    def side(self) -> float:
        """The dark square."""
        return self.modules * self.module

    @property
    def quiet(self) -> float:
        """White on each side."""
        return QUIET * self.module

    @property
    def whole(self) -> float:
        """The square that must stay free for it."""
        return self.side + 2 * self.quiet


def code_size(
    payload: str,
    distance: float,
    *,
    level: Level = Level.M,
    poor_light: bool = False,
    module: float = LEAST_MODULE,
) -> CodeSize:
    """Return the least size at which a code can be scanned from ``distance`` metres.

    Args:
        payload: what the code says.
        distance: metres between phone and paper; a hand's reach is 0.3.
        level: least error correction; Q for outdoors, where sun and rain wear the print.
        poor_light: in a stairwell, slanted or behind glass.
        module: least side of a module in mm.

    Raises:
        FieldkitError: PosterError.CODE_TOO_LONG.
    """
    modules: Matrix = matrix(payload, level)
    wanted = distance * _MM / (_SHARE_POOR_LIGHT if poor_light else _SHARE)
    return CodeSize(len(modules), max(module, LEAST_MODULE, wanted / len(modules)), level_of(payload, level))


def farthest(modules: int, side: float, *, poor_light: bool = False) -> float:
    """Return the metres from which a printed code of ``side`` mm can be scanned; 0 when it is too fine."""
    if side / modules < LEAST_MODULE - 1e-9:
        return 0.0
    return side * (_SHARE_POOR_LIGHT if poor_light else _SHARE) / _MM
