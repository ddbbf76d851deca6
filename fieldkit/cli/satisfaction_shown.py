"""Satisfaction on a terminal and for programs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import level_text
from fieldkit.kernel.texts import Text
from fieldkit.reports.satisfaction import HIDDEN, interval_words, left_out_words, value_words

if TYPE_CHECKING:
    from fieldkit.analysis.satisfaction import Figure
    from fieldkit.cli.console import Console
    from fieldkit.kernel.texts import Language
    from fieldkit.services.satisfaction import SatisfactionView

HEAD = Text(
    "{title}（{version} 版）{period}；完成 {complete} 份，拒访 {refused} 份，未完成 {draft} 份，退回 {returned} 份。",
    "{title} (version {version}) {period}; {complete} complete, {refused} refused, {draft} unfinished, "
    "{returned} given back.",
)
LINE = Text(
    "  {level} {name}  {item}  {value}  有效 {n}{interval}；拒访 {refused}；未计入：{left_out}",
    "  {level} {name}  {item}  {value}  n = {n}{interval}; refused {refused}; left out: {left_out}",
)
NO_SHEETS = Text("还没有这份问卷的答卷。", "There are no sheets of this form yet.")


def as_json(view: SatisfactionView, language: Language, *, small: bool) -> dict[str, object]:
    """For programs; figures of fewer than five answers, and those that would tell them, are hidden unless ``small``."""
    return {
        "form": view.form.id,
        "title": view.form.title,
        "version": view.form.version,
        "period": {"from": view.period[0] or None, "to": view.period[1] or None},
        "weighting": view.weighting.value,
        "band_minutes": view.band,
        "sheets": {
            state: view.sheets.get(state, 0) for state in ("complete", "refused", "draft", "returned")
        },
        "formulas": [formula.value for formula in view.formulas],
        "figures": [_figure(one, language, small=small) for one in view.figures],
    }


def _figure(one: Figure, language: Language, *, small: bool) -> dict[str, object]:
    hidden = one.is_hidden and not small
    return {
        "formula": one.formula.value,
        "formula_text": one.formula_text.say(language),
        "level": one.place.level,
        "place": one.place.name,
        "id": one.place.id or None,
        "item": one.item.rpartition("/")[2] or None,
        "label": one.label or None,
        "value": None if hidden or one.value is None else round(one.value, 2),
        "low": None if hidden or one.low is None else round(one.low, 2),
        "high": None if hidden or one.high is None else round(one.high, 2),
        "n": None if hidden else one.n,
        "refused": one.refused,
        "left_out": None if one.hides_left_out and not small else dict(one.left_out),
        "invalid": dict(one.invalid),
        "weighting": one.weighting.value,
        "suppressed": hidden,
    }


def print_view(view: SatisfactionView, console: Console, *, small: bool) -> None:
    """Formula by formula, the formula in words above its figures."""
    period = "–".join(day for day in dict.fromkeys(view.period) if day)
    states = {state: view.sheets.get(state, 0) for state in ("complete", "refused", "draft", "returned")}
    if not sum(states.values()):
        console.say(NO_SHEETS)
        return
    console.say(HEAD, title=view.form.title, version=view.form.version, period=period, **states)
    last = ""
    for one in view.figures:
        said = f"{one.formula.value}  {one.formula_text.say(console.language)}"
        if said != last:
            console.line(said)
            last = said
        hidden = one.is_hidden and not small
        interval = "" if hidden else interval_words(one, console.language)
        console.say(
            LINE,
            level=level_text(one.place.level).say(console.language),
            name=one.place.name if one.place.level != "total" else "",
            item=one.label,
            value=HIDDEN.say(console.language) if hidden else value_words(one),
            n="——" if hidden else one.n,
            interval=interval,
            refused=one.refused,
            left_out=left_out_words(replace(one, hides_left_out=False) if small else one, console.language),
        )
