"""What happened in a quarter or a year: counted from the registers, each figure with the period before and all so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from fieldkit.analysis.measures import counting, shares
from fieldkit.analysis.measures.counting import Period
from fieldkit.analysis.measures.places import whole
from fieldkit.kernel.texts import Text
from fieldkit.reports.pages import number
from fieldkit.reports.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Line, Source

_BUILDING = Text("建设进度", "Building")
_OUTLETS = Text("商业网点", "Outlets")
_LISTS = Text("需求和项目", "Demands, projects")
_MONEY = Text("资金", "Money")
_VOICE = Text("听取意见", "Residents heard")
_EVENTS = Text("便民活动", "Events")
_ORDER = Text("检查和宣传", "Inspections, posters")
_SATISFIED = Text("满意度", "Satisfaction")
_CIRCLES, _COMMUNITIES = Text("个", "circles"), Text("个", "places")
_SHOPS, _MANY, _TIMES = Text("家", "outlets"), Text("项", ""), Text("次", "")
_PEOPLE, _SHARE, _YUAN = Text("人", "people"), Text("%", "%"), Text("万元", "10,000 yuan")


_NO_NOTE = Text("", "")


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """One line of a summary; None where a figure has no such part.

    Attributes:
        now, before, so_far: in the period, in the one before it, up to the end of the period.
    """

    section: Text
    label: Text
    unit: Text
    now: Value
    before: Value
    so_far: Value
    note: Text = _NO_NOTE


def quarter_of(day: date) -> Span:
    """The quarter that a day lies in."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return Span(first, _months_later(first, 3) - timedelta(days=1))


def year_of(day: date) -> Span:
    """The year that a day lies in."""
    return Span(date(day.year, 1, 1), date(day.year, 12, 31))


def before(span: Span) -> Span:
    """The period before: whole months stay whole months, other spans keep their days."""
    months = (span.ends.year - span.begins.year) * 12 + span.ends.month - span.begins.month + 1
    if span.begins.day == 1 and _months_later(span.begins, months) - timedelta(days=1) == span.ends:
        return Span(_months_later(span.begins, -months), span.begins - timedelta(days=1))
    days = (span.ends - span.begins).days + 1
    return Span(span.begins - timedelta(days=days), span.begins - timedelta(days=1))


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def period_figures(source: Source, span: Span) -> tuple[PeriodFigure, ...]:
    """Every figure of a summary, in the order of print."""
    counted = _Counted(source, span)
    return (
        *counted.building(), *counted.outlets(), *counted.lists(), *counted.money(), *counted.voice(),
        *counted.events(), *counted.order(), *counted.satisfaction(),
    )  # fmt: skip


