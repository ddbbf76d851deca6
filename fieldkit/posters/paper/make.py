"""The door: a paper form from its form to a checked file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.problems import PaperError, PaperProblem
from fieldkit.posters.paper.repeats import MOST_ROWS
from fieldkit.posters.paper.sheets import SheetCode, sheet_numbers
from fieldkit.posters.paper.spec import PaperResult
from fieldkit.posters.results import QrPlacement
from fieldkit.posters.saving import save

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.paper.setting import Setter
    from fieldkit.posters.paper.spec import PaperSpec
    from fieldkit.posters.shapes import Page

STAGE = Text("排印纸质问卷", "Setting the paper form")
_AT_ONCE = 20
_MANY_MODULES = 77
"""Codes finer than this are read back at twice the resolution, as a phone held closer would."""
SUBJECT = Text("纸质问卷", "Paper form")


def make_paper(spec: PaperSpec, path: Path, progress: Progress) -> PaperResult:
    """Set all copies, read every code back, then save the file.

    Raises:
        FieldkitError: a PaperError or PosterError.CODE_TOO_LONG; no file was written or changed.
    """
    from fieldkit.posters.draw import draw_pages

    sheets = sheet_numbers(spec.first_sheet, spec.copies)
    _check_language(spec)
    _check_rows(spec)
    pages, problems = _set(spec, sheets, progress)
    content = draw_pages(
        pages,
        title=spec.form.title,
        author=spec.header.issuer,
        subject=SUBJECT.say(spec.own_language),
        language=spec.own_language,
        progress=progress,
    )
    codes = _placements(pages)
    _verify(content, codes, progress)
    save(content, path, PaperError.CANNOT_SAVE)
    return PaperResult(path, len(pages), sheets, codes, problems)


def _set(
    spec: PaperSpec, sheets: Sequence[str], progress: Progress
) -> tuple[list[Page], tuple[Problem, ...]]:
    from fieldkit.posters.paper.front import front_blocks, front_bottom, front_shapes
    from fieldkit.posters.paper.outline import Outline
    from fieldkit.posters.paper.pages import broken, sheet_pages
    from fieldkit.posters.paper.questions import BlockMaker
    from fieldkit.posters.paper.setting import Setter
    from fieldkit.posters.paper.wording import Speaker

    outline = Outline(spec.form)
    setter = Setter()
    maker = BlockMaker(spec, outline, Speaker(spec, outline), setter)
    first_top = front_bottom(front_shapes(spec, setter))
    blocks = [*front_blocks(spec, setter), *maker.blocks(outline.elements)]
    bodies = broken([*blocks, *maker.continued()], first_top)
    progress.begin(STAGE, 2 * len(bodies) * len(sheets))
    pages: list[Page] = []
    for sheet in sheets:
        code = SheetCode(spec.form.id, spec.form.version, sheet)
        pages += sheet_pages(spec, bodies, code, setter)
    empty = () if outline.units else (Problem(PaperProblem.NO_QUESTIONS, Severity.ERROR),)
    return pages, (*empty, *_missing(setter), *maker.problems)


def _missing(setter: Setter) -> list[Problem]:
    return [
        Problem(
            PaperProblem.GLYPH_MISSING,
            Severity.ERROR,
            values={"text": text, "characters": "、".join(f"{c}（U+{ord(c):04X}）" for c in lacking)},
        )
        for text, lacking in setter.missing.items()
    ]


def _check_language(spec: PaperSpec) -> None:
    """Refuse a language that the form does not speak."""
    if spec.language and spec.form.languages:
        known = any(one == spec.language or one.endswith(f"({spec.language})") for one in spec.form.languages)
        if not known:
            languages = "、".join(spec.form.languages)
            raise FieldkitError(PaperError.LANGUAGE, name=spec.language, languages=languages)


def _check_rows(spec: PaperSpec) -> None:
    """Refuse tables of no line and of more than anybody fills."""
    for rows, least in ((spec.rows, 1), (spec.continued, 0)):
        if not least <= rows <= MOST_ROWS:
            raise FieldkitError(PaperError.ROWS, rows=rows, least=least, most=MOST_ROWS)


def _placements(pages: Sequence[Page]) -> tuple[QrPlacement, ...]:
    return tuple(
        QrPlacement(number, code.rect.x, code.rect.y, code.rect.width, code.quiet, code.payload)
        for number, page in enumerate(pages, start=1)
        for code in page.codes
    )


def _verify(content: bytes, codes: tuple[QrPlacement, ...], progress: Progress) -> None:
    from fieldkit.posters.qr import matrix
    from fieldkit.posters.reading import DPI, read_codes

    fine = any(len(matrix(code.payload)) > _MANY_MODULES for code in codes[:1])
    for start in range(0, len(codes), _AT_ONCE):
        for reading in read_codes(content, codes[start : start + _AT_ONCE], dpi=2 * DPI if fine else DPI):
            progress.step()
            if not reading.right:
                raise FieldkitError(PaperError.CODE_UNREADABLE, page=reading.placement.page)
