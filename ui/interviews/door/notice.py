"""Two questions of our own before a form's: the notice, and the separate consent to sensitive answers.

They look like any other question and are answered by a number key. A form that asks
for consent itself (as the shipped one does) reads its own notice, so ours is not
put before it: nobody is asked twice (PIPL §14, §17, §29).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import ChoiceView, QuestionView, ScreenKind
from fieldkit.registers.consent import Consent
from fieldkit.registers.submission import CONSENT_WAYS, READ_OUT
from ui.interviews import texts
from ui.interviews.door.state import Asked, DoorState
from ui.language import current_language, say

if TYPE_CHECKING:
    from fieldkit.registers.consent import Notice

NOTICE, SENSITIVE = "/notice", "/sensitive"
"""Paths of these questions; no form has such a path."""
DECLINED, GUARDIAN, AGREED, REFUSED = "declined", "guardian", "agreed", "not_agreed"


def consent_of(answer: str) -> Consent:
    """What an answer to the notice means."""
    if answer == GUARDIAN:
        return Consent(READ_OUT, is_minor=True, guardian=True)
    return Consent(answer)


def notice_state(title: str, place: str, notice: Notice, value: str = "") -> DoorState:
    """The notice, read out or shown, and how the resident answered."""
    language = current_language()
    ways = [ChoiceView(option.code, option.label.say(language)) for option in CONSENT_WAYS]
    others = ((GUARDIAN, texts.GUARDIAN_AGREES), (DECLINED, texts.DOES_NOT_TAKE_PART))
    choices = (*ways, *(ChoiceView(key, say(words)) for key, words in others))
    words = "\n".join(notice.lines)
    told = _view(f"{NOTICE}/words", words, (), kind=QuestionType.NOTE)
    return _state(title, place, NOTICE, (told, _view(NOTICE, say(texts.TAKES_PART), choices, value)))


def sensitive_state(title: str, place: str, value: str = "") -> DoorState:
    """The separate consent, before the first sensitive question."""
    choices = (ChoiceView(AGREED, say(texts.AGREES)), ChoiceView(REFUSED, say(texts.DOES_NOT_AGREE)))
    view = _view(SENSITIVE, say(texts.SENSITIVE_QUESTION), choices, value, hint=say(texts.SENSITIVE_HINT))
    return _state(title, place, SENSITIVE, (view,))


def _view(
    path: str,
    words: str,
    choices: tuple[ChoiceView, ...],
    value: str = "",
    *,
    hint: str = "",
    kind: QuestionType = QuestionType.SELECT_ONE,
) -> QuestionView:
    return QuestionView(
        path=path,
        type=kind,
        label=words,
        hint=hint,
        guidance="",
        value=value,
        choices=choices,
        appearance=frozenset(),
        unit="",
        is_relevant=True,
        is_required=bool(choices),
        is_readonly=False,
        problem=None,
    )


def _state(title: str, place: str, path: str, views: tuple[QuestionView, ...]) -> DoorState:
    return DoorState(
        title=title,
        place=place,
        kind=ScreenKind.QUESTION if len(views) == 1 else ScreenKind.LIST,
        path=path,
        section=say(texts.NOTICE_HEADING),
        heading="",
        hint="",
        number=1,
        total=1,
        questions=tuple(Asked(view) for view in views),
        languages=(),
    )
