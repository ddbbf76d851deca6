"""The office's sign is chosen once, lies in the workspace and stands on every poster."""

import pypdfium2
import pytest
from PIL import Image

from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.office_sign import SignError, drop_sign, keep_sign, sign_name, sign_of
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService


@pytest.fixture
def sign(tmp_path):
    path = tmp_path / "街道标志.jpg"
    Image.new("RGB", (3000, 1500), "#b3312b").save(path, quality=95)
    return path


@pytest.fixture
def circle(workspace):
    circle = RecordService(workspace).add("circle", {"name": "幸福里生活圈"}).record
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community", "circle": circle})
    return circle


def test_the_sign_stays_on_the_posters_when_its_file_is_gone(workspace, circle, sign, tmp_path):
    keep_sign(workspace, sign)
    sign.unlink()
    assert sign_name(workspace) == "街道标志.png"
    result = PosterService(workspace).make_one(circle, tmp_path / "海报.pdf")
    page = pypdfium2.PdfDocument(result.path)[0].render(scale=1).to_pil()
    foot = page.crop((page.width // 2, page.height * 3 // 4, page.width, page.height))
    red = sum(
        count
        for count, pixel in foot.getcolors(foot.width * foot.height)
        if all(abs(a - b) < 6 for a, b in zip(pixel[:3], (179, 49, 43), strict=True))
    )
    assert red > 100


def test_a_sign_is_no_finer_than_print_shows_and_the_workspace_is_sound_with_it(workspace, sign):
    keep_sign(workspace, sign)
    with Image.open(sign_of(workspace)) as kept:
        assert (kept.format, kept.size) == ("PNG", (1200, 600))
    assert MaintenanceService(workspace).check() == []


def test_a_removed_sign_is_gone_from_the_posters(workspace, circle, sign):
    keep_sign(workspace, sign)
    drop_sign(workspace)
    assert sign_of(workspace) is None
    assert PosterService(workspace).spec(circle).logo == ""


def test_a_file_that_is_no_picture_leaves_the_sign_as_it_was(workspace, sign, tmp_path):
    keep_sign(workspace, sign)
    before = sign_of(workspace)
    wrong = tmp_path / "标志.docx"
    wrong.write_bytes(b"PK\x03\x04 not a picture")
    with pytest.raises(FieldkitError) as refused:
        keep_sign(workspace, wrong)
    assert refused.value.code is SignError.NOT_A_PICTURE
    assert sign_of(workspace) == before
