"""Photos travel inside the workbook, seen by people and the same byte for byte (FORMAT.md §12)."""

import shutil
import subprocess
import zipfile
from hashlib import sha256
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image

from fieldkit.exchange.package import PackageFile
from fieldkit.exchange.problems import ExchangeError, ExchangeProblem
from fieldkit.exchange.reading import read_package
from fieldkit.exchange.workbook import write_package
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress


def picture(kind, colour="teal", size=(60, 40)):
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, kind)
    return stream.getvalue()


@pytest.fixture
def photo(tmp_path):
    """Put bytes on the disk as the workspace keeps them."""

    def photo(name, content, record="", title="惠之家"):
        digest = sha256(content).hexdigest()
        path = tmp_path / digest
        path.write_bytes(content)
        return PackageFile(digest, name, path, record, title)

    return photo


@pytest.fixture
def shots(photo):
    kinds = {"门脸.png": "PNG", "柜台.jpg": "JPEG", "动图.gif": "GIF", "图.bmp": "BMP", "招牌.webp": "WEBP"}
    made = [photo(name, picture(kind)) for name, kind in kinds.items()]
    return [*made, photo("不是图片.jpg", b"\xff\xd8 no picture at all"), photo("空.png", b"")]


def carried(path):
    with read_package(path, Progress()) as package:
        return {one.name: one.read() for one in package.files()}, package.problems


def contents(files):
    return {one.name: one.path.read_bytes() for one in files}


def test_photos_of_any_kind_come_back_byte_for_byte(street, shots, tmp_path):
    path = street().export(tmp_path / "a.xlsx", files=shots)
    assert carried(path) == (contents(shots), ())


def test_people_see_the_pictures_with_the_outlet_they_belong_to(street, shots, tmp_path):
    path = street().export(tmp_path / "a.xlsx", files=shots)
    sheet = load_workbook(path)["照片"]
    assert [cell.value for cell in sheet[1]][:3] == ["记录", "文件名", "照片"]
    assert [sheet.cell(row, 2).value for row in range(2, 9)] == [one.name for one in shots]
    assert sheet.column_dimensions["D"].hidden
    with zipfile.ZipFile(path) as archive:
        shown = {archive.read(name) for name in archive.namelist() if name.startswith("xl/media/")}
    assert shown == {one.path.read_bytes() for one in shots[:3]}
    assert "显示不了" in sheet.cell(5, 3).value


def test_one_picture_of_two_names_is_kept_once_in_the_file(street, photo, tmp_path):
    twice = [photo("甲.png", picture("PNG"), title="甲"), photo("乙.png", picture("PNG", "navy"), title="乙")]
    path = street().export(tmp_path / "a.xlsx", files=twice)
    assert carried(path)[0] == contents(twice)


def test_a_picture_that_a_spreadsheet_compressed_again_is_told_and_not_taken(street, shots, rezip, tmp_path):
    path = street().export(tmp_path / "a.xlsx", files=shots)
    with zipfile.ZipFile(path) as archive:
        member = next(name for name in archive.namelist() if name.startswith("xl/media/"))
        which = next(one.name for one in shots if one.path.read_bytes() == archive.read(member))
    found, problems = carried(rezip(path, tmp_path / "b.xlsx", **{member: picture("PNG", "red")}))
    assert which not in found
    assert len(found) == len(shots) - 1
    assert [(one.code, one.values["name"]) for one in problems] == [(ExchangeProblem.ALTERED_PHOTO, which)]


@pytest.mark.parametrize("limit", [0, 500, 2000])
def test_photos_over_the_size_go_into_numbered_companions_that_come_in_any_order(
    street, shots, office, tmp_path, limit
):
    sender = street()
    written = write_package(
        sender.content(files=shots), tmp_path / "瑞丰.xlsx", Progress(), photo_limit=limit
    )
    assert [path.name for path in written.companions] == [
        f"瑞丰_照片{number}.xlsx" for number in range(1, len(written.companions) + 1)
    ]
    assert len(written.companions) > 1
    assert carried(written.path)[0] == {}
    found = {}
    for number, path in enumerate(reversed(written.companions)):
        with read_package(path, Progress()) as package:
            assert package.manifest.of == written.manifest.id
            assert package.manifest.part == (len(written.companions) - number, len(written.companions))
            assert package.count == 0
            found |= {one.name: one.read() for one in package.files()}
            alone = sum(one.size for one in package.files())
            assert alone <= max(limit, *(one.size for one in package.files()))
    assert found == contents(shots)


def test_a_photo_larger_than_any_line_of_the_ledger_still_travels(street, photo, tmp_path):
    noise = bytes(range(256)) * 20_000
    path = street().export(tmp_path / "a.xlsx", files=[photo("大图.heic", noise)])
    assert carried(path) == ({"大图.heic": noise}, ())


def test_a_photo_that_is_no_longer_on_the_disk_stops_the_export_and_leaves_no_half_file(
    street, shots, tmp_path
):
    shots[0].path.unlink()
    target = tmp_path / "out" / "a.xlsx"
    with pytest.raises(FieldkitError) as refused:
        street().export(target, files=shots)
    assert refused.value.code is ExchangeError.CANNOT_WRITE
    assert list(target.parent.iterdir()) == []


def test_a_copy_saved_by_libreoffice_gives_every_photo_back(street, shots, tmp_path):
    """P10."""
    soffice = shutil.which("soffice")
    assert soffice
    path = street().export(tmp_path / "a.xlsx", files=shots[:5])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "again"), str(path)],
        check=True,
        capture_output=True,
        timeout=90,
    )
    assert carried(tmp_path / "again" / "a.xlsx") == (contents(shots[:5]), ())
