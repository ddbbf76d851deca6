"""What the official tables are made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.kernel.texts import Language, Text


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
