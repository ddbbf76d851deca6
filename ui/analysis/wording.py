"""From what was found to words and tones; pure but for the language in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.registers.business_types import TypeClass, business_type
from ui.analysis import rounds, texts
from ui.analysis.filter_words import filters_of
from ui.analysis.grid import COMMUNITY
from ui.analysis.state import AnalysisState, FiguresState, Lack, Loose, ProfileChoice, RankingState
from ui.language import current_language, say
from ui.theme import Tone
from ui.widgets.charts import Bar
from ui.widgets.matrix import LazyCells, Matrix, MatrixCell, MatrixLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from fieldkit.analysis.matrix import Cell, CoverageMatrix
    from fieldkit.analysis.rollup import UnitCell
    from fieldkit.plans.plan import ProfileEntry
    from fieldkit.plans.targets import Target
    from fieldkit.services.analysis import CoverageView
    from ui.analysis.reading import Found

TONES = {
    CoverageState.FULL: Tone.GOOD,
    CoverageState.FEW: Tone.FEW,
    CoverageState.ABSENT: Tone.MISSING,
}
UP, DOWN = "↑", "↓"
_BARS = 6
_LONG_TAIL = 4
_BASIC_SHARE = "basic_coverage_share"


def state_of(found: Found, beside: rounds.Round | None, today: date) -> AnalysisState:
    """Return the page for what was found."""
    view, choice = found.view, found.choice
    profiles = tuple(
        ProfileChoice(name, say(title), name.partition("/")[0]) for name, title in found.profiles
    )
    return AnalysisState(
        lack=_lack(view.matrix),
        basis=basis_of(view),
        corner=say(texts.LEVELS[choice.by]),
        filters=filters_of(found, profiles, beside, today),
        figures=figures_of(found),
        matrix=matrix_of(found),
        ranking=changed_most(found) if found.comparison else lacking_most(found),
        compared=compared_of(found),
        loose=_loose(view.matrix),
        nothing="" if found.grid.units else say(texts.NO_CHANGES if found.comparison else texts.NO_GAPS),
        start=_start(found),
    )


def basis_of(view: CoverageView) -> str:
    """Which list of which document counts."""
    return say(texts.BASIS, profile=say(view.profile.title), plan=say(view.plan.title))


def type_name(entry: ProfileEntry) -> str:
    """The list's own word in Chinese; the type's name in English, as documents have none."""
    kind = business_type(entry.code)
    return entry.name if current_language() == "zh" or kind is None else kind.name.en


def matrix_of(found: Found) -> Matrix:
    """Rows, columns and cells for the view; cells are put into words when they are painted."""
    grid = found.grid

    def cell(row: int, column: int) -> MatrixCell:
        return _cell(found, row, column)

    tail = _shared_tail([one.name for one in grid.units])
    return Matrix(
        rows=tuple(MatrixLine(one.id, one.name.removesuffix(tail), one.name) for one in grid.units),
        columns=tuple(MatrixLine(entry.code, type_name(entry), _column_tip(entry)) for entry in grid.entries),
        cells=LazyCells(len(grid.units), len(grid.entries), cell),
    )


def _shared_tail(names: Sequence[str]) -> str:
    """What all names end in (一刻钟便民生活圈), where it is long enough to be in the way."""
    if len(names) < 2:
        return ""
    shortest = min(names, key=len)
    tail = next(
        (
            shortest[at:]
            for at in range(1, len(shortest))
            if all(name.endswith(shortest[at:]) for name in names)
        ),
        "",
    )
    return tail.lstrip() if len(tail) >= _LONG_TAIL else ""


def _column_tip(entry: ProfileEntry) -> str:
    return say(
        texts.COLUMN_TIP, name=type_name(entry), code=entry.code, type_class=say(entry.type_class.label)
    )


def _cell(found: Found, row: int, column: int) -> MatrixCell:
    cell: Cell | UnitCell = found.grid.cells[row][column]
    tip = say(texts.CELL_TIP, state=say(cell.state.label), count=cell.count, required=cell.required)
    word, tone = say(cell.state.mark), TONES[cell.state]
    if found.comparison is None:
        return MatrixCell(word, tone, tip)
    change = found.changes.get((found.grid.units[row].id, found.grid.entries[column].code))
    if change is None:
        return MatrixCell(word, tone, tip, faint=True)
    was = say(texts.CHANGED_TIP, tip=tip, was=say(change.before.label))
    return MatrixCell(f"{word}{UP if change.is_better else DOWN}", tone, was)


def figures_of(found: Found) -> FiguresState:
    """The line over the matrix."""
    counts, by = found.grid.counts(), found.choice.by
    target = _target(found.view)
    required = "" if target is None or target.required is None else f"{target.required.normalize():f}"
    basic = [at for at, entry in enumerate(found.grid.entries) if entry.type_class is TypeClass.BASIC]
    whole = sum(all(row[at].state is not CoverageState.ABSENT for at in basic) for row in found.grid.cells)
    places = len(found.grid.units)
    has_whole = bool(basic) and bool(places) and not found.choice.only_short
    words = say(texts.WHOLE, count=f"{whole:,}", total=f"{places:,}", unit=say(texts.UNITS[by]))
    return FiguresState(
        absent=f"{counts[CoverageState.ABSENT]:,}",
        few=f"{counts[CoverageState.FEW]:,}",
        full=f"{counts[CoverageState.FULL]:,}",
        whole=words if has_whole else "",
        whole_note=say(texts.WHOLE_WANTED, required=required, item=target.item)
        if target and required
        else "",
        extent=""
        if has_whole
        else say(texts.EXTENT, places=places_words(found), types=len(found.grid.entries)),
    )


def counted(level: str, count: int) -> str:
    """So many places of a level."""
    return say(texts.ONE[level]) if count == 1 else say(texts.COUNTED[level], count=f"{count:,}")


def places_words(found: Found) -> str:
    """How many places are in sight."""
    return counted(found.choice.by, len(found.grid.units))


def _target(view: CoverageView) -> Target | None:
    return next((one for one in view.plan.targets if one.measure == _BASIC_SHARE), None)


def lacking_most(found: Found) -> RankingState:
    """The types that most communities lack, of both classes together."""
    lacking = sorted((one for one in found.gaps if one.absent), key=lambda one: -one.absent)
    bars = tuple(
        Bar(type_name(one.entry), one.absent, one.type_class is TypeClass.BASIC, one.entry.code)
        for one in lacking[:_BARS]
    )
    count = len(found.view.matrix.communities) if not found.choice.inside else len(found.inside)
    places = counted(COMMUNITY, count)
    note = say(texts.BARS_NOTE, places=places) if bars else say(texts.NOTHING_LACKING)
    return RankingState(say(texts.MOST_LACKING), bars, note)


def changed_most(found: Found) -> RankingState:
    """The types with most changes in the rows in sight."""
    rows = {unit.id for unit in found.grid.units}
    names = {entry.code: type_name(entry) for entry in found.grid.entries}
    tally: dict[str, list[int]] = {}
    for (unit, code), change in found.changes.items():
        if unit in rows and code in names:
            tally.setdefault(code, [0, 0])[0 if change.is_better else 1] += 1
    most = sorted(tally.items(), key=lambda one: -sum(one[1]))[:_BARS]
    bars = tuple(
        Bar(names[code], sum(both), True, code,
            say(texts.CHANGED_FIGURE, better=both[0], worse=both[1]), is_calm=True)
        for code, both in most
    )  # fmt: skip
    return RankingState(
        say(texts.MOST_CHANGED), bars, say(texts.CHANGED_NOTE) if bars else say(texts.NOTHING_CHANGED)
    )


def compared_of(found: Found) -> str:
    """What came of a comparison, and what has to be known with it."""
    view = found.comparison
    if view is None:
        return ""
    told = view.comparison
    better, worse = len(told.better), len(told.worse)
    words = [
        say(texts.COMPARED, before=say(view.before), better=better, worse=worse,
            same=f"{told.compared - better - worse:,}")
    ]  # fmt: skip
    late = sum(view.recorded_later.values())
    if late:
        words.append(say(texts.COMPARED_LATE, count=late))
    elif view.first_day and view.first_day > view.before.zh:
        words.append(say(texts.COMPARED_EARLY, day=view.first_day))
    alone = (*told.types_before, *told.types_after)
    if alone:
        comma = "、" if current_language() == "zh" else ", "
        words.append(say(texts.COMPARED_TYPES, names=comma.join(_named(view.names, one) for one in alone)))
    if told.only_before or told.only_after:
        count = len(told.only_before) + len(told.only_after)
        words.append(say(texts.COMPARED_PLACES, count=count))
    return "".join(words) if current_language() == "zh" else " ".join(words)


def _named(names: Mapping[str, str], code: str) -> str:
    kind = business_type(code)
    return names.get(code, code) if current_language() == "zh" or kind is None else kind.name.en


def _lack(matrix: CoverageMatrix) -> Lack:
    if not matrix.communities:
        return Lack.COMMUNITIES
    counted = any(cell.count for row in matrix.cells for cell in row)
    return Lack.NOTHING if counted or matrix.unlisted or matrix.untyped or matrix.unplaced else Lack.OUTLETS


def _loose(matrix: CoverageMatrix) -> tuple[Loose, ...]:
    found = ((texts.UNTYPED, matrix.untyped), (texts.UNPLACED, matrix.unplaced))
    return tuple(Loose(say(words, count=len(ids)), ids[0]) for words, ids in found if ids)


def _start(found: Found) -> tuple[str, str] | None:
    """What one came to see: the first cell that changed, or that lacks a type."""
    grid = found.grid
    for unit, cells in zip(grid.units, grid.cells, strict=True):
        for entry, cell in zip(grid.entries, cells, strict=True):
            is_changed = (unit.id, entry.code) in found.changes
            if is_changed if found.changes else cell.state is CoverageState.ABSENT:
                return unit.id, entry.code
    if grid.units and grid.entries:
        return grid.units[0].id, grid.entries[0].code
    return None
