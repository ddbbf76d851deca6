"""From a sheet being keyed to what its rows show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Severity
from fieldkit.posters.paper.typed import typed_of_value
from fieldkit.services.corrections import Correction
from fieldkit.services.keying import kind_of_typing
from ui.interviews.keying import texts
from ui.interviews.keying.state import DifferenceLine, FieldState, SectionLine, SheetState
from ui.interviews.units import unit_words
from ui.language import current_language, say, sentence
from ui.widgets.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.services.double_entry import Difference, SecondPass
    from fieldkit.services.keying import KeyedField, KeyedSheet
    from ui.interviews.keying.state import Scale


def sheet_state(sheet: KeyedSheet, second: SecondPass | None, place: str, notice: str) -> SheetState:
    """Everything that the rows show."""
    keyed = second.fields() if second else sheet.fields()
    remarks = sheet.sitting.remarks
    fields, heading, grid = [], "", ""
    scales = _scales(keyed)
    for one in keyed:
        state = _second_field(one, second) if second else _field(one, remarks.get(one.path, ""))
        mine = _grid(one)
        if mine:
            state = replace(state, scale=scales[mine], offered=tuple(one.codes), begins_grid=mine != grid)
        fields.append(replace(state, heading=one.section if one.section != heading else ""))
        heading, grid = one.section, mine
    rows = () if second else tuple((path, _row_words(sheet, path)) for path in sheet.repeats())
    done = sum(bool(one.typed) or one.tone == "good" for one in fields if one.is_asked)
    return SheetState(
        title=sheet.interview.form.title or sheet.interview.form.id,
        place=place,
        is_second=second is not None,
        fields=tuple(fields),
        sections=_sections(keyed, fields),
        rows=rows,
        done=done,
        notice=notice,
        is_correction=isinstance(sheet.sitting, Correction),
    )


def difference_line(one: Difference) -> DifferenceLine:
    """One difference in words."""
    return DifferenceLine(
        one.field.path,
        one.field.number,
        one.field.view.label,
        _in_words(one.field, one.first),
        _in_words(one.field, one.second),
    )


def _field(one: KeyedField, remark: str) -> FieldState:
    view = one.view
    note, tone = _note(one)
    return FieldState(
        path=one.path,
        number=one.number,
        label=view.label,
        typed=one.on_paper or typed_of_value(view.type, view.value, one.codes),
        meaning="" if one.on_paper else _meaning(_labels(one), view.value),
        kind=kind_of_typing(view.type),
        unit=unit_words(view.unit),
        is_asked=view.is_relevant,
        note=note,
        tone=tone,
        can_be_confirmed=view.is_relevant and one.problem is not None,
        remark=remark,
    )


def _second_field(one: KeyedField, second: SecondPass) -> FieldState:
    """Only what the second typist keyed: neither the first entry nor its problems."""
    kept = second.typed.get(one.path)
    value = "" if kept is None else kept.removeprefix("=")
    return FieldState(
        path=one.path,
        number=one.number,
        label=one.view.label,
        typed=typed_of_value(one.view.type, value, one.codes),
        # What the form offers now hangs on the first entries; the second typist sees only the paper's words.
        meaning=_meaning(one.labels, value),
        kind=kind_of_typing(one.view.type),
        unit=unit_words(one.view.unit),
        is_asked=True,
        tone="good" if kept is not None else "",
    )


def _note(one: KeyedField) -> tuple[str, str]:
    language = current_language()
    if one.on_paper:
        return say(texts.ON_PAPER, typed=one.on_paper), "few"
    if not one.view.is_relevant:
        return "", ""
    if one.is_confirmed and (one.view.problem or one.view.warning):
        return say(texts.CONFIRMED), "good"
    problem = one.problem
    # Nothing is red before something was keyed; checking lists what is missing.
    if problem is None or (not one.view.value and one.view.warning is None):
        return "", ""
    words = sentence(problem.code.text.say(language, **problem.values))
    tone = "few" if problem.severity is Severity.WARNING else "missing"
    return say(texts.CONFIRM_HINT, problem=words), tone


def _labels(one: KeyedField) -> Mapping[str, str]:
    return {**one.labels, **{choice.value: choice.label for choice in one.view.choices}}


def _meaning(labels: Mapping[str, str], value: str) -> str:
    if not labels or not value:
        return ""
    words = [value] if value in labels else value.split()
    return "、".join(labels.get(word, f"{word}：{say(texts.NO_CODE)}") for word in words)


def _in_words(one: KeyedField, value: str) -> str:
    typed = typed_of_value(one.view.type, value, one.codes)
    meaning = _meaning(_labels(one), value)
    return f"{typed}  {meaning}".strip() or say(texts.EMPTY)


def _grid(one: KeyedField) -> str:
    """Which matrix a field is a row of, by its number and the row of the repeat; empty for none."""
    number, bracket, rest = one.number.partition("（")
    return f"{number}{rest.partition('）')[2]}" if bracket and one.codes else ""


def _scales(keyed: Sequence[KeyedField]) -> dict[str, Scale]:
    """The columns of each matrix: every choice that one of its rows offers, in printed order."""
    found: dict[str, dict[str, str]] = {}
    for one in keyed:
        grid = _grid(one)
        if grid:
            labels = {value: plain(words) for value, words in _labels(one).items()}
            columns = found.setdefault(grid, {})
            for code, value in one.codes.items():
                columns.setdefault(code, labels.get(value, value))
    return {grid: tuple(columns.items()) for grid, columns in found.items()}


def _row_words(sheet: KeyedSheet, path: str) -> str:
    name = sheet.interview.label(path)
    return say(texts.ADD_ROW, name=name) if name else say(texts.ROW)


def _sections(keyed: Sequence[KeyedField], fields: Sequence[FieldState]) -> tuple[SectionLine, ...]:
    """One line for each heading, in order: a part that goes on after another one is told twice, as on the paper."""
    found: list[tuple[str, list[FieldState]]] = []
    for one, state in zip(keyed, fields, strict=True):
        name = one.section or say(texts.ELSE)
        if not found or found[-1][0] != name:
            found.append((name, []))
        found[-1][1].append(state)
    return tuple(
        SectionLine(
            name,
            members[0].path,
            sum(bool(one.typed) for one in members if one.is_asked),
            sum(one.is_asked for one in members),
            sum(one.tone in {"missing", "few"} for one in members),
        )
        for name, members in found
    )
