"""A picture says the same in colour, in grey, in dots and in lines."""

import io
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from PIL import Image

from fieldkit.analysis.coverage import CoverageState
from fieldkit.posters.fonts import missing_in
from fieldkit.posters.pictures.bars import BarLine, BarStyle, progress_bars
from fieldkit.posters.pictures.circle_map import CircleSpot, circle_map, thresholds
from fieldkit.posters.pictures.ground import extent, hull, without_slips
from fieldkit.posters.pictures.hatching import hatched
from fieldkit.posters.pictures.heat import MARKS, HeatLine, heat_table
from fieldkit.posters.pictures.intervals import IntervalLine, intervals
from fieldkit.posters.pictures.outlines import outlines
from fieldkit.posters.pictures.picture import Picture
from fieldkit.posters.pictures.sheet import Caption
from fieldkit.posters.shapes import Passage, Rect

CAPTION = Caption("幸福里业态覆盖", "数据截至 2026-06-30", ("缺失：没有一家正在营业。",))
FULL, FEW, ABSENT = CoverageState
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def heat():
    lines = (
        HeatLine("便利店", "基本保障类", (FULL, FEW)),
        HeatLine("菜市场", "基本保障类", (ABSENT, ABSENT)),
    )
    return Picture("热力表", heat_table(CAPTION, ("瑞丰", "向阳"), lines, "zh"))


def spoken(picture):
    """Every text of the SVG, as a screen reader has it."""
    root = ET.fromstring(picture.svg())
    return [one.get("aria-label") for one in root.iter(f"{SVG}g") if one.get("aria-label")]


