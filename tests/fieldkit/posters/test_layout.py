import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.problems import PosterError, PosterProblem
from fieldkit.posters.purposes import purposes
from fieldkit.posters.qr import matrix
from fieldkit.posters.shapes import Badge, Box, Passage
from fieldkit.posters.sheet import LEGIBLE
from fieldkit.posters.spec import Hotline, PosterOutlet, PosterSpec, number_outlets
from fieldkit.posters.template import papers, template, templates
from fieldkit.registers.boundaries import Boundary, parse_boundary
from tests.fieldkit.posters.soundness import unsound


def texts(page):
    return [shape.text for shape in page.readable if isinstance(shape, Passage)]


def sizes(page, text):
    return [word.size for s in page.readable if isinstance(s, Passage) and s.text == text for word in s.words]


def assert_sound(layout):
    assert [pair for page in layout.pages for pair in unsound(page)] == []


def test_a_poster_with_nineteen_outlets_takes_one_sheet(a_poster, metrics):
    layout = lay_out(a_poster(19), metrics)
    assert len(layout.pages) == 1
    assert_sound(layout)


@pytest.mark.parametrize("paper", papers())
@pytest.mark.parametrize("count", [0, 1, 5, 40, 150])
def test_every_outlet_is_listed_once_on_some_sheet(count, paper, a_poster, metrics):
    spec = a_poster(count, order=PosterOrder(paper=paper))
    layout = lay_out(spec, metrics)
    listed = [text for page in layout.pages for text in texts(page)]
    assert sorted(text for text in listed if text in {o.name for o in spec.outlets}) == sorted(
        outlet.name for outlet in spec.outlets
    )
    codes = [code.outlet for page in layout.pages for code in page.codes]
    assert sorted(codes) == sorted(["", *(outlet.id for outlet in spec.outlets)])
    assert_sound(layout)


def test_more_outlets_take_more_sheets_at_the_legible_size(a_poster, metrics):
    layout = lay_out(a_poster(150), metrics)
    assert len(layout.pages) > 3
    least = template().type.name_distance * 1000 / LEGIBLE
    names = [s for page in layout.pages for name in ["老王家早点", "宁安大药房"] for s in sizes(page, name)]
    assert min(names) >= least
    assert f"第 2 张，共 {len(layout.pages)} 张" in texts(layout.pages[1])


def test_the_title_is_legible_from_the_distance_of_its_paper(a_poster, metrics):
    for paper in papers():
        layout = lay_out(a_poster(5, order=PosterOrder(paper=paper)), metrics)
        size = min(sizes(layout.pages[0], "幸福里一刻钟便民生活圈"))
        assert size >= layout.paper.title_distance * 1000 / LEGIBLE
        assert layout.problems == ()


def test_few_outlets_are_set_larger_than_many(a_poster, metrics):
    few = sizes(lay_out(a_poster(4), metrics).pages[0], "老王家早点")
    many = sizes(lay_out(a_poster(19), metrics).pages[0], "老王家早点")
    assert few[0] > 1.2 * many[0]


def test_no_module_of_any_code_is_under_half_a_millimetre(a_poster, metrics):
    for count in (5, 40, 150):
        for page in lay_out(a_poster(count), metrics).pages:
            assert all(code.rect.width / len(matrix(code.payload)) >= 0.5 - 1e-9 for code in page.codes)
            assert all(code.quiet >= 4 * 0.5 - 1e-9 for code in page.codes)


def test_number_and_colour_tie_the_list_to_the_sketch(a_poster, metrics):
    page = lay_out(a_poster(10), metrics).pages[0]
    badges = [shape for shape in page.readable if isinstance(shape, Badge)]
    for number in range(1, 11):
        marker, row = (badge for badge in badges if badge.words.text == str(number))
        assert marker.colour == row.colour


