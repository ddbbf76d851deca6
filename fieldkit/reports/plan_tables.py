"""Tables that a plan itself makes: tasks (H-40, W-48, N-39), pilots (Z-31), facilities (W-39), targets."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.shares import per_cent
from fieldkit.kernel.texts import Text
from fieldkit.plans.remarks import remarks
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.reports.facility_rows import facility_rows
from fieldkit.reports.official_table import Align, Column
from fieldkit.reports.pages import (
    LYING,
    NOTHING,
    SHARE,
    UPRIGHT,
    filled,
    joined,
    number,
    number_or_dash,
    official,
)
from fieldkit.reports.table_kind import Built

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.plan import Plan, PlanNote
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Line, Source

_MOST_NAMES = 6
_OPEN_STATES = {True: Text("达到", "met"), False: Text("未达到", "not met"), None: NOTHING}
_PLAN_NOTES = frozenset(("A-01", "A-02", "A-03", "A-04", "A-05", "A-06", "A-07", "A-17", "A-21", "ended"))
_PILOTS_MISSING = Text(
    "方案目标为 {required} 个（{item}），名单有 {count} 个，还差 {missing} 个。",
    "{required} are wanted ({item}), the list has {count}; {missing} are missing.",
)
_NO_PILOTS = Text(
    "方案没有附名单，工作区里也没有标明试点的生活圈或社区。",
    "The plan has no list, and no circle or community of the workspace is marked as a pilot.",
)
_QUOTA = Text(
    "应配按下限计：生活圈 {circles} 个；“每1～2个圈1个”取每2个圈1个。",
    "Required: the lower end, for {circles} circles.",
)
_FACILITY_SHARE = Text(
    "有设施的圈 = 圈内有该类在用设施的生活圈 ÷ 全部生活圈；15 分钟步行可达覆盖率按居民算，现状见“步行可达”。",
    "Circles with one = circles with a facility of the type in use ÷ all circles; within 15 min: share of residents.",
)
_UNPLACED = Text(
    "{count} 处设施没有填写生活圈或社区，计入已有数，不计入有设施的圈。",
    "{count} facilities without a circle or community count in the number, not among the circles.",
)


def tasks(source: Source) -> Built:
    """任务分解表: the plan's own rows, with what the register says of them."""
    plan = source.plan
    recorded = [
        line
        for line in source.lines("task", ("name", "plan", "number", "units", "due", "state", "progress"))
        if not line["plan"] or line["plan"] == plan.key
    ]
    by_unit = bool(plan.tasks) and all(len(one.units) == 1 for one in plan.tasks)
    work = Column(Text("主要职责" if by_unit else "工作任务", "Task"), 38, Align.LEFT)
    units = Column(
        Text("责任单位", "Responsible"), 20 if by_unit else 34, Align.CENTER if by_unit else Align.LEFT
    )
    columns = (
        Column(Text("序号", "No."), 5),
        *((units, work) if by_unit else (work, units)),
        Column(Text("完成时限", "Due"), 13),
        Column(Text("状态", "State"), 9),
        Column(Text("进展", "Progress"), 22, Align.LEFT),
    )
    rows: list[tuple[Value, ...]] = []
    for one in plan.tasks:
        line = next((line for line in recorded if _is_task(line, one.number, one.work.zh)), None)
        if line is not None:
            recorded.remove(line)
        said = one.work.say(source.language), joined(one.units, source.language)
        rows.append((one.number, *(said[::-1] if by_unit else said), *_task_state(line, source.language)))
    for line in recorded:
        said = str(line["name"] or ""), str(line["units"] or "")
        rows.append((len(rows) + 1, *(said[::-1] if by_unit else said), *_task_state(line, source.language)))
    items = sorted({one.item for one in plan.tasks})
    notes = (
        Text(
            f"依据：{plan.number or plan.title.zh}（{'、'.join(items)}）。",
            f"Source: {plan.title.en} ({', '.join(items)}).",
        ),
    )
    sheet = Text("任务分解表", "Tasks")
    title = Text("{area}便民生活圈建设部门职责分工表", "Duties of departments, {area}") if by_unit else None
    return Built(official(source, sheet, columns, rows, width=LYING), notes if items else (), title)


