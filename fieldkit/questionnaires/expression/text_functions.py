"""Functions on text, on truth, and on selected choices."""

from __future__ import annotations

import base64
import hashlib
import math
import uuid
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.evaluate import evaluate
from fieldkit.questionnaires.expression.regexes import matches
from fieldkit.questionnaires.expression.registry import function
from fieldkit.questionnaires.expression.syntax import ExpressionError
from fieldkit.questionnaires.expression.values import Value, arithmetic, scalar, to_boolean, to_text

if TYPE_CHECKING:
    from fieldkit.questionnaires.expression.context import Context
    from fieldkit.questionnaires.expression.syntax import Syntax

    Arguments = tuple[Syntax, ...]

_ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def _texts(context: Context, arguments: Arguments) -> list[str]:
    """Each argument as text; a node-set gives one text for each of its nodes."""
    texts: list[str] = []
    for argument in arguments:
        value = evaluate(argument, context)
        if isinstance(value, list):
            texts.extend(node.string_value for node in value)
        else:
            texts.append(to_text(value))
    return texts


def _text(context: Context, arguments: Arguments, index: int) -> str:
    return to_text(evaluate(arguments[index], context))


def _number(context: Context, arguments: Arguments, index: int) -> float:
    return arithmetic(evaluate(arguments[index], context))


@function("string", 0, 1)
def _string(context: Context, arguments: Arguments) -> Value:
    return _text(context, arguments, 0) if arguments else context.node.string_value


@function("concat", 0, None)
def _concat(context: Context, arguments: Arguments) -> Value:
    return "".join(_texts(context, arguments))


@function("join", 1, None)
def _join(context: Context, arguments: Arguments) -> Value:
    return _text(context, arguments, 0).join(_texts(context, arguments[1:]))


@function("substr", 2, 3)
def _substr(context: Context, arguments: Arguments) -> Value:
    """0-based, end left out, negative places count from the end."""
    text = _text(context, arguments, 0)
    start = _number(context, arguments, 1)
    end = _number(context, arguments, 2) if len(arguments) > 2 else math.inf
    if math.isnan(start) or math.isnan(end):
        return ""
    low, high = (_place(place, len(text)) for place in (start, end))
    return text[low:high]


def _place(place: float, length: int) -> int:
    if math.isinf(place):
        return length if place > 0 else 0
    whole = int(place)
    return max(0, length + whole) if whole < 0 else min(whole, length)


@function("substring", 2, 3)
def _substring(context: Context, arguments: Arguments) -> Value:
    """XPath 1.0 §4.2: 1-based, rounded, NaN gives nothing."""
    text = _text(context, arguments, 0)
    start = _half_up(_number(context, arguments, 1))
    length = _half_up(_number(context, arguments, 2)) if len(arguments) > 2 else math.inf
    return "".join(c for place, c in enumerate(text, start=1) if start <= place < start + length)


