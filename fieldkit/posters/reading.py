"""Looking at a finished poster: pictures for the window, and reading its codes back.

Codes are read one crop at a time: a reader of many codes at once loses the
large one of a sheet at some resolutions.
"""

from __future__ import annotations

import io
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import zxingcpp

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.problems import PosterError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

    from fieldkit.posters.results import PosterResult, QrPlacement

DPI = 150
_POINT = 72.0
_MM = 25.4
# PDFium may be entered by one thread at a time: a preview and a batch must not meet in it.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class QrReading:
    """What a printed code should say and what a reader found; None when it found nothing."""

    placement: QrPlacement
    decoded: str | None

    @property
    def right(self) -> bool:
        """Whether the code says what was meant."""
        return self.decoded == self.placement.payload


def check_poster(result: PosterResult, *, dpi: int = DPI) -> tuple[QrReading, ...]:
    """Render the file and read every code of it.

    Raises:
        FieldkitError: PosterError.CANNOT_OPEN.
    """
    return read_codes(result.path, result.qr_codes, dpi=dpi)


def read_codes(
    pdf: Path | bytes, placements: Sequence[QrPlacement], *, dpi: int = DPI
) -> tuple[QrReading, ...]:
    """Render each sheet once and read every code from its own crop."""
    readings: list[QrReading] = []
    with _document(pdf) as document:
        for page in sorted({placement.page for placement in placements}):
            image = _rendered(document, page, dpi, grey=True)
            there = [placement for placement in placements if placement.page == page]
            readings += [QrReading(placement, _decoded(_crop(image, placement, dpi))) for placement in there]
    return tuple(readings)


def preview_png(path: Path, page: int = 1, dpi: int = 96) -> bytes:
    """Return one sheet (counted from 1) as a PNG picture.

    Raises:
        FieldkitError: PosterError.CANNOT_OPEN when the file is no PDF or has no such sheet.
    """
    with _document(path) as document:
        if not 1 <= page <= len(document):
            raise FieldkitError(PosterError.CANNOT_OPEN, path=path.name)
        out = io.BytesIO()
        _rendered(document, page, dpi, grey=False).save(out, "PNG", compress_level=1)
        return out.getvalue()


def page_png(pdf: bytes, dpi: int) -> bytes:
    """Return the first sheet of a PDF as a PNG picture that says its resolution.

    Raises:
        FieldkitError: PosterError.CANNOT_OPEN.
    """
    with _document(pdf) as document:
        out = io.BytesIO()
        _rendered(document, 1, dpi, grey=False).save(out, "PNG", dpi=(dpi, dpi))
        return out.getvalue()


@contextmanager
def _document(pdf: Path | bytes) -> Iterator[pypdfium2.PdfDocument]:
    name = pdf.name if isinstance(pdf, Path) else "PDF"
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf.read_bytes() if isinstance(pdf, Path) else pdf)
        except (OSError, pypdfium2.PdfiumError) as error:
            raise FieldkitError(PosterError.CANNOT_OPEN, path=name) from error
        try:
            yield document
        finally:
            document.close()


def _rendered(document: pypdfium2.PdfDocument, page: int, dpi: int, *, grey: bool) -> Image:
    sheet = document[page - 1]
    bitmap = sheet.render(scale=dpi / _POINT, grayscale=grey)
    image: Image = bitmap.to_pil().copy()
    bitmap.close()
    sheet.close()
    return image


def _crop(image: Image, placement: QrPlacement, dpi: int) -> Image:
    pixels, quiet = dpi / _MM, placement.quiet_mm
    return image.crop(
        (
            round((placement.x_mm - quiet) * pixels),
            round((placement.y_mm - quiet) * pixels),
            round((placement.x_mm + placement.size_mm + quiet) * pixels),
            round((placement.y_mm + placement.size_mm + quiet) * pixels),
        )
    )


def _decoded(image: Image) -> str | None:
    for binarizer in (zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram):
        found = zxingcpp.read_barcode(
            image,
            formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
            try_invert=False,
            binarizer=binarizer,
            text_mode=zxingcpp.TextMode.Plain,
        )
        if found is not None:
            return str(found.text)
    return None
