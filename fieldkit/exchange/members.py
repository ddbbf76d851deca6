"""Which member of a workbook holds what, and the texts of its cells one after the other, whatever program saved it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from abc import ABC, abstractmethod
from array import array
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree

from fieldkit.exchange.guard import WIDEST, blocks_of, check
from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from fieldkit.kernel.progress import Progress

BOOK, RELATIONS, PROPERTIES, STRINGS = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "docProps/custom.xml",
    "xl/sharedStrings.xml",
)
IN_MEMORY = 4 * 1024 * 1024
LONGEST = 200_000
"""Characters of one cell at most; spreadsheets keep 32,767, each perhaps written as an escape of seven."""
MOST_STRINGS = 10_000_000
FREE_CELLS = 1_000_000
"""Cells that any sheet may span; a larger one must take its share of the file."""
CELLS_A_BYTE = 2
FREE_TEXT = 32 * 1024 * 1024
HIGHEST_TEXT_RATIO = 40
_AT = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,4})([0-9]{1,9})"')
_ROW_AT = re.compile(rb'<(?:\w+:)?row\s[^>]*?r="([0-9]{1,9})"')
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_TOO_WIDE = re.compile(rb'r="(?:[A-Z]{3,}|[J-Z][A-Z]|I[W-Z])[0-9]')
_OVERLAP = 256


class Workbook:
    """The parts of a checked workbook.

    Args:
        file: it; :func:`fieldkit.exchange.guard.check` let it pass.
        name: of the file, for people.

    Attributes:
        properties: the custom document properties; a spreadsheet keeps them when it saves.
        sheets: the member of each sheet, by the sheet's name.

    Raises:
        FieldkitError: BROKEN_FILE.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        self.archive = zipfile.ZipFile(file)
        self.properties = self._properties()
        self.sheets = self._sheets()
        self._strings: SharedStrings | None = None

    def close(self) -> None:
        """Let go of the archive; the file itself stays open."""
        if self._strings is not None:
            self._strings.close()
        self.archive.close()

    def texts(self, sheet: str, progress: Progress) -> Iterator[str | None]:
        """The text of each filled cell of a sheet, in their order; None for a cell that holds no text.

        Raises:
            ValueError: the sheet is not sound.
        """
        for block in self._events(self.sheets[sheet], progress):
            yield from block

    def read(self, member: str) -> bytes:
        """The bytes of a member."""
        return self.archive.read(member)

    def check_weight(self, sheet: str) -> None:
        """Refuse a visible sheet that would take far more memory than the file is large.

        Raises:
            FieldkitError: SUSPICIOUS_FILE.
        """
        member = self.archive.getinfo(self.sheets[sheet])
        widest, last, before = 0, 0, b""
        for block in blocks_of(self.archive, member):
            text = before + block
            if _TOO_WIDE.search(text):
                raise self._suspicious(f"{sheet}: > {WIDEST}")
            found = _AT.findall(text)
            rows = [row for _, row in found] + _ROW_AT.findall(text)
            last = max(last, *map(int, rows)) if rows else last
            widest = max(widest, *map(number_of, {letters for letters, _ in found})) if found else widest
            if len(_CELL.findall(text)) > len(found):
                # cells that do not say where they are follow one another
                widest = max(widest, *(len(_CELL.findall(row)) for row in _ROW.split(text)))
            before = block[-_OVERLAP:]
        if widest * last > FREE_CELLS + CELLS_A_BYTE * member.compress_size:
            raise self._suspicious(f"{sheet}: {widest} × {last}")
        for heavy in {self.sheets[sheet], STRINGS} & set(self.archive.namelist()):
            info = self.archive.getinfo(heavy)
            if info.file_size > FREE_TEXT + HIGHEST_TEXT_RATIO * info.compress_size:
                raise self._suspicious(f"{heavy}: {info.file_size // max(1, info.compress_size)} : 1")

    def _suspicious(self, reason: str) -> FieldkitError:
        return FieldkitError(ExchangeError.SUSPICIOUS_FILE, file=self.name, reason=reason)

    def _events(self, member: str, progress: Progress) -> Iterator[list[str | None]]:
        parser = _CellParser(self._shared)
        for block in blocks_of(self.archive, self.archive.getinfo(member)):
            progress.check()
            yield parser.feed(block)
        yield parser.feed(b"", last=True)

    def _shared(self, at: int) -> str:
        if self._strings is None:
            self._strings = SharedStrings(self.archive)
        return self._strings[at]

    def _properties(self) -> dict[str, str]:
        if PROPERTIES not in self.archive.namelist():
            return {}
        root = self._parse(PROPERTIES)
        return {str(one.get("name")): "".join(map(str, one.itertext())).strip() for one in root}

    def _sheets(self) -> Mapping[str, str]:
        present = set(self.archive.namelist())
        if not {BOOK, RELATIONS} <= present:
            return {}
        targets = {str(one.get("Id")): str(one.get("Target")) for one in self._parse(RELATIONS)}
        found = {}
        for one in self._parse(BOOK).iter("{*}sheet"):
            ids = [str(value) for key, value in one.attrib.items() if str(key).endswith("}id")]
            member = _resolved(targets.get(ids[0], "") if ids else "")
            if member in present:
                found[str(one.get("name"))] = member
        return found

    def _parse(self, member: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(self.archive.read(member), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise FieldkitError(ExchangeError.BROKEN_FILE, file=self.name, reason=member) from error


def check_spreadsheet(path: Path, progress: Progress) -> None:
    """Refuse any workbook, of whatever program, that is broken, too large or made to do harm.

    Raises:
        FieldkitError: see :func:`fieldkit.exchange.guard.check` and :meth:`Workbook.check_weight`.
    """
    with path.open("rb") as file:
        check(file, path.name, progress)
        book = Workbook(file, path.name)
        try:
            for sheet in book.sheets:
                book.check_weight(sheet)
        finally:
            book.close()


def sheet_xml(path: Path, sheet: str) -> bytes:
    """A sheet of a checked workbook as it stands in the file; empty where there is none."""
    with path.open("rb") as file:
        book = Workbook(file, path.name)
        try:
            return book.read(book.sheets[sheet]) if sheet in book.sheets else b""
        finally:
            book.close()


def number_of(letters: bytes) -> int:
    """The number of a column, from 1: ``A`` is 1, ``AA`` 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _resolved(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Texts(ABC):
    """Collects what stands between the ends of ``t`` elements."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.buffer_size = 64 * 1024
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parts: list[str] = []
        self._size = 0
        self._listening = False

    def _parse(self, block: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(block, last)
        except expat.ExpatError as error:
            raise ValueError(str(error)) from error

    def _data(self, text: str) -> None:
        if self._listening:
            self._size += len(text)
            if self._size > LONGEST:
                raise ValueError(self._size)
            self._parts.append(text)

    def _taken(self) -> str:
        text = "".join(self._parts)
        self._parts.clear()
        self._size = 0
        return text

    @abstractmethod
    def _start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    @abstractmethod
    def _end(self, name: str) -> None:
        """An element ends."""


class _CellParser(_Texts):
    """The texts of the cells of a sheet."""

    def __init__(self, shared: Callable[[int], str]) -> None:
        super().__init__()
        self._shared = shared
        self._type = ""
        self._value = ""
        self._found: list[str | None] = []

    def feed(self, block: bytes, *, last: bool = False) -> list[str | None]:
        """The texts of the cells that ended in this part."""
        self._parse(block, last=last)
        found, self._found = self._found, []
        return found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        if name == "c":
            self._type = attributes.get("t", "n")
            self._value = ""
        self._listening = name in {"t", "v"}

    def _end(self, name: str) -> None:
        name = _local(name)
        self._listening = False
        if name == "v":
            self._value = self._taken()
        elif name == "c":
            self._found += self._cell()

    def _cell(self) -> list[str | None]:
        text = self._taken()
        if self._type == "s":
            return [self._shared(int(self._value))]
        if self._type == "inlineStr":
            return [text] if text else []
        if self._type == "str":
            return [self._value] if self._value else []
        return [None] if self._value else []


class SharedStrings(_Texts):
    """The table of strings that spreadsheets make when they save; on disk when it is large.

    Raises:
        ValueError: it is not sound.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        super().__init__()
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed by close()
        self._ends = array("Q", [0])
        self._phonetic = False
        if STRINGS in archive.namelist():
            for block in blocks_of(archive, archive.getinfo(STRINGS)):
                self._parse(block, last=False)
            self._parse(b"", last=True)

    def __getitem__(self, at: int) -> str:
        if not 0 <= at < len(self._ends) - 1:
            raise ValueError(at)
        self._file.seek(self._ends[at])
        return self._file.read(self._ends[at + 1] - self._ends[at]).decode()

    def close(self) -> None:
        """Forget them."""
        self._file.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        name = _local(name)
        if name == "rPh":
            self._phonetic = True  # how a word is read stands beside it and is not part of it
        self._listening = name == "t" and not self._phonetic

    def _end(self, name: str) -> None:
        name = _local(name)
        self._listening = False
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            if len(self._ends) > MOST_STRINGS:
                raise ValueError(len(self._ends))
            self._ends.append(self._ends[-1] + self._file.write(self._taken().encode()))
