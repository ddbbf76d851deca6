"""The overall plan of 1+N (M-07, M-11): where all circles stand, what the plan wants, who does what by when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.gaps import ranking
from fieldkit.analysis.rollup import Unit, roll_up
from fieldkit.reports.dossier.content import Align, Column, Document, Writer
from fieldkit.services import dossier_chapters as chapters
from fieldkit.services import dossier_tables as tables
from fieldkit.services.dossier_pictures import DossierPictures
from fieldkit.services.dossier_tables import FINISHED, NOTHING, date_words

if TYPE_CHECKING:
    from decimal import Decimal

    from fieldkit.services.dossier_facts import DossierFacts


def overall(facts: DossierFacts, pictures: DossierPictures | None = None) -> Document:
    """The content of the overall plan; ``pictures`` are those that other dossiers show, too."""
    writer = Writer()
    pictures = pictures or DossierPictures(facts)
    _state(writer, facts)
    pictures.circle_map(writer)
    _targets(writer, facts)
    if facts.standings:
        pictures.targets(writer)
    _gaps(writer, facts)
    pictures.coverage(writer)
    _projects(writer, facts)
    writer.chapter("居民满意度")
    pictures.satisfaction(writer)
    plan = facts.view.plan
    writer.chapter("责任分工和时间安排")
    writer.section("任务分工")
    chapters.plan_tasks(writer, plan)
    if not plan.tasks:
        writer.say("方案没有列出任务分工。")
    writer.section("实施阶段和报送时间")
    chapters.phases(writer, plan)
    _deadlines(writer, facts)
    writer.chapter("政策保障")
    writer.say(chapters.plan_sentence(plan))
    chapters.sources(writer, facts)
    city = facts.scope.areas("city")
    name = str(city[0]["name"] or "") if city else facts.workspace.title
    return Document(
        f"{name}一刻钟便民生活圈建设总体方案",
        f"（1+{len(facts.circles)}：总体方案和{len(facts.circles)}个分圈方案）",
        facts.issuer,
        date_words(facts.day),
        tuple(writer.blocks),
    )


def _state(writer: Writer, facts: DossierFacts) -> None:
    writer.chapter("总体情况")
    outlets = {circle: len(facts.outlets(circle)) for circle in facts.circles}
    people = facts.scope.residents
    served = f"，服务人口{people}人" if people is not None else ""
    writer.say(
        f"共划分便民生活圈{len(facts.circles)}个，覆盖社区{len(facts.scope.communities)}个{served}，"
        f"登记正在营业的网点{sum(outlets.values())}家。"
    )
    units = [
        Unit(one, str(row["name"] or ""), frozenset(str(area["id"]) for area in facts.communities(one)))
        for one, row in facts.circles.items()
    ]
    rolled = roll_up(facts.view.matrix, units)
    rows = []
    for at, (circle, row) in enumerate(facts.circles.items()):
        states = Counter(cell.state for cell in rolled.cells[at])
        rows.append(
            (
                str(row["number"] or at + 1),
                str(row["name"] or ""),
                "、".join(str(one["name"] or "") for one in facts.communities(circle)) or NOTHING,
                facts.words.of("circle", row, "population"),
                str(outlets[circle]),
                str(states[CoverageState.ABSENT]),
                str(states[CoverageState.FEW]),
                str(len(facts.of_circle("project", circle))),
            )
        )
    wide = (Column("序号", 0.7), Column("生活圈", 3.25, Align.LEFT), Column("社区", 1.9, Align.LEFT), Column("服务人口", 1.2),
            Column("网点", 0.7), Column("缺失业态", 1.2), Column("偏少业态", 1.2), Column("项目", 0.7))  # fmt: skip
    writer.table("生活圈一览", wide, rows)


def _targets(writer: Writer, facts: DossierFacts) -> None:
    writer.chapter("任务目标")
    if not facts.standings:
        writer.say("方案没有列出可以计算的目标。")
        return
    words = {True: "达到", False: "未达到", None: NOTHING}
    rows = [
        (
            one.target.label.zh,
            one.target.ends.isoformat().replace("-", ".") if one.target.ends else NOTHING,
            _figure(one.target.required, one.target.unit),
            _figure(one.reading.value, one.target.unit),
            words[one.met],
        )
        for one in facts.standings
    ]
    shaded = frozenset((at, 4) for at, one in enumerate(facts.standings) if one.met is False)
    wide = (
        Column("目标", 3.2, Align.LEFT),
        Column("期限", 1.4),
        Column("要求", 0.9),
        Column("现状", 0.9),
        Column("完成", 0.9),
    )
    writer.table("方案目标完成情况", wide, rows, shaded)


def _gaps(writer: Writer, facts: DossierFacts) -> None:
    writer.chapter("业态短板")
    found = ranking(facts.view.matrix)
    if not found:
        writer.say("各社区业态齐全。")
        return
    kinds = {"basic": "基本保障类", "quality": "品质提升类"}
    rows = [
        (str(at), one.entry.name, kinds.get(one.type_class.value, "其他"), str(one.absent), str(one.few))
        for at, one in enumerate(found, start=1)
    ]
    total = len(facts.scope.communities)
    wide = (
        Column("序号", 0.6),
        Column("业态", 2),
        Column("类别", 1.5),
        Column("缺失的社区", 1.2),
        Column("偏少的社区", 1.2),
    )
    writer.table(f"业态短板排序（共{total}个社区）", wide, rows)


def _projects(writer: Writer, facts: DossierFacts) -> None:
    writer.chapter("建设项目")
    projects = facts.all_of("project")
    if not projects:
        writer.say("尚未列入建设项目。")
        return
    finished = sum(one["stage"] in FINISHED for one in projects)
    budget = tables.total(projects, "budget")
    writer.say(
        f"列入项目{len(projects)}个{f'，总投资{budget}万元' if budget else ''}，已完工{finished}个；"
        f"收集居民需求{len(facts.all_of('demand'))}项。各圈项目见分圈方案。"
    )
    keys = ("name", "circle", "business_type", "responsible", "due", "budget", "stage")
    tables_ = tables.columns(
        ("项目名称", 2, Align.LEFT), ("生活圈", 1.8, Align.LEFT), ("业态", 1), ("责任单位", 1.4), ("完成时限", 1.6),
        ("投资（万元）", 0.9), ("进度", 0.8),
    )  # fmt: skip
    writer.table("项目汇总", tables_, facts.words.rows("project", projects, keys))


def _deadlines(writer: Writer, facts: DossierFacts) -> None:
    rhythms = {"quarter": "每季度", "half_year": "每半年", "year": "每年", "": ""}
    rows = [
        (
            one.title.zh,
            rhythms[one.every] + (one.on.isoformat().replace("-", ".") if one.on and not one.every else ""),
            one.for_whom.zh,
            one.hands_in.zh,
        )
        for one in facts.view.plan.deadlines
    ]
    if rows:
        wide = (
            Column("事项", 2.4, Align.LEFT),
            Column("时间", 1.3),
            Column("责任单位", 1.5),
            Column("报送内容", 2, Align.LEFT),
        )
        writer.table("报送和完成时间", wide, rows)


def _figure(value: Decimal | None, unit: str) -> str:
    if value is None:
        return NOTHING
    text = format(value.normalize(), "f")
    return f"{text}%" if unit == "percent" else text
