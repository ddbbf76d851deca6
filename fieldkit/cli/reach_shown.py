"""Reach as JSON and as lines for a clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.reach.walking import By
from fieldkit.kernel.texts import Text
from fieldkit.registers.reading import type_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.analysis.reach.circles import CircleReach, Reach
    from fieldkit.analysis.reach.density import DensityReach
    from fieldkit.analysis.reach.judging import RingReach, TypeReach
    from fieldkit.analysis.reach.suggesting import Suggestion
    from fieldkit.kernel.texts import Language
    from fieldkit.services.reach import ReachView

HEAD = Text(
    "方案：{plan}。步行每分钟 {speed} 米，绕行系数 {detour}，{enough}% 的人够得着才算达标。",
    "Plan: {plan}. {speed} m a minute on foot, detour factor {detour}; {enough}% of the people are enough.",
)
STREETS = Text("路网：{file}，{count} 段街道。", "Streets: {file}, {count} of them.")
NO_STREETS_HERE = Text(
    "这个路网文件里没有本地的道路，下面全部按直线距离折算；请换用本地的路网文件。",
    "This file holds no streets of this place; everything below is by straight lines. Use a file of the area.",
)
CIRCLE = Text("【{name}】起点：{starts} {count} 个", "[{name}] from {count} {starts}")
TYPE = Text(
    "  {verdict}  {name}：{metres} 米、{minutes} 分钟（{way}；{straight}）；{rule}（{item}）；5/10/15 分钟 {five}/{ten}/{fifteen}%；圈内 {outlets} 家",
    "  {verdict}  {name}: {metres} m, {minutes} min ({way}; {straight}); {rule} ({item}); "
    "5/10/15 min {five}/{ten}/{fifteen}%; {outlets} in the circle",
)
NOWHERE = Text(
    "  {verdict}  {name}：没有走得到的网点（{way}）；{rule}（{item}）；5/10/15 分钟 {five}/{ten}/{fifteen}%；圈内 {outlets} 家",
    "  {verdict}  {name}: none near enough ({way}); {rule} ({item}); "
    "5/10/15 min {five}/{ten}/{fifteen}%; {outlets} in the circle",
)
BOTH = Text("直线 {line} 米 × {detour}＝{walk} 米", "straight {line} m × {detour} = {walk} m")
RING = Text(
    "  {mark}  {label}：{share}% 的人够得着（{way}；按直线折算 {straight}%；{item}）",
    "  {mark}  {label}: {share}% of the people ({way}; by straight lines {straight}%; {item})",
)
FACILITY = Text(
    "  {mark}  {label}：{share}% 的人 {minutes} 分钟内够得着，应达到 {wanted}%（{way}；按直线折算 {straight}%；{item}）",
    "  {mark}  {label}: {share}% of the people within {minutes} min, {wanted}% wanted "
    "({way}; by straight lines {straight}%; {item})",
)
BY_SETTING = Text(
    "  {mark}  {label}：{share}% 的人 {minutes} 分钟内够得着，文件没有定数，按设置取 {wanted}%（{way}；"
    "按直线折算 {straight}%；{item}）",
    "  {mark}  {label}: {share}% of the people within {minutes} min; the document gives no figure, {wanted}% is the "
    "setting ({way}; by straight lines {straight}%; {item})",
)
DENSITY = Text(
    "  {mark}  新增 {outlet}：直线 {within} 米内有 {count} 家，至多 {allowed} 家（{item}）",
    "  {mark}  new {outlet}: {count} within {within} m in a straight line, at most {allowed} ({item})",
)
SUGGESTED = Text(
    "  建议  {name}：设在“{near}”附近（{longitude}, {latitude}，WGS-84），达标人口由 {before}% 升到 {after}%",
    "  suggested  {name}: near “{near}” ({longitude}, {latitude}, WGS-84); people within reach from {before}% to {after}%",
)
MET, UNMET = Text("符合", "kept"), Text("不符合", "not kept")


def as_json(view: ReachView, language: Language = "zh") -> list[dict[str, object]]:
    """A list of circles; shares in per cent, distances in metres walked."""
    general = [problem.say(language) for problem in view.reach.problems]
    return [
        {
            "circle": one.circle.name,
            "id": one.circle.id,
            "plan": view.plan.key,
            "starts_from": one.circle.starts_from.say(language) if one.circle.starts_from else "",
            "start_points": len(one.starts),
            "population": one.circle.population,
            "types": {
                kind.name.say(language): _type(kind, view.reach.walking.detour, language)
                for kind in one.types
            },
            "rings": [_ring(ring, language) for ring in one.rings],
            "facilities": [_ring(ring, language) for ring in one.facilities],
            "density": [_density(dense, language) for dense in one.density],
            "suggestions": [
                _suggestion(place, one, view.reach, language, has_people=one.circle.population is not None)
                for place in one.suggestions
            ],
            "told": [*(problem.say(language) for problem in one.problems), *general],
        }
        for one in view.reach.circles
    ]


def _ring(one: RingReach, language: Language) -> dict[str, object]:
    return {
        "id": one.rule,
        "item": one.item,
        "label": one.label.say(language),
        "minutes": _round(one.minutes),
        "share": _round(one.share),
        "required": _round(one.wanted),
        "met": one.is_met,
        "way": one.by.label.say(language),
        "straight_share": _round(one.straight_share),
    }


def _type(one: TypeReach, detour: float, language: Language) -> dict[str, object]:
    return {
        "code": one.code,
        "verdict": str(one.verdict),
        "share": _round(one.within),
        "share_5": _round(one.shares[0]),
        "share_10": _round(one.shares[1]),
        "share_15": _round(one.shares[2]),
        "green": _round(one.green),
        "amber": _round(one.within - one.green),
        "red": _round(100 - one.within) if one.walks else 0.0,
        "nearest_m": None if one.metres is None else round(one.metres),
        "minutes": None if one.minutes is None else _round(one.minutes),
        "way": one.by.label.say(language),
        "line_m": None if one.straight_m is None else round(one.straight_m / detour),
        "straight_m": None if one.straight_m is None else round(one.straight_m),
        "streets_m": None if one.metres is None or one.by is not By.STREETS else round(one.metres),
        "outlets": one.outlets,
        "start_points": len(one.walks),
        "rule": one.limit.text.say(language),
        "item": one.limit.item,
    }


def _density(one: DensityReach, language: Language) -> dict[str, object]:
    return {
        "outlet": one.outlet.id,
        "name": one.outlet.name,
        "count": one.count,
        "allowed": one.allowed,
        "within_m": _round(one.within_m),
        "met": one.is_met,
        "way": Text("直线距离", "straight line").say(language),
        "neighbours": [{"name": name, "metres": round(far)} for name, far in one.neighbours],
        "item": one.item,
    }


def _suggestion(
    one: Suggestion, circle: CircleReach, reach: Reach, language: Language, *, has_people: bool
) -> dict[str, object]:
    longitude, latitude = reach.ground.degrees(one.place)
    gain = 100 * one.people / sum(circle.people) if sum(circle.people) else 0.0
    return {
        "type": type_name(one.code, language),
        "code": one.code,
        "longitude": round(longitude, 6),
        "latitude": round(latitude, 6),
        "datum": "WGS84",
        "near": circle.starts[one.start].name,
        "people": round(one.people) if has_people else None,
        "share": _round(gain),
        "share_before": _round(one.share_before),
        "share_after": _round(one.share_after),
    }


def as_lines(view: ReachView, language: Language = "zh") -> Iterator[str]:
    """For reading."""
    walking = view.reach.walking
    yield HEAD.say(
        language,
        plan=view.plan.short_title.say(language),
        speed=f"{walking.speed:g}",
        detour=f"{walking.detour:g}",
        enough=f"{walking.enough:g}",
    )
    if view.network_file:
        yield STREETS.say(language, file=view.network_file, count=f"{view.streets:,}")
        if not view.streets:
            yield NO_STREETS_HERE.say(language)
    for one in view.reach.circles:
        yield ""
        yield from _circle(one, view, language)
    if view.reach.problems:
        yield ""
    for problem in view.reach.problems:
        yield problem.say(language)


def _circle(one: CircleReach, view: ReachView, language: Language) -> Iterator[str]:
    reach = view.reach
    own = {rule.id for rule in view.plan.rules if rule.walk_target is not None}
    starts = one.circle.starts_from.say(language) if one.circle.starts_from else ""
    yield CIRCLE.say(language, name=one.circle.name, starts=starts, count=len(one.starts))
    for problem in one.problems:
        yield "  " + problem.say(language)
    for kind in one.types if one.starts else ():
        yield _type_line(kind, reach.walking.detour, language)
    for ring in one.rings:
        yield _ring_line(RING, ring, language)
    for ring in one.facilities:
        yield _ring_line(FACILITY if ring.rule in own else BY_SETTING, ring, language)
    for dense in one.density:
        yield DENSITY.say(
            language,
            mark=(MET if dense.is_met else UNMET).say(language),
            outlet=dense.outlet.name,
            within=_figure(dense.within_m),
            count=dense.count,
            allowed=dense.allowed,
            item=dense.item,
        )
    for place in one.suggestions:
        values = _suggestion(place, one, reach, language, has_people=True)
        yield SUGGESTED.say(
            language,
            name=values["type"],
            near=values["near"],
            longitude=values["longitude"],
            latitude=values["latitude"],
            before=_figure(place.share_before),
            after=_figure(place.share_after),
        )


def _ring_line(text: Text, ring: RingReach, language: Language) -> str:
    return text.say(
        language,
        mark=(MET if ring.is_met else UNMET).say(language),
        label=ring.label.say(language),
        share=_figure(ring.share),
        minutes=_figure(ring.minutes),
        wanted=_figure(ring.wanted),
        way=ring.by.label.say(language),
        straight=_figure(ring.straight_share),
        item=ring.item,
    )


def _type_line(one: TypeReach, detour: float, language: Language) -> str:
    text = NOWHERE if one.metres is None else TYPE
    return text.say(
        language,
        verdict=one.verdict.label.say(language),
        name=one.name.say(language),
        metres="" if one.metres is None else round(one.metres),
        minutes="" if one.minutes is None else _figure(one.minutes),
        way=one.by.label.say(language),
        straight=_both(one.straight_m, detour, language),
        rule=one.limit.text.say(language),
        item=one.limit.item,
        five=_figure(one.shares[0]),
        ten=_figure(one.shares[1]),
        fifteen=_figure(one.shares[2]),
        outlets=one.outlets,
    )


def _both(straight: float | None, detour: float, language: Language) -> str:
    """The straight line and what it comes to on foot."""
    if straight is None:
        return "——"
    return BOTH.say(language, line=round(straight / detour), detour=f"{detour:g}", walk=round(straight))


def _figure(number: float) -> str:
    return f"{_round(number):g}"


def _round(number: float) -> float:
    """One decimal, halves up."""
    return int(number * 10 + 0.5) / 10
