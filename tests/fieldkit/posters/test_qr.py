import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.links import short_name
from fieldkit.posters.problems import PosterError
from fieldkit.posters.qr import circle_payload, dark_runs, matrix, outlet_payload


def test_an_outlet_with_coordinates_gives_a_walking_route_latitude_first(an_outlet):
    payload = outlet_payload(an_outlet(1, name="老王早点", lonlat=(105.196781, 37.512344)))
    assert payload == (
        "https://apis.map.qq.com/uri/v1/routeplan?type=walk"
        "&to=%E8%80%81%E7%8E%8B%E6%97%A9%E7%82%B9&tocoord=37.51234,105.19678&referer=bmq"
    )


def test_an_outlet_without_coordinates_gives_what_helps_without_a_network(an_outlet):
    outlet = an_outlet(1, name="老王早点", address="长城西街 8 号", phone="0955-7012345")
    assert outlet_payload(outlet) == "老王早点\n长城西街 8 号\n0955-7012345"


def test_a_phone_that_may_not_be_published_is_not_in_the_code(an_outlet):
    assert (
        outlet_payload(an_outlet(1, name="老王早点", address="长城西街", phone=None)) == "老王早点\n长城西街"
    )


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("新华百货生鲜超市（鼓楼店）", "新华百货生鲜"),
        ("老王;家|早&点:", "老王家早点"),
        ("（示例）", "（示例）"),
    ],
)
def test_a_name_in_a_link_is_short_and_without_marks_that_links_use(name, short):
    assert short_name(name) == short


def test_the_longest_name_keeps_the_code_at_forty_nine_modules(an_outlet):
    outlet = an_outlet(1, name="新华百货生鲜超市鼓楼店", lonlat=(105.19678, 37.51234))
    assert len(matrix(outlet_payload(outlet))) == 49


def test_the_circle_gives_its_guide_page_or_else_its_boundary_and_hotlines(a_poster):
    assert circle_payload(a_poster(guide_url="https://example.gov.cn/c06")) == "https://example.gov.cn/c06"
    assert circle_payload(a_poster()) == (
        "幸福里一刻钟便民生活圈\n东至鼓楼北街，南至长城西街，西至应理北街，北至包兰铁路。\n"
        "政务热线 12345\n幸福里社区 0955-7012000"
    )


def test_dark_runs_cover_exactly_the_dark_modules():
    modules = matrix("12345")
    covered = {(row, column + i) for row, column, length in dark_runs(modules) for i in range(length)}
    assert covered == {(r, c) for r, line in enumerate(modules) for c, dark in enumerate(line) if dark}


def test_a_text_too_long_for_any_code_is_refused_in_words():
    with pytest.raises(FieldkitError) as refused:
        matrix("https://example.gov.cn/" + "x" * 3000)
    assert refused.value.code is PosterError.CODE_TOO_LONG
