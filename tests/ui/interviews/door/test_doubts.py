"""What the form doubts: said in amber, confirmed by one key, otherwise left for the end."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.problems import AnswerProblem
from ui.interviews import texts
from ui.language import say

FORM = """
| survey |
| | type | name | label | required |
| | integer | age | 多大年纪？ | yes |
| | integer | people | 家里几口人？ | |
"""
DOUBTED = Problem(
    AnswerProblem.STATED, Severity.WARNING, Place(field="/data/age"), {"message": "年纪超过一百岁？"}
)


@pytest.fixture
def asked(street, monkeypatch, use_form):
    """An interview whose form doubts ages beyond 100."""
    told = Interview.view

    def is_doubted(self):
        text = self.value("/data/age")
        return text.isdecimal() and int(text) > 100

    def view(self, path):
        seen = told(self, path)
        return replace(seen, warning=DOUBTED) if path == "/data/age" and is_doubted(self) else seen

    monkeypatch.setattr(Interview, "view", view)
    monkeypatch.setattr(Interview, "warnings", lambda self: (DOUBTED,) if is_doubted(self) else ())
    use_form(street.workspace, FORM)
    street.start()
    return street


def test_a_doubtful_answer_is_confirmed_with_one_key_and_the_interview_goes_on(asked):
    asked.type("104")
    asked.enter()
    assert asked.asked == "age"
    block = asked.door.body.block("/data/age")
    assert block.doubt == "年纪超过一百岁？"
    assert block._confirm.isVisible()

    asked.press(Qt.Key.Key_F9)
    assert block.doubt == say(texts.CONFIRMED, words="年纪超过一百岁？")
    assert not block._confirm.isVisible()
    asked.enter()
    assert asked.asked == "people"
    asked.enter()
    asked.enter()
    assert asked.submissions()[0].values["state"] == "complete"


def test_a_confirmation_counts_only_for_the_answer_that_stood(asked):
    asked.type("104")
    asked.enter()
    asked.press(Qt.Key.Key_F9)
    asked.type("105")
    asked.enter()
    assert asked.asked == "age"
    assert asked.door.body.block("/data/age")._confirm.isVisible()


def test_a_doubt_left_for_later_keeps_the_sheet_open_until_it_is_confirmed_at_the_end(asked):
    asked.type("104")
    asked.enter(2)
    assert asked.asked == "people"
    asked.enter()
    (card,) = asked.door.ending.offenders()
    assert card.is_doubt
    assert asked.submissions()[0].values["state"] == "draft"

    asked.press(Qt.Key.Key_F9)
    assert not asked.door.ending.offenders()
    asked.enter()
    assert asked.submissions()[0].values["state"] == "complete"
