"""The poster's sketch as SVG: the same shapes, coloured by role so that it can be dark, markers as links."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from fieldkit.posters.fonts import poster_font
from fieldkit.posters.guide.markup import Markup, escape
from fieldkit.posters.mapview import MapDrawer
from fieldkit.posters.setting import Setter
from fieldkit.posters.shapes import Badge, Box, Clipped, Passage, Path, Rect
from fieldkit.posters.template import Palette, template

if TYPE_CHECKING:
    from fieldkit.posters.shapes import Shape, Words
    from fieldkit.posters.spec import PosterOutlet, PosterSpec

WIDTH = 112.0
"""Millimetres: on a phone 3 px each, so that a marker is as wide as a finger wants (24 px)."""
_HEIGHT, _HIGHEST, _FEW = 96.0, 168.0, 24
_PER_OUTLET = 1.0


def sketch_svg(spec: PosterSpec) -> Markup:
    """The sketch of a circle; each marker leads to its row (``#o12``) and can be led to (``#m12``)."""
    form = template()
    height = min(_HIGHEST, _HEIGHT + _PER_OUTLET * max(0, len(spec.outlets) - _FEW))
    view = MapDrawer(spec, form, form.papers["A4"], Setter(poster_font())).draw(Rect(0, 0, WIDTH, height))
    pen = _Pen(spec, form.colours)
    ground = [pen.draw(shape) for shape in view.shapes if not isinstance(shape, Badge)]
    markers = [pen.marker(shape) for shape in view.shapes if isinstance(shape, Badge)]
    return Markup(
        f'<svg class="sketch" viewBox="0 0 {WIDTH:g} {_f(height)}" role="group" aria-label="示意图">'
        f'<g aria-hidden="true">{"".join(ground)}</g>{"".join(markers)}</svg>'
    )


class _Pen:
    """Writes shapes; colours of the palette become classes, others stay."""

    def __init__(self, spec: PosterSpec, palette: Palette) -> None:
        self._roles: dict[str, str] = {}
        for field in fields(Palette):
            self._roles.setdefault(getattr(palette, field.name), field.name.replace("_", "-"))
        self._outlets: dict[str, PosterOutlet] = {str(one.number): one for one in spec.outlets}

    def draw(self, shape: Shape) -> str:
        match shape:
            case Box():
                return self._box(shape)
            case Path():
                return self._path(shape)
            case Clipped():
                return self._clipped(shape)
            case Passage():
                return "".join(self._words(words) for words in shape.words)
            case _:
                return ""

    def marker(self, badge: Badge) -> str:
        outlet = self._outlets[badge.words.text]
        x, y, number = _f(badge.x), _f(badge.y), badge.words.text
        kind = " hollow" if badge.hollow else ""
        return (
            f'<a class="m c-{escape(outlet.purpose)}{kind}" id="m{number}" href="#o{number}" '
            f'aria-label="{number} 号 {escape(outlet.name)}"><circle cx="{x}" cy="{y}" r="{_f(badge.radius)}"/>'
            f'<text x="{x}" y="{_f(badge.words.baseline)}" font-size="{_f(badge.words.size)}">{number}</text></a>'
        )

    def _clipped(self, clipped: Clipped) -> str:
        """Nest a picture, which shows nothing beyond its edges."""
        rect = clipped.rect
        room = f"{_f(rect.x)} {_f(rect.y)} {_f(rect.width)} {_f(rect.height)}"
        place = f'x="{_f(rect.x)}" y="{_f(rect.y)}" width="{_f(rect.width)}" height="{_f(rect.height)}"'
        return f'<svg {place} viewBox="{room}">{"".join(map(self.draw, clipped.shapes))}</svg>'

    def _box(self, box: Box) -> str:
        rect = box.rect
        corner = f' rx="{_f(box.radius)}"' if box.radius else ""
        size = f'width="{_f(rect.width)}" height="{_f(rect.height)}"{corner}'
        return f'<rect x="{_f(rect.x)}" y="{_f(rect.y)}" {size}{self._paint(box.fill, box.stroke, box.stroke_width, box.dash)}/>'

    def _path(self, path: Path) -> str:
        points = "L".join(f"{_f(x)} {_f(y)}" for x, y in path.points)
        close = "Z" if path.fill else ""
        return f'<path d="M{points}{close}"{self._paint(path.fill, path.stroke, path.width, path.dash)}/>'

    def _words(self, words: Words) -> str:
        middle = words.x + words.width / 2
        weight = ' font-weight="700"' if words.bold else ""
        return (
            f'<text x="{_f(middle)}" y="{_f(words.baseline)}" font-size="{_f(words.size)}"{weight}'
            f"{self._paint(words.colour, None, 0, ())}>{escape(words.text)}</text>"
        )

    def _paint(self, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]) -> str:
        classes, rest = [], ""
        if fill is None:
            rest += ' fill="none"'
        elif fill in self._roles:
            classes.append(f"f-{self._roles[fill]}")
        else:
            rest += f' fill="{escape(fill)}"'
        if stroke is not None:
            rest += f' stroke-width="{_f(width)}"'
            if stroke in self._roles:
                classes.append(f"s-{self._roles[stroke]}")
            else:
                rest += f' stroke="{escape(stroke)}"'
        if dash:
            rest += f' stroke-dasharray="{" ".join(map(_f, dash))}"'
        return (f' class="{" ".join(classes)}"' if classes else "") + rest


def palette_css() -> str:
    """The palette as classes and custom properties, so that the dark page sets only the latter."""
    palette = template().colours
    roles = {field.name.replace("_", "-"): getattr(palette, field.name) for field in fields(Palette)}
    light = "".join(f"--k-{role}:{colour};" for role, colour in roles.items())
    fills = "".join(
        f".f-{role}{{fill:var(--k-{role})}}.s-{role}{{stroke:var(--k-{role})}}\n" for role in roles
    )
    return f":root{{{light}}}\n{fills}"


def _f(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
