"""Photos in a workbook: shown to people where a spreadsheet can, and byte for byte the same either way (FORMAT.md §12).

The library that lays out the workbook is given a stand-in of the same size in
pixels for each picture; the bytes themselves go straight from disk into the file.
"""

from __future__ import annotations

import base64
import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from fieldkit.exchange.package import PHOTOS
from fieldkit.exchange.packing import written
from fieldkit.kernel.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter import Workbook

    from fieldkit.exchange.package import PackageFile
    from fieldkit.exchange.style import Styles

BOX = (240, 180)
"""Width and height in pixels that a picture is fitted into."""
POINTS = 140
NOT_SHOWN = "（图片在文件里，表格软件显示不了这种格式；导入后可以看）"
HEADS = ("记录", "文件名", "照片", "校验值")


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo that a spreadsheet can show.

    Attributes:
        file: the photo.
        width, height: in pixels.
        stand_in: bytes of the same format and size in pixels, unlike any other picture's.
    """

    file: PackageFile
    width: int
    height: int
    stand_in: bytes


def picture_of(file: PackageFile) -> Picture | None:
    """The photo as a picture; None when no spreadsheet shows its format."""
    try:
        with warnings.catch_warnings(), Image.open(file.path) as image:
            warnings.simplefilter("ignore")  # a very large picture is never unpacked here
            width, height = image.size
            make = _STAND_INS.get(image.format or "")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if make is None or not (0 < width < 0x8000 and 0 < height < 0x8000):
        return None
    return Picture(file, width, height, make(width, height, file.sha256.encode()))


def _jpeg(width: int, height: int, name: bytes) -> bytes:
    frame = struct.pack(">HHBHHB3x", 0xFFC0, 11, 8, height, width, 1)
    return b"\xff\xd8" + frame + struct.pack(">HH", 0xFFFE, len(name) + 2) + name + b"\xff\xda\xff\xd9"


def _png(width: int, height: int, name: bytes) -> bytes:
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"tEXt", b"Comment\0" + name),
        (b"IEND", b""),
    )
    made = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + made


def _gif(width: int, height: int, name: bytes) -> bytes:
    return b"GIF89a" + struct.pack("<HH3x", width, height) + name


_STAND_INS = {"JPEG": _jpeg, "PNG": _png, "GIF": _gif}
"""Formats that every spreadsheet keeps as they are; a BMP is made into something else by LibreOffice."""


def write_photos(book: Workbook, styles: Styles, files: Sequence[PackageFile]) -> dict[bytes, PackageFile]:
    """Lay out the sheet 照片.

    Returns:
        The photos that are shown, by their stand-ins; the others travel in ``_files``.
    """
    sheet = book.add_worksheet(PHOTOS)
    for column, width in enumerate((24, 24, BOX[0] / 7 + 2)):
        sheet.set_column(column, column, width, styles.text)
    sheet.set_column(3, 3, 10, styles.text, {"hidden": True})
    sheet.set_row(0, 24)
    for column, head in enumerate(HEADS):
        sheet.write_string(0, column, head, styles.head)
    sheet.freeze_panes(1, 0)
    found: dict[bytes, PackageFile] = {}
    for row, file in enumerate(files, start=1):
        sheet.write_string(row, 0, written(file.title), styles.cell)
        sheet.write_string(row, 1, written(file.name), styles.cell)
        sheet.write_string(row, 3, file.sha256, styles.text)
        picture = picture_of(file)
        if picture is None:
            sheet.write_string(row, 2, NOT_SHOWN, styles.grey)
            continue
        scale = min(BOX[0] / picture.width, BOX[1] / picture.height, 1.0)
        sheet.set_row(row, max(20, POINTS * min(1.0, picture.height * scale / BOX[1]) + 4))
        sheet.insert_image(
            row,
            2,
            "",
            {
                "image_data": BytesIO(picture.stand_in),
                "x_scale": scale,
                "y_scale": scale,
                "x_offset": 3,
                "y_offset": 3,
                "object_position": 1,
                "description": written(file.title),
            },
        )
        found[picture.stand_in] = file
    return found


def file_lines(files: Sequence[PackageFile]) -> Iterator[str]:
    """The lines of ``_files``."""
    for file in files:
        yield canonical_json([file.sha256, base64.b64encode(file.path.read_bytes()).decode()])
