"""The commands for plans: list, copy, edit, pack; what is due; what serves each item of the documents."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.cli.plan_parts import add, cells_of, check, part_line, show_lines
from fieldkit.cli.plans_shown import (
    due_row,
    food_row,
    line_of_due,
    line_of_size,
    plan_row,
    print_plan,
    size_row,
)
from fieldkit.kernel.clock import SystemClock
from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import available_plans
from fieldkit.plans.tracing import trace as trace_items
from fieldkit.registers.catalogue import KINDS
from fieldkit.services.due import DueService
from fieldkit.services.plan_parts import PlanPartService
from fieldkit.services.plans import PlanService
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldkit.cli.console import Console
    from fieldkit.plans.sizes import OutOfSize
    from fieldkit.services.plans import Broken
    from fieldkit.services.workspace import Workspace

COPIED = Text("已复制为“{key}”：{folder}", "Copied to “{key}”: {folder}")
SAVED = Text("方案“{key}”已改：{line}。", "Plan “{key}” was changed: {line}.")
USED = Text("本工作区现在使用“{key}”（{title}）。", "This workspace uses “{key}” now ({title}).")
EXPORTED = Text("方案“{key}”已导出：{path}", "Plan “{key}” was packed: {path}")
TAKEN = Text("方案“{key}”已导入（{title}）。", "Plan “{key}” was taken in ({title}).")
NOTHING_DUE = Text("到 {on} 没有要办的事。", "Nothing is due by {on}.")
NO_DAY = "“{text}”不是日期，应写成 2025-12-31 / not a date such as 2025-12-31"
_JSON = "以 JSON 输出 / print JSON"


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_plans(add: _Adder) -> None:
    """Add this module's commands to the command line."""
    one = add("plans", plans, "有哪些方案，写了什么 / the plans there are and what they say")
    one.add_argument("workspace", nargs="?", type=Path, help="连同本单位的方案 / with the office's own")
    one.add_argument("--json", action="store_true", help=_JSON)

    one = add("plan", plan, "复制、修改、选用、导出、导入方案 / copy, edit, use, pack, take in a plan")
    one.add_argument("workspace", type=Path)
    one.add_argument("action", choices=tuple(_ACTIONS))
    one.add_argument("words", nargs="+", metavar="WORD")
    one.epilog = (
        "copy KEY NEW [TITLE] · set KEY LINE COLUMN=VALUE… · remove KEY LINE · use KEY[/LIST] · "
        "export KEY FILE.zip · import FILE.zip · lines KEY [PART] · add KEY PART COLUMN=VALUE… · check KEY; "
        "LINE is an id (nantong.N-08.2023) or a part with a number (phase.2)"
    )

    one = add("due", due, "到某天该办什么、谁还没交 / what is due by a day, and who has not handed in")
    one.add_argument("workspace", type=Path)
    one.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="哪天 / day; today if left out")
    one.add_argument("--plan", default="", metavar="KEY", help="方案 / plan; the one in use if left out")
    one.add_argument("--all", action="store_true", help="连同已完成的 / also what is done")
    one.add_argument(
        "--done", metavar="ID", help="记下这一项在 --on 那天已交 / record that this was handed in"
    )
    one.add_argument("--period", default="", metavar="2023-Q1", help="与 --done 同用：所属期 / its period")
    one.add_argument(
        "--area", default="", metavar="NAME", help="与 --done 同用：哪个区划交的 / by which area"
    )
    one.add_argument("--json", action="store_true", help=_JSON)

    one = add("trace", trace, "文件里的每一条由什么落实 / what serves each item of the documents")
    one.add_argument("--json", action="store_true", help=_JSON)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(NO_DAY.format(text=text)) from error


def plans(options: argparse.Namespace, console: Console) -> int:
    """List the plans, with what contradicts in them."""
    found = available_plans()
    broken: tuple[Broken, ...] = ()
    own: set[str] = set()
    sizes: dict[str, tuple[OutOfSize, ...]] = {}
    if options.workspace is not None:
        workspace = open_workspace(options.workspace)
        try:
            service = PlanService(workspace)
            found = service.plans()
            own = {one.key for one in found if service.is_own(one.key)}
            broken = service.own()[1]
            sizes = {one.key: service.out_of_size(one) for one in found}
        finally:
            workspace.close()
    today = SystemClock().now().date()
    if options.json:
        rows = [plan_row(one, today, is_own=one.key in own, language=console.language) for one in found]
        console.json([row | {"out_of_size": [*map(size_row, sizes.get(row["key"], ()))]} for row in rows])
    else:
        for one in found:
            print_plan(one, today, console)
            for circle in sizes.get(one.key, ()):
                console.line(f"  {line_of_size(circle, console.language)}")
    for damaged in broken:
        console.note(damaged.error.say(console.language))
    return 0


