"""Pictures of a workspace: what stands in them is what coverage, targets and satisfaction say."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.formulas import Formula, Weighting
from fieldkit.analysis.satisfaction import Figure, Place
from fieldkit.cli.main import main
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.picture_satisfaction import intervals_of, target_lines
from fieldkit.services.picture_wish import Wish
from fieldkit.services.pictures import PictureKind, PictureService
from fieldkit.services.records import RecordService
from fieldkit.services.satisfaction import SatisfactionService, SatisfactionView
from fieldkit.services.table_pictures import table_picture

GROUP = "{http://www.w3.org/2000/svg}g"


def spoken(svg):
    return [one.get("aria-label") for one in ET.fromstring(svg).iter(GROUP) if one.get("aria-label")]


def test_the_heat_table_has_as_many_gaps_as_the_matrix(sample):
    counts = AnalysisService(sample).coverage().matrix.counts()
    words = spoken(PictureService(sample).draw(PictureKind.COVERAGE).svg())
    for state in CoverageState:
        in_legend, at_foot = 1, state is CoverageState.ABSENT
        assert words.count(state.mark.zh) == counts[state] + in_legend + at_foot


def test_the_heat_table_of_circles_has_a_column_for_each_circle(sample):
    words = spoken(PictureService(sample).draw(PictureKind.COVERAGE, Wish(by="circle")).svg())
    assert sum(word.startswith("24 个生活圈 × 22 种业态") for word in words) == 1
    assert "瑞丰" in words


def test_the_same_workspace_under_another_plan_is_drawn_by_its_types(sample):
    own = PictureService(sample).draw(PictureKind.COVERAGE).svg()
    other = PictureService(sample).draw(PictureKind.COVERAGE, Wish(plan="nantong")).svg()
    types = {entry.name for entry in AnalysisService(sample).plan("nantong")[1].entries}
    assert types <= set(spoken(other))
    assert not types <= set(spoken(own))


def test_bars_say_what_the_board_says(sample):
    picture = PictureService(sample).draw(PictureKind.TARGETS, Wish(on=date(2025, 6, 30)))
    words = spoken(picture.svg())
    at = words.index("2025年建成生活圈")
    assert words[at - 1 : at + 3] == ["W-11", "2025年建成生活圈", "0 / 19", "进度落后"]
    assert "差 48 个" in words
    assert "0 / 12—24" in words
    assert any(word.startswith("另有 3 项") and "W-05、W-08、W-20" in word for word in words)


def test_the_map_numbers_every_circle_and_says_how_much_it_lacks(sample):
    words = spoken(PictureService(sample).draw(PictureKind.MAP).svg())
    _, rollup = AnalysisService(sample).rollup("circle")
    for unit, cells in zip(rollup.units, rollup.cells, strict=True):
        absent = sum(cell.state is CoverageState.ABSENT for cell in cells)
        name = unit.name.removesuffix("一刻钟便民生活圈")
        assert words[words.index(name) + 1] == str(absent)
        assert f"缺{absent}" in words


def figure(name, value, n, *, level="community", hidden=False):
    place = Place(name, name, level, frozenset((name,)))
    return Figure(
        Formula.TOP2, place, "q", "总的来说", value, value - 5, value + 5, n, 1, {}, {}, Weighting.POOLED,
        Text("满意率", "share"), {}, is_hidden=hidden,
    )  # fmt: skip


def test_a_place_with_too_few_answers_is_not_drawn_but_counted(sample):
    plan, _ = AnalysisService(sample).plan()
    figures = (figure("瑞丰社区", 90.0, 40), figure("向阳社区", 100.0, 3, hidden=True))
    view = SatisfactionView(None, (Formula.TOP2,), figures, {}, ("", ""), Weighting.POOLED, 15)
    words = spoken(intervals_of(view, plan, "中卫市", "2026-06-30", "zh").svg())
    assert "90.0%" in words
    assert "向阳" not in words
    assert "目标 85%" in words
    assert any(word.startswith("另有 1 处") for word in words)
    with pytest.raises(FieldkitError):
        intervals_of(replace(view, figures=figures[1:]), plan, "中卫市", "2026-06-30", "zh")


def test_places_with_answers_stand_in_the_order_of_their_numbers(sample):
    """Whatever the order in which the records came: here the numbers run against it."""
    records = RecordService(sample)
    for at, circle in enumerate(records.every("circle")):
        records.set(circle.id, {"number": str(24 - at)})
    communities = [one.id for one in records.every("area") if one.values["level"] == "community"]
    for at, community in enumerate(communities[::3]):
        InterviewService(sample).rehearse(community, [at])
    view = SatisfactionService(sample).figures((Formula.TOP2,), overall_alone=True)
    numbers = {str(one.values["name"]): int(str(one.values["number"])) for one in records.every("circle")}
    found = [numbers[one.place.name] for one in view.figures if one.place.level == "circle"]
    assert len(found) > 5
    assert found == sorted(found)


def test_the_line_of_satisfaction_is_the_plans(sample):
    assert target_lines(AnalysisService(sample).plan("zhongwei")[0]) == [85.0]
    assert target_lines(AnalysisService(sample).plan("huaian")[0]) == [90.0]


@pytest.mark.parametrize("kind", ["coverage", "satisfaction", "map"])
def test_a_workspace_without_figures_is_told_what_to_do_first(workspace, kind, tmp_path):
    with pytest.raises(FieldkitError, match="数据没有变动。请"):
        PictureService(workspace).save(PictureKind(kind), tmp_path / "图.png")
    assert not (tmp_path / "图.png").exists()


def test_the_command_writes_png_and_svg_and_refuses_other_endings(sample, tmp_path, capsys):
    place = str(sample.path)
    for name, begins in (("图.png", b"\x89PNG"), ("图.svg", b"<?xml")):
        assert main(["picture", place, "--kind", "map", "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert main(["picture", place, "--kind", "map", "-o", str(tmp_path / "图.jpg")]) == 2
    assert "图.jpg" in capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.glob("图*")) == ["图.png", "图.svg"]


def test_a_day_that_is_none_is_refused(sample, tmp_path, capsys):
    words = ["picture", str(sample.path), "--kind", "targets", "--on", "下周", "-o", str(tmp_path / "图.svg")]
    assert main(words) == 2
    assert "下周" in capsys.readouterr().err


def test_a_table_gets_its_picture_with_its_size_in_print(sample, workspace):
    found = table_picture(sample, "gaps", Wish())
    assert found.png.startswith(b"\x89PNG")
    assert (found.width_mm, found.sheet) == (270.0, "生活圈短板图")
    assert table_picture(sample, "directory", Wish()) is None
    assert table_picture(workspace, "gaps", Wish()) is None
