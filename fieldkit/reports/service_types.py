"""业态分型和服务定型统计表: outlets of each community by class, nature and what they do for residents (Z-25, N-25, W-38)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import TypeClass
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.outlet_options import NATURES
from fieldkit.registers.records import codes_of
from fieldkit.reports.official_table import Column, Total
from fieldkit.reports.pages import LYING, TOTAL, official
from fieldkit.reports.table_kind import Built, Purpose, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source
    from fieldkit.reports.table_kind import Need

BREAKFAST = "B05"
BREAKFAST_VANS = frozenset(("breakfast_cart", "food_van"))
"""Kinds of mobile outlet that sell breakfast (W-38)."""
_KEYS = ("community", "business_type", "status", "nature", "services", "elderly", "delivery", "open_24h")
_BY_CLASS = Text("业态分型（家）", "By class")
_BY_NATURE = Text("属性（家）", "By nature")
_BY_SERVICE = Text("服务定型（家）", "By service")
_SERVICES = {
    "several": Text("搭载服务", "Added services"),
    "home": Text("上门服务", "Home service"),
    "elderly": Text("适老服务", "For the elderly"),
    "delivery": Text("配送", "Delivery"),
    "night": Text("24小时", "24 h"),
    "breakfast": Text("供应早餐", "Breakfast"),
}
_NOTE = Text(
    "业态分型按“{profile}”；只计正在营业的网点，一家可计入多项服务。没有填写属性的网点不计入属性各栏。",
    "Classes by “{profile}”; open outlets only, one may offer several services.",
)
_SOURCES = Text(
    "供应早餐：早餐店、搭载早餐的网点、运行中的早餐车和移动餐饮车。",
    "Breakfast: breakfast shops, outlets that add it, carts and vans that are running.",
)


def service_type_table(communities: Need, outlets: Need) -> TableKind:
    """Its declaration."""
    return TableKind(
        "service-types", Text("{area}社区业态分型和服务定型统计表", "Classes and services of outlets, {area}"),
        Purpose.CIRCLES, service_types, ("Z-25", "N-25", "N-32", "W-38", "H-21", "H-24"), (communities, outlets),
        landscape=True,
    )  # fmt: skip


def service_types(source: Source) -> Built:
    """A row per community, in the order of 附件2."""
    classes = [TypeClass.BASIC, TypeClass.QUALITY, TypeClass.SMART, TypeClass.OTHER]
    columns = (
        Column(Text("序号", "No."), 5),
        Column(Text("社区", "Community"), 16),
        *(Column(one.label, 9, group=_BY_CLASS) for one in classes),
        *(Column(one.label, 9, group=_BY_NATURE) for one in NATURES),
        *(Column(label, 9, group=_BY_SERVICE) for label in _SERVICES.values()),
    )
    keys = [*(one.value for one in classes), *(one.code for one in NATURES), *_SERVICES]
    found = _counted(source)
    rows: list[tuple[Value, ...]] = [
        (at, one.name, *(found[one.id][key] for key in keys))
        for at, one in enumerate(source.matrix.communities, start=1)
    ]
    sums = [sum(value for row in rows if isinstance(value := row[at], int)) for at in range(2, len(columns))]
    totals = (Total(TOTAL.say(source.language), span=2), *(Total(one) for one in sums))
    sheet = Text("业态分型和服务定型", "Classes and services")
    table = official(source, sheet, columns, rows, width=LYING, totals=totals if rows else ())
    note = Text(
        _NOTE.say("zh", profile=source.profile.title.zh), _NOTE.say("en", profile=source.profile.title.en)
    )
    return Built(table, (note, _SOURCES))


def _counted(source: Source) -> Mapping[str, Counter[str]]:
    """By community and key of the column."""
    names = {one.id: one.name for one in source.matrix.communities}
    known: dict[tuple[str, str], str] = {}
    marks: dict[tuple[object, ...], tuple[str, ...]] = {}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in source.stored("outlet", _KEYS):
        if serves_today(row[2]):
            place, code = str(row[0] or ""), str(row[1] or "")
            counter, pair = found[place], (code, place)
            if pair not in known:
                known[pair] = source.profile.class_of(code, names.get(place, "")).value
            counter[known[pair]] += 1
            # A city's outlets are alike in all but their place.
            kind = row[1:]
            if kind not in marks:
                marks[kind] = tuple(_marks(row))
            for mark in marks[kind]:
                counter[mark] += 1
    for line in source.lines("mobile_outlet", ("community", "mobile_type", "status")):
        if line["mobile_type"] in BREAKFAST_VANS and line["status"] in {None, "running"}:
            found[str(line["community"] or "")]["breakfast"] += 1
    return found


def _marks(row: tuple[object, ...]) -> Iterator[str]:
    _, code, _, nature, services, elderly, delivery, night = row
    offered = set(codes_of(str(services or "")))
    if nature:
        yield str(nature)
    if offered:
        yield "several"
    if "home_service" in offered or "home_visit" in codes_of(str(elderly or "")):
        yield "home"
    if elderly:
        yield "elderly"
    if delivery or "delivery" in offered:
        yield "delivery"
    if night:
        yield "night"
    if code == BREAKFAST or "breakfast" in offered:
        yield "breakfast"
