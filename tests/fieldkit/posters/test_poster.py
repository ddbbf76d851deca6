import base64
import io
import re
import zlib
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress
from fieldkit.posters.fonts import poster_font, to_unicode
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.poster import make_poster, missing_glyphs, poster_problems
from fieldkit.posters.problems import PosterError, PosterProblem
from fieldkit.posters.purposes import purpose_of, purposes
from fieldkit.posters.reading import check_poster, preview_png, read_codes
from fieldkit.posters.shapes import Passage
from fieldkit.posters.spec import Landmark
from fieldkit.posters.template import papers, template

# Characters of names: outside the basic plane (通用规范汉字表), rare, full-width, figures with marks.
RARE = "𬭊𫖯𬀩镕喆玥㙍Ａ１℃①"


def extracted(path):
    """Return the text that a reader finds in the file, without breaks."""
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def streams(path):
    """Return the page contents of a file, unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)endstream", path.read_bytes(), re.DOTALL)
    found = []
    for data in packed:
        try:
            found.append(zlib.decompress(base64.a85decode(data.strip(), adobe=False)))
        except ValueError:
            try:
                found.append(zlib.decompress(base64.a85decode(b"<~" + data.strip(), adobe=True)))
            except (ValueError, zlib.error):
                continue
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize("count", [5, 40])
def test_every_name_address_and_phone_is_found_as_text(count, a_poster, printed):
    spec = a_poster(count)
    text = extracted(printed(spec).path)
    for outlet in spec.outlets:
        for said in (outlet.name, outlet.address, outlet.phone or "", outlet.hours):
            assert "".join(said.split()) in text
    assert "幸福里一刻钟便民生活圈" in text
    assert "示意图，不作为划界依据" in text


def test_rare_characters_are_found_as_they_were_written(a_poster, an_outlet, printed):
    name = f"{RARE}店"
    spec = a_poster(outlets=(an_outlet(1, name=name, address="𬭊路 8 号"),))
    text = extracted(printed(spec).path)
    assert "𬭊路8号" in text
    assert name in text


def test_a_rare_character_is_mapped_to_unicode_as_a_pair_of_words():
    assert "<01> <D872DF4A>" in to_unicode("F", [0x20, 0x2CB4A])
    assert "<00> <0020>" in to_unicode("F", [0x20, 0x2CB4A])


def test_a_name_on_several_lines_is_one_text_for_search(a_poster, an_outlet, printed):
    name = "中卫市沙坡头区滨河镇幸福里老年餐厅管理服务有限公司（鼓楼分店）"
    result = printed(
        a_poster(outlets=(an_outlet(1, name=name, address="长城西街"),), order=PosterOrder(paper="A4"))
    )
    whole = "FEFF" + name.encode("utf-16-be").hex().upper()
    assert whole.encode() in streams(result.path)


def test_a_name_along_a_street_is_one_text_for_search(a_poster, printed):
    whole = "FEFF" + "应理北街".encode("utf-16-be").hex().upper()
    assert whole.encode() in streams(printed(a_poster(5)).path)


@pytest.mark.parametrize("paper", papers())
@pytest.mark.parametrize("count", [0, 6, 40])
def test_every_code_reads_back_from_its_crop_at_150_dpi(count, paper, a_poster, printed):
    result = printed(a_poster(count, order=PosterOrder(paper=paper)), verify=False)
    readings = check_poster(result)
    assert len(readings) == count + 1
    assert [reading.decoded for reading in readings] == [code.payload for code in result.qr_codes]
    assert all(reading.right for reading in readings)


def test_codes_of_outlets_without_coordinates_read_back_with_rare_characters(a_poster, an_outlet, printed):
    outlets = tuple(an_outlet(n, name=f"{RARE[:n]}店", address="长城西街 8 号") for n in range(1, 12))
    readings = check_poster(printed(a_poster(outlets=outlets)))
    assert all(reading.right for reading in readings)


def test_text_stands_where_the_layout_put_it(a_poster, printed):
    spec = a_poster(5)
    layout = lay_out(spec, poster_font())
    title = next(
        s for s in layout.pages[0].readable if isinstance(s, Passage) and s.text == spec.outlets[0].name
    )
    document = pypdfium2.PdfDocument(printed(spec).path)
    page = document[0].get_textpage()
    index, _ = page.search(spec.outlets[0].name).get_next()
    left, bottom, _, top = page.get_charbox(index, loose=False)
    box, mm = title.bounds, 25.4 / 72
    middle = 420 - (bottom + top) / 2 * mm
    assert left * mm == pytest.approx(box.x, abs=1.0)
    assert box.y < middle < box.bottom
    document.close()


def test_the_same_facts_give_the_same_bytes(a_poster, printed):
    first, second = printed(a_poster(12), "one.pdf"), printed(a_poster(12), "two.pdf")
    assert first.path.read_bytes() == second.path.read_bytes()


def test_the_file_names_its_title_author_and_language(a_poster, printed):
    path = printed(a_poster(3)).path
    document = pypdfium2.PdfDocument(path)
    said = document.get_metadata_dict()
    assert said["Title"] == "幸福里一刻钟便民生活圈"
    assert said["Author"] == "滨河镇街道办事处"
    document.close()
    assert b"zh-CN" in path.read_bytes()
    assert b"DisplayDocTitle true" in path.read_bytes()


def test_every_font_of_the_file_is_embedded(a_poster, printed):
    content = printed(a_poster(3)).path.read_bytes()
    assert b"Helvetica" not in content
    assert content.count(b"/Type /FontDescriptor") == content.count(b"/FontFile2")


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("A3", (842, 1191)), ("A2", (1191, 1684))])
def test_the_sheet_has_the_size_of_its_paper(paper, size, a_poster, printed):
    document = pypdfium2.PdfDocument(printed(a_poster(3, order=PosterOrder(paper=paper))).path)
    assert tuple(round(side) for side in document[0].get_size()) == size
    document.close()


def test_a_character_that_the_font_does_not_have_is_named_before_printing(a_poster, an_outlet):
    spec = a_poster(outlets=(an_outlet(1, name="老王\ue170早点\U0001f600", address="长城西街"),))
    (problem,) = missing_glyphs(spec)
    assert problem.code is PosterProblem.GLYPH_MISSING
    assert (problem.place.record, problem.place.field) == ("o001", "name")
    assert "U+E170" in problem.say("zh")
    assert "U+1F600" in problem.say("zh")
    assert problem in poster_problems(spec)


def test_a_poster_with_a_missing_character_is_made_all_the_same(a_poster, an_outlet, printed):
    result = printed(a_poster(outlets=(an_outlet(1, name="老王\ue170早点", address="长城西街"),)))
    assert [problem.code for problem in result.problems] == [PosterProblem.GLYPH_MISSING]


def test_an_ordinary_poster_has_no_problem(a_poster):
    assert poster_problems(a_poster(3)) == ()


def test_a_code_that_says_something_else_is_noticed(a_poster, printed):
    result = printed(a_poster(3))
    wrong = [replace(code, payload="something else") for code in result.qr_codes]
    assert not any(reading.right for reading in read_codes(result.path, wrong))
    nowhere = [replace(code, x_mm=20.0, y_mm=200.0, size_mm=5.0) for code in result.qr_codes[:1]]
    assert [reading.decoded for reading in read_codes(result.path, nowhere)] == [None]


def test_a_poster_with_an_unreadable_code_is_not_saved(a_poster, tmp_path, monkeypatch):
    # A colour that no reader can tell from paper is what a broken template would do.
    pale = replace(template(), colours=replace(template().colours, ink="#fdfdfd"))
    monkeypatch.setattr("fieldkit.posters.layout.template", lambda _: pale)
    with pytest.raises(FieldkitError) as refused:
        make_poster(a_poster(3), tmp_path / "poster.pdf", Progress())
    assert refused.value.code is PosterError.CODE_UNREADABLE
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told_in_words(a_poster, tmp_path):
    (tmp_path / "folder").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(FieldkitError) as refused:
        make_poster(a_poster(1), tmp_path / "folder" / "poster.pdf", Progress())
    assert refused.value.code is PosterError.CANNOT_SAVE


def test_cancel_stops_before_anything_is_written(a_poster, tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(OperationCancelledError):
        make_poster(a_poster(1), tmp_path / "poster.pdf", progress)
    assert list(tmp_path.iterdir()) == []


def test_a_preview_is_a_picture_of_one_sheet(a_poster, printed):
    result = printed(a_poster(40))
    assert result.pages > 1
    picture = Image.open(io.BytesIO(preview_png(result.path, 2, 36)))
    assert picture.size == (421, 596)
    assert picture.convert("RGB").getpixel((5, 5)) == (15, 47, 46)


def test_a_preview_of_no_pdf_or_no_such_sheet_is_refused_in_words(a_poster, printed, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 and nothing more")
    result = printed(a_poster(1))
    for path, page in ((broken, 1), (tmp_path / "missing.pdf", 1), (result.path, 9)):
        with pytest.raises(FieldkitError) as refused:
            preview_png(path, page)
        assert refused.value.code is PosterError.CANNOT_OPEN


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_colour_of_type_stands_out_from_its_ground():
    colours = template().colours
    pairs = [
        *((purpose.colour, "#ffffff") for purpose in purposes()),
        (colours.ink, colours.paper),
        (colours.muted, colours.paper),
        (colours.muted, colours.footer),
        (colours.band_text, colours.band),
        (colours.band_soft, colours.band),
        (colours.band_faint, colours.band),
        (colours.road_text, colours.road),
        (colours.water_text, colours.water),
        (colours.place_text, colours.place),
        (colours.ink, colours.railway),
        (colours.night_text, colours.night),
        (colours.here, colours.block),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_every_business_type_belongs_to_a_purpose():
    assert purpose_of("B05") == "food"
    assert purpose_of("X04") == "repair"
    assert purpose_of("Z99") == "other"
    basic = [purpose_of(f"B{n:02}") for n in range(1, 16)]
    assert "other" not in basic


def test_only_what_is_printed_is_told_of_and_a_landmark_is_printed_too(a_poster, an_outlet):
    shop = an_outlet(1, name="老王\ue170早点", address="长城西街")
    by_day = a_poster(outlets=(replace(shop, open_24h=False),), order=PosterOrder("night"))
    assert missing_glyphs(by_day) == ()
    marked = a_poster(3, landmarks=(Landmark("红旗\ue170广场", (0.5, 0.5)),))
    (problem,) = poster_problems(marked)
    assert (problem.code, problem.place.record) == (PosterProblem.GLYPH_MISSING, marked.circle_id)
    assert "红旗" in problem.say("zh")
