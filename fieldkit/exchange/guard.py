"""Is a file safe to open: checked byte by byte before any spreadsheet library sees it (FORMAT.md §8).

Checksums of all members are verified here too, because a reader that takes only
some sheets would never see a damaged byte in the others.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NoReturn

from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

MIB = 1024 * 1024
LARGEST_FILE = 512 * MIB
LARGEST_UNPACKED = 2048 * MIB
MOST_MEMBERS = 2_000
HIGHEST_RATIO = 200
RATIO_FROM = MIB
WIDEST = 256

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_CHUNK = 4 * MIB
_OVERLAP = 64
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TOO_WIDE = re.compile(rb'r="(?:[A-Z]{3,}|[J-Z][A-Z]|I[W-Z])[0-9]')
_FAR_ROW = re.compile(rb'r="[A-Z]{0,3}0*[1-9][0-9]{5,}"')
_ROW = b"<row"
_SPARSE = 20_000
_FOREIGN = (b"\xff\xfe", b"\xfe\xff")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8


def check_file(path: Path) -> None:
    """Refuse what is broken, cut, too large or made to do harm.

    Raises:
        FieldkitError: UNREADABLE_FILE, NOT_A_PACKAGE, PASSWORD_OR_OLD_FORMAT, BROKEN_FILE,
            TOO_LARGE or SUSPICIOUS_FILE.
    """
    try:
        with path.open("rb") as file:
            _check_head(path, file)
            with zipfile.ZipFile(file) as archive:
                _check_archive(path, file, archive)
    except OSError as error:
        raise FieldkitError(
            ExchangeError.UNREADABLE_FILE, file=path.name, reason=error.strerror or type(error).__name__
        ) from error
    # NotImplementedError and RuntimeError are the zip library's words for a method or an
    # encryption that it cannot unpack.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=path.name, reason=type(error).__name__) from error


def _check_head(path: Path, file: BinaryIO) -> None:
    head = file.read(8)
    if head == _OLE:
        raise FieldkitError(ExchangeError.PASSWORD_OR_OLD_FORMAT, file=path.name)
    if not head.startswith(_ZIP):
        raise FieldkitError(ExchangeError.NOT_A_PACKAGE, file=path.name)
    size = file.seek(0, 2)
    if size > LARGEST_FILE:
        _too_large(path, f"{size // MIB} MiB")
    file.seek(0)


def _check_archive(path: Path, file: BinaryIO, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        _too_large(path, f"{len(members)} members")
    if len({member.filename for member in members}) != len(members):
        _suspicious(path, "doubled member")
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        _too_large(path, f"{sum(member.file_size for member in members) // MIB} MiB")
    for member in members:
        if member.file_size > RATIO_FROM and member.file_size > HIGHEST_RATIO * member.compress_size:
            _suspicious(path, f"{member.filename}: {member.file_size // max(1, member.compress_size)} : 1")
        if member.flag_bits & _ENCRYPTED:
            raise FieldkitError(ExchangeError.PASSWORD_OR_OLD_FORMAT, file=path.name)
        _check_local_header(file, member)
    for member in members:
        _check_member(path, archive, member)


def _check_local_header(file: BinaryIO, member: zipfile.ZipInfo) -> None:
    """The header before the member says the same as the directory at the end."""
    file.seek(member.header_offset)
    raw = file.read(_LOCAL.size)
    if len(raw) < _LOCAL.size:
        raise zipfile.BadZipFile
    magic, version, flags, method, _, _, checksum, packed, unpacked, _, _ = _LOCAL.unpack(raw)
    sizes = (checksum, packed, unpacked)
    stated = (member.CRC, member.compress_size, member.file_size)
    agrees = bool(flags & _SIZES_FOLLOW) or sizes == stated or 0xFFFFFFFF in sizes
    here = (magic, version, flags, method)
    if not agrees or here != (_ZIP, member.extract_version, member.flag_bits, member.compress_type):
        raise zipfile.BadZipFile


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    left = member.file_size
    with archive.open(member) as stream:
        while block := stream.read(_CHUNK):
            left -= len(block)
            if left < 0:
                raise zipfile.BadZipFile
            yield block
    if left:
        raise zipfile.BadZipFile


def _check_member(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    is_xml = member.filename.endswith((".xml", ".rels", ".vml"))
    is_sheet = is_xml and "worksheets/" in member.filename
    rows, has_far_row, before = 0, False, b""
    for at, block in enumerate(_chunks(archive, member)):
        if not is_xml:
            continue
        text = before + block
        if at == 0 and block.startswith(_FOREIGN):
            _suspicious(path, f"{member.filename}: UTF-16")
        if _DECLARATION.search(text):
            _suspicious(path, f"{member.filename}: DOCTYPE")
        if is_sheet:
            if _TOO_WIDE.search(text):
                _suspicious(path, f"{member.filename}: > {WIDEST}")
            rows += text.count(_ROW)
            has_far_row = has_far_row or _FAR_ROW.search(text) is not None
        before = text[-_OVERLAP:]
    if has_far_row and rows < _SPARSE:
        _suspicious(path, f"{member.filename}: sparse")


def _too_large(path: Path, reason: str) -> NoReturn:
    raise FieldkitError(ExchangeError.TOO_LARGE, file=path.name, reason=reason)


def _suspicious(path: Path, reason: str) -> NoReturn:
    raise FieldkitError(ExchangeError.SUSPICIOUS_FILE, file=path.name, reason=reason)
