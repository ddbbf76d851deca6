import pytest

from fieldkit.posters.code_sizes import code_size, farthest
from fieldkit.posters.qr import Level, level_of, matrix, short_code


def test_a_code_is_a_tenth_of_the_distance_wide_and_an_eighth_in_poor_light():
    assert code_size("https://example.gov.cn/c06", 1.0).side == pytest.approx(100)
    assert code_size("https://example.gov.cn/c06", 1.0, poor_light=True).side == pytest.approx(125)


@pytest.mark.parametrize("length", [3, 40, 120, 300])
def test_no_module_is_under_half_a_millimetre_however_long_the_text(length):
    size = code_size("字" * length, 0.1)
    assert size.module >= 0.5
    assert size.whole == pytest.approx((size.modules + 8) * size.module)


def test_a_code_carries_the_strongest_correction_that_costs_no_module():
    short = "https://a.cn/c06"
    assert level_of(short) > Level.M
    assert len(matrix(short)) == len(matrix(short, level_of(short)))


def test_outdoors_a_code_carries_at_least_a_quarter_of_correction():
    assert code_size("https://example.gov.cn/guide/c06/index.html", 0.3, level=Level.Q).level >= Level.Q


def test_a_printed_code_tells_from_how_far_it_can_be_scanned():
    assert farthest(33, 100.0) == pytest.approx(1.0)
    assert farthest(49, 20.0) == 0.0


def test_below_a_code_stands_what_can_be_said_over_the_phone(a_poster):
    spec = a_poster(12)
    assert short_code(spec, spec.outlets[11]) == "S06-12"
    assert short_code(a_poster(3, poster_number=""), spec.outlets[1]) == "2"
