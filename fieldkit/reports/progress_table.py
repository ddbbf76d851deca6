"""试点项目进展情况表: how far every circle is, for the regular reports of H-41; the yardstick is what residents say."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.counting import Period, new_or_upgraded_outlets
from fieldkit.analysis.measures.places import circle_place
from fieldkit.kernel.texts import Text
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, TOTAL, day_words, filled, number, official
from fieldkit.reports.period_figures import quarter_of
from fieldkit.reports.table_kind import Built, Purpose, TableKind

if TYPE_CHECKING:
    from fieldkit.analysis.measures.facts import CircleFact
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source, Span
    from fieldkit.reports.table_kind import Need

_PROJECTS = Text("项目（个）", "Projects")
_OUTLETS = Text("新增或改造网点（家）", "New or upgraded outlets")
_ASKED = Text("项目回访", "Asked after projects")
_FINISHED = frozenset(("finished", "satisfied"))
_SPAN = Text(
    "本期为 {begins} 至 {ends}；没有填日期的新增或改造网点计入累计，不计入本期。",
    "The period is {begins} to {ends}; outlets without a date count in all, not in the period.",
)
_LEFT = Text(
    "退出的项目不计；满意率按回访人数加权。", "Projects that left do not count; shares by people asked."
)
_SHARE = "0.0"


def progress_table(circles: Need) -> TableKind:
    """Its declaration."""
    return TableKind(
        "progress", Text("{area}便民生活圈试点项目进展情况表", "Progress of pilot circles, {area}"), Purpose.PERIODS,
        progress, ("H-41", "H-38", "H-44"), (circles,), landscape=True,
    )  # fmt: skip


def progress(source: Source) -> Built:
    """A row per circle: dates, projects by stage, outlets of the period and so far, what residents say."""
    span = source.span or quarter_of(source.on)
    columns = (
        Column(Text("序号", "No."), 5),
        Column(Text("生活圈名称", "Circle"), 27, Align.LEFT),
        Column(Text("启动日期", "Begun"), 13),
        Column(Text("建成日期", "Finished"), 13),
        Column(Text("全部", "All"), 8, group=_PROJECTS),
        Column(Text("在建", "Being built"), 8, group=_PROJECTS),
        Column(Text("已完工", "Finished"), 8, group=_PROJECTS),
        Column(Text("本期", "Period"), 9, group=_OUTLETS),
        Column(Text("累计", "So far"), 9, group=_OUTLETS),
        Column(Text("满意（%）", "Satisfied (%)"), 10, group=_ASKED, number_format=_SHARE),
        Column(Text("人数", "People"), 8, group=_ASKED),
    )
    stages, asked = _projects(source)
    rows: list[tuple[Value, ...]] = [
        (
            at, circle.name, day_words(circle.started_on), day_words(circle.built_on),
            *_stages(stages[circle.id]), *_outlets(circle, source, span), *asked.get(circle.id, (None, None)),
        )
        for at, circle in enumerate(source.facts.circles, start=1)
    ]  # fmt: skip
    sums = [sum(value for row in rows if isinstance(value := row[at], int)) for at in range(4, 9)]
    totals = (
        Total(TOTAL.say(source.language), span=2), Total(sum(bool(row[2]) for row in rows)),
        Total(sum(bool(row[3]) for row in rows)), *(Total(one) for one in sums), Total(),
        Total(sum(value for row in rows if isinstance(value := row[10], int))),
    )  # fmt: skip
    table = official(
        source, Text("项目进展", "Progress"), columns, rows, width=LYING, totals=totals if rows else ()
    )
    return Built(table, (filled(_SPAN, begins=span.begins, ends=span.ends), _LEFT))


def _stages(found: Counter[str]) -> tuple[int, int, int]:
    finished = sum(found[one] for one in _FINISHED)
    return found.total(), found["building"], finished


def _outlets(circle: CircleFact, source: Source, span: Span) -> tuple[Value, Value]:
    place = circle_place(circle, source.facts)
    sums = [source.facts.outlets[one.id] for one in place.communities if one.id in source.facts.outlets]
    renewed = [pair for one in sums for pair in one.renewed.items()]
    inside = Period(span.begins, span.ends)
    so_far = new_or_upgraded_outlets(source.facts, place, Period(None, span.ends))
    return sum(count for day, count in renewed if inside.has(day)), number(so_far.value)


def _projects(source: Source) -> tuple[dict[str, Counter[str]], dict[str, tuple[float, int]]]:
    """Stages of a circle's projects, by circle; and the share that is satisfied with how many were asked."""
    circle_of = {one.id: one.circle or "" for one in source.facts.communities}
    stages: dict[str, Counter[str]] = defaultdict(Counter)
    satisfied: dict[str, list[tuple[float, int]]] = defaultdict(list)
    keys = ("circle", "community", "stage", "satisfaction", "satisfaction_n")
    for line in source.lines("project", keys):
        circle = str(line["circle"] or "") or circle_of.get(str(line["community"] or ""), "")
        if line["stage"] == "left":
            continue
        stages[circle][str(line["stage"])] += 1
        people = line["satisfaction_n"]
        if line["satisfaction"] is not None and isinstance(people, int) and people > 0:
            satisfied[circle].append((float(str(line["satisfaction"])), people))
    asked = {}
    for circle, found in satisfied.items():
        people = sum(many for _, many in found)
        asked[circle] = round(sum(share * many for share, many in found) / people, 1), people
    return stages, asked
