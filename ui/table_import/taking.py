"""What is done beside the window: a list taken, and the rows to mend written to a file of their own.

Nothing of Qt here: these functions run in a lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.services.names import file_name
from ui.language import current_language, say
from ui.table_import import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.table_import import TableImported, TableImportService, TablePlan

_MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did, and where the rows to mend are.

    Attributes:
        plan: what was taken; imported: what came of it.
        to_mend: how many rows have to be mended; file: where they are, None where there is none.
        trouble: why they could not be written.
    """

    plan: TablePlan
    imported: TableImported
    to_mend: int = 0
    file: Path | None = None
    trouble: str = ""


def take(
    service: TableImportService,
    plan: TablePlan,
    left_out: Collection[int],
    folders: Sequence[Path],
    progress: Progress,
) -> Taken | None:
    """Import a list and write the rows to mend; None when somebody cancelled.

    Args:
        service: who imports.
        plan: what was looked at.
        left_out: numbers of the rows that are not wanted.
        folders: where the rows to mend may lie, the best place first: a U-disk may be full or locked.
        progress: to watch and to cancel.
    """
    wanted = {row.number for row in plan.rows if row.number not in left_out} if left_out else None
    language = current_language()
    try:
        imported = service.take(plan, rows=wanted, language=language, progress=progress)
    except OperationCancelledError:
        return None
    # What is imported is imported: from here on a refusal is told, and nothing is cancelled.
    refusal: FieldkitError | None = None
    for folder in folders:
        file = free_path(folder, file_name(say(texts.PROBLEM_NAME, stem=plan.file.stem)))
        try:
            count = service.write_problem_rows(plan, file, taken=imported, language=language)
        except FieldkitError as error:
            refusal = error
        else:
            return Taken(plan, imported, count, file if count else None)
    count = sum(any(one.leaves_out for one in row.problems) for row in imported.rows)
    return Taken(plan, imported, count, trouble=refusal.say(language) if refusal else "")


def free_path(folder: Path, stem: str) -> Path:
    """A name in the folder that nothing has yet; somebody may be mending the file of the last import."""
    path = folder / f"{stem}.xlsx"
    for number in range(2, _MOST_NAMES):
        if not path.exists():
            break
        path = folder / f"{stem}_{number}.xlsx"
    return path
