"""Files that belong to the sheet on the screen: what was attached, and what the form shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.services.answer_files import AnswerFileService

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldkit.questionnaires.engine import Interview
    from fieldkit.questionnaires.views import QuestionView
    from fieldkit.services.interviews import Sitting
    from fieldkit.services.workspace import Workspace


class SheetFiles:
    """The attached files of one sheet, by the path of their question; ``media`` finds the files of its form."""

    def __init__(self, workspace: Workspace) -> None:
        self._service = AnswerFileService(workspace)
        self._record = ""
        self._paths: dict[str, Path] = {}
        self.media: Callable[[Sitting, str], Path | None] = _no_media

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def open(self, record: str) -> None:
        """Turn to the files of a sheet; empty for a trial, which has none."""
        self._record = record
        self._paths = self._service.paths(record) if record else {}

    def keep(self, path: str, name: str, content: bytes) -> str:
        """Keep a file for a question and return its name, which is the answer.

        Raises:
            FieldkitError: it is too large, or could not be written; nothing was kept.
        """
        kept = self._service.keep(self._record, path, name, content)
        self._paths = self._service.paths(self._record)
        return kept

    def drop(self, path: str) -> None:
        """Let go of the file of a question."""
        self._service.drop(self._record, path)
        self._paths.pop(path, None)

    def drop_unasked(self, interview: Interview) -> None:
        """Let go of the files of questions that were not asked in the end."""
        for path in tuple(self._paths):
            if not interview.is_relevant(path):
                self.drop(path)

    def of(self, view: QuestionView) -> str:
        """Where the file of an answered question lies; empty for none."""
        return str((self._paths.get(view.path) if view.value else None) or "")

    def shown(self, sitting: Sitting, view: QuestionView) -> dict[str, str]:
        """Where the pictures and sounds lie that a question shows, by name."""
        names = {*view.media.values(), *(choice.image for choice in view.choices if choice.image)}
        found = ((name, self.media(sitting, name)) for name in sorted(names))
        return {name: str(path) for name, path in found if path is not None}


def _no_media(sitting: Sitting, name: str) -> Path | None:
    """Where a file of the form lies, as long as nobody knows."""
    del sitting, name
    return None
