"""问题短板清单: what is lacking, said or found, by 设施配套, 环境建设 and 服务治理, with its state (Z-27, N-49, H-47)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.registers.records import codes_of
from fieldkit.reports.facility_rows import facility_rows
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, TOTAL, filled, joined, official
from fieldkit.reports.shortfalls import shortfall_rows
from fieldkit.reports.table_kind import Built, Purpose, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.kernel.texts import Language
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source

FACILITIES, ENVIRONMENT, SERVICE = (
    Text("设施配套", "Facilities"),
    Text("环境建设", "Environment"),
    Text("服务治理", "Service and order"),
)
_TOPICS = {
    "facilities": FACILITIES,
    "facility_plan": FACILITIES,
    "facility_work": FACILITIES,
    "types": FACILITIES,
    "attract": FACILITIES,
    "environment": ENVIRONMENT,
}
"""Of an opinion's topic; any other is about service."""
_MATTERS = frozenset(("environment", "nuisance"))
_TO_MEND = frozenset(("mend", "mended"))
_FROM_TYPES = Text("业态覆盖", "Coverage")
_FROM_QUOTA = Text("设施配置", "Quotas")
_GAP = Text("{facility}还缺 {gap} 个", "{facility}: {gap} missing")
_COUNTED = Text("设施配套 {facilities} 项，环境建设 {environment} 项，服务治理 {service} 项。",
                "Facilities {facilities}, environment {environment}, service and order {service}.")  # fmt: skip
_FROM = Text(
    "设施配套含业态覆盖和设施标准算出的短板；意见按主题、检查按内容归类，只列需整改和已整改的检查。",
    "Facilities include what coverage and quotas show; opinions go by topic, inspections by matter.",
)

_Row = tuple[Text, str, str, str, str, str]
"""Category, where, what, where from, day, state."""


def issue_table() -> TableKind:
    """Its declaration."""
    return TableKind(
        "issues", Text("{area}便民生活圈问题短板清单", "Problems and gaps, {area}"), Purpose.LISTS, issues,
        ("Z-27", "N-44", "N-49", "H-31", "H-47"), landscape=True,
    )  # fmt: skip


def issues(source: Source) -> Built:
    """Every problem, by category, in the order of communities and records."""
    found = [*_lacking(source), *_gaps(source), *_opinions(source), *_inspections(source)]
    ordered = [row for group in (FACILITIES, ENVIRONMENT, SERVICE) for row in found if row[0] == group]
    columns = (
        Column(Text("序号", "No."), 6),
        Column(Text("类别", "Category"), 13),
        Column(Text("社区", "Community"), 15),
        Column(Text("问题", "Problem"), 52, Align.LEFT),
        Column(Text("来源", "From"), 12),
        Column(Text("日期", "Date"), 13),
        Column(Text("状态", "State"), 12),
    )
    rows: list[tuple[Value, ...]] = [
        (at, group.say(source.language), *rest) for at, (group, *rest) in enumerate(ordered, start=1)
    ]
    counts = Counter(row[0].zh for row in ordered)
    note = filled(
        _COUNTED,
        facilities=counts[FACILITIES.zh],
        environment=counts[ENVIRONMENT.zh],
        service=counts[SERVICE.zh],
    )
    totals = (Total(TOTAL.say(source.language), span=2), Total(len(rows)), Total(span=4))
    sheet = Text("问题短板清单", "Problems")
    return Built(
        official(source, sheet, columns, rows, width=LYING, totals=totals if rows else ()), (note, _FROM)
    )


def _lacking(source: Source) -> Iterator[_Row]:
    """Basic types that a community lacks or has too few of."""
    wording = source.plan.wording
    whence = _FROM_TYPES.say(source.language)
    for row in shortfall_rows(source.matrix, wording, source.language):
        if row.basic not in {wording.nothing, "—"}:
            yield FACILITIES, row.community, row.basic, whence, "", ""


def _gaps(source: Source) -> Iterator[_Row]:
    """Facilities that a quota asks for and that are not there."""
    whence = _FROM_QUOTA.say(source.language)
    for row in facility_rows(source)[0]:
        if row.gap:
            what = _GAP.say(source.language, facility=row.label.say(source.language), gap=row.gap)
            yield FACILITIES, source.area, what, whence, "", ""


def _opinions(source: Source) -> Iterator[_Row]:
    language = source.language
    whence = KINDS_BY_KEY["opinion"].label.say(language)
    for line in source.lines("opinion", ("name", "topic", "community", "received_on", "state")):
        state = str(line["state"] or "open")
        yield (
            _TOPICS.get(str(line["topic"]), SERVICE), source.name(str(line["community"] or "")), str(line["name"] or ""),
            whence, str(line["received_on"] or ""), _label("opinion", "state", state, language),
        )  # fmt: skip


def _inspections(source: Source) -> Iterator[_Row]:
    language = source.language
    whence = KINDS_BY_KEY["inspection"].label.say(language)
    keys = ("name", "community", "matters", "inspected_on", "result", "found")
    for line in source.lines("inspection", keys):
        if line["result"] not in _TO_MEND:
            continue
        matters = codes_of(str(line["matters"] or ""))
        about = joined((_label("inspection", "matters", one, language) for one in matters), language)
        what = f"{line['name'] or ''}：{line['found'] or about}"
        group = ENVIRONMENT if matters and set(matters) <= _MATTERS else SERVICE
        where, day = source.name(str(line["community"] or "")), str(line["inspected_on"] or "")
        yield group, where, what, whence, day, _label("inspection", "result", str(line["result"]), language)


def _label(kind: str, field: str, code: str, language: Language) -> str:
    found = KINDS_BY_KEY[kind].field(field)
    options = found.options if found else ()
    return next((one.label.say(language) for one in options if one.code == code), code)
