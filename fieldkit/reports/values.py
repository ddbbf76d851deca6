"""What the official tables are made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.kernel.texts import Language

_UNIT = Text("填报单位：", "Unit: ")
_DATE = Text("数据日期：", "Data as of ")
_NOTE = Text("注：", "Notes: ")
_NO_ROWS = Text("暂无", "None so far")


class Paper(StrEnum):
    """Paper of an office printer."""

    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class TableHead:
    """What stands above and below a table.

    Attributes:
        title: large, centred; ``circles.TITLE`` and ``shortfalls.TITLE`` have the usual words.
        number: 「表3-1」「附件2」, above the title; empty for none.
        unit: 填报单位; left open for writing when empty.
        date: of the data; None leaves it out.
        notes: printed under the table, one numbered line each.
    """

    title: str
    number: str = ""
    unit: str = ""
    date: date | None = None
    notes: tuple[Text, ...] = ()
    language: Language = "zh"

    @property
    def unit_words(self) -> str:
        """填报单位 and who it is."""
        return _UNIT.say(self.language) + self.unit

    @property
    def date_words(self) -> str:
        """数据日期 and the day; empty without one."""
        day = self.date
        if day is None:
            return ""
        said = day.isoformat() if self.language == "en" else f"{day.year}年{day.month}月{day.day}日"
        return _DATE.say(self.language) + said

    @property
    def no_rows_words(self) -> str:
        """What a table without rows says."""
        return _NO_ROWS.say(self.language)

    def note_lines(self) -> tuple[str, ...]:
        """The notes as they are printed: the first line carries the word, the others begin under its number."""
        lead, indent = _NOTE.say(self.language), "\u3000\u3000" if self.language == "zh" else " " * 10
        said = [note.say(self.language) for note in self.notes]
        return tuple(
            (lead if at == 1 else indent) + (f"{at}. " if len(said) > 1 else "") + words
            for at, words in enumerate(said, start=1)
        )


@dataclass(frozen=True, slots=True)
class CircleRow:
    """One row of 表3-1 (W-12).

    Attributes:
        number: 序号; None takes the place in the table.
        boundary: the 四至 text as it was written.
        communities: names.
        mode, intention: option codes as declared for circles; another text is printed as it is.
        population: people, or None.
        existing_types, suggested_types: business type codes; an unknown one is printed as it is.
    """

    name: str
    boundary: str = ""
    communities: tuple[str, ...] = ()
    mode: str = ""
    population: int | None = None
    existing_types: tuple[str, ...] = ()
    suggested_types: tuple[str, ...] = ()
    intention: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ShortfallRow:
    """One row of 附件2 (W-46), worded; ``number`` None takes the place in the table."""

    community: str
    basic: str
    quality: str
    number: int | None = None
