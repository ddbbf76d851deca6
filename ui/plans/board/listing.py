"""The lines of the board, from what the service worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.measures.bars import bar_of
from fieldkit.analysis.measures.outlook import Outlook
from fieldkit.plans.grades import GRADES
from fieldkit.registers.circle import GRADES as GRADE_OPTIONS
from ui.language import current_language, say
from ui.plans.board import texts
from ui.plans.board.figures import TONES, amount, figure_words, state_words
from ui.plans.board.grouping import grouped, scope_words
from ui.plans.board.state import BoardRow, BoardState
from ui.plans.grouped import HEADING
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.analysis.measures.grading import CircleGrade
    from fieldkit.analysis.measures.quotas import QuotaStanding
    from fieldkit.services.targets import Overview
    from ui.plans.board.state import Grouping

GRADE, NOTE, NO_SHEET = "grade/", "note/", "grade/none"
"""Ids of lines that are no target: a grade, a note by its number, the missing sheet."""


def board_state(view: Overview, by: Grouping) -> BoardState:
    """The whole list."""
    counted = (*view.standings, *view.standards)
    met = sum(one.met is True for one in counted) + sum(one.met is True for one in view.quotas)
    open_ = sum(one.met is False for one in counted) + sum(one.met is False for one in view.quotas)
    unknown = len(counted) + len(view.quotas) - met - open_
    title = say(view.plan.title)
    return BoardState(
        tuple(_rows(view, by)),
        say(texts.NUMBER, plan=title, met=met, open=open_, unknown=unknown),
        view.on.isoformat(),
    )


def _rows(view: Overview, by: Grouping) -> Iterator[BoardRow]:
    groups = grouped(view.plan, view.standings, by)
    for heading, standings in groups.items():
        yield _heading(heading, sum(one.met is True for one in standings), len(standings))
        yield from map(standing_row, standings)
    if view.standards:
        met = sum(one.met is True for one in view.standards)
        yield _heading(say(texts.STANDARDS), met, len(view.standards))
        yield from map(standing_row, view.standards)
    if view.quotas:
        yield _heading(say(texts.QUOTAS), sum(one.met is True for one in view.quotas), len(view.quotas))
        yield from map(quota_row, view.quotas)
    yield BoardRow(f"{HEADING}grades", say(texts.GRADES))
    yield from _grades(view)
    if view.notes:
        yield BoardRow(f"{HEADING}notes", say(texts.NOTES), say(texts.LINES, count=len(view.notes)))
        for number, note in enumerate(view.notes):
            yield BoardRow(f"{NOTE}{number}", say(note.text), state=note.item, tone=Tone.INFO)


def _heading(words: str, met: int, total: int) -> BoardRow:
    return BoardRow(f"{HEADING}{words}", words, say(texts.COUNTED, met=met, total=total))


def standing_row(one: Standing) -> BoardRow:
    """A target as a line."""
    target = one.target
    share, line, expected = bar_of(one)
    return BoardRow(
        target.id,
        say(target.label),
        f"{target.item} · {scope_words(target.scope)}",
        figure_words(one),
        share,
        line,
        expected,
        target.ends.isoformat() if target.ends else "",
        state_words(one),
        TONES[one.outlook],
    )


def quota_row(one: QuotaStanding) -> BoardRow:
    """A quota of facilities as a line."""
    rule = one.rule
    wanted = f"{one.required}" if one.most in {None, one.required} else f"{one.required}—{one.most}"
    scale = max(one.required, one.actual, 1) * 1.04
    if one.met is None:
        state, tone = say(Outlook.UNKNOWN.label), Tone.NEUTRAL
    elif one.met:
        state, tone = say(Outlook.REACHED.label), Tone.GOOD
    else:
        state, tone = say(texts.SHORT, gap=one.gap), Tone.FEW
    return BoardRow(
        rule.id,
        say(rule.label),
        f"{rule.item} · {per_words(one)}",
        f"{one.actual} / {wanted}" if one.units else say(texts.UNKNOWN),
        one.actual / scale if one.units else None,
        one.required / scale if one.units else None,
        state=state,
        tone=tone,
    )


def per_words(one: QuotaStanding) -> str:
    """每 1—2 个生活圈 1 个."""
    per, rule = one.rule.per, one.rule
    assert per is not None, "a quota of facilities says what it is for"
    span = f"{per.low}" if per.low == per.high else f"{per.low}—{per.high}"
    pieces = f"{rule.low}" if rule.high in {None, rule.low} else f"{rule.low}—{rule.high}"
    return say(texts.PER_COMMUNITY if per.unit == "community" else texts.PER, per=span, low=pieces)


def _grades(view: Overview) -> Iterator[BoardRow]:
    if not view.plan.indicators:
        yield BoardRow(NO_SHEET, say(texts.NO_SHEET), state=say(texts.UNKNOWN), tone=Tone.NEUTRAL)
        return
    total = len(view.grades)
    labels = {one.code: one.label.say(current_language()) for one in GRADE_OPTIONS}
    for grade in GRADES:
        count = sum(has_reached(one, grade) for one in view.grades)
        own = sum(one.grade == grade for one in view.plan.indicators)
        yield BoardRow(
            f"{GRADE}{grade}",
            labels[grade],
            say(texts.GRADE_OWN, count=own) if own else say(texts.NO_SUCH_INDICATORS),
            f"{count} / {total}" if own else "",
            count / total if total and own else None,
            state=amount(count * 100 / total, "percent") if total and own else "",
            tone=Tone.INFO if own else None,
        )


def has_reached(one: CircleGrade, grade: str) -> bool:
    """Whether a circle has this grade or a higher one."""
    return bool(one.grade) and GRADES.index(one.grade) >= GRADES.index(grade)