def _half_up(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@function("substring-before", 2, 2)
def _substring_before(context: Context, arguments: Arguments) -> Value:
    text, mark = _text(context, arguments, 0), _text(context, arguments, 1)
    return text.partition(mark)[0] if mark and mark in text else ""


@function("substring-after", 2, 2)
def _substring_after(context: Context, arguments: Arguments) -> Value:
    text, mark = _text(context, arguments, 0), _text(context, arguments, 1)
    return text.partition(mark)[2] if mark else text


@function("translate", 3, 3)
def _translate(context: Context, arguments: Arguments) -> Value:
    text, old, new = (_text(context, arguments, index) for index in range(3))
    table: dict[int, str | None] = {}
    for index, character in enumerate(old):
        table.setdefault(ord(character), new[index] if index < len(new) else None)
    return text.translate(table)


@function("string-length", 0, 1)
def _string_length(context: Context, arguments: Arguments) -> Value:
    return float(len(_text(context, arguments, 0) if arguments else context.node.string_value))


def _words(text: str) -> list[str]:
    """Words between blanks as XML counts them; the wide blank of Chinese text is a character."""
    return [word for word in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if word]


@function("normalize-space", 0, 1)
def _normalize_space(context: Context, arguments: Arguments) -> Value:
    return " ".join(_words(_text(context, arguments, 0) if arguments else context.node.string_value))


@function("contains", 2, 2)
def _contains(context: Context, arguments: Arguments) -> Value:
    return _text(context, arguments, 1) in _text(context, arguments, 0)


@function("starts-with", 2, 2)
def _starts_with(context: Context, arguments: Arguments) -> Value:
    return _text(context, arguments, 0).startswith(_text(context, arguments, 1))


@function("ends-with", 2, 2)
def _ends_with(context: Context, arguments: Arguments) -> Value:
    return _text(context, arguments, 0).endswith(_text(context, arguments, 1))


_LONGEST_ID = 10_000
"""More characters than that are a slip of the finger, and would keep the machine busy for minutes."""


@function("uuid", 0, 1, is_fresh=True)
def _uuid(context: Context, arguments: Arguments) -> Value:
    chance = context.surroundings.chance
    if not arguments:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))
    length = _number(context, arguments, 0)
    if not 0 <= length <= _LONGEST_ID:
        raise ExpressionError("uuid() 的长度不对", "uuid() needs a length")
    return "".join(chance.choice(_ALPHANUMERIC) for _ in range(int(length)))


@function("digest", 2, 3)
def _digest(context: Context, arguments: Arguments) -> Value:
    text, algorithm = _text(context, arguments, 0), _text(context, arguments, 1).upper()
    encoding = _text(context, arguments, 2).lower() if len(arguments) > 2 else "base64"
    if algorithm not in {"MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"}:
        raise ExpressionError(f"digest() 没有 {algorithm} 算法", f"digest() does not know {algorithm}")
    digest = hashlib.new(algorithm.replace("-", "").lower(), text.encode(), usedforsecurity=False)
    if encoding == "hex":
        return digest.hexdigest()
    if encoding != "base64":
        raise ExpressionError(f"digest() 没有 {encoding} 编码", f"digest() does not know {encoding}")
    return base64.b64encode(digest.digest()).decode()


@function("base64-decode", 1, 1)
def _base64_decode(context: Context, arguments: Arguments) -> Value:
    try:
        return base64.b64decode(_text(context, arguments, 0), validate=True).decode()
    except ValueError:
        return ""


@function("regex", 2, 2)
def _regex(context: Context, arguments: Arguments) -> Value:
    """The whole text must match (ODK's documentation; some engines search instead)."""
    return matches(_text(context, arguments, 1), _text(context, arguments, 0))


@function("true", 0, 0)
def _true(_context: Context, _arguments: Arguments) -> Value:
    return True


@function("false", 0, 0)
def _false(_context: Context, _arguments: Arguments) -> Value:
    return False


@function("boolean", 1, 1)
def _boolean(context: Context, arguments: Arguments) -> Value:
    return to_boolean(evaluate(arguments[0], context))


@function("boolean-from-string", 1, 1)
def _boolean_from_string(context: Context, arguments: Arguments) -> Value:
    return _text(context, arguments, 0).lower() in {"true", "1"}


@function("not", 1, 1)
def _not(context: Context, arguments: Arguments) -> Value:
    return not to_boolean(evaluate(arguments[0], context))


@function("if", 3, 3)
def _if(context: Context, arguments: Arguments) -> Value:
    """Only the branch taken is evaluated."""
    branch = arguments[1] if to_boolean(evaluate(arguments[0], context)) else arguments[2]
    return evaluate(branch, context)


@function("coalesce", 2, None)
def _coalesce(context: Context, arguments: Arguments) -> Value:
    for argument in arguments[:-1]:
        value = scalar(evaluate(argument, context))
        if to_text(value) not in {"", "NaN"}:
            return value
    return scalar(evaluate(arguments[-1], context))


@function("once", 1, 1, is_fresh=True)
def _once(context: Context, arguments: Arguments) -> Value:
    """What the question holds already, or else the argument."""
    return context.origin.string_value or scalar(evaluate(arguments[0], context))


