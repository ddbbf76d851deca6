"""退回: asks for the reason; usual ones are a press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.services.reviews import ReviewError
from ui.language import say
from ui.outlets import exchange_texts as texts
from ui.widgets.reason_dialog import ReasonDialog, ReasonWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class GiveBackDialog(ReasonDialog):
    """Enter gives back, Esc leaves everything as it is."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        words = ReasonWords(
            texts.GIVE_BACK_WORDS,
            texts.REASON,
            texts.REASON_EXAMPLE,
            texts.GIVE_BACK_YES,
            texts.USUAL_REASONS,
            ReviewError.NO_REASON.text,
            texts.BETWEEN_CHANGES,
        )
        super().__init__(parent, say(texts.GIVE_BACK_TITLE, name=name), words)
