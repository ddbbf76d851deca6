"""Whether the lists that stand in a form have the columns that its questions store and show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import Question, all_elements
from fieldkit.questionnaires.problems import FormProblem
from fieldkit.questionnaires.reading.findings import column_of, lists_of, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.questionnaires.model import Element
    from fieldkit.questionnaires.reading.findings import Findings
    from fieldkit.questionnaires.tree import Node


def check_columns(elements: tuple[Element, ...], lists: Mapping[str, Node], findings: Findings) -> None:
    """A list inside the form must have the columns that its questions show and store."""
    for element in all_elements(elements):
        itemset = element.itemset if isinstance(element, Question) else None
        for name in lists_of(itemset.nodes.tree) if itemset is not None else ():
            is_inside = itemset is not None and name in lists
            # JavaRosa looks at the first row.
            first = _first_row(lists[name]) if is_inside else None
            for part in (itemset.value, itemset.label) if itemset is not None and is_inside else ():
                column = column_of(part.tree)
                if column and not (first and first.child(column)):
                    note = findings.doubt if findings.is_known else findings.refuse
                    note(
                        FormProblem.COLUMN_MISSING, element.path, "type",
                        question=name_of(element.path), what=name, missing=column,
                    )  # fmt: skip


def _first_row(document: Node) -> Node | None:
    return next((row for root in document.children for row in root.children), None)
