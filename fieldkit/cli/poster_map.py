"""``fieldkit poster-map``: attach map files to a circle, so that its poster shows streets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.kernel.texts import Text
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console

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


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_poster_map(add: _Adder) -> None:
    """Add the commands to the command line."""
    one = add("poster-map", attach, "给生活圈配地图文件 / attach map files to a circle")
    one.add_argument("workspace", type=Path)
    one.add_argument("--circle", required=True, metavar="NAME")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE", help=".osm .osm.gz .pbf .geojson .kml")
    other = add("poster-map-off", take_off, "去掉生活圈的地图 / take a circle's map off")
    other.add_argument("workspace", type=Path)
    other.add_argument("--circle", required=True, metavar="NAME")


def attach(options: argparse.Namespace, console: Console) -> int:
    """Keep the circle's surroundings out of the files, in place of an earlier map."""
    from fieldkit.services.poster_ground import attach_map
    from fieldkit.services.posters import PosterService

    workspace = open_workspace(options.workspace)
    try:
        for circle in PosterService(workspace).find([options.circle]):
            with console.progress() as progress:
                kept = attach_map(workspace, circle, options.files, progress=progress)
            console.say(DONE, circle=options.circle, count=kept.count, size=max(1, round(kept.size / 1024)))
            if kept.credit:
                console.say(CREDITED, credit=kept.credit)
            if kept.outside:
                console.say(OUTSIDE, count=kept.outside)
    finally:
        workspace.close()
    return 0


def take_off(options: argparse.Namespace, console: Console) -> int:
    """Draw the sketch again."""
    from fieldkit.services.poster_ground import remove_map
    from fieldkit.services.posters import PosterService

    workspace = open_workspace(options.workspace)
    try:
        for circle in PosterService(workspace).find([options.circle]):
            console.say(REMOVED if remove_map(workspace, circle) else NONE, circle=options.circle)
    finally:
        workspace.close()
    return 0
