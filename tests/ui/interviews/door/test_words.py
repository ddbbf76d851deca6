"""How people write days, times, places and marked text, and what is kept of it."""

from datetime import date

import pytest

from fieldkit.registers import typed_moments
from ui.interviews.door.figures import with_separators, without_separators
from ui.interviews.door.locations import read_point, read_points
from ui.widgets.markdown import plain, rich

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20260131", "2026-01-31"),
        ("2026-1-31", "2026-01-31"),
        ("2026.1.31", "2026-01-31"),
        ("２０２６／１／３１", "2026-01-31"),
        ("2026年1月31日", "2026-01-31"),
        ("1月31日", "2026-01-31"),
        ("1.31", "2026-01-31"),
        ("今天", "2026-06-30"),
        ("昨天", "2026-06-29"),
        ("前天", "2026-06-28"),
        ("yesterday", "2026-06-29"),
        ("2026-02-30", "2026-02-30"),
        ("去年春天", "去年春天"),
        ("", ""),
    ],
)
def test_a_day_is_read_as_people_write_it_and_kept_when_it_is_none(typed, day):
    assert typed_moments.read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("0930", "09:30"),
        ("9:30", "09:30"),
        ("9：30", "09:30"),
        ("9点半", "09:30"),
        ("9点一刻", "09:15"),
        ("下午3点", "15:00"),
        ("3pm", "15:00"),
        ("21时05分", "21:05"),
        ("14:20:00.000+08:00", "14:20"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, time):
    assert typed_moments.shown_time(typed_moments.read_time(typed, TODAY)) == time


@pytest.mark.parametrize("typed", ["25:00", "9:75", "很晚", ""])
def test_what_is_no_time_stays_as_it_was_typed(typed):
    assert typed_moments.read_time(typed, TODAY) == typed


def test_a_moment_is_a_day_and_a_time():
    stored = typed_moments.read_moment("昨天 9点半", TODAY)
    assert stored.startswith("2026-06-29T09:30:00.000")
    assert typed_moments.shown_moment(stored) == "2026-06-29 09:30"
    assert typed_moments.read_moment("2026-06-30 09:30", TODAY)[:16] == "2026-06-30T09:30"
    assert typed_moments.read_moment(stored, TODAY) == stored


def test_months_and_years_begin_on_their_first_day():
    assert typed_moments.read_month("2026年3月", TODAY) == "2026-03-01"
    assert typed_moments.read_month("202613", TODAY) == "202613"
    assert typed_moments.shown_month("2026-03-01") == "2026-03"
    assert typed_moments.read_year("1998年", TODAY) == "1998-01-01"
    assert typed_moments.shown_year("1998-01-01") == "1998"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("39.9, 116.4", "39.9 116.4 0 0"),
        ("116.4 39.9", "39.9 116.4 0 0"),
        ("39.9 116.4 55 4.5", "39.9 116.4 55 4.5"),
        ("经度116.4 纬度39.9 ±6米", "39.9 116.4 0 6"),
        ("37.5, 55.7", "37.5 55.7 0 0"),
        ("村口大树下", "村口大树下"),
        ("", ""),
    ],
)
def test_a_place_is_kept_as_odk_keeps_it(typed, stored):
    assert read_point(typed) == stored


def test_a_place_of_a_chinese_map_is_brought_to_wgs84():
    latitude, longitude, *_ = read_point("GCJ-02 116.404, 39.915").split()
    assert float(longitude) == pytest.approx(116.3978, abs=0.001)
    assert float(latitude) == pytest.approx(39.9136, abs=0.001)


def test_an_area_closes_itself_and_a_way_does_not():
    lines = "1.5 2.5\n1.5 3.5\n2.5 3.5"
    assert read_points(lines, closes=True).count(";") == 3
    assert read_points(lines, closes=False).count(";") == 2
    assert read_points(read_points(lines, closes=True), closes=True).count(";") == 3


def test_commas_between_thousands_are_for_the_eye_only():
    assert with_separators("1234567.5") == "1,234,567.5"
    assert without_separators("1,234,567.5") == "1234567.5"
    assert without_separators("１２，３４５") == "12345"
    assert without_separators("12,3") == "12,3"
    assert with_separators("很多") == "很多"


def test_labels_show_bold_italic_headings_and_links_as_words_and_run_nothing():
    assert rich("**重要**：_请读_*念*") == "<b>重要</b>：<i>请读</i><i>念</i>"
    assert rich("3 < 5 & a_b_c") == "3 &lt; 5 &amp; a_b_c"
    assert rich("[说明](http://a.cn)\n下") == "说明<br>下"
    assert "<script" not in rich("<script>x()</script>好")
    assert "<img" not in rich('<img src="http://a.cn/x.png">')
    assert rich(r"\*号") == "*号"
    assert plain("# 标题\n**粗**和[链接](x)") == "标题\n粗和链接"
