"""The site to its folder: it appears whole, or what was there stands; nobody else's file is touched.

A folder that does not exist is made beside its place and renamed. Into one that
exists, every file is first written beside the old ones; only when all are on the
disk do they take their places, and the old ones come back if that fails.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.guide.problems import GuideError
from fieldkit.posters.guide.site import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NEW, OLD = ".fieldkit-guide-new", ".fieldkit-guide-old"


def write_site(files: Mapping[str, bytes], folder: Path) -> None:
    """Write every file; those of an earlier run that are no longer wanted go.

    Raises:
        FieldkitError: GuideError.NOT_OURS, CANNOT_SAVE; the folder is as it was.
    """
    try:
        if not folder.exists():
            _make(files, folder)
        else:
            _renew(files, folder)
    except OSError as error:
        raise FieldkitError(GuideError.CANNOT_SAVE, path=folder, reason=error.strerror or error) from error


def _make(files: Mapping[str, bytes], folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}{NEW}")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        _write(files, beside)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _renew(files: Mapping[str, bytes], folder: Path) -> None:
    ours = _earlier(folder)
    for name in files:
        if name not in ours and (folder / name).exists():
            raise FieldkitError(GuideError.NOT_OURS, path=folder, name=name)
    new, old = folder / NEW, folder / OLD
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    try:
        _write(files, new)
        _swap([name for name in ours if (folder / name).is_file()], list(files), folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    for name in sorted(ours, reverse=True):
        with contextlib.suppress(OSError):  # a folder with something in it stays
            (folder / name).parent.rmdir()


def _swap(leaving: list[str], coming: list[str], folder: Path) -> None:
    """Old files out, new files in; all of it or none."""
    moved: list[tuple[Path, Path]] = []
    moves = [(folder / name, folder / OLD / name) for name in leaving]
    moves += [(folder / NEW / name, folder / name) for name in coming]
    try:
        for source, target in moves:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
            moved.append((source, target))
    except OSError:
        for source, target in reversed(moved):
            source.parent.mkdir(parents=True, exist_ok=True)
            target.rename(source)
        raise


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _earlier(folder: Path) -> set[str]:
    """Paths that an earlier run wrote, also one that a power cut stopped half way."""
    found: set[str] = set()
    for place in (folder, folder / OLD, folder / NEW):
        try:
            listed = json.loads((place / MANIFEST).read_text(encoding="utf-8"))["files"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        found |= {MANIFEST, *(name for name in listed if isinstance(name, str) and _is_inside(name))}
    return found


def _is_inside(name: str) -> bool:
    parts = name.split("/")
    return bool(name) and "\\" not in name and ":" not in name and not {"", ".", ".."} & set(parts)
