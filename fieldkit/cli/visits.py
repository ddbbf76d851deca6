"""The commands for visits: draw a sample, see whom to visit, record outcomes, the notice, withdrawal.

Services are imported when a command runs: other commands need not wait for the form engine.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.registers.sampling import Method
from fieldkit.registers.visit import OUTCOMES
from fieldkit.services.problems import ServiceError
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console

PERSONAL_LEFT = Text(
    "名单里有姓名或电话，没有采用。确需使用时，先写明用途：fieldkit notice 工作区 --set personal_purpose=用途",
    "The list has names or phones; they were not taken. If they are needed, say what for: "
    "fieldkit notice WORKSPACE --set personal_purpose=…",
)
IMPORTED = Text(
    "名单“{file}”：{doors} 户，新增 {new}，已有 {known}（其中有变化 {changed}）。",
    "List “{file}”: {doors} addresses, {new} new, {known} known ({changed} of them changed).",
)
RECORDED = Text("已记下：{address}，{outcome}。", "Recorded: {address}, {outcome}.")
WITHDRAWN = Text(
    "答卷 {sheet} 已撤回，{answers} 个回答已彻底清除；撤回这件事本身保留。",
    "Sheet {sheet} is withdrawn and its {answers} answers are erased for good; that it was withdrawn stays known.",
)
COPIES = Text(
    "本机还有 {count} 个备份或数据包可能含有这些回答，请看：{folder}",
    "{count} backups or packages on this machine may still hold them; see {folder}",
)
PRINTED = Text("已写出 {path}。", "Written: {path}.")
SAVED = Text("告知书已改，版本 {version}。", "The notice was changed; its version is {version}.")
_PERSONAL = "personal_purpose"
_SENSITIVE = "sensitive"


class _Adder(Protocol):
    def __call__(self, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser: ...


def add_commands(add: _Adder) -> None:
    """Add this module's commands to the command line."""
    one = add("sample", sample, "从地址清单抽样 / draw a sample of a list of addresses")
    one.add_argument("workspace", type=Path)
    one.add_argument("file", type=Path, metavar="LIST.xlsx")
    one.add_argument("--size", type=int, required=True, metavar="N", help="抽几户 / how many")
    one.add_argument(
        "--seed", metavar="S", help="随机种子，不写就给一个 / random seed; one is made if left out"
    )
    one.add_argument("--by", default="", metavar="COLUMN", help="按哪一列分层 / column of the strata")
    one.add_argument("--method", choices=[str(method) for method in Method], default=str(Method.RANDOM))
    one.add_argument("--area", default="", metavar="NAME", help="所属社区 / community")
    one.add_argument(
        "-o", "--output", type=Path, metavar="FILE.pdf|.xlsx", help="打印名单 / the list to print"
    )
    one.add_argument("--json", action="store_true")

    one = add("visits", visits, "今天走哪几户、应答率 / whom to visit today, response rate")
    one.add_argument("workspace", type=Path)
    one.add_argument("--all", action="store_true", help="连同不用再去的 / those that are done, too")
    one.add_argument("--json", action="store_true")

    one = add("visit", visit, "记一次入户结果 / record a visit")
    one.add_argument("workspace", type=Path)
    one.add_argument("household", metavar="HOUSEHOLD|DOOR")
    one.add_argument("outcome", help="、".join(option.label.zh for option in OUTCOMES))
    one.add_argument("--again", default="", metavar="TIME", help="约定时间 / when to come again")

    one = add("notice", notice, "告知书 / the notice that residents hear")
    one.add_argument("workspace", type=Path)
    one.add_argument("--set", action="append", default=[], metavar="TERM=TEXT", dest="terms")
    one.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help="大字版，可张贴 / in large print")
    one.add_argument("--json", action="store_true")

    one = add("withdraw", withdraw, "居民撤回同意，清除一份答卷 / a resident withdraws consent")
    one.add_argument("workspace", type=Path)
    one.add_argument("sheet", metavar="SHEET")


