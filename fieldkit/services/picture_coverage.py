"""The heat table of a workspace: what each community, circle or area has and lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.formulas import level_text
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.posters.pictures.heat import HeatLine, heat_table
from fieldkit.posters.pictures.picture import Picture, PictureError
from fieldkit.posters.pictures.sheet import Caption
from fieldkit.registers.business_types import business_type
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.picture_wish import DATED, day_of, region, subtitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.rollup import Rollup
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.plan import ProfileEntry
    from fieldkit.services.picture_wish import Wish
    from fieldkit.services.workspace import Workspace

TITLE = Text("{area}便民生活圈业态覆盖热力表", "What {area} has and lacks, type by type")
SIZE = Text("{units} {level} × {types} 种业态", "{units} {level} × {types} types")
SECTION = Text("{name}（{count} 种）", "{name} ({count})")
RULE = Text(
    "缺失：没有一家正在营业；偏少：有，但少于配置标准；齐全：达到配置标准。右边“缺/少”是缺失、偏少的列数，"
    "最下一行是每列缺失的业态数。",
    "None: not one that is open. Too few: some, but fewer than the norm. At the right: columns with none / too few; "
    "the last line counts the types that a column lacks.",
)
LIST = Text("业态目录：{plan} · {profile}", "List of types: {plan} · {profile}")
CUT = Text(
    "只画了缺失最多的 {shown} 个，共 {all} 个；全部见短板统计表。",
    "Only the {shown} that lack most are drawn, of {all}; the table of gaps has them all.",
)
LEVELS = {
    "community": Text("个社区", "communities"),
    "circle": Text("个生活圈", "circles"),
    "street": Text("个街道", "streets"),
    "district": Text("个区县", "districts"),
    "city": Text("个市", "cities"),
}
MOST = 50
"""Columns that can still be read on A4."""
CIRCLE_ENDING = "一刻钟便民生活圈"


def coverage_picture(workspace: Workspace, wish: Wish) -> Picture:
    """Draw the heat table.

    Raises:
        FieldkitError: no such plan; no community, or nothing on the level asked for.
    """
    view, rollup = AnalysisService(workspace).rollup(wish.by, wish.plan)
    if not view.matrix.communities:
        raise FieldkitError(PictureError.NOTHING_COVERED)
    if not rollup.units:
        raise FieldkitError(PictureError.NO_UNITS, by=level_text(wish.by).say(wish.language))
    language = wish.language
    shown = most_lacking(rollup, MOST)
    lines = _lines(view.matrix.entries, rollup, shown, language)
    level = LEVELS[wish.by].say(language)
    title = TITLE.say(language, area=region(workspace))
    caption = Caption(
        title,
        subtitle(
            language,
            SIZE.say(language, units=len(rollup.units), level=level, types=len(lines)),
            LIST.say(
                language, plan=view.plan.short_title.say(language), profile=view.profile.title.say(language)
            ),
            DATED.say(language, day=day_of(workspace, wish)),
        ),
        (
            RULE.say(language),
            *(
                [CUT.say(language, shown=len(shown), all=len(rollup.units))]
                if len(shown) < len(rollup.units)
                else ()
            ),
        ),
    )
    names = [short_name(rollup.units[at].name) for at in shown]
    return Picture(title, heat_table(caption, names, lines, language), language)


def short_name(name: str) -> str:
    """A name without what all of them share."""
    return name.removesuffix(CIRCLE_ENDING).removesuffix("社区") or name


def most_lacking(rollup: Rollup, most: int) -> list[int]:
    """Places of the units that lack most, in the order of the rollup."""
    absent = [sum(cell.state is CoverageState.ABSENT for cell in row) for row in rollup.cells]
    chosen = sorted(range(len(absent)), key=lambda at: (-absent[at], at))[:most]
    return sorted(chosen)


def _lines(
    entries: Sequence[ProfileEntry], rollup: Rollup, shown: Sequence[int], language: Language
) -> list[HeatLine]:
    """Lines class by class, in the order in which the list names the classes."""
    classes = list(dict.fromkeys(entry.type_class for entry in entries))
    lines = []
    for type_class in classes:
        members = [at for at, entry in enumerate(entries) if entry.type_class is type_class]
        section = SECTION.say(language, name=type_class.label.say(language), count=len(members))
        for at in members:
            states = tuple(rollup.cells[unit][at].state for unit in shown)
            lines.append(HeatLine(_name(entries[at], language), section, states))
    return lines


def _name(entry: ProfileEntry, language: Language) -> str:
    kind = business_type(entry.code)
    return entry.name if language == "zh" or kind is None else kind.name.en
