"""The notice on one sheet of A4, in large print: to hand over at the door, or for the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.handout_problems import HandoutError
from fieldkit.posters.paper.setting import HEIGHT, LEADING, SMALL, SOFT, WIDTH, Setter, line
from fieldkit.posters.saving import save
from fieldkit.posters.shapes import Page

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Language
    from fieldkit.posters.shapes import Shape
    from fieldkit.registers.consent import Notice

TITLE = Text("居民访问告知书", "About this interview")
SHEET = Text("答卷编号（撤回时用）：", "Your sheet no. (to withdraw): ")
VISITOR = Text("访员：", "Interviewer: ")
DAY = Text("日期：", "Date: ")
_TO_FILL_IN = ((SHEET, 0.42), (VISITOR, 0.28), (DAY, 0.3))
"""What is written by hand at the foot, and its share of the room that the words leave."""
_BETWEEN = 3.0
VERSION = Text("告知书版本 {version}", "Version of the notice {version}")
_LEFT, _RIGHT = 22.0, 188.0
_MEASURE = _RIGHT - _LEFT
_TITLE_SIZE = 12.0
_TOP = 24.0
_BODY_BOTTOM = 252.0
_LARGEST, _SMALLEST, _STEP = 7.6, 4.6, 0.2
"""Of the text in mm: 21.5 point where there is room, never less than 13."""
_COLONS = {"zh": "：", "en": ": "}


def make_notice_page(notice: Notice, path: Path, language: Language, progress: Progress) -> int:
    """Write the PDF; return how many pages it has: one unless the settings' words are very long.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    from fieldkit.posters.draw import draw_pages

    title = TITLE.say(language)
    pages = [Page(WIDTH, HEIGHT, tuple(shapes)) for shapes in _Notice(notice, language).pages()]
    content = draw_pages(
        pages, title=title, author="", subject=VERSION.say(language, version=notice.version), language=language,
        progress=progress,
    )  # fmt: skip
    save(content, path, HandoutError.CANNOT_SAVE)
    return len(pages)


class _Notice:
    def __init__(self, notice: Notice, language: Language) -> None:
        self._notice, self._own = notice, language
        self._set = Setter()

    def pages(self) -> list[list[Shape]]:
        size = _LARGEST
        while len(pages := self._set_at(size)) > 1 and size > _SMALLEST:
            size = round(size - _STEP, 2)
        foot = self._foot()
        return [[*shapes, *foot] for shapes in pages]

    def _set_at(self, size: float) -> list[list[Shape]]:
        title = self._set.words(
            TITLE.say(self._own), WIDTH / 2, _TOP, _TITLE_SIZE, bold=True, anchor="middle"
        )
        rule_at = _TOP + LEADING * _TITLE_SIZE + 3.0
        pages: list[list[Shape]] = [[title, line(_LEFT, rule_at, _RIGHT, 0.6)]]
        y = rule_at + 7.0
        for statement in self._notice.lines:
            for at, text in enumerate(self._lines(statement, size)):
                if y + LEADING * size > _BODY_BOTTOM:
                    pages.append([])
                    y = _TOP
                pages[-1] += self._line(statement, text, y, size, is_first=at == 0)
                y += LEADING * size
            y += 0.62 * size
        return pages

    def _lines(self, statement: str, size: float) -> list[str]:
        return self._set.lines(statement, _MEASURE, size)

    def _line(self, statement: str, text: str, y: float, size: float, *, is_first: bool) -> list[Shape]:
        """A line; what stands before the colon of a statement is bold."""
        colon = _COLONS[self._own]
        lead, _, rest = text.partition(colon)
        if not is_first or not rest or not statement.startswith(lead + colon):
            return [self._set.words(text, _LEFT, y, size)]
        bold = self._set.words(lead + colon, _LEFT, y, size, bold=True)
        start = _LEFT + self._set.width(lead + colon, size, bold=True)
        return [bold, self._set.words(rest, start, y, size)]

    def _foot(self) -> list[Shape]:
        y, size = 262.0, 4.2
        shapes: list[Shape] = []
        x = _LEFT
        said = [(label.say(self._own), share) for label, share in _TO_FILL_IN]
        taken = sum(self._set.width(words, size) for words, _ in said) + _BETWEEN * (len(said) - 1)
        for words, share in said:
            shapes.append(self._set.words(words, x, y, size))
            x += self._set.width(words, size)
            end = x + (_RIGHT - _LEFT - taken) * share
            shapes.append(line(x, y + LEADING * size, end, 0.25))
            x = end + _BETWEEN
        version = VERSION.say(self._own, version=self._notice.version)
        shapes.append(self._set.words(version, _LEFT, 277.0, SMALL, colour=SOFT))
        return shapes
