"""居民满意度统计表: every figure with its formula, its base and what was left out beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula, LeftOut, Weighting, level_text
from fieldkit.kernel.texts import Text
from fieldkit.reports.layout import make_workbook
from fieldkit.reports.official_table import Align, Column, OfficialTable, Sizes, scaled
from fieldkit.reports.saving import save_workbook
from fieldkit.reports.table_kind import Built
from fieldkit.reports.values import Paper, TableHead

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.analysis.satisfaction import Figure
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.plan import Plan
    from fieldkit.plans.targets import Target
    from fieldkit.reports.satisfaction_values import SatisfactionTable

TITLE = Text("{form}：满意度统计表", "{form}: satisfaction")
HIDDEN = Text("样本太少，不公布", "too few, not shown")
SCORE = Text("加权得分", "weighted score")
_SHEET = Text("满意度", "Satisfaction")
_COLUMNS = (
    Column(Text("范围", "Level"), 10),
    Column(Text("名称", "Place"), 26),
    Column(Text("题目", "Question"), 37, Align.LEFT),
    Column(Text("公式", "Formula"), 10),
    Column(Text("结果", "Result"), 18),
    Column(Text("95% 区间", "95 % interval"), 16),
    Column(Text("有效回答", "n"), 8),
    Column(Text("拒访", "Refused"), 7),
    Column(Text("未计入", "Left out"), 22, Align.LEFT),
)
_WIDTH = 152.0
"""Characters; printed a little smaller, so that places and questions stand in one line."""
_LEFT_OUT = {
    LeftOut.NO_OPINION: Text("不了解或不表态 {count}", "no opinion {count}"),
    LeftOut.UNANSWERED: Text("未答 {count}", "unanswered {count}"),
    LeftOut.NOT_A_RATING: Text("答案无法计分 {count}", "not a rating {count}"),
    LeftOut.NO_POPULATION: Text("社区没有人口数 {count}", "population unknown {count}"),
}
_INVALID = {
    "draft": Text("未完成答卷 {count} 份", "unfinished sheets {count}"),
    "returned": Text("退回答卷 {count} 份", "sheets given back {count}"),
}
_NOTHING = Text("无", "none")
_BETWEEN = {"zh": "、", "en": ", "}
SHARES = frozenset({Formula.TOP2, Formula.TOP3, Formula.BAND})
_NOTES = (
    Text(
        "{version} 版问卷，{period}，完成 {complete} 份，拒访 {refused} 份，未完成 {draft} 份，退回 {returned} 份。",
        "Form version {version}, {period}: {complete} complete, {refused} refused, {draft} unfinished, "
        "{returned} given back.",
    ),
    Text(
        "有效回答不足 5 份的结果不公布，能从合计倒推出它的邻近结果一并不公布；有效回答不足 400 份的附 95% 置信区间（比例用 Wilson 法，均值用 t 分布）。",
        "Results of fewer than 5 answers are not shown, nor neighbours from which sums would tell them; below 400 answers the 95 % interval is given "
        "(Wilson for shares, Student's t for means).",
    ),
)
_WANTED = Text(
    "方案要求：{label} ≥ {required}%（{item}）。", "The plan wants: {label} ≥ {required} % ({item})."
)
_NO_SHEETS = Text(
    "还没有可以计算满意度的答卷。", "There are no sheets yet that satisfaction can be counted from."
)
_POOLED = Text(
    "生活圈和区划的结果按全部答卷合并计算。",
    "Circles and areas: all sheets together, each counting the same.",
)
_BY_POPULATION = Text(
    "生活圈和区划的结果按各社区常住人口加权。", "Circles and areas: communities weighted by their residents."
)


def write_satisfaction(table: SatisfactionTable, path: Path) -> None:
    """Write the workbook, landscape A4.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    built = satisfaction_sheet(table)
    head = TableHead(
        TITLE.say(table.language, form=table.title),
        unit=table.unit,
        notes=built.notes,
        language=table.language,
    )
    save_workbook(make_workbook(built.table, head, Paper.A4, landscape=True), path)


