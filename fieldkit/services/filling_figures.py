"""Figures that a template may ask for, each under names that a person searches for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.formulas import Formula
from fieldkit.exchange.templates.vocabulary import Named
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import TypeClass
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.project import STAGES
from fieldkit.reports.satisfaction import SHARES
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.satisfaction import SatisfactionService
from fieldkit.services.targets import TargetService
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.analysis.measures.board import Standing
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.services.filling_scope import FillingScope
    from fieldkit.services.workspace import Workspace

COUNTED = (
    "facility", "mobile_outlet", "idle_space", "demand", "project", "task", "meeting", "opinion", "event",
    "posted_poster", "case", "inspection",
)  # fmt: skip
"""Registers of which the number of records is a figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is called, and how it is worked out when a template asks for it."""

    named: Named
    work_out: Callable[[], Value]
    is_share: bool = False


class Figures:
    """All figures of a workspace on a day, within a scope; each is worked out only when it is wanted."""

    def __init__(self, workspace: Workspace, scope: FillingScope, plan: str | None, on: date) -> None:
        self._workspace, self._scope, self._plan_name, self._on = workspace, scope, plan, on
        self._analysis = AnalysisService(workspace)
        self.plan, self._profile = self._analysis.plan(plan)
        self.by_key = {one.named.key: one for one in self._all()}

    @property
    def named(self) -> tuple[Named, ...]:
        """Their names, in the order in which they are listed."""
        return tuple(one.named for one in self.by_key.values())

    def value(self, key: str) -> tuple[Value, bool]:
        """A figure and whether it is in per cent; a KeyError for none of this name."""
        figure = self.by_key[key]
        return figure.work_out(), figure.is_share

    def _all(self) -> Iterator[Figure]:
        yield from self._head()
        yield from self._counts()
        yield from self._records()
        yield from self._types()
        yield from self._targets()
        yield from self._opinions()

    def _head(self) -> Iterator[Figure]:
        on, workspace = self._on, self._workspace
        quarter = (on.month + 2) // 3
        yield _text("unit", "填报单位", "Unit", lambda: workspace.setting(settings.ISSUER) or None,
                    "填表单位", "上报单位", "报送单位", "单位名称", "制表单位")  # fmt: skip
        yield _text("person", "填报人", "Filled by", lambda: workspace.identity.person or None,
                    "填表人", "制表人", "经办人")  # fmt: skip
        yield _text("date", "填报日期", "Date", lambda: on, "填表日期", "数据日期", "制表日期", "上报日期", "报送日期",
                    "填报时间", "日期")  # fmt: skip
        yield _text("year", "年度", "Year", lambda: on.year, "年份")
        yield _text("quarter", "季度", "Quarter", lambda: quarter)
        yield _text("month", "月份", "Month", lambda: on.month)
        yield _text(
            "period", "报告期", "Period", lambda: f"{on.year} 年第 {quarter} 季度", "填报期", "报送周期"
        )
        yield _text("last_day", "期末日期", "Last day of the month", lambda: _month_end(on))
        yield _text("city", "城市", "City", self._city, "城市名称", "试点城市", "地区", "所在城市", "市")
        yield _text("plan", "方案名称", "Plan", lambda: self.plan.title.zh, "方案")
        yield _text("plan_number", "方案文号", "Number of the plan", lambda: self.plan.number or None, "文号")

    def _counts(self) -> Iterator[Figure]:
        scope = self._scope
        yield _text("circles", "生活圈数量", "Circles", lambda: len(scope.circles), "便民生活圈数量", "生活圈数",
                    "一刻钟便民生活圈数量", "便民生活圈数", "生活圈个数", "便民生活圈个数", "生活圈总数", "便民生活圈")  # fmt: skip
        yield _text("communities", "社区数量", "Communities", lambda: len(scope.communities), "社区数", "社区个数",
                    "社区总数", "覆盖社区数", "涉及社区数", "覆盖社区数量")  # fmt: skip
        yield _text(
            "streets", "街道数量", "Streets", lambda: len(scope.areas("street")), "街道数", "涉及街道数"
        )
        yield _text("outlets", "网点数量", "Outlets", lambda: sum(self._open.values()), "网点数", "网点总数",
                    "商业网点数", "商业网点数量", "商业网点总数", "营业网点数", "网点个数")  # fmt: skip
        yield _text("outlets_recorded", "登记网点数量", "Outlets recorded", lambda: sum(self._recorded.values()),
                    "登记网点数")  # fmt: skip
        for kind, zh, en in (
            (TypeClass.BASIC, "基本保障类", "basic"),
            (TypeClass.QUALITY, "品质提升类", "quality"),
        ):
            yield _text(f"outlets_{en}", f"{zh}网点数量", f"Outlets of {en} types", self._of_class(kind),
                        f"{zh}网点数", f"{zh}网点", f"{zh}业态网点数")  # fmt: skip
        yield _text("open_24h", "24 小时营业网点数量", "Open 24 hours", lambda: self._open_24h, "24小时网点数",
                    "24小时营业网点数", "24小时便利店数量")  # fmt: skip
        yield _text("residents", "服务人口", "Residents served", lambda: scope.residents, "服务居民数", "服务居民人数",
                    "覆盖人口", "覆盖居民数", "服务居民", "受益居民数", "覆盖居民人数", "服务人口数")  # fmt: skip
        yield _text("households", "户数", "Households", lambda: scope.households, "居民户数", "覆盖户数")
        yield _text(
            "area_km2", "生活圈面积", "Area of the circles", lambda: scope.area_km2, "覆盖面积", "总面积"
        )

    def _records(self) -> Iterator[Figure]:
        for key in COUNTED:
            kind = KINDS_BY_KEY[key]
            zh = kind.label.zh
            yield _text(
                key, f"{zh}数量", kind.label.en, self._number_of(key), f"{zh}数", f"{zh}个数", f"{zh}总数"
            )
        for stage in STAGES:
            yield _text(f"project:{stage.code}", f"{stage.label.zh}项目数量", f"Projects: {stage.label.en}",
                        self._projects(stage.code), f"{stage.label.zh}项目数")  # fmt: skip
        yield _text("budget", "项目总投资（万元）", "Budget of projects", self._sum("project", "budget"), "总投资",
                    "项目总投资", "投资总额")  # fmt: skip
        yield _text(
            "subsidy", "补助资金合计（万元）", "Subsidies", self._sum("project", "subsidy"), "补助资金"
        )

    def _types(self) -> Iterator[Figure]:
        for entry in self._profile.entries:
            name, codes = entry.name, entry.codes
            yield _text(f"outlets:{entry.code}", f"{name}数量", f"Outlets: {name}",
                        partial(self._of_codes, codes),
                        f"{name}网点数", f"{name}数", f"{name}网点数量")  # fmt: skip
            for state, word in ((CoverageState.ABSENT, "缺失"), (CoverageState.FEW, "偏少")):
                yield _text(f"{state.value}:{entry.code}", f"{word}{name}的社区数", f"Communities: {name} {state.value}",
                            partial(self._short, entry.code, state))  # fmt: skip

    def _targets(self) -> Iterator[Figure]:
        for target in self.plan.targets:
            share = target.unit == "percent"
            label = target.label
            yield Figure(
                Named(f"actual:{target.id}", Text(f"{label.zh}（现状）", f"{label.en} (now)"), (label.zh,)),
                partial(self._actual, target.id),
                share,
            )
            yield Figure(
                Named(f"required:{target.id}", Text(f"{label.zh}（目标）", f"{label.en} (target)")),
                partial(self._required, target.required),
                share,
            )

    def _opinions(self) -> Iterator[Figure]:
        names = {Formula.TOP2: ("满意度", "居民满意度", "群众满意度", "满意率", "居民满意率")}
        for formula in Formula:
            label = Text(f"居民满意度（{formula.value}）", f"Satisfaction ({formula.value})")
            yield Figure(
                Named(f"satisfaction:{formula.value}", label, names.get(formula, ())),
                partial(self._satisfaction, formula),
                formula in SHARES,
            )

    @cached_property
    def _open(self) -> dict[str, int]:
        return self._tally(is_open=True)

    @cached_property
    def _recorded(self) -> dict[str, int]:
        return self._tally(is_open=False)

    def _tally(self, *, is_open: bool) -> dict[str, int]:
        found: dict[str, int] = {}
        for row, count in self._outlets:
            if serves_today(row["status"]) or not is_open:
                code = str(row["business_type"] or "")
                found[code] = found.get(code, 0) + count
        return found

    @cached_property
    def _outlets(self) -> list[tuple[dict[str, object], int]]:
        keys = ("community", "business_type", "status", "open_24h")
        within = ("community", self._scope.community_ids) if self._scope.is_limited else None
        with self._workspace.database.read() as connection:
            return lists.tally(connection, "outlet", keys, within)

    @property
    def _open_24h(self) -> int:
        return sum(
            n for row, n in self._outlets if row["open_24h"] in {True, "1"} and serves_today(row["status"])
        )

    def _of_class(self, kind: TypeClass) -> Callable[[], Value]:
        codes = [code for entry in self._profile.entries if entry.type_class is kind for code in entry.codes]
        return partial(self._of_codes, codes)

    def _of_codes(self, codes: Sequence[str]) -> Value:
        return sum(self._open.get(code, 0) for code in codes)

    def _city(self) -> Value:
        for level in ("city", "district", "street"):
            found = self._scope.areas(level)
            if found:
                return str(found[0]["name"] or "") or None
        return None

    def _number_of(self, kind: str) -> Callable[[], Value]:
        return lambda: len(self._rows(kind, ()))

    def _projects(self, stage: str) -> Callable[[], Value]:
        return lambda: sum(row["stage"] == stage for row in self._rows("project", ("stage",)))

    def _sum(self, kind: str, key: str) -> Callable[[], Value]:
        def total() -> Value:
            amounts = [one for row in self._rows(kind, (key,)) if (one := number_of(row[key])) is not None]
            return sum(amounts, Decimal(0)) if amounts else None

        return total

    def _rows(self, kind: str, keys: tuple[str, ...]) -> list[dict[str, object]]:
        return self._scope.rows(kind, keys)

    def _short(self, code: str, state: CoverageState) -> int:
        matrix = self._matrix
        at = next(index for index, entry in enumerate(matrix.entries) if entry.code == code)
        return sum(row[at].state is state for row in matrix.cells)

    @cached_property
    def _matrix(self) -> CoverageMatrix:
        matrix = self._analysis.coverage(self._plan_name).matrix
        return matrix.of_communities(self._scope.community_ids) if self._scope.is_limited else matrix

    @cached_property
    def _board(self) -> dict[str, Standing]:
        _, standings = TargetService(self._workspace).board(self._plan_name, self._on)
        return {one.target.id: one for one in standings}

    def _actual(self, target: str) -> Value:
        return self._board[target].reading.value

    @staticmethod
    def _required(value: Decimal | None) -> Value:
        return value

    def _satisfaction(self, formula: Formula) -> Value:
        try:
            view = SatisfactionService(self._workspace).figures((formula,))
        except FieldkitError:
            return None
        for figure in view.figures:
            if figure.place.level == "total" and not figure.is_hidden and figure.value is not None:
                return Decimal(str(round(figure.value, 1)))
        return None


def number_of(value: object) -> Decimal | None:
    """A stored number; None for one that was typed wrongly."""
    try:
        found = None if value is None else Decimal(str(value))
    except ArithmeticError:
        return None
    return found if found is None or found.is_finite() else None


def _text(key: str, zh: str, en: str, work_out: Callable[[], Value], *names: str) -> Figure:
    return Figure(Named(key, Text(zh, en), names), work_out)


def _month_end(on: date) -> date:
    return on.replace(day=calendar.monthrange(on.year, on.month)[1])
