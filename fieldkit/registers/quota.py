"""Quotas (配额): how many sheets of a form are wanted of one cell, such as women from 60 to 74 of one community.

What makes a cell is written in one line of conditions, one for each question, joined by ``;``:
``sex=2;age=60..74``. A condition holds codes (``sex=1|3``) or a range of numbers, both ends
included and either end open (``age=75..``). Questions go by their names in the form, which
outlive its versions. Cells may overlap; each counts for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from fieldkit.kernel.ids import RecordId, named_id
from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import Field, FieldType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

QUOTA = Kind(
    "quota",
    Text("配额", "Quotas"),
    (
        Field("cell", Text("配额格", "Cell"), required=True, width=26),
        Field("form", Text("问卷", "Form"), FieldType.CODE, required=True, width=16),
        Field("community", Text("社区", "Community"), FieldType.REFERENCE, target="area", width=14),
        Field("conditions", Text("条件", "Conditions"), FieldType.CODE, width=26),
        Field("wanted", Text("要几份", "Sheets wanted"), FieldType.INTEGER, required=True, width=10),
    ),
    title="cell",
)

_OR, _AND, _TO = "|", ";", ".."
_RANGE = re.compile(r"(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?")


@dataclass(frozen=True, slots=True)
class Condition:
    """What one question must say: one of some codes, or a number within ``low`` and ``high`` (None: open)."""

    question: str
    codes: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, value: str) -> bool | None:
        """Whether an answer is meant; None for no answer, or one that is no number."""
        if not value:
            return None
        if self.codes:
            return not set(value.split()).isdisjoint(self.codes)
        try:
            number = Decimal(value)
        except InvalidOperation:
            return None
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    @property
    def canonical(self) -> str:
        """As it is kept: ``age=60..74``."""
        if self.codes:
            return f"{self.question}={_OR.join(sorted(self.codes))}"
        ends = ("" if end is None else f"{end.normalize():f}" for end in (self.low, self.high))
        return f"{self.question}={_TO.join(ends)}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a quota.

    Attributes:
        record: its id, the same wherever the same cell is declared.
        label: in words, 女 · 60—74 岁.
        community: record id; empty for every community.
        wanted: sheets.
    """

    record: RecordId
    label: str
    form: str
    community: str
    conditions: tuple[Condition, ...]
    wanted: int

    def fits(self, answers: Mapping[str, str], community: str) -> bool | None:
        """Whether a sheet belongs here, by the answers to its questions' names; None while that is open."""
        if self.community and self.community != community:
            return False
        said = [one.holds(answers.get(one.question, "")) for one in self.conditions]
        if False in said:
            return False
        return None if None in said else True


@dataclass(frozen=True, slots=True)
class Filling:
    """How full a cell is: finished sheets in it; more than wanted is told and never lost."""

    cell: Cell
    have: int

    @property
    def still(self) -> int:
        """Sheets that are still wanted."""
        return max(0, self.cell.wanted - self.have)

    @property
    def over(self) -> int:
        """Sheets beyond what was wanted, as when two offices filled the same cell."""
        return max(0, self.have - self.cell.wanted)

    @property
    def is_full(self) -> bool:
        """Whether no more sheets are wanted."""
        return self.have >= self.cell.wanted


def conditions_of(words: str) -> tuple[Condition, ...]:
    """Read a line of conditions; parts that say nothing are left out."""
    found = []
    for part in words.split(_AND):
        question, _, said = (one.strip() for one in part.partition("="))
        if not question or not said:
            continue
        ends = _RANGE.fullmatch(said)
        if ends is None:
            found.append(Condition(question, tuple(code for code in said.split(_OR) if code)))
        elif ends[1] or ends[2]:
            low, high = (Decimal(end) if end else None for end in (ends[1], ends[2]))
            found.append(Condition(question, (), low, high))
    return tuple(found)


def conditions_line(conditions: Iterable[Condition]) -> str:
    """The line that is kept, whatever the order in which conditions were written."""
    return _AND.join(sorted(one.canonical for one in conditions))


def quota_id(form: str, community: str, conditions: Iterable[Condition]) -> RecordId:
    """The record of a cell: two machines that read one table hold the same records."""
    return RecordId(named_id(QUOTA.key, form, community, conditions_line(conditions)))


def fill(cells: Sequence[Cell], sheets: Iterable[tuple[Mapping[str, str], str]]) -> tuple[Filling, ...]:
    """Count finished sheets into cells.

    Args:
        cells: of one form.
        sheets: of each finished sheet the answers by name of the question, and its community.
    """
    have = [0] * len(cells)
    for answers, community in sheets:
        for at, cell in enumerate(cells):
            have[at] += cell.fits(answers, community) is True
    return tuple(Filling(cell, count) for cell, count in zip(cells, have, strict=True))


_BAND = re.compile(r"(?P<low>\d+)\s*(?:岁|周岁)?\s*(?:-|－|–|—|~|～|至|到)\s*(?P<high>\d+)\s*(?:岁|周岁)?")
_FROM = re.compile(r"(?P<low>\d+)\s*(?:岁|周岁)?\s*(?:以上|及以上|\+|＋|起)(?:（含）)?")
_BELOW = re.compile(
    r"(?P<high>\d+)\s*(?:岁|周岁)?\s*(?P<kind>以下|及以下|以内|不满)|不满\s*(?P<under>\d+)\s*(?:岁|周岁)?"
)
ANY = frozenset({"", "-", "—", "不限", "合计", "全部", "any", "all"})


def band(words: str) -> tuple[Decimal | None, Decimal | None] | None:
    """A range of whole numbers as people write it: 60-74岁, 75岁以上, 18岁以下; None when it is none.

    以上 and 以下 include the number itself (《立法技术规范》), 不满 does not.
    """
    text = words.strip()
    if found := _BAND.fullmatch(text):
        low, high = Decimal(found["low"]), Decimal(found["high"])
        return (low, high) if low <= high else None
    if found := _FROM.fullmatch(text):
        return Decimal(found["low"]), None
    if found := _BELOW.fullmatch(text):
        under = found["under"] or (found["high"] if found["kind"] == "不满" else None)
        return None, Decimal(under) - 1 if under else Decimal(found["high"])
    return (Decimal(text), Decimal(text)) if text.isdecimal() else None
