"""The commands that compare a workspace with a plan: ``targets`` and ``coverage``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.cli import comparison
from fieldkit.cli.targets_shown import board_lines, board_rows
from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import business_type
from fieldkit.services.problems import ServiceError
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.plan import ProfileEntry

NO_UNITS = Text(
    "没有可以显示的：登记的社区没有这一级（或还没有登记社区）。请在“生活圈”里补上，或用 --by 换一级。",
    "Nothing to show: no community is recorded under this level. Record communities, or choose another --by.",
)
NO_TARGETS = Text(
    "方案“{plan}”没有可以计算的目标。", "The plan “{plan}” states no target that can be computed."
)
UNITS = ("community", "circle", "street", "district", "city")


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_analysis(add: _Adder) -> None:
    """Add this module's commands to the command line."""
    one = add("targets", targets, "方案目标的完成情况 / targets of a plan and where they stand")
    one.add_argument("workspace", type=Path)
    one.add_argument("--plan", metavar="NAME", help="方案 / plan")
    one.add_argument("--on", metavar="DATE", help="截止日期，如 2025-12-31 / as of this day")
    one.add_argument(
        "--since",
        metavar="DATE",
        help="没有定数的目标和这一天比 / what is to rise, beside the end of that day",
    )
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
    from fieldkit.services.trends import TrendService

    workspace = open_workspace(options.workspace)
    try:
        view = TargetService(workspace).overview(options.plan, read_day(options.on))
        since = read_day(options.since)
        trends = TrendService(workspace).since(since, options.plan, read_day(options.on)) if since else {}
    finally:
        workspace.close()
    if options.json:
        print(json.dumps(board_rows(view, console.language, trends), ensure_ascii=False, indent=1))
        return 0
    lines = list(board_lines(view, console.language, trends))
    for line in lines:
        print(line)
    if not lines:
        console.note(NO_TARGETS.say(console.language, plan=view.plan.short_title.say(console.language)))
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
    language = "zh" if options.json else console.language
    names = [type_name(entry, language) for entry in view.profile.entries]
    if len(set(names)) < len(names):
        # two lines of the plan's list may share their business type
        names = [entry.name for entry in view.profile.entries]
    found = {
        unit: {name: state.label.say(language) for name, state in states.items()}
        for unit, states in rolled.by_unit(names).items()
    }
    if not found:
        console.note(NO_UNITS.say(console.language))
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    for unit, row, cells in zip(found, found.values(), rolled.cells, strict=True):
        lacking = [
            f"{name} {state}"
            for (name, state), cell in zip(row.items(), cells, strict=True)
            if cell.state != "full"
        ]
        between = "、" if language == "zh" else ", "
        print(f"{unit}  {between.join(lacking) or '——'}")
    return 0


def type_name(entry: ProfileEntry, language: Language) -> str:
    """A line of a plan's list: in its own words, in English by its business type."""
    known = business_type(entry.code)
    return entry.name if language == "zh" or known is None else known.name.say(language)


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
