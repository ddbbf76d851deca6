"""Lists of addresses: a row for each door, or a grid of buildings; read into doors to knock at.

Three shapes, told apart by their titles; every visible sheet that has one is read:

* a row for each door: 小区, 楼栋, 单元, 户号 (or one column 地址, which is taken apart where it can be);
* a row for each building: 楼栋, 单元数, 层数, 每层户数; doors are numbered floor by floor (101, 102 … 201 …);
* a row for each building, a column for each stairway (1单元, 2单元 …), the door numbers in the cells
  (``101、102、201-204``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.problems import AddressProblem, ForeignError
from fieldkit.exchange.foreign.reading import read_table_file
from fieldkit.exchange.foreign.titles import fold_title
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.registers.household import ADDRESS_PARTS, PERSONAL_PARTS, address_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from fieldkit.exchange.foreign.book import Book, Sheet
    from fieldkit.kernel.progress import Progress

WITHIN = 20
"""Rows from the top in which the titles are looked for."""
MOST_DOORS = 200_000
_MOST_IN_RANGE = 100

_TITLES: Mapping[str, tuple[str, ...]] = {
    "community_name": ("社区", "社区名称", "所属社区", "居委会", "community"),
    "compound": ("小区", "小区名称", "所属小区", "院落", "居民小区", "村", "自然村", "compound"),
    "building": ("楼栋", "楼栋号", "楼号", "栋", "栋号", "幢", "幢号", "楼", "楼宇", "building"),
    "unit": ("单元", "单元号", "梯号", "unit"),
    "door": ("户号", "房号", "室号", "门号", "门牌号", "门牌", "房间号", "户", "室", "door"),
    "address": ("地址", "详细地址", "住址", "家庭住址", "居住地址", "门牌地址", "address"),
    "unit_count": ("单元数", "单元个数"),
    "floors": ("层数", "楼层数", "总层数"),
    "per_floor": ("每层户数", "每层几户", "每单元每层户数", "层户数"),
    "resident": ("姓名", "户主", "户主姓名", "住户姓名", "联系人", "居民姓名", "name"),
    "phone": ("电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "phone"),
}
_BY_TITLE = {title: part for part, titles in _TITLES.items() for title in titles}
_STAIRWAY = re.compile(r"第?([0-9]{1,2}|[一二三四五六七八九十])单元")
_PARTED = re.compile(
    r"(?P<compound>.*?)(?P<building>[0-9A-Za-z]+)(?:号楼|栋|幢|座)(?:(?P<unit>[0-9A-Za-z]+)单元)?(?P<door>[0-9A-Za-z-]+)[室号户]?"
)
_DASHED = re.compile(r"(?P<compound>\D*?)(?P<building>\d+)-(?P<unit>\d+)-(?P<door>\d+)")
_RANGE = re.compile(r"(\d{1,5})[-~～—至](\d{1,5})")
_SPLIT = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True, slots=True)
class Door:
    """One address.

    Attributes:
        parts: ``community_name``, ``compound``, ``building``, ``unit``, ``door`` as written.
        key: as compared; no two doors of a list share it.
        personal: ``resident`` and ``phone`` where the list has them.
        columns: every cell of the row by its title, for strata.
        sheet, row: where it came from.
    """

    parts: Mapping[str, str]
    key: str
    personal: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    row: int = 0

    def value_of(self, title: str) -> str:
        """What stands in a column: named by its title, or by any usual title of a part of an address."""
        if title in self.columns:
            return self.columns[title]
        part = _BY_TITLE.get(fold_title(title), "")
        return self.parts.get(part, "")


@dataclass(frozen=True, slots=True)
class AddressList:
    """A list of addresses as read.

    Attributes:
        file: its name.
        doors: each address once, in the order of the list.
        problems: rows that were left out, and why; addresses that stand twice.
        titles: of the columns, for strata.
        has_personal: the list has names or phones.
    """

    file: str
    doors: tuple[Door, ...]
    problems: tuple[Problem, ...]
    titles: tuple[str, ...]
    has_personal: bool

    def has_column(self, title: str) -> bool:
        """Whether strata may be made by this column."""
        part = _BY_TITLE.get(fold_title(title), "")
        return title in self.titles or any(door.parts.get(part) for door in self.doors)


def read_addresses(path: Path, progress: Progress | None = None) -> AddressList:
    """Read a list of addresses from .xlsx, .xls, .ods or a text file.

    Raises:
        FieldkitError: NO_ADDRESSES where no sheet has the titles, TOO_MANY_DOORS, or what
            :func:`~fieldkit.exchange.foreign.reading.read_table_file` says of the file.
    """
    return addresses_of(read_table_file(path, progress))


def addresses_of(book: Book) -> AddressList:
    """The addresses of a file that was read; see :func:`read_addresses`."""
    doors: dict[str, Door] = {}
    problems: list[Problem] = []
    titles: dict[str, None] = {}
    headers = [
        (sheet, header)
        for sheet in book.sheets
        if not sheet.is_hidden
        if (header := _header(sheet)) is not None
    ]
    if not headers:
        raise FieldkitError(ForeignError.NO_ADDRESSES, file=book.file)
    for sheet, header in headers:
        titles.update(dict.fromkeys(title for title in header.titles if title))
        for found in _doors_of(sheet, header):
            if isinstance(found, Problem):
                problems.append(found)
            elif found.key in doors:
                problems.append(
                    _problem(AddressProblem.TWICE, sheet, found.row - 1, first=doors[found.key].row)
                )
            else:
                doors[found.key] = found
            if len(doors) > MOST_DOORS:
                raise FieldkitError(ForeignError.TOO_MANY_DOORS, file=book.file, most=MOST_DOORS)
    has_personal = any(part in header.parts.values() for _, header in headers for part in PERSONAL_PARTS)
    return AddressList(book.file, tuple(doors.values()), tuple(problems), tuple(titles), has_personal)


@dataclass(frozen=True, slots=True)
class _Header:
    """Row of the titles, the titles, which part each column is, and the stairway of grid columns."""

    row: int
    titles: tuple[str, ...]
    parts: Mapping[int, str]
    stairways: Mapping[int, str]

    @property
    def is_counted(self) -> bool:
        return {"floors", "per_floor"} <= set(self.parts.values())


def _header(sheet: Sheet) -> _Header | None:
    for at, row in enumerate(sheet.rows[:WITHIN]):
        folded = [fold_title(text) for text in row]
        parts: dict[int, str] = {}
        for column, title in enumerate(folded):
            part = _BY_TITLE.get(title)
            if part and part not in parts.values():
                parts[column] = part
        stairways = {
            column: match[1] for column, title in enumerate(folded) if (match := _STAIRWAY.fullmatch(title))
        }
        header = _Header(at, tuple(row), parts, stairways)
        named = set(parts.values())
        if named & {"door", "address"} or header.is_counted or (stairways and "building" in named):
            return header
    return None


def _doors_of(sheet: Sheet, header: _Header) -> Iterator[Door | Problem]:
    named = set(header.parts.values())
    for at in range(header.row + 1, len(sheet.rows)):
        row = sheet.rows[at]
        if not any(row):
            continue
        spoilt = next(
            (
                column
                for column in (*header.parts, *header.stairways)
                if (at, column) in sheet.faults or (at, column) in sheet.dates
            ),
            None,
        )
        if spoilt is not None:
            yield _problem(AddressProblem.SPOILT, sheet, at, column=header.titles[spoilt], value=row[spoilt])
            continue
        cells = {part: row[column] for column, part in header.parts.items()}
        if named & {"door", "address"}:
            yield _single(sheet, header, at, cells)
        elif header.is_counted:
            yield from _counted(sheet, header, at, cells)
        else:
            yield from _listed(sheet, header, at, cells)


def _single(sheet: Sheet, header: _Header, at: int, cells: Mapping[str, str]) -> Door | Problem:
    parts = {part: cells.get(part, "") for part in ("community_name", *ADDRESS_PARTS)}
    if not parts["door"] and cells.get("address"):
        parts.update(taken_apart(cells["address"], parts))
    if not parts["door"]:
        return _problem(AddressProblem.NO_DOOR, sheet, at)
    if "building" in header.parts.values() and not parts["building"] and "address" not in cells:
        return _problem(AddressProblem.NO_BUILDING, sheet, at)
    return _door(sheet, header, at, parts, cells)


def taken_apart(address: str, known: Mapping[str, str]) -> dict[str, str]:
    """The parts of an address in one cell; what cannot be told apart stays together as the door."""
    text = "".join(address.split())
    match = _PARTED.fullmatch(text) or _DASHED.fullmatch(text)
    if match is None:
        return {"door": address}
    return {part: words for part, words in match.groupdict().items() if words and not known.get(part)}


def _counted(sheet: Sheet, header: _Header, at: int, cells: Mapping[str, str]) -> Iterator[Door | Problem]:
    """Doors of a building whose stairways, floors and doors a floor are counted."""
    figures = [cells.get("unit_count", "1"), cells["floors"], cells["per_floor"]]
    if not all(figure.isdecimal() and 1 <= int(figure) <= 99 for figure in figures):
        yield _problem(AddressProblem.BAD_COUNT, sheet, at)
        return
    units, floors, per_floor = map(int, figures)
    stairways = (
        [str(number) for number in range(1, units + 1)] if "unit_count" in cells else [cells.get("unit", "")]
    )
    for unit in stairways:
        for floor in range(1, floors + 1):
            for number in range(1, per_floor + 1):
                yield _door(sheet, header, at, {**cells, "unit": unit, "door": f"{floor}{number:02}"}, {})


def _listed(sheet: Sheet, header: _Header, at: int, cells: Mapping[str, str]) -> Iterator[Door | Problem]:
    """Doors that stand in the cells of a grid, a column for each stairway."""
    found = False
    for column, stairway in header.stairways.items():
        for door in doors_in(sheet.rows[at][column]):
            found = True
            yield _door(sheet, header, at, {**cells, "unit": stairway, "door": door}, {})
    if not found:
        yield _problem(AddressProblem.NO_DOOR, sheet, at)


def doors_in(cell: str) -> list[str]:
    """The door numbers in a cell: ``101、102、201-204``; a range counts up between numbers of equal length."""
    found = []
    for word in filter(None, _SPLIT.split(cell)):
        match = _RANGE.fullmatch(word)
        first, last = (int(match[1]), int(match[2])) if match else (0, -1)
        if match and len(match[1]) == len(match[2]) and 0 <= last - first <= _MOST_IN_RANGE:
            found += [f"{number:0{len(match[1])}}" for number in range(first, last + 1)]
        else:
            found.append(word)
    return found


def _door(sheet: Sheet, header: _Header, at: int, parts: Mapping[str, str], cells: Mapping[str, str]) -> Door:
    kept = {part: parts.get(part, "") for part in ("community_name", *ADDRESS_PARTS)}
    columns = dict(zip(header.titles, sheet.rows[at], strict=False))
    personal = {part: cells[part] for part in PERSONAL_PARTS if cells.get(part)}
    return Door(kept, address_key(kept), personal, columns, sheet.name, at + 1)


def _problem(code: AddressProblem, sheet: Sheet, at: int, **values: object) -> Problem:
    severity = Severity.NOTE if code is AddressProblem.TWICE else Severity.ERROR
    return Problem(code, severity, Place(sheet=sheet.name, row=at + 1), values)


def strata_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Titles that strata are usually made by; names, phones and doors are none."""
    unfit = {"door", "address", *PERSONAL_PARTS}
    return tuple(title for title in titles if _BY_TITLE.get(fold_title(title)) not in unfit)
