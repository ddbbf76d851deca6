"""A plan as the page shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.table_import.state import PlanState, TemplateRow
from ui.table_import.wording import (
    column_rows,
    kind_name,
    kind_picks,
    notices_of,
    number_words,
    options_state,
    sheet_picks,
    target_picks,
    template_columns,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from fieldkit.services.table_import import TablePlan, Template
    from ui.table_import.state import Group, Pick

_DATED = re.compile(r"[\d\s_.()（）\-]+$")


def plan_state(
    plan: TablePlan,
    groups: Mapping[Group, tuple[str, ...]],
    left_out: Collection[int],
    communities: tuple[Pick, ...],
    *,
    busy: bool,
    trouble: str,
) -> PlanState:
    """How a list stands.

    Args:
        plan: as it was read.
        groups: numbers of its rows by group; left_out: of those a person does not want.
        communities: names to choose from.
        busy: it is being read anew or imported; trouble: why the last correction could not be followed.
    """
    return PlanState(
        number=number_words(plan),
        sheets=sheet_picks(plan),
        sheet=plan.sheet,
        kinds=kind_picks(),
        kind=plan.kind,
        header_row=plan.header_row,
        columns=column_rows(plan),
        targets=target_picks(plan),
        communities=communities,
        options=options_state(plan),
        notices=notices_of(plan),
        template=plan.template,
        counts=tuple((group, len(ids)) for group, ids in groups.items()),
        has_refused=bool(plan.counts.refused),
        taken=len(written(plan.rows, left_out)),
        busy=busy,
        trouble=trouble,
    )


def template_rows(templates: Iterable[Template]) -> tuple[TemplateRow, ...]:
    """The kept matchings."""
    return tuple(TemplateRow(one.name, kind_name(one.kind), template_columns(one)) for one in templates)


def suggested_name(plan: TablePlan) -> str:
    """``沿街商户`` for 沿街商户_202606.xlsx."""
    stem = plan.file.stem
    return plan.template or _DATED.sub("", stem) or stem
