"""The parts of a plan on the command line: their lines, a new one, what is wrong (``fieldkit plan … lines | add | check``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.texts import Text
from fieldkit.plans.parts import part_of, parts
from fieldkit.plans.problems import PlanError
from fieldkit.services.problems import ServiceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.cli.console import Console
    from fieldkit.services.plan_parts import PlanPartService

ADDED = Text("方案“{key}”的{part}加了一条。", "A line was added to {part} of plan “{key}”.")
SOUND = Text("方案“{key}”没有写错的地方。", "Plan “{key}” has no mistakes.")
PROBLEM = Text("{part} 第 {number} 条：{words}", "{part}, line {number}: {words}")
_LINE = re.compile(r"([a-z_]+)\.([0-9]+)")


def part_line(word: str) -> tuple[str, int] | None:
    """The part and number of ``phase.2``; None for an id of another sort."""
    found = _LINE.fullmatch(word)
    return (found.group(1), int(found.group(2))) if found and part_of(found.group(1)) else None


def cells_of(pairs: Sequence[str]) -> dict[str, str]:
    """The cells of ``COLUMN=VALUE`` words.

    Raises:
        UsageError: NO_EQUALS_SIGN.
    """
    cells = {}
    for pair in pairs:
        column, equals, cell = pair.partition("=")
        if not equals:
            raise UsageError(ServiceError.NO_EQUALS_SIGN, word=pair)
        cells[column] = cell
    return cells


def show_lines(service: PlanPartService, words: Sequence[str], console: Console) -> None:
    """Print the lines of one part, or of every part, each with the name that ``set`` takes."""
    key, *wanted = words
    for part in wanted or [one.key for one in parts()]:
        for line in service.lines(key, part):
            told = " ".join(f"{column}={cell}" for column, cell in line.cells.items() if cell)
            console.line(f"{part}.{line.number}\t{told}")


def add(service: PlanPartService, words: Sequence[str], console: Console) -> None:
    """Add a line; what is not said begins as in the window."""
    key, name, *pairs = words
    part = part_of(name)
    if part is None:
        raise FieldkitError(PlanError.NO_SUCH_LINE, file=key, line=name)
    cells = part.fresh(len(service.lines(key, name)) + 1) | cells_of(pairs)
    service.edit(key, name, 0, cells)
    console.say(ADDED, key=key, part=part.title.say(console.language))


def check(service: PlanPartService, words: Sequence[str], console: Console) -> None:
    """Print everything that is wrong in a plan, line by line."""
    found = service.problems(words[0])
    for one in found:
        part = part_of(one.part)
        title = part.title.say(console.language) if part else one.part
        console.say(PROBLEM, part=title, number=one.number, words=one.text.say(console.language))
    if not found:
        console.say(SOUND, key=words[0])
