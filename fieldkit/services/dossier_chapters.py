"""The chapters of one circle's dossier (一圈一策): what stands in H-02, H-14, H-43, M-07, M-11 and W-07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.rollup import Unit, roll_up
from fieldkit.registers.business_types import TypeClass
from fieldkit.registers.phones import display_phone
from fieldkit.registers.reading import type_name
from fieldkit.registers.records import codes_of
from fieldkit.reports.dossier.content import Align, Column
from fieldkit.reports.satisfaction import SHARES
from fieldkit.services import dossier_tables as tables
from fieldkit.services.dossier_tables import FINISHED, NOTHING, columns, date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.plans.plan import Plan
    from fieldkit.reports.dossier.content import Writer
    from fieldkit.services.dossier_facts import DossierFacts
    from fieldkit.services.dossier_tables import Row

_CLASSES = ((TypeClass.BASIC, "基本保障类"), (TypeClass.QUALITY, "品质提升类"), (TypeClass.OTHER, "其他"))
_ENDS = "。；;"


def basics(writer: Writer, facts: DossierFacts, circle: str) -> None:
    """一、基本情况: boundary, people, communities, outlets by type, facilities."""
    row, inside = facts.circles[circle], facts.communities(circle)
    writer.chapter("基本情况")
    writer.section("范围和人口")
    writer.say(_scope_sentence(facts, row, inside))
    writer.say(_character_sentence(facts, row))
    if inside:
        keys = ("name", "population", "households", "elderly", "children", "community_kind")
        writer.table(
            "社区构成",
            columns(("社区", 1.6), ("常住人口（人）", 1.3), ("户数", 1), ("60岁以上（人）", 1.3), ("0—3岁（人）", 1.1),
                    ("社区类型", 1.4)),
            facts.words.rows("area", inside, keys),
        )  # fmt: skip
    writer.section("商业网点")
    _outlets(writer, facts, circle)


def sketch(writer: Writer, png: bytes) -> None:
    """The sketch map, after the outlets."""
    writer.picture(png, "生活圈空间布局示意（编号与附录网点名录一致）")


def spaces(writer: Writer, facts: DossierFacts, circle: str) -> None:
    """Facilities and idle spaces, where any are recorded."""
    facilities, idle = facts.of_circle("facility", circle), facts.of_circle("idle_space", circle)
    if not facilities and not idle:
        return
    writer.section("公共服务设施和闲置空间")
    if facilities:
        writer.table(
            "公共服务设施",
            columns(
                ("设施名称", 2, Align.LEFT),
                ("类型", 1.4),
                ("社区", 1.2),
                ("地址", 2, Align.LEFT),
                ("状态", 0.9),
            ),
            facts.words.rows(
                "facility", facilities, ("name", "facility_type", "community", "address", "status")
            ),
        )
    if idle:
        keys = ("name", "space_type", "community", "area_m2", "owner_kind", "wanted_types", "status")
        writer.table(
            "闲置空间",
            columns(("名称", 1.8, Align.LEFT), ("类型", 1.1), ("社区", 1.1), ("面积（㎡）", 0.9), ("产权", 1),
                    ("拟引入业态", 1.6, Align.LEFT), ("状态", 0.9)),
            facts.words.rows("idle_space", idle, keys),
        )  # fmt: skip


def shortfalls(writer: Writer, facts: DossierFacts, circle: str) -> None:
    """二、业态现状和短板: existing and missing types, the coverage table, reach."""
    row, inside = facts.circles[circle], facts.communities(circle)
    matrix = facts.view.matrix.of_communities({str(one["id"]) for one in inside})
    writer.chapter("业态现状和短板")
    writer.section("覆盖情况")
    if not inside:
        writer.say("本圈还没有登记社区，覆盖情况未计算。")
        return
    unit = Unit(circle, str(row["name"] or ""), frozenset(str(one["id"]) for one in inside))
    whole = [cell.state for cell in roll_up(facts.view.matrix, (unit,)).cells[0]]
    writer.say(_lacks_sentence(matrix, whole))
    tables.coverage_table(writer, matrix, "", whole)
    writer.section("已有业态和建议引入")
    writer.say(_types_sentence(row, matrix, whole))
    _reach(writer, facts, circle)


def lists(writer: Writer, facts: DossierFacts, circle: str) -> None:
    """三、需求、项目和满意: the three lists of M-12."""
    found, projects = facts.of_circle("demand", circle), facts.of_circle("project", circle)
    writer.chapter("居民需求和建设项目")
    writer.section("需求清单")
    if found:
        open_ = sum(one["state"] in {None, "open"} for one in found)
        writer.say(f"已收集居民需求{len(found)}项，其中待办{open_}项。")
        tables.demands(writer, facts.words, found)
    else:
        writer.say("尚未登记居民需求。")
    writer.section("项目清单")
    if projects:
        writer.say(_projects_sentence(projects))
        tables.projects(writer, facts.words, projects)
    else:
        writer.say("尚未列入建设项目。")
    writer.section("满意清单")
    _satisfied(writer, facts, circle, projects)


def tasks(writer: Writer, facts: DossierFacts, circle: str) -> None:
    """四、责任分工和时间安排: who does what by when (H-02, H-43)."""
    plan, row = facts.view.plan, facts.circles[circle]
    writer.chapter("责任分工和时间安排")
    writer.section("责任分工")
    own = [*facts.of_circle("task", circle)]
    if own:
        writer.table(
            "本圈任务",
            columns(
                ("工作任务", 3, Align.LEFT), ("责任单位", 2, Align.LEFT), ("完成时限", 1.2), ("状态", 0.8)
            ),
            facts.words.rows("task", own, ("name", "units", "due", "state")),
        )
    plan_tasks(writer, plan)
    if not own and not plan.tasks:
        writer.say("方案没有列出任务分工，本圈任务尚未登记。")
    writer.section("时间安排")
    writer.say(_times_sentence(facts, circle, row))
    phases(writer, plan)


def plan_tasks(writer: Writer, plan: Plan) -> None:
    """The plan's own table of tasks."""
    if plan.tasks:
        rows = [(str(one.number), one.work.zh, "、".join(one.units) or NOTHING) for one in plan.tasks]
        wide = (
            Column("序号", 0.55),
            Column("工作任务", 3.2, Align.LEFT),
            Column("责任单位", 2.6, Align.LEFT),
        )
        writer.table("方案任务分工", wide, rows)


