"""A plan packed into one .zip, and taken out of it on another machine."""

from __future__ import annotations

import contextlib
import io
import zipfile
from typing import TYPE_CHECKING

from fieldkit.kernel.archives import UNREADABLE_ZIP
from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.keeping import FILES, HEAD, KEY, beside, note_version, take_place
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.plans.keeping import Version
    from fieldkit.plans.plan import Plan

LARGEST = 2_000_000
"""Bytes that one file of a plan may have; the shipped ones have less than 20,000."""

_UNREADABLE = (*UNREADABLE_ZIP, OSError, ValueError)


def pack(folder: Path, path: Path) -> None:
    """Write a plan as one .zip that another machine takes in.

    Raises:
        FieldkitError: CANNOT_KEEP; an earlier file of that name is unchanged.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in FILES:
            if (folder / name).exists():
                archive.writestr(f"{folder.name}/{name}", (folder / name).read_bytes())
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content.getvalue())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise FieldkitError(PlanError.CANNOT_KEEP, path=path, reason=error.strerror or error) from error


def unpack(path: Path, plans: Path, version: Version) -> Plan:
    """Take a packed plan in, under the name it was packed with; one of that name is replaced.

    Raises:
        FieldkitError: NOT_A_PLAN_FILE, or what is wrong in it; the plans there are stay as they were.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            key, contents = _contents(archive, path)
    except _UNREADABLE as error:
        raise FieldkitError(PlanError.NOT_A_PLAN_FILE, path=path) from error
    with beside(plans / key) as fresh:
        for name, content in contents.items():
            (fresh / name).write_bytes(content)
        note_version(fresh, version)
        plan = read_plan(fresh)
        take_place(fresh, plans / key)
    return plan


def _contents(archive: zipfile.ZipFile, path: Path) -> tuple[str, dict[str, bytes]]:
    found: dict[str, bytes] = {}
    keys = set()
    for member in archive.infolist():
        key, _, name = member.filename.partition("/")
        if name not in FILES or not KEY.fullmatch(key) or member.file_size > LARGEST:
            raise FieldkitError(PlanError.NOT_A_PLAN_FILE, path=path)
        with archive.open(member) as file:
            found[name] = file.read(LARGEST)
        keys.add(key)
    if len(keys) != 1 or HEAD not in found:
        raise FieldkitError(PlanError.NOT_A_PLAN_FILE, path=path)
    return keys.pop(), found