def sample(options: argparse.Namespace, console: Console) -> int:
    """Import a list, draw a sample of it, keep and print both."""
    from fieldkit.cli.visit_tables import print_sample, sample_as_json
    from fieldkit.services.handouts import HandoutService, check_format
    from fieldkit.services.sampling import PERSONAL_PURPOSE, SamplingService

    if options.output is not None:
        check_format(options.output)
    workspace = open_workspace(options.workspace)
    try:
        service = SamplingService(workspace)
        with console.progress() as progress:
            listing, imported, drawn = service.import_and_draw(
                options.file,
                options.size,
                options.seed,
                by=options.by,
                method=Method(options.method),
                community=options.area,
                progress=progress,
            )
        takes_personal = bool(workspace.setting(PERSONAL_PURPOSE))
        if options.output is not None:
            handouts = HandoutService(workspace)
            page = handouts.sample_of(drawn, options.area, console.language)
            handouts.write_samples((page,), options.output)
    finally:
        workspace.close()
    for problem in listing.problems:
        console.note(problem.say(console.language))
    if listing.has_personal and not takes_personal:
        console.note(PERSONAL_LEFT.say(console.language))
    if options.json:
        console.json(sample_as_json(listing, drawn, console.language))
        return 0
    console.say(
        IMPORTED,
        file=listing.file,
        doors=len(listing.doors),
        new=imported.new,
        known=imported.known,
        changed=imported.changed,
    )
    print_sample(drawn, console)
    if options.output is not None:
        console.say(PRINTED, path=options.output)
    return 0


def visits(options: argparse.Namespace, console: Console) -> int:
    """Print today's route, how far each stratum is, and the response rate."""
    from fieldkit.cli.visit_tables import board_as_json, print_board
    from fieldkit.services.visits import VisitService

    workspace = open_workspace(options.workspace)
    try:
        service = VisitService(workspace)
        service.settle()
        board = service.board()
    finally:
        workspace.close()
    lines = board.lines if options.all else board.route
    if options.json:
        console.json(board_as_json(board, lines, console.language))
    else:
        print_board(board, lines, console)
    return 0


def visit(options: argparse.Namespace, console: Console) -> int:
    """Record what came of a visit."""
    from fieldkit.services.visits import VisitService

    workspace = open_workspace(options.workspace)
    try:
        service = VisitService(workspace)
        household = service.find(options.household)
        service.record(household, options.outcome, come_again=options.again)
        found = next((line for line in service.board().lines if line.id == household), None)
    finally:
        workspace.close()
    address = found.address if found else options.household
    console.say(RECORDED, address=address, outcome=options.outcome)
    return 0


def notice(options: argparse.Namespace, console: Console) -> int:
    """Print the notice; with ``--set``, change what it is made from, unless the file that is wanted cannot be written."""
    from fieldkit.cli.visit_tables import notice_as_json, print_notice
    from fieldkit.services.consent import ConsentService
    from fieldkit.services.handouts import HandoutService

    terms = {}
    for word in options.terms:
        key, equals, value = word.partition("=")
        if not equals:
            raise UsageError(ServiceError.NO_EQUALS_SIGN, word=word)
        terms[key.strip()] = value
    workspace = open_workspace(options.workspace)
    try:
        service = ConsentService(workspace)
        personal, sensitive = terms.pop(_PERSONAL, None), terms.pop(_SENSITIVE, None)
        wanted = service.terms_with(terms, personal=personal)
        if options.output is not None:
            HandoutService(workspace).notice(options.output, console.language, terms=wanted)
        names = None if sensitive is None else re.split(r"[\s,，、;；]+", sensitive.strip())
        service.set_terms(terms, personal=personal, sensitive=names)
        found, missing = service.notice(console.language), service.terms().missing
    finally:
        workspace.close()
    if options.json:
        console.json(notice_as_json(found, missing))
        return 0
    if options.terms:
        console.say(SAVED, version=found.version)
    print_notice(found, missing, console)
    if options.output is not None:
        console.say(PRINTED, path=options.output)
    return 0


def withdraw(options: argparse.Namespace, console: Console) -> int:
    """Erase the answers of a sheet whose resident took the consent back."""
    from fieldkit.services.consent import ConsentService

    workspace = open_workspace(options.workspace)
    try:
        done = ConsentService(workspace).withdraw(options.sheet)
        folder = workspace.path
    finally:
        workspace.close()
    console.say(WITHDRAWN, sheet=done.sheet, answers=done.answers)
    if done.copies:
        console.say(COPIES, count=len(done.copies), folder=folder)
    return 0
