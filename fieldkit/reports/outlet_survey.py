"""网点摸底汇总表: outlets, staff, floor area, chains and brands of every business type (W-09, Z-06, W-21, Z-15)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.reading import type_name
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, NOTHING, TOTAL, official
from fieldkit.reports.table_kind import Built, Purpose, TableKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source
    from fieldkit.reports.table_kind import Need

_KEYS = ("business_type", "status", "staff", "area_m2", "chain", "brand", "disabled_jobs")
_MOST_BRANDS = 5
_STAFF = Text("从业人员", "Staff")
_NO_TYPE = Text("未填业态", "No type")
_NOTE = Text(
    "只计正在营业的网点；从业人数、面积只合计填了的，填了的家数在旁边。品牌按网点数从多到少，最多列 5 个。",
    "Open outlets only; staff and area are sums of what is recorded, for as many outlets as stands beside. "
    "Brands by number of outlets, five at most.",
)


@dataclass(slots=True)
class _Sums:
    outlets: int = 0
    staffed: int = 0
    staff: int = 0
    jobs: int = 0
    area: float = 0.0
    chains: int = 0
    brands: Counter[str] = field(default_factory=Counter)

    def add(self, row: Sequence[object], chains: frozenset[str]) -> None:
        _, _, staff, area, chain, brand, jobs = row
        self.outlets += 1
        if isinstance(staff, int):
            self.staffed += 1
            self.staff += staff
        self.jobs += jobs if isinstance(jobs, int) else 0
        self.area += 0.0 if area is None else float(str(area))
        self.chains += chain in chains
        if brand:
            self.brands[str(brand).strip()] += 1

    def cells(self, language: Language) -> tuple[Value, ...]:
        area = round(self.area, 1)
        return (
            self.outlets, self.staff, self.staffed, self.jobs, int(area) if area.is_integer() else area, self.chains,
            _brands(self.brands, language),
        )  # fmt: skip


def outlet_survey_table(outlets: Need) -> TableKind:
    """Its declaration."""
    return TableKind(
        "outlet-survey", Text("{area}网点摸底汇总表", "Survey of outlets, {area}"), Purpose.CIRCLES, outlet_survey,
        ("W-09", "Z-06", "H-13", "W-21", "W-26", "Z-15"), (outlets,), landscape=True,
    )  # fmt: skip


def outlet_survey(source: Source) -> Built:
    """A row per business type that has outlets, in the order of the plan's list, then the others."""
    language = source.language
    columns = (
        Column(Text("序号", "No."), 5),
        Column(Text("业态", "Business type"), 21),
        Column(Text("类别", "Class"), 12),
        Column(Text("网点（家）", "Outlets"), 9),
        Column(Text("人数（人）", "People"), 9, group=_STAFF),
        Column(Text("填了的（家）", "Of outlets"), 9, group=_STAFF),
        Column(Text("爱心岗位（人）", "Jobs for the disabled"), 10, group=_STAFF),
        Column(Text("经营面积（平方米）", "Floor area (m²)"), 12),
        Column(Text("连锁（家）", "Chains"), 8),
        Column(Text("品牌分布", "Brands"), 36, Align.LEFT),
    )
    by_type: dict[str, _Sums] = {}
    whole = _Sums()
    for row in source.stored("outlet", _KEYS):
        if serves_today(row[1]):
            for sums in (by_type.setdefault(str(row[0] or ""), _Sums()), whole):
                sums.add(row, source.facts.chains)
    listed = [code for entry in source.profile.entries for code in source.profile.codes_of(entry)]
    order = {code: at for at, code in enumerate(listed)}
    codes = sorted(by_type, key=lambda code: (order.get(code, len(order)), not code, code))
    rows = [
        (at, _named(code, source), source.profile.class_of(code).label.say(language), *by_type[code].cells(language))
        for at, code in enumerate(codes, start=1)
    ]  # fmt: skip
    totals = (Total(TOTAL.say(language), span=3), *(Total(one) for one in whole.cells(language)))
    sheet = Text("网点摸底", "Survey of outlets")
    return Built(official(source, sheet, columns, rows, width=LYING, totals=totals if rows else ()), (_NOTE,))


def _named(code: str, source: Source) -> str:
    return type_name(code, source.language) or _NO_TYPE.say(source.language)


def _brands(found: Counter[str], language: Language) -> str:
    if not found:
        return NOTHING.say(language)
    words = [f"{name} {count}" for name, count in found.most_common(_MOST_BRANDS)]
    if language != "zh":
        return ", ".join(words) + (f" … ({len(found)})" if len(found) > _MOST_BRANDS else "")
    return "、".join(words) + (f" 等{len(found)}个" if len(found) > _MOST_BRANDS else "")