def test_a_missing_phone_leaves_no_trace(a_poster, metrics):
    without = a_poster(10)
    assert all("0955-7012345" not in text for text in texts(lay_out(without, metrics).pages[0])) is False
    import dataclasses

    silent = dataclasses.replace(
        without,
        outlets=tuple(dataclasses.replace(outlet, phone=None) for outlet in without.outlets),
        hotlines=(),
    )
    page = lay_out(silent, metrics).pages[0]
    assert not any("0955" in text for text in texts(page))
    assert not any("0955" in code.payload for code in page.codes)


def test_the_foot_says_disclaimer_date_issuer_and_number(a_poster, metrics):
    said = texts(lay_out(a_poster(5), metrics).pages[0])
    assert "示意图，不作为划界依据。信息截至 2026 年 6 月 30 日，如有变动以现场为准。" in said
    assert "滨河镇街道办事处 制" in said
    assert "编号 640502-S06" in said
    assert "12345" in said


def test_an_approved_map_carries_its_number_instead_of_the_disclaimer(a_poster, metrics):
    said = "".join(texts(lay_out(a_poster(5, approval_number="宁S〔2026〕001 号"), metrics).pages[0]))
    assert "审图号：宁S〔2026〕001 号" in said
    assert "示意图" not in said


def test_an_english_poster_has_no_chinese_word_of_its_own(a_poster, metrics):
    spec = a_poster(
        0, language="en", title="Xingfuli", boundary=Boundary("A", "B", "C", "D", ""), facts=("0 outlets",),
        hotlines=(), issuer="Street office", data_date="30 June 2026",
    )  # fmt: skip
    said = " ".join(texts(lay_out(spec, metrics).pages[0]))
    assert not any("\u4e00" <= c <= "\u9fff" for c in said)


def test_a_circle_without_outlets_is_told(a_poster, metrics):
    layout = lay_out(a_poster(0), metrics)
    assert [problem.code for problem in layout.problems] == [PosterProblem.NO_OUTLETS]


def test_outlets_of_unknown_place_are_hollow_and_told(a_poster, an_outlet, metrics):
    outlets = (an_outlet(1, address="小区南门"), an_outlet(2, address="长城西街 8 号"))
    layout = lay_out(a_poster(outlets=outlets), metrics)
    hollow = [s.words.text for s in layout.pages[0].readable if isinstance(s, Badge) and s.hollow]
    assert hollow == ["1"]
    assert "位置以地址为准" in texts(layout.pages[0])
    assert [problem.code for problem in layout.problems] == [PosterProblem.PLACE_UNKNOWN]


def test_markers_without_room_on_the_sketch_are_told_and_still_listed(a_poster, an_outlet, metrics):
    outlets = tuple(an_outlet(n, name="早点", address="长城西街") for n in range(1, 401))
    layout = lay_out(a_poster(outlets=outlets, order=PosterOrder(paper="A4")), metrics)
    left_out = [problem for problem in layout.problems if problem.code is PosterProblem.MARKER_LEFT_OUT]
    drawn = [shape for shape in layout.pages[0].readable if isinstance(shape, Badge) and shape.ring]
    assert left_out
    assert len(drawn) + len(left_out) == 400
    assert sum(len(page.codes) for page in layout.pages) == 401


def test_a_name_beyond_four_lines_is_cut_and_told(a_poster, an_outlet, metrics):
    layout = lay_out(a_poster(outlets=(an_outlet(1, name="长" * 300, address="长城西街"),)), metrics)
    assert [(p.code, p.place.record, p.place.field) for p in layout.problems] == [
        (PosterProblem.TEXT_CUT, "o001", "name")
    ]
    assert_sound(layout)


def test_a_title_too_long_to_be_legible_is_cut_and_told(a_poster, metrics):
    layout = lay_out(a_poster(3, title="很长的名字" * 10), metrics)
    assert PosterProblem.TITLE_SMALL in [problem.code for problem in layout.problems]
    assert_sound(layout)


def test_a_long_title_stands_on_two_lines_at_the_legible_size(a_poster, metrics):
    title = "中卫市沙坡头区滨河新区一刻钟便民生活圈"
    layout = lay_out(a_poster(3, title=title), metrics)
    assert len(sizes(layout.pages[0], title)) == 2
    assert min(sizes(layout.pages[0], title)) >= layout.paper.title_min
    assert layout.problems == ()