def phases(writer: Writer, plan: Plan) -> None:
    """The plan's phases and dates."""
    rows = [
        (one.title.zh, one.begins.isoformat().replace("-", "."), one.ends.isoformat().replace("-", "."))
        for one in plan.phases
    ]
    if rows:
        wide = (Column("阶段", 3, Align.LEFT), Column("开始", 1.4), Column("结束", 1.4))
        writer.table("方案实施阶段", wide, rows)


def policies(writer: Writer, facts: DossierFacts, circle: str) -> None:
    """五、政策保障: the policy for this circle, what the plan rests on, money."""
    plan, row = facts.view.plan, facts.circles[circle]
    writer.chapter("政策措施")
    writer.say(str(row["policy"] or "") or "本圈的政策措施尚未登记，按照总体方案执行。")
    writer.say(plan_sentence(plan))
    projects = facts.of_circle("project", circle)
    subsidy = tables.total(projects, "subsidy")
    if subsidy:
        writer.say(f"项目补助资金合计{subsidy}万元。")


def contacts(writer: Writer, facts: DossierFacts, circle: str, *, with_names: bool) -> None:
    """六、组织和联系: units and duties; names and phones of people only where they are asked for."""
    row = facts.circles[circle]
    found = [*facts.of_circle("contact", circle), *facts.of_everybody("contact")]
    writer.chapter("组织和联系方式")
    if found:
        keys = ("unit", "role", "duty", "area", *(("name", "phone") if with_names else ()))
        heads: list[tuple[str, float] | tuple[str, float, Align]] = [
            ("单位", 2, Align.LEFT), ("职务", 1), ("分工", 2, Align.LEFT), ("区划", 1.2),
        ]  # fmt: skip
        if with_names:
            heads += [("姓名", 1), ("电话", 1.5)]
        writer.table("组织分工", columns(*heads), facts.words.rows("contact", found, keys))
    else:
        writer.say("联系人尚未登记。")
    if row["hotline"]:
        writer.say(f"社区服务电话：{display_phone(str(row['hotline']))}。")


