"""``fieldkit demo``: the walk with its progress, the screenshots, and a list of what was made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.services.problems import ServiceError

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.cli.console import Console
    from fieldkit.services.demo import Summary

MARK = ".fieldkit-demo"
SCREENS_S = 120
SHOOTING = Text("窗口截图", "Screenshots of the window")
NO_SCREENS = Text(
    "没有截图：这台电脑缺少窗口要用的系统组件（{reason}）。其余都已完成。要补上，请运行：{remedy}",
    "No screenshots: this computer lacks system libraries for the window ({reason}). "
    "Everything else is done. To add them, run: {remedy}",
)
MADE = Text("完成。都在 {folder}：", "Done. Everything is in {folder}:")
LINES = (
    ("街道办.fieldkit", Text("街道办的工作区", "the street office's workspace")),
    ("社区", Text("{communities} 个社区的工作区", "workspaces of {communities} communities")),
    (
        "数据包",
        Text(
            "{packages} 个数据包，里面有居民答卷，打开密码：{password}",
            "{packages} packages; they hold residents' answers, password: {password}",
        ),
    ),
    ("表格", Text("两张官方表格", "the two official tables")),
    (
        "导视图",
        Text(
            "{posters} 张导视图，{qr_codes} 个二维码全部读过",
            "{posters} posters, all {qr_codes} codes read back",
        ),
    ),
    ("截图", Text("每一页的截图", "screenshots of every page")),
    ("summary.json", Text("数字汇总", "the figures")),
)
FIGURES = Text(
    "{circles} 个生活圈，{communities} 个社区，{population} 人；{outlets} 家网点，{submissions} 份答卷，"
    "{changes} 条改动；冲突 {conflicts_found} 处，选定 {conflicts_resolved} 处。",
    "{circles} circles, {communities} communities, {population} people; {outlets} outlets, {submissions} sheets, "
    "{changes} changes; {conflicts_found} conflicts found, {conflicts_resolved} settled.",
)


def walk(folder: Path, console: Console) -> int:
    """Walk through everything into ``folder``; a folder of an earlier walk is made anew.

    Raises:
        FieldkitError: the folder holds something else.
    """
    from fieldkit.services.demo import DemoWalk

    _make_room(folder)
    with console.progress() as progress:
        demo = DemoWalk(folder, progress)
        demo.gather()
        progress.begin(SHOOTING)
        missing = _shoot(folder)
        summary = demo.finish()
    if missing:
        from fieldkit.cli.window import REMEDY

        console.note(NO_SCREENS.say(console.language, reason=missing, remedy=REMEDY))
    _list(folder, summary, console)
    return 0


def _make_room(folder: Path) -> None:
    try:
        if folder.exists() and any(folder.iterdir()):
            if not (folder / MARK).exists():
                raise FieldkitError(ServiceError.FOLDER_IN_USE, path=folder)
            shutil.rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).touch()
    except OSError as error:
        raise FieldkitError(ServiceError.CANNOT_WRITE, path=folder, reason=error.strerror) from error


def _shoot(folder: Path) -> str:
    """Take the screenshots in a process of their own: a missing library ends it, not the walk.

    Returns:
        What is missing, or an empty string.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ui.screens", str(folder / "街道办.fieldkit"), str(folder / "截图")]
    try:
        run = subprocess.run(  # noqa: S603 - our own module
            command, env=environment, capture_output=True, text=True, timeout=SCREENS_S, check=False
        )
    except subprocess.TimeoutExpired:
        return "timeout"
    if run.returncode == 0:
        return ""
    lines = run.stderr.strip().splitlines()
    return lines[-1] if lines else str(run.returncode)


def _list(folder: Path, summary: Summary, console: Console) -> None:
    from dataclasses import asdict

    from fieldkit.services.demo import PASSWORD

    figures = {**asdict(summary), "password": PASSWORD}
    console.say(MADE, folder=folder)
    for name, words in LINES:
        if (folder / name).exists():
            console.line(f"  {name:<16}{words.say(console.language, **figures)}")
    console.say(FIGURES, **figures)
