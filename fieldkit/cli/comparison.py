"""``fieldkit coverage --since``, ``--compare``: what became better or worse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.services.comparison import ComparisonError, ComparisonService
from fieldkit.services.days import day_of
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from fieldkit.analysis.comparison import Difference
    from fieldkit.cli.console import Console
    from fieldkit.kernel.texts import Language
    from fieldkit.services.comparison import ComparisonView
    from fieldkit.services.workspace import Workspace

HEAD = Text("{before} → {after}，按{plan}", "{before} → {after}, by {plan}")
COUNTS = Text(
    "变好 {better} 项，变差 {worse} 项，其余 {same} 项不变",
    "{better} better, {worse} worse, {same} as before",
)
LINE = Text("  {sign} {place}  {name}  {before} → {after}", "  {sign} {place}  {name}  {before} → {after}")
LATER = Text(
    "其中 {count} 家网点是期间补录的，没有注明新增：可能早就有，只是登记得晚。",
    "{count} of the outlets were recorded in between and do not say that they are new: "
    "they may have been there before.",
)
BEFORE_ALL = Text(
    "第一条网点记录写于 {day}，比较的日期更早，当时的情况无从得知。",
    "The first outlet was recorded on {day}, after the day compared with; what there was then is not known.",
)
ONLY_PLACES = Text(
    "只有一边有、没有比较的地方：{names}", "places that only one side has, not compared: {names}"
)
ONLY_TYPES = Text(
    "只有一边列出、没有比较的业态：{names}", "types that only one side lists, not compared: {names}"
)
_MOST = 8


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to the command ``coverage``."""
    parser.add_argument("--since", metavar="DATE", help="和这一天比 / beside the end of that day")
    parser.add_argument(
        "--until", metavar="DATE", help="比到这一天为止 / up to that day, today when left out"
    )
    parser.add_argument(
        "--compare",
        metavar="X",
        help="和另一方案、另一工作区或先前的 --json 文件比 / beside a plan, a workspace or an earlier --json file",
    )


def is_wanted(options: argparse.Namespace) -> bool:
    """Whether one of them was given."""
    return bool(options.since or options.compare)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print what became better or worse."""
    workspace = open_workspace(options.workspace)
    try:
        view = _view(options, workspace)
    finally:
        workspace.close()
    if options.json:
        console.json(as_json(view, console.language))
    else:
        for line in as_lines(view, console.language):
            console.line(line)
    return 0


def _view(options: argparse.Namespace, workspace: Workspace) -> ComparisonView:
    service = ComparisonService(workspace)
    if options.since:
        until = day_of(options.until) if options.until else None
        return service.since(day_of(options.since), until, by=options.by, plan=options.plan)
    path = Path(options.compare)
    if path.is_dir():
        return service.workspace(path, by=options.by, plan=options.plan)
    if path.suffix.lower() == ".json":
        if not path.is_file():
            raise UsageError(ComparisonError.NOT_KEPT, name=path.name)
        return service.file(path, by=options.by, plan=options.plan)
    return service.plans(options.compare, by=options.by, plan=options.plan)


def as_json(view: ComparisonView, language: Language = "zh") -> dict[str, object]:
    """The differences as lists, counts by type and by place as ``[better, worse]``."""
    found = view.comparison
    return {
        "before": view.before.say(language),
        "after": view.after.say(language),
        "plan": f"{view.plan.key}/{view.profile.key}",
        "compared": found.compared,
        "better": [_difference(one, view, language) for one in found.better],
        "worse": [_difference(one, view, language) for one in found.worse],
        "by_type": {view.names.get(code, code): list(counts) for code, counts in found.by_type().items()},
        "by_place": {place: list(counts) for place, counts in found.by_place().items()},
        "recorded_later": sum(view.recorded_later.values()),
        "not_compared": {
            "places": [*found.only_before, *found.only_after],
            "types": [view.names.get(one, one) for one in (*found.types_before, *found.types_after)],
        },
        "told": list(_told(view, language)),
    }


def _difference(one: Difference, view: ComparisonView, language: Language) -> dict[str, str]:
    return {
        "place": one.place,
        "type": view.names.get(one.code, one.code),
        "code": one.code,
        "before": one.before.label.say(language),
        "after": one.after.label.say(language),
    }


def as_lines(view: ComparisonView, language: Language = "zh") -> Iterator[str]:
    """For reading."""
    found = view.comparison
    yield HEAD.say(
        language,
        before=view.before.say(language),
        after=view.after.say(language),
        plan=f"{view.plan.short_title.say(language)} {view.profile.title.say(language)}",
    )
    same = found.compared - len(found.differences)
    yield COUNTS.say(language, better=len(found.better), worse=len(found.worse), same=same)
    for sign, group in (("↑", found.better), ("↓", found.worse)):
        for one in group:
            yield LINE.say(
                language,
                sign=sign,
                place=one.place,
                name=view.names.get(one.code, one.code),
                before=one.before.label.say(language),
                after=one.after.label.say(language),
            )
    yield from _told(view, language)


def _told(view: ComparisonView, language: Language) -> Iterator[str]:
    found = view.comparison
    if view.first_day and view.before.zh < view.first_day:
        yield BEFORE_ALL.say(language, day=view.first_day)
    elif view.recorded_later:
        yield LATER.say(language, count=sum(view.recorded_later.values()))
    for text, names in (
        (ONLY_PLACES, (*found.only_before, *found.only_after)),
        (ONLY_TYPES, tuple(view.names.get(one, one) for one in (*found.types_before, *found.types_after))),
    ):
        if names:
            shown = "、".join(names[:_MOST]) + ("…" if len(names) > _MOST else "")
            yield text.say(language, names=shown)
