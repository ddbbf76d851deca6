"""The command that fills the district's own template: ``fill``."""

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
    from fieldkit.exchange.templates.outcome import Outcome
    from fieldkit.exchange.templates.ties import TemplateMapping
    from fieldkit.exchange.templates.vocabulary import Vocabulary
    from fieldkit.services.filling import FillingService, Opened
    from fieldkit.services.filling_data import Wanted

DONE = Text(
    "已填好 {path}：{cells} 个格子，{rows} 行记录", "{path} is filled: {cells} cells, {rows} rows of records"
)
EACH = Text("已填好 {count} 份，在 {path}", "{count} copies are filled, in {path}")
ROWS = Text(
    "{sheet}：从第 {first} 行起填了 {rows} 行（插入 {inserted} 行，空着 {blank} 行）",
    "{sheet}: {rows} rows from row {first} on ({inserted} put in, {blank} left blank)",
)
KEPT = Text("对应关系记住了，下次认得这张模板", "The mapping is kept; this template will be known next time")
FOUND = Text("这张模板以前填过，用上次的对应关系", "This template was filled before; its mapping is used")
PERSONAL = Text(
    "没有填“{titles}”：是个人信息。确实要填，请加 --personal",
    "Left out because about people: {titles}. Add --personal to fill them",
)


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_fill(add: _Adder) -> None:
    """Add this module's command to the command line."""
    one = add(
        "fill", fill, "填报上级的表格模板，版式不动 / fill the district's own .xlsx, its layout untouched"
    )
    one.add_argument("workspace", type=Path)
    one.add_argument("template", type=Path, nargs="?", metavar="TEMPLATE.xlsx")
    one.add_argument("-o", "--output", type=Path, metavar="FILE")
    one.add_argument("--plan", metavar="NAME", help="方案 / plan")
    one.add_argument("--on", metavar="DATE", help="截止日期，如 2025-12-31 / as of this day")
    one.add_argument("--circle", default="", metavar="NAME", help="只填这个生活圈 / this circle only")
    one.add_argument(
        "--each-circle",
        action="store_true",
        help="每个生活圈填一份，-o 是文件夹 / a copy for each circle, -o is a folder",
    )
    one.add_argument("--street", default="", metavar="NAME", help="只填这个街道 / this street office only")
    one.add_argument("--community", default="", metavar="NAME", help="只填这个社区 / this community only")
    one.add_argument("--sort", default="", metavar="FIELD", help="各行按这一项排序 / sort rows by this field")
    one.add_argument(
        "--tie", action="append", default=[], metavar="PLACE=WHAT",
        help="指定格子或列填什么，如 B3=figures.circles、表一!C=outlet.name / tie a cell or column",
    )  # fmt: skip
    one.add_argument("--keep", action="store_true", help="记住对应关系 / keep the mapping")
    one.add_argument("--personal", action="store_true", help="个人信息列也填 / columns about people too")
    one.add_argument(
        "--list",
        nargs="?",
        const="",
        metavar="WORDS",
        help="列出可填的内容，可加要找的词 / what can be filled in",
    )
    one.add_argument("--json", action="store_true")


def fill(options: argparse.Namespace, console: Console) -> int:
    """Fill a template, or list what can be filled in."""
    from fieldkit.services.filling import FillingService
    from fieldkit.services.filling_data import Wanted

    wanted = Wanted(
        options.plan, _day(options.on), options.circle, options.street, options.community, options.sort,
        personal=options.personal,
    )  # fmt: skip
    if options.list is None and (options.template is None or options.output is None):
        raise UsageError(ServiceError.FILL_NEEDS)
    workspace = open_workspace(options.workspace)
    try:
        service = FillingService(workspace)
        if options.list is not None:
            return _list(service, wanted, options, console)
        return _fill(service, wanted, options, console)
    finally:
        workspace.close()


def _list(service: FillingService, wanted: Wanted, options: argparse.Namespace, console: Console) -> int:
    from fieldkit.services.filling import contents

    found = [
        (key, zh, en)
        for key, zh, en in contents(service.vocabulary(wanted))
        if options.list in key or options.list in zh or options.list.casefold() in en.casefold()
    ]
    if options.json:
        console.json([{"key": key, "label": zh, "label_en": en} for key, zh, en in found])
        return 0
    for key, zh, en in found:
        console.line(f"{key}\t{zh if console.language == 'zh' else en}")
    return 0


def _fill(service: FillingService, wanted: Wanted, options: argparse.Namespace, console: Console) -> int:
    if options.each_circle:
        wanted = service.of_first_circle(wanted)
    opened = service.open(options.template, wanted)
    mapping = service.tie(opened, options.tie, wanted) if options.tie else opened.mapping
    if options.each_circle:
        return _fill_each(service, (opened, wanted, mapping), options, console)
    with console.progress() as progress:
        outcome = service.fill(opened, options.output, wanted, mapping=mapping, progress=progress)
    if options.keep:
        service.keep(mapping)
    if options.json:
        console.json(as_json(outcome, opened, console))
    else:
        _told(outcome, opened, options, console, service.vocabulary(wanted))
    return 0


def _fill_each(
    service: FillingService,
    what: tuple[Opened, Wanted, TemplateMapping],
    options: argparse.Namespace,
    console: Console,
) -> int:
    opened, wanted, mapping = what
    with console.progress() as progress:
        made = service.fill_each(opened, options.output, wanted, mapping=mapping, progress=progress)
    if options.keep:
        service.keep(mapping)
    if options.json:
        console.json([str(one) for one in made])
    else:
        console.say(EACH, path=options.output, count=len(made))
    return 0


def _told(
    outcome: Outcome, opened: Opened, options: argparse.Namespace, console: Console, vocabulary: Vocabulary
) -> None:
    rows = sum(one.rows for one in outcome.blocks)
    if opened.is_kept:
        console.say(FOUND)
    console.say(DONE, path=options.output, cells=len(outcome.cells), rows=rows)
    for block in outcome.blocks:
        console.say(
            ROWS,
            sheet=block.sheet,
            first=block.first,
            rows=block.rows,
            inserted=block.inserted,
            blank=block.blank,
        )
    for remark in outcome.remarks:
        console.line(remark.say(console.language, vocabulary.label(remark.what)))
    if opened.personal:
        console.say(PERSONAL, titles="、".join(opened.personal))
    if options.keep:
        console.say(KEPT)


def as_json(outcome: Outcome, opened: Opened, console: Console) -> dict[str, object]:
    """What was filled, left and missing, for programs."""
    return {
        "kept_mapping": opened.is_kept,
        "cells": [
            {
                "sheet": one.sheet,
                "cell": one.place,
                "what": one.what,
                "value": None if one.value is None else str(one.value),
            }
            for one in outcome.cells
        ],
        "rows": [
            {
                "sheet": one.sheet,
                "first": one.first,
                "source": one.source,
                "rows": one.rows,
                "inserted": one.inserted,
                "blank": one.blank,
            }
            for one in outcome.blocks
        ],
        "left": [
            {
                "sheet": one.sheet,
                "cell": one.place,
                "why": one.why.name.lower(),
                "note": one.say(console.language),
            }
            for one in outcome.remarks
        ],
        "personal": list(opened.personal),
    }


def _day(words: str | None) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(ServiceError.NOT_A_DAY, words=words) from error
