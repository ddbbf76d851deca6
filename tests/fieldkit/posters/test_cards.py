"""Door cards and the booklet: what one hangs at a door, and what one takes home."""

import pytest

from fieldkit.posters.booklet import by_sound
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.reading import check_poster
from fieldkit.posters.shapes import Passage, Path


def said(page):
    return [shape.text for shape in page.readable if isinstance(shape, Passage)]


def cards(paper="A6"):
    return PosterOrder("door_card", paper)


def booklet(paper="A5"):
    return PosterOrder("booklet", paper)


def test_every_outlet_gets_a_card_of_its_own(a_poster, metrics):
    spec = a_poster(10, order=cards())
    layout = lay_out(spec, metrics)
    assert [(page.width, page.height) for page in layout.pages] == [(105, 148)] * 10
    for outlet, page in zip(spec.outlets, layout.pages, strict=True):
        texts = said(page)
        assert {outlet.name, spec.title, outlet.hours, f"S06-{outlet.number}"} <= set(texts)
        assert (outlet.phone in texts) is (outlet.phone is not None)
        assert [code.outlet for code in page.codes] == [outlet.id]


def test_the_code_on_a_card_is_scanned_from_arm_s_length(a_poster, metrics):
    for page in lay_out(a_poster(5, order=cards()), metrics).pages:
        assert all(code.rect.width >= 30 for code in page.codes)


def test_four_cards_share_a_sheet_with_lines_to_cut_along(a_poster, metrics):
    layout = lay_out(a_poster(10, order=cards("A4")), metrics)
    assert [len(page.codes) for page in layout.pages] == [4, 4, 2]
    lines = [shape.points for shape in layout.pages[0].shapes if isinstance(shape, Path) and shape.dash]
    assert ((105.0, 0.0), (105.0, 297.0)) in lines
    assert ((0.0, 148.5), (210.0, 148.5)) in lines


def test_a_name_too_long_for_a_card_is_cut_and_told(a_poster, an_outlet, metrics):
    layout = lay_out(a_poster(outlets=(an_outlet(1, name="长" * 80),), order=cards()), metrics)
    assert [(p.code, p.place.record) for p in layout.problems] == [(PosterProblem.TEXT_CUT, "o001")]


def test_facts_under_a_long_name_stay_above_the_code(a_poster, an_outlet, metrics):
    shop = an_outlet(
        1, name="惠之家大药房（鼓楼西街二店）", kind="药店", hours="周一至周五 08:00–12:00、14:30–18:30；周末休息",
        phone="0955-7012345", address="鼓楼西街 358 号幸福里小区南门商业楼一层 12 号商铺",
    )  # fmt: skip
    (page,) = lay_out(a_poster(outlets=(shop,), order=cards()), metrics).pages
    (code,) = page.codes
    assert [
        s.text for s in page.readable if isinstance(s, Passage) and s.bounds.overlaps(code.with_quiet_zone)
    ] == []


@pytest.mark.parametrize("order", [cards(), cards("A4"), booklet(), booklet("A4")], ids=str)
def test_a_circle_without_outlets_is_told(order, a_poster, metrics):
    layout = lay_out(a_poster(0, order=order), metrics)
    assert PosterProblem.NO_OUTLETS in [problem.code for problem in layout.problems]
    assert layout.pages


@pytest.mark.parametrize("order", [cards("A4"), booklet()], ids=str)
def test_every_code_is_read_back_from_the_file(order, a_poster, printed):
    assert all(reading.right for reading in check_poster(printed(a_poster(6, order=order))))


def test_the_booklet_lists_outlets_by_the_sound_of_their_names(a_poster, an_outlet):
    names = ["幸福餐厅", "爱家便利", "老张修车", "爱心药房", "123 快修"]
    spec = by_sound(a_poster(outlets=tuple(an_outlet(n, name=name) for n, name in enumerate(names))))
    assert [(o.number, o.name, o.purpose) for o in spec.outlets] == [
        (1, "爱家便利", "A"), (2, "爱心药房", "A"), (3, "老张修车", "L"), (4, "幸福餐厅", "X"), (5, "123 快修", "#"),
    ]  # fmt: skip


def test_the_booklet_has_cover_index_list_and_hotlines(a_poster, metrics):
    spec = a_poster(10, order=booklet())
    cover, index, *rest, last = lay_out(spec, metrics).pages
    assert {"幸福里", "便民服务指南", "滨河镇街道办事处"} <= set(said(cover))
    assert {"我想找", "小修小补", *(outlet.name for outlet in spec.outlets)} <= set(said(index))
    listed = [code.outlet for page in rest for code in page.codes]
    assert sorted(listed) == sorted(outlet.id for outlet in spec.outlets)
    assert {"常用电话", "12345", "0955-7012000"} <= set(said(last))


def test_the_index_names_the_number_that_the_list_has(a_poster, metrics):
    spec = a_poster(10, order=booklet())
    pages = lay_out(spec, metrics).pages
    number = next(o.number for o in by_sound(spec).outlets if o.name == "巧手裁缝")
    texts = said(pages[1])
    assert texts[texts.index("巧手裁缝") + 1] == str(number)
