"""Sheets of shapes to PDF with ReportLab: real text, tagged, embedded subsets, same input = same bytes."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageOps
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fieldkit.posters.bleeding import BLEED
from fieldkit.posters.fonts import BOLD, REGULAR, poster_font
from fieldkit.posters.qr import dark_runs, matrix
from fieldkit.posters.shapes import Badge, Box, Clipped, Code, Page, Passage, Path, Picture, Shape, Tag, Words
from fieldkit.posters.tags import Role, Tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.progress import Progress

MM = 72 / 25.4
_DOTS_PER_INCH = 200
_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def draw_pages(
    pages: Sequence[Page], *, title: str, author: str, subject: str, language: str, progress: Progress
) -> bytes:
    """Return the PDF of all sheets.

    Args:
        title: shown by readers in their title bar.
        language: ``zh`` or ``en``; read aloud by screen readers as such.
    """
    poster_font()
    out = io.BytesIO()
    canvas = _EmbeddedOnly(out, pageCompression=1, invariant=1, lang=_LANGUAGE[language])
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("Fieldkit")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    tags = Tags(canvas)
    for page in pages:
        progress.step(detail=title)
        canvas.setPageSize((page.width * MM, page.height * MM))
        _set_boxes(canvas, page)
        # Millimetres from the top left corner; the flip is undone for each line of type.
        canvas.translate(0, page.height * MM)
        canvas.scale(MM, -MM)
        tags.begin_page()
        pen = _Pen(canvas, tags, title)
        for shape in page.shapes:
            pen.draw(shape)
        tags.end_page()
        canvas.showPage()
    tags.write()
    canvas.save()
    return out.getvalue()


def _set_boxes(canvas: Canvas, page: Page) -> None:
    """Say where a sheet with bleed is cut, as print shops read it (PDF 32000-1 14.11.2)."""
    if page.trim is None:
        canvas.setTrimBox(None)
        canvas.setBleedBox(None)
        return
    for rect, say in ((page.trim, canvas.setTrimBox), (page.trim.inset(-BLEED), canvas.setBleedBox)):
        top, bottom = page.height - rect.y, page.height - rect.bottom
        say((rect.x * MM, bottom * MM, rect.right * MM, top * MM))


@lru_cache(maxsize=32)
def _readable(file: str, dots: int) -> ImageReader:
    """A picture upright, no finer than can be seen in print; what is see-through in it stays so."""
    with Image.open(file) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((dots, dots))
    is_opaque = upright.getchannel("A").getextrema() == (255, 255)
    return ImageReader(upright.convert("RGB") if is_opaque else upright)


class _EmbeddedOnly(Canvas):
    """A canvas that does not begin each page with Helvetica, the one font that would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Pen:
    def __init__(self, canvas: Canvas, tags: Tags, title: str) -> None:
        self._canvas, self._tags, self._title = canvas, tags, title

    def draw(self, shape: Shape) -> None:
        """Draw one shape."""
        match shape:
            case Box():
                self._tags.decoration()
                self._box(shape)
            case Path():
                self._tags.decoration()
                self._path(shape)
            case Clipped():
                self._tags.decoration()
                self._clipped(shape)
            case Picture():
                self._tags.decoration()
                self._picture(shape)
            case Passage():
                self._passage(shape)
            case Badge() | Tag() | Code():
                self._sign(shape)

    def _sign(self, shape: Badge | Tag | Code) -> None:
        """Draw what is read at a glance, or by a phone."""
        if isinstance(shape, Code):
            self._tags.begin(Role.FIGURE, alt=shape.payload)
            self._code(shape)
        else:
            self._tags.begin(Role.MARK)
            if isinstance(shape, Tag):
                self._box(Box(shape.rect, shape.fill, radius=0.22 * shape.rect.height))
                self._words(shape.words)
            else:
                self._badge(shape)
        self._tags.end()

    def _box(self, box: Box) -> None:
        canvas, rect = self._canvas, box.rect
        self._colours(box.fill, box.stroke, box.stroke_width, box.dash)
        radius = min(box.radius, rect.width / 2, rect.height / 2)
        paint = {"fill": int(box.fill is not None), "stroke": int(box.stroke is not None)}
        if radius > 0:
            canvas.roundRect(rect.x, rect.y, rect.width, rect.height, radius, **paint)
        else:
            canvas.rect(rect.x, rect.y, rect.width, rect.height, **paint)

    def _clipped(self, clipped: Clipped) -> None:
        canvas, rect = self._canvas, clipped.rect
        canvas.saveState()
        window = canvas.beginPath()
        window.roundRect(rect.x, rect.y, rect.width, rect.height, clipped.radius)
        canvas.clipPath(window, stroke=0, fill=0)
        for shape in clipped.shapes:
            if isinstance(shape, Box):
                self._box(shape)
            else:
                self._path(shape)
        canvas.restoreState()

    def _picture(self, picture: Picture) -> None:
        canvas, rect = self._canvas, picture.rect
        canvas.saveState()
        canvas.translate(rect.x, rect.bottom)
        canvas.scale(1, -1)
        dots = round(max(rect.width, rect.height) / 25.4 * _DOTS_PER_INCH)
        image = _readable(picture.file, dots)
        canvas.drawImage(
            image, 0, 0, rect.width, rect.height, mask="auto", preserveAspectRatio=picture.whole, anchor="c"
        )
        canvas.restoreState()

    def _path(self, path: Path) -> None:
        self._colours(path.fill, path.stroke, path.width, path.dash)
        line = self._canvas.beginPath()
        line.moveTo(*path.points[0])
        for point in path.points[1:]:
            line.lineTo(*point)
        if path.fill is not None:
            line.close()
        if path.round:
            self._canvas.setLineCap(1)
            self._canvas.setLineJoin(1)
        self._canvas.drawPath(line, fill=int(path.fill is not None), stroke=int(path.stroke is not None))
        if path.round:
            self._canvas.setLineCap(0)
            self._canvas.setLineJoin(0)

    def _colours(self, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]) -> None:
        canvas = self._canvas
        if fill is not None:
            canvas.setFillColor(HexColor(fill))
        if stroke is not None:
            canvas.setStrokeColor(HexColor(stroke))
            canvas.setLineWidth(width)
            canvas.setDash(list(dash))

    def _passage(self, passage: Passage) -> None:
        """Write lines; where one text stands in pieces, say what it is as a whole."""
        # PDF 32000-1 14.9.4: readers search and copy ActualText instead of the pieces.
        whole = passage.text if len(passage.words) > 1 else ""
        role = Role.TITLE if passage.text == self._title else Role(passage.role)
        self._tags.begin(role, text=whole)
        for words in passage.words:
            self._words(words)
        self._tags.end()

    def _words(self, words: Words) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(words.x, words.baseline)
        canvas.scale(1, -1)
        canvas.setFillColor(HexColor(words.colour))
        canvas.setFont(BOLD if words.bold else REGULAR, words.size)
        canvas.drawString(0, 0, words.text)
        canvas.restoreState()

    def _badge(self, badge: Badge) -> None:
        canvas = self._canvas
        if badge.ring:
            canvas.setFillColor(HexColor("#ffffff"))
            canvas.circle(badge.x, badge.y, badge.radius + badge.ring, stroke=0, fill=1)
        if badge.hollow:
            line = 0.22 * badge.radius
            self._colours("#ffffff", badge.colour, line, ())
            canvas.circle(badge.x, badge.y, badge.radius - line / 2, stroke=1, fill=1)
        else:
            canvas.setFillColor(HexColor(badge.colour))
            canvas.circle(badge.x, badge.y, badge.radius, stroke=0, fill=1)
        self._words(badge.words)

    def _code(self, code: Code) -> None:
        """Draw the dark modules as runs in one path: one fill, no hairlines between modules."""
        modules = matrix(code.payload)
        module = code.rect.width / len(modules)
        path = self._canvas.beginPath()
        for row, column, length in dark_runs(modules):
            path.rect(code.rect.x + column * module, code.rect.y + row * module, length * module, module)
        self._canvas.setFillColor(HexColor(code.colour))
        self._canvas.drawPath(path, fill=1, stroke=0)
