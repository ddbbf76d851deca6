"""Read a package and verify it; nothing of a package that fails is given out (FORMAT.md §8)."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from fieldkit.exchange.guard import check_file
from fieldkit.exchange.manifest import NewerFormatError, digest_of_lines, read_manifest
from fieldkit.exchange.package import (
    BASE,
    FORMAT,
    MANIFEST,
    OPS,
    PROPERTY_PACKAGE,
    PROPERTY_ROOT,
    Manifest,
    Package,
)
from fieldkit.exchange.packing import unpack
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.sheets import read_table
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.ledger.change import read_change
from fieldkit.ledger.union import ranges_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

    from fieldkit.exchange.package import ReadTable
    from fieldkit.kernel.progress import Progress
    from fieldkit.ledger.change import Change

READING = Text("读数据包", "Reading the package")
STEP = 500
_CUSTOM = "docProps/custom.xml"
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def read_package(path: Path, progress: Progress) -> Package:
    """Read and verify the package at ``path``.

    Raises:
        FieldkitError: with the reason, an :class:`ExchangeError` or, for a single
            change, a ``LedgerError``. Nothing was taken.
    """
    check_file(path)
    properties = _properties(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError) as error:
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=path.name, reason=_short(error)) from error
    with book:
        return _read(book, path, properties, progress)


def _short(error: Exception) -> str:
    return str(error)[:80] or type(error).__name__


def _read(book: CalamineWorkbook, path: Path, properties: dict[str, str], progress: Progress) -> Package:
    names = set(book.sheet_names)
    if MANIFEST not in names:
        code = ExchangeError.LEDGER_GONE if PROPERTY_PACKAGE in properties else ExchangeError.NOT_A_PACKAGE
        raise FieldkitError(code, file=path.name)
    manifest = _manifest(book, path)
    for name in (BASE, OPS, *(kind.sheet for kind in manifest.kinds)):
        if name not in names:
            raise FieldkitError(ExchangeError.MISSING_SHEET, file=path.name, sheet=name)
    stated = (properties.get(PROPERTY_PACKAGE, manifest.id), properties.get(PROPERTY_ROOT, manifest.root))
    if stated != (manifest.id, manifest.root):
        _altered(path, "properties")
    progress.begin(READING, manifest.counts.get(OPS, 0) + sum(manifest.counts.values()))
    changes = _changes(_lines(book, path, OPS), path, manifest, progress)
    tables = _tables(book, path, manifest, progress)
    return Package(manifest, changes, tables)


def _altered(path: Path, reason: str, cause: Exception | None = None) -> NoReturn:
    raise FieldkitError(ExchangeError.ALTERED_LEDGER, file=path.name, reason=reason) from cause


def _lines(book: CalamineWorkbook, path: Path, name: str) -> list[str]:
    cells = []
    try:
        for row in book.get_sheet_by_name(name).iter_rows():
            cells += [cell for cell in row if cell != ""]
        if not all(isinstance(cell, str) for cell in cells):
            _altered(path, name)
        return unpack(map(str, cells))
    except (CalamineError, *_MALFORMED) as error:
        _altered(path, name, error)


def _manifest(book: CalamineWorkbook, path: Path) -> Manifest:
    lines = _lines(book, path, MANIFEST)
    try:
        (line,) = lines
        return read_manifest(line)
    except NewerFormatError as error:
        raise FieldkitError(
            ExchangeError.NEWER_FORMAT, file=path.name, found=error.reader, known=FORMAT
        ) from error
    except _MALFORMED as error:
        _altered(path, MANIFEST, error)


def _changes(lines: list[str], path: Path, manifest: Manifest, progress: Progress) -> tuple[Change, ...]:
    if len(lines) != manifest.counts.get(OPS) or digest_of_lines(lines) != manifest.hashes[OPS]:
        _altered(path, OPS)
    changes = []
    for at, line in enumerate(lines, start=1):
        changes.append(read_change(line))
        if at % STEP == 0:
            progress.step(STEP)
    seqs: dict[str, list[int]] = {}
    for change in changes:
        seqs.setdefault(change.replica, []).append(change.seq)
    held = {replica: ranges_of(numbers) for replica, numbers in seqs.items()}
    if held != manifest.held or len({change.dot for change in changes}) != len(changes):
        _altered(path, "held")
    return tuple(changes)


def _tables(
    book: CalamineWorkbook, path: Path, manifest: Manifest, progress: Progress
) -> tuple[ReadTable, ...]:
    lines = _lines(book, path, BASE)
    if len(lines) != manifest.counts.get(BASE) or digest_of_lines(lines) != manifest.hashes[BASE]:
        _altered(path, BASE)
    tables, first = [], 0
    for kind in manifest.kinds:
        count = manifest.counts[kind.sheet]
        try:
            table = read_table(
                book.get_sheet_by_name(kind.sheet), path, kind, lines[first : first + count], progress
            )
        except CalamineError as error:
            raise FieldkitError(ExchangeError.BROKEN_FILE, file=path.name, reason=_short(error)) from error
        except _MALFORMED as error:
            _altered(path, BASE, error)
        tables.append(table)
        first += count
    if first != len(lines):
        _altered(path, BASE)
    return tuple(tables)


def _properties(path: Path) -> dict[str, str]:
    """Custom document properties; a spreadsheet keeps them when it saves."""
    with zipfile.ZipFile(path) as archive:
        if _CUSTOM not in archive.namelist():
            return {}
        text = archive.read(_CUSTOM)
    try:
        root = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=path.name, reason=_CUSTOM) from error
    return {str(one.get("name")): "".join(map(str, one.itertext())).strip() for one in root}
