"""Each kind of poster has outlets, headings, sizes and a character of its own; all of it is data."""

from dataclasses import fields, replace

import pytest

from fieldkit.posters.colours import contrast, printable
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.purposes import purposes
from fieldkit.posters.qr import matrix
from fieldkit.posters.selecting import selected
from fieldkit.posters.shapes import Badge, Code, Passage
from fieldkit.posters.sheet import LEGIBLE, Format
from fieldkit.posters.template import Composition, papers, template, templates

AGREED = ("A4", "A4横", "A3", "A3横", "A2", "A2横", "A1", "A1横", "A0", "A0横", "易拉宝")
POSTERS = [form.key for form in templates() if form.composition in {Composition.POSTER, Composition.LIST}]

# name | type | hours | services
SHOPS = """
绿洲裁缝铺 | X04 | 09:00–18:00 |
老李配钥匙 | B10 | 08:00–19:00 |
水电维修 | B10 | 08:00–19:00 |
三宝洗衣店 | B06 | 08:30–20:00 | 缝补改衣
五福维修部 | B10 | 08:00–19:00 |
幸福养老服务站 | Q01 | 08:00–18:00 |
金苗托育园 | Q02 | 07:30–18:00 |
宁安大药房 | B11 | 24 小时 |
惠之家便利店 | B01 | 24 小时 |
老王家早点 | B05 | 05:30–10:30 |
鼓楼菜市场 | B03 | 06:00–20:00 |
晚开面馆 | X07 | 10:00–22:00 |
早开面馆 | X07 | 06:30–14:00 |
"""


@pytest.fixture
def town(a_poster, an_outlet):
    outlets = []
    for number, line in enumerate(SHOPS.strip().splitlines(), start=1):
        name, kind, hours, services = (cell.strip() for cell in line.split("|"))
        outlets.append(
            an_outlet(
                number, name=name, business_type=kind, hours=hours, keywords=services,
                open_24h=hours == "24 小时", address=f"长城西街 {number} 号", phone="0955-7012345",
            )
        )  # fmt: skip
    return a_poster(outlets=tuple(outlets))


def ordered(spec, key, paper="A3", **values):
    return replace(spec, order=PosterOrder(key, paper, **values))


def names(spec, key):
    chosen = selected(ordered(spec, key))
    labels = {purpose.key: purpose.label.zh for purpose in chosen.purposes}
    return {outlet.name: labels.get(outlet.purpose, "") for outlet in chosen.outlets}


def test_the_agreed_templates_and_papers_are_there():
    wanted = {
        "guide": "便民生活圈导视图", "repairs": "小修小补便民地图", "young_old": "一老一小", "night": "24 小时",
        "breakfast": "早餐与菜", "large": "大字版", "door_card": "门牌卡", "booklet": "服务指南手册页",
    }  # fmt: skip
    assert {form.key: form.name.zh for form in templates()} == wanted
    assert all(papers(key) == AGREED for key in POSTERS)
    assert template("小修小补便民地图").key == "repairs"


def test_repairs_are_grouped_by_what_is_broken(town):
    assert names(town, "repairs") == {
        "绿洲裁缝铺": "裁缝改衣",
        "老李配钥匙": "开锁配钥匙",
        "水电维修": "水电家电维修",
        "三宝洗衣店": "洗衣干洗",
        "五福维修部": "其他修补",
    }


def test_a_shop_that_says_nothing_in_its_name_is_found_by_its_services(town, an_outlet):
    shop = an_outlet(1, name="好帮手", business_type="X04", keywords="缝补改衣")
    assert names(replace(town, outlets=(shop,)), "repairs") == {"好帮手": "裁缝改衣"}


def test_the_old_and_the_young_have_halves_of_their_own(town):
    found = names(town, "young_old")
    assert found["幸福养老服务站"].startswith("老")
    assert found["金苗托育园"].startswith("小")
    assert "老王家早点" not in found


