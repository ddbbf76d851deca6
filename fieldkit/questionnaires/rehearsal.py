"""Made answers: the same seed fills the same sheet, by the rules of the form.

For samples, and for trying out whether every way through a form comes to an end.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import AnswerStatus, Finalised, ScreenKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.kernel.clock import Clock
    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.views import QuestionView, Screen

_TRIES = 60
_MOST_PICKED = 4
_LARGEST = 100
_SKIPPED = 0.4
_MEMBERS = 3


@dataclass(frozen=True, slots=True)
class Habits:
    """How made residents tend to answer; by question name.

    Attributes:
        weights: of the choices of a question; a choice not named weighs 1.
        ranges: lowest and highest whole number.
        texts: to pick a free text from; questions not named get ``示例``.
    """

    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)


_CONTENT = {"1": 25, "2": 40, "3": 18, "4": 8, "5": 2, "9": 7}
RESIDENTS = Habits(
    weights={
        "consent": {"yes": 9, "no": 1},
        "household": {"none": 5, "over60": 4, "under3": 1},
        "overall": {**_CONTENT, "9": 2},
        "lacking": {
            "none": 2,
            "dk": 1,
            "other": 1,
            "B03": 4,
            "B05": 5,
            "B10": 5,
            "Q01": 4,
            "Q02": 3,
            "X02": 4,
        },
        **{f"rate_{code}": _CONTENT for code in ("B01", "B03", "B05", "B09", "B10", "B11", "B12", "Q01")},
    },
    ranges={"minutes_market": (2, 25), "minutes_breakfast": (1, 20), "minutes_parcel": (1, 15)},
    texts={
        "suggestion": (
            "希望小区门口早上能买到热乎的早餐。",
            "修鞋配钥匙的摊子没了，盼着能回来。",
            "菜店价格有点高，想多几家比比。",
            "老人多，希望有个近一点的食堂。",
            "快递柜经常满，能不能再加一组。",
        ),
        "lacking_other": ("裁缝店", "儿童理发", "热水站"),
        "reason_other": ("雨天路上积水", "晚上没有路灯"),
    },
)
"""Habits for the shipped questionnaire."""


def sample_answers(
    form: Form, seed: int, clock: Clock, *, given: Mapping[str, str] | None = None, habits: Habits = RESIDENTS
) -> Mapping[str, str]:
    """Return the answers of a made sheet, complete by the rules of the form.

    Args:
        form: what is asked.
        seed: the same seed gives the same answers and the same sheet id.
        clock: gives start and end.
        given: answers that are settled before, e.g. ``{"/data/community": "东方社区"}``.
        habits: how the made person answers.
    """
    chance = random.Random(seed)  # noqa: S311 - a made sheet is no secret
    interview = Interview.start(form, clock, chance=chance)
    for path, value in (given or {}).items():
        interview.answer(path, value)
    finalised = rehearse(interview, chance, habits)
    assert finalised.is_complete, [problem.say("en") for problem in finalised.problems]
    return finalised.answers


def rehearse(interview: Interview, chance: random.Random, habits: Habits = RESIDENTS) -> Finalised:
    """Answer an interview from the first screen to the last and finalise it."""
    screen = next(iter(interview.screens()), None)
    while screen is not None:
        if screen.kind is ScreenKind.REPEAT:
            _repeat(interview, screen, chance)
        for path in screen.questions:
            # An answer just given may have ended the screen, or closed this question.
            if interview.is_relevant(path) and not interview.value(path):
                _answer(interview, path, chance, habits)
        screen = interview.screen_after(screen.path)
    return interview.finalise()


def _repeat(interview: Interview, screen: Screen, chance: random.Random) -> None:
    stored = int(interview.stored().get(screen.path, "0"))
    if stored < _MEMBERS and chance.random() < _SKIPPED:
        interview.add_repeat(screen.path)


def _answer(interview: Interview, path: str, chance: random.Random, habits: Habits) -> None:
    view = interview.view(path)
    if view.is_readonly or (not view.is_required and chance.random() < _SKIPPED):
        return
    for attempt in range(_TRIES):
        answered = interview.answer(path, _made(interview, view, chance, habits, attempt))
        if answered.status is AnswerStatus.OK:
            return
    interview.answer(path, "")


def _made(
    interview: Interview, view: QuestionView, chance: random.Random, habits: Habits, attempt: int
) -> str:
    name = view.path.rpartition("/")[2]
    answer = "OK"
    match view.type:
        case QuestionType.SELECT_ONE | QuestionType.SELECT_MULTIPLE:
            answer = _picked(view, chance, habits.weights.get(name, {}))
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            low, high = habits.ranges.get(name, (0, _LARGEST))
            # Where the usual range does not fit the form's rule, look further out.
            answer = str(chance.randint(low - attempt, high * (attempt + 1)))
        case QuestionType.TEXT:
            answer = chance.choice(habits.texts.get(name, ("示例",)))
        case QuestionType.DATE:
            answer = (today(interview.clock) - timedelta(days=chance.randint(0, 365))).isoformat()
        case QuestionType.DATE_TIME:
            answer = interview.clock.now().isoformat(timespec="seconds")
        case QuestionType.TIME:
            answer = f"{chance.randint(0, 23):02d}:{chance.randint(0, 59):02d}"
        case QuestionType.GEOPOINT:
            answer = f"{chance.uniform(37, 38):.5f} {chance.uniform(105, 106):.5f}"
        case QuestionType.RANK:
            values = [choice.value for choice in view.choices]
            answer = " ".join(chance.sample(values, len(values)))
        case _:
            pass
    return answer


def _picked(view: QuestionView, chance: random.Random, weights: Mapping[str, int]) -> str:
    values = [choice.value for choice in view.choices]
    if not values:
        return ""
    heavy = [weights.get(value, 1) for value in values]
    count = 1 if view.type is QuestionType.SELECT_ONE else chance.randint(1, min(_MOST_PICKED, len(values)))
    return " ".join(chance.choices(values, heavy, k=count))
