"""Taking up a sheet where it was left, and remembering where it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.services.corrections import CorrectionService
from fieldkit.services.trials import try_out
from ui.interviews.door.resuming import screen_to_go_on

if TYPE_CHECKING:
    from fieldkit.questionnaires.engine import Interview
    from fieldkit.questionnaires.views import Screen
    from fieldkit.services.interviews import InterviewService, Sitting
    from fieldkit.services.trials import Trial
    from fieldkit.services.workspace import Workspace

_LEFT_AT = "interviews.left_at."
_LANGUAGE = "interviews.language"


class DoorOpening:
    """Opens sheets for the door, each with the screen to go on with; every error is a FieldkitError."""

    def __init__(self, workspace: Workspace, interviews: InterviewService) -> None:
        self._workspace, self._interviews = workspace, interviews

    def resumed(self, record: str) -> tuple[Sitting, Screen | None]:
        """A draft at the screen on which it was left, in the language that was spoken last."""
        sitting = self._interviews.resume(record)
        language = self._workspace.setting(_LANGUAGE)
        if language in sitting.interview.form.languages:
            sitting.interview.language = language
        left_at = self._workspace.setting(_LEFT_AT + record)
        if left_at:
            # Should the power go from now on, this place would be stale.
            self._workspace.set_setting(_LEFT_AT + record, "")
        return sitting, screen_to_go_on(sitting, left_at)

    def corrected(self, record: str, reason: str) -> tuple[Sitting, Screen | None]:
        """A finished sheet to be put right, at its first screen."""
        sitting = CorrectionService(self._workspace).begin(record, reason)
        return sitting, next(iter(sitting.interview.screens()), None)

    def tried(self, form: str) -> tuple[Trial, Screen | None]:
        """An interview by a form version, of which nothing is kept."""
        trial = try_out(self._workspace, form)
        return trial, next(iter(trial.interview.screens()), None)

    def left(self, sitting: Sitting, at: str) -> None:
        """Keep a draft with the place where it was left."""
        sitting.save()
        self._workspace.set_setting(_LEFT_AT + sitting.record, at)

    def speak(self, interview: Interview, language: str) -> None:
        """Ask in another language from now on, here and in the next interview; the next one if none is named."""
        languages = interview.form.languages
        at = languages.index(interview.language)
        interview.language = language or languages[(at + 1) % len(languages)]
        self._workspace.set_setting(_LANGUAGE, interview.language)