def test_the_night_lists_only_what_is_open_round_the_clock(town):
    assert set(names(town, "night")) == {"宁安大药房", "惠之家便利店"}


def test_breakfast_lists_the_early_in_the_order_in_which_they_open(town):
    assert list(names(town, "breakfast")) == ["老王家早点", "鼓楼菜市场", "惠之家便利店", "早开面馆"]


def test_choosing_twice_is_choosing_once(town):
    for key in POSTERS:
        once = selected(ordered(town, key))
        assert selected(once) == once


def test_the_title_says_what_the_poster_is_for_unless_somebody_wrote_another(town):
    assert selected(ordered(town, "repairs")).title == "幸福里小修小补便民地图"
    assert selected(ordered(replace(town, title="我们的修补铺"), "repairs")).title == "我们的修补铺"


@pytest.mark.parametrize("key", ["repairs", "young_old", "night", "breakfast"])
def test_a_poster_with_nothing_to_list_says_so_on_paper_and_to_its_maker(key, town, an_outlet, metrics):
    book = an_outlet(1, name="书店", business_type="Q05", hours="10:00–20:00")
    layout = lay_out(ordered(replace(town, outlets=(book,)), key), metrics)
    (page,) = layout.pages
    assert template(key).heading.empty.zh in [s.text for s in page.readable if isinstance(s, Passage)]
    assert PosterProblem.NONE_CHOSEN in [problem.code for problem in layout.problems]


def words_of(layout, text):
    return [
        words
        for page in layout.pages
        for shape in page.readable
        if isinstance(shape, Passage) and shape.text == text
        for words in shape.words
    ]


def test_large_type_sets_names_for_three_metres_and_phones_larger_than_addresses(town, metrics):
    layout = lay_out(ordered(town, "large"), metrics)
    assert min(w.size for w in words_of(layout, "绿洲裁缝铺")) >= 3000 / LEGIBLE - 0.01
    phone, address = words_of(layout, "0955-7012345")[0], words_of(layout, "长城西街 1 号")[0]
    assert phone.size > 1.2 * address.size
    assert phone.bold


def test_no_two_kinds_of_posters_look_alike():
    seen = [(template(key).colours.band, template(key).motif, template(key).emphasis) for key in POSTERS]
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("key", POSTERS)
def test_every_outlet_of_a_template_is_listed_once_on_every_paper(key, town, metrics):
    for paper in papers(key):
        spec = ordered(town, key, paper)
        layout = lay_out(spec, metrics)
        codes = [code.outlet for page in layout.pages for code in page.codes]
        assert sorted(codes) == sorted(["", *(outlet.id for outlet in selected(spec).outlets)])


def test_on_a_lying_sheet_the_sketch_stands_left_of_the_list(town, metrics):
    for paper in [paper for paper in papers() if template().papers[paper].format is Format.LYING]:
        (page, *_) = lay_out(ordered(town, "guide", paper), metrics).pages
        badges = [shape for shape in page.readable if isinstance(shape, Badge)]
        assert max(b.bounds.right for b in badges if b.ring) < min(b.bounds.x for b in badges if not b.ring)


def test_the_code_of_a_roll_up_hangs_at_the_height_of_a_hand(town, metrics):
    (page,) = lay_out(ordered(town, "guide", "易拉宝"), metrics).pages
    (code,) = [code for code in page.codes if not code.outlet]
    above_floor = page.height - (code.rect.y + code.rect.height / 2)
    assert 900 <= above_floor <= 1300
    assert code.rect.width >= 150
    lowest = max(shape.bounds.bottom for shape in page.readable)
    assert page.height - lowest >= 100


