"""Lines of a plan's CSV files, read cell by cell; a fault names file, line, column and what would do."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NoReturn, TypeVar

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.plans.problems import PlanError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_Word = TypeVar("_Word", bound=str)

_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
"""A date as this program writes it, or as a spreadsheet program leaves it behind."""
_WHOLE = re.compile(r"[0-9]{1,9}")
LARGEST = 10**12
NUMBER = Text("数字", "a number")
WHOLE_NUMBER = Text("整数", "a whole number")
DAY = Text("2025-12-31 这样的日期", "a date such as 2025-12-31")
SOMETHING = Text("非空内容", "something")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file.

    Attributes:
        line: as an editor counts it; the head of the table is line 1.
    """

    file: Path
    line: int
    cells: Mapping[str, str]

    def optional(self, column: str) -> str:
        """The cell, stripped; empty when the file has no such column."""
        return (self.cells.get(column) or "").strip()

    def text(self, column: str) -> str:
        """The cell, which must hold something.

        Raises:
            FieldkitError: BAD_CELL, as every reader of this class.
        """
        return self.optional(column) or self._refuse(column, SOMETHING)

    def texts(self, column: str) -> Text:
        """Both languages of a text; English may be left out and is Chinese then."""
        chinese = self.text(f"{column}_zh")
        return Text(chinese, self.optional(f"{column}_en") or chinese)

    def several(self, column: str) -> tuple[str, ...]:
        """Words parted by ``;``."""
        return tuple(part.strip() for part in self.optional(column).split(";") if part.strip())

    def word(self, column: str, known: Collection[_Word], default: _Word | None = None) -> _Word:
        """The cell, one of ``known``; an empty cell is ``default`` where there is one."""
        written = self.optional(column)
        if not written and default is not None:
            return default
        found = next((word for word in known if word == written), None)
        if found is None:
            listed = "、".join(word for word in known if word)
            self._refuse(column, Text(listed, listed.replace("、", ", ")))
        return found

    def words(self, column: str, known: Collection[str]) -> tuple[str, ...]:
        """Words parted by ``;``, each of which must be one of ``known``."""
        words = self.several(column)
        for word in words:
            if word not in known:
                listed = sorted(known)
                self._refuse(column, Text("、".join(listed), ", ".join(listed)), word)
        return words

    def decimal(self, column: str) -> Decimal | None:
        """A number, or None for an empty cell."""
        written = self.optional(column)
        if not written:
            return None
        try:
            number = Decimal(written.removesuffix("%").replace(",", ""))
        except InvalidOperation:
            return self._refuse(column, NUMBER)
        return number if number.is_finite() and abs(number) <= LARGEST else self._refuse(column, NUMBER)

    def number(self, column: str) -> Decimal:
        """A number that must be there."""
        number = self.decimal(column)
        return self._refuse(column, NUMBER) if number is None else number

    def whole(self, column: str) -> int | None:
        """A whole number that is not negative, or None for an empty cell."""
        written = self.optional(column)
        if not written:
            return None
        return int(written) if _WHOLE.fullmatch(written) else self._refuse(column, WHOLE_NUMBER)

    def day(self, column: str) -> date | None:
        """A date, or None for an empty cell."""
        written = self.optional(column)
        if not written:
            return None
        found = _DAY.fullmatch(written)
        try:
            return date(*map(int, found.groups())) if found else self._refuse(column, DAY)
        except ValueError:
            return self._refuse(column, DAY)

    def yes(self, column: str) -> bool:
        """Whether the cell says yes."""
        return self.optional(column).lower() in {"yes", "是", "true", "1"}

    def _refuse(self, column: str, wanted: Text, written: str | None = None) -> NoReturn:
        raise FieldkitError(
            PlanError.BAD_CELL,
            file=f"{self.file.parent.name}/{self.file.name}",
            line=self.line,
            column=column,
            value=self.optional(column) if written is None else written,
            wanted=wanted.zh,
            wanted_en=wanted.en,
        )


def rows_of(file: Path, columns: Collection[str]) -> list[Row]:
    """The lines of a file; none where there is no such file.

    Raises:
        FieldkitError: NO_COLUMN when the head lacks one of ``columns``, UNREADABLE when it is no text.
    """
    if not file.exists():
        return []
    head, lines = read_table(file)
    missing = [column for column in columns if column not in head]
    if missing:
        raise FieldkitError(
            PlanError.NO_COLUMN, file=f"{file.parent.name}/{file.name}", column="、".join(missing)
        )
    return [Row(file, number, cells) for number, cells in lines if any(map(str.strip, cells.values()))]


def read_table(file: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Columns of a file, and its lines with their numbers.

    UTF-8 with or without its mark, or GB 18030, which Chinese Excel writes.

    Raises:
        FieldkitError: UNREADABLE.
    """
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    table = csv.DictReader(io.StringIO(text, newline=""))
    try:
        lines = [
            (table.line_num, {key: cell or "" for key, cell in cells.items() if isinstance(key, str)})
            for cells in table
        ]
    except csv.Error as error:
        name = f"{file.parent.name}/{file.name}"
        raise FieldkitError(PlanError.UNREADABLE, file=name, reason=error) from error
    return list(table.fieldnames or ()), lines