def sources(writer: Writer, facts: DossierFacts) -> None:
    """七、数据来源和说明."""
    plan, profile = facts.view.plan, facts.view.profile
    writer.chapter("数据来源和说明")
    writer.points(
        (
            f"数据截至{date_words(facts.day)}，取自各社区登记的网点、需求和项目，只统计正在营业的网点。",
            f"业态分类按“{plan.short_title.zh} · {profile.title.zh}”。够不够的标准是本单位的设定，方案没有规定每种业态应有几家。",
            "全圈的判断按本圈各社区合计；某一业态只有在每个社区都没有时，全圈才算缺失。",
            "空间布局图是示意图，不作为划界依据。",
        )
    )


def directory(writer: Writer, facts: DossierFacts, outlets: Sequence[tuple[int, Row]]) -> None:
    """附录: the outlets with the numbers of the sketch; no phones."""
    if not outlets:
        return
    writer.appendix("附录  网点名录")
    words = facts.words
    rows = [
        (
            str(number),
            words.of("outlet", row, "name"),
            words.of("outlet", row, "business_type"),
            words.of("outlet", row, "community"),
            words.of("outlet", row, "address"),
        )
        for number, row in outlets
    ]
    wide = (Column("编号", 0.6), Column("网点名称", 2.4, Align.LEFT), Column("业态", 1.5), Column("社区", 1.3),
            Column("地址", 2.6, Align.LEFT))  # fmt: skip
    writer.table("正在营业的网点", wide, rows)


def plan_sentence(plan: Plan) -> str:
    """The document and what it rests on."""
    number = f"（{plan.number}）" if plan.number else ""
    basis = f"，依据{'、'.join(plan.basis)}" if plan.basis else ""
    return f"上级方案：《{plan.title.zh}》{number}，{plan.issuer or '发文单位未注明'}{basis}。"


def _scope_sentence(facts: DossierFacts, row: Row, inside: Sequence[Row]) -> str:
    names = "、".join(str(one["name"] or "") for one in inside)
    parts = [
        f"{row['name']}{'由' + names + '组成' if names else '还没有登记社区'}",
        f"四至范围：{str(row['boundary']).rstrip(_ENDS)}" if row["boundary"] else "",
        f"服务人口{row['population']}人" if row["population"] else "",
        f"面积{row['area_km2']}平方公里" if row["area_km2"] else "",
        f"划分方式为{facts.words.of('circle', row, 'mode')}" if row["mode"] else "",
    ]
    return "。".join(filter(None, parts)) + "。"


def _character_sentence(facts: DossierFacts, row: Row) -> str:
    labels = (
        ("form", "发展形式"), ("model", "圈型"), ("theme", "主题"), ("grade", "等级"), ("intention", "建设意向"),
        ("operator", "运营主体"),
    )  # fmt: skip
    parts = [f"{label}：{facts.words.of('circle', row, key)}" for key, label in labels if row[key]]
    return "；".join(parts) + "。" if parts else ""


def _outlets(writer: Writer, facts: DossierFacts, circle: str) -> None:
    found, profile = facts.outlets(circle), facts.view.profile
    if not found:
        writer.say("还没有登记正在营业的网点。")
        return
    by_type: dict[str, list[Row]] = {}
    for row in found:
        entry = profile.entry(str(row["business_type"] or ""))
        by_type.setdefault(entry.code if entry else str(row["business_type"] or ""), []).append(row)
    counts = {kind: 0 for kind, _ in _CLASSES}
    rows = []
    order = [*(entry.code for entry in profile.entries), *by_type]
    for code in dict.fromkeys(order):
        if code not in by_type:
            continue
        entry = profile.entry(code)
        kind = entry.type_class if entry else TypeClass.OTHER
        shops = by_type[code]
        counts[kind] = counts.get(kind, 0) + len(shops)
        name = entry.name if entry else type_name(code, "zh") or "未注明业态"
        rows.append((name, dict(_CLASSES).get(kind, "其他"), *_tallies(shops)))
    said = "、".join(f"{name}{counts[kind]}家" for kind, name in _CLASSES if counts.get(kind))
    writer.say(f"现有正在营业的网点{len(found)}家，其中{said}。")
    wide = (
        Column("业态", 2),
        Column("类别", 1.4),
        Column("网点（家）", 1),
        Column("其中连锁", 1),
        Column("24小时营业", 1.1),
    )
    writer.table("网点分业态统计", wide, rows)


