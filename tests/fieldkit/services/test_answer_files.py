"""Files that are answers stay with their sheet, also on the next machine."""

import pytest

from fieldkit.services.answer_files import AnswerFileService, named
from fieldkit.services.erasure import ErasureService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService

PHOTO = "/data/closing/photo"


@pytest.fixture
def sheet(workspace):
    """A sheet begun in a community."""
    community = RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"}).record
    return InterviewService(workspace).start(community).record


def test_a_file_is_found_again_by_its_question(workspace, sheet):
    files = AnswerFileService(workspace)
    name = files.keep(sheet, PHOTO, "门口 照片.JPG", b"\xff\xd8one")

    assert name == named("门口 照片.JPG", files.path_of(sheet, PHOTO).name)
    assert name.startswith("门口_照片-")
    assert name.endswith(".jpg")
    assert files.path_of(sheet, PHOTO).read_bytes() == b"\xff\xd8one"
    assert files.path_of(sheet, "/data/other") is None


def test_another_file_takes_the_place_of_the_first_and_dropping_leaves_none(workspace, sheet):
    files = AnswerFileService(workspace)
    files.keep(sheet, PHOTO, "a.jpg", b"one")
    files.keep(sheet, PHOTO, "b.jpg", b"two")
    assert files.path_of(sheet, PHOTO).read_bytes() == b"two"

    files.drop(sheet, PHOTO)
    assert files.paths(sheet) == {}


def test_files_are_no_answers_and_survive_a_pause(workspace, sheet):
    AnswerFileService(workspace).keep(sheet, PHOTO, "a.jpg", b"one")

    sitting = InterviewService(workspace).resume(sheet)
    sitting.save()

    assert PHOTO not in sitting.interview.stored()
    assert not any("~" in path for path in RecordService(workspace).get(sheet).answers)
    assert AnswerFileService(workspace).path_of(sheet, PHOTO).read_bytes() == b"one"


def test_a_file_travels_with_its_sheet_to_the_office(workspace, sheet, make_workspace, tmp_path):
    AnswerFileService(workspace).keep(sheet, PHOTO, "签名.png", b"\x89PNG not really a picture")
    package = tmp_path / "交.xlsx"
    PackageService(workspace).export(package, password="一二三", photos=True)

    office = make_workspace("街道办", role="street")
    PackageService(office).import_files([package], passwords=["一二三"])

    arrived = AnswerFileService(office).path_of(sheet, PHOTO)
    assert arrived.read_bytes() == b"\x89PNG not really a picture"


def test_a_resident_who_withdraws_takes_the_file_along(workspace, sheet):
    files = AnswerFileService(workspace)
    files.keep(sheet, PHOTO, "a.jpg", b"one")
    lies = files.path_of(sheet, PHOTO)

    ErasureService(workspace).purge(sheet)

    assert files.paths(sheet) == {}
    assert not lies.exists()


@pytest.mark.parametrize("name", ["../../x/y.png", "a:b*c?.png", "   ", ".png", "甲" * 200 + ".png"])
def test_names_are_fit_for_any_disk(name):
    made = named(name, "0123456789abcdef")
    assert "01234567" in made
    assert not set('\\/:*?"<>| ') & set(made)
    assert not made.startswith(".")
    assert len(made) < 90
