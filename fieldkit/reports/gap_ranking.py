"""业态短板排名: in how many communities each type is lacking or too few (W-47)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.gaps import ranking
from fieldkit.analysis.measures.shares import per_cent
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import business_type
from fieldkit.reports.notes import coverage_notes, plan_notes
from fieldkit.reports.official_table import Align, BarChartOf, Column, Total
from fieldkit.reports.pages import SHARE, TOTAL, UPRIGHT, joined, number_or_dash, official
from fieldkit.reports.table_kind import Built

if TYPE_CHECKING:
    from fieldkit.analysis.gaps import TypeGaps
    from fieldkit.kernel.texts import Language
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source

_MOST_NAMES = 9
"""As many as stand in two lines."""
_FEW, _ABSENT = "E3B341", "C0504D"
_COMMUNITIES = Text("社区数（个）", "Communities")
_SUM = Text(
    "“合计”为各业态社区数之和，同一社区可计多次。",
    "Totals add up types; one community may count more than once.",
)


def gap_ranking(source: Source) -> Built:
    """The most lacking first, each class by itself, with bars."""
    language = source.language
    matrix = source.matrix
    found = ranking(matrix)
    names = {one.id: one.name for one in matrix.communities}
    columns = (
        Column(Text("类别", "Class"), 10.6),
        Column(Text("业态", "Business type"), 12.5),
        Column(Text("缺少", "None"), 6.7, group=_COMMUNITIES, bar=True),
        Column(Text("偏少", "Too few"), 6.7, group=_COMMUNITIES, bar=True),
        Column(Text("缺少的占比（%）", "Share without (%)"), 9, group=_COMMUNITIES, number_format=SHARE),
        Column(Text("缺少的社区", "Communities without"), 39.5, Align.LEFT),
    )
    rows = [_row(one, names, len(matrix.communities), language) for one in found]
    totals = (
        Total(TOTAL.say(language), span=2), Total(sum(one.absent for one in found)),
        Total(sum(one.few for one in found)), Total("——" if language == "zh" else "—"), Total("——" if language == "zh" else "—"),
    )  # fmt: skip
    chart = BarChartOf(
        Text("缺少和偏少的社区数", "Communities without, and with too few"), 1, (2, 3), (_ABSENT, _FEW)
    )
    table = official(
        source,
        Text("业态短板排名", "Ranking of gaps"),
        columns,
        rows,
        width=UPRIGHT,
        totals=totals,
        chart=chart,
    )
    notes = (*plan_notes(source.plan, "shortfalls", list(names.values())), *coverage_notes(matrix), _SUM)
    return Built(table, notes)


def _row(one: TypeGaps, names: dict[str, str], communities: int, language: Language) -> tuple[Value, ...]:
    kind = business_type(one.entry.code)
    word = one.entry.name if language == "zh" or kind is None else kind.name.en
    lacking = (names[community].removesuffix("社区") for community in one.absent_in)
    return (
        one.type_class.label.say(language), word, one.absent, one.few,
        number_or_dash(per_cent(one.absent, communities), language), joined(lacking, language, _MOST_NAMES),
    )  # fmt: skip