def test_every_cell_carries_its_letter_and_the_line_counts_them(heat):
    words = spoken(heat)
    legend = 1
    assert (words.count("齐"), words.count("少")) == (1 + legend, 1 + legend)
    assert words[words.index("菜市场") + 1 :][:3] == ["缺", "缺", "2 / 0"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_our_font_has_the_letter_of_every_state(language):
    for mark in MARKS.values():
        for bold in (False, True):
            assert outlines([(mark.say(language), bold)]), mark
    assert missing_in(mark.say(language) for mark in MARKS.values()) == ()


def test_the_three_states_differ_in_grey_too(heat):
    image = Image.open(io.BytesIO(heat.png(dpi=100))).convert("L")
    fills = {getattr(shape, "fill", None) for shape in heat.page.shapes}
    seen = []
    for fill in ("#e4f3ea", "#e0a63a", "#b3312b"):
        assert fill in fills
        seen.append(Image.new("RGB", (1, 1), fill).convert("L").getpixel((0, 0)))
    assert min(a - b for a, b in pairwise(seen)) > 50
    present = {grey for _, grey in image.getcolors()}
    assert set(seen) <= present


def test_the_same_figures_give_the_same_svg_and_all_its_type_is_drawn(heat):
    assert heat.svg() == heat.svg()
    root = ET.fromstring(heat.svg())
    drawn = {one.get("id") for one in root.find(f"{SVG}defs")}
    used = {one.get("{http://www.w3.org/1999/xlink}href")[1:] for one in root.iter(f"{SVG}use")}
    wanted = {
        f"{'b' if words.bold else 'r'}{ord(character):x}"
        for shape in heat.page.shapes
        if isinstance(shape, Passage)
        for words in shape.words
        for character in words.text
        if not character.isspace()
    }
    assert drawn == used == wanted
    assert not list(root.iter(f"{SVG}text"))


def test_png_and_svg_have_one_shape_and_the_png_says_how_large_it_prints(heat):
    wide, high = heat.size_mm
    image = Image.open(io.BytesIO(heat.png(dpi=100)))
    assert image.size == pytest.approx((wide / 25.4 * 100, high / 25.4 * 100), abs=1.5)
    assert image.info["dpi"] == pytest.approx((100, 100), abs=0.1)
    root = ET.fromstring(heat.svg())
    assert root.get("width") == "270mm"
    assert float(root.get("viewBox").split()[3]) == pytest.approx(high, abs=0.01)


def test_no_line_of_type_leaves_the_picture_or_covers_another(heat):
    frame = Rect(0, 0, *heat.size_mm)
    boxes = [one.bounds for one in heat.page.readable]
    assert all(frame.holds(box) for box in boxes)
    assert not any(a.overlaps(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])


def test_what_is_not_reached_is_hatched_and_said():
    lines = [
        BarLine("2025 年", "W-11", "建成生活圈", 0.5, 0.9, None, "10 / 19", "未达到", BarStyle.OPEN),
        BarLine("2025 年", "W-04", "覆盖率", 1.0, 1.0, None, "100% / 100%", "达到", BarStyle.REACHED),
    ]
    both = progress_bars(CAPTION, lines, "zh")
    reached = progress_bars(CAPTION, lines[1:], "zh")

    def slanted(page):
        return [
            one
            for one in page.shapes
            if len(getattr(one, "points", ())) == 2
            and one.points[0][0] != one.points[1][0] != one.points[0][1]
            and one.points[0][1] != one.points[1][1]
        ]

    assert slanted(both)
    assert not slanted(reached)
    assert {"未达到", "到期未达"} & set(spoken(Picture("", both))) == {"未达到"}


@pytest.mark.parametrize(("low", "high", "mark"), [(86, 95, "round"), (80, 90, "hollow"), (60, 80, "square")])
def test_a_dot_says_whether_its_whole_interval_reaches_the_line(low, high, mark):
    page = intervals(CAPTION, [IntervalLine("社区", "瑞丰", (low + high) / 2, low, high, 40)], [85.0], "zh")
    dot = [box for box in page.shapes if getattr(box, "rect", None) and box.rect.width < 3.1][-1]
    assert ("hollow" if dot.stroke else "round" if dot.radius else "square") == mark


def test_hatching_ends_at_the_edges_of_what_it_fills():
    rect = Rect(3, 5, 20, 4)
    lines = hatched(rect, "#000000", pitch=1.5)
    assert len(lines) == pytest.approx((20 + 4) / (1.5 * 2**0.5), abs=1)
    for line in lines:
        for x, y in line.points:
            assert rect.x - 1e-9 <= x <= rect.right + 1e-9
            assert rect.y - 1e-9 <= y <= rect.bottom + 1e-9


def test_shades_are_thirds_of_the_most_that_any_circle_lacks():
    assert thresholds([0, 3, 9, 11]) == (1, 5, 9)
    assert thresholds([0, 1]) == (1, 2, 3)


def test_the_area_of_a_circle_leaves_out_an_outlet_placed_in_another_town():
    square = [(0, 0), (100, 0), (100, 100), (0, 100), (50, 50), (40, 60)]
    kept = without_slips([*square, (9000, 9000)])
    assert extent(hull(kept)) == 10_000


def test_circles_without_coordinates_stand_in_the_list_only():
    spots = [
        CircleSpot("1", "瑞丰", 4, 1, ((0, 0), (300, 0), (300, 300), (0, 300))),
        CircleSpot("2", "向阳", 2, 0, ()),
    ]
    words = spoken(Picture("", circle_map(CAPTION, spots, "zh")))
    assert words.count("1") == 3  # on the map, in the list, and one type of which there are too few
    assert words.count("2") == 2  # in the list only: its number, and how many it lacks
    assert "无坐标 · 向阳" in words
    assert "缺4" in words
    assert "缺2" not in words


def test_a_name_that_our_font_cannot_set_is_told_below():
    sound = heat_table(CAPTION, ("瑞丰",), [HeatLine("便利店", "", (FULL,))], "zh")
    rare = heat_table(CAPTION, ("\U000323ae丰",), [HeatLine("便利店", "", (FULL,))], "zh")
    told = [one for one in spoken(Picture("", rare)) if one.startswith("我们的字体里没有")]
    assert len(told) == 1
    assert "\U000323ae" in told[0]
    assert rare.height > sound.height
