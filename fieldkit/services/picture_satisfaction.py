"""Residents' satisfaction as dots with intervals, against the plan's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula, level_text
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures.intervals import IntervalLine, intervals
from fieldkit.posters.pictures.picture import Picture, PictureError
from fieldkit.posters.pictures.sheet import Caption
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.picture_coverage import short_name
from fieldkit.services.picture_wish import DATED, day_of, region, subtitle
from fieldkit.services.satisfaction import LEVELS, SatisfactionService, chosen_formulas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.satisfaction import Figure
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.plan import Plan
    from fieldkit.services.picture_wish import Wish
    from fieldkit.services.satisfaction import SatisfactionView
    from fieldkit.services.workspace import Workspace

TITLE = Text("{area}居民满意度", "Residents' satisfaction, {area}")
SHEETS = Text("有效答卷 {n} 份，拒访 {refused} 户", "{n} valid sheets, {refused} refusals")
RANGE = Text(
    "横线是 95% 置信区间：样本越少越长；一处达到 400 份就不再画。",
    "The bar is the 95% confidence interval, longer with fewer answers; from 400 answers on it is left out.",
)
HIDDEN = Text(
    "另有 {count} 处有效答卷不足 5 份，或者会让人推算出不足 5 份的地方，没有画。",
    "{count} more places have fewer than five valid sheets, or would give such a place away, and are not drawn.",
)
CUT = Text(
    "只画了数值最低的 {shown} 处，共 {all} 处。", "Only the {shown} lowest places are drawn, of {all}."
)
EVERYTHING = Text("全部", "Everything")
MOST = 36
_MEASURE = "satisfaction"


def satisfaction_picture(workspace: Workspace, wish: Wish) -> Picture:
    """Draw the places.

    Raises:
        FieldkitError: no such plan, no form to rate, or no figure that may go out.
    """
    plan, _ = AnalysisService(workspace).plan(wish.plan)
    wanted = plan.satisfaction.formula if plan.satisfaction else Formula.TOP2.value
    view = SatisfactionService(workspace).figures(
        chosen_formulas(wanted), language=wish.language, overall_alone=True
    )
    day = day_of(workspace, wish).isoformat()
    return intervals_of(view, plan, region(workspace), day, wish.language)


def intervals_of(view: SatisfactionView, plan: Plan, area: str, day: str, language: Language) -> Picture:
    """Draw what was counted already.

    Raises:
        FieldkitError: NO_ANSWERS.
    """
    figures = _first_of_each_place(view.figures)
    open_ = [one for one in figures if one.value is not None and one.n and not one.is_hidden]
    if not open_:
        raise FieldkitError(PictureError.NO_ANSWERS)
    shown = _lowest(open_)
    hidden = sum(one.is_hidden for one in figures)
    title = TITLE.say(language, area=area)
    first = figures[0]
    said = SHEETS.say(language, n=first.n, refused=first.refused)
    notes = [first.formula_text.say(language), RANGE.say(language)]
    if hidden:
        notes.append(HIDDEN.say(language, count=hidden))
    if len(shown) < len(open_):
        notes.append(CUT.say(language, shown=len(shown), all=len(open_)))
    caption = Caption(
        title, subtitle(language, first.label, said, DATED.say(language, day=day)), tuple(notes)
    )
    lines = [_line(one, language) for one in shown]
    return Picture(title, intervals(caption, lines, target_lines(plan), language), language)


def target_lines(plan: Plan) -> list[float]:
    """The figures of satisfaction that a plan wants, the lowest first."""
    found = {
        float(one.required) for one in plan.targets if one.measure == _MEASURE and one.required is not None
    }
    return sorted(found)


def _first_of_each_place(figures: Sequence[Figure]) -> list[Figure]:
    """Of each place the answer to “all in all”, or the first question that is rated.

    An area that holds every answer says nothing that the whole does not.
    """
    found: dict[tuple[str, str], Figure] = {}
    for one in figures:
        found.setdefault((one.place.level, one.place.id), one)
    whole = next((one.n for one in found.values() if one.place.level == "total"), -1)
    return [one for one in found.values() if one.place.level not in LEVELS or one.n != whole]


def _lowest(figures: list[Figure]) -> list[Figure]:
    """At most ``MOST``, in their order; the whole stays."""
    ranked = sorted(figures, key=lambda one: (one.place.level != "total", one.value or 0.0))[:MOST]
    return [one for one in figures if one in ranked]


def _line(one: Figure, language: Language) -> IntervalLine:
    whole = one.place.level == "total"
    name = EVERYTHING.say(language) if whole else short_name(one.place.name)
    return IntervalLine(
        level_text(one.place.level).say(language), name, one.value or 0.0, one.low, one.high, one.n
    )
