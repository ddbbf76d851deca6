"""For print shops and black printers: bleed, marks, no tints; the office's sign; a colour of one's own."""

from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from fieldkit.posters.bleeding import BLEED, SLUG
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.reading import check_poster
from fieldkit.posters.shapes import Badge, Box, Passage, Path, Picture, Rect, Tag
from fieldkit.posters.template import templates

POINT = 72 / 25.4


def test_grounds_run_three_millimetres_beyond_the_edge_and_words_stay_where_they_were(a_poster, metrics):
    usual = lay_out(a_poster(10), metrics).pages[0]
    page = lay_out(a_poster(10, order=PosterOrder(bleed=True)), metrics).pages[0]
    assert page.trim == Rect(SLUG, SLUG, usual.width, usual.height)
    band = next(shape for shape in page.shapes if isinstance(shape, Box))
    assert (band.rect.x, band.rect.y) == (SLUG - BLEED, SLUG - BLEED)
    assert band.rect.right == SLUG + usual.width + BLEED
    for before, after in zip(usual.readable, page.readable, strict=True):
        assert after.bounds.x == pytest.approx(before.bounds.x + SLUG)
        assert after.bounds.y == pytest.approx(before.bounds.y + SLUG)


def test_crop_marks_stand_at_each_corner_outside_the_bleed(a_poster, metrics):
    page = lay_out(a_poster(1, order=PosterOrder(bleed=True)), metrics).pages[0]
    marks = page.shapes[-8:]
    bleed = page.trim.inset(-BLEED)
    for mark in marks:
        assert isinstance(mark, Path)
        assert not any(bleed.x < x < bleed.right and bleed.y < y < bleed.bottom for x, y in mark.points)
    corners = {(mark.points[0][0], mark.points[0][1]) for mark in marks}
    assert len(corners) == 8


def test_the_file_says_where_it_is_cut_and_its_codes_are_still_read(a_poster, printed):
    result = printed(a_poster(5, order=PosterOrder(bleed=True)))
    document = pypdfium2.PdfDocument(result.path)
    left, bottom, right, top = document[0].get_trimbox()
    assert [round(value / POINT) for value in (left, bottom, right - left, top - bottom)] == [
        SLUG, SLUG, 297, 420,
    ]  # fmt: skip
    document.close()
    assert all(reading.right for reading in check_poster(result))


def inks(page):
    for shape in page.shapes:
        match shape:
            case Box() | Path():
                yield shape.fill
                yield shape.stroke
            case Badge():
                yield shape.colour
                yield shape.words.colour
            case Tag():
                yield shape.fill
                yield shape.words.colour
            case Passage():
                yield from (words.colour for words in shape.words)


@pytest.mark.parametrize("form", templates(), ids=lambda form: form.key)
def test_a_black_printer_gets_black_and_white_only(form, a_poster, metrics):
    paper = next(iter(form.papers))
    layout = lay_out(a_poster(10, order=PosterOrder(form.key, paper, black_white=True)), metrics)
    used = {ink for page in layout.pages for ink in inks(page)} - {None}
    assert used <= {"#000000", "#ffffff"}


def test_no_large_area_of_a_black_poster_takes_toner(a_poster, metrics):
    page = lay_out(a_poster(10, order=PosterOrder(black_white=True)), metrics).pages[0]
    black = sum(
        s.rect.width * s.rect.height for s in page.shapes if isinstance(s, Box) and s.fill == "#000000"
    )
    assert black < 0.12 * page.width * page.height


def test_groups_of_a_black_poster_are_told_apart_by_their_numbers(a_poster, metrics):
    page = lay_out(a_poster(10, order=PosterOrder(black_white=True)), metrics).pages[0]
    said = [shape.text for shape in page.readable if isinstance(shape, Passage)]
    assert "吃饭买菜 1–2" in said
    assert "小修小补 5–6" in said


def test_the_office_s_sign_stands_whole_in_the_foot(a_poster, printed, metrics, tmp_path):
    sign = tmp_path / "sign.png"
    Image.new("RGB", (60, 20), "#b3312b").save(sign)
    spec = a_poster(3, logo=str(sign))
    (picture,) = [s for s in lay_out(spec, metrics).pages[0].shapes if isinstance(s, Picture)]
    words = [s for s in lay_out(spec, metrics).pages[0].readable if s.bounds.overlaps(picture.rect)]
    assert (picture.whole, words) == (True, [])
    page = pypdfium2.PdfDocument(printed(spec).path)[0].render(scale=1).to_pil()
    middle = (
        (picture.rect.x + picture.rect.width / 2) * POINT,
        (picture.rect.y + picture.rect.height / 2) * POINT,
    )
    assert page.getpixel(tuple(round(value) for value in middle)) == (179, 49, 43)
    above = (middle[0], (picture.rect.y + 1) * POINT)
    assert page.getpixel(tuple(round(value) for value in above)) != (179, 49, 43)


@pytest.mark.parametrize(("colour", "words"), [("#12345a", "#ffffff"), ("#ffe9a8", "#1d2b2a")])
def test_a_band_of_one_s_own_colour_has_words_that_stand_out(colour, words, a_poster, metrics):
    page = lay_out(replace(a_poster(3), colour=colour), metrics).pages[0]
    band = next(shape for shape in page.shapes if isinstance(shape, Box))
    title = next(s for s in page.readable if isinstance(s, Passage) and s.text == "幸福里一刻钟便民生活圈")
    assert (band.fill, {word.colour for word in title.words}) == (colour, {words})


def test_what_is_see_through_in_the_sign_shows_the_foot_beneath(a_poster, printed, metrics, tmp_path):
    sign = tmp_path / "sign.png"
    made = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    made.paste((179, 49, 43, 255), (20, 20, 40, 40))
    made.save(sign)
    spec = a_poster(3, logo=str(sign))
    shapes = lay_out(spec, metrics).pages[0].shapes
    (picture,) = [one for one in shapes if isinstance(one, Picture)]
    page = pypdfium2.PdfDocument(printed(spec).path)[0].render(scale=1).to_pil()
    corner = page.getpixel((round((picture.rect.x + 1) * POINT), round((picture.rect.y + 1) * POINT)))
    beside = page.getpixel((round((picture.rect.x - 2) * POINT), round((picture.rect.y + 1) * POINT)))
    assert corner == beside != (255, 255, 255)


def test_the_compass_and_the_pale_lines_of_a_black_poster_are_still_drawn(a_poster, metrics):
    """White on white they would be there and unseen."""
    page = lay_out(a_poster(10, order=PosterOrder(black_white=True)), metrics).pages[0]
    (north,) = [one for one in page.readable if isinstance(one, Passage) and one.text == "北"]
    near = north.bounds.inset(-9)
    needles = [
        one
        for one in page.shapes
        if isinstance(one, Path)
        and one.fill is not None
        and all(near.holds(Rect(*point, 0, 0)) for point in one.points)
    ]
    roses = [
        one for one in page.shapes if isinstance(one, Box) and one.radius > 4 and one.rect.overlaps(near)
    ]
    assert [one.fill for one in needles] == ["#000000"]
    assert {one.stroke for one in roses} == {"#000000"}
