"""``fieldkit form``: check a questionnaire, and run one without a screen."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldkit.cli.form_steps import StepError, Steps, read_sheet
from fieldkit.kernel.clock import SystemClock
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.kernel.texts import Language, Text
from fieldkit.questionnaires.problems import FormRefusedError
from fieldkit.questionnaires.reader import read_file
from fieldkit.questionnaires.views import Device

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from fieldkit.cli.console import Console
    from fieldkit.questionnaires.model import Form

RUNS = Text("“{form}”可以使用，{count} 处提醒。", "“{form}” can be run; {count} remarks.")
_WEIGHTS = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("提醒", "remark"),
    Severity.NOTE: Text("说明", "note"),
}


def add_forms(found: Any, language: argparse.ArgumentParser) -> Any:  # noqa: ANN401 - argparse has no public type for it
    """Add ``form check`` and ``form run``; returns the group, so that more can be added to it."""
    help_ = "问卷：检查、运行 / check and run a questionnaire"
    group = found.add_parser("form", help=help_, description=help_)
    steps = group.add_subparsers(dest="form_command", metavar="COMMAND", required=True)

    help_ = "检查问卷 / check a form"
    one = steps.add_parser("check", help=help_, description=help_, parents=[language])
    one.add_argument("file", type=Path, metavar="FILE", help=".xlsx .xls .csv .md .xml")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=check)

    help_ = "逐行用 JSON 作答 / answer by one JSON step a line"
    one = steps.add_parser("run", help=help_, description=help_, parents=[language])
    one.add_argument("file", type=Path, metavar="FILE", help=".xlsx .xls .csv .md .xml")
    one.add_argument("--username", default="", metavar="NAME", help="填入 username / metadata")
    one.add_argument("--deviceid", default="", metavar="ID", help="填入 deviceid / metadata")
    one.add_argument(
        "--last-saved", type=Path, metavar="SHEET", help="上一份答卷 / the sheet before this one"
    )
    one.set_defaults(run=run)
    return steps


def check(options: argparse.Namespace, speaker: Console) -> int:
    """List what is wrong or doubtful; 0 when the form can be run."""
    language = _language(speaker)
    refusal: FieldkitError | None = None
    problems: tuple[Problem, ...] = ()
    try:
        form: Form | None = read_file(options.file)
        problems = form.problems if form else ()
    except FormRefusedError as error:
        form, refusal, problems = None, error, error.problems
    except FieldkitError as error:
        form, refusal = None, error
    if options.json:
        lines = [_as_json(problem, language) for problem in problems]
        if refusal is not None and not problems:
            lines = [{**_EMPTY, "file": options.file.name, "message": refusal.say(language)}]
        print(json.dumps({"runs": form is not None, "problems": lines}, ensure_ascii=False, indent=1))
        return 0 if form else 1
    if refusal is not None:
        raise refusal
    for problem in problems:
        print(f"{_WEIGHTS[problem.severity].say(language)}  {problem.say(language)}")
    print(RUNS.say(language, form=options.file.name, count=len(problems)))
    return 0


_EMPTY: Mapping[str, object] = {
    "severity": str(Severity.ERROR),
    "code": "FORM_UNREADABLE",
    "sheet": None,
    "row": None,
    "column": None,
    "question": None,
}


def _as_json(problem: Problem, language: Language) -> dict[str, object]:
    place = problem.place
    return {
        "severity": str(problem.severity),
        "code": problem.code.name,
        "file": place.file,
        "sheet": place.sheet or None,
        "row": place.row or None,
        "column": place.column or None,
        "question": place.field or None,
        "message": problem.code.text.say(language, **problem.values),
    }


def run(options: argparse.Namespace, speaker: Console) -> int:
    """Take steps from standard input until it ends."""
    form = read_file(options.file)
    language = _language(speaker)
    device = Device(username=options.username, deviceid=options.deviceid)
    try:
        earlier = read_sheet(form, options.last_saved) if options.last_saved else None
    except StepError as error:
        speaker.note(error.text.say(language, **error.values))
        return 1
    steps = Steps(form, SystemClock(), language, device, earlier)
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", errors="replace").strip()
        if text:
            answer = json.dumps(steps.take(text), ensure_ascii=False)
            sys.stdout.buffer.write(answer.encode("utf-8", errors="replace") + b"\n")
            sys.stdout.buffer.flush()
    return 0


def _language(speaker: Console) -> Language:
    return speaker.language
