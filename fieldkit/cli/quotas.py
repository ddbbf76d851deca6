"""The command for quotas: set them from a table, see how full they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.kernel.texts import Text
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from fieldkit.cli.console import Console
    from fieldkit.services.quotas import FormQuota

SET = Text("{title}：{cells} 格配额已定，共 {wanted} 份。", "{title}: {cells} cells, {wanted} sheets wanted.")
WRITTEN = Text(
    "配额表在 {path}，填好用 --set 载入。", "The table is at {path}; fill it in and load it with --set."
)
CLEARED = Text(
    "{title}：配额已取消，答卷没有动。", "{title}: the quota was taken away; no sheet was touched."
)
NONE = Text(
    "还没有定配额。用 --set 配额表.xlsx 来定。", "There is no quota yet. Set one with --set TABLE.xlsx."
)
HEAD = Text("{title}：还差 {still} 份", "{title}: {still} still wanted")
LINE = Text("  {cell}：{have} / {wanted}", "  {cell}: {have} of {wanted}")
FULL = Text("，已满", ", full")
OVER = Text("，多 {over} 份", ", {over} over")


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_quota(add: _Adder) -> None:
    """Add this module's command to the command line."""
    one = add("quota", quota, "配额：定下来、看还差多少 / quotas: set them, see what is still wanted")
    one.add_argument("workspace", type=Path)
    one.add_argument(
        "--form", default="", metavar="NAME", help="问卷，不写就是在用的 / form; else the one in use"
    )
    one.add_argument("--set", type=Path, metavar="TABLE.xlsx", dest="table", help="配额表 / table of quotas")
    one.add_argument(
        "--template", type=Path, metavar="FILE.xlsx", help="写一份配额表来填 / a table to fill in"
    )
    one.add_argument("--clear", action="store_true", help="取消配额 / take the quota away")
    one.add_argument("--json", action="store_true")


def quota(options: argparse.Namespace, console: Console) -> int:
    """Set or show quotas."""
    from fieldkit.services.quota_templates import write_template
    from fieldkit.services.quotas import QuotaService

    workspace = open_workspace(options.workspace)
    try:
        service = QuotaService(workspace)
        if options.table is not None:
            service.set(service.read(options.table, options.form))
        if options.template is not None:
            write_template(workspace, options.template, options.form, console.language)
        if options.clear:
            service.set((), service.of(options.form).form)
        changed = options.table is not None or options.clear
        one = service.of(options.form) if changed or options.form else None
        found = (one,) if one else service.forms()
    finally:
        workspace.close()
    if options.template is not None:
        console.note(WRITTEN.say(console.language, path=options.template))
    if options.json:
        print(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    if one and changed:
        said = SET if one.fillings else CLEARED
        console.say(said, title=one.title, cells=len(one.fillings), wanted=one.wanted)
    _print(console, found)
    return 0


def _print(console: Console, found: Sequence[FormQuota]) -> None:
    shown = [one for one in found if one.fillings]
    if not shown:
        console.say(NONE)
    for one in shown:
        console.say(HEAD, title=one.title, still=one.still)
        for filling in one.fillings:
            words = LINE.say(
                console.language, cell=filling.cell.label, have=filling.have, wanted=filling.cell.wanted
            )
            if filling.over:
                words += OVER.say(console.language, over=filling.over)
            elif filling.is_full:
                words += FULL.say(console.language)
            print(words)


def _as_json(one: FormQuota) -> dict[str, object]:
    return {
        "form": one.form,
        "title": one.title,
        "cells": [
            {
                "cell": filling.cell.label,
                "community": filling.cell.community or None,
                "conditions": {
                    each.question: each.canonical.partition("=")[2] for each in filling.cell.conditions
                },
                "wanted": filling.cell.wanted,
                "have": filling.have,
                "still": filling.still,
            }
            for filling in one.fillings
        ],
    }
