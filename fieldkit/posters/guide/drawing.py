"""The poster's sketch as SVG: the same shapes, coloured by role so that it can be dark, markers as links."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from fieldkit.posters.fonts import poster_font
from fieldkit.posters.guide.markup import Markup, escape
from fieldkit.posters.mapview import MapDrawer
from fieldkit.posters.setting import Setter
from fieldkit.posters.shapes import Badge, Box, Clipped, Passage, Path, Rect
from fieldkit.posters.template import Palette, template
from fieldkit.posters.tints import Tint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.posters.shapes import Shape, Words
    from fieldkit.posters.spec import PosterOutlet, PosterSpec

WIDTH = 112.0
"""Millimetres: on a phone 3 px each, so that a marker is as wide as a finger wants (24 px)."""
_HEIGHT, _HIGHEST, _FEW = 96.0, 168.0, 24
_PER_OUTLET = 1.0


def sketch_svg(spec: PosterSpec) -> Markup:
    """The sketch of a circle; each marker leads to its row (``#o12``) and can be led to (``#m12``)."""
    form = template()
    ground = None if spec.ground is None else replace(spec.ground, credit="")
    spec = replace(spec, ground=ground)  # the page says it in a line of its own, with a link
    height = min(_HIGHEST, _HEIGHT + _PER_OUTLET * max(0, len(spec.outlets) - _FEW))
    view = MapDrawer(spec, form, form.papers["A4"], Setter(poster_font())).draw(Rect(0, 0, WIDTH, height))
    pen = _Pen(spec, form.colours)
    ground_shapes = [shape for shape in view.shapes if not isinstance(shape, Badge)]
    markers = [pen.marker(shape) for shape in view.shapes if isinstance(shape, Badge)]
    picture = pen.all(ground_shapes)
    return Markup(
        f'<svg class="sketch" viewBox="0 0 {WIDTH:g} {_f(height)}" role="group" aria-label="{map_name(spec)}">'
        f'{pen.style()}<g aria-hidden="true">{picture}</g>{"".join(markers)}</svg>'
    )


class _Pen:
    """Writes shapes; colours of the palette become classes, others stay."""

    def __init__(self, spec: PosterSpec, palette: Palette) -> None:
        self._roles: dict[str, str] = {}
        self._mixes: dict[str, str] = {}
        for field in fields(Palette):
            self._roles.setdefault(getattr(palette, field.name), field.name.replace("_", "-"))
        self._outlets: dict[str, PosterOutlet] = {str(one.number): one for one in spec.outlets}

    def all(self, shapes: Sequence[Shape]) -> str:
        """Write shapes in their order; lines and areas of one look that follow each other share an element."""
        parts: list[str] = []
        for look, run in groupby(shapes, key=self._look):
            several = list(run)
            if look:
                lines = "".join(_line(one) for one in several if isinstance(one, Path))
                parts.append(f'<path d="{lines}"{look}/>' if lines else "")
            else:
                parts += [self.draw(one) for one in several]
        return "".join(parts)

    def _look(self, shape: Shape) -> str:
        """The attributes of a path; empty for other shapes."""
        if not isinstance(shape, Path):
            return ""
        ends = ' stroke-linecap="round"' if shape.round else ""
        return self._paint(shape.fill, shape.stroke, shape.width, shape.dash) + ends

    def draw(self, shape: Shape) -> str:
        match shape:
            case Box():
                return self._box(shape)
            case Path():
                return self.all((shape,))
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
        return f'<svg {place} viewBox="{room}">{self.all(clipped.shapes)}</svg>'

    def _box(self, box: Box) -> str:
        rect = box.rect
        corner = f' rx="{_f(box.radius)}"' if box.radius else ""
        size = f'width="{_f(rect.width)}" height="{_f(rect.height)}"{corner}'
        return f'<rect x="{_f(rect.x)}" y="{_f(rect.y)}" {size}{self._paint(box.fill, box.stroke, box.stroke_width, box.dash)}/>'

    def _words(self, words: Words) -> str:
        middle = words.x + words.width / 2
        weight = ' font-weight="700"' if words.bold else ""
        return (
            f'<text x="{_f(middle)}" y="{_f(words.baseline)}" font-size="{_f(words.size)}"{weight}'
            f"{self._paint(words.colour, None, 0, ())}>{escape(words.text)}</text>"
        )

    def _paint(self, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]) -> str:
        classes, rest = [], ""
        for name, colour in (("fill", fill), ("stroke", stroke)):
            if colour in self._roles:
                classes.append(f"{name[0]}-{self._roles[colour]}")
            elif isinstance(colour, Tint):
                classes.append(self._tint(name, colour))
                rest += f' {name}="{colour}"'
            elif colour is not None:
                rest += f' {name}="{escape(colour)}"'
            elif name == "fill":
                rest += ' fill="none"'
        if stroke is not None:
            rest += f' stroke-width="{_f(width)}"'
        if dash:
            rest += f' stroke-dasharray="{" ".join(map(_f, dash))}"'
        return (f' class="{" ".join(classes)}"' if classes else "") + rest

    def _tint(self, name: str, colour: Tint) -> str:
        """The class of a mixed colour, which is mixed anew of what the dark page has."""
        key = f"{name[0]}{colour[1:]}"
        self._mixes[key] = f"{name}:{self._mix(colour)}"
        return key

    def _mix(self, colour: str) -> str:
        if isinstance(colour, Tint) and colour not in self._roles:
            first, second, share = colour.parts
            parted = f"{self._mix(first)},{self._mix(second)} {100 * share:g}%"
            return f"color-mix(in srgb,{parted})"
        return f"var(--k-{self._roles[colour]})" if colour in self._roles else escape(colour)

    def style(self) -> str:
        """The mixed colours of the dark page; a browser that cannot mix keeps those of the light one."""
        rules = "".join(f".{key}{{{rule}}}" for key, rule in sorted(self._mixes.items()))
        return f"<style>@media(prefers-color-scheme:dark){{{rules}}}</style>" if rules else ""


def palette_css() -> str:
    """The palette as classes and custom properties, so that the dark page sets only the latter."""
    palette = template().colours
    roles = {field.name.replace("_", "-"): getattr(palette, field.name) for field in fields(Palette)}
    light = "".join(f"--k-{role}:{colour};" for role, colour in roles.items())
    fills = "".join(
        f".f-{role}{{fill:var(--k-{role})}}.s-{role}{{stroke:var(--k-{role})}}\n" for role in roles
    )
    return f":root{{{light}}}\n{fills}"


def map_name(spec: PosterSpec) -> str:
    """What the picture is called: only streets of a map file make it a map."""
    return "地图" if spec.ground is not None and spec.ground.is_real else "示意图"


def _line(path: Path) -> str:
    """A line's points in tenths of millimetres from one to the next; empty where all of them fall together."""
    rounded = [(round(10 * x), round(10 * y)) for x, y in path.points]
    kept = [rounded[0], *(b for a, b in pairwise(rounded) if a != b)]
    if len(kept) < 2:
        return ""
    steps = "".join(f"{_step(c - a)}{_step(d - b)}" for (a, b), (c, d) in pairwise(kept))
    return f"M{_step(kept[0][0]).strip()}{_step(kept[0][1])}l{steps.lstrip()}{'Z' if path.fill else ''}"


def _step(tenths: int) -> str:
    """A number as short as SVG allows, parted from the one before by its sign or a space."""
    text = f"{tenths / 10:g}".replace("0.", ".", 1) if abs(tenths) < 10 else f"{tenths / 10:g}"
    return text if text.startswith("-") else f" {text}"


def _f(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
