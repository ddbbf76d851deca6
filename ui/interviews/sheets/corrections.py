"""Putting a finished sheet right: the reason is asked for, and what was changed is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.records import BESIDE
from fieldkit.registers.submission import ANSWER, CORRECTED
from fieldkit.services.corrections import CorrectionError
from ui.interviews import texts
from ui.language import say
from ui.widgets.reason_dialog import ReasonDialog, ReasonWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from fieldkit.services.histories import FieldStep, HistoryEntry


def correction_lines(history: Sequence[HistoryEntry]) -> tuple[str, ...]:
    """Why a closed sheet was opened again, by whom, and which answers were changed then; the last time first.

    Args:
        history: of the sheet, the newest change first.
    """
    rounds: list[list[str]] = []
    for entry in reversed(history):
        opened = next((step.after for step in entry.steps if step.key.endswith(BESIDE + CORRECTED)), "")
        if opened:
            time = entry.time[:16].replace("T", " ")
            rounds.append([say(texts.CORRECTION_BY, time=time, person=entry.person, reason=opened)])
        if rounds:
            rounds[-1] += [_changed(step) for step in entry.steps if _is_answer(step)]
    return tuple(line for lines in reversed(rounds) for line in lines)


def _is_answer(step: FieldStep) -> bool:
    """Whether an answer was changed, and not what the form or the program keeps beside."""
    is_question = step.key.startswith(ANSWER) and BESIDE not in step.key and not step.label.startswith("/")
    return is_question and step.before != step.after


def _changed(step: FieldStep) -> str:
    nothing = say(texts.NOTHING)
    return say(
        texts.CORRECTION_LINE, question=step.label, before=step.before or nothing, after=step.after or nothing
    )


class CorrectDialog(ReasonDialog):
    """Enter opens the sheet, Esc leaves everything as it is."""

    def __init__(self, parent: QWidget | None, sheet: str) -> None:
        words = ReasonWords(
            texts.CORRECT_WORDS,
            texts.CORRECT_REASON,
            texts.CORRECT_EXAMPLE,
            texts.CORRECT_YES,
            texts.CORRECT_REASONS,
            CorrectionError.NO_REASON.text,
        )
        super().__init__(parent, say(texts.CORRECT_TITLE, sheet=sheet), words)
