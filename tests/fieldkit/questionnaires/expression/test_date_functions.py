"""Functions on dates; the clock of these tests stands at 2026-06-30 09:30 in China."""

from __future__ import annotations

import pytest


def test_today(ask):
    assert ask("today()", "date") == "2026-06-30"


def test_now(ask):
    assert ask("now()", "string") == "2026-06-30T09:30:00.000+08:00"


def test_date(ask, refused):
    assert ask("date('2018-01-01')", "string") == "2018-01-01"
    assert ask("date(10.9)", "string") == "1970-01-11"
    assert ask("date(-1)", "string") == "1969-12-31"
    assert ask("date('2018-01-01T06:00:00.000+14:00')", "string") == "2018-01-01"
    assert ask("date('2018-01-01T20:00:00.000Z')", "string") == "2018-01-02"
    assert ask("date('')", "string") == ""
    assert "rubbish" in refused("date('rubbish')")
    assert "2018-02-30" in refused("date('2018-02-30')")


def test_date_time(ask):
    assert ask("date-time('2018-01-01T06:00:00.000+05:00')") == "2018-01-01T06:00:00.000+05:00"
    assert ask("date-time('2018-01-01')") == "2018-01-01T00:00:00.000+08:00"
    assert ask("date-time(0.5)") == "1970-01-01T20:00:00.000+08:00"
    assert ask("date-time('')", "string") == ""


def test_decimal_date_time(ask):
    assert ask("decimal-date-time('1970-01-02T12:00:00.000Z')") == 1.5
    assert ask("decimal-date-time('1970-01-02')") == pytest.approx(1 - 8 / 24)
    assert ask("decimal-date-time(10.5)") == 10.5
    assert ask("decimal-date-time('rubbish')") == "NaN"


def test_decimal_time(ask):
    assert ask("decimal-time('06:00')") == 0.25
    assert ask("decimal-time('06:00:00.000+08:00')") == 0.25
    assert ask("decimal-time('06:00:00.000+02:00')") == 0.5
    assert ask("decimal-time('2018-01-01T06:00:00.000+08:00')") == 0.25
    assert ask("decimal-time('2018-01-01')") == 0
    assert ask("decimal-time('')") == "NaN"
    assert ask("decimal-time('12')") == "NaN"
    assert ask("decimal-time(12)") == 0


def test_format_date(ask, refused):
    assert ask("format-date('2018-01-02', '%Y/%m/%n/%y %b %d %e %a %%')") == "2018/01/1/18 Jan 02 2 Tue %"
    assert ask("format-date('2018-01-02', '%W')") == "1"
    assert ask("format-date(10, '%Y-%m-%d')") == "1970-01-11"
    assert ask("format-date('', '%Y')") == ""
    assert "rubbish" in refused("format-date('rubbish', '%Y')")
    assert "%Q" in refused("format-date('2018-01-02', '%Q')")
    assert "%" in refused("format-date('2018-01-02', '%')")


def test_format_date_time(ask):
    moment = "'2018-01-02T03:04:05.006+08:00'"
    assert ask(f"format-date-time({moment}, '%Y %H %h %M %S %3')") == "2018 03 3 04 05 006"
    assert ask("format-date-time('2018-01-01T20:04:00.000Z', '%d %H:%M')") == "02 04:04"
    assert ask("format-date-time('2018-01-02', '%H:%M')") == "00:00"
    assert ask("format-date-time('18:30:00.000+08:00', '%H:%M')") == "18:30"
    assert ask("format-date-time('18:30', '%h.%M')") == "18.30"


@pytest.mark.parametrize("text", ["20180102", "2018-W01-2", "2018-1-2", "2018-01-02Tzz"])
def test_a_date_is_written_in_the_one_way_of_odk(refused, text):
    assert text in refused(f"date('{text}')")


def test_months_and_weekdays_are_in_the_language_of_the_form(ask):
    assert ask("format-date('2018-01-02', '%b %a')", language="中文(zh)") == "1月 周二"


def test_a_text_that_spells_a_date_counts_as_its_days(ask):
    assert ask("number('1970-01-11')") == 10
    assert ask("'1970-01-11' + 1") == 11
    assert ask("'2026-06-29' < today() and today() >= '2026-06-30'")
    assert ask("/data/born < today()")
    assert ask("'2018-13-01' + 1") == "NaN"
    assert ask("date('2018-02-28') + 1", "date") == "2018-03-01"


def test_two_texts_are_equal_as_texts_and_two_moments_as_moments(ask):
    assert ask("date('2018-01-01') = '2018-01-01'")
    assert not ask("'2018-01-01' = '2018-1-1'")
    assert ask("date-time('2018-01-01T06:00:00.000+05:00') = date-time('2018-01-01T01:00:00.000Z')")


def test_a_date_with_time_has_a_fraction_and_a_date_has_none(ask):
    assert ask("number(date-time('1970-01-02T12:00:00.000Z'))") == 1.5
    assert ask("number(date('1970-01-02'))") == 1
    assert ask("date-time('2018-01-01T06:00:00.000Z') < date-time('2018-01-01T07:00:00.000Z')")