def satisfaction_sheet(table: SatisfactionTable, plan: Plan | None = None) -> Built:
    """The figures without their page; with a plan, what it wants stands first among the notes."""
    official = _sheet(tuple(_row(one, table.language) for one in table.figures), table.language)
    wanted = [_wanted(one) for one in plan.targets if one.measure == "satisfaction"] if plan else []
    return Built(official, (*wanted, *_notes(table), *_formula_notes(table.figures)))


def no_satisfaction(language: Language) -> Built:
    """The empty table, where there is no form that asks residents, or no sheet."""
    return Built(_sheet((), language), (_NO_SHEETS,))


def _sheet(rows: tuple[tuple[str | int | None, ...], ...], language: Language) -> OfficialTable:
    sizes = Sizes(title=18, body=10, space=7)
    return OfficialTable(_SHEET.say(language), scaled(_COLUMNS, _WIDTH, sizes.body), rows, sizes)


def _wanted(target: Target) -> Text:
    return Text(
        _WANTED.say("zh", label=target.label.zh, item=target.item, required=target.required),
        _WANTED.say("en", label=target.label.en, item=target.item, required=target.required),
    )


def value_words(one: Figure) -> str:
    """A share with its sign, a score with one decimal, a dash without answers."""
    if one.value is None:
        return "——"
    return f"{one.value:.1f}%" if one.formula in SHARES else f"{one.value:.1f}"


def interval_words(one: Figure, language: Language) -> str:
    """The interval in brackets; empty without one."""
    if one.low is None or one.high is None:
        return ""
    sign = "%" if one.formula in SHARES else ""
    between = "～" if language == "zh" else "–"
    text = f"{one.low:.1f}{between}{one.high:.1f}{sign}"
    return f"（95% 区间 {text}）" if language == "zh" else f" (95 % interval {text})"


def left_out_words(one: Figure, language: Language) -> str:
    """What is not in the base, and why; nothing where that would tell a hidden number."""
    if one.hides_left_out:
        return "——"
    parts = [
        text.say(language, count=one.left_out[why]) for why, text in _LEFT_OUT.items() if why in one.left_out
    ]
    parts += [
        text.say(language, count=one.invalid[why]) for why, text in _INVALID.items() if why in one.invalid
    ]
    return _BETWEEN[language].join(parts) or _NOTHING.say(language)


def _row(one: Figure, language: Language) -> tuple[str | int | None, ...]:
    ends = interval_words(one, language)
    ends = ends.strip("（） ()").removeprefix("95% 区间 ").removeprefix("95 % interval ")
    return (
        level_text(one.place.level).say(language),
        one.place.name if one.place.level != "total" else "——",
        one.label or SCORE.say(language),
        one.formula.value,
        HIDDEN.say(language) if one.is_hidden else value_words(one),
        ("——" if one.is_hidden else ends) or "——",
        "——" if one.is_hidden else one.n,
        one.refused,
        left_out_words(one, language),
    )


def _notes(table: SatisfactionTable) -> tuple[Text, ...]:
    days = [day for day in dict.fromkeys(table.period) if day]
    states = {state: table.sheets.get(state, 0) for state in ("complete", "refused", "draft", "returned")}
    values = {"version": table.version or "—", **states}
    first = Text(
        _NOTES[0].say("zh", period=" 至 ".join(days) or "—", **values),
        _NOTES[0].say("en", period="–".join(days) or "—", **values),
    )
    weighted = any(one.weighting is Weighting.POPULATION for one in table.figures)
    return first, _BY_POPULATION if weighted else _POOLED, _NOTES[1]


def _formula_notes(figures: Sequence[Figure]) -> tuple[Text, ...]:
    said: dict[tuple[str, str], Text] = {}
    for one in figures:
        text = one.formula_text
        said.setdefault(
            (one.formula.value, text.zh),
            Text(f"{one.formula.value}：{text.zh}", f"{one.formula.value}: {text.en}"),
        )
    return tuple(said.values())
