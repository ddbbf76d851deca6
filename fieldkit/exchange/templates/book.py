"""A template as a file: its members, its sheets, and how the filled copy is written.

Members that do not change are copied byte for byte, so that pictures, charts,
controls and whatever a newer spreadsheet program keeps there stay as they were.
"""

from __future__ import annotations

import contextlib
import os
import posixpath
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.exchange.guard import OLE, check
from fieldkit.exchange.templates.formats import PLAIN, cell_formats
from fieldkit.exchange.templates.problems import TemplateError
from fieldkit.exchange.templates.sheetxml import SheetXml, local_name
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fieldkit.exchange.templates.formats import CellFormat

BOOK, TYPES = "xl/workbook.xml", "[Content_Types].xml"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET_KIND = "/worksheet"


def open_template(path: Path, progress: Progress | None = None) -> TemplateBook:
    """Open a district's .xlsx (or .xlsm) to be filled.

    Raises:
        FieldkitError: UNREADABLE, PASSWORD, OLD_FORMAT, NOT_A_WORKBOOK, BROKEN, or why the file is not safe to open.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FieldkitError(
            TemplateError.UNREADABLE, file=path.name, reason=error.strerror or error
        ) from error
    if content.startswith(OLE):
        locked = _ENCRYPTED in content
        raise FieldkitError(TemplateError.PASSWORD if locked else TemplateError.OLD_FORMAT, file=path.name)
    if not content.startswith(_ZIP):
        raise FieldkitError(TemplateError.NOT_A_WORKBOOK, file=path.name)
    check(BytesIO(content), path.name, progress or Progress())
    try:
        return TemplateBook(path.name, content)
    except (etree.XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise FieldkitError(TemplateError.BROKEN, file=path.name, reason=type(error).__name__) from error


class TemplateBook:
    """The members of a template, those that were changed among them.

    Attributes:
        file: its name.
        sheets: its worksheets in the order of the tabs.
        hidden: names of sheets that people do not see.
        from_1904: days are counted from 1904.
    """

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        self._archive = zipfile.ZipFile(BytesIO(content))
        self._parsed: dict[str, etree._Element] = {}
        self._bytes: dict[str, bytes] = {}
        self._removed: set[str] = set()
        names = self._archive.namelist()
        if BOOK not in names:
            raise FieldkitError(TemplateError.NOT_A_WORKBOOK, file=file)
        self.book = self.parse(BOOK)
        self.sheets = tuple(self._sheets())
        self.hidden = frozenset(
            one.get("name", "") for one in self._sheet_elements() if one.get("state", "visible") != "visible"
        )
        settings = self.book.find("{*}workbookPr")
        self.from_1904 = settings is not None and settings.get("date1904") in {"1", "true"}
        self._formats = cell_formats(self.parse("xl/styles.xml") if "xl/styles.xml" in names else None)
        self.strings = self._strings()

    def sheet(self, name: str) -> SheetXml | None:
        """The sheet of this name."""
        return next((one for one in self.sheets if one.name == name), None)

    def format(self, style: str | None) -> CellFormat:
        """How a style shows its cells."""
        number = int(style or 0)
        return self._formats[number] if number < len(self._formats) else PLAIN

    def members(self, prefix: str) -> list[str]:
        """Names of XML members that begin so."""
        return [one for one in self._archive.namelist() if one.startswith(prefix) and one.endswith(".xml")]

    def parse(self, member: str) -> etree._Element:
        """The markup of a member; it is parsed once."""
        if member not in self._parsed:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self._parsed[member] = etree.fromstring(self._archive.read(member), parser)
        return self._parsed[member]

    def read(self, member: str) -> bytes:
        """A member as it stands now."""
        return self._bytes.get(member) or self._archive.read(member)

    def change(self, member: str, content: bytes | None = None) -> None:
        """Say that a member changed: to these bytes, or as its parsed markup is now."""
        if content is None:
            content = etree.tostring(
                self.parse(member), xml_declaration=True, encoding="UTF-8", standalone=True
            )
        self._bytes[member] = content

    def related(self, member: str) -> dict[str, list[str]]:
        """Members that a member refers to, by the last word of the kind of relation."""
        found: dict[str, list[str]] = {}
        for one in self._relations(member):
            if one.get("TargetMode") != "External":
                kind = one.get("Type", "").rpartition("/")[2]
                found.setdefault(kind, []).append(_resolved(member, one.get("Target", "")))
        present = set(self._archive.namelist())
        return {kind: [one for one in targets if one in present] for kind, targets in found.items()}

    def remove_calculation_order(self) -> None:
        """Forget in which order cells were computed; a spreadsheet makes the list anew."""
        order = "xl/calcChain.xml"
        if order not in self._archive.namelist():
            return
        self._removed.add(order)
        relations = _relations_of(BOOK)
        for one in list(self.parse(relations)):
            if one.get("Type", "").endswith("/calcChain"):
                self.parse(relations).remove(one)
        for one in list(self.parse(TYPES)):
            if one.get("PartName") == "/" + order:
                self.parse(TYPES).remove(one)
        self.change(relations)
        self.change(TYPES)

    def ask_for_results(self) -> None:
        """Have every formula computed when the workbook is opened."""
        found = self.book.find("{*}calcPr")
        if found is None:
            namespace = etree.QName(self.book).namespace
            found = etree.Element(f"{{{namespace}}}calcPr")
            names = [local_name(one) for one in self.book]
            before = [at for at, name in enumerate(names) if name in _BEFORE_CALCULATION]
            self.book.insert(before[-1] + 1 if before else len(names), found)
        found.set("fullCalcOnLoad", "1")
        self.change(BOOK)

    def reread(self) -> TemplateBook:
        """The workbook as it would be opened again after saving."""
        content = BytesIO()
        self._write(zipfile.ZipFile(content, "w", zipfile.ZIP_STORED))
        return TemplateBook(self.file, content.getvalue())

    def save(self, path: Path) -> None:
        """Write the filled copy, whole or not at all.

        Raises:
            FieldkitError: CANNOT_SAVE.
        """
        part = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                self._write(zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED))
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise FieldkitError(
                TemplateError.CANNOT_SAVE, path=path, reason=error.strerror or error
            ) from error

    def _write(self, archive: zipfile.ZipFile) -> None:
        with archive:
            for info in self._archive.infolist():
                if info.filename in self._removed:
                    continue
                made = zipfile.ZipInfo(info.filename, info.date_time)
                made.compress_type = info.compress_type
                made.external_attr = info.external_attr
                archive.writestr(made, self.read(info.filename))

    def _sheet_elements(self) -> list[etree._Element]:
        return list(self.book.iterfind("{*}sheets/{*}sheet"))

    def _sheets(self) -> Iterator[SheetXml]:
        targets = {
            one.get("Id", ""): _resolved(BOOK, one.get("Target", ""))
            for one in self._relations(BOOK)
            if one.get("Type", "").endswith(_SHEET_KIND)
        }
        for one in self._sheet_elements():
            key = next((value for name, value in one.attrib.items() if str(name).endswith("}id")), "")
            if str(key) in targets:
                member = targets[str(key)]
                yield SheetXml(one.get("name", ""), member, self.parse(member))

    def _strings(self) -> Sequence[etree._Element]:
        member = "xl/sharedStrings.xml"
        return list(self.parse(member).iterfind("{*}si")) if member in self._archive.namelist() else ()

    def _relations(self, member: str) -> list[etree._Element]:
        name = _relations_of(member)
        return list(self.parse(name)) if name in self._archive.namelist() else []


_BEFORE_CALCULATION = frozenset(
    ("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
     "externalReferences", "definedNames")
)  # fmt: skip


def _relations_of(member: str) -> str:
    folder, _, name = member.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _resolved(member: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(member), target))
