"""What no sheet may have: readable things that touch each other or leave the page."""

import math

from fieldkit.posters.shapes import Badge, Code, Rect


def room(shape):
    """Return what must stay free: for a code, with its quiet zone."""
    return shape.with_quiet_zone if isinstance(shape, Code) else shape.bounds


def touching(page):
    """Return the pairs of readable things that touch; from left to right, so that only neighbours are compared."""
    found, near = [], []
    for one in sorted(page.readable, key=lambda shape: room(shape).x):
        left = room(one).x
        near = [other for other in near if room(other).right > left]
        found += [(other, one) for other in near if _touch(other, one)]
        near.append(one)
    return found


def _touch(one, other):
    if isinstance(one, Badge) and isinstance(other, Badge):
        apart = math.dist((one.x, one.y), (other.x, other.y))
        return apart < one.radius + one.ring + other.radius + other.ring - 1e-6
    # Two codes may share white between them; neither may reach the other's dark square.
    first, second = (one.bounds, room(other)) if isinstance(other, Code) else (room(one), other.bounds)
    return first.overlaps(second)


def unsound(page):
    """Return what leaves the sheet, and the pairs that touch."""
    sheet = Rect(0, 0, page.width, page.height)
    return [*(shape for shape in page.readable if not sheet.holds(room(shape))), *touching(page)]
