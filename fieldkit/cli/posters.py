"""``fieldkit poster``: make posters, list templates and papers, check before printing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.posters.order import MapService, PosterOrder
from fieldkit.services.problems import ServiceError
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console
    from fieldkit.kernel.problems import Problem

CHECK = "check"
WRITTEN = Text("已写入：{path}", "Written: {path}")
FINE = Text("{circle}：可以印。", "{circle}: ready to print.")
FOUND = Text("{circle}：{count} 处要看", "{circle}: {count} to look at")
LINE = Text("  {name}（{key}）：{papers}", "  {name} ({key}): {papers}")
HEAD = Text("样式（--template）和纸张（--paper）：", "Templates (--template) and their papers (--paper):")
FAR = 100.0


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_posters(add: _Adder) -> None:
    """Add the command to the command line."""
    one = add("poster", poster, "生成海报；--list 样式和纸张；check 印前检查 / make posters, list, check")
    one.add_argument("where", nargs="*", metavar="[check] WORKSPACE")
    one.add_argument("--list", action="store_true", help="有哪些样式和纸张 / templates and papers")
    one.add_argument("-o", "--output", type=Path, metavar="DIR")
    one.add_argument("--template", default="guide", metavar="NAME", help="样式，如 小修小补 / template")
    one.add_argument("--circle", action="append", default=[], metavar="NAME")
    one.add_argument("--paper", default="", metavar="PAPER", help="纸张，如 A3、A3横、易拉宝 / paper")
    one.add_argument(
        "--distance", type=float, metavar="M", help="几米外要看得清 / metres it must be legible from"
    )
    one.add_argument("--bw", action="store_true", help="黑白打印 / for a printer without colour")
    one.add_argument("--bleed", action="store_true", help="出血 3 毫米和裁切线 / bleed and crop marks")
    one.add_argument(
        "--map",
        choices=[one.value for one in MapService],
        default=MapService.TENCENT.value,
        help="扫码打开谁的地图 / map",
    )
    one.add_argument("--processes", type=int, default=0, metavar="N", help="同时几个进程 / at the same time")
    one.add_argument("--json", action="store_true")


def poster(options: argparse.Namespace, console: Console) -> int:
    """Make posters, list what there is, or check."""
    if options.list:
        return _list(options, console)
    where = list(options.where)
    checking = len(where) > 1 and where[0] == CHECK
    if checking:
        where.pop(0)
    if len(where) != 1:
        raise UsageError(ServiceError.WORKSPACE_WANTED)
    if not checking and options.output is None:
        raise UsageError(ServiceError.OUTPUT_WANTED)
    order = _order(options)
    return (
        _check(Path(where[0]), order, options, console)
        if checking
        else _make(Path(where[0]), order, options, console)
    )


def _order(options: argparse.Namespace) -> PosterOrder:
    from fieldkit.posters.template import template

    kind = template(options.template)
    paper = options.paper or ("A3" if "A3" in kind.papers else next(iter(kind.papers)))
    if options.distance is not None and not 0 < options.distance <= FAR:
        raise UsageError(ServiceError.NOT_A_DISTANCE, text=f"{options.distance:g}")
    return PosterOrder(
        kind.key, kind.paper(paper).key, options.distance, options.bw, options.bleed, MapService(options.map)
    )


def _make(path: Path, order: PosterOrder, options: argparse.Namespace, console: Console) -> int:
    from fieldkit.services.posters import PosterService

    workspace = open_workspace(path)
    try:
        with console.progress() as progress:
            made = PosterService(workspace).make(
                options.output, order, circles=options.circle, progress=progress, processes=options.processes
            )
    finally:
        workspace.close()
    for one in made:
        console.say(WRITTEN, path=one.path)
        for problem in one.problems:
            console.note(problem.say(console.language))
    return 0


def _check(path: Path, order: PosterOrder, options: argparse.Namespace, console: Console) -> int:
    from fieldkit.services.posters import PosterService

    workspace = open_workspace(path)
    try:
        service = PosterService(workspace)
        names = dict(service.circles())
        found = {circle: service.problems(circle, order) for circle in service.find(options.circle)}
    finally:
        workspace.close()
    if options.json:
        listed = [
            _shown(names[circle], one, console) for circle, problems in found.items() for one in problems
        ]
        console.json(listed)
        return 0
    for circle, problems in found.items():
        if not problems:
            console.say(FINE, circle=names[circle])
            continue
        console.say(FOUND, circle=names[circle], count=len(problems))
        for one in problems:
            console.line(f"  {one.say(console.language)}")
    return 0


def _shown(circle: str, problem: Problem, console: Console) -> dict[str, object]:
    return {
        "circle": circle,
        "code": problem.code.name.lower(),
        "severity": problem.severity.value,
        "record": problem.place.record,
        "field": problem.place.field,
        "message": problem.say(console.language),
    }


def _list(options: argparse.Namespace, console: Console) -> int:
    from fieldkit.posters.template import templates

    if options.json:
        listed = [
            {"template": one.name.zh, "key": one.key, "name_en": one.name.en, "papers": list(one.papers)}
            for one in templates()
        ]
        console.json(listed)
        return 0
    console.say(HEAD)
    for one in templates():
        name, papers = one.name.say(console.language), "、".join(one.papers)
        console.say(LINE, name=name, key=one.key, papers=papers)
    return 0
