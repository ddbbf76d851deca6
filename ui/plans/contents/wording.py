"""Cells of a plan's tables as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.plans.part import Sort
from ui.language import current_language, say
from ui.plans.contents import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.plans.part import Part, PartColumn

GROUPS = (
    (texts.FIGURES, ("targets", "rules", "thresholds", "grades")),
    (texts.WORK, ("tasks", "calendar", "asks", "notes", "pilots")),
    (texts.LISTS, ("types", "norms", "profile", "exception", "bucket")),
    (texts.FRAME, ("head", "phase", "plan_area", "group", "dimension", "chain", "satisfaction")),
)
_NAMED = 3


def cell_words(column: PartColumn, cell: str) -> str:
    """A cell with its codes told in words; several of them by the first three."""
    known = {code: words.say(current_language()) for code, words in column.known}
    if column.sort in {Sort.WORDS, Sort.SEVERAL}:
        parts = [known.get(part.strip(), part.strip()) for part in cell.split(";") if part.strip()]
        return "、".join(parts[:_NAMED]) + ("…" if len(parts) > _NAMED else "")
    if column.sort is Sort.YES:
        return say(texts.YES if cell == "yes" else texts.NO) if cell else ""
    return known.get(cell, cell)


def row_words(part: Part, cells: Mapping[str, str]) -> dict[str, str]:
    """The shown cells of a line in words."""
    return {
        key: cell_words(column, cells.get(key, ""))
        for key in part.shown
        if (column := part.column(key)) is not None
    }


def line_name(part: Part, cells: Mapping[str, str]) -> str:
    """What a line is called."""
    return next((words for words in row_words(part, cells).values() if words), say(texts.NOTHING))
