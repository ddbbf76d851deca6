"""What of XLSForm and XForms is supported: one table, read from ``resources/help/form_support.csv``.

Each row names the test that holds it. The page “问卷支持哪些写法” and ``fieldkit form support`` are
made from it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.kernel.pinyin import initials_of
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class SupportState(StrEnum):
    """What becomes of a word that an author may write."""

    YES = "yes"
    SHOWN = "shown"
    IGNORED = "ignored"
    REFUSED = "refused"


TITLE = Text("问卷支持哪些写法", "What a form may hold")
STATES = {
    SupportState.YES: Text("支持", "Supported"),
    SupportState.SHOWN: Text("能打开，有提醒", "Loads, with a remark"),
    SupportState.IGNORED: Text("忽略，不影响填写", "Passed over, does no harm"),
    SupportState.REFUSED: Text("不能用", "Refused"),
}
KINDS = {
    "type": Text("题型（type 列）", "Question types (column type)"),
    "metadata": Text("自动记录", "Metadata"),
    "column": Text("各列与设置", "Columns and settings"),
    "appearance": Text("外观（appearance 列）", "Appearances"),
    "parameter": Text("参数（parameters 列）", "Parameters"),
    "list": Text("选项和资料的来源", "Where choices and data come from"),
    "function": Text("公式里的函数", "Functions of expressions"),
    "event": Text("事件", "Events"),
    "action": Text("动作", "Actions"),
    "data type": Text("XForm 数据类型", "XForm data types"),
}


@dataclass(frozen=True, slots=True)
class Supported:
    """One word of the language of forms.

    Attributes:
        kind: one of ``KINDS``.
        name: as an author writes it.
        test: the test that holds what is said.
        note: what happens instead, where something does; empty otherwise.
    """

    kind: str
    name: str
    state: SupportState
    test: str
    note: Text


@cache
def support() -> tuple[Supported, ...]:
    """Every word, in the order of the table."""
    with resource("help", "form_support.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Supported(
                row["kind"],
                row["name"],
                SupportState(row["state"]),
                row["test"],
                Text(row["zh"], row["en"]),
            )
            for row in csv.DictReader(file)
        )


def find(words: Iterable[str]) -> tuple[Supported, ...]:
    """Return the rows whose name, heading or note holds every word, in any case; without words all.

    Chinese words are found by their pinyin initials too.
    """
    wanted = [word.casefold() for word in words]
    return tuple(one for one in support() if all(word in _written(one) for word in wanted))


@cache
def _written(one: Supported) -> str:
    heading, state = KINDS[one.kind], STATES[one.state]
    chinese = (heading.zh, one.note.zh, state.zh)
    parts = (one.name, heading.en, one.note.en, *chinese, *(initials_of(words) for words in chinese))
    return " ".join(parts).casefold()


def lines(rows: Iterable[Supported], language: Language) -> Iterator[str]:
    """Write rows for reading: a heading a kind, its words gathered by what becomes of them."""
    found = tuple(rows)
    for kind, heading in KINDS.items():
        here = [one for one in found if one.kind == kind]
        if not here:
            continue
        yield f"## {heading.say(language)}"
        yield from _gathered(here, language)
        yield ""


def _gathered(rows: list[Supported], language: Language) -> Iterator[str]:
    by_fate: dict[tuple[SupportState, str], list[str]] = {}
    for one in rows:
        by_fate.setdefault((one.state, one.note.say(language)), []).append(one.name)
    for (state, note), names in sorted(
        by_fate.items(), key=lambda item: list(SupportState).index(item[0][0])
    ):
        said = STATES[state].say(language)
        mark = "✓ " if state is SupportState.YES else ""
        more = (f"；{note}" if language == "zh" else f"; {note}") if note else ""
        yield f"{mark}{said}{more}{'：' if language == 'zh' else ': '}{' · '.join(names)}"
