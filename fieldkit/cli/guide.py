"""``fieldkit guide``: the static site that a scanned code opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.kernel.texts import Text
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console

MADE = Text(
    "已生成导览网页：{circles} 个生活圈，{outlets} 家网点。打开 {path} 就能看；整个文件夹可以放进 U 盘，也可以放到网站上。",
    "The guide is made: {circles} circles, {outlets} outlets. Open {path}; the folder works from a U-disk and "
    "on a web server.",
)
NO_ADDRESS = Text(
    "没有写网址（--base-url），所以网页里没有分享地址和二维码。",
    "No web address was given (--base-url), so the pages carry no address to share and no code.",
)
PAGE = Text("  {title}  {address}", "  {title}  {address}")


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_guide(add: _Adder) -> None:
    """Add this module's command to the command line."""
    one = add("guide", guide, "生成导览网页（扫码打开，可离线） / make the guide site")
    one.add_argument("workspace", type=Path)
    one.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    one.add_argument(
        "--base-url",
        default="",
        metavar="URL",
        help="网页将放在哪个网址 / where the site will stand on the web",
    )


def guide(options: argparse.Namespace, console: Console) -> int:
    """Make the guide site."""
    from fieldkit.posters.guide.addresses import page_address
    from fieldkit.services.guide import GuideService

    workspace = open_workspace(options.workspace)
    try:
        with console.progress() as progress:
            site = GuideService(workspace).make(options.output, options.base_url, progress=progress)
    finally:
        workspace.close()
    outlets = sum(len(circle.outlets) for circle in site.circles)
    console.say(MADE, circles=len(site.circles), outlets=outlets, path=options.output / "index.html")
    for circle in site.circles if site.base_url else ():
        console.say(PAGE, title=circle.spec.title, address=page_address(site.base_url, circle.page))
    if not site.base_url:
        console.note(NO_ADDRESS.say(console.language))
    return 0