def test_a_canal_and_a_square_stand_on_the_sketch_in_their_own_colours(a_poster, metrics):
    boundary = parse_boundary("东至美利渠，南至文化广场，西至铁路西巷，北至包兰铁路")
    page = lay_out(a_poster(3, boundary=boundary), metrics).pages[0]
    colours = template().colours
    fills = {shape.fill for shape in page.shapes if isinstance(shape, Box)}
    assert {colours.water, colours.place, colours.road, colours.railway} <= fills
    assert {"美利渠", "文化广场", "铁路西巷", "包兰铁路"} <= set(texts(page))


def test_a_street_name_too_long_for_its_side_is_cut_and_told(a_poster, metrics):
    boundary = parse_boundary("东至" + "很长" * 40 + "路，南至长城西街，西至应理北街，北至包兰铁路")
    layout = lay_out(a_poster(3, boundary=boundary), metrics)
    assert (PosterProblem.TEXT_CUT, "boundary") in [(p.code, p.place.field) for p in layout.problems]
    assert_sound(layout)


def test_an_unknown_paper_is_refused_with_the_papers_there_are(a_poster, metrics):
    with pytest.raises(FieldkitError) as refused:
        lay_out(a_poster(3, order=PosterOrder(paper="B5")), metrics)
    assert refused.value.code is PosterError.PAPER_UNKNOWN
    assert "A4、A4横、A3" in refused.value.say("zh")


words = st.text("老王家早点鼓楼北街号院（）、，。Ａb1 -𬭊", max_size=36)
unit = st.floats(0, 1)
phones = st.sampled_from([None, "0955-7012345", "13800001234", "400-123-4567"])
hours = st.sampled_from(["", "08:00–22:00", "24 小时", "周一至周五 08:00–12:00，14:30–18:30；周末休息"])
sides = st.one_of(st.just(""), st.text("鼓楼北长城包兰铁路街巷渠广场", min_size=1, max_size=12))
types = st.sampled_from(["", "B05", "B06", "B10", "X02", "Q02", "B03", "B08"])
coordinates = st.one_of(st.none(), st.tuples(st.floats(105.17, 105.2), st.floats(37.5, 37.53)))


@st.composite
def orders(draw):
    form = draw(st.sampled_from(templates()))
    return PosterOrder(
        form.key,
        draw(st.sampled_from(tuple(form.papers))),
        draw(st.sampled_from([None, None, 0.5, 2, 6])),
        black_white=draw(st.booleans()),
        bleed=draw(st.booleans()),
    )


@st.composite
def posters(draw):
    purpose = st.sampled_from([purpose.key for purpose in purposes()])
    place = st.one_of(st.none(), st.tuples(unit, unit))
    facts = st.tuples(words, purpose, words, phones, hours, st.booleans(), place, coordinates)
    outlets = [
        PosterOutlet(f"o{n}", n + 1, *values, business_type=draw(types))
        for n, values in enumerate(draw(st.lists(facts, max_size=24)))
    ]
    boundary = Boundary(draw(sides), draw(sides), draw(sides), draw(sides), "")
    return PosterSpec(
        "c",
        draw(words) or "圈",
        boundary,
        number_outlets(tuple(outlets), purposes()),
        purposes(),
        draw(st.one_of(st.none(), st.integers(0, 99_999))),
        tuple(draw(st.lists(words, max_size=4))),
        tuple(Hotline("0955-7012000", draw(words)) for _ in range(draw(st.integers(0, 6)))),
        draw(words),
        draw(words),
        poster_number=draw(words),
        you_are_here=draw(st.one_of(st.none(), st.tuples(unit, unit))),
        order=draw(orders()),
        language=draw(st.sampled_from(["zh", "en"])),
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(spec=posters())
def test_nothing_overlaps_and_nothing_leaves_the_page_whatever_the_facts(spec, metrics):
    assert_sound(lay_out(spec, metrics))
