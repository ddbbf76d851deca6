"""The commands that compare a workspace with a plan: ``targets`` and ``coverage``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.cli import comparison
from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.services.problems import ServiceError
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from decimal import Decimal

    from fieldkit.analysis.measures.board import Standing
    from fieldkit.cli.console import Console
    from fieldkit.kernel.texts import Language

UNITS = ("community", "circle", "street", "district", "city")
MET = {True: Text("达到", "met"), False: Text("未达到", "not met"), None: Text("——", "—")}
UNKNOWN = Text("算不出", "unknown")
BEHIND = Text("未达到：{names}", "behind: {names}")
FORECAST = Text("照现在的进度到期为 {value}", "by the current pace {value} at the end")
_MOST_NAMES = 8


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_analysis(add: _Adder) -> None:
    """Add this module's commands to the command line."""
    one = add("targets", targets, "方案目标的完成情况 / targets of a plan and where they stand")
    one.add_argument("workspace", type=Path)
    one.add_argument("--plan", metavar="NAME", help="方案 / plan")
    one.add_argument("--on", metavar="DATE", help="截止日期，如 2025-12-31 / as of this day")
    one.add_argument("--json", action="store_true")

    one = add("coverage", coverage, "业态覆盖：齐全、偏少、缺失 / coverage in three states")
    one.add_argument("workspace", type=Path)
    one.add_argument("--plan", metavar="NAME", help="方案或业态表 / plan or list of types")
    one.add_argument("--by", choices=UNITS, default="community")
    comparison.add_to(one)
    one.add_argument("--json", action="store_true")


def targets(options: argparse.Namespace, console: Console) -> int:
    """List a plan's targets as they stand."""
    from fieldkit.services.targets import TargetService

    workspace = open_workspace(options.workspace)
    try:
        _, standings = TargetService(workspace).board(options.plan, read_day(options.on))
    finally:
        workspace.close()
    if options.json:
        lines = [_as_json(one, console.language) for one in standings]
        print(json.dumps(lines, ensure_ascii=False, indent=1))
        return 0
    for one in standings:
        print(_as_line(one, console.language))
    return 0


def coverage(options: argparse.Namespace, console: Console) -> int:
    """Print coverage by community, circle or area, or what became of it."""
    if comparison.is_wanted(options):
        return comparison.run(options, console)
    from fieldkit.services.analysis import AnalysisService

    workspace = open_workspace(options.workspace)
    try:
        view, rolled = AnalysisService(workspace).rollup(options.by, options.plan)
    finally:
        workspace.close()
    names = [entry.name for entry in view.profile.entries]
    found = {
        unit: {name: state.label.say(console.language) for name, state in states.items()}
        for unit, states in rolled.by_unit(names).items()
    }
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    for unit, row, cells in zip(found, found.values(), rolled.cells, strict=True):
        lacking = [
            f"{name} {state}"
            for (name, state), cell in zip(row.items(), cells, strict=True)
            if cell.state != "full"
        ]
        print(f"{unit}  {'、'.join(lacking) or '——'}")
    return 0


def read_day(words: str | None) -> date | None:
    """The day that was typed; None where none was.

    Raises:
        UsageError: it is no day.
    """
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(ServiceError.NOT_A_DAY, words=words) from error


def _as_json(one: Standing, language: Language) -> dict[str, object]:
    target = one.target
    told: dict[str, object] = {
        "id": target.id,
        "seed_item": target.item,
        "label": target.label.say(language),
        "required": _number(target.required),
        "actual": _number(one.reading.value),
        "met": one.met,
        "unit": target.unit,
        "measure": target.measure,
        "by": target.ends.isoformat() if target.ends else None,
        "forecast": _number(one.forecast),
        "note": one.reading.note.say(language),
    }
    if one.places:
        told["places"] = [
            {"name": place.name, "actual": _number(place.reading.value), "met": place.met}
            for place in one.places
        ]
    return told


def _as_line(one: Standing, language: Language) -> str:
    target = one.target
    sign = "%" if target.unit == "percent" else ""
    actual = UNKNOWN.say(language) if one.reading.value is None else f"{one.reading.value}{sign}"
    required = "——" if target.required is None else f"{target.required}{sign}"
    words = [
        f"{target.item}  {target.label.say(language)}  {actual} / {required}  {MET[one.met].say(language)}"
    ]
    if one.forecast is not None:
        words.append(FORECAST.say(language, value=one.forecast))
    if one.behind:
        names = "、".join(one.behind[:_MOST_NAMES]) + ("…" if len(one.behind) > _MOST_NAMES else "")
        words.append(BEHIND.say(language, names=names))
    note = one.reading.note.say(language)
    return "  ".join([*words, *([note] if note else [])])


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