def pilot_list(source: Source) -> Built:
    """试点名单: the plan's own list, then what the workspace marks as pilots (Z-31)."""
    rows = [(one.area, one.name, one.street) for one in source.plan.pilots]
    listed = {one.name for one in source.plan.pilots}
    rows += [row for row in _marked(source) if row[1] not in listed]
    columns = (
        Column(Text("序号", "No."), 8),
        Column(Text("县（市、区）", "County, district"), 22),
        Column(Text("试点名称", "Pilot"), 32),
        Column(Text("所在街道", "Street"), 22),
    )
    dash = NOTHING.say(source.language)
    numbered: list[tuple[Value, ...]] = [
        (at, *(word or dash for word in row)) for at, row in enumerate(rows, start=1)
    ]
    notes = []
    for target in source.plan.targets:
        if target.unit_type == "community" and target.measure == "communities_built" and target.required:
            missing = int(target.required) - len(rows)
            if source.plan.pilots and missing > 0:
                values = {
                    "required": target.required,
                    "item": target.item,
                    "count": len(rows),
                    "missing": missing,
                }
                notes.append(filled(_PILOTS_MISSING, **values))
    if not rows:
        notes.append(_NO_PILOTS)
    return Built(official(source, Text("试点名单", "Pilots"), columns, numbered, width=UPRIGHT), tuple(notes))


def facilities(source: Source) -> Built:
    """设施配置表: what a plan asks for per circle, what there is, what is missing (W-39)."""
    rows, circles, unplaced = facility_rows(source)
    language = source.language
    amount = Text("数量（个）", "Number")
    columns = (
        Column(Text("序号", "No."), 5),
        Column(Text("设施", "Facility"), 22, Align.LEFT),
        Column(Text("配置标准", "Quota"), 22, Align.LEFT),
        Column(Text("应配", "Required"), 7, group=amount),
        Column(Text("已有", "Actual"), 7, group=amount),
        Column(Text("缺口", "Gap"), 7, group=amount),
        Column(
            Text("有设施的圈（%）", "Circles with one (%)"), 10, bar=True, bar_of=100, number_format=SHARE
        ),
        Column(Text("15分钟步行可达覆盖率（目标）", "Within 15 min, target"), 20),
        Column(Text("数量达到", "Enough"), 9),
    )
    dash = NOTHING.say(language)
    cells = [
        (at, row.label.say(language), row.quota.say(language) or dash, dash if row.required is None else row.required,
         row.actual, dash if row.gap is None else row.gap, number_or_dash(row.share, language),
         row.target.say(language) or dash, _OPEN_STATES[row.met].say(language))
        for at, row in enumerate(rows, start=1)
    ]  # fmt: skip
    notes = [filled(_QUOTA, circles=circles)] if any(row.required for row in rows) else []
    notes.append(_FACILITY_SHARE)
    if unplaced:
        notes.append(filled(_UNPLACED, count=unplaced))
    table = official(source, Text("设施配置表", "Facilities"), columns, cells, width=LYING)
    return Built(table, tuple(notes))


