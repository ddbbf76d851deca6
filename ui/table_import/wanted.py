"""What a person asked of a file, and how it changes with each correction by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ui.table_import.state import LEAVE_OUT, NO_CHOICE
from ui.table_import.wording import datum_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from fieldkit.services.table_import import Options

_TABLES = frozenset((".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".tsv", ".txt"))
_LOCK = "~$"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked of a file; None is left to the service.

    Attributes:
        path: the file; sheet, header_row, kind, template: as chosen.
        columns: field by column from 0, as corrected by hand.
        options: how the rows are read.
    """

    path: Path
    sheet: str | None = None
    header_row: int | None = None
    kind: str | None = None
    template: str | None = None
    columns: Mapping[int, str | None] = field(default_factory=dict)
    options: Options | None = None

    def on_sheet(self, name: str) -> Wanted:
        """Another sheet of the file: everything else is found anew."""
        return Wanted(self.path, sheet=name)

    def under_header(self, sheet: str, typed: str) -> Wanted:
        """Another row is the header; an empty one is looked for."""
        row = int(typed) if typed.isdecimal() else None
        return replace(self, sheet=sheet, header_row=row, columns={})

    def as_kind(self, key: str) -> Wanted:
        """The rows are records of another kind."""
        return replace(self, kind=key, columns={})

    def with_column(self, column: int, key: str) -> Wanted:
        """A column is this field, and no other one is; or it is not wanted."""
        target = None if key == LEAVE_OUT else key
        others = {at: to for at, to in self.columns.items() if to is None or to != target}
        return replace(self, columns={**others, column: target})

    def with_option(self, key: str, value: object, present: Options) -> Wanted:
        """The rows are read another way than at present."""
        options = self.options or present
        if key == "community":
            options = replace(options, community="" if value == NO_CHOICE else str(value))
        elif key == "datum":
            options = replace(options, datum=datum_of(str(value)))
        elif key == "blanks_clear":
            options = replace(options, blanks_clear=bool(value))
        else:
            options = replace(options, keep_unknown=bool(value))
        return replace(self, options=options)

    def without_template(self) -> Wanted:
        """The columns are matched without what was remembered."""
        return replace(self, template="", columns={}, options=None)


def tables_among(paths: Iterable[Path]) -> list[Path]:
    """The files to read: of a folder the tables in it, nothing that a spreadsheet program only locks."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(one for one in path.glob("*") if one.suffix.lower() in _TABLES)
        found += inside if path.is_dir() else [path]
    return [path for path in found if not path.name.startswith(_LOCK)]
