"""Figures and states of the board in words and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.measures.outlook import Outlook
from ui.language import say
from ui.plans.board import texts
from ui.theme import Tone

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from fieldkit.analysis.measures.board import Standing

TONES = {
    Outlook.REACHED: Tone.GOOD,
    Outlook.ON_PACE: Tone.INFO,
    Outlook.BEHIND: Tone.FEW,
    Outlook.OPEN: Tone.FEW,
    Outlook.NO_DATE: Tone.FEW,
    Outlook.MISSED: Tone.MISSING,
    Outlook.NOT_BEGUN: Tone.NEUTRAL,
    Outlook.NO_FIGURE: Tone.NEUTRAL,
    Outlook.UNKNOWN: Tone.NEUTRAL,
}
_UNITS = {"percent": "%", "m2": " ㎡"}


def amount(value: Decimal | float | None, unit: str) -> str:
    """A figure with its unit: 90 %, 12, 30 ㎡; 算不出 without one."""
    if value is None:
        return say(texts.UNKNOWN)
    number = f"{float(value):,.1f}".removesuffix(".0")
    return f"{number}{_UNITS.get(unit, '')}"


def state_words(one: Standing) -> str:
    """How a target stands; one that must not be passed complies."""
    if one.outlook is Outlook.REACHED and not one.target.at_least:
        return say(texts.COMPLIES)
    return say(one.outlook.label)


def figure_words(one: Standing) -> str:
    """12 / 20."""
    target = one.target
    if target.required is None:
        wanted = say(texts.RISE)
    elif target.at_least:
        wanted = amount(target.required, target.unit)
    else:
        wanted = say(texts.WITHIN, value=amount(target.required, target.unit))
    return f"{amount(one.reading.value, target.unit)} / {wanted}"


def when_words(one: Standing, on: date) -> tuple[str, ...]:
    """What the time of a target says: how much is gone, where the pace leads, or why it does not say."""
    target = one.target
    if target.ends is None:
        return (say(texts.WITHOUT_DATE),) if target.required is not None else ()
    if one.forecast is not None and target.begins is not None:
        text = texts.PACE_PLACE if one.places else texts.PACE
        values = {
            "gone": (on - target.begins).days + 1,
            "whole": (target.ends - target.begins).days + 1,
            "now": amount(one.reading.value, target.unit),
            "expected": amount(one.forecast, target.unit),
        }
        return (say(text, **values), say(texts.LEFT, day=target.ends, days=(target.ends - on).days))
    if on > target.ends:
        return (say(texts.OVER, day=target.ends),)
    if target.begins is not None and on < target.begins:
        return (say(texts.BEGINS, day=target.begins),)
    left = say(texts.LEFT, day=target.ends, days=(target.ends - on).days)
    if one.met:
        return (left,)
    if target.unit == "percent":
        return (left, say(texts.NO_PACE))
    return (left, say(texts.NO_BEGIN)) if target.begins is None else (left,)
