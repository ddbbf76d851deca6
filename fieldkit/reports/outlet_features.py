"""网点服务和特征统计表: how many outlets have each service, way of payment, policy … that a document lists."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fieldkit.analysis.measures.shares import per_cent
from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.registers.kinds import YES, FieldType
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.records import codes_of
from fieldkit.reports.official_table import Column
from fieldkit.reports.pages import SHARE, UPRIGHT, number_or_dash, official
from fieldkit.reports.table_kind import Built, Purpose, TableKind

if TYPE_CHECKING:
    from fieldkit.registers.kinds import Field
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source
    from fieldkit.reports.table_kind import Need

_TYPES = frozenset((FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO))
_NOT_COUNTED = frozenset(("status", "mobility"))
_NOTE = Text(
    "只计正在营业的网点，共 {count} 家；一家可计入几项，占比为占全部营业网点。",
    "Open outlets only, {count} in all; one may count in several lines. Shares are of all open outlets.",
)


def counted_fields() -> tuple[Field, ...]:
    """Fields of an outlet with choices that serve an item, in the order of the form."""
    fields = KINDS_BY_KEY["outlet"].fields
    return tuple(one for one in fields if one.type in _TYPES and one.serves and one.key not in _NOT_COUNTED)


def outlet_feature_table(outlets: Need) -> TableKind:
    """Its declaration; its items are those of the fields that it counts."""
    items = sorted({item for one in counted_fields() for item in one.serves})
    return TableKind(
        "outlet-features", Text("{area}网点服务和特征统计表", "Services and features of outlets, {area}"),
        Purpose.CIRCLES, outlet_features, tuple(items), (outlets,),
    )  # fmt: skip


def outlet_features(source: Source) -> Built:
    """A row per choice, nought where no outlet has it."""
    language, fields = source.language, counted_fields()
    keys = ("status", *(one.key for one in fields))
    rows_open = [row for row in source.stored("outlet", keys) if serves_today(row[0])]
    total = len(rows_open)
    found: Counter[tuple[str, str]] = Counter()
    for at, one in enumerate(fields, start=1):
        for value, count in Counter(row[at] for row in rows_open).items():
            for code in _codes(one, value):
                found[one.key, code] += count
    columns = (
        Column(Text("序号", "No."), 7),
        Column(Text("栏目", "Field"), 20),
        Column(Text("选项", "Choice"), 30),
        Column(Text("网点（家）", "Outlets"), 12),
        Column(Text("占比（%）", "Share (%)"), 12, number_format=SHARE),
    )
    lines = [(one, code, words) for one in fields for code, words in _choices(one)]
    rows: list[tuple[Value, ...]] = [
        (
            at, one.label.say(language), words.say(language), found[one.key, code],
            number_or_dash(per_cent(found[one.key, code], total), language),
        )
        for at, (one, code, words) in enumerate(lines if total else (), start=1)
    ]  # fmt: skip
    note = Text(*(_NOTE.say(one, count=total) for one in ("zh", "en")))
    sheet = Text("服务和特征", "Features")
    return Built(official(source, sheet, columns, rows, width=UPRIGHT), (note,))


def _codes(field: Field, value: object) -> tuple[str, ...]:
    if field.type is FieldType.YES_NO:
        return ("1",) if value in {True, "1"} else ()
    return codes_of(str(value or ""))


def _choices(field: Field) -> tuple[tuple[str, Text], ...]:
    if field.type is FieldType.YES_NO:
        return (("1", YES),)
    return tuple((one.code, one.label) for one in field.options)
