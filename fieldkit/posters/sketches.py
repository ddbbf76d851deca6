"""The sketch of a circle alone, as a picture that goes into other documents."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from fieldkit.kernel.progress import Progress
from fieldkit.posters.shapes import Page, Rect

if TYPE_CHECKING:
    from fieldkit.posters.shapes import Shape
    from fieldkit.posters.spec import PosterSpec

DPI = 200
_EDGE = 0.3
_LEGEND = 6.0


def sketch_png(spec: PosterSpec, *, width: float = 156.0, height: float = 108.0) -> bytes:
    """The sketch with numbered markers, its legend and disclaimer, as PNG.

    Args:
        width, height: of the picture in mm.
    """
    import pypdfium2

    from fieldkit.posters.draw import draw_pages
    from fieldkit.posters.fonts import poster_font
    from fieldkit.posters.mapview import MapDrawer
    from fieldkit.posters.positions import place_outlets
    from fieldkit.posters.setting import Setter
    from fieldkit.posters.template import template

    form = template()
    drawer = MapDrawer(spec, form, form.papers["A4"], Setter(poster_font()))
    frame = Rect(_EDGE, _EDGE, width - 2 * _EDGE, height - _LEGEND - 2 * _EDGE)
    shapes: list[Shape] = [*drawer.draw(frame).shapes]
    room = Rect(_EDGE, height - _LEGEND, width - 2 * _EDGE, _LEGEND)
    shapes += drawer.legend(room, place_outlets(spec.outlets, spec.boundary, spec.ground))
    content = draw_pages(
        (Page(width, height, tuple(shapes)),),
        title=spec.title,
        author=spec.issuer,
        subject=spec.title,
        language=spec.language,
        progress=Progress(),
    )
    document = pypdfium2.PdfDocument(content)
    try:
        out = io.BytesIO()
        page = document[0]
        page.render(scale=DPI / 72).to_pil().convert("P", palette=1, colors=128).save(
            out, "PNG", optimize=True
        )
        return out.getvalue()
    finally:
        document.close()
