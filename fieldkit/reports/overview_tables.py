"""Tables of circles with their figures: 基本情况 (H-42), the four headline figures (M-31), finished circles (M-03)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.circle import GRADES
from fieldkit.reports.facility_rows import facilities_in_use
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import (
    LYING,
    NOTHING,
    SHARE,
    TOTAL,
    UPRIGHT,
    filled,
    joined,
    number_or_dash,
    official,
)
from fieldkit.reports.table_kind import Built
from fieldkit.reports.totals import Breakdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.measures.facts import CircleFact
    from fieldkit.kernel.texts import Language
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source
    from fieldkit.reports.totals import Totals

CENTRES = frozenset(("neighbourhood_centre", "market"))
"""Types of facility that count as 商业中心(邻里中心)."""
NO_CIRCLE_FINISHED = Text(
    "到数据日期为止，没有生活圈填写建成日期。", "No circle has a date of completion by the day of the data."
)
_CHAINS = Text(
    "连锁按“{plan}”的口径计；未填连锁性质的网点按非连锁计。",
    "Chains as “{plan}” defines them; outlets without an entry count as not a chain.",
)
_CLASSES = Text(
    "基本保障类、品质提升类按“{profile}”分；网点只计正在营业的。",
    "Basic and quality types by “{profile}”; open outlets only.",
)
_COMPLETION = Text(
    "完成率 = 已建成生活圈 ÷ 计划建设生活圈；计划数取填有计划年度的生活圈，都没有填时取全部生活圈。",
    "Completion = finished circles ÷ planned ones: those with a planned year, or all where none has one.",
)
_ACROSS = Text(
    "跨区划的生活圈计入其第一个社区所在的区划。",
    "A circle across areas counts in the area of its first community.",
)
_UNPLACED = Text(
    "{count} 个网点没有填写社区，只计入合计。", "{count} outlets without a community count in the total only."
)
_OUTLETS = Text("网点（家）", "Outlets")


def pilot_facts(source: Source) -> Built:
    """城市便民生活圈建设试点基本情况: a row per circle (H-42)."""
    breakdown = _breakdown(source)
    centres = _centres(source)
    columns = (
        Column(Text("序号", "No."), 5),
        Column(Text("生活圈名称", "Circle"), 29, Align.LEFT),
        Column(Text("覆盖社区", "Communities"), 23),
        Column(Text("服务人口", "Residents"), 9),
        Column(Text("商业中心（邻里中心）", "Centres"), 12),
        Column(Text("总数", "All"), 7, group=_OUTLETS),
        Column(Text("基本保障类", "Basic"), 11, group=_OUTLETS),
        Column(Text("品质提升类", "Quality"), 11, group=_OUTLETS),
        Column(Text("其他", "Other"), 7, group=_OUTLETS),
        Column(Text("新增或改造", "New or upgraded"), 11, group=_OUTLETS),
        Column(Text("24小时", "24 h"), 7, group=_OUTLETS),
        Column(Text("连锁占比（%）", "Chains (%)"), 9, group=_OUTLETS, number_format=SHARE),
    )
    rows = []
    for at, circle in enumerate(breakdown.facts.circles, start=1):
        found = breakdown.circle(circle)
        names = joined((one.name for one in breakdown.members.get(circle.id, ())), source.language)
        rows.append(
            (at, circle.name, names or NOTHING.say(source.language), found.residents,
             centres[circle.id], *_of_outlets(found, source.language))
        )  # fmt: skip
    whole = breakdown.whole()
    inside = sum(int(row[5] or 0) for row in rows)
    totals = (
        Total(TOTAL.say(source.language), span=2), Total(whole.communities, '0"个社区"' if _zh(source) else "0"),
        Total(whole.residents), Total(sum(centres.values())),
        *(Total(value) for value in _of_outlets(whole, source.language)),
    )  # fmt: skip
    notes = [_class_note(source), filled(_CHAINS, plan=source.plan.short_title.zh)]
    if whole.outlets > inside:
        notes.append(filled(_UNPLACED, count=whole.outlets - inside))
    sheet = Text("试点基本情况", "Pilot facts")
    return Built(official(source, sheet, columns, rows, width=LYING, totals=totals), tuple(notes))


def headline(source: Source) -> Built:
    """The four figures that are made public: circles, completion, outlets, residents (M-31)."""
    breakdown = _breakdown(source)
    columns = (
        Column(Text("范围", "Where"), 18),
        Column(Text("生活圈（个）", "Circles"), 11),
        Column(Text("已建成（个）", "Finished"), 11),
        Column(Text("完成计划（%）", "Of the plan (%)"), 12, number_format=SHARE),
        Column(Text("覆盖社区（个）", "Communities"), 12),
        Column(Text("商业网点（家）", "Outlets"), 12),
        Column(Text("服务居民（人）", "Residents served"), 12),
    )
    rows: list[tuple[Value, ...]] = []
    for line in _parts(source):
        found = breakdown.area(str(line["id"]), str(line["name"] or ""))
        rows.append((str(line["name"] or ""), *_headline(found, source.language)))
    whole = breakdown.whole()
    figures = _headline(whole, source.language)
    totals = (Total(TOTAL.say(source.language)), *(Total(one) for one in figures)) if rows else ()
    rows = rows or [(source.area or TOTAL.say(source.language), *figures)]
    notes = [_COMPLETION, *([_ACROSS] if totals else [])]
    unplaced = whole.outlets - sum(int(row[5] or 0) for row in rows)
    if unplaced > 0:
        notes.append(filled(_UNPLACED, count=unplaced))
    sheet = Text("建设情况", "Headline figures")
    return Built(official(source, sheet, columns, rows, width=UPRIGHT, totals=totals), tuple(notes))


def finished_circles(source: Source) -> Built:
    """The list of finished circles that is made public, with their grades (M-03)."""
    breakdown = _breakdown(source)
    grades = {str(one["id"]): str(one["grade"] or "") for one in source.lines("circle", ("grade",))}
    published = {
        str(one["id"]): str(one["published_on"] or "") for one in source.lines("circle", ("published_on",))
    }
    done = [one for one in breakdown.facts.circles if one.built_on and one.built_on <= source.on]
    done.sort(key=lambda one: str(one.built_on))
    columns = (
        Column(Text("序号", "No."), 5.5),
        Column(Text("生活圈名称", "Circle"), 26, Align.LEFT),
        Column(Text("覆盖社区", "Communities"), 20),
        Column(Text("等级", "Grade"), 8),
        Column(Text("服务居民（人）", "Residents"), 9.5),
        Column(Text("网点（家）", "Outlets"), 7.5),
        Column(Text("建成日期", "Finished on"), 13.6),
        Column(Text("公示日期", "Made public on"), 13.6),
    )
    rows = []
    for at, circle in enumerate(done, start=1):
        found = breakdown.circle(circle)
        names = joined((one.name for one in breakdown.members.get(circle.id, ())), source.language)
        grade = next(
            (one.label.say(source.language) for one in GRADES if one.code == grades.get(circle.id)), ""
        )
        rows.append(
            (at, circle.name, names, grade or NOTHING.say(source.language), found.residents, found.outlets,
             str(circle.built_on), published.get(circle.id) or NOTHING.say(source.language))
        )  # fmt: skip
    totals = (
        Total(TOTAL.say(source.language)), Total(len(done), '0"个生活圈"' if _zh(source) else '0" circles"'),
        Total(sum(len(breakdown.members.get(one.id, ())) for one in done), '0"个社区"' if _zh(source) else "0"),
        Total(), Total(sum(int(row[4]) for row in rows)), Total(sum(int(row[5]) for row in rows)), Total(), Total(),
    )  # fmt: skip
    notes = _finished_notes(done, grades, published, source)
    sheet = Text("建成生活圈", "Finished circles")
    return Built(official(source, sheet, columns, rows, width=UPRIGHT, totals=totals if rows else ()), notes)


def _finished_notes(
    done: Sequence[CircleFact], grades: dict[str, str], published: dict[str, str], source: Source
) -> tuple[Text, ...]:
    del source
    if not done:
        return (NO_CIRCLE_FINISHED,)
    ungraded = sum(not grades.get(one.id) for one in done)
    unpublished = sum(not published.get(one.id) for one in done)
    notes = [
        Text(
            "按分级分类标准建成的生活圈应当公开，接受监督。",
            "Circles finished by the grading standard are to be made public.",
        )
    ]
    if ungraded:
        notes.append(Text(f"{ungraded} 个生活圈还没有定等级。", f"{ungraded} circles have no grade yet."))
    if unpublished:
        notes.append(
            Text(f"{unpublished} 个生活圈还没有公示。", f"{unpublished} circles are not made public yet.")
        )
    return tuple(notes)


def _breakdown(source: Source) -> Breakdown:
    return Breakdown(source.facts, source.profile, source.on)


def _of_outlets(found: Totals, language: Language) -> tuple[Value, ...]:
    return (
        found.outlets, found.basic, found.quality, found.other, found.renewed, found.open_24h,
        number_or_dash(found.chain_share, language),
    )  # fmt: skip


def _headline(found: Totals, language: Language) -> tuple[Value, ...]:
    share = number_or_dash(found.completion, language)
    return found.circles, found.built, share, found.communities, found.outlets, found.residents


def _centres(source: Source) -> Counter[str]:
    """Centres in use, by circle."""
    found: Counter[str] = Counter()
    for code, circle, count in facilities_in_use(source):
        if code in CENTRES:
            found[circle] += count
    return found


def _parts(source: Source) -> list[dict[str, object]]:
    """The areas below the largest one that the table goes by: districts and zones, else streets."""
    lines = list(source.lines("area", ("name", "level", "order")))
    for levels in ({"district", "zone"}, {"street"}):
        found = [one for one in lines if one["level"] in levels]
        if len(found) > 1:
            return found
    return []


def _class_note(source: Source) -> Text:
    return Text(
        _CLASSES.say("zh", profile=source.profile.title.zh),
        _CLASSES.say("en", profile=source.profile.title.en),
    )


def _zh(source: Source) -> bool:
    return source.language == "zh"
