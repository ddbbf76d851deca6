"""列入名单的网点名单: 为老服务, 应急保供, 公共服务设施目录, 老旧小区改造清单, each with its credit (N-43, N-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.outlet_options import LISTS
from fieldkit.registers.reading import type_name
from fieldkit.registers.records import codes_of
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, TOTAL, official
from fieldkit.reports.table_kind import Built, Need, Purpose, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source

_KEYS = ("name", "community", "business_type", "address", "credit_grade", "credit_score", "lists")
LISTED = Need(
    Text("列入名单的网点", "Outlets on lists"),
    Text(
        "还没有网点填写“列入名单”。请到“网点”里填。",
        "No outlet is marked as on a list yet. Please enter it with the outlet.",
    ),
    lambda source: any(row[0] for row in source.stored("outlet", ("lists",))),
)


def outlet_list_table() -> TableKind:
    """Its declaration."""
    return TableKind(
        "outlet-lists", Text("{area}推荐和目录网点名单", "Outlets on recommended lists, {area}"), Purpose.CIRCLES,
        outlet_lists, ("N-43", "N-18", "W-31"), (LISTED,), landscape=True,
    )  # fmt: skip


def outlet_lists(source: Source) -> Built:
    """List by list, the outlets on it in the order in which they were recorded."""
    language = source.language
    columns = (
        Column(Text("序号", "No."), 6),
        Column(Text("名单", "List"), 18),
        Column(Text("网点名称", "Outlet"), 28, Align.LEFT),
        Column(Text("业态", "Business type"), 18),
        Column(Text("社区", "Community"), 15),
        Column(Text("地址", "Address"), 28, Align.LEFT),
        Column(Text("诚信等级", "Credit grade"), 10),
        Column(Text("诚信评分", "Credit score"), 10),
    )
    rows = [(at, *line) for at, line in enumerate(_lines(source), start=1)]
    totals = (Total(TOTAL.say(language), span=2), Total(len(rows)), Total(span=5))
    sheet = Text("列入名单的网点", "Outlets on lists")
    note = Text("一家网点列入几个名单的，分别列出。", "An outlet on several lists stands in each.")
    table = official(source, sheet, columns, rows, width=LYING, totals=totals if rows else ())
    return Built(table, (note,))


def _lines(source: Source) -> Iterator[tuple[Value, ...]]:
    language = source.language
    marked = [(row, set(codes_of(str(row[6] or "")))) for row in source.stored("outlet", _KEYS) if row[6]]
    for option in LISTS:
        for (name, community, code, address, grade, score, _), lists in marked:
            if option.code in lists:
                kind = type_name(str(code or ""), language)
                where = source.name(str(community or ""))
                yield (
                    option.label.say(language), str(name or ""), kind, where, str(address or ""), str(grade or ""),
                    None if score is None else float(score),
                )  # fmt: skip
