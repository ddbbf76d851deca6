"""A wrong command line is told in the language of the session."""

import pytest

from fieldkit.cli.main import main
from fieldkit.cli.usage import in_chinese


@pytest.fixture
def refused(capsys):
    def refused(*words):
        with pytest.raises(SystemExit) as stopped:
            main(list(words))
        return stopped.value.code, capsys.readouterr().err

    return refused


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("targets",), "缺少参数 workspace"),
        (("nonsense",), "没有“nonsense”这个选择"),
        (("digest", "a.fieldkit", "--wrong"), "不认得的参数 --wrong"),
        (("coverage", "a.fieldkit", "--by", "moon"), "没有“moon”这个选择"),
        (("coverage", "a.fieldkit", "--by"), "--by 后面要写一个值"),
        (("reach", "a.fieldkit", "--speed", "quick"), "“quick”不是数"),
    ],
)
def test_a_wrong_line_is_told_in_chinese(refused, words, said):
    status, err = refused(*words)
    assert status == 2
    assert err.startswith("用法：fieldkit")
    assert said in err


def test_an_english_session_is_told_in_english(refused):
    status, err = refused("--lang", "en", "targets")
    assert (status, err.startswith("usage: fieldkit"), "are required" in err) == (2, True, True)


def test_a_sentence_nobody_knows_stays_as_it_is():
    assert in_chinese("can't open file") == "can't open file"
