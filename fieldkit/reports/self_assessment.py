"""建成情况自评表: every circle by the qualities and levels that the plan words (N-13, N-14, W-06, Z-03), round by round (N-48)."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.plans.features import DIMENSION_KINDS
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, NOTHING, filled, official
from fieldkit.reports.table_kind import Built, Need, Purpose, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.plans.features import Dimension
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source

_Scores = dict[tuple[str, str], list[float]]
"""By circle and key of the dimension."""

DIMENSIONS = Need(
    Text("方案的自评维度", "Dimensions of the plan"),
    Text(
        "所用方案没有写建成的要求和水平。请换一个方案，或到“方案”的“方案内容”里加上。",
        "The plan words no qualities or levels. Please choose another plan, or add them to its contents.",
    ),
    lambda source: bool(source.plan.dimensions),
)
_GROUPS = {
    "quality": Text("建成的要求（分）", "Qualities (points)"),
    "level": Text("提升的水平（分）", "Levels (points)"),
}
_MEAN = Text("平均（分）", "Mean (points)")
_FORMAT = "0.0"
_SCALE = Text(
    "各项名称照方案原文；分值由本单位定，软件不设满分和权重，平均为已评各项的算术平均。",
    "Names as the plan words them; the scale is the office's own. Means are of what was scored, unweighted.",
)
_ROUND = Text("本轮：{now}；上轮：{before}。", "This round: {now}; the one before: {before}.")
_EMPTY = Text(
    "还没有登记评分，可打印后手填，再到“登记”的“评价”里录入（填生活圈、轮次、维度、得分）。",
    "No scores are recorded yet: print it, fill it in by hand, then record assessments with circle, round, "
    "dimension and score.",
)


def self_assessment_table() -> TableKind:
    """Its declaration."""
    return TableKind(
        "self-assessment", Text("{area}便民生活圈建成情况自评表", "Self-assessment of circles, {area}"), Purpose.PLAN,
        self_assessment, ("N-13", "N-14", "N-48", "W-06", "Z-03"), (DIMENSIONS,), landscape=True,
    )  # fmt: skip


def self_assessment(source: Source) -> Built:
    """A row per circle, a column per dimension: scores of the latest round; cells stay empty to be filled by hand."""
    shown = [one for kind in DIMENSION_KINDS for one in source.plan.dimensions if one.kind == kind]
    columns = (
        Column(Text("序号", "No."), 5),
        Column(Text("生活圈名称", "Circle"), 27, Align.LEFT),
        *(Column(one.label, 8, group=_GROUPS[one.kind], number_format=_FORMAT) for one in shown),
        Column(Text("本轮", "Now"), 7, group=_MEAN, number_format=_FORMAT),
        Column(Text("上轮", "Before"), 7, group=_MEAN, number_format=_FORMAT),
    )
    scored = _by_round(source, shown)
    names = [*scored]
    now = scored[names[-1]] if names else {}
    before = scored[names[-2]] if len(names) > 1 else {}
    rows: list[tuple[Value, ...]] = [
        (
            at, circle.name, *(_mean(now.get((circle.id, one.key), ())) for one in shown),
            _whole(now, shown, circle.id), _whole(before, shown, circle.id),
        )
        for at, circle in enumerate(source.facts.circles if shown else (), start=1)
    ]  # fmt: skip
    totals = (
        Total(Text("平均", "Mean").say(source.language), span=2),
        *(Total(_mean_of(row[at] for row in rows), _FORMAT) for at in range(2, len(columns))),
    )
    sheet = Text("建成情况自评", "Self-assessment")
    table = official(source, sheet, columns, rows, width=LYING, totals=totals if names and rows else ())
    return Built(table, (_SCALE, _rounds(names)))


def _rounds(names: Sequence[str]) -> Text:
    if not names:
        return _EMPTY
    now, before = names[-1], names[-2] if len(names) > 1 else ""
    return filled(_ROUND, now=now or NOTHING.zh, before=before or NOTHING.zh)


def _by_round(source: Source, shown: Iterable[Dimension]) -> Mapping[str, _Scores]:
    """Scores by round, the latest round last; an assessment of a later day than the table's does not count."""
    keys = {word: one.key for one in shown for word in (one.key, one.label.zh, one.label.en)}
    lines = source.lines("assessment", ("circle", "round", "dimension", "name", "score", "assessed_on"))
    day = source.on.isoformat()
    found: dict[str, _Scores] = {}
    latest: dict[str, str] = {}
    for line in lines:
        on, score = str(line["assessed_on"] or ""), _number(line["score"])
        key = keys.get(str(line["dimension"] or "").strip()) or keys.get(str(line["name"] or "").strip())
        if key is None or score is None or on > day:
            continue
        turn = str(line["round"] or on[:4])
        found.setdefault(turn, defaultdict(list))[str(line["circle"] or ""), key].append(score)
        latest[turn] = max(latest.get(turn, ""), on)
    return {turn: found[turn] for turn in sorted(found, key=lambda one: (latest[one], one))}


def _whole(scores: _Scores, shown: Iterable[Dimension], circle: str) -> Value:
    return _mean_of(_mean(scores.get((circle, one.key), ())) for one in shown)


def _mean(scores: Sequence[float]) -> Value:
    return round(fmean(scores), 1) if scores else None


def _mean_of(values: Iterable[Value]) -> Value:
    return _mean([one for one in values if isinstance(one, (int, float))])


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None
