"""Read a package and verify it; nothing of a package that fails is given out (FORMAT.md §8).

What a sheet's hash in the manifest already says is not looked at again, and what is
read goes aside to disk when it is much, so that a city takes no more memory than a street.
"""

from __future__ import annotations

import errno
from contextlib import ExitStack
from hashlib import file_digest as digest_of_file
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from fieldkit.exchange.carried import carried_files
from fieldkit.exchange.encryption import decrypt
from fieldkit.exchange.guard import LARGEST_FILE, MIB, OLE, check
from fieldkit.exchange.manifest import BadSignatureError, LineHash, NewerFormatError, read_manifest
from fieldkit.exchange.members import Workbook
from fieldkit.exchange.package import (
    BASE,
    FORMAT,
    MANIFEST,
    OPS,
    PROPERTY_PACKAGE,
    PROPERTY_ROOT,
    Manifest,
    Package,
    ReadTable,
)
from fieldkit.exchange.packing import unpack
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.sheets import Exported, read_table
from fieldkit.exchange.spool import Bodies, Lines
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.ledger.change import Dot, read_change, read_link
from fieldkit.ledger.union import SeqRange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO, NoReturn

    from fieldkit.exchange.package import KindSheet
    from fieldkit.kernel.ids import ReplicaId
    from fieldkit.kernel.progress import Progress

