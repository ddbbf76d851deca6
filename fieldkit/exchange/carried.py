"""Photos that came in a workbook: found by what their bytes are, never by name or place (FORMAT.md §12)."""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import TYPE_CHECKING

from fieldkit.exchange.package import FILES, CarriedFile
from fieldkit.exchange.packing import unpack
from fieldkit.exchange.problems import ExchangeProblem
from fieldkit.kernel.canonical import read_json
from fieldkit.kernel.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fieldkit.exchange.members import Workbook
    from fieldkit.exchange.package import ListedFile, Manifest
    from fieldkit.kernel.progress import Progress

MEDIA = "xl/media/"
LONGEST_FILE_LINE = 96_000_000
"""Characters of a line of ``_files`` at most: a photo of 68 MiB."""


def carried_files(
    book: Workbook, manifest: Manifest, digests: Mapping[str, str], progress: Progress
) -> tuple[tuple[CarriedFile, ...], tuple[Problem, ...]]:
    """The photos that came whole, and what is to be said of the others.

    Args:
        book: the workbook; photos are read from it when they are wanted.
        manifest: lists them.
        digests: SHA-256 by member.
        progress: may cancel.

    Raises:
        ValueError: ``_files`` is not sound.
    """
    if not manifest.files:
        return (), ()
    member_of = {digest: name for name, digest in digests.items() if name.startswith(MEDIA)}
    kept = {digest for digest, _ in _kept(book, progress)}
    found, problems = [], []
    for one in manifest.files:
        if one.sha256 in member_of:
            found.append(_carried(one, _from_member(book, member_of[one.sha256])))
        elif one.sha256 in kept:
            found.append(_carried(one, _from_lines(book, one.sha256, progress)))
        else:
            place = Place(record=one.record)
            problems.append(
                Problem(ExchangeProblem.ALTERED_PHOTO, Severity.WARNING, place, {"name": one.name})
            )
    return tuple(found), tuple(problems)


def _carried(one: ListedFile, read: Callable[[], bytes]) -> CarriedFile:
    return CarriedFile(one.sha256, one.name, one.size, one.record, read)


def _from_member(book: Workbook, member: str) -> Callable[[], bytes]:
    return lambda: book.read(member)


def _from_lines(book: Workbook, wanted: str, progress: Progress) -> Callable[[], bytes]:
    return lambda: next(content for digest, content in _kept(book, progress) if digest == wanted)


def _kept(book: Workbook, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """SHA-256 and bytes of what stands in ``_files``, where it fits."""
    if FILES not in book.sheets:
        return
    texts = (text for text in book.texts(FILES, progress) if text is not None)
    for line in unpack(texts, LONGEST_FILE_LINE):
        stated, encoded = read_json(line)
        content = base64.b64decode(encoded, validate=True)
        if sha256(content).hexdigest() == stated:
            yield stated, content
