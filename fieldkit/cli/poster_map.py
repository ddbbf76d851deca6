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
    "{circle}：地图已用上（{count} 个图形）。公开张贴前请填审图号。",
    "{circle}: the map is in use ({count} features). Fill in the approval number before posting it.",
)


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_poster_map(add: _Adder) -> None:
    """Add the command to the command line."""
    one = add("poster-map", run, "给生活圈配地图文件 / attach map files to a circle")
    one.add_argument("workspace", type=Path)
    one.add_argument("--circle", required=True, metavar="NAME")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE", help=".geojson .kml")


def run(options: argparse.Namespace, console: Console) -> int:
    """Keep the files with the circle, in place of earlier ones."""
    from fieldkit.services.poster_ground import attach_map
    from fieldkit.services.posters import PosterService

    workspace = open_workspace(options.workspace)
    try:
        for circle in PosterService(workspace).find([options.circle]):
            count = attach_map(workspace, circle, options.files)
            console.line(DONE.say(console.language, circle=options.circle, count=count))
    finally:
        workspace.close()
    return 0
