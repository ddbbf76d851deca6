"""A user's plan made by copying another, and changed line by line."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.keeping import (
    FILES,
    HEAD,
    VERSIONS,
    beside,
    for_spreadsheets,
    lines_of,
    note_version,
    take_place,
    write_lines,
)
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.texts import Text
    from fieldkit.plans.keeping import Version
    from fieldkit.plans.plan import Plan

_TITLE = re.compile(r"^title = .*$", re.MULTILINE)
_SHORT_TITLE = re.compile(r"^short_title = .*$", re.MULTILINE)


def copy_plan(source: Path, target: Path, title: Text | None, version: Version) -> Plan:
    """Make a plan of a user's own from a folder; its title may be another.

    Raises:
        FieldkitError: CANNOT_KEEP; nothing was left behind.
    """
    with beside(target) as fresh:
        for name in FILES:
            if name != VERSIONS and (source / name).exists():
                (fresh / name).write_bytes(for_spreadsheets(name, (source / name).read_bytes()))
        if title is not None:
            _retitle(fresh / HEAD, title)
        note_version(fresh, version)
        plan = read_plan(fresh)
        take_place(fresh, target)
    return plan


def change_line(
    folder: Path,
    file: str,
    is_it: Callable[[Mapping[str, str]], bool],
    cells: Mapping[str, str],
    version: Version,
) -> Plan:
    """Set cells of the one line of ``file`` that ``is_it`` finds.

    Raises:
        FieldkitError: NO_SUCH_LINE, NO_COLUMN, or BAD_CELL when the plan would not read well; it is unchanged.
    """

    def change(columns: Sequence[str], lines: list[dict[str, str]]) -> bool:
        unknown = [column for column in cells if column not in columns]
        if unknown:
            raise FieldkitError(PlanError.NO_COLUMN, file=f"{folder.name}/{file}", column="、".join(unknown))
        found = [line for line in lines if is_it(line)]
        for line in found:
            line.update(cells)
        return bool(found)

    return _rewrite(folder, file, change, version)


def add_line(
    folder: Path, file: str, columns: Sequence[str], cells: Mapping[str, str], version: Version
) -> Plan:
    """Add a line; the file is made with ``columns`` where the plan has none yet."""

    def add(known: Sequence[str], lines: list[dict[str, str]]) -> bool:
        unknown = [column for column in cells if column not in known]
        if unknown:
            raise FieldkitError(PlanError.NO_COLUMN, file=f"{folder.name}/{file}", column="、".join(unknown))
        lines.append(dict(cells))
        return True

    return _rewrite(folder, file, add, version, columns)


def remove_line(
    folder: Path, file: str, is_it: Callable[[Mapping[str, str]], bool], version: Version
) -> Plan:
    """Take out the one line that ``is_it`` finds.

    Raises:
        FieldkitError: NO_SUCH_LINE.
    """

    def remove(_: Sequence[str], lines: list[dict[str, str]]) -> bool:
        kept = [line for line in lines if not is_it(line)]
        found = len(kept) < len(lines)
        lines[:] = kept
        return found

    return _rewrite(folder, file, remove, version)


def _rewrite(
    folder: Path,
    file: str,
    change: Callable[[Sequence[str], list[dict[str, str]]], bool],
    version: Version,
    columns: Sequence[str] = (),
) -> Plan:
    with beside(folder) as fresh:
        for name in FILES:
            if (folder / name).exists():
                shutil.copyfile(folder / name, fresh / name)
        head, lines = lines_of(fresh / file, columns)
        if not change(head, lines):
            raise FieldkitError(PlanError.NO_SUCH_LINE, file=folder.name, line=file)
        write_lines(fresh / file, head, lines)
        note_version(fresh, version)
        plan = read_plan(fresh)
        take_place(fresh, folder)
    return plan


def _retitle(head: Path, title: Text) -> None:
    words = f"{{ zh = {json.dumps(title.zh, ensure_ascii=False)}, en = {json.dumps(title.en, ensure_ascii=False)} }}"
    text = head.read_text(encoding="utf-8")
    text = _TITLE.sub(lambda _: f"title = {words}", text, count=1)
    head.write_text(_SHORT_TITLE.sub(lambda _: f"short_title = {words}", text, count=1), encoding="utf-8")