def _tallies(shops: Sequence[Row]) -> tuple[str, str, str]:
    chains = sum(one["chain"] not in {None, "", "none", "single"} for one in shops)
    all_day = sum(one["open_24h"] in {True, "1"} for one in shops)
    return str(len(shops)), str(chains or NOTHING), str(all_day or NOTHING)


def _lacks_sentence(matrix: CoverageMatrix, whole: Sequence[CoverageState]) -> str:
    def names(kind: TypeClass, state: CoverageState) -> str:
        return "、".join(
            entry.name
            for entry, one in zip(matrix.entries, whole, strict=True)
            if entry.type_class is kind and one is state
        )

    full = sum(one is CoverageState.FULL for one in whole)
    parts = [f"方案业态表共{len(whole)}种业态，本圈齐全{full}种"]
    for kind, word in _CLASSES[:2]:
        for state in (CoverageState.ABSENT, CoverageState.FEW):
            found = names(kind, state)
            parts += [f"{word}{state.label.zh}：{found}"] if found else []
    return "；".join(parts) + "。"


def _types_sentence(row: Row, matrix: CoverageMatrix, whole: Sequence[CoverageState]) -> str:
    existing = codes_of(str(row["existing_types"] or ""))
    wanted = codes_of(str(row["suggested_types"] or ""))
    parts = []
    if existing:
        parts.append(f"划分时填报的已有业态：{'、'.join(type_name(one, 'zh') for one in existing)}。")
    if wanted:
        parts.append(f"建议引入：{'、'.join(type_name(one, 'zh') for one in wanted)}。")
    absent = {
        code
        for entry, state in zip(matrix.entries, whole, strict=True)
        if state is CoverageState.ABSENT
        for code in entry.codes
    }
    doubtful = [type_name(one, "zh") for one in existing if one in absent]
    if doubtful:
        parts.append(f"其中{'、'.join(doubtful)}填报为已有，但登记的网点中没有，请核实。")
    return "".join(parts) or "划分时没有填报已有业态和建议引入业态。"


def _reach(writer: Writer, facts: DossierFacts, circle: str) -> None:
    found = facts.reach(circle)
    writer.section("步行可达")
    if found is None:
        writer.say("本圈还没有住宅出入口等起点坐标，步行可达未测算。")
        return
    rows = [
        (
            one.name.zh,
            NOTHING if one.metres is None else f"{one.metres:.0f}",
            *(tables.percent(share) for share in one.shares),
            one.verdict.label.zh,
        )
        for one in found.types
    ]
    wide = (Column("业态", 1.8), Column("步行距离（米）", 1.3), Column("5分钟内", 1), Column("10分钟内", 1),
            Column("15分钟内", 1), Column("判断", 1))  # fmt: skip
    writer.table(
        f"步行可达（起点{len(found.starts)}个，{found.types[0].by.label.zh}）" if found.types else "步行可达",
        wide,
        rows,
    )


def _projects_sentence(projects: Sequence[Row]) -> str:
    finished = sum(one["stage"] in FINISHED for one in projects)
    budget = tables.total(projects, "budget")
    money = f"，总投资{budget}万元" if budget else ""
    return f"列入项目{len(projects)}个{money}，已完工{finished}个。"


def _satisfied(writer: Writer, facts: DossierFacts, circle: str, projects: Sequence[Row]) -> None:
    done = [one for one in projects if one["stage"] in FINISHED]
    if done:
        tables.satisfied(writer, facts.words, done)
    figure = facts.satisfaction(circle)
    if figure is not None and figure.value is not None:
        sign = "%" if figure.formula in SHARES else "分"
        writer.say(f"居民满意度{figure.value:.1f}{sign}（{figure.formula.value}，有效答卷{figure.n}份）。")
    elif not done:
        writer.say("还没有完工项目，居民满意度答卷不足，暂不评价。")


def _times_sentence(facts: DossierFacts, circle: str, row: Row) -> str:
    labels = (("plan_year", "计划年度"), ("started_on", "启动日期"), ("built_on", "建成日期"))
    parts = [f"{label}：{date_words(str(row[key]))}" for key, label in labels if row[key]]
    due = sorted(str(one["due"]) for one in facts.of_circle("project", circle) if one["due"])
    if due:
        parts.append(f"项目完成时限：最早{date_words(due[0])}，最晚{date_words(due[-1])}")
    return "；".join(parts) + "。" if parts else "本圈的启动和建成日期尚未登记，按照方案阶段执行。"
