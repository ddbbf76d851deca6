"""One row of a plan in words, for the card below the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.catalogue import kind_of
from fieldkit.services.table_plan import Outcome
from ui.language import say
from ui.table_import import texts
from ui.table_import.state import RowDetail, ValueRow
from ui.table_import.wording import cell_texts, how_words, target_name, troubles_of

if TYPE_CHECKING:
    from fieldkit.services.table_plan import RowPlan, TablePlan


def detail_of(plan: TablePlan, row: RowPlan, *, is_off: bool) -> RowDetail:
    """Everything about a row; of one that changes a record, what is recorded beside what the list says."""
    is_update = row.outcome is Outcome.UPDATED
    will_ask = any(one.is_conflict for one in row.differences)
    return RowDetail(
        title=say(texts.ROW_TITLE, row=row.number, title=row.title or say(texts.NAMELESS)),
        how=how_words(row),
        values=_differences(row) if is_update else _cells(plan, row),
        has_before=is_update,
        troubles=troubles_of(row),
        note=say(texts.CONFLICT_NOTE) if will_ask else "",
        can_leave_out=row.outcome in {Outcome.CREATED, Outcome.UPDATED},
        is_off=is_off,
    )


def _differences(row: RowPlan) -> tuple[ValueRow, ...]:
    return tuple(
        ValueRow(
            say(one.label), one.before or say(texts.NOTHING), one.now or say(texts.CLEARED), one.is_conflict
        )
        for one in row.differences
    )


def _cells(plan: TablePlan, row: RowPlan) -> tuple[ValueRow, ...]:
    kind = kind_of(plan.kind)
    assert kind is not None, "a plan is of a declared kind"
    return tuple(
        ValueRow(target_name(kind, key), "", " ".join(text.split()))
        for key, text in cell_texts(plan, row.number).items()
    )
