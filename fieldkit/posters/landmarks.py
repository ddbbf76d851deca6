"""Landmarks on the sketch: a mark where the place is, its name beside it where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.shapes import Box, Path, Rect, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.posters.setting import Setter
    from fieldkit.posters.shapes import Passage
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.posters.template import Palette

_SIZE, _HALF, _GAP = 4.0, 2.0, 1.2


def draw_landmarks(
    spec: PosterSpec,
    plot: Rect,
    taken: Sequence[Rect],
    colours: Palette,
    scale: float,
    setter: Setter,
    *,
    within: Rect | None = None,
) -> tuple[list[Shape], list[Rect], list[Problem]]:
    """Draw the landmarks of a sketch or map.

    Args:
        spec: whose landmarks, with positions 0..1 in ``plot``.
        plot: the inside of the circle, mm.
        taken: rooms that no mark and no name may cover.
        colours: of the template.
        scale: against A3.
        setter: sets the names.
        within: what no mark and no name may leave; the plot itself where there is nothing around it.

    Returns:
        Shapes, the rooms that they take, and a problem for each landmark that found no room.
    """
    shapes, rooms, problems = list[Shape](), list[Rect](), list[Problem]()
    half, room = _HALF * scale, within or plot
    for landmark in spec.landmarks:
        x = min(max(plot.x + landmark.position[0] * plot.width, room.x + half), room.right - half)
        y = min(max(plot.y + landmark.position[1] * plot.height, room.y + half), room.bottom - half)
        mark = Rect(x - half, y - half, 2 * half, 2 * half)
        for name in _names(landmark.name, x, y, colours, scale, setter):
            needed = (mark, name.bounds)
            if all(room.holds(one) for one in needed) and not any(
                one.overlaps(other) for one in needed for other in (*taken, *rooms)
            ):
                shapes += _mark(mark, colours, scale)
                shapes.append(name)
                rooms += [mark.inset(-0.4 * scale), name.bounds.inset(-0.6 * scale)]
                break
        else:
            place, values = Place(record=spec.circle_id), {"name": landmark.name}
            problems.append(Problem(PosterProblem.LANDMARK_LEFT_OUT, Severity.WARNING, place, values))
    return shapes, rooms, problems


def _names(
    name: str, x: float, y: float, colours: Palette, scale: float, setter: Setter
) -> Iterator[Passage]:
    """Yield the name right of the mark, left of it, below, above."""
    size, out = _SIZE * scale, (_HALF + _GAP) * scale
    width, rise = setter.width(name, size, bold=True), out + 0.6 * size
    for left, middle in (
        (x + out, y),
        (x - out - width, y),
        (x - width / 2, y + rise),
        (x - width / 2, y - rise),
    ):
        yield setter.line(name, left, middle, size, colours.place_text, bold=True)


def _mark(room: Rect, colours: Palette, scale: float) -> list[Shape]:
    """Draw a small flag-like diamond on a white ground."""
    x, y, reach = room.x + room.width / 2, room.y + room.height / 2, 0.78 * room.width / 2
    diamond = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return [
        Box(room, colours.paper, room.width / 2, stroke=colours.place_text, stroke_width=0.35 * scale),
        Path(diamond, fill=colours.place_text),
    ]
