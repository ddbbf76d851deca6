"""The reach view through its real widgets, on the 中卫 sample."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.analysis.reach.ground import Ground
from fieldkit.kernel.texts import Text
from fieldkit.services.reach import ReachService
from fieldkit.services.reach_facts import read_places
from fieldkit.services.records import RecordService
from tests.benchmarks.reach import grid_of_streets
from ui.analysis.reach.making import make_reach
from ui.analysis.reach.presenter import STREETS
from ui.app import make_window
from ui.shell import PageEntry
from ui.widgets.strip import BottomStrip


class OtherPage(QWidget):
    def __init__(self, _shell):
        super().__init__()


@pytest.fixture
def open_panel(shown, qtbot):
    opened = []

    def make(workspace, argument=None):
        others = [PageEntry(key, Text(key, key), "home", OtherPage) for key in ("outlets", "circles")]
        reach = PageEntry(
            "reach", Text("可达", "reach"), "analysis", lambda shell: make_reach(workspace, shell)
        )
        window = make_window([*others, reach])
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        shown(window, 1366, 768)
        window.go("reach", argument)
        qtbot.waitUntil(lambda: not window.runner.jobs() and not window.findChild(BottomStrip).is_busy)
        return window.page("reach")

    yield make
    for workspace, window in opened:
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()


@pytest.fixture
def settle(qtbot):
    return lambda panel: qtbot.waitUntil(lambda: not panel.window().runner.jobs())


@pytest.fixture
def streets(sample, tmp_path):
    """A town of crooked blocks around the outlets of the sample."""
    with sample.database.read() as connection:
        ground = Ground.around([one.place for one in read_places(connection).outlets])
    lines = [
        {
            "type": "Feature",
            "properties": {"highway": "residential"},
            "geometry": {"type": "LineString", "coordinates": [list(point) for point in way.points]},
        }
        for way in grid_of_streets(ground, side=26)
    ]
    path = tmp_path / "街道.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": lines}), encoding="utf-8")
    return path


def row(panel, code):
    model = panel.types.model()
    return [model.index(model.row_of(code), at).data() for at in range(model.columnCount())]


def test_every_circle_and_type_is_there_with_both_distances_and_three_shares(open_panel, sample):
    panel = open_panel(sample)
    reach = ReachService(sample).reach().reach
    assert panel.circles.model().rowCount() == 24
    kind = next(one for one in reach.circles[0].types if one.code == "B03")
    name, verdict, walk, five, ten, fifteen, _ = row(panel, "B03")
    assert (name, verdict) == ("菜市场", "够不着")
    assert walk.startswith(f"{kind.metres:,.0f} 米")
    assert f"×1.3＝{kind.straight_m:,.0f} 米" in panel.types.model().row_value(2).straight
    assert fifteen == f"{kind.shares[2]:.1f}%"
    assert (five, ten) == ("0%", "0%")
    assert "77 家营业网点没有位置" in panel.notice.accessibleName()


def test_a_missing_type_gets_a_place_whose_coordinates_can_be_pasted(open_panel, sample, qtbot):
    panel = open_panel(sample)
    panel.choose_type("B03")
    circle = ReachService(sample).reach().reach.circles[0]
    (place,) = [one for one in circle.suggestions if one.code == "B03"]
    assert len(circle.suggestions) > 2
    assert panel.card.places.model().rowCount() == 1
    qtbot.keyClick(panel.card.places, Qt.Key.Key_Return)
    longitude, latitude = ReachService(sample).reach().reach.ground.degrees(place.place)
    assert QApplication.clipboard().text() == f"{longitude:.6f},{latitude:.6f}"


def test_circles_and_types_are_reached_by_keyboard(open_panel, sample, qtbot):
    panel = open_panel(sample)
    panel.window().activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.circles.setFocus()
    qtbot.keyClick(panel.circles, Qt.Key.Key_Down)
    assert panel.card.isEnabled()
    assert "向阳" in panel.card._title.text()
    qtbot.keyClick(panel.circles, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.types.hasFocus)
    qtbot.keyClick(panel.types, Qt.Key.Key_Escape)
    assert panel.circles.hasFocus()


def test_a_gap_of_the_matrix_leads_to_its_circle_and_type(open_panel, sample):
    communities = RecordService(sample).names("area")
    community = next(one for one, name in communities.items() if name == "光明社区")
    panel = open_panel(sample, (community, "B03"))
    assert panel.types.current_id() == "B03"
    assert panel.card._title.text() == "光明 × 菜市场"


def test_with_streets_both_ways_are_told_and_the_file_is_remembered(open_panel, sample, streets, settle):
    panel = open_panel(sample)
    panel.bar.streets_chosen.emit(streets)
    settle(panel)
    assert "街道.geojson" in panel.bar.streets.text()
    assert sample.setting(STREETS) == str(streets)
    kind = ReachService(sample).reach(streets).reach.circles[0].types[0]
    line = panel.types.model().row_value(0)
    assert line.walk.startswith(f"{kind.metres:,.0f} 米")
    assert f"{kind.straight_m:,.0f} 米" in line.straight
    assert kind.metres != kind.straight_m
    panel.bar.streets_dropped.emit()
    settle(panel)
    assert "没有读入路网" in panel.bar.streets.text()


def test_a_file_that_holds_no_streets_is_refused_and_straight_lines_stay(
    open_panel, sample, tmp_path, settle
):
    panel = open_panel(sample)
    bad = tmp_path / "坏.geojson"
    bad.write_text("{", encoding="utf-8")
    shown = []
    panel.window().failures.show = shown.append
    panel.bar.streets_chosen.emit(bad)
    settle(panel)
    settle(panel)
    assert len(shown) == 1
    assert sample.setting(STREETS) == ""
    assert panel.circles.model().rowCount() == 24


def test_how_people_walk_is_kept_as_it_is_left(open_panel, sample, settle):
    panel = open_panel(sample)
    before = row(panel, "B01")[2]
    panel.bar.detour.editor.setText("1.5")
    panel.bar.detour.commit()
    settle(panel)
    assert ReachService(sample).walking().detour == 1.5
    assert row(panel, "B01")[2] != before
    panel.bar.speed.editor.setText("快")
    panel.bar.speed.commit()
    settle(panel)
    assert ReachService(sample).walking().speed == 75
    assert panel.bar.speed.value() == "75"


def test_an_empty_workspace_says_what_to_do_first(open_panel, workspace):
    panel = open_panel(workspace)
    assert panel._stack.currentWidget().button.text() == "去登记生活圈"
