"""``fieldkit form install``, ``list``, ``use`` and ``put-away``: the forms of a workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.texts import Text
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse

    from fieldkit.cli.console import Console
    from fieldkit.services.forms import ListedForm

INSTALLED = Text("已装入：{form}，{version} 版。", "Installed: {form}, version {version}.")
KNOWN = Text("已经装过：{form}，{version} 版。", "Already here: {form}, version {version}.")
IN_USE = Text("当前问卷：{form}，{version} 版。", "In use: {form}, version {version}.")
AWAY = Text("已停用：{form}，{version} 版。", "Put away: {form}, version {version}.")
BACK = Text("已恢复：{form}，{version} 版。", "Back: {form}, version {version}.")
LINE = Text(
    "{mark}{form}  {version} 版  {questions} 题  答卷 {sheets}  {state}",
    "{mark}{form}  version {version}  {questions} questions  {sheets} sheets  {state}",
)
CURRENT, PUT_AWAY, NOTHING = Text("当前", "in use"), Text("停用", "put away"), Text("", "")


def add_installed(steps: Any, language: argparse.ArgumentParser) -> None:  # noqa: ANN401 - see add_forms
    """Add the commands to the group ``form``."""

    def add(name: str, run: Any, help_: str) -> argparse.ArgumentParser:  # noqa: ANN401 - any command
        one: argparse.ArgumentParser = steps.add_parser(
            name, help=help_, description=help_, parents=[language]
        )
        one.add_argument("workspace", type=Path)
        one.set_defaults(run=run)
        return one

    one = add("install", install, "装入问卷 / install a form")
    one.add_argument("file", type=Path, metavar="FILE", help=".xlsx .xls .csv .md .xml")
    one.add_argument("--use", action="store_true", help="设为当前问卷 / use it from now on")
    one = add("list", list_, "列出问卷 / list the forms")
    one.add_argument("--json", action="store_true")
    for name, run, help_ in (
        ("use", use, "设为当前问卷 / begin interviews with it"),
        ("put-away", put_away, "停用 / offer it no longer"),
        ("bring-back", bring_back, "恢复使用 / offer it again"),
    ):
        add(name, run, help_).add_argument("form", metavar="NAME", help="编号、标题 / id or title")


def install(options: argparse.Namespace, console: Console) -> int:
    """Install a form, with its remarks."""
    from fieldkit.services.forms import FormService

    workspace = open_workspace(options.workspace)
    try:
        forms = FormService(workspace)
        done = forms.install(options.file)
        if options.use:
            forms.use(done.version.record)
    finally:
        workspace.close()
    for remark in done.remarks:
        console.note(remark.say(console.language))
    version = done.version
    console.say(INSTALLED if done.is_new else KNOWN, form=version.title, version=version.version or "—")
    return 0


def list_(options: argparse.Namespace, console: Console) -> int:
    """List the forms, the one in use first."""
    from fieldkit.services.forms import FormService

    workspace = open_workspace(options.workspace)
    try:
        found = FormService(workspace).list()
    finally:
        workspace.close()
    if options.json:
        print(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    for one in found:
        state = CURRENT if one.is_in_use else PUT_AWAY if one.version.is_put_away else NOTHING
        console.say(
            LINE,
            mark="* " if one.is_in_use else "  ",
            form=f"{one.version.title}（{one.version.id}）",
            version=one.version.version or "—",
            questions=one.questions,
            sheets=one.sheets,
            state=state.say(console.language),
        )
        if one.failure is not None:
            console.note(one.failure.say(console.language))
    return 0


def use(options: argparse.Namespace, console: Console) -> int:
    """Begin interviews with a form from now on."""
    from fieldkit.services.forms import FormService

    workspace = open_workspace(options.workspace)
    try:
        version = FormService(workspace).use(options.form)
    finally:
        workspace.close()
    console.say(IN_USE, form=version.title, version=version.version or "—")
    return 0


def put_away(options: argparse.Namespace, console: Console) -> int:
    """Offer a form no longer."""
    return _set_away(options, console, is_away=True)


def bring_back(options: argparse.Namespace, console: Console) -> int:
    """Offer a form again."""
    return _set_away(options, console, is_away=False)


def _set_away(options: argparse.Namespace, console: Console, *, is_away: bool) -> int:
    from fieldkit.services.forms import FormService

    workspace = open_workspace(options.workspace)
    try:
        forms = FormService(workspace)
        version = forms.version(options.form)
        (forms.put_away if is_away else forms.bring_back)(version.record)
    finally:
        workspace.close()
    console.say(AWAY if is_away else BACK, form=version.title, version=version.version or "—")
    return 0


def _as_json(one: ListedForm) -> dict[str, object]:
    return {
        "id": one.version.id,
        "version": one.version.version,
        "title": one.version.title,
        "record": one.version.record,
        "languages": list(one.version.languages),
        "questions": one.questions,
        "sheets": one.sheets,
        "in_use": one.is_in_use,
        "put_away": one.version.is_put_away,
        "shipped": one.version.is_shipped,
        "runs": one.failure is None,
    }
