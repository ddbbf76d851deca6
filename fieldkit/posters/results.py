"""What making a poster hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.problems import Problem


@dataclass(frozen=True, slots=True)
class QrPlacement:
    """A printed code: sheet (from 1), left upper corner, side and quiet zone in mm, its text.

    ``outlet`` is empty for the circle's own code.
    """

    page: int
    x_mm: float
    y_mm: float
    size_mm: float
    quiet_mm: float
    payload: str
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class PosterResult:
    """A finished poster: its file, number of sheets, codes, and what to look at."""

    path: Path
    pages: int
    qr_codes: tuple[QrPlacement, ...]
    problems: tuple[Problem, ...]
