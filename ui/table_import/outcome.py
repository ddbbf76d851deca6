"""What came of an import, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.language import say
from ui.table_import import texts
from ui.table_import.state import ResultState
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.table_import.taking import Taken


def result_of(taken: Taken, *, next_file: str, is_saved: bool) -> ResultState:
    """The card after an import.

    Args:
        taken: what was done.
        next_file: name of the file that waits behind it; empty for none.
        is_saved: the matching was kept just now.
    """
    counts, file = taken.imported.counts, taken.plan.file.name
    some = counts.created or counts.updated
    figures = (
        (say(texts.DONE_CREATED), f"{counts.created:,}", Tone.GOOD if counts.created else None),
        (say(texts.DONE_UPDATED), f"{counts.updated:,}", None),
        (say(texts.DONE_UNCHANGED), f"{counts.unchanged:,}", None),
        (say(texts.DONE_REFUSED), f"{counts.refused:,}", Tone.MISSING if counts.refused else None),
    )
    return ResultState(
        title=say(texts.DONE if some else texts.DONE_NONE, file=file),
        figures=figures,
        conflicts=taken.imported.conflicts,
        problem_words=_problem_words(taken),
        problem_file=taken.file,
        next_file=next_file,
        can_save=not is_saved and not taken.plan.template,
        can_look_for_duplicates=taken.plan.kind == "outlet" and counts.created > 0,
    )


def _problem_words(taken: Taken) -> str:
    if taken.file is not None:
        return say(texts.PROBLEM_FILE, count=taken.to_mend, name=taken.file.name)
    if taken.to_mend:
        return say(texts.PROBLEM_FILE_FAILED, count=taken.to_mend, reason=taken.trouble)
    return ""
