"""Every official table there is; lists, the command line and the window go by this one declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.reports import circles, overview_tables, plan_tables, register_tables, summaries
from fieldkit.reports.circle_features import circle_feature_table
from fieldkit.reports.community_facts import community_facts_table
from fieldkit.reports.directory import directory
from fieldkit.reports.gap_ranking import gap_ranking
from fieldkit.reports.grading_tables import grading_tables
from fieldkit.reports.information_bases import base_tables
from fieldkit.reports.issue_list import issue_table
from fieldkit.reports.notes import coverage_notes, plan_notes
from fieldkit.reports.outlet_features import outlet_feature_table
from fieldkit.reports.outlet_lists import outlet_list_table
from fieldkit.reports.outlet_survey import outlet_survey_table
from fieldkit.reports.progress_table import progress_table
from fieldkit.reports.register_tables import some_of
from fieldkit.reports.satisfaction import no_satisfaction, satisfaction_sheet
from fieldkit.reports.self_assessment import self_assessment_table
from fieldkit.reports.service_types import service_type_table
from fieldkit.reports.shortfalls import NUMBER as SHORTFALLS_NUMBER
from fieldkit.reports.shortfalls import TITLE as SHORTFALLS_TITLE
from fieldkit.reports.shortfalls import shortfall_rows, shortfalls_sheet
from fieldkit.reports.table_kind import Built, Need, Purpose, TableKind
from fieldkit.reports.values import Paper

if TYPE_CHECKING:
    from fieldkit.reports.source import Source

COMMUNITIES = Need(
    Text("社区", "Communities"),
    Text(
        "还没有社区。请先到“生活圈”里建社区和生活圈。",
        "There are no communities yet. Please make communities and circles first.",
    ),
    lambda source: source.count("area") > 0,
)
CIRCLES = some_of("circle")
OUTLETS = some_of("outlet")
SHEETS = Need(
    Text("已完成的答卷", "Finished sheets"),
    Text(
        "还没有居民答卷。请先到“问卷”里访问。", "There are no sheets yet. Please interview residents first."
    ),
    lambda source: source.count("submission") > 0,
)
TASKS = Need(
    Text("方案的任务或任务登记", "Tasks of the plan, or recorded ones"),
    Text(
        "所用方案没有任务分解，也没有登记任务。请换一个方案或先登记任务。",
        "The plan has no tasks and none are recorded.",
    ),
    lambda source: bool(source.plan.tasks) or source.count("task") > 0,
)
PILOTS = Need(
    Text("试点名单或试点批次", "A list of pilots, or marked ones"),
    Text(
        "所用方案没有附试点名单，也没有生活圈填写试点批次。",
        "The plan has no list of pilots, and no circle is marked as one.",
    ),
    plan_tables.has_pilots,
)
FACILITIES = Need(
    Text("设施登记或方案的设施标准", "Recorded facilities, or quotas"),
    Text(
        "还没有登记设施，所用方案也没有设施标准。请先登记设施。",
        "No facilities are recorded and the plan has no quotas.",
    ),
    lambda source: source.count("facility") > 0 or bool(plan_tables.rows_of_quota(source)),
)
FINISHED = Need(
    Text("填有建成日期的生活圈", "Circles with a date of completion"),
    Text(
        "还没有生活圈填写建成日期。请到“生活圈”里填。",
        "No circle has a date of completion yet. Please enter it with the circle.",
    ),
    lambda source: any(one["built_on"] for one in source.lines("circle", ("built_on",))),
)
TARGETS = Need(
    Text("方案的目标", "Targets of the plan"),
    Text(
        "所用方案没有量化目标。请换一个方案。",
        "The plan has no figures to reach. Please choose another plan.",
    ),
    lambda source: bool(source.plan.targets),
)


def _circles(source: Source) -> Built:
    rows = source.circle_rows()
    notes = plan_notes(source.plan, "circles", [row.name for row in rows])
    return Built(circles.circles_sheet(rows, source.language, Paper.A3), notes)


def _shortfalls(source: Source) -> Built:
    rows = shortfall_rows(source.matrix, source.plan.wording, source.language)
    notes = plan_notes(source.plan, "shortfalls", [row.community for row in rows])
    return Built(shortfalls_sheet(rows, source.language, Paper.A4), (*notes, *coverage_notes(source.matrix)))


def _satisfaction(source: Source) -> Built:
    found = source.satisfaction()
    return no_satisfaction(source.language) if found is None else satisfaction_sheet(found, source.plan)


TABLES: tuple[TableKind, ...] = (
    TableKind(
        "circles", circles.TITLE, Purpose.CIRCLES, _circles, ("W-12", "M-11"), (CIRCLES,), Paper.A3, True,
        circles.NUMBER,
    ),
    TableKind(
        "shortfalls", SHORTFALLS_TITLE, Purpose.CIRCLES, _shortfalls, ("W-46", "H-19", "W-15", "Z-27"),
        (COMMUNITIES, OUTLETS), number=SHORTFALLS_NUMBER,
    ),
    TableKind(
        "gaps", Text("{area}便民生活圈业态短板排名", "Ranking of gaps in business types, {area}"), Purpose.CIRCLES,
        gap_ranking, ("W-47",), (COMMUNITIES, OUTLETS),
    ),
    TableKind(
        "directory", Text("{area}商业网点目录", "Directory of outlets, {area}"), Purpose.CIRCLES, directory,
        ("W-42", "N-18", "M-25"), (OUTLETS,), landscape=True,
    ),
    circle_feature_table(CIRCLES),
    community_facts_table(COMMUNITIES),
    outlet_survey_table(OUTLETS),
    outlet_feature_table(OUTLETS),
    outlet_list_table(),
    service_type_table(COMMUNITIES, OUTLETS),
    *base_tables(),
    TableKind(
        "headline", Text("{area}便民生活圈建设情况", "Circles, outlets and residents served, {area}"), Purpose.CIRCLES,
        overview_tables.headline, ("M-31",), (CIRCLES,),
    ),
    TableKind(
        "pilot-facts", Text("{area}城市便民生活圈建设试点基本情况", "Facts of the pilot circles, {area}"), Purpose.CIRCLES,
        overview_tables.pilot_facts, ("H-42", "H-14", "M-08"), (CIRCLES, OUTLETS), landscape=True,
    ),
    TableKind(
        "finished-circles", Text("{area}建成便民生活圈公示名单", "Finished circles, {area}"), Purpose.CIRCLES,
        overview_tables.finished_circles, ("M-03",), (FINISHED,),
    ),
    TableKind(
        "satisfaction", Text("{area}居民满意度统计表", "Residents' satisfaction, {area}"), Purpose.CIRCLES, _satisfaction,
        ("H-10", "N-12", "W-05", "Z-04"), (SHEETS,), landscape=True,
    ),
    TableKind(
        "targets", Text("{area}便民生活圈建设目标完成情况表", "Targets and where they stand, {area}"), Purpose.PLAN,
        plan_tables.targets, ("W-49",), (TARGETS,), landscape=True,
    ),
    TableKind(
        "tasks", Text("{area}便民生活圈建设任务分解表", "Tasks and who does them, {area}"), Purpose.PLAN, plan_tables.tasks,
        ("H-40", "W-48", "N-39", "W-33"), (TASKS,), landscape=True,
    ),
    TableKind(
        "facilities", Text("{area}公共服务设施配置表", "Public facilities, {area}"), Purpose.PLAN, plan_tables.facilities,
        ("W-39",), (CIRCLES, FACILITIES), landscape=True,
    ),
    self_assessment_table(),
    *grading_tables(),
    TableKind(
        "pilot-list", Text("{area}城市一刻钟便民生活圈试点名单", "Pilots, {area}"), Purpose.PLAN, plan_tables.pilot_list,
        ("Z-31", "H-01"), (PILOTS,),
    ),
    TableKind(
        "demands", Text("{area}便民生活圈需求清单", "Demands, {area}"), Purpose.LISTS, register_tables.demands,
        ("M-12",), (some_of("demand"),), Paper.A3, landscape=True,
    ),
    TableKind(
        "projects", Text("{area}便民生活圈项目清单", "Projects, {area}"), Purpose.LISTS, register_tables.projects,
        ("M-12", "H-02", "H-43", "W-33", "Z-28"), (some_of("project"),), Paper.A3, landscape=True,
    ),
    TableKind(
        "satisfied", Text("{area}便民生活圈满意清单", "Projects that satisfy, {area}"), Purpose.LISTS,
        register_tables.satisfied, ("M-12",), (some_of("project"),), Paper.A3, landscape=True,
    ),
    issue_table(),
    progress_table(CIRCLES),
    TableKind(
        "summary-quarter", Text("{area}便民生活圈建设季度总结表", "Quarterly summary, {area}"), Purpose.PERIODS,
        summaries.summary_quarter, ("H-38",), (CIRCLES,),
    ),
    TableKind(
        "summary-year", Text("{area}便民生活圈建设年度总结表", "Annual summary, {area}"), Purpose.PERIODS,
        summaries.summary_year, ("H-38", "H-39", "W-49"), (CIRCLES,),
    ),
    *register_tables.register_tables(),
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}
