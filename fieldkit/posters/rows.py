"""One outlet in the list: number, name, address, hours, phone, code.

A row is measured first and drawn where the columns put it. Everything a code
says stands in print beside it (无障碍环境建设法 §39).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.posters.order import MapService
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.qr import matrix, outlet_payload
from fieldkit.posters.shapes import ASCENT, Badge, Code, Passage, Path, Rect, Shape, Tag, Words
from fieldkit.posters.sheet import LEGIBLE
from fieldkit.posters.textflow import Metrics, cut, fitting_size, limit, plain, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.posters.spec import PosterOutlet
    from fieldkit.posters.template import Template

_NAME_LEADING = 1.3
_DETAIL_LEADING = 1.42
_NAME_LINES = 4
_ADDRESS_LINES = 3
_NIGHT = "24h"
_WRAPPED_NAME = 0.9
_TEXT_PAD = 4.4
_CODE_GROWTH = 0.5
_CODE_LEAST = 22.0
"""Millimetres: a phone held where its camera still focuses, 0.2 m (side ≥ distance / 10)."""
_ABOVE_LEAST = 1.04
_SHORT = 2.5
"""Read with the paper at hand, while a phone points at the code."""
_DISC_MOST = 1.6
_DISC = 0.72
"""Radius of a row's number against its name."""


@dataclass(frozen=True, slots=True)
class RowStyle:
    """Sizes of a list's rows in mm, all from one scale; ``code`` is the side of every code.

    ``name_least`` is the height under which no name may go.
    """

    template: Template
    scale: float
    code: float
    module: float
    name_least: float
    service: MapService = MapService.TENCENT

    @property
    def name(self) -> float:
        """Height of a name; for who stands far away, larger than the rest of the row."""
        return max(self.template.type.name * self.scale, _ABOVE_LEAST * self.name_least)

    @property
    def short(self) -> float:
        """Height of the short code below the number."""
        return float(_SHORT * self.scale**_CODE_GROWTH)

    @property
    def code_height(self) -> float:
        """Height of a code; two rows together keep the quiet zone between their codes."""
        return self.code + 2 * max(1.2 * self.scale, self.quiet / 2 + 0.15)

    @property
    def badge(self) -> float:
        """Radius of the number's disc."""
        return _DISC * min(self.name, _DISC_MOST * self.template.type.name * self.scale)

    @property
    def text_left(self) -> float:
        """Where text begins, from the left edge of the row."""
        return 2 * self.badge + 2.6 * self.scale

    @property
    def quiet(self) -> float:
        """Width of a code's quiet zone."""
        return self.template.code.quiet * self.module

    @property
    def least_width(self) -> float:
        """Narrowest row whose names still fit eight characters in a line."""
        return self.text_left + 8.6 * self.name + self.quiet + self.code


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a row's text block, set ``leading`` mm below the line before."""

    text: str
    size: float
    leading: float
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A measured row: its height, and passages as groups of lines."""

    outlet: PosterOutlet
    payload: str
    height: float
    name: tuple[Line, ...]
    address: tuple[Line, ...]
    contact: tuple[Line, ...]
    contact_apart: float
    night_beside_name: bool
    short: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def text_height(self) -> float:
        """Height of the text block."""
        lines = [*self.name, *self.address]
        below = max((line.leading for line in self.contact), default=0.0)
        if not self.contact_apart:
            below = sum(line.leading for line in self.contact)
        return sum(line.leading for line in lines) + below


def code_style(
    outlets: Sequence[PosterOutlet],
    template: Template,
    scale: float,
    service: MapService = MapService.TENCENT,
    distance: float = 0.0,
) -> RowStyle:
    """Return the style in which every code has one size and no module is under the least.

    Args:
        distance: metres from which names must be legible; 0 = as the template says.
    """
    modules = max((len(matrix(outlet_payload(outlet, service))) for outlet in outlets), default=21)
    # Names grow for who stands far away; codes are scanned by who comes near.
    module = max(template.code.module, _CODE_LEAST / modules) * scale**_CODE_GROWTH
    least = max(template.type.name_min * scale, distance * 1000 / LEGIBLE)
    return RowStyle(template, scale, modules * module, module, least, service)


def measure_row(
    outlet: PosterOutlet, style: RowStyle, width: float, metrics: Metrics, short: str = ""
) -> Row:
    """Break an outlet's text to the width of a column; ``short`` stands below its number."""
    room = width - style.text_left - style.quiet - style.code
    colours, sizes = style.template.colours, style.template.type
    name, problems = _name_lines(outlet, style, room, metrics)
    tag = _tag_width(style, metrics)
    night = outlet.open_24h and style.template.hours_shown
    beside = bool(
        night
        and len(name) == 1
        and metrics.width(name[0].text, name[0].size, bold=True) + tag + 1.6 * style.scale <= room
    )
    detail, leading = sizes.detail * style.scale, sizes.detail * style.scale * _DETAIL_LEADING
    found = wrap(plain(outlet.address), room, detail, metrics) if outlet.address.strip() else ()
    kept = limit(found, _ADDRESS_LINES)
    if kept != found:
        problems = (*problems, _cut_problem(outlet, outlet.address, "address"))
    address = tuple(Line(text, detail, leading, colours.muted) for text in kept)
    indent = 0.0 if beside or not night else tag + 1.4 * style.scale
    contact, apart = _contact(outlet, room - indent, style, metrics)
    if indent and not contact:
        contact = (Line("", detail, leading, colours.ink),)
    row = Row(
        outlet,
        outlet_payload(outlet, style.service),
        0.0,
        name,
        address,
        contact,
        apart,
        beside,
        short,
        problems,
    )
    height = max(row.text_height + _TEXT_PAD * style.scale, style.code_height)
    return Row(outlet, row.payload, height, name, address, contact, apart, beside, short, problems)


