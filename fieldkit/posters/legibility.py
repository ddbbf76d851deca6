"""Whether what a laid-out poster prints can be read and scanned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.posters.code_sizes import farthest
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.qr import matrix
from fieldkit.posters.shapes import Badge, Passage, Tag, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fieldkit.posters.shapes import Page

LEAST_TYPE = 2.2
"""Millimetres; a Chinese character below it cannot be read at arm's length by elderly eyes."""
REACH = 0.2
"""Metres: nearer than this no phone focuses."""


def legibility_problems(pages: Iterable[Page], circle: str) -> tuple[Problem, ...]:
    """Return a problem for each text that is too small and each code that is too fine, once each."""
    found: dict[tuple[str, str], Problem] = {}
    for page in pages:
        for words in page_words(page):
            if words.size < LEAST_TYPE - 1e-6 and words.text.strip():
                values = {"text": words.text, "size": f"{words.size:.1f}", "least": f"{LEAST_TYPE:g}"}
                place = Place(record=circle)
                found.setdefault(
                    ("text", words.text), Problem(PosterProblem.TEXT_SMALL, Severity.WARNING, place, values)
                )
        for code in page.codes:
            if farthest(len(matrix(code.payload)), code.rect.width) < REACH:
                values = {"size": f"{code.rect.width:.0f}"}
                place = Place(record=code.outlet or circle)
                found.setdefault(
                    ("code", code.payload), Problem(PosterProblem.CODE_SMALL, Severity.ERROR, place, values)
                )
    return tuple(found.values())


def page_words(page: Page) -> Iterator[Words]:
    """Yield every text that is read on a sheet."""
    for shape in page.readable:
        if isinstance(shape, Passage):
            yield from shape.words
        elif isinstance(shape, Badge | Tag):
            yield shape.words
