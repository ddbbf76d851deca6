"""Commands on answers: out to other tools, in from them, counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula, Weighting
from fieldkit.cli.commands import WRITTEN
from fieldkit.kernel.texts import Text
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console

FORMATS = ("odk", "kobo", "csv", "xlsx", "xml", "spss", "sav")
OUT = Text(
    "{sheets} 份答卷，未完成的 {drafts} 份没有带出。", "{sheets} sheets; {drafts} unfinished ones stay here."
)
LEFT_BEHIND = Text(
    "访员姓名和这些题可能涉及个人信息，没有带出：{what}。确需带出，请加 --with-personal，并按个人信息保管文件。",
    "The interviewers and these questions may be personal and were left out: {what}. Add --with-personal if they "
    "are needed, and keep the file accordingly.",
)
LEFT_BEHIND_ONLY_NAMES = Text(
    "访员姓名没有带出；确需带出，请加 --with-personal。",
    "The interviewers' names were left out; add --with-personal if they are needed.",
)
TAKEN_ALONG = Text(
    "文件里有个人信息（访员{what}），请加密保管，用完删除。",
    "The file holds personal data (interviewers{what}). Keep it encrypted and delete it after use.",
)
OTHER_VERSION = Text(
    "这些题不在这一版问卷里，没有带出：{what}。要带出，请用答卷当时的那一版问卷再导一次。",
    "These questions are not in this version of the form and were left out: {what}. Export them with the version "
    "that the sheets were answered with.",
)
TOOK = Text(
    "新答卷 {new} 份，更正 {edited} 份，已有 {known} 份，此前已删除而不再收的 {deleted} 份。",
    "{new} new sheets, {edited} edited, {known} already here, {deleted} deleted here before and not taken again.",
)
MOST_SHOWN = 40
MORE = Text("还有 {count} 条，用 --json 可看全部。", "{count} more; see all of them with --json.")
DRY_RUN = Text("只是预览，没有导入任何内容。", "This was a preview; nothing was taken.")


def add_answers(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands.

    Args:
        add: makes the parser of one command from its name, its function and its help.
    """
    one = add("answers", answers, "答卷导出给别的软件 / answers for other tools")
    one.add_argument("workspace", type=Path)
    one.add_argument("form", metavar="FORM", help="问卷文件或编号 / form file or id")
    one.add_argument("--format", choices=FORMATS, default="xlsx")
    one.add_argument("-o", "--output", type=Path, required=True, metavar="PATH")
    one.add_argument("--labels", action="store_true", help="表头和选项用文字（kobo）/ words instead of codes")
    one.add_argument("--codes", action="store_true", help="表头和选项用代码（xlsx）/ codes instead of words")
    one.add_argument("--with-personal", action="store_true", help="带上个人信息 / with personal columns")
    one.add_argument("--json", action="store_true")

    one = add("answers-import", answers_import, "导入 Collect 或 Kobo 的答卷 / take sheets of other tools in")
    one.add_argument("workspace", type=Path)
    one.add_argument("form", metavar="FORM", help="问卷文件或编号 / form file or id")
    one.add_argument("path", type=Path, metavar="PATH")
    one.add_argument(
        "--community", default="", metavar="NAME", help="答卷没写社区时用这个 / where none is given"
    )
    one.add_argument("--dry-run", action="store_true", help="只看不导 / preview only")
    one.add_argument("--json", action="store_true")

    one = add("satisfaction", satisfaction, "居民满意度 / residents' satisfaction")
    one.add_argument("workspace", type=Path)
    one.add_argument("--form", default="", metavar="FORM", help="问卷文件或编号 / form file or id")
    one.add_argument(
        "--formula",
        metavar="NAME",
        help="公式，不写就全算 / " + ", ".join(formula.value for formula in Formula),
    )
    one.add_argument("--weighting", choices=[one.value for one in Weighting], default=Weighting.POOLED.value)
    one.add_argument("--item", action="append", default=[], metavar="QUESTION", help="只算这些题，可多次")
    one.add_argument(
        "--weight", action="append", default=[], metavar="QUESTION=NUMBER", help="加权得分的权重"
    )
    one.add_argument(
        "--points", default="", metavar="100,80,60,40,20", help="加权得分里各级记几分 / points of the levels"
    )
    one.add_argument("--band", type=int, default=15, metavar="MINUTES", help="几分钟以内算近")
    one.add_argument("--small", action="store_true", help="不足 5 份的也显示，仅供内部 / show n < 5 too")
    one.add_argument("-o", "--output", type=Path, metavar="FILE.xlsx")
    one.add_argument("--json", action="store_true")

    one = add("tabulate", tabulate, "每题统计表和图 / a table and chart per question")
    one.add_argument("workspace", type=Path)
    one.add_argument("form", nargs="?", default="", metavar="FORM")
    one.add_argument(
        "--by", action="append", default=[], metavar="QUESTION", help="分组：community、circle 或题名"
    )
    one.add_argument("--with-personal", action="store_true", help="带上个人信息 / with personal columns")
    one.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx")


