"""A table of quotas as offices write it, read against the questions of a form.

A row is a cell: its columns are questions (性别, 年龄, by name or words), 社区, and 份数. Columns that are called
as the choices of a question (男, 女) hold the counts themselves, so a table of bands by sexes is read as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.titles import fold_title
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.quota import ANY, Cell, Condition, band, conditions_line, quota_id
from fieldkit.services.problems import ServiceError
from fieldkit.services.quota_problems import QuotaError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.analysis.form_columns import Column, FormColumns
    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.services.names import NamesInWorkspace

_WANTED = frozenset(
    ("份数", "要几份", "人数", "配额", "样本量", "目标", "目标份数", "wanted", "count", "quota")
)
_COMMUNITY = frozenset(("社区", "社区名称", "所属社区", "community"))
_LEFT_OUT = frozenset(("", "序号", "合计", "小计", "总计", "备注", "配额格", "total"))
_SEVERAL = re.compile(r"[、/／,，;；]+")
_WITHIN = 20
_BETWEEN = " · "
_Ends = tuple[Decimal | None, Decimal | None]


@dataclass
class _Head:
    """Row of the titles, and what each column is."""

    row: int
    questions: dict[int, Column] = field(default_factory=dict)
    choices: dict[int, tuple[Column, tuple[str, ...], str]] = field(default_factory=dict)
    community: int = -1
    wanted: int = -1
    unknown: list[str] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        return self.wanted >= 0 or bool(self.choices)


class QuotaReader:
    """Reads tables for one form."""

    def __init__(self, form: FormColumns, names: NamesInWorkspace, language: str = "zh") -> None:
        self._form, self._names, self._language = form, names, language
        self._columns = [one for one in form.main.columns if not one.is_note and one.kind is not None]

    def read(self, sheets: Sequence[Sheet]) -> tuple[Cell, ...]:
        """The cells of the first sheet that has such a table.

        Raises:
            FieldkitError: no such table, a title or a cell that means nothing, or two rows for one cell.
        """
        heads = [(sheet, head) for sheet in sheets if not sheet.is_hidden if (head := self._head(sheet))]
        if not heads:
            known = "、".join(one.label.say(self._language) or one.name for one in self._columns[:3])
            raise FieldkitError(QuotaError.NO_TABLE, form=self._form.title, known=known)
        sheet, head = heads[0]
        if head.unknown:
            raise FieldkitError(QuotaError.UNKNOWN_TITLE, title=head.unknown[0], form=self._form.title)
        found: dict[str, Cell] = {}
        for at, row in enumerate(sheet.rows[head.row + 1 :], head.row + 2):
            for cell in self._cells(head, row, at):
                if cell.record in found:
                    raise FieldkitError(QuotaError.TWICE, row=at, cell=cell.label)
                found[cell.record] = cell
        if not found:
            raise FieldkitError(QuotaError.EMPTY)
        return tuple(found.values())

    def condition(self, column: Column, words: str, row: int) -> Condition:
        """What a cell of the table says of a question.

        Raises:
            FieldkitError: NO_SUCH_CHOICE.
        """
        parts = [codes_meant(column, part) for part in _SEVERAL.split(words.strip()) if part.strip()]
        if column.choices and all(parts):
            return Condition(column.name, tuple(code for codes in parts for code in codes))
        ends = None if column.choices else band(words)
        if ends is None:
            known = "、".join(said.say(self._language) for _, said in column.choices[:8]) or "60-74、75以上"
            raise FieldkitError(
                QuotaError.NO_SUCH_CHOICE,
                row=row,
                words=words,
                question=column.label.say(self._language) or column.name,
                known=known,
            )
        return Condition(column.name, (), *ends)

    def _head(self, sheet: Sheet) -> _Head | None:
        for at, row in enumerate(sheet.rows[:_WITHIN]):
            head = self._read_head(at, row)
            if head.counts and (head.questions or head.choices or head.community >= 0):
                return head
        return None

    def _read_head(self, at: int, row: Sequence[str]) -> _Head:
        head = _Head(at)
        for column, title in enumerate(row):
            folded = fold_title(title)
            question = self._question(folded)
            if folded in _LEFT_OUT:
                continue
            choice = self._as_choice(title)
            if folded in _WANTED:
                head.wanted = column
            elif folded in _COMMUNITY:
                head.community = column
            elif question is not None:
                head.questions[column] = question
            elif choice is not None:
                head.choices[column] = choice
            else:
                head.unknown.append(title.strip())
        return head

    def _question(self, folded: str) -> Column | None:
        if not folded:
            return None
        said = {one.path: [fold_title(one.name), *map(fold_title, one.label.any())] for one in self._columns}
        same = [one for one in self._columns if folded in said[one.path]]
        within = [one for one in self._columns if any(folded in words for words in said[one.path])]
        found = same or within
        return found[0] if len(found) == 1 else None

    def _as_choice(self, title: str) -> tuple[Column, tuple[str, ...], str] | None:
        found = [(one, codes, title.strip()) for one in self._columns if (codes := codes_meant(one, title))]
        return found[0] if len(found) == 1 else None

    def _cells(self, head: _Head, row: Sequence[str], at: int) -> list[Cell]:
        conditions: list[Condition] = []
        words: list[str] = []
        community = ""
        if head.community >= 0 and (named := row[head.community].strip()) not in ANY:
            community = self._area(named)
            words.append(named)
        elif head.community >= 0 and named:
            return []
        for column, question in head.questions.items():
            said = row[column].strip()
            if said in ANY:
                if said in {"合计", "total"}:
                    return []
                continue
            conditions.append(self.condition(question, said, at))
            words.append(said)
        counts = [(head.wanted, None)] if head.wanted >= 0 else list(head.choices.items())
        made = []
        for column, choice in counts:
            wanted = row[column].strip() if column < len(row) else ""
            if not wanted:
                continue
            if not wanted.isdecimal():
                raise FieldkitError(QuotaError.NO_NUMBER, row=at, words=wanted)
            also = [Condition(choice[0].name, choice[1])] if choice else []
            label = _BETWEEN.join([*words, *([choice[2]] if choice else [])])
            made.append(self.cell(community, [*conditions, *also], label, int(wanted)))
        return made

    def cell(self, community: str, conditions: Sequence[Condition], label: str, wanted: int) -> Cell:
        """A cell of this form."""
        form = self._form.id
        line = conditions_line(conditions)
        record = quota_id(form, community, conditions)
        return Cell(record, label or line or "—", form, community, tuple(conditions), wanted)

    def _area(self, words: str) -> str:
        found = self._names.find("area", words)
        if len(found) != 1:
            raise FieldkitError(ServiceError.NO_SUCH_AREA, name=words)
        return found[0]


def codes_meant(column: Column, words: str) -> tuple[str, ...]:
    """The choices of a question that words mean: one by code or label, or those that make up a band of numbers.

    ``60-74`` is the choice 60～74 岁; 60 岁以上 is 60～74 岁 and 75 岁及以上 together. Empty when it is neither.
    """
    folded = fold_title(words)
    for code, label in column.choices:
        if words.strip() == code or (folded and folded in map(fold_title, label.any())):
            return (code,)
    wanted = band(words)
    if wanted is None:
        return ()
    bands = (
        (found, code) for code, label in column.choices for said in label.any()[:1] if (found := band(said))
    )
    within = [(ends, code) for ends, code in bands if _reaches(wanted, ends)]
    joined = all(one[0][1] is not None and one[0][1] + 1 == two[0][0] for one, two in pairwise(within))
    if within and joined and (within[0][0][0], within[-1][0][1]) == wanted:
        return tuple(code for _, code in within)
    return ()


def _reaches(around: _Ends, within: _Ends) -> bool:
    low, high = around
    starts = low is None or (within[0] is not None and within[0] >= low)
    return starts and (high is None or (within[1] is not None and within[1] <= high))
