"""``fieldkit form install``, ``list``, ``use``, ``put-away``, ``bring-back``: the forms of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.ids import short
from fieldkit.kernel.texts import Text
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from fieldkit.cli.console import Console
    from fieldkit.services.form_versions import Version
    from fieldkit.services.forms import ListedForm

INSTALLED = Text(
    "已装入“{title}”{version}，编号 {record}。", "Installed “{title}” {version}, record {record}."
)
ALREADY = Text(
    "“{title}”{version}早已装入，没有改动。", "“{title}” {version} is installed already; nothing was changed."
)
USES = Text(
    "新的访问从“{title}”{version}开始；已有的答卷仍用各自的那一版。",
    "New interviews begin with “{title}” {version}; existing sheets keep their own version.",
)
PUT_AWAY = Text("“{title}”{version}已停用。", "“{title}” {version} is put away.")
BROUGHT_BACK = Text("“{title}”{version}恢复使用。", "“{title}” {version} is offered again.")
VERSION = Text("（{version} 版）", "(version {version})")
CURRENT, OFFERED, AWAY = Text("当前", "in use"), Text("可用", "offered"), Text("停用", "put away")
LINE = Text(
    "{record}  {state}  {title}{version}  {id}  {questions} 题  {sheets} 份答卷",
    "{record}  {state}  {title} {version}  {id}  {questions} questions  {sheets} sheets",
)


def add_installed_forms(steps: Any, language: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add these commands to those of ``form``."""

    def add(name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = steps.add_parser(
            name, help=help_, description=help_, parents=[language]
        )
        one.set_defaults(run=run)
        one.add_argument("workspace", type=Path)
        return one

    one = add("install", install, "装入问卷 / install a form")
    one.add_argument("file", type=Path, metavar="FILE", help=".xlsx .xls .csv .md .xml")
    one = add("list", list_, "列出问卷 / list the forms of a workspace")
    one.add_argument("--json", action="store_true")
    for name, run, help_ in (
        ("use", use, "设为当前问卷 / begin interviews with a form"),
        ("put-away", put_away, "停用问卷 / offer a form no longer"),
        ("bring-back", bring_back, "恢复使用 / offer a form again"),
    ):
        one = add(name, run, help_)
        one.add_argument("form", metavar="FORM", help="编号、标题或记录编号 / id, title or record")


def install(options: argparse.Namespace, console: Console) -> int:
    """Check a form and keep it; what is doubtful goes to standard error."""
    from fieldkit.services.forms import FormService

    workspace = open_workspace(options.workspace)
    try:
        done = FormService(workspace).install(options.file)
    finally:
        workspace.close()
    for one in done.remarks:
        console.note(one.zh if console.language == "zh" else one.en)
    console.say(INSTALLED if done.is_new else ALREADY, **_named(done.version, console))
    return 0


def list_(options: argparse.Namespace, console: Console) -> int:
    """List every version."""
    from fieldkit.services.forms import FormService

    workspace = open_workspace(options.workspace)
    try:
        found = FormService(workspace).list()
    finally:
        workspace.close()
    if options.json:
        console.json([_as_json(one, console) for one in found])
        return 0
    for one in found:
        state = (CURRENT if one.is_in_use else AWAY if one.version.is_put_away else OFFERED).say(
            console.language
        )
        console.say(
            LINE,
            **{**_named(one.version, console), "record": short(one.version.record)},
            id=one.version.id,
            state=state,
            questions=one.questions,
            sheets=one.sheets,
        )
        if one.failure is not None:
            console.note(one.failure.say(console.language))
    return 0


def use(options: argparse.Namespace, console: Console) -> int:
    """Begin interviews with a form from now on."""
    return _change(options, console, "use", USES)


def put_away(options: argparse.Namespace, console: Console) -> int:
    """Offer a form no longer."""
    return _change(options, console, "put_away", PUT_AWAY)


def bring_back(options: argparse.Namespace, console: Console) -> int:
    """Offer a form again."""
    return _change(options, console, "bring_back", BROUGHT_BACK)


def _change(options: argparse.Namespace, console: Console, what: str, done: Text) -> int:
    from fieldkit.services.forms import FormService

    workspace = open_workspace(options.workspace)
    try:
        forms = FormService(workspace)
        version = forms.version(options.form)
        match what:
            case "use":
                forms.use(version.record)
            case "put_away":
                forms.put_away(version.record)
            case _:
                forms.bring_back(version.record)
    finally:
        workspace.close()
    console.say(done, **_named(version, console))
    return 0


def _named(version: Version, console: Console) -> dict[str, object]:
    number = VERSION.say(console.language, version=version.version) if version.version else ""
    return {"title": version.title, "version": number, "record": version.record}


def _as_json(one: ListedForm, console: Console) -> dict[str, object]:
    version = one.version
    return {
        "record": version.record,
        "id": version.id,
        "version": version.version,
        "title": version.title,
        "languages": list(version.languages),
        "in_use": one.is_in_use,
        "put_away": version.is_put_away,
        "shipped": version.is_shipped,
        "questions": one.questions,
        "sheets": one.sheets,
        "source": one.source or None,
        "pyxform": one.pyxform or None,
        "failure": one.failure.say(console.language) if one.failure else None,
        "problems": [
            {
                "severity": remark.severity,
                "sheet": remark.sheet or None,
                "row": remark.row or None,
                "column": remark.column or None,
                "question": remark.question or None,
                "message": remark.zh if console.language == "zh" else remark.en,
            }
            for remark in one.remarks
        ],
    }
