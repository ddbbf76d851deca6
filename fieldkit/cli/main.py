"""``fieldkit``: the parser, and what becomes of an error.

Exit status: 0 done, 1 refused with a reason a user understands, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit import __version__
from fieldkit.cli import analysis, answers, commands, exchange, paper, plans, visits
from fieldkit.cli.console import console
from fieldkit.cli.dossier import add_dossier
from fieldkit.cli.eval import add_eval
from fieldkit.cli.facts import add_facts
from fieldkit.cli.fill import add_fill
from fieldkit.cli.form_support import add_support
from fieldkit.cli.forms import add_forms
from fieldkit.cli.guide import add_guide
from fieldkit.cli.installed_forms import add_installed
from fieldkit.cli.pictures import add_pictures
from fieldkit.cli.poster_map import add_poster_map
from fieldkit.cli.posters import add_posters
from fieldkit.cli.quotas import add_quota
from fieldkit.cli.reach import add_reach
from fieldkit.cli.report import add_report
from fieldkit.cli.usage import Parser
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.texts import LANGUAGES, Language, Text
from fieldkit.registers.catalogue import KINDS
from fieldkit.services.workspace import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KIND_KEYS = [kind.key for kind in KINDS]
STOPPED = Text("已停下，没有留下半成品。", "Stopped; nothing was left half done.")
INTERRUPTED = 130


def _add(
    commands_: argparse._SubParsersAction[Parser],
    name: str,
    run: Callable[..., int],
    help_: str,
    language: Parser,
) -> Parser:
    parser = commands_.add_parser(name, help=help_, description=help_, parents=[language])
    parser.set_defaults(run=run)
    return parser


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    language = Parser(add_help=False)
    language.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help="语言 / language: zh, en"
    )
    parser = Parser(
        prog="fieldkit",
        description="便民圈外勤工具 / offline field tool for 一刻钟便民生活圈",
        parents=[language],
    )
    parser.add_argument("--version", action="version", version=f"fieldkit {__version__}")
    found = parser.add_subparsers(dest="command", parser_class=Parser, metavar="COMMAND")
    _workspace_commands(found, language)
    _exchange_commands(found, language)
    _decision_commands(found, language)
    visits.add_commands(lambda name, run, help_: _add(found, name, run, help_, language))
    add_quota(lambda name, run, help_: _add(found, name, run, help_, language))
    add_reach(lambda name, run, help_: _add(found, name, run, help_, language))
    _print_commands(found, language)
    forms = add_forms(found, language)
    add_eval(forms, language)
    add_installed(forms, language)
    add_facts(lambda name, run, help_: _add(found, name, run, help_, language))
    add_support(forms, language)
    analysis.add_analysis(lambda name, run, help_: _add(found, name, run, help_, language))
    answers.add_answers(lambda name, run, help_: _add(found, name, run, help_, language))
    paper.add_parsers(found, language)
    add_dossier(lambda name, run, help_: _add(found, name, run, help_, language))
    add_fill(lambda name, run, help_: _add(found, name, run, help_, language))
    add_guide(lambda name, run, help_: _add(found, name, run, help_, language))
    add_pictures(lambda name, run, help_: _add(found, name, run, help_, language))
    plans.add_plans(lambda name, run, help_: _add(found, name, run, help_, language))
    return parser


def _workspace_commands(found: argparse._SubParsersAction[Parser], language: Parser) -> None:
    one = _add(found, "gui", commands.gui, "打开窗口 / open the window", language)
    one.add_argument("workspace", nargs="?", type=Path)

    one = _add(found, "new", commands.new, "新建工作区 / make a workspace", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("--sample", help="装入示例，如 zhongwei / fill with a sample")
    one.add_argument("--role", choices=ROLES, default="community")
    one.add_argument("--person", default="", help="您的姓名或工号 / your name")
    one.add_argument("--device", default="", help="本机名称，如 3 号 / name of this device")

    one = _add(found, "add", commands.add, "登记一条记录，打印编号 / add a record", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("kind", choices=KIND_KEYS)
    one.add_argument("values", nargs="+", metavar="FIELD=VALUE")

    one = _add(found, "set", commands.set_, "修改一条记录 / change a record", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("record")
    one.add_argument("values", nargs="+", metavar="FIELD=VALUE")

    one = _add(found, "show", commands.show, "查看一类或一条记录 / show a kind or a record", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("what", metavar="KIND|RECORD")
    one.add_argument("--json", action="store_true")

    one = _add(found, "digest", commands.digest, "账目与结果的校验值 / hash of changes and state", language)
    one.add_argument("workspace", type=Path)

    one = _add(found, "check", commands.check, "核对工作区是否完好 / check the workspace", language)
    one.add_argument("workspace", type=Path)

    one = _add(found, "dictionary", commands.dictionary, "数据字典 / data dictionary", language)
    one.add_argument("--json", action="store_true")


def _exchange_commands(found: argparse._SubParsersAction[Parser], language: Parser) -> None:
    one = _add(found, "export", exchange.export, "导出数据包 / export a package", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("file", type=Path, metavar="FILE.xlsx")
    one.add_argument("--area", action="append", default=[], metavar="CODE", help="区划代码或名称，可多次")
    one.add_argument(
        "--since-receipt", action="store_true", help="只要没有回执的 / only what no receipt confirmed"
    )
    one.add_argument("--photos", action="store_true", help="带照片 / with photos")
    _password(one)

    one = _add(found, "import", exchange.import_, "导入数据包 / import packages", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--dry-run", action="store_true", help="只看不导 / preview only")
    one.add_argument("--json", action="store_true")
    one.add_argument("--trust", action="store_true", help="指纹已核对，信任换了的签名 / trust a changed key")
    one.add_argument(
        "--take-cleared", action="store_true", help="表格里清空的格子也采用 / take cells that were cleared"
    )
    _password(one)

    one = _add(found, "receipt", exchange.receipt, "给一台设备写回执 / write a receipt", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("device", metavar="DEVICE", help="设备名称或编号 / its name or id")
    one.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx")

    one = _add(found, "missing", exchange.missing, "缺号 / numbers that did not arrive", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("--json", action="store_true")

    one = _add(found, "import-table", exchange.import_table, "导入台账 / import another list", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--template", metavar="NAME", help="对应关系的名称 / name of a kept mapping")
    one.add_argument("--dry-run", action="store_true", help="只看不导 / preview only")
    one.add_argument("--json", action="store_true")

    one = _add(found, "history", exchange.history, "一条记录的全部改动 / all changes of a record", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("record")
    one.add_argument("--json", action="store_true")

    one = _add(found, "conflicts", commands.conflicts, "列出冲突 / list conflicts", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("--json", action="store_true")

    one = _add(found, "resolve", commands.resolve, "选定冲突的取值 / settle a conflict", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("record")
    one.add_argument("field")
    one.add_argument("value")


def _decision_commands(found: argparse._SubParsersAction[Parser], language: Parser) -> None:
    one = _add(found, "duplicates", exchange.duplicates, "疑似重复 / likely duplicates", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("--json", action="store_true")

    one = _add(found, "join", exchange.join, "两条是同一家 / two records are one", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("a")
    one.add_argument("b")

    one = _add(found, "split", exchange.split, "拆开合并的记录 / take a join back", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("record")

    one = _add(found, "return", exchange.return_, "退回一条记录 / give a record back", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("record")
    one.add_argument("reason")

    one = _add(found, "purge", exchange.purge, "彻底清除 / erase for good", language)
    one.add_argument("workspace", type=Path)
    one.add_argument("record")
    one.add_argument("fields", nargs="*", metavar="FIELD")


def _password(parser: Parser) -> None:
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="第一行是密码 / its first line is the password"
    )


def _print_commands(found: argparse._SubParsersAction[Parser], language: Parser) -> None:
    add_report(lambda name, run, help_: _add(found, name, run, help_, language))
    add_posters(lambda name, run, help_: _add(found, name, run, help_, language))
    add_poster_map(lambda name, run, help_: _add(found, name, run, help_, language))
    one = _add(found, "demo", commands.demo, "完整走一遍 / walk through everything", language)
    one.add_argument("-o", "--output", type=Path, default=Path("out/demo"), metavar="DIR")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    given = _with_window(list(sys.argv[1:] if arguments is None else arguments))
    parser = build_parser()
    Parser.language = _asked_language(given) or _system_language()
    options = parser.parse_args(given)
    language: Language = getattr(options, "lang", None) or _system_language()
    speaker = console(language)
    try:
        return int(options.run(options, speaker))
    except FieldkitError as error:
        speaker.refuse(error)
        return error.exit_status
    except BrokenPipeError:
        # whoever read what was printed has gone (``| head``); the interpreter must not try once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, OperationCancelledError):
        speaker.note(STOPPED.say(language))
        return INTERRUPTED


def _with_window(given: list[str]) -> list[str]:
    """``fieldkit`` and ``fieldkit 幸福里.fieldkit`` open the window."""
    words = [word for at, word in enumerate(given) if not word.startswith("-") and given[at - 1] != "--lang"]
    asks = {"-h", "--help", "--version"} & set(given)
    if not words and not asks:
        return [*given, "gui"]
    if words and not asks and words[0].rstrip("/\\").endswith(".fieldkit"):
        at = given.index(words[0])
        return [*given[:at], "gui", *given[at:]]
    return given


def _asked_language(given: Sequence[str]) -> Language | None:
    """The language asked for, before anything else of the line is understood."""
    for at, word in enumerate(given):
        asked = word.partition("=")[2] or (given[at + 1] if at + 1 < len(given) else "")
        if word.partition("=")[0] == "--lang":
            return next((one for one in LANGUAGES if one == asked), None)
    return None


def _system_language() -> Language:
    return "en" if os.environ.get("FIELDKIT_LANG") == "en" else "zh"
