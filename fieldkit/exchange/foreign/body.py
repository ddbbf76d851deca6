"""Which rows below the header are records: not totals, notes, headings, examples or the header once more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.titles import fold_title
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.foreign.header import Header

_TOTAL = re.compile(
    r"(?:本页|本表|全部|以上)?(?:合计|小计|总计|共计|累计|总数|平均)[^一-鿿]*(?:数|户|家|个)?[^一-鿿]*|(?:sub)?total.*"
)
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填表要求|填表人|填报人|制表人?|制表单位|填报单位|填表单位|审核人?|复核人?"
    r"|单位负责人|负责人签字|联系人|填表日期|填报日期|填报时间|制表日期|日期|统计时间|联系电话|盖章)\s*[（(]?[^：:]{0,8}[）)]?\s*[：:].*"
    r"|注\s*\d.*|(?:示例|样例|例如?|例[：:]).*|※.*|此表.*|本表(?!示).*",
    re.DOTALL,
)
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]+[）)]?\s*[、.．].*")
_COUNT = re.compile(r"[\d.,]+\s*[家户个处人]?")
_NUMBER_ONLY = re.compile(r"\d{1,6}[.、]?")


class Skip(Enum):
    """Why a row is no record; the value says it in words."""

    BLANK = Text("空行", "blank")
    TOTAL = Text("合计行", "total")
    NOTE = Text("说明或标题行", "note or heading")
    HEADER = Text("重复的表头", "header once more")


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was left out.

    Attributes:
        row: as people count, from 1.
        why: what it is.
        text: what it begins with.
    """

    row: int
    why: Skip
    text: str = ""


def body_rows(sheet: Sheet, header: Header, name_columns: Sequence[int]) -> Iterator[int | SkippedRow]:
    """Every row below the header: its number from 0, or why it is left out.

    Args:
        sheet, header: where.
        name_columns: columns that name a record.
    """
    titles = {fold_title(part) for title in header.titles for part in (title, *title.split("/")) if part}
    wide = {
        span.top
        for span in sheet.merged
        if span.left < span.right and 2 * (span.right - span.left + 1) >= sheet.width
    }
    names = set(name_columns)
    for at in range(header.last + 1, len(sheet.rows)):
        row = sheet.rows[at]
        why = _skip(row, titles, names, is_wide=at in wide)
        if why is None:
            yield at
        else:
            yield SkippedRow(at + 1, why, next((text for text in row if text), "")[:60])


def _skip(row: Sequence[str], titles: set[str], names: set[int], *, is_wide: bool) -> Skip | None:
    filled = [column for column, text in enumerate(row) if text]
    if not filled:
        return Skip.BLANK
    first = row[filled[0]]
    beginnings = [row[column] for column in filled[:2]]
    if any(_TOTAL.fullmatch(fold_title(text)) for text in beginnings) and not _is_named(
        row, names, beginnings
    ):
        return Skip.TOTAL
    if sum(fold_title(row[column]) in titles for column in filled) >= max(2, round(0.7 * len(filled))):
        return Skip.HEADER
    if len(filled) == 1:
        # before the name stands a heading; a phone or an address alone is a row that lacks its name
        is_record = filled[0] in names or (bool(names) and filled[0] > min(names))
        return _alone(first, is_record=is_record, is_wide=is_wide)
    # the signatures below a table stand in several cells of one row
    if _NOTE.fullmatch(first) and not _is_named(row, names, [first]):
        return Skip.NOTE
    return None


def _is_named(row: Sequence[str], names: set[int], beginnings: Sequence[str]) -> bool:
    """Whether the row has a name besides the words that it begins with."""
    return any(
        row[column] and row[column] not in beginnings and not _COUNT.fullmatch(row[column])
        for column in names
    )


def _alone(text: str, *, is_record: bool, is_wide: bool) -> Skip | None:
    if _NUMBER_ONLY.fullmatch(text):
        return Skip.BLANK  # numbered in advance, never filled in
    if not is_record or is_wide or _NOTE.fullmatch(text) or _HEADING.fullmatch(text):
        return Skip.NOTE
    return None
