"""``fieldkit report``: any official table, and the list of them."""

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
    from collections.abc import Callable, Iterable

    from fieldkit.cli.console import Console
    from fieldkit.kernel.texts import Language
    from fieldkit.services.tables import Offer, Span, TableKind

WRITTEN = Text("已写出：{path}", "Written: {path}")
EMPTY = Text("表已写出，但内容不全：{missing}", "Written, but it lacks something: {missing}")


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_report(add: _Adder) -> None:
    """Add the command to the command line."""
    one = add("report", report, "生成官方表格 / make an official table")
    one.add_argument("workspace", nargs="?", type=Path)
    one.add_argument("table", nargs="?", metavar="NAME", help="表格名称，见 --list / see --list")
    one.add_argument("-o", "--output", type=Path, metavar="FILE.xlsx")
    one.add_argument("--plan", metavar="NAME", help="方案 / plan")
    one.add_argument("--on", metavar="DATE", help="数据日期，如 2025-12-31 / as of this day")
    one.add_argument("--from", dest="begins", metavar="DATE", help="总结的第一天 / first day of a summary")
    one.add_argument("--to", dest="ends", metavar="DATE", help="总结的最后一天 / last day of a summary")
    one.add_argument(
        "--all",
        action="store_true",
        help="把有数据的表全部写进 -o 文件夹 / every table with data into the folder -o",
    )
    one.add_argument("--list", action="store_true", help="列出全部表格 / list every table")
    one.add_argument("--json", action="store_true", help="与 --list 同用 / with --list")


def report(options: argparse.Namespace, console: Console) -> int:
    """Make an official table, or list them."""
    if options.list:
        return _list(options, console)
    if options.workspace is None or options.output is None or (options.table is None) != options.all:
        raise UsageError(ServiceError.NO_TABLE_NAMED)
    if options.all:
        return _all(options, console)
    span = _span(options.begins, options.ends)
    on = _day(options.on)

    from fieldkit.services.tables import TableService, missing_words

    workspace = open_workspace(options.workspace)
    try:
        made = TableService(workspace).write(
            options.table, options.output, plan=options.plan, on=on, span=span, language=console.language
        )
    finally:
        workspace.close()
    console.say(WRITTEN, path=options.output)
    missing = [words.say(console.language) for words in missing_words(made)]
    if missing:
        console.note(EMPTY.say(console.language, missing="".join(missing)))
    return 0


def _all(options: argparse.Namespace, console: Console) -> int:
    from fieldkit.services.tables import TableService

    on = _day(options.on)
    workspace = open_workspace(options.workspace)
    try:
        written = TableService(workspace).write_all(
            options.output, plan=options.plan, on=on, language=console.language
        )
    finally:
        workspace.close()
    for path in written:
        console.say(WRITTEN, path=path)
    return 0


def _list(options: argparse.Namespace, console: Console) -> int:
    from fieldkit.services.tables import TABLES, Offer, TableService

    offers: Iterable[Offer] = (Offer(kind, ()) for kind in TABLES)
    if options.workspace is not None:
        workspace = open_workspace(options.workspace)
        try:
            offers = TableService(workspace).offers(options.plan)
        finally:
            workspace.close()
    if options.json:
        console.json([_as_json(one, console.language) for one in offers])
        return 0
    for one in offers:
        lacking = "".join(need.missing.say(console.language) for need in one.lacking)
        console.line(
            f"{one.kind.name:<26}{_title(one.kind, console.language)}"
            + (f"  （{lacking}）" if lacking else "")
        )
    return 0


def _as_json(one: Offer, language: Language) -> dict[str, object]:
    return {
        "name": one.kind.name,
        "title": _title(one.kind, language),
        "purpose": one.kind.purpose.label.say(language),
        "seed_items": list(one.kind.items),
        "needs": [need.label.say(language) for need in one.kind.needs],
        "missing": [need.missing.say(language) for need in one.lacking],
    }


def _title(kind: TableKind, language: Language) -> str:
    return kind.label.say(language)


def _span(begins: str | None, ends: str | None) -> Span | None:
    from fieldkit.services.tables import Span

    first, last = _day(begins), _day(ends)
    if first is None and last is None:
        return None
    if first is None or last is None or first > last:
        raise UsageError(ServiceError.HALF_A_SPAN)
    return Span(first, last)


def _day(words: str | None) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(ServiceError.NOT_A_DAY, words=words) from error
