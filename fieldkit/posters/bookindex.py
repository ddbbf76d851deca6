"""The booklet's index: under each purpose the names with the numbers they have in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.columns import Heights, flow
from fieldkit.posters.shapes import Box, Rect, Shape
from fieldkit.posters.textflow import plain

if TYPE_CHECKING:
    from fieldkit.posters.columns import Column
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.spec import PosterOutlet, PosterSpec, Purpose
    from fieldkit.posters.template import Template

INDEX = Text("我想找", "What I look for")
AGAIN = Text("{label}（续）", "{label} (continued)")
_LINE = 6.2
_HEADING = 9.6
_BEFORE = 3.4
_GUTTER = 8.0


def index_pages(
    spec: PosterSpec, ordered: PosterSpec, form: Template, setter: Setter, body: Rect, k: float
) -> list[list[Shape]]:
    """Return the shapes of each page of the index.

    Args:
        spec: outlets under their purposes.
        ordered: the same outlets with the numbers of the list.
        body: room of a page.
        k: scale against A5.
    """
    numbers = {outlet.id: outlet.number for outlet in ordered.outlets}
    groups = [
        (purpose, [outlet for outlet in spec.outlets if outlet.purpose == purpose.key])
        for purpose in spec.purposes
    ]
    groups = [(purpose, outlets) for purpose, outlets in groups if outlets]
    heights = Heights(_HEADING * k, _HEADING * k, _BEFORE * k)
    rows = [[_LINE * k] * len(outlets) for _, outlets in groups]
    count = sum(len(outlets) for _, outlets in groups)
    columns = flow(rows, heights, [body.height] * (count + 1)) or ()
    width = (body.width - _GUTTER * k) / 2
    pages = []
    for start in range(0, len(columns), 2):
        shapes: list[Shape] = [
            Box(Rect(0, 0, body.x + body.right, 5 * k), form.colours.band),
            setter.line(spec.words(INDEX), body.x, 17 * k, 8.5 * k, form.colours.ink, bold=True),
        ]
        for place, column in enumerate(columns[start : start + 2]):
            left = body.x + place * (width + _GUTTER * k)
            shapes += _column(column, groups, numbers, spec, form, setter, Rect(left, body.y, width, 0), k)
        pages.append(shapes)
    return pages


def _column(
    column: Column,
    groups: list[tuple[Purpose, list[PosterOutlet]]],
    numbers: dict[str, int],
    spec: PosterSpec,
    form: Template,
    setter: Setter,
    room: Rect,
    k: float,
) -> list[Shape]:
    shapes: list[Shape] = []
    for item in column:
        purpose, outlets = groups[item.group]
        middle = room.y + item.y + item.height / 2
        if item.row < 0:
            label = spec.words(purpose.label)
            said = spec.words(AGAIN, label=label) if item.again else label
            text, size = setter.fitted(said, room.width - 5 * k, most=5 * k, least=3 * k, bold=True)
            mark = Rect(room.x, middle - 2.6 * k, 1.6 * k, 5.2 * k)
            shapes.append(Box(mark, purpose.colour))
            shapes.append(setter.line(text, room.x + 4 * k, middle, size, purpose.colour, bold=True))
            continue
        outlet = outlets[item.row]
        number = str(numbers[outlet.id])
        kept = room.width - setter.width(number, 3.8 * k, bold=True) - 3 * k
        name, size = setter.fitted(plain(outlet.name) or number, kept, most=3.8 * k, least=3.0 * k)
        shapes.append(setter.line(name, room.x, middle, size, form.colours.ink))
        shapes.append(
            setter.line(number, room.right, middle, 3.8 * k, purpose.colour, bold=True, anchor="end")
        )
    return shapes
