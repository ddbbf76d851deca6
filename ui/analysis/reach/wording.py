"""An answer of the service in the words of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.reach.limits import Verdict
from fieldkit.analysis.reach.walking import By
from fieldkit.services.start_points import Origin
from ui.analysis.reach import texts
from ui.analysis.reach.state import (
    CircleLine,
    CircleState,
    ReachState,
    RingLine,
    SuggestedPlace,
    TypeLine,
    WalkingState,
)
from ui.language import current_language, say
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.analysis.reach.circles import CircleReach, Reach
    from fieldkit.analysis.reach.judging import RingReach, TypeReach
    from fieldkit.analysis.reach.suggesting import Suggestion
    from fieldkit.services.reach import ReachView

TONES = {
    Verdict.GREEN: Tone.GOOD,
    Verdict.AMBER: Tone.FEW,
    Verdict.RED: Tone.MISSING,
    Verdict.UNKNOWN: Tone.NEUTRAL,
}


def state_of(view: ReachView, chosen: str, origin: Origin) -> ReachState:
    """Everything, with the circle ``chosen`` (the first where there is no such one) opened."""
    reach = view.reach
    circles = tuple(
        CircleLine(
            one.circle.id,
            short_name(one.circle.name),
            sum(kind.verdict is Verdict.RED for kind in one.types),
        )
        for one in reach.circles
    )
    shown = next(
        (one for one in reach.circles if one.circle.id == chosen),
        reach.circles[0] if reach.circles else None,
    )
    has_starts = any(one.starts for one in reach.circles)
    return ReachState(
        circles=circles,
        circle=None if shown is None else circle_state(shown, reach),
        origin=str(origin),
        origins=tuple((str(one), say(one.label), "") for one in Origin),
        streets=(
            say(texts.STREETS, file=view.network_file, count=f"{view.streets:,}")
            if view.network_file
            else say(texts.NO_STREETS)
        ),
        has_streets=bool(view.network_file),
        walking=WalkingState(
            f"{reach.walking.speed:g}", f"{reach.walking.detour:g}", f"{reach.walking.enough:g}"
        ),
        told=tuple(one.say(current_language()) for one in reach.problems),
        lack="circles" if not circles else "" if has_starts or origin is not Origin.AUTO else "places",
    )


def short_name(name: str) -> str:
    """瑞丰 for 瑞丰一刻钟便民生活圈."""
    return name.removesuffix(texts.CIRCLE_ENDING.zh) or name


def circle_state(one: CircleReach, reach: Reach) -> CircleState:
    """One circle with its types and rings."""
    from_words = say(one.circle.starts_from) if one.circle.starts_from else ""
    return CircleState(
        one.circle.id,
        short_name(one.circle.name),
        say(texts.STARTS, words=from_words, count=len(one.starts)),
        tuple(_type(kind, one, reach) for kind in one.types),
        tuple(_ring(ring) for ring in (*one.rings, *one.facilities)),
    )


def figure(value: float) -> str:
    """One decimal, none where it is nought."""
    return f"{value:.1f}".removesuffix(".0")


def _type(kind: TypeReach, circle: CircleReach, reach: Reach) -> TypeLine:
    places = tuple(
        _place(at, one, circle, reach)
        for at, one in enumerate(one for one in circle.suggestions if one.code == kind.code)
    )
    no_place = "" if places else say(texts.NO_PLACE if kind.verdict is Verdict.RED else texts.NO_NEED)
    return TypeLine(
        code=kind.code,
        name=say(kind.name),
        verdict=say(kind.verdict.label),
        tone=TONES[kind.verdict],
        walk=_walk(kind),
        straight=_straight(kind, reach.walking.detour),
        shares=(_percent(kind.shares[0]), _percent(kind.shares[1]), _percent(kind.shares[2])),
        outlets=say(texts.COUNT, count=kind.outlets),
        said=_said(kind, reach),
        places=places,
        no_place=no_place if kind.walks else "",
    )


def _walk(kind: TypeReach) -> str:
    if kind.metres is None or kind.minutes is None:
        return say(texts.NONE_NEAR)
    return say(texts.WALKED, metres=f"{kind.metres:,.0f}", minutes=figure(kind.minutes))


def _straight(kind: TypeReach, detour: float) -> str:
    if kind.straight_m is None:
        return say(texts.NO_STRAIGHT)
    return say(
        texts.STRAIGHT,
        line=f"{kind.straight_m / detour:,.0f}",
        detour=f"{detour:g}",
        metres=f"{kind.straight_m:,.0f}",
    )


def _said(kind: TypeReach, reach: Reach) -> tuple[str, ...]:
    walking = reach.walking
    way = say(kind.by.label)
    if kind.metres is None or kind.minutes is None:
        first = say(texts.NOWHERE, enough=f"{walking.enough:g}", way=way)
    else:
        first = say(
            texts.ALONG,
            enough=f"{walking.enough:g}",
            metres=f"{kind.metres:,.0f}",
            minutes=figure(kind.minutes),
            way=way,
        )
    five, ten, fifteen = map(figure, kind.shares)
    return (
        first,
        _straight(kind, walking.detour) if kind.by is By.STREETS else "",
        say(texts.SHARES, five=five, ten=ten, fifteen=fifteen),
        say(texts.WITHIN, share=figure(kind.within)),
        say(texts.RULE, item=kind.limit.item, rule=say(kind.limit.text)),
    )


def _place(at: int, one: Suggestion, circle: CircleReach, reach: Reach) -> SuggestedPlace:
    longitude, latitude = reach.ground.degrees(one.place)
    known = circle.circle.population is not None
    return SuggestedPlace(
        f"{one.code}/{at}",
        say(texts.SUGGESTION, near=circle.starts[one.start].name),
        say(texts.GAIN, before=figure(one.share_before), after=figure(one.share_after)),
        say(texts.GAIN_PEOPLE, people=f"{one.people:,.0f}") if known else "",
        f"{longitude:.6f},{latitude:.6f}",
    )


def _ring(one: RingReach) -> RingLine:
    met = Tone.GOOD if one.is_met else Tone.MISSING
    return RingLine(
        one.rule,
        say(one.label),
        one.item,
        say(Verdict.GREEN.label if one.is_met else Verdict.RED.label),
        met,
        _percent(one.share),
        _percent(one.straight_share),
        f"{one.minutes:g} / {one.wanted:g}%",
    )


def _percent(value: float) -> str:
    return f"{figure(value)}%"
