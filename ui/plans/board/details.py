"""What stands behind a chosen line of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.plans.grades import GRADES
from fieldkit.plans.items import seed_items
from fieldkit.plans.measures import MEASURES
from fieldkit.registers.circle import GRADES as GRADE_OPTIONS
from ui.language import current_language, say
from ui.plans.board import texts
from ui.plans.board.figures import TONES, amount, figure_words, state_words, when_words
from ui.plans.board.grouping import scope_words
from ui.plans.board.listing import GRADE, NO_SHEET, NOTE, has_reached, per_words, quota_row
from ui.plans.board.state import Detail, NextStep, PlaceLine
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.analysis.measures.board import PlaceStanding, Standing
    from fieldkit.analysis.measures.grading import CircleGrade
    from fieldkit.analysis.measures.quotas import QuotaStanding
    from fieldkit.services.targets import Overview

CIRCLES, CONTENTS = "circles", "plans"
_NAMED = 4


def detail_of(view: Overview, line: str) -> Detail | None:
    """The line of this id; None when the board has no such line any more."""
    if line == NO_SHEET:
        step = NextStep(say(texts.NO_SHEET_WORDS), say(texts.WRITE_SHEET), CONTENTS, "grades")
        return Detail(say(texts.NO_SHEET), step=step)
    if line.startswith(GRADE):
        return _grade(view, line.removeprefix(GRADE))
    if line.startswith(NOTE):
        return _note(view, int(line.removeprefix(NOTE)))
    for one in (*view.standings, *view.standards):
        if one.target.id == line:
            return _standing(view, one)
    return next((_quota(view, one) for one in view.quotas if one.rule.id == line), None)


def _standing(view: Overview, one: Standing) -> Detail:
    target, reading = one.target, one.reading
    sentences = []
    if target.required is None:
        sentences.append(say(texts.NOW_ONLY, now=amount(reading.value, target.unit)))
    sentences += when_words(one, view.on)
    step = _step(reading.lack)
    note = say(reading.note)
    if note and step is None:
        sentences.append(note)
    elif note and reading.value is not None:
        sentences.append(f"{note}。" if not note.endswith(("。", ".")) else note)
    title, places = _places(one)
    return Detail(
        say(target.label),
        f"{say(MEASURES[target.measure])} · {scope_words(target.scope)}",
        figure_words(one),
        state_words(one),
        TONES[one.outlook],
        tuple(sentences),
        step,
        target.item,
        _statement(target.item),
        _notes_about(view, target.item),
        title,
        places,
    )


def _places(one: Standing) -> tuple[str, tuple[PlaceLine, ...]]:
    unit = one.target.unit
    if one.parts:
        return say(texts.PARTS), tuple(_place(part, unit) for part in one.parts)
    if not one.places:
        return "", ()
    behind = [place for place in one.places if place.met is False]
    rest = [place for place in one.places if place.met is not False]
    lines = tuple(_place(place, unit) for place in (*behind, *rest))
    if behind:
        return say(texts.PLACES_BEHIND, count=len(behind), total=len(one.places)), lines
    return say(texts.PLACES), lines


def _place(one: PlaceStanding, unit: str) -> PlaceLine:
    tone = {True: Tone.GOOD, False: Tone.FEW, None: None}[one.met]
    words = {True: "✓", False: "✕", None: ""}[one.met]
    return PlaceLine(
        one.id or f"name/{one.name}",
        one.name,
        amount(one.reading.value, unit),
        words,
        tone,
        CIRCLES if one.id else "",
    )


def _quota(view: Overview, one: QuotaStanding) -> Detail:
    row = quota_row(one)
    rule = one.rule
    if not one.units:
        sentences = [say(texts.NO_CIRCLES)]
    else:
        needs = texts.QUOTA_NEEDS if one.most in {None, one.required} else texts.QUOTA_NEEDS_RANGE
        values = {"rule": per_words(one), "units": one.units, "least": one.required, "most": one.most}
        has = texts.QUOTA_HAS if one.gap else texts.QUOTA_ENOUGH
        sentences = [say(needs, **values), say(has, actual=one.actual, gap=one.gap), _share(one)]
    return Detail(
        row.words,
        rule.source,
        row.figures,
        row.state,
        row.tone,
        tuple(sentences),
        _step("facilities") if one.gap else None,
        rule.item,
        _statement(rule.item),
        _notes_about(view, rule.item),
        say(texts.WITHOUT, count=len(one.lacking)) if one.lacking else "",
        tuple(PlaceLine(unit.id, unit.name, "0", "", None, CIRCLES) for unit in one.lacking),
    )


def _share(one: QuotaStanding) -> str:
    if one.rule.walk_target is None:
        return say(texts.QUOTA_SHARE, share=amount(one.share, "percent"))
    return say(
        texts.QUOTA_SHARE_WANTED,
        share=amount(one.share, "percent"),
        wanted=one.rule.walk_target,
        year=one.rule.coverage_by or "",
    )


def _grade(view: Overview, grade: str) -> Detail:
    total = len(view.grades)
    below = [one for one in view.grades if not has_reached(one, grade)]
    label = next(one.label.say(current_language()) for one in GRADE_OPTIONS if one.code == grade)
    upto = GRADES[: GRADES.index(grade) + 1]
    count = sum(one.grade in upto for one in view.plan.indicators)
    sentences = [
        say(texts.GRADE_REACHED, count=total - len(below), total=total),
        say(texts.GRADE_INDICATORS, count=count),
    ]
    unknown = sum(one.unknown > 0 for one in view.grades)
    if unknown:
        sentences.append(say(texts.GRADE_UNKNOWN, count=unknown))
    differing = [one.name for one in view.grades if one.recorded and one.recorded != one.grade]
    if differing:
        names = "、".join(differing[:_NAMED]) + ("…" if len(differing) > _NAMED else "")
        sentences.append(say(texts.GRADE_DIFFERS, names=names))
    return Detail(
        label,
        figures=f"{total - len(below)} / {total}",
        sentences=tuple(sentences),
        places_title=say(texts.CIRCLES_BELOW, count=len(below)) if below else "",
        places=tuple(_below(one, grade) for one in below),
    )


def _below(one: CircleGrade, grade: str) -> PlaceLine:
    lacking = one.lacking_for(grade)
    names = "、".join(say(line.indicator.label) for line in lacking[:_NAMED])
    score = "" if one.score is None else say(texts.SCORE, score=one.score)
    words = say(texts.GRADE_LACKS, names=names) if names else say(texts.NO_SUCH_INDICATORS)
    return PlaceLine(one.id, one.name, score, words, None, CIRCLES)


def _note(view: Overview, number: int) -> Detail | None:
    if number >= len(view.notes):
        return None
    note = view.notes[number]
    return Detail(
        say(texts.NOTES),
        clause=note.item,
        sentences=(say(note.text),),
        statement=_statement(note.item),
    )


def _notes_about(view: Overview, item: str) -> tuple[str, ...]:
    """The contradictions that name this item."""
    return tuple(
        f"{note.item} {say(note.text)}".strip()
        for note in view.notes
        if note.item == item or item in note.text.zh
    )


def _statement(item: str) -> str:
    return next((one.statement for one in seed_items() if one.item == item), "")


def _step(lack: object) -> NextStep | None:
    if lack is None:
        return None
    words, button, page = texts.LACKS[str(lack)]
    argument = {"facilities": "facility", "areas": "areas", "regions": "areas"}.get(str(lack))
    return NextStep(say(words), say(button) if page else "", page, argument)
