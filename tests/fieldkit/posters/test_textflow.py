import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.posters.textflow import cut, fitting_size, limit, plain, wrap


def test_wrap_breaks_between_any_two_characters(metrics):
    assert wrap("鼓楼北街十二号院东侧平房", 4.0, 1.0, metrics) == ("鼓楼北街", "十二号院", "东侧平房")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("长城西街口，鼓楼北街", ("长城西街", "口，鼓楼", "北街")),
        ("长城西街（鼓楼北街）", ("长城西街", "（鼓楼北", "街）")),
    ],
)
def test_wrap_never_begins_a_line_with_closing_punctuation_nor_ends_one_with_opening(text, lines, metrics):
    assert wrap(text, 5.0, 1.0, metrics) == lines


def test_wrap_keeps_a_phone_and_hours_together(metrics):
    assert wrap("电话0955-7012345早08:00–22:00", 7.5, 1.0, metrics) == (
        "电话",
        "0955-7012345",
        "早08:00–22:00",
    )


def test_wrap_splits_a_word_that_is_wider_than_a_line(metrics):
    lines = wrap("A" * 40, 5.8, 1.0, metrics)
    assert "".join(lines) == "A" * 40
    assert len(lines) > 1


def test_wrap_leaves_no_lonely_character_on_the_last_line(metrics):
    assert [len(line) for line in wrap("一二三四五六七八九十一", 10.0, 1.0, metrics)] == [7, 4]


def test_cut_says_by_an_ellipsis_that_there_was_more(metrics):
    assert cut("鼓楼北街十二号", 5.0, 1.0, metrics) == "鼓楼北街…"
    assert cut("鼓楼北街", 5.0, 1.0, metrics) == "鼓楼北街"


def test_limit_keeps_the_lines_allowed():
    assert limit(("一二", "三四", "五六"), 2) == ("一二", "三…")
    assert limit(("一二",), 2) == ("一二",)


def test_a_size_is_found_down_to_the_least_legible_one(metrics):
    assert fitting_size("一二三四", 40.0, metrics, most=8.0, least=4.0) == 8.0
    assert fitting_size("一二三四", 20.0, metrics, most=8.0, least=4.0) == pytest.approx(5.0, abs=0.01)
    assert fitting_size("一二三四", 12.0, metrics, most=8.0, least=4.0) is None


def test_plain_text_is_one_line_without_invisible_characters():
    assert plain(" 老王\t家\n早\u200b点\x07 ") == "老王 家 早点"


@given(
    text=st.text("鼓楼北街号院A1 -:，。（）、", min_size=1, max_size=40),
    width=st.floats(3, 30),
)
def test_no_wrapped_line_is_wider_than_its_room_and_no_character_is_lost(text, width, metrics):
    lines = wrap(text, width, 1.0, metrics)
    assert all(metrics.width(line, 1.0, bold=False) <= width + 1e-9 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
