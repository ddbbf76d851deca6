"""Which forms have sheets here, and what they are called, whether or not their files are here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.registers.submission import SUBMISSION
from fieldkit.services import form_versions
from fieldkit.storage import lists

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AnsweredForm:
    """A form that can be counted.

    Attributes:
        id: as sheets name it.
        title: of its latest version that is here; its id where none is.
        sheets: how many of it are here, of every version and state.
        is_here: whether a version of it is known here, so that its questions can be named.
    """

    id: str
    title: str
    sheets: int
    is_here: bool


def answered_forms(workspace: Workspace) -> tuple[AnsweredForm, ...]:
    """Every form that interviews may begin with or that sheets were answered with; the one in use first."""
    with workspace.database.read() as connection:
        rows = lists.every(connection, SUBMISSION.key, ("form",))
        offered = form_versions.offered(connection)
        known = form_versions.every(connection)
    sheets = Counter(str(row["form"] or "") for row in rows)
    titles = {one.id: one.title or one.id for one in sorted(known, key=lambda one: one.order)}
    titles.update({one.id: one.title or one.id for one in offered})
    order = dict.fromkeys([*(one.id for one in offered), *sorted(sheets, key=lambda one: -sheets[one])])
    return tuple(
        AnsweredForm(form, titles.get(form, form), sheets[form], form in titles) for form in order if form
    )
