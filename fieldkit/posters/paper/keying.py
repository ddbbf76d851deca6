"""The order in which a filled sheet is keyed: numbers as printed, and what each code stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.paper.options import MOST_CHOICES
from fieldkit.posters.paper.outline import Outline
from fieldkit.posters.paper.spec import PaperSpec
from fieldkit.posters.paper.wording import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.questionnaires.model import Form


@dataclass(frozen=True, slots=True)
class KeyingStep:
    """One answer to key.

    Attributes:
        number: as printed beside the question, ``7`` or ``8（3）``.
        path: of the question in the form; in a repeat without positions.
        repeat: path of the innermost repeat around it, empty outside.
        values: stored value by printed code, in printed order; empty where the answer is written.
        labels: printed label by stored value, of every choice, whatever was answered before.
    """

    number: str
    path: str
    repeat: str
    values: Mapping[str, str]
    labels: Mapping[str, str]


def keying_order(form: Form, language: str = "") -> tuple[KeyingStep, ...]:
    """Return the steps of a form in the order of its sheet.

    The form must be of the version that the sheet's code names
    (:func:`~fieldkit.posters.paper.sheets.read_sheet_code`).
    """
    outline = Outline(form)
    speaker = Speaker(PaperSpec(form, language), outline)
    steps = []
    for unit in outline.units:
        for question in unit.questions:
            choices = speaker.choices(question)
            printed = choices if len(choices) <= MOST_CHOICES or len(unit.questions) > 1 else ()
            values = {choice.code: choice.value for choice in printed}
            number = outline.numbers[question.path]
            labels = {choice.value: choice.label for choice in printed}
            steps.append(KeyingStep(number, question.path, unit.repeat, values, labels))
    return tuple(steps)
