"""The door: a poster from its facts to a checked file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.legibility import legibility_problems, page_words
from fieldkit.posters.problems import PosterError, PosterProblem
from fieldkit.posters.results import PosterResult, QrPlacement
from fieldkit.posters.saving import save
from fieldkit.posters.selecting import selected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.layout import PosterLayout
    from fieldkit.posters.shapes import Page
    from fieldkit.posters.spec import PosterSpec

SUBJECT = Text("便民生活圈导视图", "Service guide poster")


def make_poster(spec: PosterSpec, path: Path, progress: Progress, *, verify: bool = True) -> PosterResult:
    """Draw a poster, read all its codes back, then save it.

    Args:
        progress: steps once a sheet; the caller begins the stage.
        verify: render at 150 dpi and decode every code before the file is handed over.

    Raises:
        FieldkitError: a PosterError; then no file was written or changed.
    """
    from fieldkit.posters.draw import draw_pages
    from fieldkit.posters.fonts import poster_font
    from fieldkit.posters.layout import lay_out

    layout = lay_out(spec, poster_font())
    content = draw_pages(
        layout.pages,
        title=spec.title,
        author=spec.issuer,
        subject=spec.words(SUBJECT),
        language=spec.language,
        progress=progress,
    )
    codes = _placements(layout)
    if verify:
        progress.check()
        _verify(spec, content, codes)
    save(content, path, PosterError.CANNOT_SAVE)
    return PosterResult(path, len(layout.pages), codes, _problems(spec, layout))


def poster_problems(spec: PosterSpec) -> tuple[Problem, ...]:
    """Return what to look at before printing, without making a file."""
    from fieldkit.posters.fonts import poster_font
    from fieldkit.posters.layout import lay_out

    return _problems(spec, lay_out(spec, poster_font()))


def _problems(spec: PosterSpec, layout: PosterLayout) -> tuple[Problem, ...]:
    small = legibility_problems(layout.pages, spec.circle_id)
    return (*missing_glyphs(spec, layout.pages), *layout.problems, *small)


def missing_glyphs(spec: PosterSpec, pages: Iterable[Page] = ()) -> tuple[Problem, ...]:
    """Return a problem for every printed text with characters that the font does not have.

    Texts of records lead to their field; what only the sheets say (landmarks, streets of a map) leads to the circle.
    """
    from fieldkit.posters.fonts import missing_in

    problems: list[Problem] = []
    told: set[str] = set()
    circle = Place(record=spec.circle_id)
    on_sheets = ((circle, words.text) for page in pages for words in page_words(page))
    for place, text in (*_texts(selected(spec)), *on_sheets):
        missing = missing_in([text])
        if missing and not (place == circle and told.issuperset(missing)):
            told.update(missing)
            characters = "、".join(f"{c}（U+{ord(c):04X}）" for c in missing)
            values = {"text": text, "characters": characters}
            problems.append(Problem(PosterProblem.GLYPH_MISSING, Severity.ERROR, place, values))
    return tuple(problems)


def _texts(spec: PosterSpec) -> Iterator[tuple[Place, str]]:
    circle = Place(record=spec.circle_id)
    yield Place(record=spec.circle_id, field="name"), spec.title
    yield Place(record=spec.circle_id, field="boundary"), spec.boundary.text
    for text in (*spec.facts, spec.issuer, spec.data_date, spec.disclaimer, spec.poster_number):
        yield circle, text
    for hotline in spec.hotlines:
        yield circle, hotline.number + hotline.label
    for outlet in spec.outlets:
        for field in ("name", "address", "hours", "phone"):
            yield Place(record=outlet.id, field=field), getattr(outlet, field) or ""


def _placements(layout: PosterLayout) -> tuple[QrPlacement, ...]:
    return tuple(
        QrPlacement(
            page=number,
            x_mm=code.rect.x,
            y_mm=code.rect.y,
            size_mm=code.rect.width,
            quiet_mm=code.quiet,
            payload=code.payload,
            outlet=code.outlet,
        )
        for number, page in enumerate(layout.pages, start=1)
        for code in page.codes
    )


def _verify(spec: PosterSpec, content: bytes, codes: tuple[QrPlacement, ...]) -> None:
    from fieldkit.posters.reading import read_codes

    names = {outlet.id: outlet.name for outlet in spec.outlets}
    for reading in read_codes(content, codes):
        if not reading.right:
            code = reading.placement
            what = names.get(code.outlet, spec.title)
            raise FieldkitError(PosterError.CODE_UNREADABLE, page=code.page, what=what)
