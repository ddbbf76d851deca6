"""``fieldkit reach``: who reaches what on foot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.cli import reach_shown
from fieldkit.kernel.texts import Text
from fieldkit.services.start_points import Origin
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console

KEPT = Text("已登记 {count} 个新起点。", "{count} new start points were recorded.")
KEEP_WHAT = Text(
    "--keep 要和 --points 一起用；没有登记起点。", "--keep goes with --points; no start point was recorded."
)


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_reach(add: _Adder) -> None:
    """Add the command to the command line."""
    one = add("reach", run, "步行可达：服务半径、5/10/15 分钟、密度 / reach on foot")
    one.add_argument("workspace", type=Path)
    one.add_argument(
        "--network", type=Path, metavar="FILE", help="路网文件 .osm .osm.gz .pbf .geojson / streets, WGS-84"
    )
    one.add_argument("--plan", metavar="P", help="方案 / plan")
    one.add_argument(
        "--from",
        dest="origin",
        choices=[str(origin) for origin in Origin],
        default=str(Origin.AUTO),
        help="起点：出入口、门牌、中心点、网格 / which start points",
    )
    one.add_argument(
        "--points", type=Path, metavar="FILE", help="起点文件 .csv .geojson .kml / a file of start points"
    )
    one.add_argument(
        "--keep", action="store_true", help="把起点文件登记进工作区 / record the points of the file"
    )
    one.add_argument("--detour", type=float, metavar="X", help="绕行系数，记住 / detour factor, kept (1.3)")
    one.add_argument("--speed", type=float, metavar="M", help="每分钟米数，记住 / metres a minute, kept (75)")
    one.add_argument(
        "--enough", type=float, metavar="%", help="达标人口比例，记住 / enough people, kept (80)"
    )
    one.add_argument("--json", action="store_true")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print how far residents walk to each type, circle by circle."""
    from fieldkit.services.reach import ReachService
    from fieldkit.streets.points import read_points

    points = read_points(options.points) if options.points else []
    workspace = open_workspace(options.workspace)
    try:
        service = ReachService(workspace)
        service.set_walking(options.detour, options.speed, options.enough)
        if options.keep:
            console.note((KEPT if points else KEEP_WHAT).say(console.language, count=service.keep(points)))
        with console.progress() as progress:
            view = service.reach(
                options.network,
                plan=options.plan,
                origin=Origin(options.origin),
                points=points,
                progress=progress,
            )
    finally:
        workspace.close()
    if options.json:
        console.json(reach_shown.as_json(view, console.language))
        for problem in view.reach.problems:
            console.note(problem.say(console.language))
    else:
        for line in reach_shown.as_lines(view, console.language):
            console.line(line)
    return 0
