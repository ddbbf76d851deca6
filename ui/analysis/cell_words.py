"""One cell in words, and a norm as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.gaps import clauses
from fieldkit.analysis.matrix import Cell
from ui.analysis import texts
from ui.analysis.grid import COMMUNITY
from ui.analysis.reading import MOST_OUTLETS
from ui.analysis.state import NO_GAP, CellState, GapState, OutletLine, OutletsState
from ui.analysis.wording import TONES, type_name
from ui.language import current_language, say

if TYPE_CHECKING:
    from fieldkit.analysis.matrix import CoverageMatrix
    from fieldkit.analysis.rollup import Unit, UnitCell
    from fieldkit.plans.norms import Norm
    from fieldkit.plans.plan import ProfileEntry
    from fieldkit.registers.business_types import TypeClass
    from ui.analysis.reading import Behind, Found

_NAMED = 6


def cell_of(found: Found, place: str, code: str) -> CellState | None:
    """One cell in words; None when it is not in the matrix any more."""
    unit, entry, cell = found.unit(place), found.entry(code), found.cell(place, code)
    if unit is None or entry is None or cell is None:
        return None
    matrix = found.view.matrix
    norm = matrix.norms[matrix.entries.index(entry)]
    type_class = _class_at(found, unit, entry)
    return CellState(
        place=place,
        code=code,
        title=say(texts.CELL, place=unit.name, name=type_name(entry)),
        type_class=say(type_class.label),
        word=say(cell.state.label).capitalize(),
        tone=TONES[cell.state],
        count=say(texts.COUNT, count=f"{cell.count:,}", required=f"{cell.required:,}"),
        people=_people(cell, norm) if isinstance(cell, Cell) else say(texts.TOGETHER),
        was=_was(found, place, code),
        lacking=_lacking(matrix, cell),
        clause=_clause(found, entry, type_class),
        gap=_gap(found, unit, entry, cell),
        norm_people=str(norm.people_per_outlet or ""),
        norm_minimum=str(norm.minimum),
        norm_basis=say(texts.NORM_BASIS, basis=say(norm.basis)),
    )


def outlets_of(found: Found, cell: CellState, behind: Behind) -> OutletsState:
    """The outlets behind a cell."""
    is_community = found.choice.by == COMMUNITY
    lines = tuple(
        OutletLine(one, name, address if is_community else community)
        for one, name, address, community in behind.outlets
    )
    known = found.cell(cell.place, cell.code)
    left = (known.count if known else 0) - len(lines)
    cut = left > 0 and len(lines) >= MOST_OUTLETS
    return OutletsState(lines, say(texts.MORE_OUTLETS, count=f"{left:,}") if cut else "")


def _class_at(found: Found, unit: Unit, entry: ProfileEntry) -> TypeClass:
    if found.choice.by == COMMUNITY:
        return found.view.profile.class_of(entry.code, unit.name)
    return entry.type_class


def _was(found: Found, place: str, code: str) -> str:
    change = found.changes.get((place, code))
    if change is None or found.comparison is None:
        return ""
    turn = say(texts.BETTER if change.is_better else texts.WORSE)
    return say(texts.WAS, before=say(found.comparison.before), was=say(change.before.label), turn=turn)


def _lacking(matrix: CoverageMatrix, cell: Cell | UnitCell) -> str:
    if isinstance(cell, Cell) or not cell.lacking:
        return ""
    names = {one.id: one.name for one in matrix.communities}
    shown = [names[one] for one in cell.lacking[:_NAMED]]
    comma = "、" if current_language() == "zh" else ", "
    more = " …" if len(cell.lacking) > _NAMED else ""
    return say(texts.LACKING, count=f"{len(cell.lacking):,}", names=comma.join(shown) + more)


def _clause(found: Found, entry: ProfileEntry, type_class: TypeClass) -> str:
    plan = found.view.plan
    known = {"plan": say(plan.short_title), "profile": say(found.view.profile.title)}
    served = clauses(plan, entry, type_class)
    worded = next(((item, words) for item, words in served if words is not None), None)
    if worded is not None and worded[1] is not None:
        return say(texts.CLAUSE, item=worded[0], words=say(worded[1]))
    if served:
        return say(texts.CLAUSE_PLAIN, item=served[0][0], **known)
    return say(texts.NO_CLAUSE, **known)


def _gap(found: Found, unit: Unit, entry: ProfileEntry, cell: Cell | UnitCell) -> GapState:
    """What can be listed: the community itself, or those of a larger place that have none."""
    if isinstance(cell, Cell):
        if cell.state is CoverageState.FULL:
            return NO_GAP
        short: tuple[str, ...] = (unit.id,)
    else:
        short = cell.lacking
    wanted = tuple(one for one in short if (one, entry.code) not in found.demands)
    if wanted:
        count = len(wanted)
        words = say(texts.LIST_GAP) if count == 1 else say(texts.LIST_GAPS, count=f"{count:,}")
        return GapState(words, wanted)
    if short:
        return GapState(say(texts.LISTED), demand=found.demands[short[0], entry.code])
    return NO_GAP


def _people(cell: Cell, norm: Norm) -> str:
    if not norm.people_per_outlet:
        return say(texts.NOT_BY_PEOPLE)
    if cell.population is None:
        return say(texts.UNKNOWN_PEOPLE)
    words = texts.SHARED_PEOPLE if cell.is_population_estimated else texts.OWN_PEOPLE
    return say(words, people=f"{cell.population:,}")


@dataclass(frozen=True, slots=True)
class NormDraft:
    """A norm as typed; ``wrong`` says why it is none, and is empty when all is well."""

    people: int | None = None
    minimum: int = 1
    wrong: str = ""

    @property
    def words(self) -> str:
        """The norm in a few words."""
        if self.people is None:
            return say(texts.NORM_FLAT, minimum=self.minimum)
        return say(texts.NORM_BY_PEOPLE, people=self.people, minimum=self.minimum)


def read_norm(people: str, minimum: str) -> NormDraft:
    """Return the norm that was typed; blank people mean that population does not matter."""
    typed = people.replace(",", "").strip()
    if typed and (not typed.isascii() or not typed.isdigit() or int(typed) == 0):
        return NormDraft(wrong=say(texts.NORM_WRONG_PEOPLE))
    least = minimum.strip()
    if not least.isascii() or not least.isdigit():
        return NormDraft(wrong=say(texts.NORM_WRONG_MINIMUM))
    return NormDraft(int(typed) if typed else None, int(least))
