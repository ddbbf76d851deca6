"""社区底数情况表: people, income, habits, kind and linked programmes of every community (H-13, H-03, N-17, Z-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.registers.kinds import NO, YES
from fieldkit.registers.records import codes_of
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, TOTAL, joined, official
from fieldkit.reports.table_kind import Built, Purpose, TableKind

if TYPE_CHECKING:
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Line, Source
    from fieldkit.reports.table_kind import Need

_KEYS = (
    "name", "level", "order", "circle", "community_kind", "population", "households", "elderly", "children",
    "income_level", "habits", "separated", "facilities_accepted", "programmes",
)  # fmt: skip
_LAST = 1_000_000
_PEOPLE = Text("人口", "People")
_NOTE = Text(
    "收入水平、消费习惯按社区登记，不登记到户到人；空格为还没有填，合计只含填了的社区。",
    "Income and habits are recorded for a community, never for a household or a person; empty means not entered, totals are of what is.",
)


def community_facts_table(communities: Need) -> TableKind:
    """Its declaration."""
    return TableKind(
        "community-facts", Text("{area}社区底数情况表", "Facts of communities, {area}"), Purpose.CIRCLES,
        community_facts, ("H-13", "M-10", "N-17", "H-03", "H-15", "M-23", "Z-09", "Z-23"), (communities,),
        landscape=True,
    )  # fmt: skip


def community_facts(source: Source) -> Built:
    """A row per community, by its number."""
    columns = (
        Column(Text("序号", "No."), 5),
        Column(Text("社区", "Community"), 13),
        Column(Text("所属生活圈", "Circle"), 29, Align.LEFT),
        Column(Text("社区类型", "Kind"), 12),
        Column(Text("常住（人）", "Residents"), 8, group=_PEOPLE),
        Column(Text("户数（户）", "Households"), 8, group=_PEOPLE),
        Column(Text("60岁以上", "Aged 60+"), 8, group=_PEOPLE),
        Column(Text("0–3岁", "Under 3"), 7, group=_PEOPLE),
        Column(Text("收入水平", "Income"), 8),
        Column(Text("消费习惯", "Habits"), 17, Align.LEFT),
        Column(Text("商居分离", "Apart from homes"), 8),
        Column(Text("商业同步验收", "Accepted with housing"), 8),
        Column(Text("衔接工程", "Linked programmes"), 16, Align.LEFT),
    )
    lines = [one for one in source.lines("area", _KEYS) if one["level"] == "community"]
    lines.sort(key=lambda one: one["order"] if isinstance(one["order"], int) else _LAST)
    rows = [(at, *_row(line, source)) for at, line in enumerate(lines, start=1)]
    sums = [sum(value for row in rows if isinstance(value := row[at], int)) for at in range(4, 8)]
    totals = (Total(TOTAL.say(source.language), span=4), *(Total(one) for one in sums), Total(span=5))
    sheet = Text("社区底数", "Communities")
    table = official(source, sheet, columns, rows, width=LYING, totals=totals if rows else ())
    return Built(table, (_NOTE,))


def _row(line: Line, source: Source) -> tuple[Value, ...]:
    counts = [value if isinstance(value := line[key], int) else None for key in _KEYS[5:9]]
    return (
        str(line["name"] or ""), source.name(str(line["circle"] or "")), _label("community_kind", line, source),
        *counts, _label("income_level", line, source), str(line["habits"] or ""), _yes(line["separated"], source),
        _yes(line["facilities_accepted"], source), _label("programmes", line, source),
    )  # fmt: skip


def _label(field: str, line: Line, source: Source) -> str:
    known = KINDS_BY_KEY["area"].field(field)
    labels = {one.code: one.label.say(source.language) for one in (known.options if known else ())}
    return joined((labels.get(code, code) for code in codes_of(str(line[field] or ""))), source.language)


def _yes(value: object, source: Source) -> str:
    return "" if value is None else (YES if value else NO).say(source.language)
