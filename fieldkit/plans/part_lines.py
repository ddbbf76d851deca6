"""The lines of a plan's part as cells, and changing them; files and tables of ``plan.toml`` alike."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans import head_text
from fieldkit.plans.keeping import lines_of, write_lines
from fieldkit.plans.part import HEAD_FILE, Part, PartColumn, Sort
from fieldkit.plans.problems import PlanError
from fieldkit.plans.rows import DAY, WHOLE_NUMBER, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import NoReturn

    from fieldkit.kernel.texts import Text

_LANGUAGES = ("_zh", "_en")
YES = "yes"


@dataclass(frozen=True, slots=True)
class PartLine:
    """One line; ``number`` from 1 in its part, ``row`` as a spreadsheet counts it, 0 in ``plan.toml``."""

    number: int
    cells: Mapping[str, str]
    row: int = 0


def part_lines(folder: Path, part: Part) -> tuple[PartLine, ...]:
    """Every line of a part, as written; none where the plan has no such file.

    Raises:
        FieldkitError: UNREADABLE when the file is no table, or ``plan.toml`` no TOML.
    """
    if part.file != HEAD_FILE:
        file = folder / part.file
        if not file.exists():
            return ()
        _, lines = read_table(file)
        filled = [(row, cells) for row, cells in lines if any(map(str.strip, cells.values()))]
        return tuple(PartLine(number, cells, row) for number, (row, cells) in enumerate(filled, 1))
    told = _told(folder)
    if not part.table:
        return (PartLine(1, _cells(part, told)),)
    found = told.get(part.table, [])
    tables = [found] if isinstance(found, dict) else found
    return tuple(PartLine(number, _cells(part, one)) for number, one in enumerate(tables, 1))


def write_part_line(folder: Path, part: Part, number: int, cells: Mapping[str, str]) -> None:
    """Set cells of one line; ``number`` 0 adds a line. The plan is not read again here.

    Raises:
        FieldkitError: NO_SUCH_LINE, NO_COLUMN, BAD_CELL.
    """
    for key in cells:
        if part.column(key) is None:
            raise FieldkitError(PlanError.NO_COLUMN, file=f"{folder.name}/{part.file}", column=key)
    if part.file != HEAD_FILE:
        _write_row(folder, part, number, cells)
        return
    text = (folder / HEAD_FILE).read_text(encoding="utf-8-sig")

    def change(values: dict[str, Any]) -> None:
        for key, cell in cells.items():
            column = part.column(key)
            if column is not None:
                _set(values, column, cell, folder)

    if number:
        try:
            text = head_text.changed(text, part.table, number, change)
        except IndexError:
            _no_such_line(folder, part, number)
    else:
        fresh: dict[str, Any] = {}
        change(fresh)
        text = head_text.added(text, part.table, fresh, is_listed=not part.is_single)
    (folder / HEAD_FILE).write_text(text, encoding="utf-8")


def remove_part_line(folder: Path, part: Part, number: int) -> None:
    """Take one line out.

    Raises:
        FieldkitError: NO_SUCH_LINE.
    """
    if part.file == HEAD_FILE:
        text = (folder / HEAD_FILE).read_text(encoding="utf-8-sig")
        try:
            text = head_text.removed(text, part.table, number)
        except IndexError:
            _no_such_line(folder, part, number)
        (folder / HEAD_FILE).write_text(text, encoding="utf-8")
        return
    head, lines = lines_of(folder / part.file, ())
    kept = [line for line in lines if any(map(str.strip, line.values()))]
    if not 0 < number <= len(kept):
        _no_such_line(folder, part, number)
    del kept[number - 1]
    write_lines(folder / part.file, head, kept)


def _write_row(folder: Path, part: Part, number: int, cells: Mapping[str, str]) -> None:
    file = folder / part.file
    head, lines = lines_of(file, tuple(one.key for one in part.columns))
    kept = [line for line in lines if any(map(str.strip, line.values()))]
    head += [key for key in cells if key not in head]
    if number:
        if not 0 < number <= len(kept):
            _no_such_line(folder, part, number)
        kept[number - 1].update(cells)
    else:
        kept.append(dict(cells))
    write_lines(file, head, kept)


def _no_such_line(folder: Path, part: Part, number: int) -> NoReturn:
    raise FieldkitError(PlanError.NO_SUCH_LINE, file=folder.name, line=f"{part.key}.{number}")


def _told(folder: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / HEAD_FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise FieldkitError(PlanError.UNREADABLE, file=f"{folder.name}/{HEAD_FILE}", reason=error) from error


def _cells(part: Part, values: Mapping[str, Any]) -> dict[str, str]:
    return {column.key: _cell(column, values) for column in part.columns}


def _cell(column: PartColumn, values: Mapping[str, Any]) -> str:
    key = column.stored or column.key
    for ending in _LANGUAGES:
        text = values.get(key.removesuffix(ending)) if key.endswith(ending) else None
        if isinstance(text, dict):
            return str(text.get(ending[1:], ""))
    value = values.get(key)
    if value is None:
        return YES if column.key == "confirmed" else ""
    if isinstance(value, bool):
        return YES if value else "no"
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)


def _set(values: dict[str, Any], column: PartColumn, cell: str, folder: Path) -> None:
    key = column.stored or column.key
    written = cell.strip()
    for ending in _LANGUAGES:
        if key.endswith(ending):
            text = dict(values.get(key.removesuffix(ending)) or {})
            text[ending[1:]] = written
            values[key.removesuffix(ending)] = {
                one: words for one, words in text.items() if words or one == "zh"
            }
            return
    value = _typed(column, written, folder)
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


def _typed(column: PartColumn, written: str, folder: Path) -> object:
    """The value of a cell; None for an empty one that may be left out."""
    match column.sort:
        case Sort.WORDS | Sort.SEVERAL:
            return [part.strip() for part in written.split(";") if part.strip()]
        case Sort.YES:
            return written == YES
        case Sort.WHOLE:
            if not written.isdecimal():
                raise _refusal(column, written, folder, WHOLE_NUMBER)
            return int(written)
        case Sort.DAY:
            try:
                return date.fromisoformat(written)
            except ValueError:
                raise _refusal(column, written, folder, DAY) from None
        case _:
            # The words of the head may be empty; those of a table are left out then.
            return written if written or column.stored or column.key in _MAY_BE_EMPTY else None


_MAY_BE_EMPTY = frozenset(("issuer", "issued"))


def _refusal(column: PartColumn, written: str, folder: Path, wanted: Text) -> FieldkitError:
    return FieldkitError(
        PlanError.BAD_CELL,
        file=f"{folder.name}/{HEAD_FILE}",
        line=1,
        column=column.key,
        value=written,
        wanted=wanted.zh,
        wanted_en=wanted.en,
    )
