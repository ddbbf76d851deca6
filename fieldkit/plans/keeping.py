"""The folder of a user's plan: which files it has, what was changed when, and how a new one takes its place.

Every change is made on a copy, the copy is read, and only a plan that reads well
takes the place of the old one: editing cannot damage a plan.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.problems import PlanError
from fieldkit.plans.rows import read_table, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEAD = "plan.toml"
VERSIONS = "versions.csv"
VERSION_COLUMNS = ("on", "by", "what")
FILES = (
    HEAD,
    "profiles.csv",
    "norms.csv",
    "targets.csv",
    "thresholds.csv",
    "rules.csv",
    "tasks.csv",
    "calendar.csv",
    "asks.csv",
    "pilots.csv",
    "grades.csv",
    "notes.csv",
    VERSIONS,
)
TABLES = tuple(name for name in FILES if name not in {HEAD, VERSIONS})
"""The files that lines can be added to."""
KEY = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of what was changed in a user's plan: the day, who, what."""

    on: str
    by: str
    what: str


def check_key(key: str) -> str:
    """The name of a plan's folder, if it may be one.

    Raises:
        FieldkitError: BADKEY.
    """
    if not KEY.fullmatch(key):
        raise FieldkitError(PlanError.BAD_KEY, key=key)
    return key


def versions_of(folder: Path) -> tuple[Version, ...]:
    """What was changed in a user's plan, in the order in which it was."""
    return tuple(
        Version(row.optional("on"), row.optional("by"), row.optional("what"))
        for row in rows_of(folder / VERSIONS, VERSION_COLUMNS)
    )


def note_version(folder: Path, version: Version) -> None:
    """Write down who changed what."""
    head, lines = lines_of(folder / VERSIONS, VERSION_COLUMNS)
    lines.append({"on": version.on, "by": version.by, "what": version.what})
    write_lines(folder / VERSIONS, head, lines)


def lines_of(file: Path, columns: Sequence[str]) -> tuple[list[str], list[dict[str, str]]]:
    """Columns and lines of a file, as they stand; ``columns`` and none where there is no such file."""
    if not file.exists():
        return list(columns), []
    head, lines = read_table(file)
    return head or list(columns), [cells for _, cells in lines]


def for_spreadsheets(name: str, content: bytes) -> bytes:
    """A table with the mark by which spreadsheet programs know UTF-8; other files as they are."""
    marked = not name.endswith(".csv") or content.startswith(codecs.BOM_UTF8)
    return content if marked else codecs.BOM_UTF8 + content


def write_lines(file: Path, columns: Sequence[str], lines: Sequence[Mapping[str, str]]) -> None:
    """Write a file anew."""
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        table = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(lines)


@contextlib.contextmanager
def beside(target: Path) -> Iterator[Path]:
    """An empty folder of the same name near ``target``, gone in the end."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=target.parent) as room:
            fresh = Path(room) / target.name
            fresh.mkdir()
            yield fresh
    except OSError as error:
        raise FieldkitError(PlanError.CANNOT_KEEP, path=target, reason=error.strerror or error) from error


def take_place(fresh: Path, target: Path) -> None:
    """Put a folder made :func:`beside` its target there, file by file where there is one already.

    Each file is whole at any moment, the old one or the new.
    """
    if not target.exists():
        fresh.rename(target)
        return
    for name in FILES:
        new, old = fresh / name, target / name
        if not new.exists():
            old.unlink(missing_ok=True)
        elif not old.exists() or old.read_bytes() != new.read_bytes():
            with new.open("rb+") as file:
                os.fsync(file.fileno())
            new.replace(old)
