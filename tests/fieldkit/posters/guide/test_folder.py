"""The guide's folder: whole or as it was, and other people's files are left alone."""

from pathlib import Path

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.guide.folder import write_site
from fieldkit.posters.guide.problems import GuideError
from fieldkit.posters.guide.site import MANIFEST


def site(**files):
    named = {name.replace("_", "/") + ".html": content.encode() for name, content in files.items()}
    listed = ",".join(f'"{name}":""' for name in named)
    return {**named, MANIFEST: f'{{"files":{{{listed}}}}}'.encode()}


def there(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "网站" / "导览"


def test_a_second_run_replaces_its_own_files_and_no_others(folder):
    write_site(site(index="旧", c_old="旧"), folder)
    (folder / "c" / "照片.jpg").write_text("别人的")
    write_site(site(index="新", c_new="新"), folder)
    assert there(folder) == {"index.html": "新", "c/new.html": "新", "c/照片.jpg": "别人的"}


def test_a_folder_that_is_no_longer_needed_goes(folder):
    write_site(site(index="旧", c_old="旧"), folder)
    write_site(site(index="新"), folder)
    assert not (folder / "c").exists()


def test_a_file_that_is_not_ours_is_not_overwritten(folder):
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("街道的主页")
    with pytest.raises(FieldkitError) as refused:
        write_site(site(index="新", c_new="新"), folder)
    assert refused.value.code is GuideError.NOT_OURS
    assert there(folder) == {"index.html": "街道的主页"}


@pytest.mark.parametrize("fails_at", range(5))
def test_where_a_file_cannot_take_its_place_the_old_site_stands(folder, monkeypatch, fails_at):
    write_site(site(index="旧", c_old="旧"), folder)
    before = there(folder)
    rename, calls = Path.rename, iter(range(100))

    def failing(self, target):
        if next(calls) == fails_at:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(FieldkitError) as refused:
        write_site(site(index="新", c_new="新"), folder)
    assert refused.value.code is GuideError.CANNOT_SAVE
    assert there(folder) == before


def test_where_the_disk_is_full_nothing_appears(folder, monkeypatch):
    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(FieldkitError):
        write_site(site(index="新"), folder)
    assert list(folder.parent.iterdir()) == []


def test_a_manifest_that_names_files_elsewhere_is_not_followed(folder):
    folder.mkdir(parents=True)
    (folder.parent / "台账.xlsx").write_text("要紧")
    (folder / MANIFEST).write_text('{"files": {"../台账.xlsx": "", "/etc/hosts": "", "": ""}}')
    write_site(site(index="新"), folder)
    assert (folder.parent / "台账.xlsx").read_text() == "要紧"
