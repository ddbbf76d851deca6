"""A map file for a circle, taken and left off on the poster page."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fieldkit.services.poster_designs import PosterDesignService
from fieldkit.services.poster_ground import map_names
from fieldkit.services.posters import PosterService


def streets(path, corner):
    """A road as a map file."""
    west, south = corner
    line = [[west, south], [west + 0.01, south + 0.001], [west + 0.01, south + 0.008]]
    feature = {
        "type": "Feature",
        "properties": {"highway": "primary", "name": "中央大道"},
        "geometry": {"type": "LineString", "coordinates": line},
    }
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return path


@pytest.fixture
def small(open_page, two_circles, until):
    window = open_page(two_circles)
    until(lambda: window.page("posters").preview.has_sketch)
    return window


def test_a_map_file_is_taken_left_off_and_brought_back_by_undo(small, two_circles, dialogs, tmp_path, until):
    page, circle = small.page("posters"), PosterService(two_circles).find([])[0]
    assert page.map.text() == "示意图"
    assert not page.map.take_off.isEnabled()
    dialogs.several = [streets(tmp_path / "街道.geojson", (105.17, 37.50))]
    page.map.take_file.trigger()
    until(lambda: page.map.text() == "真实地图")
    assert "街道" in page.map.accessibleName()
    assert "审图号" in " ".join(words.text() for words in page.checks.findChildren(QLabel))
    page.map.take_off.trigger()
    until(lambda: page.map.text() == "示意图")
    assert map_names(two_circles, circle) == []
    small._undo_last()
    until(lambda: page.map.text() == "真实地图")


def test_a_map_of_elsewhere_is_refused_in_words_and_nothing_changes(
    small, two_circles, dialogs, tmp_path, until
):
    page = small.page("posters")
    dialogs.several = [streets(tmp_path / "赫尔辛基.geojson", (24.9, 60.1))]
    page.map.take_file.trigger()
    until(lambda: "赫尔辛基" in small._toast.words)
    dialogs.several = []
    page.map.take_file.trigger()
    assert map_names(two_circles, PosterService(two_circles).find([])[0]) == []
    assert page.map.text() == "示意图"


def test_a_number_is_moved_on_a_real_map_by_keys_and_stays_on_its_ground(
    small, two_circles, dialogs, tmp_path, qtbot, until
):
    page, circle = small.page("posters"), PosterService(two_circles).find([])[0]
    dialogs.several = [streets(tmp_path / "街道.geojson", (105.17, 37.50))]
    page.map.take_file.trigger()
    until(lambda: page.map.text() == "真实地图" and page.preview.has_sketch)
    (shop,) = (item.key for item in page.adjust.outlets.items() if item.key)
    before = page.preview._places.centres[shop]
    page.adjust.outlets.choose(shop)
    page.preview.choose_outlet(shop)
    for _ in range(10):
        qtbot.keyClick(page.preview, Qt.Key.Key_Left)
    until(lambda: page.preview._places.centres[shop][0] < before[0] - 3)
    kept = PosterDesignService(two_circles).of(circle, "guide")
    assert set(kept.moved) == {shop}
    assert kept.extent[0] < 105.18 < kept.extent[2]
