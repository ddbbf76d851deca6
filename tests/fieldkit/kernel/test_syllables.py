"""Whole pinyin, as people type it to find a shop."""

import pytest

from fieldkit.kernel.pinyin import initials_of
from fieldkit.kernel.syllables import syllables_of


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("便利店", "bian li dian"),
        ("银行", "yin xing|hang"),
        ("重庆小面", "chong|zhong qing xiao mian"),
        ("7-Eleven（长城店）", "7 eleven chang|zhang cheng dian"),
        ("女鞋", "nv xie"),
        ("", ""),
    ],
)
def test_text_is_spelled_syllable_by_syllable(text, syllables):
    assert " ".join(syllables_of(text)) == syllables


def test_the_first_letters_are_those_that_the_window_finds_by():
    for text in ("中卫市沙坡头区滨河镇应理北街", "巧手裁缝铺", "大药房广场店"):
        letters = "".join(syllable[0] for syllable in syllables_of(text))
        assert letters in initials_of(text).split()