READING = Text("读数据包", "Reading the package")
STEP = 500
FEW = 5_000
"""Changes of a package that are kept as they were read; of more only their texts."""
LONGEST_MANIFEST = 8 * MIB
NO_ROOM = frozenset((errno.ENOSPC, errno.EFBIG, errno.EDQUOT))
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, 64 hexadecimal digits.

    Raises:
        FieldkitError: UNREADABLE_FILE.
    """
    try:
        with path.open("rb") as file:
            return digest_of_file(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def read_package(path: Path, progress: Progress, passwords: Sequence[str] = ()) -> Package:
    """Read and verify the package at ``path``; the caller closes it.

    Args:
        path: of the file.
        progress: told of changes and rows; may cancel.
        passwords: those that may open it.

    Raises:
        FieldkitError: with the reason, an :class:`ExchangeError` or, for a single
            change, a ``LedgerError``. Nothing was taken.
        OperationCancelledError: likewise.
    """
    try:
        with ExitStack() as opened:
            file = opened.enter_context(path.open("rb"))
            plain = opened.enter_context(_plain(file, path.name, passwords))
            digests = check(plain, path.name, progress)
            book = Workbook(plain, path.name)
            opened.callback(book.close)
            package = _Reader(book, plain, digests, progress).read(opened)
            package.close_with(opened.pop_all().close)
            return package
    except OSError as error:
        raise _unreadable(path, error) from error


def _plain(file: BinaryIO, name: str, passwords: Sequence[str]) -> BinaryIO:
    head = file.read(len(OLE))
    size = file.seek(0, 2)
    if size > LARGEST_FILE:
        raise FieldkitError(ExchangeError.TOO_LARGE, file=name, reason=f"{size // MIB} MiB")
    return decrypt(file, name, passwords) if head == OLE else file


def _unreadable(path: Path, error: OSError) -> FieldkitError:
    reason = error.strerror or type(error).__name__
    if error.errno in NO_ROOM:
        # what is read goes aside to disk; that the disk is full is not the file's fault
        return FieldkitError(ExchangeError.NO_ROOM, file=path.name, reason=reason)
    return FieldkitError(ExchangeError.UNREADABLE_FILE, file=path.name, reason=reason)


class _Reader:
    """Reads one checked workbook."""

    def __init__(
        self, book: Workbook, file: BinaryIO, digests: Mapping[str, str], progress: Progress
    ) -> None:
        self._book = book
        self._file = file
        self._digests = digests
        self._progress = progress

    def read(self, opened: ExitStack) -> Package:
        book = self._book
        if MANIFEST not in book.sheets:
            was_one = PROPERTY_PACKAGE in book.properties
            raise self._refusal(ExchangeError.LEDGER_GONE if was_one else ExchangeError.NOT_A_PACKAGE)
        manifest = self._manifest()
        for name in (BASE, OPS, *(kind.sheet for kind in manifest.kinds)):
            if name not in book.sheets:
                raise self._refusal(ExchangeError.MISSING_SHEET, sheet=name)
        stated = (
            book.properties.get(PROPERTY_PACKAGE, manifest.id),
            book.properties.get(PROPERTY_ROOT, manifest.root),
        )
        if stated != (manifest.id, manifest.root):
            self._altered("properties")
        self._progress.begin(READING, manifest.counts.get(OPS, 0))
        bodies = Bodies()
        opened.callback(bodies.close)
        self._changes(manifest, bodies)
        tables = self._tables(manifest)
        try:
            files, problems = carried_files(book, manifest, self._digests, self._progress)
        except _MALFORMED as error:
            self._altered("files", error)
        return Package(manifest, bodies, tables, files, problems)

    def _refusal(self, code: ExchangeError, **values: object) -> FieldkitError:
        return FieldkitError(code, file=self._book.name, **values)

    def _altered(self, reason: str, cause: Exception | None = None) -> NoReturn:
        raise self._refusal(ExchangeError.ALTERED_LEDGER, reason=reason) from cause

    def _lines(self, sheet: str) -> Iterator[str]:
        """The lines of a hidden sheet.

        Raises:
            ValueError: they are not packed text.
        """
        return unpack(self._cells(sheet))

    def _cells(self, sheet: str) -> Iterator[str]:
        for text in self._book.texts(sheet, self._progress):
            if text is None:
                raise ValueError(sheet)
            yield text

    def _manifest(self) -> Manifest:
        info = self._book.archive.getinfo(self._book.sheets[MANIFEST])
        if info.file_size > LONGEST_MANIFEST:
            raise self._refusal(ExchangeError.TOO_LARGE, reason=f"{MANIFEST} {info.file_size // MIB} MiB")
        try:
            (line,) = self._lines(MANIFEST)
            return read_manifest(line)
        except NewerFormatError as error:
            raise self._refusal(ExchangeError.NEWER_FORMAT, found=error.reader, known=FORMAT) from error
        except BadSignatureError as error:
            raise self._refusal(ExchangeError.BAD_SIGNATURE) from error
        except _MALFORMED as error:
            self._altered(MANIFEST, error)

    def _changes(self, manifest: Manifest, bodies: Bodies) -> None:
        """Verify every change and put it aside."""
        total, held, before = LineHash(), _Held(), None
        read = read_change if manifest.counts.get(OPS, FEW) < FEW else read_link
        unsound: FieldkitError | None = None
        try:
            for line in self._lines(OPS):
                total.add(line)
                if unsound is not None:
                    continue  # whether the sheet was altered, only its whole text tells
                try:
                    link = read(line)
                except FieldkitError as error:
                    unsound = error
                    continue
                dot = link.dot
                if before is not None and dot <= before:
                    unsound = self._refusal(ExchangeError.ALTERED_LEDGER, reason="order")
                before = dot
                held.add(dot)
                bodies.append(line, link)
                if total.count % STEP == 0:
                    self._progress.step(STEP)
        except _MALFORMED as error:
            self._altered(OPS, error)
        if (total.count, total.hexdigest()) != (manifest.counts.get(OPS), manifest.hashes[OPS]):
            self._altered(OPS)
        if unsound is not None:
            raise unsound
        if held.ranges() != manifest.held:
            self._altered("held")

    def _tables(self, manifest: Manifest) -> tuple[ReadTable, ...]:
        counts = [manifest.counts.get(kind.sheet, -1) for kind in manifest.kinds]
        if sum(counts) != manifest.counts.get(BASE) or min(counts, default=0) < 0:
            self._altered(BASE)
        touched = {kind.sheet for kind in manifest.kinds if not self._stands(manifest, kind.sheet)}
        if not touched and self._stands(manifest, BASE):
            return tuple(
                ReadTable(kind.kind, kind.sheet, kind.columns, unchanged=count)
                for kind, count in zip(manifest.kinds, counts, strict=True)
            )
        lines = Lines()
        try:
            self._base(manifest, lines)
            return self._compared(manifest, lines, counts, touched)
        except CalamineError as error:
            raise self._refusal(ExchangeError.BROKEN_FILE, reason=str(error)[:80]) from error
        except _MALFORMED as error:
            self._altered(BASE, error)
        finally:
            lines.close()

    def _stands(self, manifest: Manifest, sheet: str) -> bool:
        """Whether a sheet has every byte as it was written."""
        stated = manifest.members.get(sheet)
        return stated is not None and self._digests.get(self._book.sheets[sheet]) == stated

    def _base(self, manifest: Manifest, lines: Lines) -> None:
        total = LineHash()
        for line in self._lines(BASE):
            total.add(line)
            lines.append(line)
        if (total.count, total.hexdigest()) != (manifest.counts[BASE], manifest.hashes[BASE]):
            self._altered(BASE)

    def _compared(
        self, manifest: Manifest, lines: Lines, counts: Sequence[int], touched: set[str]
    ) -> tuple[ReadTable, ...]:
        for sheet in sorted(touched):
            self._book.check_weight(sheet)
        tables, first = [], 0
        reader: CalamineWorkbook | None = None
        for kind, count in zip(manifest.kinds, counts, strict=True):
            exported = Exported(kind, lines, first, first + count)
            first += count
            if kind.sheet not in touched:
                tables.append(ReadTable(kind.kind, kind.sheet, kind.columns, unchanged=count))
                continue
            if reader is None:
                self._file.seek(0)
                reader = CalamineWorkbook.from_filelike(self._file)
            tables.append(self._table(reader, kind, exported))
        return tuple(tables)

    def _table(self, reader: CalamineWorkbook, kind: KindSheet, exported: Exported) -> ReadTable:
        sheet = reader.get_sheet_by_name(kind.sheet)
        xml = self._book.read(self._book.sheets[kind.sheet])
        return read_table(sheet, xml, kind, exported, self._progress)


class _Held:
    """Numbers that come in order, as ranges."""

    def __init__(self) -> None:
        self._ranges: dict[ReplicaId, list[SeqRange]] = {}

    def add(self, dot: Dot) -> None:
        ranges = self._ranges.setdefault(dot.replica, [])
        if ranges and ranges[-1].last == dot.seq - 1:
            ranges[-1] = SeqRange(ranges[-1].first, dot.seq)
        else:
            ranges.append(SeqRange(dot.seq, dot.seq))

    def ranges(self) -> dict[ReplicaId, tuple[SeqRange, ...]]:
        return {replica: tuple(ranges) for replica, ranges in self._ranges.items()}
