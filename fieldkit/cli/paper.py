"""``fieldkit paper``: a blank form to be filled by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.reading.lists import Beside
from fieldkit.services.problems import ServiceError
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from fieldkit.cli.console import Console
    from fieldkit.questionnaires.model import Form

MADE = Text(
    "已生成 {path}：{copies} 份，共 {pages} 页，编号 {first}～{last}。",
    "Made {path}: {copies} copies, {pages} pages, sheets {first} to {last}.",
)


def add_parsers(found: argparse._SubParsersAction[Any], language: argparse.ArgumentParser) -> None:
    """Add ``paper`` to the command line."""
    help_ = "印纸质问卷 / print a form to be filled by hand"
    one = found.add_parser("paper", help=help_, description=help_, parents=[language])
    one.set_defaults(run=paper)
    one.add_argument("form", metavar="FORM", help="XLSForm 或 XForm 文件 / a form file")
    one.add_argument(
        "--workspace", type=Path, metavar="WORKSPACE", help="问卷装在哪个工作区 / where FORM is installed"
    )
    one.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    one.add_argument("--copies", type=int, default=1, metavar="N", help="份数 / how many copies")
    one.add_argument(
        "--from", dest="first_sheet", default="000001", metavar="SHEETNUMBER",
        help="第一份的编号，往后递增 / number of the first sheet",
    )  # fmt: skip
    one.add_argument("--language", default="", metavar="NAME", help="问卷的语言 / language of the form")
    one.add_argument("--label", default="", metavar="TEXT", help="代替表号栏的说明 / instead of the header")
    one.add_argument(
        "--table-number", default="", metavar="TEXT", help="表号 / number of the statistical form"
    )
    one.add_argument("--issuer", default="", metavar="TEXT", help="制定机关 / issuing office")
    one.add_argument("--approval", default="", metavar="TEXT", help="批准文号 / approval number")
    one.add_argument("--valid-until", default="", metavar="TEXT", help="有效期限 / end of validity")
    notice = one.add_mutually_exclusive_group()
    notice.add_argument("--notice", default="", metavar="TEXT", help="告知内容 / what is read out first")
    notice.add_argument("--notice-file", type=Path, metavar="FILE", help="告知内容的文本文件 / its text file")
    one.add_argument(
        "--rows", type=int, default=6, metavar="N",
        help="重复题组的表格留几行 / lines of a table for a repeat",
    )  # fmt: skip
    one.add_argument(
        "--continued", type=int, default=0, metavar="N",
        help="另印续页，每页留几行 / a continuation page with so many lines",
    )  # fmt: skip
    one.add_argument(
        "--fill", action="append", default=[], metavar="NAME=TEXT",
        help="题目里要印出的内容，如 community=瑞丰社区，可多次 / text for an answer inside a label",
    )  # fmt: skip


def paper(options: argparse.Namespace, console: Console) -> int:
    """Print blank sheets of a form."""
    from fieldkit.services.paper import Header, PaperService

    if options.output.suffix.lower() != ".pdf":
        raise UsageError(ServiceError.ONLY_PDF, file=options.output.name)
    filled = _filled(options.fill)
    service = PaperService()
    notice = service.notice(options.notice_file) if options.notice_file else options.notice
    form = _form(options.form, options.workspace)
    with console.progress() as progress:
        made = service.make(
            form,
            options.output,
            language=options.language,
            copies=options.copies,
            first_sheet=options.first_sheet,
            header=Header(options.table_number, options.issuer, options.approval, options.valid_until),
            label=options.label,
            notice=notice,
            filled=filled,
            rows=options.rows,
            continued=options.continued,
            find_file=Beside.of(Path(options.form)).find,
            progress=progress,
        )
    console.say(
        MADE,
        path=made.path,
        copies=len(made.sheets),
        pages=made.pages,
        first=made.sheets[0],
        last=made.sheets[-1],
    )
    for problem in made.problems:
        console.note(problem.say(console.language))
    return 0


def _form(name: str, workspace: Path | None) -> Form:
    from fieldkit.services.paper import PaperService

    if workspace is None:
        return PaperService().form_named(name)
    opened = open_workspace(workspace)
    try:
        return PaperService().form_named(name, opened)
    finally:
        opened.close()


def _filled(words: Sequence[str]) -> dict[str, str]:
    filled = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals or not name.strip():
            raise UsageError(ServiceError.NO_EQUALS_SIGN, word=word)
        filled[name.strip()] = text
    return filled
