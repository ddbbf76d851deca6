"""A user's plan made by copying another, and changed line by line."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.checking import problems_of
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
from fieldkit.plans.part_lines import part_lines, remove_part_line, write_part_line
from fieldkit.plans.parts import the_part
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.texts import Text
    from fieldkit.plans.keeping import Version
    from fieldkit.plans.part import Part
    from fieldkit.plans.plan import Plan, ProfileEntry

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


def edit_part(folder: Path, part: Part, number: int, cells: Mapping[str, str], version: Version) -> None:
    """Set cells of one line of a part, or add a line for ``number`` 0.

    A plan that has mistakes already may be mended one by one: what leaves fewer of them is kept.

    Raises:
        FieldkitError: NO_SUCH_LINE, NO_COLUMN, or BAD_CELL when the plan would not read well; it is unchanged.
    """
    _change(folder, lambda fresh: write_part_line(fresh, part, number, cells), version)


def cut_part(folder: Path, part: Part, number: int, version: Version) -> None:
    """Take one line of a part out.

    Raises:
        FieldkitError: NO_SUCH_LINE, or what would be wrong without it; the plan is unchanged.
    """
    _change(folder, lambda fresh: remove_part_line(fresh, part, number), version)


def take_over_lists(folder: Path, version: Version) -> None:
    """Copy the lists of types that a plan takes from others into its own file, so that they can be changed."""

    def copy(fresh: Path) -> None:
        plan, profiles, types = read_plan(folder), the_part("profile"), the_part("types")
        told = part_lines(fresh, profiles)
        for line in told:
            profile = plan.profile(line.cells["key"])
            if not line.cells["from"] or profile is None:
                continue
            for entry in profile.entries:
                write_part_line(fresh, types, 0, entry_cells(profile.key, entry))
            write_part_line(fresh, profiles, line.number, {"from": ""})

    _change(folder, copy, version)


def entry_cells(profile: str, entry: ProfileEntry) -> dict[str, str]:
    """A line of a list of types as cells."""
    return {
        "profile": profile,
        "order": str(entry.order),
        "code": entry.code,
        "class": entry.type_class.value,
        "name": entry.name,
        "other_words": ";".join(entry.other_words),
        "also": ";".join(entry.also),
        "confirmed": "yes" if entry.is_confirmed else "no",
        "source": entry.source,
    }


def _change(folder: Path, change: Callable[[Path], None], version: Version) -> None:
    with beside(folder) as fresh:
        for name in FILES:
            if (folder / name).exists():
                shutil.copyfile(folder / name, fresh / name)
        change(fresh)
        note_version(fresh, version)
        try:
            read_plan(fresh)
        except FieldkitError:
            if len(problems_of(fresh)) >= len(problems_of(folder)):
                raise
        take_place(fresh, folder)


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