def answers(options: argparse.Namespace, console: Console) -> int:
    """Write the answers of a form for another tool."""
    from fieldkit.services.answers import AnswerFormat, AnswerService

    workspace = open_workspace(options.workspace)
    try:
        out = AnswerService(workspace).export(
            options.form,
            options.output,
            AnswerFormat(options.format),
            personal=options.with_personal,
            labels=options.labels,
            codes=options.codes,
            language=console.language,
        )
    finally:
        workspace.close()
    named = [column.label.say(console.language) or column.name for column in out.personal]
    if options.json:
        console.json(
            {
                "files": [str(path) for path in out.paths],
                "sheets": out.sheets,
                "drafts": out.drafts,
                "personal": [column.path for column in out.personal],
                "with_personal": out.is_personal_inside,
                "unknown": list(out.unknown),
                "problems": [one.say(console.language) for one in out.problems],
            }
        )
    else:
        for path in out.paths:
            console.say(WRITTEN, path=path)
        console.say(OUT, sheets=out.sheets, drafts=out.drafts)
        for problem in out.problems:
            console.note(problem.say(console.language))
    if out.unknown:
        what = "、".join(path.rpartition("/")[2] for path in out.unknown)
        console.note(OTHER_VERSION.say(console.language, what=what))
    if out.is_personal_inside:
        more = "、" + "、".join(named) if named else ""
        console.note(TAKEN_ALONG.say(console.language, what=more))
    elif named:
        console.note(LEFT_BEHIND.say(console.language, what="、".join(named)))
    else:
        console.note(LEFT_BEHIND_ONLY_NAMES.say(console.language))
    return 0


def answers_import(options: argparse.Namespace, console: Console) -> int:
    """Take sheets that were filled in with another tool; 1 where none of them could be taken."""
    from fieldkit.services.answers_taking_in import AnswerArrivalService

    workspace = open_workspace(options.workspace)
    try:
        service = AnswerArrivalService(workspace)
        run = service.preview if options.dry_run else service.take
        with console.progress() as progress:
            found = run(options.form, options.path, community=options.community, progress=progress)
    finally:
        workspace.close()
    shown = found.as_json(console.language)
    counted = ("new", "edited", "known", "deleted")
    status = 1 if found.problems and not any(shown[key] for key in counted) else 0
    if options.json:
        console.json({**shown, "dry_run": options.dry_run})
        return status
    console.say(TOOK, **{key: shown[key] for key in counted})
    for problem in found.problems[:MOST_SHOWN]:
        console.note(f"    {problem.say(console.language)}")
    if len(found.problems) > MOST_SHOWN:
        console.note(f"    {MORE.say(console.language, count=len(found.problems) - MOST_SHOWN)}")
    if options.dry_run:
        console.say(DRY_RUN)
    return status


def satisfaction(options: argparse.Namespace, console: Console) -> int:
    """Print satisfaction by one formula or by all, or write it as a workbook."""
    from fieldkit.cli import satisfaction_shown
    from fieldkit.services.satisfaction import SatisfactionService, chosen_formulas, points_of, weights_of

    formulas = chosen_formulas(options.formula)
    weights, points = weights_of(options.weight), points_of(options.points)
    workspace = open_workspace(options.workspace)
    try:
        service = SatisfactionService(workspace)
        view = service.figures(
            formulas,
            form=options.form,
            weighting=Weighting(options.weighting),
            items=options.item,
            weights=weights,
            points=points,
            band=options.band,
            language=console.language,
        )
        if options.output:
            service.write(view, options.output, language=console.language)
    finally:
        workspace.close()
    if options.json:
        console.json(satisfaction_shown.as_json(view, console.language, small=options.small))
    elif options.output:
        console.say(WRITTEN, path=options.output)
    else:
        satisfaction_shown.print_view(view, console, small=options.small)
    return 0


def tabulate(options: argparse.Namespace, console: Console) -> int:
    """Write a table and a chart for every question."""
    from fieldkit.services.question_tables import QuestionTableService

    workspace = open_workspace(options.workspace)
    try:
        QuestionTableService(workspace).write(
            options.output,
            form=options.form,
            by=options.by,
            personal=options.with_personal,
            language=console.language,
        )
    finally:
        workspace.close()
    console.say(WRITTEN, path=options.output)
    return 0
