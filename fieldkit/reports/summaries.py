"""季度总结、年度总结: the figures of a period on one sheet, with the plan's targets that fall into it (H-38, H-39, W-49)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.reports.official_table import Align, Column
from fieldkit.reports.pages import NOTHING, UPRIGHT, number, official
from fieldkit.reports.period_figures import before, period_figures, quarter_of, year_of
from fieldkit.reports.table_kind import Built

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source, Span

_TARGETS = Text("目标完成情况", "Targets")
_MET = {True: Text("达到", "met"), False: Text("未达到", "not met"), None: Text("算不出", "cannot be told")}
_PERIOD = Text(
    "本期为 {begins} 至 {ends}，上期为 {first} 至 {last}；“累计”截至本期末。",
    "This period: {begins} to {ends}; before: {first} to {last}; so far: to the end of the period.",
)
_NOW = Text(
    "网点数、占比、人口和满意度为打印时登记的数，不追溯到本期末。",
    "Outlets, shares, residents and satisfaction are as recorded when this was printed.",
)
_NOT_OVER = Text("本期尚未结束。", "The period is not over yet.")


def summary(source: Source, *, yearly: bool) -> Built:
    """The figures of the asked days, else of the quarter or year of the day."""
    span = source.span or (year_of if yearly else quarter_of)(source.on)
    columns = (
        Column(Text("类别", "Section"), 17, joins=True),
        Column(Text("指标", "Figure"), 32, Align.LEFT),
        Column(Text("单位", "Unit"), 7),
        Column(Text("本期", "This period"), 9.8),
        Column(Text("上期", "Before"), 9.8),
        Column(Text("累计", "So far"), 9.8),
        Column(Text("说明", "Notes"), 27, Align.LEFT),
    )
    rows = [*_figures(source, span), *_targets(source, span)]
    table = official(source, Text("总结", "Summary"), columns, rows, width=UPRIGHT)
    return Built(table, tuple(_notes(source, span)), _title(span, yearly=yearly))


summary_quarter = partial(summary, yearly=False)
summary_year = partial(summary, yearly=True)


def _figures(source: Source, span: Span) -> Iterator[tuple[Value, ...]]:
    language = source.language
    for one in period_figures(source, span):
        cells = (
            NOTHING.say(language) if value is None else value for value in (one.now, one.before, one.so_far)
        )
        yield (
            one.section.say(language),
            one.label.say(language),
            one.unit.say(language),
            *cells,
            one.note.say(language),
        )


def _targets(source: Source, span: Span) -> Iterator[tuple[Value, ...]]:
    language = source.language
    for one in source.standings():
        ends, begins = one.target.ends, one.target.begins
        if (ends is not None and ends < span.begins) or (begins is not None and begins > span.ends):
            continue
        value = one.reading.value
        shown = NOTHING.say(language) if value is None else number(value)
        unit = "%" if one.target.unit == "percent" else ""
        dash = NOTHING.say(language)
        yield (
            _TARGETS.say(language),
            one.target.label.say(language),
            unit,
            dash,
            dash,
            shown,
            _judged(one, source),
        )


def _judged(one: Standing, source: Source) -> str:
    language = source.language
    if one.target.required is None:
        return ""
    met = _MET[one.met].say(language)
    return (
        f"目标 {one.target.required}，{met}" if language == "zh" else f"wanted {one.target.required}, {met}"
    )


def _notes(source: Source, span: Span) -> Iterator[Text]:
    earlier = before(span)
    values = {"begins": span.begins, "ends": span.ends, "first": earlier.begins, "last": earlier.ends}
    yield Text(_PERIOD.say("zh", **values), _PERIOD.say("en", **values))
    yield _NOW
    if source.on < span.ends:
        yield _NOT_OVER


def _title(span: Span, *, yearly: bool) -> Text:
    year = span.begins.year
    if span == year_of(span.begins):
        return Text(f"{{area}}便民生活圈建设{year}年度总结表", f"Annual summary {year}, {{area}}")
    if span == quarter_of(span.begins) and not yearly:
        quarter = (span.begins.month + 2) // 3
        return Text(
            f"{{area}}便民生活圈建设{year}年第{'一二三四'[quarter - 1]}季度总结表",
            f"Summary of quarter {quarter}, {year}, {{area}}",
        )
    return Text(
        f"{{area}}便民生活圈建设总结表（{span.begins}至{span.ends}）",
        f"Summary {span.begins} to {span.ends}, {{area}}",
    )
