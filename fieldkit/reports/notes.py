"""Notes under a table: what the plan says about its rows, and how the figures were reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.plans.plan import Plan

_CIRCLE_ENDING = "一刻钟便民生活圈"
_ABOUT = Text("{names}：{note}", "{names}: {note}")
_ESTIMATED = Text(
    "{count} 个社区没有单独的人口数，按所在生活圈服务人口均分推算。",
    "{count} communities have no population of their own; an equal share of their circle's residents was taken.",
)


def plan_notes(plan: Plan, table: str, shown: Sequence[str]) -> tuple[Text, ...]:
    """The plan's notes for ``circles`` or ``shortfalls``, each led by the rows that it is about.

    ``shown`` are the names in the table; a note that names its rows itself is left as it is.
    """
    names = set(shown)
    told = []
    for note in plan.notes_for(table, shown):
        about = [_short(area) for area in note.areas if area in names]
        told.append(note.text if _is_named(note.text.zh, about) else _led(note.text, about))
    return tuple(told)


def coverage_notes(matrix: CoverageMatrix) -> tuple[Text, ...]:
    """How populations were reached, and what could not be counted."""
    estimated = sum(row[0].is_population_estimated for row in matrix.cells if row)
    notes = []
    if estimated:
        notes.append(Text(*(_ESTIMATED.say(language, count=estimated) for language in LANGUAGES)))
    # Without the place: a field's key is no word for paper.
    notes.extend(
        Text(*(one.code.text.say(language, **one.values) for language in LANGUAGES))
        for one in matrix.problems
    )
    return tuple(notes)


def _short(area: str) -> str:
    return area.removesuffix(_CIRCLE_ENDING)


def _is_named(text: str, about: Sequence[str]) -> bool:
    """Also by its name without 社区."""
    return all(name.removesuffix("社区") in text for name in about)


def _led(text: Text, about: Sequence[str]) -> Text:
    return Text(
        _ABOUT.say("zh", names="、".join(about), note=text.zh),
        _ABOUT.say("en", names=", ".join(about), note=text.en),
    )
