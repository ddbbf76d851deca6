"""Is a file safe to open: checked byte by byte before any spreadsheet library sees it (FORMAT.md §8).

Checksums of all members are verified here too, because a reader that takes only
some sheets would never see a damaged byte in the others.
"""

from __future__ import annotations

import re
import struct
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING, NoReturn

from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.archives import UNREADABLE_ZIP
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from fieldkit.kernel.progress import Progress

MIB = 1024 * 1024
LARGEST_FILE = 512 * MIB
LARGEST_UNPACKED = 2048 * MIB
LARGEST_DIRECTORY = 2 * MIB
LARGEST_PROPERTIES = MIB
LARGEST_BOOK = 4 * MIB
MOST_MEMBERS = 2_000
HIGHEST_RATIO = 200
RATIO_FROM = MIB
WIDEST = 256

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: an encrypted workbook, or one of the old kinds."""
_ZIP = b"PK\x03\x04"
_CHUNK = 2 * MIB
_OVERLAP = 64
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FOREIGN = (b"\xff\xfe", b"\xfe\xff")
_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_END_MARK, _END64_MARK = b"PK\x05\x06", b"PK\x06\x07"
_END_WITHIN = _END.size + 0xFFFF
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_WITH_LIMITS = {
    "docProps/custom.xml": LARGEST_PROPERTIES,
    "docProps/core.xml": LARGEST_PROPERTIES,
    "docProps/app.xml": LARGEST_PROPERTIES,
    "[Content_Types].xml": LARGEST_PROPERTIES,
    "xl/workbook.xml": LARGEST_BOOK,
    "xl/_rels/workbook.xml.rels": LARGEST_BOOK,
    "xl/styles.xml": LARGEST_BOOK,
}
_BROKEN = (*UNREADABLE_ZIP, ValueError, struct.error)


def check(file: BinaryIO, name: str, progress: Progress) -> dict[str, str]:
    """Refuse what is broken, cut, too large or made to do harm.

    Args:
        file: the workbook, readable and seekable; not encrypted.
        name: of the file, for people.
        progress: asked now and then whether to stop.

    Returns:
        SHA-256 of the sheets and pictures as they stand, by member.

    Raises:
        FieldkitError: NOT_A_PACKAGE, BROKEN_FILE, TOO_LARGE, SUSPICIOUS_FILE or PASSWORD_NEEDED.
    """
    try:
        _check_frame(file, name)
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _check_directory(file, name, members)
            found = {}
            for member in members:
                digest = _check_member(name, archive, member, progress)
                if digest:
                    found[member.filename] = digest
            return found
    except _BROKEN as error:
        raise FieldkitError(ExchangeError.BROKEN_FILE, file=name, reason=type(error).__name__) from error


def _check_frame(file: BinaryIO, name: str) -> None:
    """Head, size, and the directory at the end, before the zip library reads it into memory."""
    file.seek(0)
    if file.read(4) != _ZIP:
        raise FieldkitError(ExchangeError.NOT_A_PACKAGE, file=name)
    size = file.seek(0, 2)
    if size > LARGEST_FILE:
        _too_large(name, f"{size // MIB} MiB")
    file.seek(max(0, size - _END_WITHIN))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile
    if _END64_MARK in tail:
        _too_large(name, "zip64")
    _, _, _, _, _, directory, _, _ = _END.unpack(tail[at : at + _END.size])
    if directory > LARGEST_DIRECTORY:
        _too_large(name, f"directory {directory // MIB} MiB")


def _check_directory(file: BinaryIO, name: str, members: Sequence[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        _too_large(name, f"{len(members)} members")
    if len({member.filename for member in members}) != len(members):
        _suspicious(name, "doubled member")
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED:
        _too_large(name, f"{unpacked // MIB} MiB")
    behind = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < behind:
            _suspicious(name, f"{member.filename}: overlap")
        behind = member.header_offset + _LOCAL.size + member.compress_size
        if member.file_size > RATIO_FROM and member.file_size > HIGHEST_RATIO * member.compress_size:
            _suspicious(name, f"{member.filename}: {member.file_size // max(1, member.compress_size)} : 1")
        if member.file_size > _WITH_LIMITS.get(member.filename, LARGEST_UNPACKED):
            _too_large(name, f"{member.filename}: {member.file_size // MIB} MiB")
        if member.flag_bits & _ENCRYPTED:
            raise FieldkitError(ExchangeError.PASSWORD_NEEDED, file=name)
        _check_local_header(file, member)


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


def blocks_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A member piece by piece; its checksum is verified on the way.

    Raises:
        BadZipFile, zlib.error, EOFError: it is broken, or longer or shorter than it says.
    """
    left = member.file_size
    with archive.open(member) as stream:
        while block := stream.read(_CHUNK):
            left -= len(block)
            if left < 0:
                raise zipfile.BadZipFile
            yield block
    if left:
        raise zipfile.BadZipFile


def _check_member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, progress: Progress) -> str:
    """The SHA-256 of a sheet or picture; empty for other members."""
    is_xml = member.filename.endswith((".xml", ".rels", ".vml"))
    total = sha256() if member.filename.startswith(("xl/worksheets/", "xl/media/")) else None
    before = b""
    for at, block in enumerate(blocks_of(archive, member)):
        progress.check()
        if total is not None:
            total.update(block)
        if not is_xml:
            continue
        if at == 0 and (block.startswith(_FOREIGN) or b"\0" in block[:4]):
            _suspicious(name, f"{member.filename}: UTF-16")
        # The first look costs nothing; hardly any file holds a comment or a declaration at all.
        near = b"<!" in block or b"<!" in before or before.endswith(b"<")
        if near and _DECLARATION.search(before + block):
            _suspicious(name, f"{member.filename}: DOCTYPE")
        before = block[-_OVERLAP:]
    return total.hexdigest() if total is not None else ""


def _too_large(name: str, reason: str) -> NoReturn:
    raise FieldkitError(ExchangeError.TOO_LARGE, file=name, reason=reason)


def _suspicious(name: str, reason: str) -> NoReturn:
    raise FieldkitError(ExchangeError.SUSPICIOUS_FILE, file=name, reason=reason)
