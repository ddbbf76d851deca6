"""From a coverage to words and tones; pure but for the language in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.registers.business_types import TypeClass, business_type
from ui.analysis import texts
from ui.analysis.state import AnalysisState, CellState, Lack, Loose, OutletLine, ProfileChoice
from ui.language import current_language, say
from ui.theme import Tone
from ui.widgets.charts import Bar
from ui.widgets.matrix import Matrix, MatrixCell, MatrixLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.coverage import Cell, CoverageMatrix
    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.kernel.texts import Text
    from fieldkit.plans.norms import Norm
    from fieldkit.plans.plan import ProfileEntry
    from fieldkit.services.analysis import CoverageView

TONES = {
    CoverageState.FULL: Tone.GOOD,
    CoverageState.FEW: Tone.FEW,
    CoverageState.ABSENT: Tone.MISSING,
}
_BARS = 8


def state_of(
    view: CoverageView, gaps: Sequence[TypeGaps], profiles: Sequence[tuple[str, Text]]
) -> AnalysisState:
    """Return the page for a coverage."""
    counts = view.matrix.counts()
    return AnalysisState(
        lack=_lack(view.matrix),
        basis=say(texts.BASIS, profile=say(view.profile.title), plan=say(view.plan.title)),
        profiles=tuple(ProfileChoice(name, say(title), name.partition("/")[0]) for name, title in profiles),
        chosen=f"{view.plan.key}/{view.profile.key}",
        matrix=matrix_of(view.matrix),
        totals=(
            counts[CoverageState.FULL],
            counts[CoverageState.FEW],
            counts[CoverageState.ABSENT],
        ),
        bars=bars_of(gaps),
        bars_note=say(texts.BARS_NOTE, count=len(view.matrix.communities)),
        loose=_loose(view.matrix),
        start=_start(view.matrix),
    )


def type_name(entry: ProfileEntry) -> str:
    """The list's own word in Chinese; the type's name in English, as documents have none."""
    kind = business_type(entry.code)
    return entry.name if current_language() == "zh" or kind is None else kind.name.en


def matrix_of(matrix: CoverageMatrix) -> Matrix:
    """Rows, columns and cells for the view."""
    return Matrix(
        rows=tuple(MatrixLine(one.id, one.name) for one in matrix.communities),
        columns=tuple(
            MatrixLine(entry.code, type_name(entry), _column_tip(entry)) for entry in matrix.entries
        ),
        cells=tuple(tuple(_cell(cell) for cell in row) for row in matrix.cells),
    )


def _column_tip(entry: ProfileEntry) -> str:
    return say(
        texts.COLUMN_TIP, name=type_name(entry), code=entry.code, type_class=say(entry.type_class.label)
    )


def _cell(cell: Cell) -> MatrixCell:
    tip = say(texts.CELL_TIP, state=say(cell.state.label), count=cell.count, required=cell.required)
    return MatrixCell(say(cell.state.mark), TONES[cell.state], tip)


def bars_of(gaps: Sequence[TypeGaps]) -> tuple[Bar, ...]:
    """The types that most communities lack, of both classes together."""
    lacking = sorted((one for one in gaps if one.absent), key=lambda one: -one.absent)
    return tuple(
        Bar(type_name(one.entry), one.absent, one.type_class is TypeClass.BASIC) for one in lacking[:_BARS]
    )


def cell_of(view: CoverageView, community: str, code: str, outlets: Sequence[OutletLine]) -> CellState | None:
    """One cell in words; None when it is not in the matrix any more."""
    matrix = view.matrix
    row = next((one for one in matrix.communities if one.id == community), None)
    entry = next((one for one in matrix.entries if one.code == code), None)
    if row is None or entry is None:
        return None
    cell = matrix.cell(community, code)
    norm = matrix.norms[matrix.entries.index(entry)]
    return CellState(
        community=community,
        code=code,
        title=say(texts.CELL, community=row.name, name=type_name(entry)),
        type_class=say(matrix.class_at(row, entry).label),
        word=say(cell.state.label).capitalize(),
        tone=TONES[cell.state],
        count=say(texts.COUNT, count=cell.count, required=cell.required),
        people=_people(cell, norm),
        outlets=tuple(outlets),
        norm_people=str(norm.people_per_outlet or ""),
        norm_minimum=str(norm.minimum),
        norm_basis=say(texts.NORM_BASIS, basis=say(norm.basis)),
    )


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


def _lack(matrix: CoverageMatrix) -> Lack:
    if not matrix.communities:
        return Lack.COMMUNITIES
    counted = any(cell.count for row in matrix.cells for cell in row)
    return Lack.NOTHING if counted or matrix.unlisted or matrix.untyped or matrix.unplaced else Lack.OUTLETS


def _loose(matrix: CoverageMatrix) -> tuple[Loose, ...]:
    found = ((texts.UNTYPED, matrix.untyped), (texts.UNPLACED, matrix.unplaced))
    return tuple(Loose(say(words, count=len(ids)), ids[0]) for words, ids in found if ids)


def _start(matrix: CoverageMatrix) -> tuple[str, str] | None:
    """The first cell that lacks a type: what one came to see."""
    for community, cells in zip(matrix.communities, matrix.cells, strict=True):
        for entry, cell in zip(matrix.entries, cells, strict=True):
            if cell.state is CoverageState.ABSENT:
                return community.id, entry.code
    if matrix.communities and matrix.entries:
        return matrix.communities[0].id, matrix.entries[0].code
    return None
