"""What goes wrong at once when a form opens, found without opening it.

ODK Validate and Collect work out every relevant, required, readonly and calculate when a
form opens, and stop at what cannot be worked out; a constraint waits for an answer, and
``if``, ``and``, ``or``, ``coalesce`` leave out what does not matter. So does this module:
what surely goes wrong keeps a form from running, what may go wrong is a doubt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fieldkit.questionnaires.expression.regexes import compiled
from fieldkit.questionnaires.expression.syntax import (
    Call,
    Expression,
    ExpressionError,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Syntax,
    chain,
)
from fieldkit.questionnaires.expression.values import parse_date, parse_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AT_OPENING = frozenset({"relevant", "required", "read_only", "calculation"})
"""The columns whose expressions are worked out when a form opens."""
_TAKES_NODES = frozenset({
    "area", "checklist", "count", "count-non-empty", "distance", "enclosed-area", "geofence", "id",
    "indexed-repeat", "instance", "intersects", "join", "jr:choice-name", "local-name", "name", "namespace-uri",
    "position", "pulldata", "randomize", "sum", "weighted-checklist",
})  # fmt: skip
_TAKES_NODES_ALONE = frozenset({"concat", "max", "min"})
_LEAVES_OUT = frozenset({"if", "coalesce"})
_NOT_LOOKED_AT = frozenset({"pulldata", "indexed-repeat"})
_WANTS_NODES = frozenset({"count", "count-non-empty", "position", "randomize", "sum"})
_CODES = frozenset("YymnbdeHhMS3aW%")
_CODE = re.compile(r"%(.?)", re.DOTALL)
_ALGORITHMS = frozenset({"MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"})
_ENCODINGS = frozenset({"base64", "hex"})


class Looked(NamedTuple):
    """A part of an expression: is it surely worked out, and must it be one value?"""

    tree: Syntax
    is_sure: bool
    is_single: bool


def looked_at(tree: Syntax) -> Iterator[Looked]:
    """Yield the parts of an expression, those inside of predicates left out."""
    waiting = [Looked(tree, is_sure=True, is_single=True)]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(_inside(one.tree, is_sure=one.is_sure))


def _inside(tree: Syntax, *, is_sure: bool) -> Iterator[Looked]:
    match tree:
        case Operation():
            first, operations = chain(tree)
            yield Looked(first, is_sure, operations[0].operator != "|")
            for one in operations:
                is_always = is_sure and one.operator not in {"and", "or"}
                yield Looked(one.right, is_always, one.operator != "|")
        case Negation(operand):
            yield Looked(operand, is_sure, is_single=True)
        case Call(name, arguments):
            for place, argument in enumerate(arguments):
                is_left_out = name in _NOT_LOOKED_AT or (place > 0 and name in _LEAVES_OUT)
                yield Looked(argument, is_sure and not is_left_out, not takes_nodes(tree))
        case _:
            pass


def takes_nodes(call: Call) -> bool:
    """Whether a function takes several nodes as they are."""
    return call.name in _TAKES_NODES or (call.name in _TAKES_NODES_ALONE and len(call.arguments) == 1)


def faults_at(
    expression: Expression, at: str, repeats: frozenset[str], is_conditional: Callable[[str, str], bool]
) -> Iterator[tuple[ExpressionError, bool]]:
    """Yield what goes wrong in an expression, and whether it surely does.

    Args:
        expression: bound to the node ``at``.
        at: form path.
        repeats: form paths of all repeats.
        is_conditional: whether something between a repeat and a question in it may not be asked.
    """
    for one in looked_at(expression.tree):
        if isinstance(one.tree, Call):
            error = fault_of(one.tree)
            if error is not None:
                yield error, one.is_sure
        elif isinstance(one.tree, Path):
            wrong = beyond(one.tree, at)
            if wrong is not None:
                yield wrong, one.is_sure
            through = several_nodes(one.tree, at, repeats) if one.is_single else None
            if through is not None:
                repeat, question = through
                name = question.rpartition("/")[2]
                place = max(expression.source.find(name), 0)
                yield several(name, place), one.is_sure and not is_conditional(repeat, question)


def several(name: str, place: int = 0) -> ExpressionError:
    """Return the error of several answers where one is wanted."""
    return ExpressionError(
        f"“{name}”在循环组里，答案不止一个，这里只能用一个。可以用 sum()、max()、join() 或 indexed-repeat()",
        f"“{name}” is in a repeat and has several answers where one is wanted; "
        "there are sum(), max(), join() and indexed-repeat()",
        place,
    )


def fault_of(call: Call) -> ExpressionError | None:
    """Return why a call fails whatever is answered: its arguments are written out and wrong."""
    check = _CHECKS.get(call.name)
    reason = check(call) if check is not None else None
    return None if reason is None else ExpressionError(*reason, call.position)


def several_nodes(path: Path, at: str, repeats: frozenset[str]) -> tuple[str, str] | None:
    """Return the repeat whose instances a path at the node ``at`` goes through, and the question it means."""
    here = _beginning(path, at)
    if here is None or any(step.predicates for step in path.steps):
        return None
    entered: list[str] = []
    for step in path.steps:
        if step.axis == "parent":
            entered = [one for one in entered if one != here]
            here = here.rpartition("/")[0]
        elif step.axis == "child" and "(" not in step.test and step.test != "*":
            here = f"{here}/{step.test}"
            entered += [here] if here in repeats else []
        else:
            return None
    return (entered[0], here) if entered else None


def climbs_out(path: Path, at: str) -> bool:
    """Whether a path at the node ``at`` goes up beyond the answers."""
    here = _beginning(path, at)
    depth = 0 if here is None else here.count("/")
    for step in path.steps if here is not None else ():
        depth += {"parent": -1, "child": 1}.get(step.axis, 0)
        if depth < 0:
            return True
    return False


def beyond(tree: Syntax, at: str) -> ExpressionError | None:
    """Return the error of a path at the node ``at`` that goes up beyond the answers."""
    if isinstance(tree, Path) and climbs_out(tree, at):
        return ExpressionError("“..”太多，超出了问卷", "too many “..”, beyond the form")
    return None


def _beginning(path: Path, at: str) -> str | None:
    if path.absolute:
        return ""
    is_own = path.start is None or (isinstance(path.start, Call) and path.start.name == "current")
    return at if is_own else None


# --- arguments that are written out ----------------------------------------------

_Reason = tuple[str, str]


def _text(call: Call, place: int) -> str:
    argument = call.arguments[place] if place < len(call.arguments) else None
    return argument.text if isinstance(argument, Literal) else ""


def _pattern(call: Call) -> _Reason | None:
    pattern = _text(call, 1)
    try:
        compiled(pattern)
    except ExpressionError as error:
        return error.reason.zh, error.reason.en
    return None


def _day(call: Call) -> _Reason | None:
    text = _text(call, 0)
    if not text or parse_date(text) or parse_moment(text):
        return None
    return f"“{text}”不是日期", f"“{text}” is not a date"


def _codes(call: Call) -> _Reason | None:
    first = call.arguments[0] if call.arguments else None
    is_a_day = isinstance(first, Call) and first.name in {"today", "now"}
    wrong = [one for one in _CODE.findall(_text(call, 1)) if one not in _CODES or not one]
    if not wrong or not is_a_day:
        return None
    return f"日期格式里没有“%{wrong[0]}”", f"a date format has no “%{wrong[0]}”"


def _digest(call: Call) -> _Reason | None:
    for place, known in ((1, _ALGORITHMS), (2, _ENCODINGS)):
        text = _text(call, place)
        if text and text.upper() not in {one.upper() for one in known}:
            names = "、".join(sorted(known))
            return f"digest() 没有“{text}”，可以写 {names}", f"digest() has no “{text}”; it has {names}"
    return None


def _nodes(call: Call) -> _Reason | None:
    if not call.arguments or not isinstance(call.arguments[0], Literal | Number):
        return None
    return f"{call.name}() 里要写题名", f"{call.name}() wants a question"


def _pairs(call: Call) -> _Reason | None:
    if len(call.arguments) % 2 == 0:
        return None
    return (
        "weighted-checklist() 的每个条件都要有分值",
        "weighted-checklist() wants a weight for each condition",
    )


_CHECKS: dict[str, Callable[[Call], _Reason | None]] = {
    "date": _day,
    "date-time": _day,
    "digest": _digest,
    "format-date": _codes,
    "format-date-time": _codes,
    "regex": _pattern,
    "weighted-checklist": _pairs,
    **dict.fromkeys(_WANTS_NODES, _nodes),
}