@pytest.mark.parametrize("distance", [2.0, 3.0])
def test_a_reading_distance_makes_names_title_and_code_larger_and_sheets_more(distance, a_poster, metrics):
    usual = lay_out(a_poster(19, order=PosterOrder("guide", "A3")), metrics)
    far = lay_out(a_poster(19, order=PosterOrder("guide", "A3", distance)), metrics)
    least = distance * 1000 / LEGIBLE
    assert min(words.size for words in words_of(far, "老王家早点")) >= least
    assert min(words.size for words in words_of(far, "幸福里一刻钟便民生活圈")) >= least
    assert len(far.pages) > len(usual.pages)


def test_the_circle_s_code_is_a_tenth_of_the_distance_or_its_maker_is_told(a_poster, metrics):
    for distance, told in ((0.6, False), (3.0, True)):
        layout = lay_out(a_poster(5, order=PosterOrder("guide", "A3", distance)), metrics)
        (code,) = [code for page in layout.pages for code in page.codes if not code.outlet]
        assert (code.rect.width < distance * 100) is told
        assert (PosterProblem.CODE_NEAR in [problem.code for problem in layout.problems]) is told


def test_names_for_a_distance_that_no_paper_of_this_size_serves_are_told(a_poster, metrics):
    layout = lay_out(a_poster(3, order=PosterOrder("guide", "A4", 20.0)), metrics)
    assert PosterProblem.TOO_FAR in [problem.code for problem in layout.problems]


def test_no_code_of_any_paper_has_a_module_under_half_a_millimetre(town, metrics):
    for paper in AGREED:
        for page in lay_out(ordered(town, "guide", paper), metrics).pages:
            assert all(code.rect.width / len(matrix(code.payload)) >= 0.5 - 1e-9 for code in page.codes)


def test_few_outlets_fill_a_large_sheet(a_poster, metrics):
    for paper in ("A0", "A1", "A0横"):
        spec = a_poster(5, order=PosterOrder("guide", paper))
        (page,) = lay_out(spec, metrics).pages
        foot = min(s.bounds.y for s in page.readable if isinstance(s, Passage) and s.text == "12345")
        parts = [s.bounds.bottom for s in page.readable if isinstance(s, Badge | Code | Passage)]
        lowest = max(bottom for bottom in parts if bottom < foot)
        assert foot - lowest < 0.12 * page.height


@pytest.mark.parametrize("form", templates(), ids=lambda form: form.key)
def test_four_inks_can_print_every_colour(form):
    palette = {field.name: getattr(form.colours, field.name) for field in fields(form.colours)}
    groups = {section.purpose.key: section.purpose.colour for section in form.sections}
    usual = {purpose.key: purpose.colour for purpose in purposes()}
    assert [name for name, colour in {**palette, **groups, **usual}.items() if not printable(colour)] == []


@pytest.mark.parametrize("colour", ["#00ff00", "#ff00ff", "#0000ff", "#00ffff", "#8000ff"])
def test_colours_that_only_a_screen_shows_are_known(colour):
    assert not printable(colour)


@pytest.mark.parametrize("form", templates(), ids=lambda form: form.key)
def test_words_stand_out_from_their_ground_in_colour_and_in_grey(form):
    c = form.colours
    pairs = [
        (c.ink, c.paper), (c.muted, c.paper), (c.band_text, c.band), (c.band_soft, c.band), (c.band_faint, c.band),
        (c.muted, c.footer), (c.road_text, c.road), (c.water_text, c.water), (c.place_text, c.place),
        (c.night_text, c.night),
        *(("#ffffff", section.purpose.colour) for section in form.sections),
    ]  # fmt: skip
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_a_paper_is_called_what_people_call_it_in_both_languages():
    sheet = template("guide").paper
    assert (sheet("A3横").name.zh, sheet("A3横").name.en) == ("A3 横", "A3 landscape")
    assert (sheet("易拉宝").name.zh, sheet("易拉宝").name.en) == ("易拉宝 80×200 厘米", "Roll-up 80 × 200 cm")
    assert {sheet("A4").name.zh, sheet("A4").name.en} == {"A4"}
