"""Samples, boards and notices as they are printed, in words and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.household import ADDRESS_PARTS
from fieldkit.registers.visit import OUTCOMES
from fieldkit.services.consent import TERM_NAMES
from fieldkit.services.sampling import METHODS, RULE
from fieldkit.services.visit_board import FORMULA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.cli.console import Console
    from fieldkit.exchange.foreign.addresses import AddressList
    from fieldkit.kernel.texts import Language
    from fieldkit.registers.consent import Notice
    from fieldkit.registers.visiting import Rate
    from fieldkit.services.sampling import Drawn, DrawnDoor
    from fieldkit.services.visit_board import Board, VisitLine

DRAWN = Text(
    "抽样：{method}，{size} / {frame} 户，种子 {seed}，名单校验 {digest}",
    "Sample: {method}, {size} of {frame} addresses, seed {seed}, list {digest}",
)
STRATUM = Text("  {by} {name}：{size} / {frame} 户", "  {by} {name}: {size} of {frame}")
NO_NAME = Text("（空）", "(empty)")
SAMPLE_HEADING = Text("样本（按走访顺序）：", "Sample (in walking order):")
SPARE_HEADING = Text("替补（按启用顺序）：", "Replacements (in the order of use):")
ROUTE = Text("今天（{day}）要走 {count} 户：", "To visit today ({day}): {count}")
AGAIN = Text("预约 {when}", "appointment {when}")
OVERDUE = Text("已过约定 {when}", "overdue {when}")
QUOTA = Text("{name}：完成 {completed} / {wanted}", "{name}: {completed} of {wanted} completed")
WHOLE = Text("全部", "all")
COUNTS = Text("走访 {visited} 户：{parts}", "Visited {visited}: {parts}")
RATE = Text("应答率 {rate}（{completed} ÷ {eligible}）", "Response rate {rate} ({completed} ÷ {eligible})")
NO_RATE = Text("还没有走访，没有应答率", "No visits yet, no response rate")
VERSION = Text("告知书版本 {version}", "Version of the notice: {version}")
LACKING = Text(
    "还缺：{missing}。补上才能开始访问，例如：--set {key}=…",
    "Still lacking: {missing}. Fill in before the first interview, e.g. --set {key}=…",
)


def sample_as_json(listing: AddressList, drawn: Drawn, language: Language) -> dict[str, object]:
    """A sample for programs; ``seed`` is a number where it is one."""
    one = drawn.sample
    return {
        "list": listing.file,
        "list_digest": one.digest,
        "seed": _seed(one.seed),
        "method": str(one.method),
        "by": drawn.by or None,
        "frame": one.frame,
        "size": one.size,
        "strata": [
            {"name": stratum.name, "frame": stratum.frame, "size": len(stratum.drawn)}
            for stratum in one.strata
        ],
        "rule": RULE.say(language),
        "sample": [_door(door) for door in drawn.doors],
        "replacements": [_door(door) for door in drawn.spare],
        "problems": [problem.say(language) for problem in listing.problems],
    }


def _seed(seed: str) -> int | str:
    body = seed.removeprefix("-")
    return int(seed) if body.isascii() and body.isdecimal() else seed


def _door(one: DrawnDoor) -> dict[str, object]:
    return {
        "id": one.id,
        "address": one.address,
        **{part: one.door.parts[part] for part in ADDRESS_PARTS},
        "stratum": one.stratum,
        "order": one.order,
        "sheet": one.door.sheet,
        "row": one.door.row,
    }


def print_sample(drawn: Drawn, console: Console) -> None:
    """A sample for people: how it was drawn, the addresses, the replacements and their rule."""
    one = drawn.sample
    console.say(
        DRAWN,
        method=METHODS[one.method].say(console.language),
        size=one.size,
        frame=one.frame,
        seed=one.seed,
        digest=one.digest,
    )
    if drawn.by:
        for stratum in one.strata:
            name = stratum.name or NO_NAME.say(console.language)
            console.say(STRATUM, by=drawn.by, name=name, size=len(stratum.drawn), frame=stratum.frame)
    console.say(SAMPLE_HEADING)
    for number, door in enumerate(drawn.doors, 1):
        console.line(f"{number}\t{door.address}")
    if drawn.spare:
        console.say(SPARE_HEADING)
        for door in drawn.spare:
            prefix = f"{door.stratum}-" if door.stratum else ""
            console.line(f"{prefix}{door.order}\t{door.address}")
    console.say(RULE)


def rate_as_json(rate: Rate, language: Language) -> dict[str, object]:
    """The response rate with what it was made of."""
    return {
        "visited": rate.visited,
        **dict(rate.counts),
        "eligible": rate.eligible,
        "rate": None if rate.rate is None else round(rate.rate, 6),
        "formula": FORMULA.say(language),
    }


def board_as_json(board: Board, lines: Sequence[VisitLine], language: Language) -> dict[str, object]:
    """The board for programs."""
    return {
        "day": board.day,
        "households": board.households,
        "how": list(board.how),
        "lines": [
            {
                "id": line.id,
                "address": line.address,
                "stratum": line.stratum,
                "drawn": line.drawn or None,
                "outcome": line.standing.outcome or None,
                "visits": line.standing.attempts,
                "visited_at": line.standing.last.at if line.standing.last else None,
                "visitor": line.standing.last.visitor if line.standing.last else None,
                "come_again": (line.standing.last.come_again or None) if line.standing.last else None,
                "due": line.is_due,
                "overdue": line.is_overdue,
            }
            for line in lines
        ],
        "quotas": [
            {"stratum": quota.stratum, "wanted": quota.wanted, "completed": quota.completed}
            for quota in board.quotas
        ],
        "response": rate_as_json(board.rate, language),
    }


def _agreed(line: VisitLine, language: Language) -> str:
    """The appointment that stands at a door, with its day and time."""
    again = line.standing.again
    if not again:
        return ""
    when = again[:16].replace("T", " ").removesuffix(" 00:00")
    return (OVERDUE if line.is_overdue else AGAIN).say(language, when=when)


def print_board(board: Board, lines: Sequence[VisitLine], console: Console) -> None:
    """The board for people."""
    labels = {option.code: option.label.say(console.language) for option in OUTCOMES}
    console.say(ROUTE, day=board.day, count=len(board.route))
    for number, line in enumerate(lines, 1):
        agreed = _agreed(line, console.language) or labels.get(line.standing.outcome, "")
        console.line(f"{number}\t{line.address}\t{agreed}")
    for quota in board.quotas:
        name = quota.stratum or WHOLE.say(console.language)
        console.say(QUOTA, name=name, completed=quota.completed, wanted=quota.wanted)
    rate = board.rate
    if rate.rate is None:
        console.say(NO_RATE)
        return
    between = "，" if console.language == "zh" else ", "
    parts = between.join(f"{labels[code]} {count}" for code, count in rate.counts.items() if count)
    console.say(COUNTS, visited=rate.visited, parts=parts)
    console.say(RATE, rate=f"{rate.rate:.1%}", completed=rate.completed, eligible=rate.eligible)
    console.say(FORMULA)


def notice_as_json(found: Notice, missing: Sequence[str]) -> dict[str, object]:
    """The notice for programs."""
    return {"version": found.version, "lines": list(found.lines), "missing": list(missing)}


def print_notice(found: Notice, missing: Sequence[str], console: Console) -> None:
    """The notice for reading out."""
    for line in found.lines:
        console.line(line)
    console.say(VERSION, version=found.version)
    if missing:
        between = "、" if console.language == "zh" else ", "
        names = between.join(TERM_NAMES[key].say(console.language) for key in missing)
        console.say(LACKING, missing=names, key=missing[0])