@function("checklist", 2, None)
def _checklist(context: Context, arguments: Arguments) -> Value:
    """Whether between min and max of the rest hold; -1 is no limit."""
    least, most = _number(context, arguments, 0), _number(context, arguments, 1)
    held = sum(_truths(context, arguments[2:]))
    return (least == -1 or held >= least) and (most == -1 or held <= most)


@function("weighted-checklist", 4, None)
def _weighted_checklist(context: Context, arguments: Arguments) -> Value:
    """Whether the weights of what holds add up to between min and max; -1 is no limit.

    Raises:
        ExpressionError: not one weight for each answer.
    """
    least, most = _number(context, arguments, 0), _number(context, arguments, 1)
    answers = _truths(context, arguments[2::2])
    weights = [arithmetic(text) for text in _texts(context, arguments[3::2])]
    if len(answers) != len(weights) or len(arguments) % 2:
        raise ExpressionError(
            "weighted-checklist() 的答案和权重个数不一样",
            "weighted-checklist() needs a weight for each answer",
        )
    held = sum(weight for answer, weight in zip(answers, weights, strict=True) if answer)
    return (least == -1 or held >= least) and (most == -1 or held <= most)


def _truths(context: Context, arguments: Arguments) -> list[bool]:
    truths: list[bool] = []
    for argument in arguments:
        value = evaluate(argument, context)
        if isinstance(value, list):
            truths.extend(node.string_value not in {"", "0", "false"} for node in value)
        else:
            truths.append(to_boolean(value))
    return truths


@function("selected", 2, 2)
@function("is-selected", 2, 2)
def _selected(context: Context, arguments: Arguments) -> Value:
    wanted = _text(context, arguments, 1).strip()
    tokens = _text(context, arguments, 0).split()
    return wanted in tokens or (not wanted and not tokens)


@function("selected-at", 2, 2)
def _selected_at(context: Context, arguments: Arguments) -> Value:
    """0-based; beyond the end there is nothing."""
    tokens, index = _text(context, arguments, 0).split(), _number(context, arguments, 1)
    if math.isnan(index):
        index = 0  # as JavaRosa has it
    return tokens[int(index)] if 0 <= index < len(tokens) else ""


@function("count-selected", 1, 1)
def _count_selected(context: Context, arguments: Arguments) -> Value:
    return float(len(_text(context, arguments, 0).split()))


@function("jr:choice-name", 2, 2)
def _choice_name(context: Context, arguments: Arguments) -> Value:
    value, path = _text(context, arguments, 0), _text(context, arguments, 1)
    return context.surroundings.choice_label(value, path.strip(), context.origin)


@function("jr:itext", 1, 1)
def _itext(context: Context, arguments: Arguments) -> Value:
    return context.surroundings.translation(_text(context, arguments, 0))


@function("extract-signed", 2, 2)
def _extract_signed(context: Context, arguments: Arguments) -> Value:
    """The text of a signed message, nothing when the signature (Ed25519, 64 bytes, first) is not of that key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        message, key = (base64.b64decode(_text(context, arguments, place), validate=True) for place in (0, 1))
        Ed25519PublicKey.from_public_bytes(key).verify(message[:64], message[64:])
        return message[64:].decode()
    except (ValueError, InvalidSignature):
        return ""


@function("depend", 1, None)
def _depend(context: Context, arguments: Arguments) -> Value:
    """The first argument; the others only say what it waits for."""
    return evaluate(arguments[0], context)


@function("version", 0, 0)
def _version(context: Context, _arguments: Arguments) -> Value:
    """The version of the form, as its answers carry it."""
    top = context.surroundings.document
    for root in (top, *top.children):
        for attribute in root.attributes:
            if attribute.name == "version":
                return attribute.text
    return ""


@function("property", 1, 1)
def _property(context: Context, arguments: Arguments) -> Value:
    """What a phone would know of itself; this computer gives no such thing away."""
    evaluate(arguments[0], context)
    return ""
