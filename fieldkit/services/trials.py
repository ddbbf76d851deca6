"""Trying a form out: an interview like any other, of which nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.ids import RecordId
from fieldkit.questionnaires.engine import Interview
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import Sitting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.services.workspace import Workspace


class Trial(Sitting):
    """A sitting without a record; remarks, confirmations and answers end with it."""

    def guard(self) -> None:
        """Nobody is asked, so no consent is wanted."""

    def _write(self, units: Mapping[str, str | None]) -> None:
        """Keep nothing."""


def try_out(workspace: Workspace, form: str, *, language: str = "") -> Trial:
    """Begin to try a form version out, by its record id.

    Raises:
        FieldkitError: NO_SUCH_FORM, or it cannot be opened.
    """
    runnable = FormService(workspace).open(form)
    interview = Interview.start(runnable, workspace.clock, language=language)
    return Trial(workspace, RecordId(""), interview)
