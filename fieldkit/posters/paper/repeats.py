"""How often a repeat is printed, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.references import form_path
from fieldkit.questionnaires.expression.syntax import Number

if TYPE_CHECKING:
    from fieldkit.posters.paper.wording import Speaker
    from fieldkit.questionnaires.model import Form, Repeat

INSTANCE = Text("第 {number} 个", "No. {number}")
MORE = Text("如有更多，另附纸。", "If there are more, please attach a sheet.")
A_LINE_EACH = Text("每行填一个。", "One line each.")
GO_ON = Text(
    "写不下的，填在续页上：写同一编号，序号接着往下写。",
    "If there are more, go on with a continuation sheet: same sheet number, lines numbered on.",
)
CONTINUED = Text("续页 {name}", "Continuation sheet {name}")
QUESTION = Text("第 {number} 题：", "Question {number}: ")
TIMES, MOST_TIMES = 3, 12
"""Blocks of an open repeat, and the most of a counted one."""
MOST_ROWS = 60
"""Lines of a table at most, whatever is asked for."""


def number_wanted(repeat: Repeat, form: Form, speaker: Speaker) -> int:
    """Return how many instances the form fixes; 0 where that depends on answers or on nobody."""
    tree = repeat.count.tree if repeat.count else None
    text = ""
    if tree is not None and not isinstance(tree, Number):
        path = form_path(tree, repeat.path) or ""
        bind = form.binds.get(path)
        tree = bind.calculate.tree if bind is not None and bind.calculate else None
        text = speaker.printed_value(path)
    if isinstance(tree, Number):
        return max(0, int(tree.value))
    return int(text) if text.isdecimal() else 0
