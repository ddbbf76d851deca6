"""What JavaRosa, and so ODK Validate and Collect, cannot work out wherever it stands in an expression.

Four functions that ODK's lists name and JavaRosa lacks run here all the same
(``substring``, ``floor``, ``ceiling``, ``last``); the author hears of other clients.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.syntax import (
    Call,
    ExpressionError,
    Filter,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Step,
    Syntax,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ONLY_HERE = frozenset({"ceiling", "floor", "last", "substring"})
"""Functions that JavaRosa lacks and that run here."""
NOT_OF_FORMS = frozenset({"id", "lang", "local-name", "name", "namespace-uri"})
"""XPath's own functions that no form client has."""
PATHS = frozenset({"choice_filter", "repeat_count", "choice name", "choice label"})
"""What has to be a path: a list, a count (or a fixed number), what a list stores and shows."""
_TRUTHS = frozenset({"true", "false"})
_WHOLE_NODE = frozenset({"parent", "self"})


def refusable_step(parts: Iterable[Syntax]) -> ExpressionError | None:
    """Return the first step of any path in an expression that JavaRosa cannot go."""
    for one in parts:
        if isinstance(one, Path):
            wrong = next((step for step in one.steps if not _can_be_gone(step)), None)
            if wrong is not None:
                return _no_step(wrong)
    return None


def never_read(parts: Iterable[Syntax]) -> ExpressionError | None:
    """Return what JavaRosa does not even read, in whatever column: ``.[…]``, ``instance()``."""
    for one in parts:
        if isinstance(one, Call) and one.name == "instance" and not one.arguments:
            return ExpressionError(
                "instance() 里要写名单的名称", "instance() wants the name of a list", one.position
            )
        if isinstance(one, Path):
            for step in one.steps:
                if step.axis in _WHOLE_NODE and step.predicates:
                    return ExpressionError("“.”和“..”后面不能加方括号", "“.” and “..” take no brackets")
    return None


def only_here(parts: Iterable[Syntax]) -> Iterator[str]:
    """Yield the functions that run here and not in JavaRosa, those in predicates too."""
    for one in parts:
        if isinstance(one, Call) and one.name in ONLY_HERE:
            yield f"{one.name}()"


def is_path(tree: Syntax) -> bool:
    """Whether an expression is a path into the answers or into a list."""
    if isinstance(tree, Call):
        return tree.name == "randomize" and bool(tree.arguments) and is_path(tree.arguments[0])
    starts = {"current", "instance"}
    return isinstance(tree, Path) and (
        tree.start is None or (isinstance(tree.start, Call) and tree.start.name in starts)
    )


def no_path(tree: Syntax, column: str) -> ExpressionError | None:
    """Return why an expression cannot stand where only a path can."""
    is_text = column == "choice label" and isinstance(tree, Call) and tree.name == "jr:itext"
    # A fixed number is the specification's; JavaRosa takes none.
    if is_path(tree) or is_text or (column == "repeat_count" and is_fixed_number(tree)):
        return None
    return ExpressionError(
        "这里只能写路径，算式请放到一道 calculate 题里",
        "only a path can stand here; put a calculation into a calculate",
    )


def is_fixed_number(tree: Syntax) -> bool:
    """Whether an expression is a number whatever is answered: ``3``, ``'12'``, ``number(false())``."""
    match tree:
        case Number():
            return True
        case Literal(text):
            return text.strip().isdecimal()
        case Negation(operand):
            return is_fixed_number(operand)
        case Call("number" | "int" | "round", (argument,)):
            return is_fixed_number(argument) or (isinstance(argument, Call) and argument.name in _TRUTHS)
        case _:
            return False


def _can_be_gone(step: Step) -> bool:
    is_named = "(" not in step.test
    if step.axis == "child":
        return is_named and not (step.test == "*" and step.prefix)
    if step.axis == "attribute":
        return is_named and step.test != "*"
    return step.axis in _WHOLE_NODE and step.test == "node()"


def _no_step(step: Step) -> ExpressionError:
    written = step.test if step.axis == "child" else f"{step.axis}::{step.test}"
    written = "//" if step.axis.startswith("descendant") else written
    return ExpressionError(
        f"路径里不能用“{written}”，只能用题名、“.”、“..”和 @属性",
        f"a path cannot use “{written}”, only names, “.”, “..” and @attributes",
    )


def odd_part(tree: Syntax) -> ExpressionError | None:
    """Return why JavaRosa cannot work out this part of an expression, whatever its arguments are."""
    match tree:
        case Operation(operator="|"):
            return ExpressionError("不能用“|”把几题并在一起", "questions cannot be joined by “|”")
        case Filter():
            return ExpressionError("括号后面不能再加方括号", "brackets cannot follow a bracketed expression")
        case Path(_, start, _) if start is not None and not is_path(tree):
            return ExpressionError("路径只能从题目或名单开始", "a path begins at a question or a list")
        case Path(True, None, ()):
            return ExpressionError("只写“/”不是一道题", "“/” alone is no question")
        case Call(name, _) if name in NOT_OF_FORMS:
            return ExpressionError(
                f"问卷里没有函数 {name}()", f"forms have no function {name}()", tree.position
            )
        case Call("instance" | "current", _):
            return ExpressionError(
                f"{tree.name}() 后面要写路径", f"{tree.name}() wants a path behind it", tree.position
            )
        case Negation() | Number() | _:
            return None