class _Counted:
    def __init__(self, source: Source, span: Span) -> None:
        self._source, self._facts = source, source.facts
        self._everything = whole(source.facts)
        self._spans = (span, before(span), None)
        self._end = span.ends

    def building(self) -> Iterator[PeriodFigure]:
        yield self._measured(
            _BUILDING, Text("启动建设的生活圈", "Circles begun"), _CIRCLES, counting.circles_started
        )
        yield self._measured(
            _BUILDING, Text("建成的生活圈", "Circles finished"), _CIRCLES, counting.circles_built
        )
        built = counting.communities_built
        yield self._measured(_BUILDING, Text("建成的社区", "Communities finished"), _COMMUNITIES, built)
        yield self._dated(
            _BUILDING, Text("公示的生活圈", "Circles made public"), _CIRCLES, "circle", "published_on"
        )
        residents = counting.residents_served(self._facts, self._everything, self._until())
        yield self._standing(_BUILDING, Text("服务居民", "Residents served"), _PEOPLE, residents.value)

    def outlets(self) -> Iterator[PeriodFigure]:
        until = self._until()
        total = counting.outlets(self._facts, self._everything, until).value
        yield self._standing(_OUTLETS, Text("正在营业的网点", "Open outlets"), _SHOPS, total)
        renewed = counting.new_or_upgraded_outlets
        yield self._measured(
            _OUTLETS, Text("新增或改造提升的网点", "New or upgraded outlets"), _SHOPS, _only_dated(renewed)
        )
        chains = shares.chain_share(self._facts, self._everything, until).value
        yield self._standing(_OUTLETS, Text("连锁网点占比", "Chains"), _SHARE, chains)
        night = counting.open_24h(self._facts, self._everything, until).value
        yield self._standing(_OUTLETS, Text("24小时营业的网点", "Open 24 h"), _SHOPS, night)

    def lists(self) -> Iterator[PeriodFigure]:
        yield self._dated(_LISTS, Text("新提出的需求", "Demands raised"), _MANY, "demand", "raised_on")
        met = Counter(str(one["state"] or "") for one in self._source.lines("demand", ("state",)))
        yield self._standing(_LISTS, Text("已满足的需求", "Demands met"), _MANY, met["met"])
        yield self._dated(_LISTS, Text("开工的项目", "Projects begun"), _MANY, "project", "started_on")
        yield self._dated(_LISTS, Text("完工的项目", "Projects finished"), _MANY, "project", "finished_on")
        state = Counter(str(one["stage"] or "") for one in self._source.lines("project", ("stage",)))
        yield self._standing(
            _LISTS, Text("列入满意清单的项目", "Projects that satisfy"), _MANY, state["satisfied"]
        )

    def money(self) -> Iterator[PeriodFigure]:
        for label, key in (
            (Text("开工项目总投资", "Budget of projects begun"), "budget"),
            (Text("开工项目补助资金", "Subsidies of projects begun"), "subsidy"),
        ):
            yield self._summed(_MONEY, label, _YUAN, "project", "started_on", key)
        yield self._summed(
            _MONEY,
            Text("完工项目总投资", "Budget of projects finished"),
            _YUAN,
            "project",
            "finished_on",
            "budget",
        )
        invested = [_amount(one["investment"]) for one in self._source.lines("circle", ("investment",))]
        yield self._standing(_MONEY, Text("带动社会投资", "Private investment"), _YUAN, _short(sum(invested)))

    def voice(self) -> Iterator[PeriodFigure]:
        yield self._dated(_VOICE, Text("议事会议", "Meetings"), _TIMES, "meeting", "held_on")
        yield self._dated(
            _VOICE, Text("收到的意见建议", "Opinions received"), _MANY, "opinion", "received_on"
        )
        yield self._dated(
            _VOICE, Text("答复的意见建议", "Opinions answered"), _MANY, "opinion", "answered_on"
        )

    def events(self) -> Iterator[PeriodFigure]:
        yield self._dated(_EVENTS, Text("活动场次", "Events"), _TIMES, "event", "starts_on")
        yield self._summed(
            _EVENTS, Text("参加居民", "Residents who came"), _PEOPLE, "event", "starts_on", "people"
        )
        yield self._summed(_EVENTS, Text("参加商户", "Merchants"), _SHOPS, "event", "starts_on", "merchants")

    def order(self) -> Iterator[PeriodFigure]:
        yield self._dated(_ORDER, Text("检查", "Inspections"), _TIMES, "inspection", "inspected_on")
        yield self._dated(_ORDER, Text("整改完成", "Mended"), _MANY, "inspection", "mended_on")
        yield self._dated(_ORDER, Text("张贴导视图", "Posters posted"), _MANY, "posted_poster", "posted_on")

    def satisfaction(self) -> Iterator[PeriodFigure]:
        found = shares.satisfaction(self._facts, self._everything, self._until())
        label = Text("居民满意度", "Residents' satisfaction")
        one = self._standing(_SATISFIED, label, _SHARE, found.value)
        yield replace(one, note=found.note)

    # -- how a figure is taken ---------------------------------------------

    def _until(self) -> Period:
        return Period(None, self._end)

    def _measured(
        self, section: Text, label: Text, unit: Text, measure: Callable[..., counting.Reading]
    ) -> PeriodFigure:
        readings = [measure(self._facts, self._everything, self._period(span)) for span in self._spans]
        values = [number(one.value) for one in readings]
        return PeriodFigure(section, label, unit, values[0], values[1], values[2], readings[2].note)

    def _dated(self, section: Text, label: Text, unit: Text, kind: str, key: str) -> PeriodFigure:
        days = [str(one[key] or "") for one in self._source.lines(kind, (key,))]
        values = [sum(_is_in(self._period(span), day) for day in days) for span in self._spans]
        undated = sum(not day for day in days) if kind != "circle" and key in _MUST_HAVE else 0
        note = (
            Text(f"{undated} 条没有填日期，未计入", f"{undated} without a date are not counted")
            if undated
            else Text("", "")
        )
        return PeriodFigure(section, label, unit, values[0], values[1], values[2], note)

    def _summed(
        self, section: Text, label: Text, unit: Text, kind: str, key: str, amount: str
    ) -> PeriodFigure:
        lines = self._source.lines(kind, (key, amount))
        values = [_sum(lines, self._period(span), key, amount) for span in self._spans]
        return PeriodFigure(section, label, unit, values[0], values[1], values[2])

    def _standing(self, section: Text, label: Text, unit: Text, value: Decimal | Value) -> PeriodFigure:
        shown = value if value is None or isinstance(value, (int, float, str)) else number(value)
        return PeriodFigure(section, label, unit, None, None, shown)

    def _period(self, span: Span | None) -> Period:
        return Period(None, self._end) if span is None else Period(span.begins, span.ends)


_MUST_HAVE = frozenset(("raised_on", "held_on", "received_on", "starts_on", "inspected_on", "posted_on"))
"""Days that every record has; others come when something is done."""


def _only_dated(measure: Callable[..., counting.Reading]) -> Callable[..., counting.Reading]:
    """Outlets without a date belong to no period, only to all so far."""

    def taken(facts: object, place: object, period: Period) -> counting.Reading:
        reading = measure(facts, place, period)
        if period.begins is None or reading.value is None:
            return reading
        undated = measure(facts, place, Period(date.max, date.max)).value or 0
        return replace(reading, value=reading.value - undated)

    return taken


def _is_in(period: Period, text: str) -> bool:
    try:
        return period.has(date.fromisoformat(text[:10])) if text else False
    except ValueError:
        return False


def _sum(lines: object, period: Period, key: str, amount: str) -> Value:
    found: list[Line] = [one for one in lines if _is_in(period, str(one[key] or ""))]  # type: ignore[attr-defined]
    return _short(sum(_amount(one[amount]) for one in found))


def _amount(value: object) -> float:
    try:
        return float(str(value)) if value is not None else 0.0
    except ValueError:
        return 0.0


def _short(value: float) -> Value:
    value = round(value, 2)
    return int(value) if float(value).is_integer() else value
