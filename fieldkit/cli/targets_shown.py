"""How the board of a plan is shown on the command line: one row for each figure that the plan wants."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.outlook import Outlook
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from fieldkit.analysis.measures.board import PlaceStanding, Standing
    from fieldkit.analysis.measures.quotas import QuotaStanding
    from fieldkit.kernel.texts import Language
    from fieldkit.services.targets import Overview
    from fieldkit.services.trends import Trend

UNKNOWN = Text("算不出", "unknown")
BEHIND = Text("未达到：{names}", "behind: {names}")
FORECAST = Text("照现在的进度到期为 {value}", "by the current pace {value} at the end")
QUOTA = Text("差 {gap} 个；有设施的圈占 {share}%", "{gap} missing; {share}% of the circles have one")
TRENDS = {
    True: Text("比之前的 {before} 提高", "up from {before}"),
    False: Text("没有比之前的 {before} 提高", "not up from {before}"),
    None: Text("之前没有可比的数", "nothing to compare with"),
}
NO_DATE = Text("文件没有写期限", "the document names no date")
_MOST_NAMES = 8
_NO_TRENDS: Mapping[str, Trend] = MappingProxyType({})


def board_rows(
    view: Overview, language: Language, trends: Mapping[str, Trend] = _NO_TRENDS
) -> list[dict[str, object]]:
    """Every figure as JSON: targets first, then what is wanted of each community, then quotas of facilities.

    Args:
        view: the board.
        language: of its words.
        trends: what targets without a figure were on an earlier day, by their id.
    """
    rows = [_standing(one, language) for one in (*view.standings, *view.standards)]
    for row in rows:
        trend = trends.get(str(row["id"]))
        if trend is not None:
            row |= {"before": figure(trend.before), "rose": trend.rose}
    return [*rows, *(_quota(one, view, language) for one in view.quotas)]


def board_lines(
    view: Overview, language: Language, trends: Mapping[str, Trend] = _NO_TRENDS
) -> Iterator[str]:
    """Every figure in one line, with what it was where ``trends`` says so."""
    for one in (*view.standings, *view.standards):
        trend = trends.get(one.target.id)
        yield _line(one, language) + (f"  {_trend(trend, one, language)}" if trend else "")
    for quota in view.quotas:
        yield _quota_line(quota, language)


def _standing(one: Standing, language: Language) -> dict[str, object]:
    target = one.target
    told: dict[str, object] = {
        "id": target.id,
        "seed_item": target.item,
        "label": target.label.say(language),
        "required": figure(target.required),
        "actual": figure(one.reading.value),
        "met": one.met,
        "unit": target.unit,
        "measure": target.measure,
        "by": target.ends.isoformat() if target.ends else None,
        "forecast": figure(one.forecast),
        "outlook": one.outlook.value,
        "note": one.reading.note.say(language),
    }
    if one.places:
        told["places"] = [_place(place) for place in one.places]
    if one.parts:
        told["parts"] = [_place(place) for place in one.parts]
    return told


def _place(one: PlaceStanding) -> dict[str, object]:
    return {"name": one.name, "actual": figure(one.reading.value), "met": one.met}


def _quota(one: QuotaStanding, view: Overview, language: Language) -> dict[str, object]:
    rule = one.rule
    met = one.met
    outlook = Outlook.UNKNOWN if met is None else Outlook.REACHED if met else Outlook.OPEN
    return {
        "id": rule.id,
        "seed_item": rule.item,
        "label": rule.label.say(language),
        "required": one.required if one.units else None,
        "actual": one.actual,
        "met": met,
        "unit": rule.unit,
        "measure": "facilities",
        "by": None,
        "forecast": None,
        "outlook": outlook.value,
        "note": "" if one.units else UNKNOWN.say(language),
        "gap": one.gap,
        "most": one.most,
        "circles_with_one": figure(one.share),
        "coverage_required": figure(rule.walk_target),
        "coverage_by": rule.coverage_by if rule.walk_target is not None else None,
        "behind": [unit.name for unit in one.lacking],
        "on": view.on.isoformat(),
    }


def _line(one: Standing, language: Language) -> str:
    target = one.target
    sign = "%" if target.unit == "percent" else ""
    actual = UNKNOWN.say(language) if one.reading.value is None else f"{one.reading.value}{sign}"
    required = "——" if target.required is None else f"{target.required}{sign}"
    words = [
        f"{target.item}  {target.label.say(language)}  {actual} / {required}  {one.outlook.label.say(language)}"
    ]
    if one.forecast is not None:
        words.append(FORECAST.say(language, value=one.forecast))
    if target.ends is None and target.required is not None:
        words.append(NO_DATE.say(language))
    if one.behind:
        names = "、".join(one.behind[:_MOST_NAMES]) + ("…" if len(one.behind) > _MOST_NAMES else "")
        words.append(BEHIND.say(language, names=names))
    note = one.reading.note.say(language)
    return "  ".join([*words, *([note] if note else [])])


def _trend(trend: Trend, one: Standing, language: Language) -> str:
    before = f"{trend.before}{'%' if one.target.unit == 'percent' else ''}"
    return TRENDS[trend.rose].say(language, before=before)


def _quota_line(one: QuotaStanding, language: Language) -> str:
    rule = one.rule
    wanted = f"{one.required}" if one.most in {None, one.required} else f"{one.required}–{one.most}"
    state = Outlook.UNKNOWN if one.met is None else Outlook.REACHED if one.met else Outlook.OPEN
    words = f"{rule.item}  {rule.label.say(language)}  {one.actual} / {wanted}  {state.label.say(language)}"
    if one.share is None:
        return words
    return f"{words}  {QUOTA.say(language, gap=one.gap, share=one.share)}"


def figure(value: Decimal | None) -> int | float | None:
    """A figure as JSON writes it, whole where it is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