def targets(source: Source) -> Built:
    """目标完成情况表: every target of the plan as it stands on the day."""
    language = source.language
    columns = (
        Column(Text("序号", "No."), 5),
        Column(Text("目标", "Target"), 34, Align.LEFT),
        Column(Text("完成时限", "By"), 13),
        Column(Text("目标值", "Required"), 9),
        Column(Text("完成值", "Actual"), 9),
        Column(Text("完成率（%）", "Reached (%)"), 11, bar=True, bar_of=100, number_format=SHARE),
        Column(Text("是否达到", "Met"), 8),
        Column(Text("按现进度到期", "By the pace"), 11),
        Column(Text("说明", "Notes"), 30, Align.LEFT),
    )
    rows = [
        (at, one.target.label.say(language), str(one.target.ends or "") or NOTHING.say(language),
         _with_sign(one.target.required, one, language), _with_sign(one.reading.value, one, language),
         number_or_dash(reached(one), language), _OPEN_STATES[one.met].say(language),
         _with_sign(one.forecast, one, language), _remark(one, language))
        for at, one in enumerate(source.standings(), start=1)
    ]  # fmt: skip
    notes = tuple(note.text for note in plan_remarks(source.plan, source))
    return Built(official(source, Text("目标完成情况", "Targets"), columns, rows, width=LYING), notes)


def plan_remarks(plan: Plan, source: Source) -> list[PlanNote]:
    """What of the plan's figures does not agree, and other remarks on it (A-01 …)."""
    return [one for one in remarks(plan, source.on) if one.item in _PLAN_NOTES]


def reached(one: Standing) -> Decimal | None:
    """How much of a figure is there, in per cent; None where one of the two is not known."""
    required, actual = one.target.required, one.reading.value
    if not required or actual is None or not one.target.at_least:
        return None
    return per_cent(float(actual), float(required))


def _with_sign(value: Decimal | None, one: Standing, language: Language) -> Value:
    if value is None:
        return NOTHING.say(language)
    return f"{number(value)}%" if one.target.unit == "percent" else number(value)


def _remark(one: Standing, language: Language) -> str:
    words = [one.reading.note.say(language)] if one.reading.note.zh else []
    if one.behind:
        lead = "未达到：" if language == "zh" else "behind: "
        words.append(lead + joined(one.behind, language, _MOST_NAMES))
    return ("；" if language == "zh" else "; ").join(words)


def _is_task(line: Line, at: int, work: str) -> bool:
    return line["name"] == work or (line["number"] is not None and str(line["number"]) == str(at))


def _task_state(line: Line | None, language: Language) -> tuple[Value, ...]:
    if line is None:
        return "", "", ""
    declared = KINDS_BY_KEY["task"].field("state")
    option = declared.option(str(line["state"] or "")) if declared else None
    return str(line["due"] or ""), option.label.say(language) if option else "", str(line["progress"] or "")


def _marked(source: Source) -> list[tuple[str, str, str]]:
    """Area, name and street of circles with a pilot batch and communities with a pilot date."""
    areas = {
        str(one["id"]): one for one in source.lines("area", ("name", "level", "parent", "circle", "pilot_on"))
    }
    first: dict[str, str] = {}
    for record, one in areas.items():
        if one["circle"]:
            first.setdefault(str(one["circle"]), record)
    circles = [
        _placed(str(circle["name"] or ""), first.get(str(circle["id"]), ""), areas)
        for circle in source.lines("circle", ("name", "pilot"))
        if circle["pilot"]
    ]
    communities = [
        _placed(str(one["name"] or ""), record, areas)
        for record, one in areas.items()
        if one["level"] == "community" and one["pilot_on"]
    ]
    return circles + communities


def _placed(name: str, area: str, areas: dict[str, Line]) -> tuple[str, str, str]:
    levels: dict[str, str] = defaultdict(str)
    seen: set[str] = set()
    while area in areas and area not in seen:
        seen.add(area)
        levels[str(areas[area]["level"])] = str(areas[area]["name"] or "")
        area = str(areas[area]["parent"] or "")
    return levels["district"] or levels["zone"] or levels["city"], name, levels["street"]


def has_pilots(source: Source) -> bool:
    """Whether the list would have a row."""
    return bool(source.plan.pilots) or bool(_marked(source))


def rows_of_quota(source: Source) -> Sequence[object]:
    """The plan's rules that ask for facilities."""
    return [one for one in source.plan.rules if one.kind == "quota" and one.facilities]
