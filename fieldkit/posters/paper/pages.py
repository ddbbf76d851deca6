"""Blocks broken into pages, with heads, feet and codes of each copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.front import CODE_SIZE, FRONT_BOTTOM, front_shapes
from fieldkit.posters.paper.setting import (
    BODY_BOTTOM,
    BODY_TOP,
    HEIGHT,
    INK,
    LEFT,
    MEASURE,
    RIGHT,
    SMALL,
    SOFT,
    WIDTH,
    Block,
    Row,
    Setter,
    line,
)
from fieldkit.posters.qr import matrix
from fieldkit.posters.shapes import Code, Page, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.posters.paper.sheets import SheetCode
    from fieldkit.posters.paper.spec import PaperSpec
    from fieldkit.posters.shapes import Shape

SHEET = Text("编号 {sheet}", "Sheet {sheet}")
VERSION = Text("问卷版本 {version}", "Form version {version}")
PAGE = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
_SMALL_CODE = 14.0
_MODULE = 0.4
_TOP = 11.0
_QUIET_MODULES = 4
_LEAST_BEGINNING = 60.0
"""Room in mm that a block needs to begin on a page that it cannot end on."""


def broken(blocks: Sequence[Block], first_top: float = FRONT_BOTTOM) -> list[list[Shape]]:
    """Return the shapes of each page; a block is cut only where it is higher than a page.

    Args:
        first_top: where the flow begins on the first page, mm from the top.
    """
    breaker = _Breaker(first_top)
    held: list[Block] = []
    for block in blocks:
        held.append(block)
        if not block.stays_with_next:
            breaker.put(held)
            held = []
    if held:
        breaker.put(held)
    return breaker.pages


class _Breaker:
    def __init__(self, first_top: float) -> None:
        self.pages: list[list[Shape]] = [[]]
        self._y = first_top
        self._top = first_top

    def put(self, blocks: Sequence[Block]) -> None:
        """Place a block with the headings that stay with it."""
        height = sum(block.height for block in blocks)
        fits_a_page = height <= BODY_BOTTOM - BODY_TOP
        enough = BODY_BOTTOM if fits_a_page else BODY_BOTTOM - _LEAST_BEGINNING + height
        if blocks[0].starts_page and self._y > self._top:
            self._turn()
        if self._y + height > enough and (fits_a_page or self._y > self._top):
            self._turn()
        for block in blocks:
            for row in block.heading:
                self._row(row, ())
            for row in block.rows:
                self._row(row, block.heading)

    def _row(self, row: Row, heading: tuple[Row, ...]) -> None:
        if self._y + row.height > BODY_BOTTOM and row.shapes and self._y > self._top:
            self._turn()
            for one in heading:
                self._place(one)
        self._place(row)

    def _place(self, row: Row) -> None:
        self.pages[-1] += [shape.moved(LEFT, self._y) for shape in row.shapes]
        self._y += row.height

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self._top = BODY_TOP


def sheet_pages(
    spec: PaperSpec, bodies: Sequence[Sequence[Shape]], code: SheetCode, setter: Setter
) -> list[Page]:
    """Return the pages of one copy."""
    return [
        Page(WIDTH, HEIGHT, (*_around(spec, code, setter, number, len(bodies)), *body))
        for number, body in enumerate(bodies, start=1)
    ]


def _around(spec: PaperSpec, code: SheetCode, setter: Setter, number: int, pages: int) -> list[Shape]:
    own = spec.own_language
    sheet = SHEET.say(own, sheet=code.sheet)
    if number == 1:
        shapes: list[Shape] = [_code(code, is_first=True)]
        shapes.append(setter.words(sheet, LEFT, _TOP + CODE_SIZE + 1.6, SMALL, bold=True))
        shapes += front_shapes(spec, setter)
    else:
        shapes = [_code(code, is_first=False)]
        title = setter.lines(spec.form.title, MEASURE - _SMALL_CODE - 60.0, SMALL)[:1]
        shapes += [setter.words(one, LEFT + _SMALL_CODE + 10.0, _TOP, SMALL, colour=SOFT) for one in title]
        shapes.append(setter.words(sheet, RIGHT, _TOP, SMALL, bold=True, anchor="end"))
    return [*shapes, *_foot(spec, sheet, setter, number, pages)]


def _foot(spec: PaperSpec, sheet: str, setter: Setter, number: int, pages: int) -> list[Shape]:
    own, y = spec.own_language, 284.0
    version = VERSION.say(own, version=spec.form.version or "—")
    page = PAGE.say(own, page=number, pages=pages)
    return [
        line(LEFT, 282.5, RIGHT, 0.2),
        setter.words(version, LEFT, y, SMALL, colour=SOFT),
        setter.words(page, WIDTH / 2, y, SMALL, colour=SOFT, anchor="middle"),
        setter.words(sheet, RIGHT, y, SMALL, colour=SOFT, anchor="end"),
    ]


def _code(code: SheetCode, *, is_first: bool) -> Code:
    """Return the code in the upper left corner, larger where a long form id makes it finer."""
    modules = len(matrix(code.payload))
    if is_first:
        size = min(CODE_SIZE + 5.0, max(CODE_SIZE, _MODULE * modules))
        top = _TOP + CODE_SIZE - size
    else:
        size = min(_SMALL_CODE + 6.0, max(_SMALL_CODE, _MODULE * modules))
        top = BODY_TOP - 4.0 - size
    return Code(Rect(LEFT, top, size, size), code.payload, INK, _QUIET_MODULES * size / modules)
