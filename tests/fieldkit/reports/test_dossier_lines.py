"""Lines of a dossier end where Chinese lines may."""

import pytest

from fieldkit.reports.dossier.lines import NOT_FIRST, NOT_LAST, broken


def lines(text, room, *more):
    return [line for _, line in broken(text, [0.5 if one.isascii() else 1.0 for one in text], [room, *more])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("基本保障类全缺失；品质类", ["基本保障类全缺", "失；品质类"]),
        ("三年行动工作方案（二〇二三）", ["三年行动工作方案", "（二〇二三）"]),
        ("小类八家、其他合计12家。", ["小类八家、其他合", "计12家。"]),
        ("截至今日共有2025家", ["截至今日共有", "2025家"]),
        ("一二三四五六七八九十", ["一二三四五六七八", "九十"]),
    ],
)
def test_marks_and_numbers_stay_where_they_belong(text, wanted):
    assert lines(text, 8.2) == wanted


def test_every_line_fits_and_nothing_is_lost():
    text = (
        "《中卫市推进城市一刻钟便民生活圈建设三年行动工作方案（2023—2025年）》，依据商流通函〔2021〕176号。"
        * 3
    )
    found = broken(text, [10.0] * len(text), [95.0, 120.0])
    assert "".join(line for _, line in found) == text
    assert all(free >= -0.02 for free, _ in found)
    assert not any(line[0] in NOT_FIRST or line[-1] in NOT_LAST for _, line in found)


def test_marks_without_end_are_broken_all_the_same():
    assert "".join(lines("！" * 50, 8)) == "！" * 50
