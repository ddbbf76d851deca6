"""商业网点目录: every open outlet with its type, class and nature (W-42, N-18)."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import TypeClass, business_type
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.registers.hours import display_hours
from fieldkit.registers.outlet import serves_today
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, TOTAL, official
from fieldkit.reports.table_kind import Built

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.plan import Profile
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Source

_KEYS = (
    "name",
    "community",
    "business_type",
    "business_type_text",
    "address",
    "hours",
    "nature",
    "chain",
    "status",
)
_BY_PROFILE = Text(
    "类别按“{profile}”分。只列正在营业的网点；电话不印。",
    "Classes by “{profile}”. Open outlets only, without phones.",
)
_LAST = 1_000_000
_NOWHERE = (_LAST, "")


def directory(source: Source) -> Built:
    """By community and class, in the order of the plan's list."""
    language = source.language
    columns = (
        Column(Text("序号", "No."), 7),
        Column(Text("社区", "Community"), 13.6),
        Column(Text("网点名称", "Outlet"), 28, Align.LEFT),
        Column(Text("业态", "Business type"), 22),
        Column(Text("类别", "Class"), 11.6),
        Column(Text("属性", "Nature"), 9.4),
        Column(Text("连锁", "Chain"), 8),
        Column(Text("地址", "Address"), 26, Align.LEFT),
        Column(Text("营业时间", "Hours"), 15),
    )
    rows = _rows(source)
    totals = (
        Total(TOTAL.say(language), span=2),
        Total(len(rows), '0"家"' if language == "zh" else "0"),
        Total(span=6),
    )
    table = official(source, Text("商业网点目录", "Directory"), columns, rows, width=LYING, totals=totals)
    note = Text(
        _BY_PROFILE.say("zh", profile=source.profile.title.zh),
        _BY_PROFILE.say("en", profile=source.profile.title.en),
    )
    return Built(table, (note,))


def _rows(source: Source) -> list[tuple[Value, ...]]:
    language, profile = source.language, source.profile
    places = {str(one["id"]): one for one in source.lines("area", ("name", "order"))}
    position = {
        record: (at, str(one["name"] or ""))
        for at, (record, one) in enumerate(sorted(places.items(), key=lambda pair: _order(pair[1]["order"])))
    }
    types = _types(profile, language)
    natures, chains = _labels("nature", language), _labels("chain", language)
    hours: dict[object, str] = {None: "", "": ""}
    found = []
    for name, community, code, typed, address, opened, nature, chain, status in source.stored(
        "outlet", _KEYS
    ):
        if not serves_today(status):
            continue
        at, place = position.get(community, _NOWHERE)
        order, word, class_word = types.get(code) or (_LAST, typed or "", "")
        if opened not in hours:
            hours[opened] = display_hours(str(opened), language)
        found.append(
            (at, order, name or "", place, word, class_word, natures.get(nature, ""), chains.get(chain, ""),
             address or "", hours[opened])
        )  # fmt: skip
    found.sort(key=itemgetter(slice(3)))
    return [(at, one[3], one[2], *one[4:]) for at, one in enumerate(found, start=1)]


def _order(value: object) -> int:
    return value if isinstance(value, int) else _LAST


def _types(profile: Profile, language: Language) -> dict[str, tuple[int, str, str]]:
    """Place in the list, word and class of each business type there is."""
    lines = {code: at for at, entry in enumerate(profile.entries) for code in reversed(entry.codes)}
    codes = {code for entry in profile.entries for code in entry.codes} | _known_codes()
    found = {}
    for code in codes:
        kind = business_type(code)
        of = profile.class_of(code)
        word = kind.name.say(language) if kind else code
        found[code] = (
            lines.get(code, len(lines)),
            word,
            of.label.say(language) if of is not TypeClass.OTHER else _OTHER.say(language),
        )
    return found


_OTHER = Text("其他", "other")


def _known_codes() -> set[str]:
    from fieldkit.registers.business_types import business_types

    return {one.code for one in business_types()}


def _labels(key: str, language: Language) -> dict[str, str]:
    declared = KINDS_BY_KEY["outlet"].field(key)
    return {one.code: one.label.say(language) for one in declared.options} if declared else {}
