"""Who does what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text


@dataclass(frozen=True, slots=True)
class Task:
    """One row of a plan's table of tasks, or one department's row where the table goes by department.

    Attributes:
        item: seed item of the table.
        number: place in the table, from 1.
        work: in short.
        units: responsible units in the document's order and wording.
    """

    item: str
    number: int
    work: Text
    units: tuple[str, ...]