def plan(options: argparse.Namespace, console: Console) -> int:
    """One action on a plan of the workspace."""
    run, least = _ACTIONS[options.action]
    if len(options.words) < least:
        raise UsageError(PlanError.FEW_WORDS, action=options.action)
    workspace = open_workspace(options.workspace)
    try:
        run(workspace, options.words, console)
    finally:
        workspace.close()
    return 0


def due(options: argparse.Namespace, console: Console) -> int:
    """What is overdue, due and next."""
    on = options.on or SystemClock().now().date()
    workspace = open_workspace(options.workspace)
    try:
        service = DueService(workspace)
        if options.done:
            service.hand_in(options.done, on, plan=options.plan, period=options.period, area=options.area)
        found = service.due(on, options.plan, with_done=options.all)
        food = service.food_checks(on, options.plan)
        key = PlanService(workspace).plan(options.plan).key
    finally:
        workspace.close()
    if options.json:
        rows = [due_row(one, key, console.language) for one in found]
        if food is not None and food.overdue:
            rows.append(food_row(food, key, console.language))
        console.json(rows)
        return 0
    for one in found:
        console.line(line_of_due(one, console.language))
    if food is not None and food.overdue:
        row = food_row(food, key, console.language)
        console.line(f"{row['title']}：{len(food.overdue)}")
        for name in food.overdue:
            console.line(f"  {name}")
    if not found and (food is None or not food.overdue):
        console.say(NOTHING_DUE, on=on)
    return 0


def trace(options: argparse.Namespace, console: Console) -> int:
    """Every item of the documents and what serves it."""
    from fieldkit.reports.registry import TABLES

    found = trace_items(available_plans(), KINDS, ((one.name, one.items) for one in TABLES))
    if options.json:
        console.json(
            [
                {
                    "item": one.item.item,
                    "kind": "/".join(one.item.kinds),
                    "statement": one.item.statement,
                    "served_by": list(one.served_by),
                    "note": one.item.note,
                }
                for one in found
            ]
        )
        return 0
    for one in found:
        by = "；".join(one.served_by) or one.item.note
        console.line(f"{one.item.item}\t{'/'.join(one.item.kinds)}\t{one.item.statement}\t{by}")
    return 0


def _copy(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    service = PlanService(workspace)
    title = Text(words[2], words[2]) if len(words) > 2 else None
    made = service.copy(words[0], words[1], title)
    console.say(COPIED, key=made.key, folder=service.folder(made.key))


def _set(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    key, line, *pairs = words
    cells, part = cells_of(pairs), part_line(line)
    if part is None:
        PlanService(workspace).save(key, line, cells)
    else:
        PlanPartService(workspace).edit(key, *part, cells)
    console.say(SAVED, key=key, line=line)


def _remove(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    part = part_line(words[1])
    if part is None:
        PlanService(workspace).remove_line(words[0], words[1])
    else:
        PlanPartService(workspace).cut(words[0], *part)
    console.say(SAVED, key=words[0], line=words[1])


def _lines(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    show_lines(PlanPartService(workspace), words, console)


def _add(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    add(PlanPartService(workspace), words, console)


def _check(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    check(PlanPartService(workspace), words, console)


def _use(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    used = PlanService(workspace).use(words[0])
    console.say(USED, key=used.key, title=used.title.say(console.language))


def _export(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    PlanService(workspace).export(words[0], Path(words[1]))
    console.say(EXPORTED, key=words[0], path=words[1])


def _import(workspace: Workspace, words: Sequence[str], console: Console) -> None:
    taken = PlanService(workspace).take_in(Path(words[0]))
    console.say(TAKEN, key=taken.key, title=taken.title.say(console.language))


_ACTIONS: dict[str, tuple[Callable[[Workspace, Sequence[str], Console], None], int]] = {
    "copy": (_copy, 2),
    "set": (_set, 3),
    "remove": (_remove, 2),
    "use": (_use, 1),
    "export": (_export, 2),
    "import": (_import, 1),
    "lines": (_lines, 1),
    "add": (_add, 2),
    "check": (_check, 1),
}
