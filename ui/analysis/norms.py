"""Keeps a norm as it is left, and takes it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.analysis import texts
from ui.analysis.cell_words import read_norm
from ui.analysis.wording import type_name
from ui.language import say
from ui.tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from fieldkit.services.analysis import AnalysisService
    from ui.analysis.reading import Found
    from ui.shell import Shell


class Norms:
    """Writes norms; ``kept`` is called after each."""

    def __init__(
        self, analysis: AnalysisService, shell: Shell, kept: Callable[[], None], owner: QObject
    ) -> None:
        self._analysis, self._shell, self._kept, self._owner = analysis, shell, kept, owner

    def left(self, found: Found, code: str, people: str, minimum: str) -> str:
        """Keep what was typed; returns what is wrong with it, in words, and keeps nothing then."""
        draft = read_norm(people, minimum)
        before = next((norm for norm in found.view.matrix.norms if norm.code == code), None)
        if draft.wrong or before is None:
            return draft.wrong
        self._set(code, draft.people, draft.minimum, is_per_circle=before.per_circle)
        entry = found.view.profile.entry(code)
        words = say(texts.NORM_CHANGED, name=type_name(entry) if entry else code, norm=draft.words)
        undo = partial(
            self._set, code, before.people_per_outlet, before.minimum, is_per_circle=before.per_circle
        )
        self._shell.say_change(words, undo=undo)
        return ""

    def _set(self, code: str, people: int | None, minimum: int, *, is_per_circle: bool) -> None:
        self._shell.runner.run(
            lambda _: self._analysis.set_norm(code, people, minimum, per_circle=is_per_circle),
            self._done,
            owner=self._owner,
            lane=Lane.WRITE,
        )

    def _done(self, result: None) -> None:
        del result
        self._kept()
