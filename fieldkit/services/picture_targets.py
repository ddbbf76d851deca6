"""The targets of a plan as bars: how far each is on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.measures.bars import bar_of
from fieldkit.analysis.measures.outlook import Outlook
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures.bars import BarLine, BarStyle, progress_bars
from fieldkit.posters.pictures.picture import Picture, PictureError
from fieldkit.posters.pictures.sheet import Caption
from fieldkit.services.picture_wish import DATED, day_of, subtitle
from fieldkit.services.targets import TargetService

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.analysis.measures.quotas import QuotaStanding
    from fieldkit.kernel.texts import Language
    from fieldkit.services.picture_wish import Wish
    from fieldkit.services.targets import Overview
    from fieldkit.services.workspace import Workspace

TITLE = Text("{plan}：目标与进度", "{plan}: targets and progress")
COUNTED = Text("画出 {drawn} 项，其中 {met} 项达到", "{met} of {drawn} drawn are met")
LEFT_OUT = Text(
    "另有 {count} 项没有数字或还算不出，没有画：{items}。",
    "{count} more have no figure or cannot be worked out yet and are not drawn: {items}.",
)
LOWEST = Text(
    "“最低”：要求每个社区或每个生活圈都达到的，画的是最低的一处。",
    "“lowest”: where every community or circle has to reach it, the lowest one is drawn.",
)
CUT = Text("只画了前 {shown} 项。", "Only the first {shown} are drawn.")
BY_YEAR = Text("{year} 年", "{year}")
NO_YEAR = Text("没有期限", "no date")
STANDARDS = Text("每个社区的标准", "standards for each community")
QUOTAS = Text("设施配置", "facilities")
SHORT = Text("差 {gap} 个", "{gap} missing")
WITHIN = Text("不超过 {value}", "at most {value}")
COMPLIES = Text("符合", "complies")
LOWEST_MARK = Text("最低 {value}", "lowest {value}")
MOST, _ITEMS = 36, 8
_UNITS = {"percent": "%", "m2": " ㎡"}
_STYLES = {
    Outlook.REACHED: BarStyle.REACHED,
    Outlook.ON_PACE: BarStyle.ON_PACE,
    Outlook.MISSED: BarStyle.MISSED,
    Outlook.NOT_BEGUN: BarStyle.WAITING,
}


def targets_picture(workspace: Workspace, wish: Wish) -> Picture:
    """Draw the bars.

    Raises:
        FieldkitError: no such plan, or none of its targets has both a figure and a reading.
    """
    view = TargetService(workspace).overview(wish.plan, wish.on)
    return bars_of(view, day_of(workspace, wish).isoformat(), wish.language)


def bars_of(view: Overview, day: str, language: Language) -> Picture:
    """Draw what was worked out already.

    Raises:
        FieldkitError: NO_TARGETS.
    """
    lines = list(_lines(view, language))
    if not lines:
        raise FieldkitError(PictureError.NO_TARGETS, plan=view.plan.short_title.say(language))
    shown = lines[:MOST]
    missing = [one.target.item for one in (*view.standings, *view.standards) if not _is_drawn(one)]
    title = TITLE.say(language, plan=view.plan.short_title.say(language))
    met = sum(one.style is BarStyle.REACHED for one in shown)
    counted = COUNTED.say(language, drawn=len(shown), met=met)
    caption = Caption(
        title,
        subtitle(language, view.plan.title.say(language), counted, DATED.say(language, day=day)),
        tuple(_notes(view, lines, missing, language)),
    )
    return Picture(title, progress_bars(caption, shown, language), language)


def _notes(view: Overview, lines: list[BarLine], missing: list[str], language: Language) -> Iterator[str]:
    if any(one.places for one in (*view.standings, *view.standards) if _is_drawn(one)):
        yield LOWEST.say(language)
    if missing:
        items = list(dict.fromkeys(missing))
        named = ("、" if language == "zh" else ", ").join(items[:_ITEMS]) + (
            "…" if len(items) > _ITEMS else ""
        )
        yield LEFT_OUT.say(language, count=len(missing), items=named)
    if len(lines) > MOST:
        yield CUT.say(language, shown=MOST)


def _is_drawn(one: Standing) -> bool:
    return one.target.required is not None and bar_of(one)[0] is not None


def _lines(view: Overview, language: Language) -> Iterator[BarLine]:
    dated = sorted(
        (one for one in view.standings if _is_drawn(one)),
        key=lambda one: one.target.ends.year if one.target.ends else 9999,
    )
    for one in dated:
        ends = one.target.ends
        group = BY_YEAR.say(language, year=ends.year) if ends else NO_YEAR.say(language)
        yield _line(one, group, language)
    for one in view.standards:
        if _is_drawn(one):
            yield _line(one, STANDARDS.say(language), language)
    for quota in view.quotas:
        if quota.units:
            yield _quota(quota, language)


def _line(one: Standing, group: str, language: Language) -> BarLine:
    share, line, expected = bar_of(one)
    complies = one.outlook is Outlook.REACHED and not one.target.at_least
    return BarLine(
        group,
        one.target.item,
        one.target.label.say(language),
        share or 0.0,
        line,
        expected,
        _figures(one, language),
        (COMPLIES if complies else one.outlook.label).say(language),
        _STYLES.get(one.outlook, BarStyle.OPEN),
    )


def _figures(one: Standing, language: Language) -> str:
    unit = one.target.unit
    actual, wanted = amount(one.reading.value, unit), amount(one.target.required, unit)
    if one.places:
        actual = LOWEST_MARK.say(language, value=actual)
    return f"{actual} / {wanted if one.target.at_least else WITHIN.say(language, value=wanted)}"


def _quota(one: QuotaStanding, language: Language) -> BarLine:
    scale = max(one.required, one.actual, 1) * 1.04
    met = bool(one.met)
    wanted = f"{one.required}" if one.most in {None, one.required} else f"{one.required}—{one.most}"
    return BarLine(
        QUOTAS.say(language),
        one.rule.item,
        one.rule.label.say(language),
        one.actual / scale,
        one.required / scale,
        None,
        f"{one.actual} / {wanted}",
        Outlook.REACHED.label.say(language) if met else SHORT.say(language, gap=one.gap),
        BarStyle.REACHED if met else BarStyle.OPEN,
    )


def amount(value: Decimal | float | None, unit: str) -> str:
    """A figure with its unit: 90%, 12, 30 ㎡; a dash without one."""
    if value is None:
        return "—"
    number = f"{float(value):,.1f}".removesuffix(".0")
    return f"{number}{_UNITS.get(unit, '')}"
