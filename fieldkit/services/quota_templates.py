"""The table of quotas that an office fills in: ages down and sexes across, or whatever choices a form has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.titles import fold_title
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.model import QuestionType
from fieldkit.registers.quota import Condition, band, conditions_line
from fieldkit.reports.quota_table import QuotaGrid, write_quota_grid
from fieldkit.services.answer_sheets import columns_named
from fieldkit.services.quota_problems import QuotaError
from fieldkit.services.quotas import QuotaService

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import Column
    from fieldkit.kernel.texts import Language
    from fieldkit.services.workspace import Workspace

_SEX = frozenset(("性别", "sex", "gender"))
_WANTED = "份数"
_MOST_ACROSS = 6


def write_template(workspace: Workspace, path: Path, form: str = "", language: Language = "zh") -> None:
    """Write a table to fill in, with the numbers of the quota that the form has.

    Args:
        workspace: where the form is.
        path: of the workbook.
        form: id or name; empty for the one in use.
        language: of the words.

    Raises:
        FieldkitError: NOTHING_TO_DIVIDE, no such form, or the file cannot be written.
    """
    table = columns_named(form, workspace)
    down, across = _axes(
        [one for one in table.main.columns if one.kind is QuestionType.SELECT_ONE and one.choices]
    )
    if down is None:
        raise FieldkitError(QuotaError.NOTHING_TO_DIVIDE, form=table.title)
    wanted = {
        conditions_line(one.cell.conditions): one.cell.wanted
        for one in QuotaService(workspace).of(table.id).fillings
        if not one.cell.community
    }
    columns = [code for code, _ in across.choices] if across else [""]
    counts = {
        (row, column): wanted[line]
        for row, (code, _) in enumerate(down.choices)
        for column, other in enumerate(columns)
        if (line := _line(down, code, across, other)) in wanted
    }
    grid = QuotaGrid(
        table.title,
        down.label.say(language) or down.name,
        [words.say(language) for _, words in down.choices],
        [words.say(language) for _, words in across.choices] if across else [_WANTED],
        counts,
    )
    write_quota_grid(grid, path, language)


def _axes(questions: Sequence[Column]) -> tuple[Column | None, Column | None]:
    """Which question goes down and which across: bands of ages, and the sex; else the first one that has choices."""
    bands = (
        one for one in questions if sum(band(words.say("zh")) is not None for _, words in one.choices) > 1
    )
    sexes = (
        one
        for one in questions
        if one.name in _SEX or not _SEX.isdisjoint(map(fold_title, one.label.any()))
        if len(one.choices) <= _MOST_ACROSS
    )
    age, sex = next(bands, None), next(sexes, None)
    down = age or sex or next(iter(questions), None)
    return down, sex if sex is not down else None


def _line(down: Column, code: str, across: Column | None, other: str) -> str:
    made = [Condition(down.name, (code,))]
    return conditions_line([*made, Condition(across.name, (other,))] if across else made)
