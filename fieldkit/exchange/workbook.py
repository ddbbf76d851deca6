"""Write a package: one workbook that reads like a ledger a person made, with the changes inside.

Rows go straight from their maker into the file; nothing is kept but one row, so a
whole city takes no more memory than a street.
"""

from __future__ import annotations

import os
import zipfile
from contextlib import contextmanager, suppress
from dataclasses import replace
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from xlsxwriter.exceptions import XlsxWriterException

from fieldkit.exchange.encryption import encrypt
from fieldkit.exchange.package import Written
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.writing import Companion, write_workbook
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from fieldkit.exchange.package import Manifest, PackageContent, PackageFile, ReceiptContent
    from fieldkit.kernel.progress import Progress

WRITING = Text("写数据包", "Writing the package")
COMPANION = "{stem}_照片{number}.xlsx"
"""Name of a further file that holds photos."""


def write_package(
    content: PackageContent,
    path: Path,
    progress: Progress,
    *,
    password: str | None = None,
    photo_limit: int | None = None,
) -> Written:
    """Write the package to ``path``, and its companions beside it: all of them or none.

    Args:
        content: what goes in; its rows and changes are taken once.
        path: where to.
        progress: told of every row; may cancel.
        password: encrypts the package and its companions.
        photo_limit: bytes; photos that are larger together go into companions of at most so many each.

    Raises:
        FieldkitError: CANNOT_WRITE, TOO_MUCH; files that were there before stand as they were.
        OperationCancelledError: likewise.
    """
    progress.begin(WRITING, sum(table.count for table in content.tables) + 1)
    with _files_at_once(path) as stage:
        parts = _parts([file for file in content.files if file.is_photo], photo_limit)
        others = tuple(file for file in content.files if not file.is_photo)
        main = replace(content, files=others) if parts else content
        manifest = _write(main, stage(path), progress, password)
        companions = []
        for number, files in enumerate(parts, start=1):
            progress.check()
            companions.append(path.with_name(COMPANION.format(stem=path.stem, number=number)))
            alone = replace(content, files=files, ops=(), tables=(), names={}, known={}, since=False)
            about = Companion((number, len(parts)), manifest.id)
            _write(alone, stage(companions[-1]), progress, password, about)
        progress.step()
    return Written(path, manifest, tuple(companions))


def write_receipt(content: ReceiptContent, path: Path, progress: Progress) -> Manifest:
    """Write a receipt to ``path``, whole or not at all.

    Raises:
        FieldkitError: CANNOT_WRITE; a file that was there before stands as it was.
        OperationCancelledError: likewise.
    """
    progress.begin(WRITING, 1)
    with _files_at_once(path) as stage:
        manifest = _write(content, stage(path), progress, None)
        progress.step()
    return manifest


def _parts(files: Sequence[PackageFile], limit: int | None) -> list[list[PackageFile]]:
    """The photos by companion; none where they may stay in the package itself."""
    sizes = [file.path.stat().st_size for file in files]
    if limit is None or sum(sizes) <= limit:
        return []
    parts: list[list[PackageFile]] = []
    room = 0
    for file, size in zip(files, sizes, strict=True):
        if size > room:
            parts.append([])
            room = max(limit, size)
        parts[-1].append(file)
        room -= size
    return parts


def _write(
    content: PackageContent | ReceiptContent,
    part: Path,
    progress: Progress,
    password: str | None,
    companion: Companion | None = None,
) -> Manifest:
    with part.open("wb") as file:
        if password is None:
            manifest = write_workbook(content, file, progress, companion)
        else:
            with TemporaryFile() as plain:  # it never has a name
                manifest = write_workbook(content, plain, progress, companion)
                progress.check()
                encrypt(plain, file, password)
        file.flush()
        os.fsync(file.fileno())
    return manifest


@contextmanager
def _files_at_once(path: Path) -> Iterator[Callable[[Path], Path]]:
    """Files that get their names together at the end, or never.

    Yields:
        What gives the place to write a file to.
    """
    staged: dict[Path, Path] = {}

    def stage(target: Path) -> Path:
        staged[target] = target.with_name(f".{target.name}.{os.getpid()}.part")
        return staged[target]

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield stage
        for target, part in staged.items():
            part.replace(target)
    except zipfile.LargeZipFile as error:
        raise FieldkitError(ExchangeError.TOO_MUCH, reason="> 2 GiB") from error
    except (OSError, XlsxWriterException) as error:
        raise FieldkitError(ExchangeError.CANNOT_WRITE, file=path.name, reason=_reason(error)) from error
    finally:
        for part in staged.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    found = [one for one in (error, *error.args) if isinstance(one, OSError) and one.strerror]
    return str(found[0].strerror) if found else type(error).__name__
