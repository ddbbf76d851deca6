"""For a print shop: 3 mm of ground beyond the edge, and marks where the sheet is cut."""

from __future__ import annotations

from dataclasses import replace

from fieldkit.posters.shapes import Box, Page, Path, Rect, Shape

BLEED = 3.0
"""Millimetres of ground beyond the edge of the sheet."""
SLUG = 9.0
"""Millimetres around the sheet in which the marks stand."""
_MARK = 5.0
_EDGE = 0.01
_INK = "#000000"


def bled(page: Page) -> Page:
    """Return the sheet in the middle of a larger one: grounds that reach its edge run on, with crop marks."""
    trim = Rect(SLUG, SLUG, page.width, page.height)
    shapes = tuple(_run_on(shape, page).moved(SLUG, SLUG) for shape in page.shapes)
    return Page(page.width + 2 * SLUG, page.height + 2 * SLUG, (*_masked(shapes, trim), *_marks(trim)), trim)


def _run_on(shape: Shape, page: Page) -> Shape:
    """Return a ground that touches the sheet's edge, 3 mm longer there."""
    if not isinstance(shape, Box) or shape.fill is None:
        return shape
    rect = shape.rect
    left = BLEED if rect.x <= _EDGE else 0.0
    top = BLEED if rect.y <= _EDGE else 0.0
    right = BLEED if rect.right >= page.width - _EDGE else 0.0
    bottom = BLEED if rect.bottom >= page.height - _EDGE else 0.0
    return replace(
        shape,
        rect=Rect(rect.x - left, rect.y - top, rect.width + left + right, rect.height + top + bottom),
    )


def _masked(shapes: tuple[Shape, ...], trim: Rect) -> tuple[Shape, ...]:
    """Nothing but grounds may lie beyond the bleed; lines that ran out of the sheet end at the bleed."""
    out = trim.inset(-BLEED)

    def clipped(shape: Shape) -> Shape:
        if not isinstance(shape, Path):
            return shape
        points = tuple(
            (min(max(x, out.x), out.right), min(max(y, out.y), out.bottom)) for x, y in shape.points
        )
        return replace(shape, points=points)

    return tuple(clipped(shape) for shape in shapes)


def _marks(trim: Rect) -> list[Shape]:
    """Draw two marks at each corner, clear of the bleed."""
    lines = []
    for x, out in ((trim.x, -1), (trim.right, 1)):
        for y, down in ((trim.y, -1), (trim.bottom, 1)):
            near, far = BLEED + 0.5, BLEED + 0.5 + _MARK
            lines.append(((x + out * near, y), (x + out * far, y)))
            lines.append(((x, y + down * near), (x, y + down * far)))
    return [Path(line, stroke=_INK, width=0.15) for line in lines]
