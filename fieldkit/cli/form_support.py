"""``fieldkit form support``: what a form may hold, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.support import TITLE, find, lines

if TYPE_CHECKING:
    import argparse

    from fieldkit.cli.console import Console

NOTHING = Text(
    "没有找到“{words}”。不认识的外观会忽略，不认识的题型会在检查问卷时指出。",
    "“{words}” was not found. Unknown appearances are passed over; unknown types show when a form is checked.",
)


def add_support(steps: Any, language: argparse.ArgumentParser) -> None:  # noqa: ANN401 - see add_forms
    """Add the command to the group ``form``."""
    help_ = "问卷支持哪些写法 / what a form may hold"
    one = steps.add_parser("support", help=help_, description=help_, parents=[language])
    one.add_argument("words", nargs="*", metavar="WORD", help="只看含这些字的 / only what holds these words")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=show)


def show(options: argparse.Namespace, console: Console) -> int:
    """Print the table, or the rows that hold some words; 1 when there is none."""
    rows = find(options.words)
    if options.json:
        console.json(
            [
                {
                    "kind": one.kind,
                    "name": one.name,
                    "state": str(one.state),
                    "note": one.note.say(console.language),
                }
                for one in rows
            ]
        )
        return 0 if rows else 1
    if not rows:
        console.say(NOTHING, words=" ".join(options.words))
        return 1
    console.line(f"# {TITLE.say(console.language)}")
    for line in lines(rows, console.language):
        console.line(line)
    return 0
