"""A plan in words: columns, rows, and what speaks against taking them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.body import Skip
from fieldkit.exchange.foreign.matching import Why
from fieldkit.exchange.foreign.titles import ID_KEY, LATITUDE, LONGITUDE, targets
from fieldkit.kernel.problems import Severity
from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.datums import Datum
from fieldkit.services.table_matching import How
from fieldkit.services.table_plan import Outcome
from ui.language import current_language, say
from ui.table_import import texts
from ui.table_import.state import LEAVE_OUT, NO_CHOICE, ColumnRow, Group, OptionsState, Pick, PlanRow, Trouble
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from fieldkit.exchange.foreign.row import CellProblem
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Text
    from fieldkit.registers.kinds import Kind
    from fieldkit.services.table_import import Template
    from fieldkit.services.table_plan import ColumnPlan, FoundSheet, RowPlan, TablePlan

_SURE = 0.85
_LABELS_SHOWN = 3
_SOURCES = (
    (Datum.GCJ02, texts.FROM_AMAP),
    (Datum.BD09, texts.FROM_BAIDU),
    (Datum.WGS84, texts.FROM_GPS),
    (Datum.CGCS2000, texts.FROM_TIANDITU),
)
_OF_PLACE = frozenset((LONGITUDE, LATITUDE, "location"))
_BY_WHY = {
    Why.HAND: (texts.BY_HAND, Tone.INFO),
    Why.TEMPLATE: (texts.BY_TEMPLATE, Tone.INFO),
    Why.KEY: (texts.OF_PROGRAM, Tone.GOOD),
    Why.IGNORED: (texts.NOT_NEEDED, Tone.NEUTRAL),
    Why.NONE: (texts.UNMATCHED, Tone.FEW),
}


# --- the file as a whole -----------------------------------------------------


def number_words(plan: TablePlan) -> str:
    """``商户台账.xlsx · 312 行，另有 1 行合计行不是记录，已跳过``."""
    words = say(texts.NUMBERS, file=plan.file.name, rows=f"{plan.counts.rows:,}")
    skipped = [
        say(texts.SKIPPED_PART, count=count, why=say(Skip[name].value))
        for name, count in plan.skipped.items()
        if Skip[name] is not Skip.BLANK
    ]
    return words + say(texts.SKIPPED, what=say(texts.BETWEEN).join(skipped)) if skipped else words


def sheet_picks(plan: TablePlan) -> tuple[Pick, ...]:
    """The sheets that could be imported, with what they seem to hold."""
    return tuple(
        Pick(one.name, one.name, say(texts.NUMBERS, file=kind_name(one.kind), rows=_rows_of(plan, one)))
        for one in plan.sheets
    )


def _rows_of(plan: TablePlan, sheet: FoundSheet) -> int:
    """Records where the sheet was read, lines where it was only looked at."""
    return plan.counts.rows if sheet.name == plan.sheet else sheet.rows


def kind_picks() -> tuple[Pick, ...]:
    """The kinds of records."""
    return tuple(Pick(kind.key, say(kind.label)) for kind in KINDS)


def kind_name(key: str) -> str:
    """What a kind is called."""
    kind = kind_of(key)
    return say(kind.label) if kind else key


def datum_picks() -> tuple[Pick, ...]:
    """Where coordinates may come from."""
    return (
        Pick(NO_CHOICE, say(texts.DATUM_UNKNOWN)),
        *(Pick(datum.value, say(words), datum.value) for datum, words in _SOURCES),
    )


def notices_of(plan: TablePlan) -> tuple[Trouble, ...]:
    """What is to be said about the list as a whole."""
    kind = kind_of(plan.kind)
    assert kind is not None, "a plan is of a declared kind"
    found = []
    title = kind.field(kind.title)
    if title is not None and not any(match.field_key in {kind.title, ID_KEY} for match in plan.matches):
        found.append(Trouble(say(texts.NO_NAME_COLUMN, label=say(title.label)), Tone.MISSING))
    found += [Trouble(_sentence(problem), Tone.FEW) for problem in plan.problems]
    counts = plan.counts
    if counts.rows and counts.unchanged == counts.rows:
        found.append(Trouble(say(texts.ALL_SAME), Tone.GOOD))
    return tuple(found)


def options_state(plan: TablePlan) -> OptionsState:
    """The options as they stand, and which of them this list has a use for."""
    kind, options = kind_of(plan.kind), plan.options
    return OptionsState(
        community=options.community or NO_CHOICE,
        datum=options.datum.value if options.datum else NO_CHOICE,
        blanks_clear=options.blanks_clear,
        keep_unknown=options.keep_unknown,
        has_place=any(match.field_key in _OF_PLACE for match in plan.matches),
        has_community=kind is not None and kind.field("community") is not None,
    )


def datum_of(key: str) -> Datum | None:
    """The datum behind a choice."""
    return None if key in {"", NO_CHOICE} else Datum(key)


def template_columns(template: Template) -> str:
    """How many columns a kept matching knows."""
    return str(sum(target is not None for target in template.columns.values()))


# --- columns -------------------------------------------------------------------


def column_rows(plan: TablePlan) -> tuple[tuple[str, ColumnRow], ...]:
    """The columns, by number from 0."""
    return tuple((str(column.match.column), _column_row(plan, column)) for column in plan.columns)


def target_picks(plan: TablePlan) -> tuple[Pick, ...]:
    """What a column may be matched to, each with the column that has it now."""
    kind = kind_of(plan.kind)
    assert kind is not None, "a plan is of a declared kind"
    held = {
        column.match.field_key: f"{column.letter} {column.match.title}"
        for column in plan.columns
        if column.match.field_key is not None
    }
    fields = [
        Pick(key, target_name(kind, key), held.get(key, ""), (key,))
        for key in (*targets(kind.key), *([ID_KEY] if ID_KEY in held else []))
    ]
    return (Pick(LEAVE_OUT, say(texts.LEAVE_OUT)), *fields)


def target_name(kind: Kind, key: str) -> str:
    """What a target of a column is called."""
    named = {LONGITUDE: texts.LONGITUDE, LATITUDE: texts.LATITUDE, ID_KEY: texts.RECORD_ID}
    if key in named:
        return say(named[key])
    field = kind.field(key)
    return say(field.label) if field else key


def _column_row(plan: TablePlan, column: ColumnPlan) -> ColumnRow:
    kind, match, options = kind_of(plan.kind), column.match, plan.options
    assert kind is not None, "a plan is of a declared kind"
    sureness, tone = _sureness(match.why, match.score)
    if match.field_key is not None:
        field = target_name(kind, match.field_key)
    elif match.why is Why.NONE and options.keep_unknown and match.title and kind.field("remarks"):
        field, sureness, tone = say(texts.INTO_REMARKS), texts.UNMATCHED, Tone.NEUTRAL
    else:
        field = say(texts.LEAVE_OUT)
        tone = Tone.NEUTRAL if not column.samples else tone
    return ColumnRow(
        title=f"{column.letter}  {match.title or say(texts.NO_TITLE)}",
        samples=say(texts.BETWEEN).join(" ".join(text.split()) for text in column.samples),
        target=match.field_key or LEAVE_OUT,
        field=field,
        sureness=say(sureness),
        tone=tone,
        is_off=match.field_key is None,
    )


def _sureness(why: Why, score: float) -> tuple[Text, Tone]:
    known = _BY_WHY.get(why)
    if known is not None:
        return known
    return (texts.SURE, Tone.GOOD) if score >= _SURE else (texts.CHECK_IT, Tone.FEW)


# --- rows ------------------------------------------------------------------------


def groups_of(rows: Sequence[RowPlan]) -> dict[Group, tuple[str, ...]]:
    """Numbers of the rows by group; a row that is taken with a problem stands in two."""
    found: dict[Group, list[str]] = {group: [] for group in Group}
    for row in rows:
        if row.outcome is not Outcome.PROBLEM:
            found[Group(row.outcome.value)].append(str(row.number))
        if needs_mending(row):
            found[Group.PROBLEMS].append(str(row.number))
        elif row.problems:
            found[Group.HINTS].append(str(row.number))
    return {group: tuple(numbers) for group, numbers in found.items()}


def needs_mending(row: RowPlan) -> bool:
    """Whether something of the row is not taken."""
    return row.outcome is Outcome.PROBLEM or any(problem.leaves_out for problem in row.problems)


def written(rows: Sequence[RowPlan], left_out: Collection[int]) -> list[int]:
    """Numbers of the rows that an import would write."""
    return [
        row.number
        for row in rows
        if row.outcome in {Outcome.CREATED, Outcome.UPDATED} and row.number not in left_out
    ]


def row_words(row: RowPlan, group: Group, *, is_off: bool) -> PlanRow:
    """A row as the list shows it."""
    what, mark, tone = _what(row, group)
    if is_off:
        mark, tone = say(texts.LEFT_OUT), Tone.NEUTRAL
    return PlanRow(row.number, row.title or say(texts.NAMELESS), what, mark, tone, is_off)


def how_words(row: RowPlan) -> str:
    """How the record of a row was found."""
    if row.how is None or row.how is How.BAD_ID:
        return ""
    if row.outcome is Outcome.CREATED:
        return say(texts.HOW_NEW)
    if row.is_proposal:
        return say(texts.PROPOSAL)
    return say(texts.HOW_FOUND, how=say(row.how.value))


def troubles_of(row: RowPlan) -> tuple[Trouble, ...]:
    """What is wrong in a row, the worst first."""
    ranked = sorted(row.problems, key=lambda one: not one.leaves_out)
    return tuple(
        Trouble(_with_column(one), _tone(one), one.columns[0] if one.columns else -1) for one in ranked
    )


def _what(row: RowPlan, group: Group) -> tuple[str, str, Tone]:
    if group in {Group.PROBLEMS, Group.HINTS}:
        worst = min(row.problems, key=lambda one: not one.leaves_out)
        words = _with_column(worst)
        if row.outcome is Outcome.PROBLEM:
            return words, say(texts.NOT_TAKEN), Tone.MISSING
        return words, _outcome_word(row.outcome), Tone.FEW if group is Group.PROBLEMS else Tone.NEUTRAL
    spoilt = sum(one.leaves_out for one in row.problems)
    if row.outcome is Outcome.UPDATED:
        asks = any(one.is_conflict for one in row.differences)
        words = listed([say(one.label) for one in row.differences])
        return (words, say(texts.WILL_ASK), Tone.MISSING) if asks else (words, "", Tone.NEUTRAL)
    if spoilt:
        return say(texts.HALF_TAKEN, count=spoilt), say(texts.PROBLEMS), Tone.FEW
    return how_words(row), "", Tone.NEUTRAL


def _outcome_word(outcome: Outcome) -> str:
    words = {
        Outcome.CREATED: texts.CREATED,
        Outcome.UPDATED: texts.UPDATED,
        Outcome.UNCHANGED: texts.UNCHANGED,
    }
    return say(words[outcome])


def listed(labels: Sequence[str]) -> str:
    """``电话、地址等 5 处``."""
    first = say(texts.BETWEEN).join(labels[:_LABELS_SHOWN])
    if len(labels) <= _LABELS_SHOWN:
        return first
    return say(texts.DIFFERS_MORE, labels=first, count=len(labels))


def _tone(problem: CellProblem) -> Tone:
    if problem.leaves_out:
        return Tone.MISSING
    return Tone.FEW if problem.problem.severity is Severity.WARNING else Tone.INFO


def _with_column(one: CellProblem) -> str:
    """The sentence, led by the column; sheet and row are plain to see."""
    column, words = one.problem.place.column, _sentence(one.problem)
    if not column:
        return words
    return say(texts.IN_COLUMN, column=column, words=words)


def _sentence(problem: Problem) -> str:
    return problem.code.text.say(current_language(), **problem.values)


def cell_texts(plan: TablePlan, number: int) -> Mapping[str, str]:
    """What the cells of a row say, by the field that they are for."""
    cells = plan.choice.sheet.rows[number - 1]
    found: dict[str, str] = {}
    for match in plan.matches:
        if match.field_key is not None and (text := cells[match.column]):
            before = found.get(match.field_key)
            found[match.field_key] = f"{before}{say(texts.BETWEEN)}{text}" if before else text
    return found