def draw_row(
    row: Row, style: RowStyle, frame: Rect, colour: str, metrics: Metrics, *, rule: bool
) -> list[Shape]:
    """Place a measured row in ``frame``; ``rule`` draws the hairline below it."""
    outlet, colours = row.outlet, style.template.colours
    left, y = frame.x + style.text_left, frame.y + (frame.height - row.text_height) / 2
    shapes: list[Shape] = []
    middle = y + row.name[0].leading / 2
    shapes.append(number_badge(outlet.number, frame.x + style.badge, middle, style.badge, colour, metrics))
    passage, y = _passage(row.name, left, y, plain(outlet.name), metrics)
    shapes.append(passage)
    if row.night_beside_name:
        end = max(word.x + word.width for word in passage.words)
        shapes.append(_night_tag(end + 1.6 * style.scale, middle, style, metrics))
    if row.address:
        passage, y = _passage(row.address, left, y, plain(outlet.address), metrics)
        shapes.append(passage)
    shapes += _draw_contact(row, style, left, y, metrics)
    side = style.code
    corner = Rect(frame.right - side, frame.y + (frame.height - side) / 2, side, side)
    shapes.append(Code(corner, row.payload, colours.ink, style.quiet, outlet.id))
    shapes += _short(row, style, frame.x, middle + style.badge, metrics)
    if rule:
        # The hairline stops before the code: its quiet zone stays free.
        ends = ((frame.x, frame.bottom), (corner.x - style.quiet, frame.bottom))
        shapes.append(Path(ends, stroke=colours.line, width=0.25))
    return shapes


def _short(row: Row, style: RowStyle, left: float, top: float, metrics: Metrics) -> list[Shape]:
    """Set the few characters that stand for a code, to be told over the phone, below the number."""
    if not row.short:
        return []
    size, room = style.short, style.text_left - 0.5 * style.scale
    text = cut(row.short, room, size, metrics)
    width = metrics.width(text, size, bold=False)
    x, baseline = left + max(0.0, style.badge - width / 2), top + (0.3 + ASCENT) * size
    return [Passage((Words(x, baseline, text, size, width, style.template.colours.muted),), text)]


def number_badge(
    number: int,
    x: float,
    y: float,
    radius: float,
    colour: str,
    metrics: Metrics,
    *,
    hollow: bool = False,
    ring: float = 0.0,
    outlet: str = "",
) -> Badge:
    """Return a disc with its number in the middle; three figures are set smaller."""
    text = str(number)
    size = radius * {1: 1.2, 2: 1.12}.get(len(text), 0.88)
    width = metrics.width(text, size, bold=True)
    ink = colour if hollow else "#ffffff"
    words = Words(x - width / 2, y + 0.36 * size, text, size, width, ink, bold=True)
    return Badge(x, y, radius, colour, words, hollow, ring, outlet)


