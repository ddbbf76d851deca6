"""The bytes of a package: the laid-out workbook with its rows streamed into it."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from fieldkit.exchange.base_lines import base_line
from fieldkit.exchange.guard import LARGEST_FILE, LARGEST_UNPACKED, MIB
from fieldkit.exchange.manifest import LineHash, manifest_line, seal
from fieldkit.exchange.package import (
    BASE,
    FILES,
    FIRST_ROW,
    FORMAT,
    MANIFEST,
    MOST_ROWS,
    OPS,
    KindSheet,
    ListedFile,
    Manifest,
    PackageContent,
    Receipt,
)
from fieldkit.exchange.photos import file_lines
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.skeleton import CHANGES_MARK, ID_MARK, ROOT_MARK, lay_out
from fieldkit.exchange.spool import IN_MEMORY
from fieldkit.exchange.spreadsheetml import TableRows, head_rows, letters, packed_rows
from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger.union import SeqRange

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from fieldkit.exchange.package import Op, PackageFile, PackageTable, ReceiptContent
    from fieldkit.exchange.skeleton import Skeleton
    from fieldkit.kernel.ids import ReplicaId
    from fieldkit.kernel.progress import Progress

STEP = 200
LEVEL = 3
"""Of compression: half the time of the library's usual one for a tenth more bytes."""
BLOCK = 256 * 1024
HIDDEN = (MANIFEST, BASE, OPS, FILES)
_MARK = b"@fieldkit-"
_DAY_ZERO = (1980, 1, 1, 0, 0, 0)
"""Time of every member: the same content makes the same bytes."""


@dataclass(frozen=True, slots=True)
class Companion:
    """What a companion says of itself: its number and their count, and the package it belongs to."""

    part: tuple[int, int]
    of: str


def write_workbook(
    content: PackageContent | ReceiptContent,
    file: BinaryIO,
    progress: Progress,
    companion: Companion | None = None,
) -> Manifest:
    """Write the whole workbook to ``file``.

    Raises:
        OSError: the disk is full, or a photo is not there.
        FieldkitError: TOO_MUCH.
        OperationCancelledError: it was cancelled; half of it is written.
    """
    skeleton = lay_out(content, companion.part if companion else None)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        manifest = _Writer(archive, skeleton, progress).write(content, companion)
        unpacked = sum(member.file_size for member in archive.infolist())
    _refuse_too_much(unpacked <= LARGEST_UNPACKED, f"{unpacked // MIB} MiB")
    _refuse_too_much(file.tell() <= LARGEST_FILE, f"{file.tell() // MIB} MiB")
    return manifest


def _refuse_too_much(fits: bool, reason: str) -> None:  # noqa: FBT001  # reads as the condition it is
    if not fits:
        raise FieldkitError(ExchangeError.TOO_MUCH, reason=reason)


class _Ops:
    """The lines of ``_ops``, counted and hashed as they pass."""

    def __init__(self, ops: Iterable[Op], progress: Progress) -> None:
        self._ops = ops
        self._progress = progress
        self.total = LineHash()
        self._ranges: dict[ReplicaId, list[SeqRange]] = {}

    def lines(self) -> Iterator[str]:
        for replica, seq, body in self._ops:
            if self.total.count % STEP == 0:
                self._progress.check()
            self.total.add(body)
            ranges = self._ranges.setdefault(replica, [])
            if ranges and ranges[-1].last == seq - 1:
                ranges[-1] = SeqRange(ranges[-1].first, seq)
            else:
                ranges.append(SeqRange(seq, seq))
            yield body

    def held(self) -> dict[ReplicaId, tuple[SeqRange, ...]]:
        return {replica: tuple(ranges) for replica, ranges in self._ranges.items()}


