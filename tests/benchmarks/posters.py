"""Posters: one beside bare ReportLab and qrcode, a batch by two processes, 500 in a minute."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import qrcode
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from fieldkit.kernel.progress import Progress
from fieldkit.posters.coordplan import coordinate_ground
from fieldkit.posters.draw import MM
from fieldkit.posters.fonts import BOLD, REGULAR, poster_font
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.poster import make_poster
from fieldkit.posters.purposes import purposes
from fieldkit.posters.qr import matrix
from fieldkit.posters.shapes import Badge, Box, Code, Passage, Path, Tag
from fieldkit.posters.spec import Hotline, PosterOutlet, PosterSpec, number_outlets
from fieldkit.registers.boundaries import parse_boundary
from fieldkit.services.poster_batch import make_posters
from tests.benchmarks.measures import Figure, compare, seconds

if TYPE_CHECKING:
    from pathlib import Path as File

    from fieldkit.posters.shapes import Page

NAMES = (
    "老王家早点",
    "新华百货生鲜超市",
    "爱家便利鼓楼店",
    "巧手裁缝",
    "幸福里老年餐厅",
    "宁安大药房",
    "菜鸟驿站",
)


def posters(scratch: File) -> dict[str, Figure]:
    spec = circle(40, "A3")
    places = [one.lonlat for one in spec.outlets if one.lonlat is not None]
    plan = replace(spec, ground=coordinate_ground(spec.boundary, places, 80 / 1.3))
    assert plan.ground is not None
    target = scratch / "poster.pdf"
    make_poster(spec, target, Progress())
    make_poster(plan, target, Progress())
    pages, planned = (lay_out(one, poster_font()).pages for one in (spec, plan))

    def ours(what: PosterSpec) -> None:
        matrix.cache_clear()
        make_poster(what, target, Progress(), verify=False)

    def alone() -> None:
        matrix.cache_clear()
        make_posters(batch, Progress(), 1)

    batch = [(circle(19, "A3", number), scratch / f"{number}.pdf") for number in range(24)]
    many = [(circle(19, "A4", number), scratch / f"{number}.pdf") for number in range(500)]
    return {
        "A3 poster with 40 outlets": compare(lambda: ours(spec), lambda: bare(pages), 5),
        "A3 poster with 40 outlets, to scale": compare(lambda: ours(plan), lambda: bare(planned), 5),
        "A3 poster, codes read back": compare(
            lambda: make_poster(spec, target, Progress()), lambda: bare(pages), 5
        ),
        "24 posters, two processes beside one": compare(lambda: make_posters(batch, Progress(), 2), alone),
        "500 A4 posters": Figure(
            round(seconds(lambda: make_posters(many, Progress(), 2)), 1), None, None, "s"
        ),
    }


def circle(count: int, paper: str, number: int = 0) -> PosterSpec:
    """A circle with ``count`` outlets, no two of which share a code."""
    keys = [purpose.key for purpose in purposes()]
    outlets = tuple(
        PosterOutlet(
            f"{number}/{i}", i + 1, NAMES[i % len(NAMES)], keys[i % len(keys)], f"长城西街 {i + 1} 号", "0955-7012345",
            "08:00–20:00", lonlat=(105.1 + number / 5000 + i * 37 % 101 / 9000, 37.5 + i * 53 % 97 / 12000),
        )
        for i in range(count)
    )  # fmt: skip
    return PosterSpec(
        f"c{number:03}",
        f"幸福里{number}一刻钟便民生活圈",
        parse_boundary("东至鼓楼北街，南至长城西街，西至应理北街，北至包兰铁路。"),
        number_outlets(outlets, purposes()),
        purposes(),
        population=6000,
        hotlines=(Hotline("12345", "政务热线"),),
        issuer="滨河镇街道办事处",
        poster_number=f"640502-S{number:02}",
        order=replace(PosterOrder(), paper=paper),
    )


def bare(pages: tuple[Page, ...]) -> bytes:
    """The same boxes, lines and codes, without layout, tags or caches."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        canvas.setPageSize((page.width * MM, page.height * MM))
        canvas.translate(0, page.height * MM)
        canvas.scale(MM, -MM)
        for shape in page.shapes:
            _draw(canvas, shape)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, shape: object) -> None:
    match shape:
        case Box():
            canvas.setFillColor(HexColor(shape.fill or "#ffffff"))
            rect = shape.rect
            canvas.roundRect(
                rect.x, rect.y, rect.width, rect.height, shape.radius, fill=int(bool(shape.fill)), stroke=0
            )
        case Path():
            line = canvas.beginPath()
            line.moveTo(*shape.points[0])
            for point in shape.points[1:]:
                line.lineTo(*point)
            canvas.drawPath(line)
        case Passage():
            for words in shape.words:
                _write(canvas, words)
        case Badge():
            canvas.circle(shape.x, shape.y, shape.radius, stroke=0, fill=1)
            _write(canvas, shape.words)
        case Tag():
            _write(canvas, shape.words)
        case Code():
            _code(canvas, shape)


def _write(canvas: Canvas, words) -> None:
    canvas.saveState()
    canvas.translate(words.x, words.baseline)
    canvas.scale(1, -1)
    canvas.setFillColor(HexColor(words.colour))
    canvas.setFont(BOLD if words.bold else REGULAR, words.size)
    canvas.drawString(0, 0, words.text)
    canvas.restoreState()


def _code(canvas: Canvas, code: Code) -> None:
    made = qrcode.QRCode(border=0)
    made.add_data(code.payload)
    made.make()
    rows = made.get_matrix()
    module = code.rect.width / len(rows)
    canvas.setFillColor(HexColor(code.colour))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                canvas.rect(
                    code.rect.x + x * module, code.rect.y + y * module, module, module, stroke=0, fill=1
                )
