"""分级指标表 and 分级评定表: the office's sheet for 基础型, 提升型, 品质型, and every circle by it (Z-28, W-49)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.grading import grading
from fieldkit.kernel.texts import Text
from fieldkit.plans.grades import GRADES
from fieldkit.plans.measures import MEASURES
from fieldkit.registers.circle import GRADES as GRADE_OPTIONS
from fieldkit.reports.official_table import Align, Column
from fieldkit.reports.pages import LYING, NOTHING, joined, number, number_or_dash, official
from fieldkit.reports.table_kind import Built, Need, Purpose, TableKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.measures.grading import CircleGrade
    from fieldkit.plans.grades import Indicator
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source

_GRADE_NAMES = {one.code: one.label for one in GRADE_OPTIONS}
_BY_PEOPLE = Text("人工评价", "judged by people")
_AT_LEAST, _AT_MOST = (
    Text("不低于 {figure}", "at least {figure}"),
    Text("不高于 {figure}", "at most {figure}"),
)
_CIRCLES = Text("生活圈（个）", "Circles")
_MET = Text("满足的指标（项）", "Indicators met")
_OUT_OF = Text("{met} / {all}", "{met} / {all}")
_NO_GRADE = Text("未达基础型", "none")
_MOST_WORDS = 4
_BLANK = 12
_OWN = Text(
    "指标、要求和权重由本单位制定；文件没有给出，软件也不预设。",
    "Indicators, figures and weights are the office's own; no document gives them and the program sets none.",
)
_HOW = Text(
    "本等级和以下各等级的指标全部满足，才评为该等级；每项都有权重时才计算得分。",
    "A grade wants all its indicators and those below; scores need a weight for each.",
)
_UNKNOWN = Text(
    "“无法判断”是还没有评价，或缺少计算所需的登记。",
    "“Not known”: not assessed yet, or not enough is recorded.",
)
SHEET = Need(
    Text("分级指标", "Indicators"),
    Text(
        "所用方案还没有分级指标。请到“方案”的“方案内容 · 分级指标”里填。",
        "The plan has no indicators yet. Please enter them under Plans, Contents, Indicators.",
    ),
    lambda source: bool(source.plan.indicators),
)


def grading_tables() -> tuple[TableKind, ...]:
    """The sheet, and what it says of each circle."""
    return (
        TableKind(
            "indicators", Text("{area}便民生活圈分级指标表", "Indicators for grading circles, {area}"), Purpose.PLAN,
            indicators, ("Z-28", "W-49"), (SHEET,), landscape=True,
        ),
        TableKind(
            "grades", Text("{area}便民生活圈分级评定表", "Grades of circles, {area}"), Purpose.PLAN,
            grades, ("Z-28", "W-49"), (SHEET,), landscape=True,
        ),
    )  # fmt: skip


def indicators(source: Source) -> Built:
    """Each indicator by grade, and how many circles meet it; ruled rows to fill in where there is none yet."""
    language = source.language
    columns = (
        Column(Text("序号", "No."), 6),
        Column(Text("等级", "Grade"), 10, joins=True),
        Column(Text("指标", "Indicator"), 32, Align.LEFT),
        Column(Text("计算依据", "Counted by"), 26),
        Column(Text("要求", "Required"), 18),
        Column(Text("权重", "Weight"), 8),
        Column(Text("满足", "Met"), 8, group=_CIRCLES),
        Column(Text("未满足", "Not met"), 8, group=_CIRCLES),
        Column(Text("无法判断", "Not known"), 9, group=_CIRCLES),
    )
    tally = Counter(
        (place, one.met)
        for circle in grading(source.plan, source.facts, source.on)
        for place, one in enumerate(circle.indicators)
    )
    sheet_lines = list(enumerate(source.plan.indicators))
    ordered = [pair for grade in GRADES for pair in sheet_lines if pair[1].grade == grade]
    rows = [
        (
            at, _GRADE_NAMES[one.grade].say(language), one.label.say(language), _counted_by(one, source),
            _required(one, source), number(one.weight),
            *(tally[place, met] for met in (True, False, None)),
        )
        for at, (place, one) in enumerate(ordered, start=1)
    ]  # fmt: skip
    sheet = Text("分级指标", "Indicators")
    table = official(source, sheet, columns, rows, width=LYING, blank=_BLANK)
    return Built(table, (_OWN, _HOW, *([_UNKNOWN] if rows else [])))


def grades(source: Source) -> Built:
    """Each circle: what it meets of each grade, what it comes to, what stands in the register, what is lacking."""
    columns = (
        Column(Text("序号", "No."), 6),
        Column(Text("生活圈名称", "Circle"), 26, Align.LEFT),
        *(Column(_GRADE_NAMES[grade], 9, group=_MET) for grade in GRADES),
        Column(Text("得分", "Score"), 8, number_format="0.0"),
        Column(Text("按指标评定", "By the sheet"), 12),
        Column(Text("登记的等级", "As recorded"), 12),
        Column(Text("升一级还缺", "Lacking for the next"), 36, Align.LEFT),
    )
    rows = [
        (at, *_row(one, source))
        for at, one in enumerate(grading(source.plan, source.facts, source.on), start=1)
    ]
    sheet = Text("分级评定", "Grades")
    return Built(official(source, sheet, columns, rows, width=LYING), (_OWN, _HOW))


def _row(one: CircleGrade, source: Source) -> Sequence[Value]:
    language = source.language
    met = []
    for grade in GRADES:
        own = [line for line in one.indicators if line.indicator.grade == grade]
        words = _OUT_OF.say(language, met=sum(line.met is True for line in own), all=len(own))
        met.append(words if own else NOTHING.say(language))
    higher = GRADES[GRADES.index(one.grade) + 1 :] if one.grade else GRADES
    lacking = next((found for grade in higher if (found := one.lacking_for(grade))), ())
    words = joined((line.indicator.label.say(language) for line in lacking), language, _MOST_WORDS)
    return (
        one.name, *met, number_or_dash(one.score, language), _grade(one.grade, _NO_GRADE, source),
        _grade(one.recorded, NOTHING, source), words or NOTHING.say(language),
    )  # fmt: skip


def _grade(code: str, none: Text, source: Source) -> str:
    return _GRADE_NAMES.get(code, none).say(source.language)


def _counted_by(one: Indicator, source: Source) -> str:
    return MEASURES.get(one.measure, _BY_PEOPLE).say(source.language)


def _required(one: Indicator, source: Source) -> str:
    if one.required is None:
        return NOTHING.say(source.language)
    unit = "%" if one.unit == "percent" else ""
    text = _AT_LEAST if one.at_least else _AT_MOST
    return text.say(source.language, figure=f"{number(one.required):g}{unit}")
