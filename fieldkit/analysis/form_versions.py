"""Several versions of one form as one set of tables, so that the answers to all of them can stand side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.form_columns import Column, FormColumns, FormTable

_Named = TypeVar("_Named", "Column", "FormTable")


def united(form: FormColumns, others: Sequence[FormColumns]) -> FormColumns:
    """The columns of a form, and behind their neighbours those that only other versions have.

    A question that several versions ask has the words of the first one; choices that only
    another version has come after its own. What changed its type is told by the first one too.

    Args:
        form: whose words, title and version count.
        others: further versions, the latest first.
    """
    main = form.main
    for other in others:
        if other.main.path == main.path:
            main = _table(main, other.main)
    return replace(form, main=main)


def _table(ours: FormTable, theirs: FormTable) -> FormTable:
    columns = list(_merged(ours.columns, theirs.columns))
    known = {one.path: one for one in theirs.columns}
    columns = [_column(one, known[one.path]) if one.path in known else one for one in columns]
    repeats = {one.path: one for one in theirs.tables}
    tables = [
        _table(one, repeats[one.path]) if one.path in repeats else one
        for one in _merged(ours.tables, theirs.tables)
    ]
    return replace(ours, columns=tuple(columns), tables=tuple(tables))


def _merged(ours: Sequence[_Named], theirs: Sequence[_Named]) -> list[_Named]:
    """Ours, and theirs that we have not, each behind the one before it."""
    made = list(ours)
    place = 0
    for one in theirs:
        at = next((at for at, known in enumerate(made) if known.path == one.path), None)
        if at is None:
            made.insert(place, one)
            at = place
        place = at + 1
    return made


def _column(ours: Column, theirs: Column) -> Column:
    if not ours.choices or ours is theirs:
        return replace(ours, is_personal=ours.is_personal or theirs.is_personal)
    known = dict(ours.choices)
    more = tuple(choice for choice in theirs.choices if choice[0] not in known)
    return replace(ours, choices=(*ours.choices, *more), is_personal=ours.is_personal or theirs.is_personal)
