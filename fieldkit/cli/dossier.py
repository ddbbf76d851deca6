"""The command that writes 一圈一策 and 1+N: ``dossier``."""

from __future__ import annotations

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

DONE = Text("方案已写到 {path}", "The dossier is at {path}")
ALL_DONE = Text(
    "已写出 {count} 个文件（总体方案和各圈方案）：{path}",
    "{count} files (overall plan and circles) are in {path}",
)


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_dossier(add: _Adder) -> None:
    """Add this module's command to the command line."""
    one = add(
        "dossier",
        dossier,
        "一圈一策、1+N 方案 / a circle's dossier, or the overall plan and one for each circle",
    )
    one.add_argument("workspace", type=Path)
    one.add_argument(
        "circle", nargs="?", metavar="CIRCLE", help="生活圈的名称、编号或编码 / its name, code or id"
    )
    one.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=".docx 或 .pdf；--all 时是文件夹"
    )
    one.add_argument(
        "--all", action="store_true", help="总体方案和每圈一份 / the overall plan and one for each circle"
    )
    one.add_argument("--overall", action="store_true", help="只要总体方案 / the overall plan only")
    one.add_argument(
        "--format", choices=("docx", "pdf"), default="docx", help="--all 时的文件格式 / of --all"
    )
    one.add_argument("--plan", metavar="NAME", help="方案 / plan")
    one.add_argument(
        "--contacts", action="store_true", help="印出联系人姓名电话 / names and phones of contacts"
    )
    one.add_argument("--json", action="store_true")


def dossier(options: argparse.Namespace, console: Console) -> int:
    """Write one dossier or all of them."""
    from fieldkit.services.dossiers import DossierService

    if bool(options.circle) + options.all + options.overall != 1:
        raise UsageError(ServiceError.WHICH_DOSSIER)
    workspace = open_workspace(options.workspace)
    try:
        service = DossierService(workspace)
        if options.all:
            with console.progress() as progress:
                made = service.make_all(
                    options.output,
                    ending=f".{options.format}",
                    plan=options.plan,
                    with_names=options.contacts,
                    progress=progress,
                )
        elif options.overall:
            made = [service.make_overall(options.output, plan=options.plan)]
        else:
            made = [
                service.make_one(
                    options.circle, options.output, plan=options.plan, with_names=options.contacts
                )
            ]
    finally:
        workspace.close()
    if options.json:
        console.json([str(path) for path in made])
    elif options.all:
        console.say(ALL_DONE, count=len(made), path=options.output)
    else:
        console.say(DONE, path=made[0])
    return 0
