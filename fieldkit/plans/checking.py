"""Everything that is wrong in a plan's folder, line by line; reading it stops at the first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.plans.part import HEAD_FILE
from fieldkit.plans.part_lines import part_lines
from fieldkit.plans.parts import parts
from fieldkit.plans.reading import READERS, read_plan, scope_names
from fieldkit.plans.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldkit.plans.part import Part

TWICE = Text(
    "“{item}”的编号“{key}”用了 {count} 次，改一处时分不清是哪一条。请换一个编号。",
    "Key “{key}” of “{item}” stands {count} times, so a change cannot tell which is meant. Give one another key.",
)


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """One thing that is wrong.

    Attributes:
        part: key of the part, empty where the file itself cannot be read.
        number: the line in its part, from 1; 0 for the part as a whole.
        row: as a spreadsheet counts it; 0 where there is none.
        column: key of the column, or empty.
        text: what is wrong and what would do.
    """

    part: str
    number: int
    row: int
    column: str
    text: Text


def problems_of(folder: Path) -> tuple[PlanProblem, ...]:
    """Every problem of a plan's folder, in the order of its parts; none for a plan that reads well."""
    found = [problem for part in parts() for problem in _of_part(folder, part)]
    if not found:
        try:
            read_plan(folder)
        except FieldkitError as error:
            found.append(PlanProblem("head", 1, 0, "", _said(error)))
    return tuple(found)


def _of_part(folder: Path, part: Part) -> Iterator[PlanProblem]:
    try:
        lines = part_lines(folder, part)
    except FieldkitError as error:
        yield PlanProblem(part.key, 0, 0, "", _said(error))
        return
    if part.file == HEAD_FILE:
        return
    reader = READERS.get(part.file)
    names = scope_names(folder)
    for line in lines:
        try:
            if reader is not None:
                reader(Row(folder / part.file, line.row, line.cells), folder.name, names)
        except FieldkitError as error:
            column = str(error.values.get("column", ""))
            yield PlanProblem(part.key, line.number, line.row, column, _said(error))
    keyed = [(line.cells.get("item", ""), line.cells.get("key", "")) for line in lines]
    for (item, key), count in Counter(keyed).items():
        if key and count > 1:
            last = max(line.number for line, pair in zip(lines, keyed, strict=True) if pair == (item, key))
            words = {"item": item, "key": key, "count": count}
            text = Text(TWICE.say("zh", **words), TWICE.say("en", **words))
            yield PlanProblem(part.key, last, lines[last - 1].row, "key", text)


def _said(error: FieldkitError) -> Text:
    return Text(error.say("zh"), error.say("en"))
