"""Figures and tables in words, for the screen and, without small numbers, for pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import level_text
from fieldkit.reports.satisfaction import SCORE, left_out_words, value_words
from ui.interviews.results import texts
from ui.interviews.results.state import Interval, QuestionState, SatisfactionState
from ui.language import current_language, say

if TYPE_CHECKING:
    from fieldkit.analysis.answer_tables import CrossTable, QuestionTable
    from fieldkit.analysis.form_columns import Column
    from fieldkit.analysis.satisfaction import Figure
    from fieldkit.services.question_tables import FormAnswers
    from fieldkit.services.satisfaction import SatisfactionView


def satisfaction_state(view: SatisfactionView, item: str, target: float) -> SatisfactionState:
    """The figures of one question (the first one where ``item`` has none)."""
    items = dict.fromkeys((one.item, one.label or say(SCORE)) for one in view.figures)
    known = [path for path, _ in items]
    item = item if item in known else (known[0] if known else "")
    figures = [one for one in view.figures if one.item == item]
    total = next((one for one in figures if one.place.level == "total"), None)
    language = current_language()
    return SatisfactionState(
        items=tuple(items),
        item=item,
        bars=tuple(_bar(one, inside=True) for one in figures),
        outside=tuple(_bar(one, inside=False) for one in figures),
        formula=f"{total.formula.value}  {total.formula_text.say(language)}" if total else "",
        basis=_basis(total) if total else "",
        target=target,
        complete=view.sheets.get("complete", 0),
        refused=view.sheets.get("refused", 0),
    )


def _basis(one: Figure) -> str:
    return say(texts.LEFT_OUT, n=one.n, refused=one.refused, what=left_out_words(one, current_language()))


def _bar(one: Figure, *, inside: bool) -> Interval:
    name = level_text("total").say(current_language()) if one.place.level == "total" else one.place.name
    level = {"total": 0, "community": 2}.get(one.place.level, 1)
    if one.is_small if inside else one.is_hidden:
        words = say(texts.SMALL_FIGURE, n=one.n) if inside else say(texts.TOO_FEW)
        return Interval(name, None, None, None, words, level=level)
    note = say(texts.N, n=one.n)
    return Interval(name, one.value, one.low, one.high, value_words(one), note, level)


def question_state(answers: FormAnswers, column: Column, grouping: str) -> QuestionState:
    """One question, broken down where that is asked for and possible."""
    table = answers.table(column)
    base = say(texts.BASE, answered=table.answered, unanswered=table.unanswered)
    if table.texts:
        words = say(texts.WORDS_PERSONAL, count=len(table.texts))
        return QuestionState(table.label, f"{base}。{words}", texts=table.texts)
    numbers = ""
    if table.summary is not None:
        one = table.summary
        numbers = say(texts.NUMBERS, mean=one.mean, median=one.median, lower=one.lower, upper=one.upper)
    if grouping and column.choices and column.name != grouping:
        head, lines = _crossed(answers.crossed(column, grouping))
        note = f"{base}。{say(texts.HIDDEN_NOTE)}"
        return QuestionState(table.label, note, numbers, head, lines)
    return QuestionState(table.label, base, numbers, *_plain(table))


def _plain(table: QuestionTable) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[float, ...]]:
    head = (say(texts.CHOICE), say(texts.COUNT), say(texts.SHARE))
    lines = tuple((line.label, str(line.count), f"{line.share:.1%}") for line in table.lines)
    return head, lines, tuple(line.share for line in table.lines)


def _crossed(table: CrossTable) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    hidden = say(texts.HIDDEN)
    head = (say(texts.CHOICE), *(label for label, _ in table.groups))
    lines = [(say(texts.COUNT), *(hidden if base is None else str(base) for _, base in table.groups))]
    for label, row in table.rows:
        cells = [
            hidden if count is None else f"{count / base:.0%}" if base else "—"
            for count, (_, base) in zip(row, table.groups, strict=True)
        ]
        lines.append((label, *cells))
    return head, tuple(lines)
