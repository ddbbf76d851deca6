"""The list of doors that an interviewer carries: one line for each, with room for outcome and signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.handout_problems import HandoutError
from fieldkit.posters.paper.setting import (
    BODY_BOTTOM,
    HEIGHT,
    LEADING,
    LEFT,
    MEASURE,
    RIGHT,
    SHADE,
    SIZE,
    SMALL,
    SOFT,
    TITLE,
    WIDTH,
    Setter,
    frame,
    line,
)
from fieldkit.posters.saving import save
from fieldkit.posters.shapes import Page
from fieldkit.registers import sample_page as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.shapes import Shape
    from fieldkit.registers.sample_page import PageDoor, SamplePage

PAGE = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
SUBJECT = Text("走访名单", "Addresses to visit")
_TOP = 14.0
_NEXT_TOP = 16.0
_ROW = 9.4
_HEAD = 7.4
_PAD = 1.6
_SIDE = (11.0, 26.0, 27.0, 27.0)
"""Widths in mm of number, outcome, time and signature; door and stratum share the rest."""
_STRATUM = 26.0
_MOST_LINES = 2


def make_sample_page(samples: Sequence[SamplePage], path: Path, progress: Progress) -> int:
    """Write the PDF, each sample from a page of its own; return how many pages there are.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    from fieldkit.posters.draw import draw_pages

    own = samples[0].language
    pages = [page for one in samples for page in _Sheets(one).pages()]
    content = draw_pages(
        pages, title=samples[0].title, author="", subject=SUBJECT.say(own), language=own, progress=progress
    )
    save(content, path, HandoutError.CANNOT_SAVE)
    return len(pages)


class _Sheets:
    """Sets one sample from the top down."""

    def __init__(self, sample: SamplePage) -> None:
        self._sample, self._own = sample, sample.language
        self._set = Setter()
        self._pages: list[list[Shape]] = [[]]
        self._y = _TOP
        number, outcome, when, signature = _SIDE
        stratum = _STRATUM if sample.has_strata else 0.0
        door = MEASURE - sum(_SIDE) - stratum
        heads = (words.NUMBER, words.DOOR, words.STRATUM, words.OUTCOME, words.WHEN, words.SIGNATURE)
        widths = (number, door, stratum, outcome, when, signature)
        self._columns = [(head, width) for head, width in zip(heads, widths, strict=True) if width]

    def pages(self) -> list[Page]:
        self._front()
        sample = self._sample
        self._table(words.MAIN_LIST.say(self._own, count=len(sample.doors)), sample.doors)
        if sample.spare:
            self._y += 6.0
            self._table(words.SPARE_LIST.say(self._own, count=len(sample.spare)), sample.spare)
        return [
            Page(WIDTH, HEIGHT, (*shapes, *self._foot(number)))
            for number, shapes in enumerate(self._pages, start=1)
        ]

    def _front(self) -> None:
        self._put(self._set.words(self._sample.title, WIDTH / 2, self._y, TITLE, bold=True, anchor="middle"))
        self._y += LEADING * TITLE + 3.0
        for fact in self._sample.facts():
            for text in self._set.lines(fact, MEASURE, SMALL + 0.4):
                self._put(self._set.words(text, LEFT, self._y, SMALL + 0.4))
                self._y += LEADING * (SMALL + 0.4)
            self._y += 0.6
        self._y += 3.0

    def _table(self, title: str, doors: Sequence[PageDoor]) -> None:
        if self._y + 2 * _ROW + _HEAD + LEADING * SIZE > BODY_BOTTOM:
            self._turn()
        self._put(self._set.words(title, LEFT, self._y, SIZE, bold=True))
        self._y += LEADING * SIZE + 1.4
        self._heads()
        for door in doors:
            if self._y + _ROW > BODY_BOTTOM:
                self._turn()
                self._heads()
            self._row(door)

    def _heads(self) -> None:
        for x, width, head in self._cells():
            self._put(frame(x, self._y, width, _HEAD, fill=SHADE))
            middle = x + width / 2
            self._put(
                self._set.words(head.say(self._own), middle, self._y + 1.4, SMALL, bold=True, anchor="middle")
            )
        self._y += _HEAD

    def _row(self, door: PageDoor) -> None:
        texts = {
            words.NUMBER: door.number,
            words.DOOR: door.address,
            words.STRATUM: door.stratum,
            words.OUTCOME: door.outcome,
        }
        for x, width, head in self._cells():
            self._put(frame(x, self._y, width, _ROW))
            self._cell(x, width, texts.get(head, ""), centred=head is not words.DOOR)
        self._y += _ROW

    def _cell(self, x: float, width: float, text: str, *, centred: bool) -> None:
        size = SIZE
        lines = self._set.lines(text, width - 2 * _PAD, size)
        while len(lines) > (1 if size > SMALL else _MOST_LINES) and size > SMALL - 0.8:
            size -= 0.2
            lines = self._set.lines(text, width - 2 * _PAD, size)
        lines = lines[:_MOST_LINES]
        top = self._y + (_ROW - len(lines) * LEADING * size) / 2
        left, anchor = (x + width / 2, "middle") if centred else (x + _PAD, "start")
        for at, one in enumerate(lines):
            self._put(self._set.words(one, left, top + at * LEADING * size, size, anchor=anchor))

    def _cells(self) -> Iterator[tuple[float, float, Text]]:
        x = LEFT
        for head, width in self._columns:
            yield x, width, head
            x += width

    def _put(self, shape: Shape) -> None:
        self._pages[-1].append(shape)

    def _turn(self) -> None:
        self._pages.append([])
        self._y = _NEXT_TOP

    def _foot(self, number: int) -> list[Shape]:
        y = HEIGHT - 13.0
        page = PAGE.say(self._own, page=number, pages=len(self._pages))
        return [
            line(LEFT, y - 1.5, RIGHT, 0.2),
            self._set.words(self._sample.title, LEFT, y, SMALL, colour=SOFT),
            self._set.words(page, RIGHT, y, SMALL, colour=SOFT, anchor="end"),
        ]
