"""Where a sheet that was left goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import QuestionType

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import Screen
    from fieldkit.services.interviews import Sitting

THE_END = "/"
"""Kept instead of a screen when the sheet was left after the last one."""


def screen_to_go_on(sitting: Sitting, left_at: str) -> Screen | None:
    """The screen on which the sheet was left; without that knowledge, the one after the last answer."""
    interview = sitting.interview
    screens = interview.screens()
    found = next((screen for screen in screens if screen.path == left_at), None)
    if found is not None or left_at == THE_END:
        return found
    answered = [
        place
        for place, screen in enumerate(screens)
        if any(interview.value(path) for path in screen.questions)
    ]
    place = answered[-1] + 1 if answered else 0
    if answered and _is_open(sitting, screens[answered[-1]]):
        place = answered[-1]
    return screens[place] if place < len(screens) else None


def _is_open(sitting: Sitting, screen: Screen) -> bool:
    """Whether something on a screen waits for an answer."""
    interview = sitting.interview
    views = (interview.view(path) for path in screen.questions)
    return any(view.type is not QuestionType.NOTE and view.is_required and not view.value for view in views)
