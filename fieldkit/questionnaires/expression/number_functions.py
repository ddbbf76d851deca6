"""Functions on numbers and on lists of nodes."""

from __future__ import annotations

import hashlib
import math
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.evaluate import evaluate, node_set
from fieldkit.questionnaires.expression.registry import FUNCTIONS, Function, function
from fieldkit.questionnaires.expression.values import Value, arithmetic, scalar, to_number, to_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.questionnaires.expression.context import Context
    from fieldkit.questionnaires.expression.syntax import Syntax
    from fieldkit.questionnaires.tree import Node

    Arguments = tuple[Syntax, ...]

_LIMITS: dict[tuple[object, ...], float] = {("log", 0.0): -math.inf, ("log10", 0.0): -math.inf}
_MOST_PLACES = 300
_PARK_MILLER_MODULUS = 2_147_483_647
_PARK_MILLER_FACTOR = 16_807


def _number(context: Context, arguments: Arguments, index: int) -> float:
    return arithmetic(evaluate(arguments[index], context))


def _numbers(context: Context, arguments: Arguments) -> list[float]:
    """All numbers of the arguments; questions without an answer are left out (as in JavaRosa)."""
    numbers: list[float] = []
    for argument in arguments:
        value = evaluate(argument, context)
        if isinstance(value, list):
            numbers.extend(arithmetic([node]) for node in value if node.string_value)
        elif value != "":
            numbers.append(arithmetic(value))
    return numbers


@function("number", 0, 1)
def _to_number(context: Context, arguments: Arguments) -> Value:
    """Also of a date written as text (ODK XForms: days since 1970-01-01)."""
    return arithmetic(evaluate(arguments[0], context) if arguments else [context.node])


@function("int", 1, 1)
def _int(context: Context, arguments: Arguments) -> Value:
    number = _number(context, arguments, 0)
    return float(math.trunc(number)) if math.isfinite(number) else number


@function("round", 1, 2)
def _round(context: Context, arguments: Arguments) -> Value:
    """Halves go up (XPath 1.0, JavaRosa): round(-1.5) is -1; negative places round tens."""
    number = _number(context, arguments, 0)
    places = _number(context, arguments, 1) if len(arguments) > 1 else 0.0
    if not math.isfinite(number) or not abs(places) <= _MOST_PLACES:
        return number
    scale = Decimal(10) ** int(places)
    shifted = Decimal(repr(number)) * scale + Decimal("0.5")
    return float(shifted.to_integral_value(ROUND_FLOOR) / scale)


@function("floor", 1, 1)
def _floor(context: Context, arguments: Arguments) -> Value:
    number = _number(context, arguments, 0)
    return float(math.floor(number)) if math.isfinite(number) else number


@function("ceiling", 1, 1)
def _ceiling(context: Context, arguments: Arguments) -> Value:
    number = _number(context, arguments, 0)
    return float(math.ceil(number)) if math.isfinite(number) else number


@function("sum", 1, 1)
def _sum(context: Context, arguments: Arguments) -> Value:
    node_set(evaluate(arguments[0], context))
    return float(sum(_numbers(context, arguments)))


@function("max", 0, None)
def _max(context: Context, arguments: Arguments) -> Value:
    numbers = _numbers(context, arguments)
    return math.nan if not numbers or any(map(math.isnan, numbers)) else max(numbers)


@function("min", 0, None)
def _min(context: Context, arguments: Arguments) -> Value:
    numbers = _numbers(context, arguments)
    return math.nan if not numbers or any(map(math.isnan, numbers)) else min(numbers)


@function("pi", 0, 0)
def _pi(_context: Context, _arguments: Arguments) -> Value:
    return math.pi


@function("random", 0, 0, is_fresh=True)
def _random(context: Context, _arguments: Arguments) -> Value:
    return context.surroundings.chance.random()


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf


def _enter_mathematics(name: str, compute: Callable[..., float], count: int) -> None:
    def run(context: Context, arguments: Arguments) -> Value:
        numbers = [_number(context, arguments, index) for index in range(count)]
        try:
            return float(compute(*numbers))
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return _LIMITS.get((name, *numbers), math.nan)

    FUNCTIONS[name] = Function(name, count, count, run)


for _name, _compute in {
    "abs": math.fabs, "sqrt": math.sqrt, "exp": math.exp, "log": math.log, "log10": math.log10,
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "asin": math.asin, "acos": math.acos,
    "atan": math.atan,
}.items():  # fmt: skip
    _enter_mathematics(_name, _compute, 1)
_enter_mathematics("exp10", lambda power: math.pow(10, power), 1)
_enter_mathematics("pow", _power, 2)
_enter_mathematics("atan2", math.atan2, 2)


@function("randomize", 1, 2)
def _randomize(context: Context, arguments: Arguments) -> Value:
    """Nodes in an order the seed decides; the same seed gives the same order in ODK's clients."""
    nodes = node_set(evaluate(arguments[0], context))
    if len(arguments) == 1:
        shuffled = list(nodes)
        context.surroundings.chance.shuffle(shuffled)
        return shuffled
    return _shuffled(nodes, _seed(scalar(evaluate(arguments[1], context))))


def _seed(value: Value) -> int:
    number = to_number(value)
    text = to_text(value)
    if math.isfinite(number):
        return int(number)
    if text in {"", "NaN"}:
        return 0
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def _shuffled(nodes: list[Node], seed: int) -> list[Node]:
    """Fisher-Yates inside out over Park-Miller, as the ODK XForms specification asks."""
    state = _remainder_of(seed)
    if state <= 0:
        state += _PARK_MILLER_MODULUS - 1
    shuffled: list[Node] = []
    for count, node in enumerate(nodes, start=1):
        state = state * _PARK_MILLER_FACTOR % _PARK_MILLER_MODULUS
        place = int((state - 1) / (_PARK_MILLER_MODULUS - 1) * count)
        shuffled.append(node)
        if place != count - 1:
            shuffled[count - 1] = shuffled[place]
            shuffled[place] = node
    return shuffled


def _remainder_of(seed: int) -> int:
    """The remainder with the sign of the seed, as Java's % gives it for long seeds."""
    remainder = abs(seed) % _PARK_MILLER_MODULUS
    return remainder if seed >= 0 else -remainder
