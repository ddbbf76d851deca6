"""The walk through the whole product, as a newcomer runs it first."""

import json
import re

import pypdfium2
import pytest

from fieldkit.cli.main import main
from fieldkit.posters.reading import check_poster
from fieldkit.posters.results import PosterResult
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace

pytestmark = [pytest.mark.timeout(300), pytest.mark.long]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "out"
    assert main(["demo", "-o", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def office(demo):
    workspace = open_workspace(demo / "街道办.fieldkit")
    yield workspace
    workspace.close()


def test_the_summary_counts_what_the_plan_counts(demo):
    summary = json.loads((demo / "summary.json").read_text(encoding="utf-8"))
    assert summary["circles"] == 24
    assert summary["communities"] == 33
    assert summary["population"] == 318_888
    assert summary["posters"] == 24
    assert summary["outlets"] == 1072
    assert summary["submissions"] == 99
    assert summary["packages"] == 36
    assert summary["conflicts_found"] == summary["conflicts_resolved"] == 1
    assert summary["corrected_cells"] == 1
    assert summary["qr_codes"] > 1000


def test_the_office_ends_with_a_sound_workspace_and_no_conflict(office):
    assert MaintenanceService(office).check() == []
    assert ConflictService(office).every() == []


def test_what_one_of_two_editors_typed_without_dispute_is_kept_too(office):
    records = RecordService(office)
    settled = [
        one
        for one in records.every("outlet")
        if one.values["name"] == "惠之家便利店" and one.values["staff"] == "4"
    ]
    assert [one.values["brand"] for one in settled] == ["惠之家"]


def test_the_cell_corrected_by_hand_arrives_as_somebodys_change(office):
    corrected = [one for one in RecordService(office).every("outlet") if one.values["hours"] == "06:30-22:30"]
    histories = [RecordService(office).history(one.id) for one in corrected]
    assert any(change.source == "sheet" for history in histories for change in history)


def test_every_poster_names_every_open_outlet_of_its_circle_in_text_that_can_be_searched(demo, office):
    records = RecordService(office)
    circle_of = {one.id: one.values["circle"] for one in records.every("area")}
    outlets = [
        one for one in records.every("outlet") if one.values["status"] in {"operating", "newly_opened"}
    ]
    titles = {one.id: one.values["name"] for one in records.every("circle")}
    posters = {path.stem.partition("_")[2]: path for path in (demo / "导视图").glob("*.pdf")}
    assert len(posters) == 24
    for circle, title in titles.items():
        names = [one.values["name"] for one in outlets if circle_of[one.values["community"]] == circle]
        text = _text_of(posters[title])
        assert names
        assert [name for name in names if _bare(name) not in text] == []


def _text_of(path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return _bare("".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_code_on_every_poster_says_what_was_meant_when_read_from_the_page(demo, office, tmp_path):
    from fieldkit.services.posters import PosterService

    made = PosterService(office).make(tmp_path / "again")
    assert len(made) == 24
    for poster in made:
        readings = check_poster(PosterResult(poster.path, poster.pages, poster.qr_codes, ()))
        assert len(readings) == len(poster.qr_codes) > 1
        assert [reading for reading in readings if not reading.right] == []


def test_every_page_was_photographed_in_light_and_dark(demo):
    pictures = {path.name for path in (demo / "截图").glob("*.png")}
    assert len(pictures) >= 14
    assert {name for name in pictures if name.startswith("light-")}
    assert {name for name in pictures if name.startswith("dark-")}


def test_a_walk_does_not_write_over_somebody_elses_folder(tmp_path, capsys):
    (tmp_path / "信.txt").write_text("留着", encoding="utf-8")
    assert main(["demo", "-o", str(tmp_path)]) == 1
    assert (tmp_path / "信.txt").exists()
    assert "没有动它" in capsys.readouterr().err
