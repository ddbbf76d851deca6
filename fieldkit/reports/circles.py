"""生活圈划分一览表: nine columns, a row per circle, totals (表3-1, W-12)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import business_type
from fieldkit.registers.circle import INTENTIONS, MODES
from fieldkit.reports.layout import make_workbook
from fieldkit.reports.official_table import Align, Column, OfficialTable, Sizes, Total, scaled
from fieldkit.reports.saving import save_workbook
from fieldkit.reports.values import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from fieldkit.kernel.texts import Language
    from fieldkit.registers.kinds import Option
    from fieldkit.reports.values import CircleRow, TableHead

TITLE = Text("{area}城市一刻钟便民生活圈划分一览表", "15-minute convenience circles of {area}")
NUMBER = Text("表3-1", "Table 3-1")

_SHEET = Text("生活圈划分一览表", "Circles")
_COLUMNS = (
    Column(Text("序号", "No."), 6.5),
    Column(Text("生活圈名称", "Circle"), 23),
    Column(Text("四至范围", "Boundary"), 29.5, Align.LEFT),
    Column(Text("覆盖社区", "Communities"), 23),
    Column(Text("划分方式", "Division"), 10),
    Column(Text("服务人口", "Residents served"), 10),
    Column(Text("已有业态", "Existing business types"), 40, Align.LEFT),
    Column(Text("建议引入", "Suggested business types"), 37, Align.LEFT),
    Column(Text("建设意向", "Intention"), 10),
)
# English words are longer, the names in the other columns are not.
_ENGLISH_WIDTHS = (6, 19, 25, 18, 14, 12, 46, 38, 11)
_WIDTHS = {Paper.A4: 127.0, Paper.A3: 188.0}
_SIZES = {Paper.A4: Sizes(title=16, body=9, space=5), Paper.A3: Sizes(title=20, body=10, space=9)}
_TOTAL = Text("合计", "Total")
_CIRCLES = Text('0"个生活圈"', '0" circles"')
_COMMUNITIES = Text('0"个社区"', '0" communities"')
_NONE = Text("——", "—")


def circles_sheet(rows: Sequence[CircleRow], language: Language, paper: Paper = Paper.A3) -> OfficialTable:
    """表3-1 without its page."""
    return OfficialTable(
        sheet=_SHEET.say(language),
        columns=scaled(_columns(language), _WIDTHS[paper], _SIZES[paper].body),
        rows=tuple(_cells(at, row, language) for at, row in enumerate(rows, start=1)),
        totals=_totals(rows, language),
        sizes=_SIZES[paper],
    )


def circles_table(rows: Sequence[CircleRow], head: TableHead, path: Path, *, paper: Paper = Paper.A3) -> None:
    """Write 表3-1 to ``path``, landscape.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    table = circles_sheet(rows, head.language, paper)
    save_workbook(make_workbook(table, head, paper, landscape=True), path)


def _columns(language: Language) -> tuple[Column, ...]:
    if language == "zh":
        return _COLUMNS
    return tuple(
        replace(column, width=width) for column, width in zip(_COLUMNS, _ENGLISH_WIDTHS, strict=True)
    )


def _cells(at: int, row: CircleRow, language: Language) -> tuple[str | int | None, ...]:
    return (
        at if row.number is None else row.number,
        row.name,
        row.boundary,
        _joined(row.communities, language),
        _label(MODES, row.mode, language),
        row.population,
        _types(row.existing_types, language),
        _types(row.suggested_types, language),
        _label(INTENTIONS, row.intention, language),
    )


def _totals(rows: Sequence[CircleRow], language: Language) -> tuple[Total, ...]:
    """Numbers with their unit in the number format, so that they can be calculated with."""
    people = [row.population for row in rows if row.population is not None]
    return (
        Total(_TOTAL.say(language)),
        Total(len(rows), _CIRCLES.say(language)),
        Total(_NONE.say(language)),
        Total(sum(len(row.communities) for row in rows), _COMMUNITIES.say(language)),
        Total(_tally(MODES, (row.mode for row in rows), language)),
        Total(sum(people) if people else None, "0"),
        Total(_NONE.say(language)),
        Total(_NONE.say(language)),
        Total(_tally(INTENTIONS, (row.intention for row in rows), language)),
    )


def _tally(options: Sequence[Option], codes: Iterable[str], language: Language) -> str:
    """How many of each option, one to a line, in the declared order."""
    found = Counter(code for code in codes if code)
    order = [*(option.code for option in options if option.code in found)]
    order += [code for code in found if code not in order]
    between = "" if language == "zh" else " "
    return "\n".join(f"{_label(options, code, language)}{between}{found[code]}" for code in order)


def _label(options: Sequence[Option], code: str, language: Language) -> str:
    label = next((option.label for option in options if option.code == code), None)
    return label.say(language) if label else code


def _types(codes: Sequence[str], language: Language) -> str:
    known = ((code, business_type(code)) for code in codes)
    words = [one.name.say(language) if one else code for code, one in known]
    return _joined(words, language) or _NONE.say(language)


def _joined(words: Sequence[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(words)
