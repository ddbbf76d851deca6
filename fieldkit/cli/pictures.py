"""``fieldkit picture``: a heat table, bars, intervals or a map, as PNG or SVG."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.services.problems import ServiceError
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console

KINDS = ("coverage", "targets", "satisfaction", "map")
UNITS = ("community", "circle", "street", "district", "city")
SAVED = Text("已存为 {path}。", "Saved as {path}.")


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_pictures(add: _Adder) -> None:
    """Add the command to the command line."""
    one = add(
        "picture", picture, "图片：覆盖热力表、目标进度、满意度、短板图 / heat table, bars, satisfaction, map"
    )
    one.add_argument("workspace", type=Path)
    one.add_argument("--kind", choices=KINDS, required=True, help="哪一种图 / which picture")
    one.add_argument("--plan", metavar="NAME", help="方案或业态表 / plan or list of types")
    one.add_argument(
        "--by", choices=UNITS, default="community", help="热力表的列 / columns of the heat table"
    )
    one.add_argument("--on", metavar="DATE", help="截止日期，如 2025-12-31 / targets as of this day")
    one.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.png|.svg")


def picture(options: argparse.Namespace, console: Console) -> int:
    """Draw one picture into a file."""
    from fieldkit.services.picture_wish import Wish
    from fieldkit.services.pictures import PictureKind, PictureService

    wish = Wish(options.plan, options.by, _day(options.on), console.language)
    workspace = open_workspace(options.workspace)
    try:
        path = PictureService(workspace).save(PictureKind(options.kind), options.output, wish)
    finally:
        workspace.close()
    console.say(SAVED, path=path)
    return 0


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(ServiceError.NOT_A_DAY, words=text) from error
