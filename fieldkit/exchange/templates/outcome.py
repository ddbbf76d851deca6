"""What became of a template: what was filled, what was left alone and why, what had no value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.kernel.texts import Language


class Left(Enum):
    """Why a place was not filled; the value is the sentence."""

    FORMULA = Text("是公式，没有改", "holds a formula and was left alone")
    LOCKED = Text("被工作表保护锁住，没有改", "is locked by the sheet's protection and was left alone")
    NO_VALUE = Text("“{what}”现在没有数据，空着", "“{what}” has no value yet; it stays empty")
    UNKNOWN = Text("记号“{what}”认不出来，照原样留着", "has the unknown mark “{what}”, left as it is")
    NO_RECORD = Text("要填某一个{what}的内容，请用选项指明是哪一个", "is about one {what}; say which")
    NOT_FOUND = Text(
        "“{what}”没有登记过，这一行没有填", "names “{what}”, which is not recorded; the row was left"
    )
    NO_ROOM = Text(
        "后面还有 {count} 行放不下：工作表有保护，不能插入行",
        "has no room for {count} more: the sheet is protected",
    )
    NO_ROWS = Text("没有符合条件的记录", "has no matching records")


@dataclass(frozen=True, slots=True)
class Remark:
    """A place that was not filled."""

    sheet: str
    place: str
    why: Left
    what: str = ""
    count: int = 0

    def say(self, language: Language, name: Text | None = None) -> str:
        """In words, place first.

        Args:
            name: what people call the content that is meant.
        """
        what = name.say(language) if name else self.what
        sentence = self.why.value.say(language, what=what, count=self.count)
        return f"{self.sheet}!{self.place} {sentence}"


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell and what it was filled with."""

    sheet: str
    place: str
    what: str
    value: Value


@dataclass(frozen=True, slots=True)
class FilledBlock:
    """A table and its rows.

    Attributes:
        rows: records that were written; ``inserted`` of them into rows that were put in.
        blank: rows of the template that no record was left for.
    """

    sheet: str
    first: int
    source: str
    rows: int
    inserted: int = 0
    blank: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that filling did."""

    cells: tuple[FilledCell, ...] = ()
    blocks: tuple[FilledBlock, ...] = ()
    remarks: tuple[Remark, ...] = ()
