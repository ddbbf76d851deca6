"""The commands on a workspace: each turns words into one call of a service, and prints what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.cli import shown
from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS_BY_KEY, kind_of
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import new_workspace, open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from fieldkit.cli.console import Console
    from fieldkit.registers.kinds import Kind
    from fieldkit.services.records import Saved

CREATED = Text("工作区已建好：{path}", "Workspace made: {path}")
FROM_SAMPLE = Text(
    "已装入示例“{title}”：{outlets} 家网点，{circles} 个生活圈，{communities} 个社区。",
    "Filled with the sample “{title}”: {outlets} outlets, {circles} circles, {communities} communities.",
)
UNCHANGED = Text("没有变化。", "Nothing changed.")
SOUND = Text(
    "工作区完好：{changes} 条改动全部核对无误。", "The workspace is sound: all {changes} changes check out."
)
NO_CONFLICTS = Text("没有冲突。", "There are no conflicts.")
RESOLVED = Text("已选定。两个写法都保留在历史里。", "Settled. Both values stay in the history.")
EMPTY = Text("（空）", "(empty)")
WRITTEN = Text("已写出：{path}", "Written: {path}")


def gui(options: argparse.Namespace, _: Console) -> int:
    """Open the window."""
    from fieldkit.cli.window import open_window

    return open_window(options.workspace, getattr(options, "lang", None))


def new(options: argparse.Namespace, console: Console) -> int:
    """Make a workspace, empty or from a sample."""
    workspace = new_workspace(
        options.workspace, person=options.person, device=options.device, role=options.role
    )
    try:
        console.say(CREATED, path=options.workspace)
        if options.sample:
            from fieldkit.services.samples import fill

            try:
                filled = fill(workspace, options.sample)
            except BaseException:
                workspace.discard()
                raise
            console.say(
                FROM_SAMPLE,
                title=filled.title.say(console.language),
                outlets=filled.outlets,
                circles=filled.circles,
                communities=filled.communities,
            )
    finally:
        workspace.close()
    return 0


def _values(words: Sequence[str]) -> dict[str, str]:
    values = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise UsageError(ServiceError.NO_EQUALS_SIGN, word=word)
        values[key.strip()] = value
    return values


def _note_problems(kind: Kind, saved: Saved, console: Console) -> None:
    for problem in saved.problems:
        console.note(shown.remark(kind, problem, console.language))


def add(options: argparse.Namespace, console: Console) -> int:
    """Add a record; prints its id."""
    values = _values(options.values)
    workspace = open_workspace(options.workspace)
    try:
        saved = RecordService(workspace).add(options.kind, values)
    finally:
        workspace.close()
    console.line(saved.record)
    _note_problems(KINDS_BY_KEY[options.kind], saved, console)
    return 0


def set_(options: argparse.Namespace, console: Console) -> int:
    """Set fields of a record."""
    values = _values(options.values)
    workspace = open_workspace(options.workspace)
    try:
        records = RecordService(workspace)
        saved = records.set(options.record, values)
        kind = records.get(options.record).kind
    finally:
        workspace.close()
    if not saved.changed:
        console.say(UNCHANGED)
    _note_problems(KINDS_BY_KEY[kind], saved, console)
    return 0


def show(options: argparse.Namespace, console: Console) -> int:
    """Show every record of a kind, or one record."""
    workspace = open_workspace(options.workspace)
    try:
        records = RecordService(workspace)
        kind = kind_of(options.what)
        if kind is None:
            record = records.get(options.what)
            of = kind_of(record.kind)
            assert of is not None
            if options.json:
                console.json(shown.as_json(of, record))
            else:
                shown.print_record(of, record, records, console)
            return 0
        found = records.every(kind.key)
        if options.json:
            console.json([shown.as_json(kind, record) for record in found])
        else:
            shown.print_list(kind, found, records, console)
    finally:
        workspace.close()
    return 0


def digest(options: argparse.Namespace, console: Console) -> int:
    """Print the digest."""
    workspace = open_workspace(options.workspace)
    try:
        console.line(MaintenanceService(workspace).digest())
    finally:
        workspace.close()
    return 0


def check(options: argparse.Namespace, console: Console) -> int:
    """Check the workspace; 0 when it is sound, 1 when something is wrong."""
    workspace = open_workspace(options.workspace)
    try:
        service = MaintenanceService(workspace)
        with console.progress() as progress:
            problems = service.check(progress)
        for problem in problems:
            console.line(problem.say(console.language))
        if not problems:
            console.say(SOUND, changes=service.change_count())
    finally:
        workspace.close()
    return 1 if problems else 0


def dictionary(options: argparse.Namespace, console: Console) -> int:
    """Print every kind and field."""
    if options.json:
        console.json(shown.dictionary())
    else:
        shown.print_dictionary(console)
    return 0


def conflicts(options: argparse.Namespace, console: Console) -> int:
    """List what waits for a decision."""
    workspace = open_workspace(options.workspace)
    try:
        found = ConflictService(workspace).every(console.language)
    finally:
        workspace.close()
    if options.json:
        console.json([shown.conflict_as_json(one) for one in found])
        return 0
    if not found:
        console.say(NO_CONFLICTS)
    for one in found:
        console.line(f"{one.record}  {one.title}  {one.label.say(console.language)} ({one.field})")
        for choice in one.choices:
            shown_ = choice.shown or EMPTY.say(console.language)
            console.line(f"    {shown_}    {choice.person} {choice.time}")
    return 0


def resolve(options: argparse.Namespace, console: Console) -> int:
    """Settle a conflict."""
    workspace = open_workspace(options.workspace)
    try:
        ConflictService(workspace).resolve_typed(options.record, options.field, options.value)
    finally:
        workspace.close()
    console.say(RESOLVED)
    return 0


def demo(options: argparse.Namespace, console: Console) -> int:
    """Walk through the whole product with the sample."""
    from fieldkit.cli.demo import walk

    return walk(options.output, console)
