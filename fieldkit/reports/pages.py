"""Widths and font sizes of the usual pages, and words that several tables say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import LANGUAGES, Text
from fieldkit.reports.official_table import OfficialTable, Sizes, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from fieldkit.kernel.texts import Language
    from fieldkit.reports.official_table import BarChartOf, Column, Total, Value
    from fieldkit.reports.source import Source

UPRIGHT, LYING, LYING_A3 = 85.0, 127.0, 188.0
"""Characters across a page: A4 upright, A4 lying, A3 lying."""
SIZES = Sizes(title=18, body=10, space=7)
NOTHING = Text("——", "—")
TOTAL = Text("合计", "Total")


SHARE = "0.0"
"""How shares in per cent are printed."""


def official(
    source: Source,
    sheet: Text,
    columns: Sequence[Column],
    rows: Iterable[tuple[Value, ...]],
    *,
    width: float,
    totals: tuple[Total, ...] = (),
    chart: BarChartOf | None = None,
    blank: int = 0,
) -> OfficialTable:
    """A table of the usual look, ``width`` characters across."""
    return OfficialTable(
        sheet.say(source.language),
        scaled(columns, width, SIZES.body),
        tuple(rows),
        SIZES,
        totals,
        chart,
        blank,
    )


def number(value: Decimal | None) -> Value:
    """A whole number where it is one."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def number_or_dash(value: Decimal | None, language: Language) -> Value:
    """A figure, or the dash for one that cannot be told."""
    return NOTHING.say(language) if value is None else number(value)


def joined(words: Iterable[str], language: Language, most: int = 0) -> str:
    """Words one after another; beyond ``most`` only how many there are."""
    found = list(words)
    between = "、" if language == "zh" else ", "
    if most and len(found) > most:
        more = f"等{len(found)}个" if language == "zh" else f" … ({len(found)})"
        return between.join(found[:most]) + more
    return between.join(found)


def day_words(day: date | None) -> str:
    """A day in a cell; empty for none."""
    return day.isoformat() if day else ""


def filled(text: Text, **values: object) -> Text:
    """The sentence with its values in both languages."""
    return Text(*(text.say(language, **values) for language in LANGUAGES))
