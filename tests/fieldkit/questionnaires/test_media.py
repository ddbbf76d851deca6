"""Pictures and sound that go with labels."""

from __future__ import annotations

import pytest

from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.problems import FormProblem
from fieldkit.questionnaires.reader import read_file

FORM = """
| survey |
| | type | name | label::中文 (zh) | label::English (en) | media::image::中文 (zh) | media::image::English (en) | \
media::big-image::中文 (zh) | media::audio | media::video | choice_filter |
| | select_one bin | a | 哪一种桶 | Which bin | 桶.png | bin.png | 大桶.png | 问.mp3 | v.mp4 | {filter} |
| | text | b | 没有图 | No picture | | | | | | |
| choices |
| | list_name | name | label::中文 (zh) | label::English (en) | media::image::中文 (zh) | kind |
| | bin | k | 厨余 | Food | 厨余.png | x |
| | bin | o | 其他 | Other | | x |
""".replace("\\\n", "")
FILES = ("桶.png", "bin.png", "大桶.png", "问.mp3", "v.mp4", "厨余.png")


@pytest.fixture
def read(tmp_path):
    def reading(files=FILES, narrowing=""):
        for name in files:
            (tmp_path / name).write_bytes(b"x")
        (tmp_path / "form.md").write_text(FORM.replace("{filter}", narrowing), encoding="utf-8")
        return read_file(tmp_path / "form.md")

    return reading


def media_doubts(form):
    return [problem for problem in form.problems if problem.code is FormProblem.MEDIA_MISSING]


def test_label_brings_its_files_in_the_language_of_the_interview(read, clock):
    interview = Interview.start(read(), clock, language="zh")
    media = interview.view("/data/a").media
    assert media["image"] == "桶.png"
    assert media["big-image"] == "大桶.png"
    assert (media["audio"], media["video"]) == ("问.mp3", "v.mp4")
    assert interview.view("/data/b").media == {}
    interview.language = "en"
    assert interview.view("/data/a").media["image"] == "bin.png"


@pytest.mark.parametrize("narrowing", ["", "kind = 'x'"])
def test_choices_bring_their_pictures(read, clock, narrowing):
    interview = Interview.start(read(narrowing=narrowing), clock, language="zh")
    for _ in range(2):
        assert [(one.label, one.image) for one in interview.choices("/data/a")] == [
            ("厨余", "厨余.png"),
            ("其他", ""),
        ]


def test_missing_file_of_a_label_is_a_doubt_that_names_it(read):
    missing = media_doubts(read(files=FILES[1:]))
    assert len(missing) == 1
    assert "桶.png" in missing[0].say("zh")


def test_form_whose_files_are_all_there_has_no_doubts(read):
    assert media_doubts(read()) == []