class _Member:
    """One member of the archive, written piece by piece and hashed on the way."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: list[str] = []
        self._size = 0
        self._total = sha256()

    def bytes(self, block: bytes) -> None:
        self.flush()
        self._total.update(block)
        self._stream.write(block)

    def text(self, text: str) -> None:
        self._waiting.append(text)
        self._size += len(text)
        if self._size > BLOCK:
            self.flush()

    def flush(self) -> None:
        block = "".join(self._waiting).encode()
        self._waiting.clear()
        self._size = 0
        self._total.update(block)
        self._stream.write(block)

    def hexdigest(self) -> str:
        return self._total.hexdigest()


class _Writer:
    """Writes the members of one workbook."""

    def __init__(self, archive: zipfile.ZipFile, skeleton: Skeleton, progress: Progress) -> None:
        self._archive = archive
        self._skeleton = skeleton
        self._progress = progress
        self._members: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._base = LineHash()

    def write(self, content: PackageContent | ReceiptContent, companion: Companion | None) -> Manifest:
        tables = content.tables if isinstance(content, PackageContent) else ()
        streamed = [
            *(table.label for table in tables),
            *(name for name in HIDDEN if name in self._skeleton.sheets),
        ]
        laid_out = self._skeleton.members.keys() - {self._skeleton.sheets[name] for name in streamed}
        marked = {name for name in laid_out if _MARK in self._skeleton.members[name]}
        self._copy(laid_out - marked)
        with SpooledTemporaryFile(max_size=IN_MEMORY) as spooled:
            for row in packed_rows(self._base_lines(tables), self._skeleton.numbers.text):
                spooled.write(row.encode())
            spooled.seek(0)
            with self._sheet(BASE, "A1") as member:
                while block := spooled.read(BLOCK):
                    member.bytes(block)
        ops = _Ops(content.ops, self._progress)
        self._write_packed(OPS, ops.lines())
        if self._skeleton.unshown:
            self._write_packed(FILES, file_lines(self._skeleton.unshown))
        self._counts |= {BASE: self._base.count, OPS: ops.total.count}
        manifest = self._seal(content, ops, companion)
        self._write_packed(MANIFEST, [manifest_line(manifest)])
        self._copy(
            marked, {ID_MARK: manifest.id, ROOT_MARK: manifest.root, CHANGES_MARK: str(ops.total.count)}
        )
        return manifest

    def _copy(self, names: Collection[str], marks: Mapping[str, str] | None = None) -> None:
        """Members as they were laid out, what the marks stand for put in."""
        for name, body in self._skeleton.members.items():
            if name not in names:
                continue
            if name in self._skeleton.photos:
                self._copy_photo(name, self._skeleton.photos[name])
                continue
            text = body
            for mark, value in (marks or {}).items():
                text = text.replace(mark.encode(), value.encode())
            self._archive.writestr(_member(name), text)

    def _copy_photo(self, name: str, file: PackageFile) -> None:
        member = _member(name, zipfile.ZIP_STORED)
        with file.path.open("rb") as source, self._archive.open(member, "w") as target:
            while block := source.read(BLOCK):
                self._progress.check()
                target.write(block)

    @contextmanager
    def _sheet(self, sheet: str, size: str) -> Iterator[_Member]:
        """A sheet whose rows are written now."""
        before, after = self._skeleton.halves(sheet, size)
        with self._archive.open(_member(self._skeleton.sheets[sheet]), "w") as stream:
            member = _Member(stream)  # type: ignore[arg-type]  # it has what is asked of it
            member.bytes(before)
            yield member
            member.bytes(after)
        self._members[sheet] = member.hexdigest()

    def _write_packed(self, sheet: str, lines: Iterable[str]) -> None:
        with self._sheet(sheet, "A1") as member:
            for row in packed_rows(lines, self._skeleton.numbers.text):
                member.text(row)

    def _base_lines(self, tables: Iterable[PackageTable]) -> Iterator[str]:
        """The lines of ``_base``; each table is written on the way."""
        for table in tables:
            _refuse_too_much(table.count <= MOST_ROWS, f"{table.label} > {MOST_ROWS}")
            rows = TableRows(table.columns, self._skeleton.numbers)
            keys = [column.key for column in table.columns]
            number = 0
            with self._sheet(
                table.label, f"A1:{letters(1 + len(keys))}{FIRST_ROW - 1 + table.count}"
            ) as member:
                member.text(head_rows(table.columns, self._skeleton.numbers))
                for number, row in enumerate(table.rows, start=1):
                    if number % STEP == 0:
                        self._progress.step(STEP)
                    cells, is_plain = rows.shown(row)
                    member.text(rows.xml(number, row, cells, is_plain=is_plain))
                    line = base_line(table.kind, number, row, cells, keys)
                    self._base.add(line)
                    yield line
            assert number == table.count, table.kind
            self._counts[table.label] = number
            self._progress.step(number % STEP)

    def _seal(
        self, content: PackageContent | ReceiptContent, ops: _Ops, companion: Companion | None
    ) -> Manifest:
        manifest = Manifest(
            id="",
            root="",
            format=FORMAT,
            program=content.program,
            sender=content.sender,
            created=content.created,
            scope=(),
            counts=self._counts,
            kinds=(),
            held=ops.held(),
            known=dict(content.known),
            replicas=tuple(sorted(content.replicas, key=lambda sender: sender.replica)),
            hashes={BASE: self._base.hexdigest(), OPS: ops.total.hexdigest()},
        )
        if isinstance(content, PackageContent):
            manifest = _of_package(manifest, content, self._members)
        else:
            receipt = Receipt(content.device.replica, dict(content.held), tuple(sorted(content.files)))
            manifest = replace(manifest, receipt=receipt, names={})
        if companion is not None:
            manifest = replace(manifest, part=companion.part, of=companion.of)
        return seal(manifest, content.key)


def _of_package(manifest: Manifest, content: PackageContent, members: Mapping[str, str]) -> Manifest:
    return replace(
        manifest,
        scope=content.scope,
        kinds=tuple(
            KindSheet(table.kind, table.label, tuple(column.key for column in table.columns))
            for table in content.tables
        ),
        members={name: members[name] for name in (BASE, *(table.label for table in content.tables))},
        names={kind: tuple(names) for kind, names in content.names.items()},
        since=content.since,
        files=tuple(
            ListedFile(file.sha256, file.name, file.path.stat().st_size, file.record)
            for file in content.files
        ),
    )


def _member(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DAY_ZERO)
    info.compress_type = method
    info._compresslevel = LEVEL  # type: ignore[attr-defined]  # noqa: SLF001  # the archive's is not taken over
    return info
