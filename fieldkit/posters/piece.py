"""A part of a sheet, drawn from its own corner (0, 0) on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.kernel.problems import Problem
    from fieldkit.posters.shapes import Shape


@dataclass(frozen=True, slots=True)
class Piece:
    """Width and height in mm, shapes, and what could not be set."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    problems: tuple[Problem, ...] = ()

    def moved(self, dx: float, dy: float) -> tuple[Shape, ...]:
        """Return the shapes shifted."""
        return tuple(shape.moved(dx, dy) for shape in self.shapes)
