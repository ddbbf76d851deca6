"""A picture as PNG: through PDF, whose renderer knows our own fonts; no network, no system font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.progress import Progress
from fieldkit.posters.draw import draw_pages
from fieldkit.posters.reading import page_png

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language
    from fieldkit.posters.shapes import Page

DPI = 200
"""Sharp on paper at full width of A4, about 300 KB."""


def png(page: Page, *, title: str, language: Language = "zh", dpi: int = DPI) -> bytes:
    """Return the picture, ``page.width / 25.4 * dpi`` pixels wide; its resolution stands in the file."""
    pdf = draw_pages(
        (page,), title=title, author="Fieldkit", subject=title, language=language, progress=Progress()
    )
    return page_png(pdf, dpi)
