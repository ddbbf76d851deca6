"""The table of functions: name, number of arguments, how to compute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from fieldkit.questionnaires.expression.context import Context
from fieldkit.questionnaires.expression.syntax import Call, ExpressionError, Syntax
from fieldkit.questionnaires.expression.values import Value

Compute: TypeAlias = Callable[[Context, tuple[Syntax, ...]], Value]


@dataclass(frozen=True, slots=True)
class Function:
    """One function; ``most`` None takes any number of arguments.

    Attributes:
        is_fresh: gives another value each time, so a stored result must be kept
            when an interview is reopened.
    """

    name: str
    least: int
    most: int | None
    compute: Compute
    is_fresh: bool = False


FUNCTIONS: dict[str, Function] = {}


def function(
    name: str, least: int, most: int | None, *, is_fresh: bool = False
) -> Callable[[Compute], Compute]:
    """Enter a function that evaluates its arguments itself (or not at all)."""

    def enter(compute: Compute) -> Compute:
        FUNCTIONS[name] = Function(name, least, most, compute, is_fresh)
        return compute

    return enter


def check_call(call: Call) -> None:
    """Check name and number of arguments.

    Raises:
        ExpressionError: unknown function, too few or too many arguments.
    """
    known = FUNCTIONS.get(call.name)
    if call.name.startswith("$"):
        raise ExpressionError(
            f"问卷的算式里没有变量 {call.name}，请写题目的路径，不要用 $",
            f"forms have no variables such as {call.name}; write a path, not $",
            call.position,
        )
    if known is None:
        raise ExpressionError(f"不认识的函数 {call.name}()", f"unknown function {call.name}()", call.position)
    count = len(call.arguments)
    if count < known.least or (known.most is not None and count > known.most):
        raise ExpressionError(
            f"函数 {call.name}() 的参数个数不对（{count} 个）",
            f"{call.name}() does not take {count} arguments",
            call.position,
        )
