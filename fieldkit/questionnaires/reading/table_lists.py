"""What pyxform makes of a ``table-list``: a note with its title, a select that only shows the choices, the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import SELECTS, Question, QuestionType

if TYPE_CHECKING:
    from fieldkit.questionnaires.model import Element

_ROW = frozenset({"list-nolabel", "list"})
_TITLE, _HEADER = "generated_table_list_label", "reserved_name_for_field_list_labels"


def matrix_rows(elements: tuple[Element, ...]) -> tuple[Question | None, tuple[Question, ...]] | None:
    """Split a ``table-list`` into its title and its rows; None when it is no such list."""
    title: Question | None = None
    rows: list[Question] = []
    has_header = False
    for element in elements:
        if not isinstance(element, Question):
            return None
        if element.type is QuestionType.NOTE and not rows and title is None:
            title = element
        elif "label" in element.appearance and not rows:
            has_header = True
        elif element.type in SELECTS and element.appearance & _ROW:
            rows.append(element)
        else:
            return None
    return (title, tuple(rows)) if has_header and rows else None


def without_layout(elements: tuple[Element, ...]) -> tuple[Question | None, tuple[Element, ...]]:
    """Take out of a ``table-list`` that is no table (it has other questions too) what only laid it out.

    Returns:
        Its title, None without one, and what is asked.
    """
    made = [one for one in elements if isinstance(one, Question) and one.name.startswith((_TITLE, _HEADER))]
    if len(made) == len(elements):
        return None, elements
    title = next((one for one in made if one.type is QuestionType.NOTE), None)
    return title, tuple(one for one in elements if one not in made)
