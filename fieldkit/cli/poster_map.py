"""``fieldkit poster-map``: attach map files to a circle, so that its poster shows streets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.kernel.errors import ErrorCode, UsageError
from fieldkit.kernel.texts import Text
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console
    from fieldkit.services.workspace import Workspace

DONE = Text(
    "{circle}：地图已用上（留下周边 {count} 个图形，{size} KB）。公开张贴前请填审图号。",
    "{circle}: the map is in use ({count} features around it, {size} KB). Fill in the approval number before posting it.",
)
CREDITED = Text(
    "海报上会注明地图数据来源：{credit}。", "The poster names where the map data come from: {credit}."
)
OUTSIDE = Text(
    "有 {count} 家网点不在这张图上；请换一份范围大些的地图。",
    "{count} outlets lie off this map; please get one of a larger area.",
)
REMOVED = Text(
    "{circle}：地图已去掉，海报恢复示意图。", "{circle}: the map was taken off; the sketch is back."
)
NONE = Text("{circle}：本来就没有地图，什么也没动。", "{circle}: there was no map; nothing was changed.")


class PosterMapError(ErrorCode):
    """How the command was put wrongly."""

    WHICH = Text(
        "请写上地图文件（.osm、.osm.gz、.pbf、.geojson、.kml），或用 --remove 去掉地图。什么也没动。",
        "Name map files (.osm, .osm.gz, .pbf, .geojson, .kml), or --remove to take the map off. Nothing was changed.",
    )


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_poster_map(add: _Adder) -> None:
    """Add the command to the command line."""
    one = add("poster-map", run, "给生活圈配地图文件 / attach map files to a circle")
    one.add_argument("workspace", type=Path)
    one.add_argument("--circle", required=True, metavar="NAME")
    one.add_argument("--remove", action="store_true", help="去掉地图 / take the map off")
    one.add_argument("files", nargs="*", type=Path, metavar="FILE", help=".osm .osm.gz .pbf .geojson .kml")


def run(options: argparse.Namespace, console: Console) -> int:
    """Keep the circle's surroundings out of the files, or take the map off."""
    from fieldkit.services.posters import PosterService

    if bool(options.files) == options.remove:
        raise UsageError(PosterMapError.WHICH)
    workspace = open_workspace(options.workspace)
    try:
        for circle in PosterService(workspace).find([options.circle]):
            if options.remove:
                _remove(workspace, circle, options.circle, console)
            else:
                _attach(workspace, circle, options, console)
    finally:
        workspace.close()
    return 0


def _attach(workspace: Workspace, circle: str, options: argparse.Namespace, console: Console) -> None:
    from fieldkit.services.poster_ground import attach_map

    with console.progress() as progress:
        kept = attach_map(workspace, circle, options.files, progress=progress)
    console.say(DONE, circle=options.circle, count=kept.count, size=max(1, round(kept.size / 1024)))
    if kept.credit:
        console.say(CREDITED, credit=kept.credit)
    if kept.outside:
        console.say(OUTSIDE, count=kept.outside)


def _remove(workspace: Workspace, circle: str, name: str, console: Console) -> None:
    from fieldkit.services.poster_ground import remove_map

    console.say(REMOVED if remove_map(workspace, circle) else NONE, circle=name)
