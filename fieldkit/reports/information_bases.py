"""信息库: the outlets of 一店一早, 一菜一修, 一老一小 as lists to print (Z-26), and all bases of a plan in one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.hours import display_hours
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.phones import display_phone
from fieldkit.registers.reading import type_name
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, TOTAL, filled, official
from fieldkit.reports.table_kind import Built, Need, Purpose, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.plans.features import Bucket
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source

_NAMED = (
    ("shop_breakfast", Text("一店一早", "Shop and breakfast"), "M-20"),
    ("market_repair", Text("一菜一修", "Market and repairs"), "M-21"),
    ("old_young", Text("一老一小", "The old and the young"), "M-22"),
)
"""The bases that the programme names, by the key of a plan's group of types, with an item besides Z-26."""
_KEYS = (
    "name",
    "community",
    "business_type",
    "address",
    "hours",
    "open_24h",
    "phone",
    "phone_public",
    "status",
)
_LAST = 1_000_000
_TYPES = Text("“{base}”包括：{types}。", "“{base}”: {types}.")
_OPEN_ONLY = Text(
    "只列正在营业的网点；电话只印同意公示的。",
    "Open outlets only; phones only where they may be published.",
)
_YES = Text("是", "yes")


def base_tables() -> tuple[TableKind, ...]:
    """One list for each base that the programme names, and one of every base that the plan has."""
    named = (
        _kind(key.replace("_", "-"), Text(f"{{area}}{title.zh}信息库", f"{title.en}, {{area}}"), ("Z-26", item), key)
        for key, title, item in _NAMED
    )  # fmt: skip
    return (
        *named,
        _kind("all", Text("{area}便民业态信息库总表", "Information bases, {area}"), ("Z-26",), ""),
    )


def _kind(name: str, title: Text, items: tuple[str, ...], key: str) -> TableKind:
    need = Need(
        Text("方案的信息库", "Information bases of the plan"),
        Text(
            "所用方案没有这个信息库。请换一个方案，或到“方案”的“方案内容”里把这组业态加上。",
            "The plan has no such base. Please choose another plan, or add the group of types to its contents.",
        ),
        lambda source: bool(_buckets(source, key)),
    )
    return TableKind(
        f"base-{name}", title, Purpose.CIRCLES, partial(_table, key), items, (need,), landscape=True
    )


def _buckets(source: Source, key: str) -> list[Bucket]:
    """The bases of the plan with this key; every one for an empty key."""
    return [one for one in source.plan.buckets if one.is_base and (not key or one.key == key)]


def _table(key: str, source: Source) -> Built:
    language, buckets = source.language, _buckets(source, key)
    columns = (
        Column(Text("序号", "No."), 6),
        *([] if key else [Column(Text("信息库", "Base"), 9.8, joins=True)]),
        Column(Text("业态", "Business type"), 22),
        Column(Text("网点名称", "Outlet"), 27.5, Align.LEFT),
        Column(Text("社区", "Community"), 13.4),
        Column(Text("地址", "Address"), 22, Align.LEFT),
        Column(Text("营业时间", "Hours"), 14.8),
        Column(Text("24小时", "24 h"), 8),
        Column(Text("联系电话", "Phone"), 15.8),
    )
    outlets = _outlets(source)
    found = [(bucket, line) for bucket in buckets for line in _lines(bucket, outlets, source)]
    rows = [
        (at, *([] if key else [bucket.title.say(language)]), *line)
        for at, (bucket, line) in enumerate(found, start=1)
    ]
    span = len(columns) - 7
    totals = (
        Total(TOTAL.say(language), span=span + 1),
        Total(len(rows), '0"家"' if language == "zh" else "0"),
        Total(span=5),
    )
    notes = [filled(_TYPES, base=one.title.say(language), types=_type_names(one, source)) for one in buckets]
    sheet = Text("信息库", "Information base")
    table = official(source, sheet, columns, rows, width=LYING, totals=totals if rows else ())
    return Built(table, (*notes, _OPEN_ONLY))


def _outlets(source: Source) -> dict[str, list[tuple[object, ...]]]:
    """Open outlets by business type, as they came."""
    wanted = {code for one in source.plan.buckets if one.is_base for code in one.codes}
    found: dict[str, list[tuple[object, ...]]] = {code: [] for code in wanted}
    for row in source.stored("outlet", _KEYS) if wanted else ():
        if row[2] in wanted and serves_today(row[8]):
            found[row[2]].append(row)
    return found


def _lines(
    bucket: Bucket, outlets: dict[str, list[tuple[object, ...]]], source: Source
) -> Iterator[tuple[Value, ...]]:
    """By type in the bucket's order, then by community."""
    order = {str(one["id"]): one["order"] for one in source.lines("area", ("order",))}
    for code in bucket.codes:
        rows = outlets.get(code, [])
        for row in sorted(rows, key=lambda one: _place(order.get(str(one[1] or "")))):
            name, community, _, address, hours, all_day, phone, is_public, _ = row
            yield (
                type_name(code, source.language), str(name or ""), source.places.get(str(community or ""), ""),
                str(address or ""), display_hours(str(hours or ""), source.language),
                _YES.say(source.language) if all_day else "",
                display_phone(str(phone)) if phone and is_public else "",
            )  # fmt: skip


def _place(order: object) -> int:
    return order if isinstance(order, int) else _LAST


def _type_names(bucket: Bucket, source: Source) -> str:
    between = "、" if source.language == "zh" else ", "
    return between.join(type_name(code, source.language) for code in bucket.codes)