def _name_lines(
    outlet: PosterOutlet, style: RowStyle, room: float, metrics: Metrics
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Set the name in one line if it can be legible so, else in several."""
    ink = style.template.colours.ink
    text = plain(outlet.name) or str(outlet.number)
    full = style.name
    size = fitting_size(text, room, metrics, most=full, least=style.name_least, bold=True)
    if size is not None:
        return (Line(text, size, full * _NAME_LEADING, ink, bold=True),), ()
    size = max(full * _WRAPPED_NAME, style.name_least)
    found = wrap(text, room, size, metrics, bold=True)
    kept = limit(found, _NAME_LINES)
    problems = () if kept == found else (_cut_problem(outlet, text, "name"),)
    return tuple(Line(line, size, size * _NAME_LEADING, ink, bold=True) for line in kept), problems


def _contact(
    outlet: PosterOutlet, room: float, style: RowStyle, metrics: Metrics
) -> tuple[tuple[Line, ...], float]:
    """Return hours and phone, and how far apart they stand on one line (0: one below the other)."""
    form, ink = style.template, style.template.colours.ink
    size = form.type.detail * style.scale
    lines = []
    for what, said in (("hours", outlet.hours), ("phone", outlet.phone or "")):
        if not said:
            continue
        large = form.emphasis == what
        most = size * form.type.contact if large else size
        text = plain(said)
        fitted = fitting_size(text, room, metrics, most=most, least=size, bold=large) or size
        kept = cut(text, room, fitted, metrics, bold=large)
        lines.append(Line(kept, fitted, fitted * _DETAIL_LEADING, ink, bold=large))
    widths = [metrics.width(line.text, line.size, bold=line.bold) for line in lines]
    apart = 1.2 * size
    alike = len({line.size for line in lines}) == 1
    if len(lines) > 1 and alike and sum(widths) + apart <= room:
        return tuple(lines), widths[0] + apart
    return tuple(lines), 0.0


def _draw_contact(row: Row, style: RowStyle, left: float, y: float, metrics: Metrics) -> list[Shape]:
    shapes: list[Shape] = []
    if row.outlet.open_24h and style.template.hours_shown and not row.night_beside_name:
        shapes.append(_night_tag(left, y + row.contact[0].leading / 2, style, metrics))
        left += _tag_width(style, metrics) + 1.4 * style.scale
    x = left
    for line in row.contact:
        if not line.text:
            continue
        passage, below = _passage((line,), x, y, line.text, metrics)
        shapes.append(passage)
        if row.contact_apart:
            x = left + row.contact_apart
        else:
            y = below
    return shapes


def _passage(lines: Sequence[Line], x: float, y: float, text: str, metrics: Metrics) -> tuple[Passage, float]:
    words = []
    for line in lines:
        # The glyph box stands in the middle of the leading.
        baseline = y + (line.leading - line.size) / 2 + ASCENT * line.size
        width = metrics.width(line.text, line.size, bold=line.bold)
        words.append(Words(x, baseline, line.text, line.size, width, line.colour, line.bold))
        y += line.leading
    return Passage(tuple(words), text), y


def _tag_width(style: RowStyle, metrics: Metrics) -> float:
    return metrics.width(_NIGHT, 2.7 * style.scale, bold=True) + 2.4 * style.scale


def _night_tag(x: float, middle: float, style: RowStyle, metrics: Metrics) -> Tag:
    size, colours = 2.7 * style.scale, style.template.colours
    width = metrics.width(_NIGHT, size, bold=True)
    rect = Rect(x, middle - 2.0 * style.scale, _tag_width(style, metrics), 4.0 * style.scale)
    start = x + (rect.width - width) / 2
    return Tag(
        rect,
        colours.night,
        Words(start, middle + 0.36 * size, _NIGHT, size, width, colours.night_text, bold=True),
    )


def _cut_problem(outlet: PosterOutlet, text: str, field: str) -> Problem:
    place = Place(record=outlet.id, field=field)
    return Problem(PosterProblem.TEXT_CUT, Severity.WARNING, place, {"text": plain(text)[:30]})
