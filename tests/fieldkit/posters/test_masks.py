import pytest
import qrcode
import zxingcpp
from PIL import Image
from qrcode import util
from qrcode.exceptions import DataOverflowError

from fieldkit.posters.masks import lines_of, mask_lines, penalty, turned
from fieldkit.posters.qr import Level, matrix

TEXTS = [
    "12345",
    "https://example.gov.cn/c/s06.html",
    "老王家早点\n长城西街 8 号\n0955-7012345",
    "字" * 120,
    "A" * 900,
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("mask", range(8))
def test_every_mask_is_judged_as_the_library_judges_it(text, mask):
    code = qrcode.QRCode(border=0, mask_pattern=mask)
    code.add_data(text)
    code.make()
    assert penalty(lines_of(code.modules), len(code.modules)) == util.lost_point(code.modules)


@pytest.mark.parametrize("mask", range(8))
def test_masks_are_those_of_the_standard(mask):
    rule = util.mask_func(mask)
    assert mask_lines(25, mask) == lines_of([[rule(i, j) for j in range(25)] for i in range(25)])


def test_columns_read_as_lines_and_back_are_the_rows():
    rows = mask_lines(25, 5)
    assert turned(turned(rows, 25), 25) == rows


@pytest.mark.parametrize("text", TEXTS[:3], ids=range(3))
@pytest.mark.parametrize("level", list(Level))
def test_a_code_is_one_of_the_librarys_eight_and_none_of_them_is_easier_to_read(text, level):
    ours = [list(row) for row in matrix(text, level)]
    version = (len(ours) - 17) // 4
    theirs = []
    for correction in (1, 0, 3, 2):  # L, M, Q, H as the library numbers them
        for mask in range(8):
            code = qrcode.QRCode(version, correction, border=0, mask_pattern=mask)
            code.add_data(text, optimize=0)
            try:
                code.make(fit=False)
            except DataOverflowError:
                continue
            theirs.append(
                (correction, util.lost_point(code.modules), [[bool(m) for m in row] for row in code.modules])
            )
    (found,) = [(correction, lost) for correction, lost, modules in theirs if modules == ours]
    assert found[1] == min(lost for correction, lost, _ in theirs if correction == found[0])


def test_a_reader_reads_what_was_meant():
    for text in TEXTS:
        rows = matrix(text)
        picture = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                picture.putpixel((x + 4, y + 4), 0 if dark else 255)
        found = zxingcpp.read_barcode(picture.resize((picture.width * 4,) * 2, Image.Resampling.NEAREST))
        assert found is not None
        assert found.text == text


@pytest.mark.parametrize("length", [1, 17, 18, 106, 107, 230, 231, 700, 2331])
@pytest.mark.parametrize("sign", ["7", "A", "字"[:1], "x"])
def test_a_code_is_as_small_as_the_library_makes_it(length, sign):
    text = sign * (length if sign != "字" else length // 3 or 1)
    code = qrcode.QRCode(error_correction=0, border=0)
    code.add_data(text, optimize=0)
    assert len(matrix(text)) == 17 + 4 * code.best_fit(start=1)
